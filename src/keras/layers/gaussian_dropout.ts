import { fraction, seed } from '../numbers.js'
import { sameShape } from './same_shape.js'

/** Multiplies by noise around 1 while training. */
export const GaussianDropout = sameShape({
  name: 'GaussianDropout',
  signature: 'rate, seed=None, **kwargs',
  call: 'inputs, training=False',
  init(args) {
    const rate = fraction(args, 'rate')
    if (rate !== 0) seed(args)
    return { rate }
  },
})
