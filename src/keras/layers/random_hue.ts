import { factor, imageLayer } from './base_image.js'

/** Shifts the hue of images. */
export const RandomHue = imageLayer(
  'RandomHue',
  'factor, value_range=(0, 255), data_format=None, seed=None, **kwargs',
  (args) => {
    factor(args, 0, 1)
  },
)
