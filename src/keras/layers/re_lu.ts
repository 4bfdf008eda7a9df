import { notNegative } from '../numbers.js'
import { sameShape } from './same_shape.js'

/** `max(0, x)`, cut off at `max_value`, with `negative_slope` below `threshold`. */
export const ReLU = sameShape({
  name: 'ReLU',
  signature: 'max_value=None, negative_slope=0.0, threshold=0.0, **kwargs',
  init: (args) => ({
    max_value: notNegative(args, 'max_value', true),
    negative_slope: notNegative(args, 'negative_slope'),
    threshold: notNegative(args, 'threshold'),
  }),
})
