import { factor, imageLayer } from './base_image.js'

/** Turns images into their negatives. */
export const RandomInvert = imageLayer(
  'RandomInvert',
  'factor=1.0, value_range=(0, 255), seed=None, data_format=None, **kwargs',
  (args) => {
    factor(args, 0, 1)
  },
)
