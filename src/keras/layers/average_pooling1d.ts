import { poolingLayer } from './base_pooling.js'

/** The mean of each window over the steps. */
export const AveragePooling1D = poolingLayer(
  1,
  { name: 'AveragePooling1D', aliases: ['AvgPool1D'] },
  'required',
)
