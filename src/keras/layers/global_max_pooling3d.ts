import { globalPoolingLayer } from './base_global_pooling.js'

/** The largest entry of each channel over depth, height and width. */
export const GlobalMaxPooling3D = globalPoolingLayer(3, {
  name: 'GlobalMaxPooling3D',
  aliases: ['GlobalMaxPool3D'],
})
