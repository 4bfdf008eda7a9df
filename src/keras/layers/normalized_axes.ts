/** The axes that a normalisation works on, as LayerNormalization and its kin read them. */
import { integerOf, itemsOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import type { LayerArguments } from '../layer.js'
import { at, type Dim, isUnknown, type Shape, showShape } from '../shape.js'

/** `axis`: a whole number or a list of them, the list sorted. TypeError for anything else. */
export function readAxes(args: LayerArguments): readonly number[] {
  const value = args.value('axis')
  if (isUnknown(value)) cannotTell(value)
  const items = itemsOf(value) ?? [value]
  const axes = items.map((item): number => {
    if (isUnknown(item)) cannotTell(item)
    return (
      integerOf(item) ??
      refuse(
        'TypeError',
        `\`axis\` of \`${args.layer}\` must be a whole number or a list of them, found ${show(value)}`,
      )
    )
  })
  return axes.toSorted((a, b) => a - b)
}

/** The sizes of the axes. IndexError where there is no such axis. */
export function axisSizes(layer: string, shape: Shape, axes: readonly number[]): Shape {
  return axes.map((axis): Dim => {
    const size = at(shape, axis)
    return size === undefined
      ? refuse('IndexError', `\`${layer}\` finds no axis ${axis} in an input of ${showShape(shape)}`)
      : size
  })
}
