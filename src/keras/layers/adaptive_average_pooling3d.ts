import { adaptivePoolingLayer } from './base_adaptive_pooling.js'

/** The mean of windows over depth, height and width, so placed that the output has the size asked for. */
export const AdaptiveAveragePooling3D = adaptivePoolingLayer(3, 'Average')
