import { transposedLayer } from './base_conv_transpose.js'

/** A transposed convolution over height and width. */
export const Conv2DTranspose = transposedLayer(2)
