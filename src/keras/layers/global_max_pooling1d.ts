import { globalPoolingLayer } from './base_global_pooling.js'

/** The largest entry of each channel over the steps. */
export const GlobalMaxPooling1D = globalPoolingLayer(1, {
  name: 'GlobalMaxPooling1D',
  aliases: ['GlobalMaxPool1D'],
})
