import { convolutionLayer } from './base_conv.js'

/** Convolution over depth, height and width: input `(batch, depth, height, width, channels)`. */
export const Conv3D = convolutionLayer(3, { name: 'Conv3D', aliases: ['Convolution3D'] })
