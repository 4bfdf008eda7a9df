import { globalPoolingLayer } from './base_global_pooling.js'

/** The largest entry of each channel over height and width. */
export const GlobalMaxPooling2D = globalPoolingLayer(2, {
  name: 'GlobalMaxPooling2D',
  aliases: ['GlobalMaxPool2D'],
})
