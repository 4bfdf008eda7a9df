import { factor, imageLayer, supported } from './base_image.js'

/** Bends images. */
export const RandomElasticTransform = imageLayer(
  'RandomElasticTransform',
  "factor=1.0, scale=1.0, interpolation='bilinear', fill_mode='reflect', fill_value=0.0, value_range=(0, 255), seed=None, data_format=None, **kwargs",
  (args) => {
    factor(args, 0, 1)
    factor(args, 0, 1, 'scale')
    supported(args, 'interpolation', ['nearest', 'bilinear'])
    supported(args, 'fill_mode', ['constant', 'nearest', 'wrap', 'mirror', 'reflect'])
  },
)
