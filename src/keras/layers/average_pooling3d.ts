import { poolingLayer } from './base_pooling.js'

/** The mean of each window over depth, height and width. */
export const AveragePooling3D = poolingLayer(
  3,
  { name: 'AveragePooling3D', aliases: ['AvgPool3D'] },
  'required',
)
