import { globalPoolingLayer } from './base_global_pooling.js'

/** The mean of each channel over the steps. */
export const GlobalAveragePooling1D = globalPoolingLayer(
  1,
  { name: 'GlobalAveragePooling1D', aliases: ['GlobalAvgPool1D'] },
  'reads masks',
)
