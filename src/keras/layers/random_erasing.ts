import { factor, imageLayer } from './base_image.js'

/** Blanks a part of images. */
export const RandomErasing = imageLayer(
  'RandomErasing',
  'factor=1.0, scale=(0.02, 0.33), fill_value=None, value_range=(0, 255), seed=None, data_format=None, **kwargs',
  (args) => {
    factor(args, 0, 1)
    factor(args, 0, 1, 'scale')
  },
)
