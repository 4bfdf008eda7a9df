import { separableLayer } from './base_separable_conv.js'

/** A depthwise convolution over height and width, then one of size 1 across the channels. */
export const SeparableConv2D = separableLayer(2)
