import { factor, imageLayer, valueRange } from './base_image.js'

/** Sharpens or softens images. */
export const RandomSharpness = imageLayer(
  'RandomSharpness',
  'factor, value_range=(0, 255), data_format=None, seed=None, **kwargs',
  (args) => {
    factor(args, 0, 1)
    valueRange(args)
  },
)
