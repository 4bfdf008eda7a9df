import { identifiers, integerOf, itemsOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { times } from '../formula.js'
import { type LayerArguments, layer, spec } from '../layer.js'
import { type Dim, isUnknown, type Shape, showShape } from '../shape.js'

/**
 * `x` above 0, `alpha × x` below, with an alpha for each entry of a sample: the product of its axes, those in
 * `shared_axes` (counted with the batch as 0) taken as 1.
 */
export const PReLU = layer({
  name: 'PReLU',
  signature:
    "alpha_initializer='Zeros', alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs",
  supportsMasking: true,
  init(args) {
    identifiers(args, 'alpha_initializer', 'alpha_regularizer', 'alpha_constraint')
    return { shared_axes: sharedAxes(args) }
  },
  inputSpec({ shared_axes }, built) {
    if (built === null) return null
    const axes = new Map<number, Dim>()
    if (shared_axes.length > 0)
      for (const [axis, size] of built.shape.entries())
        if (axis > 0 && !shared_axes.includes(axis)) axes.set(axis, size)
    return { ndim: built.shape.length, axes }
  },
  weights: ({ shared_axes }, { shape }) => [{ name: 'alpha', shape: alphas(shape, shared_axes) }],
  output: (_, { shape }) => spec(shape),
  formula: ({ shared_axes }, { shape }) => times(...alphas(shape, shared_axes)),
})

function sharedAxes(args: LayerArguments): readonly number[] {
  const value = args.value('shared_axes')
  if (value.kind === 'none') return []
  return (itemsOf(value) ?? [value]).map((axis) => {
    if (isUnknown(axis)) return cannotTell(axis)
    return (
      integerOf(axis) ??
      refuse('TypeError', `\`shared_axes\` of \`PReLU\` must be whole numbers, found ${show(axis)}`)
    )
  })
}

function alphas(shape: Shape, shared: readonly number[]): Shape {
  const each = shape.slice(1)
  for (const axis of shared) {
    const index = axis - 1 < 0 ? axis - 1 + each.length : axis - 1
    if (index < 0 || index >= each.length)
      refuse(
        'IndexError',
        `\`shared_axes\` of \`PReLU\` names axis ${axis}, which an input of ${showShape(shape)} lacks`,
      )
    each[index] = 1
  }
  return each
}
