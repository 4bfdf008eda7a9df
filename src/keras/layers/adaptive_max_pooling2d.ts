import { adaptivePoolingLayer } from './base_adaptive_pooling.js'

/** The largest entry of windows over height and width, so placed that the output has the size asked for. */
export const AdaptiveMaxPooling2D = adaptivePoolingLayer(2, 'Max')
