import { factor, imageLayer, valueRange } from './base_image.js'

/** Reduces the number of bits a colour has, between 1 and 8. */
export const RandomPosterization = imageLayer(
  'RandomPosterization',
  'factor, value_range=(0, 255), data_format=None, seed=None, **kwargs',
  (args) => {
    factor(args, 1, 8)
    valueRange(args)
  },
)
