import { fraction, seed } from '../numbers.js'
import { sameShape } from './same_shape.js'

/** Dropout that keeps mean and variance, for SELU networks. */
export const AlphaDropout = sameShape({
  name: 'AlphaDropout',
  signature: 'rate, noise_shape=None, seed=None, **kwargs',
  call: 'inputs, training=False',
  init(args) {
    const rate = fraction(args, 'rate')
    if (rate !== 0) seed(args)
    return { rate }
  },
})
