import { globalPoolingLayer } from './base_global_pooling.js'

/** The mean of each channel over depth, height and width. */
export const GlobalAveragePooling3D = globalPoolingLayer(3, {
  name: 'GlobalAveragePooling3D',
  aliases: ['GlobalAvgPool3D'],
})
