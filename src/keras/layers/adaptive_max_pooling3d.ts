import { adaptivePoolingLayer } from './base_adaptive_pooling.js'

/** The largest entry of windows over depth, height and width, so placed that the output has the size asked for. */
export const AdaptiveMaxPooling3D = adaptivePoolingLayer(3, 'Max')
