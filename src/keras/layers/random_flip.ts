import { imageLayer } from './base_image.js'

/** Mirrors images. The mode is not looked at before data comes. */
export const RandomFlip = imageLayer(
  'RandomFlip',
  "mode='horizontal_and_vertical', seed=None, data_format=None, **kwargs",
)
