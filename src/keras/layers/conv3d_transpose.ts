import { transposedLayer } from './base_conv_transpose.js'

/** A transposed convolution over depth, height and width. */
export const Conv3DTranspose = transposedLayer(3)
