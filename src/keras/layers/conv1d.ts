import { convolutionLayer } from './base_conv.js'

/** Convolution over the steps: input `(batch, steps, channels)`. */
export const Conv1D = convolutionLayer(1, { name: 'Conv1D', aliases: ['Convolution1D'] })
