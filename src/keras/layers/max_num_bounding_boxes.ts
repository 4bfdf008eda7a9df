import { wholeNumber } from '../numbers.js'
import { imageLayer } from './base_image.js'

/** Keeps at most `max_number` boxes of an image; images pass as they are. */
export const MaxNumBoundingBoxes = imageLayer(
  'MaxNumBoundingBoxes',
  'max_number, fill_value=-1, **kwargs',
  (args) => {
    wholeNumber(args, 'max_number')
    wholeNumber(args, 'fill_value')
  },
)
