import { fillAndInterpolation, imageLayer, strictFactor } from './base_image.js'

/** Slants images. */
export const RandomShear = imageLayer(
  'RandomShear',
  "x_factor=0.0, y_factor=0.0, interpolation='bilinear', fill_mode='reflect', fill_value=0.0, data_format=None, seed=None, **kwargs",
  (args) => {
    strictFactor(args, 'x_factor', 0, 1)
    strictFactor(args, 'y_factor', 0, 1)
    fillAndInterpolation(args)
  },
)
