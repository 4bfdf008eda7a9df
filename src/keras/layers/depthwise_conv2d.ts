import { depthwiseLayer } from './base_depthwise_conv.js'

/** A convolution over height and width of each channel by itself. */
export const DepthwiseConv2D = depthwiseLayer(2)
