import { depthwiseLayer } from './base_depthwise_conv.js'

/** A convolution over the steps of each channel by itself. */
export const DepthwiseConv1D = depthwiseLayer(1)
