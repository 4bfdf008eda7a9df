import { fillAndInterpolation, imageLayer, strictFactor } from './base_image.js'

/** Moves images by a share of their size. */
export const RandomTranslation = imageLayer(
  'RandomTranslation',
  "height_factor, width_factor, fill_mode='reflect', interpolation='bilinear', seed=None, fill_value=0.0, data_format=None, **kwargs",
  (args) => {
    strictFactor(args, 'height_factor', -1, 1)
    strictFactor(args, 'width_factor', -1, 1)
    fillAndInterpolation(args)
  },
)
