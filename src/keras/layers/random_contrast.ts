import { factor, imageLayer } from './base_image.js'

/** Changes the contrast of images. */
export const RandomContrast = imageLayer(
  'RandomContrast',
  'factor, value_range=(0, 255), seed=None, **kwargs',
  (args) => {
    factor(args, 0, 1)
  },
)
