import { fillAndInterpolation, imageLayer, strictFactor } from './base_image.js'

/** Zooms images out (positive factors) or in (negative ones). */
export const RandomZoom = imageLayer(
  'RandomZoom',
  "height_factor, width_factor=None, fill_mode='reflect', interpolation='bilinear', seed=None, fill_value=0.0, data_format=None, **kwargs",
  (args) => {
    strictFactor(args, 'height_factor', -1, 1, true)
    if (args.value('width_factor').kind !== 'none') strictFactor(args, 'width_factor', -1, 1, true)
    fillAndInterpolation(args)
  },
)
