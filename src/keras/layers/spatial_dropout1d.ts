import { fraction, seed } from '../numbers.js'
import { sameShape } from './same_shape.js'

/** Drops whole channels of a sample while training. Takes no other arguments, not even `trainable`. */
export const SpatialDropout1D = sameShape({
  name: 'SpatialDropout1D',
  bases: ['BaseSpatialDropout', 'Dropout'],
  signature: 'rate, seed=None, name=None, dtype=None',
  call: 'inputs, training=False',
  init(args) {
    const rate = fraction(args, 'rate')
    if (rate !== 0) seed(args)
    return { rate }
  },
  inputSpec: () => ({ ndim: 3 }),
})
