import { factorOrZero, fillAndInterpolation, imageLayer } from './base_image.js'

/** Turns images by a share of a full turn. */
export const RandomRotation = imageLayer(
  'RandomRotation',
  "factor, fill_mode='reflect', interpolation='bilinear', seed=None, fill_value=0.0, data_format=None, **kwargs",
  (args) => {
    factorOrZero(args, -1, 1)
    fillAndInterpolation(args)
  },
)
