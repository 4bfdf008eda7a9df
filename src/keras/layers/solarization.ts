import { imageLayer, strictFactor, valueRange } from './base_image.js'

/** Inverts the bright parts of images. */
export const Solarization = imageLayer(
  'Solarization',
  'addition_factor=0.0, threshold_factor=0.0, value_range=(0, 255), seed=None, **kwargs',
  (args) => {
    strictFactor(args, 'addition_factor', 0, 1)
    strictFactor(args, 'threshold_factor', 0, 1)
    valueRange(args)
  },
)
