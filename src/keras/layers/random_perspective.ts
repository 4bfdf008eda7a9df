import { fraction } from '../numbers.js'
import { factor, imageLayer, supported } from './base_image.js'

/** Tilts images. */
export const RandomPerspective = imageLayer(
  'RandomPerspective',
  "factor=1.0, scale=1.0, interpolation='bilinear', fill_value=0.0, seed=None, data_format=None, **kwargs",
  (args) => {
    factor(args, 0, 1)
    fraction(args, 'scale')
    supported(args, 'interpolation', ['nearest', 'bilinear'])
  },
)
