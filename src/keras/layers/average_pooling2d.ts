import { poolingLayer } from './base_pooling.js'

/** The mean of each window over height and width. */
export const AveragePooling2D = poolingLayer(
  2,
  { name: 'AveragePooling2D', aliases: ['AvgPool2D'] },
  'required',
)
