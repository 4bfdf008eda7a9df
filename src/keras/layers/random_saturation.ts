import { factor, imageLayer, valueRange } from './base_image.js'

/** Changes the saturation of images. */
export const RandomSaturation = imageLayer(
  'RandomSaturation',
  'factor, value_range=(0, 255), data_format=None, seed=None, **kwargs',
  (args) => {
    factor(args, -1, 1)
    valueRange(args)
  },
)
