/** The rule that spatial dropouts share (Keras's BaseSpatialDropout). */
import { dataFormat } from '../arguments.js'
import type { LayerDeclaration } from '../layer.js'
import { fraction, seed } from '../numbers.js'
import { sameShape } from './same_shape.js'

/** Drops whole channels of a sample while training. Takes no other arguments, not even `trainable`. */
export function spatialDropout(rank: 1 | 2 | 3): LayerDeclaration {
  const format = rank === 1 ? '' : ' data_format=None,'
  return sameShape({
    name: `SpatialDropout${rank}D`,
    bases: ['BaseSpatialDropout', 'Dropout'],
    signature: `rate,${format} seed=None, name=None, dtype=None`,
    call: 'inputs, training=False',
    init(args) {
      const rate = fraction(args, 'rate')
      if (rate !== 0) seed(args)
      if (format !== '') dataFormat(args)
      return { rate }
    },
    inputSpec: () => ({ ndim: rank + 2 }),
  })
}
