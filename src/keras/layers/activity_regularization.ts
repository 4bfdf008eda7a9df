import { numberOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import type { LayerArguments } from '../layer.js'
import { isUnknown } from '../shape.js'
import { sameShape } from './same_shape.js'

/** Adds a cost for large activities; gives what it gets. */
export const ActivityRegularization = sameShape({
  name: 'ActivityRegularization',
  signature: 'l1=0.0, l2=0.0, **kwargs',
  init(args) {
    penalty(args, 'l1')
    penalty(args, 'l2')
    return {}
  },
})

/** A number that is not negative; None counts as 0. */
function penalty(args: LayerArguments, name: string): void {
  const value = args.value(name)
  if (value.kind === 'none' || isUnknown(value) || value.kind === 'instance') return
  const number = numberOf(value)
  if (number === undefined || !(number >= 0) || !Number.isFinite(number))
    refuse(
      'ValueError',
      `\`${name}\` of \`${args.layer}\` must be a number that is not negative, found ${show(value)}`,
    )
}
