import { transposedLayer } from './base_conv_transpose.js'

/** A transposed convolution over the steps. */
export const Conv1DTranspose = transposedLayer(1)
