import type { Value } from '../../python/value.js'
import { integerOf, itemsOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import type { LayerArguments } from '../layer.js'
import { fraction, seed } from '../numbers.js'
import { isUnknown } from '../shape.js'
import { sameShape } from './same_shape.js'

/** Sets a share `rate` of its input to 0 while training. No weights. */
export const Dropout = sameShape({
  name: 'Dropout',
  signature: 'rate, noise_shape=None, seed=None, **kwargs',
  call: 'inputs, training=False',
  init(args) {
    const rate = fraction(args, 'rate')
    noiseShape(args, args.value('noise_shape'))
    if (rate !== 0) seed(args)
    return { rate }
  },
})

/** `noise_shape`: None, or entries that are None or positive whole numbers. */
function noiseShape(args: LayerArguments, value: Value): void {
  if (value.kind === 'none' || isUnknown(value)) return
  const entries = itemsOf(value)
  const legal = entries?.every((entry) => {
    if (entry.kind === 'none' || isUnknown(entry)) return true
    const size = integerOf(entry)
    return size !== undefined && size > 0
  })
  if (legal !== true && value.kind !== 'instance')
    refuse(
      'ValueError',
      `\`noise_shape\` of \`${args.layer}\` must hold positive whole numbers or None, found ${show(value)}`,
    )
}
