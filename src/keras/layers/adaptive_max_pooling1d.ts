import { adaptivePoolingLayer } from './base_adaptive_pooling.js'

/** The largest entry of windows over the steps, so placed that the output has the size asked for. */
export const AdaptiveMaxPooling1D = adaptivePoolingLayer(1, 'Max')
