import { adaptivePoolingLayer } from './base_adaptive_pooling.js'

/** The mean of windows over the steps, so placed that the output has the size asked for. */
export const AdaptiveAveragePooling1D = adaptivePoolingLayer(1, 'Average')
