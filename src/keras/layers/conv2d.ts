import { convolutionLayer } from './base_conv.js'

/** Convolution over height and width: input `(batch, height, width, channels)`. */
export const Conv2D = convolutionLayer(2, { name: 'Conv2D', aliases: ['Convolution2D'] })
