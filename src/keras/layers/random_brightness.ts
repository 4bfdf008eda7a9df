import { factorOrZero, imageLayer, valueRange } from './base_image.js'

/** Makes images brighter or darker. */
export const RandomBrightness = imageLayer(
  'RandomBrightness',
  'factor, value_range=(0, 255), seed=None, **kwargs',
  (args) => {
    factorOrZero(args, -1, 1)
    valueRange(args)
  },
)
