import { fraction, seed } from '../numbers.js'
import { sameShape } from './same_shape.js'

/** Adds noise around 0 while training. */
export const GaussianNoise = sameShape({
  name: 'GaussianNoise',
  signature: 'stddev, seed=None, **kwargs',
  call: 'inputs, training=False',
  init(args) {
    const stddev = fraction(args, 'stddev')
    if (stddev !== 0) seed(args)
    return { stddev }
  },
})
