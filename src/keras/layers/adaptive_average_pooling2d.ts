import { adaptivePoolingLayer } from './base_adaptive_pooling.js'

/** The mean of windows over height and width, so placed that the output has the size asked for. */
export const AdaptiveAveragePooling2D = adaptivePoolingLayer(2, 'Average')
