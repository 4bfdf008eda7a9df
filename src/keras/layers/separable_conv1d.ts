import { separableLayer } from './base_separable_conv.js'

/** A depthwise convolution over the steps, then one of size 1 across the channels. */
export const SeparableConv1D = separableLayer(1)
