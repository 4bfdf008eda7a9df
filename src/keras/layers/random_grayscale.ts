import { fraction } from '../numbers.js'
import { imageLayer } from './base_image.js'

/** Takes the colour out of images. */
export const RandomGrayscale = imageLayer(
  'RandomGrayscale',
  'factor=0.5, data_format=None, seed=None, **kwargs',
  (args) => {
    fraction(args, 'factor')
  },
)
