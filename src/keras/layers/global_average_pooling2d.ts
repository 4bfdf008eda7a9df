import { globalPoolingLayer } from './base_global_pooling.js'

/** The mean of each channel over height and width. */
export const GlobalAveragePooling2D = globalPoolingLayer(2, {
  name: 'GlobalAveragePooling2D',
  aliases: ['GlobalAvgPool2D'],
})
