import { dataFormat } from '../arguments.js'
import { fraction, seed } from '../numbers.js'
import { sameShape } from './same_shape.js'

/** Drops whole channels of a sample while training. Takes no other arguments, not even `trainable`. */
export const SpatialDropout3D = sameShape({
  name: 'SpatialDropout3D',
  bases: ['BaseSpatialDropout', 'Dropout'],
  signature: 'rate, data_format=None, seed=None, name=None, dtype=None',
  call: 'inputs, training=False',
  init(args) {
    const rate = fraction(args, 'rate')
    if (rate !== 0) seed(args)
    dataFormat(args)
    return { rate }
  },
  inputSpec: () => ({ ndim: 5 }),
})
