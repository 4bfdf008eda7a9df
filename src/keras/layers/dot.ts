import { integerOf, itemsOf, knownValue, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { type LayerArguments, layer, spec } from '../layer.js'
import { at, type Dim, isUnknown, type Shape, showShape } from '../shape.js'
import { mergedInputs } from './base_merge.js'

/** One axis of both inputs, or one of each. */
type Axes = number | readonly [number, number]

/** Sums the products along an axis of each of two inputs: `(batch, a, k) · (batch, b, k)` → `(batch, a, b)`. No weights. */
export const Dot = layer<{ readonly axes: Axes }>({
  name: 'Dot',
  bases: ['Merge'],
  signature: 'axes, normalize=False, **kwargs',
  supportsMasking: true,
  init: (args) => ({ axes: readAxes(args) }),
  build({ axes }, inputs) {
    const [a, b] = two(mergedInputs('Dot', inputs))
    const [i, j] = axesOf(axes, a, b)
    const one = along(a, i)
    const other = along(b, j)
    const differ = isUnknown(one) || isUnknown(other) ? false : one !== other
    if (differ)
      refuse(
        'ValueError',
        `\`Dot\` needs two axes of the same size, found ${showShape(a)} at axis ${i} and ${showShape(b)} at axis ${j}`,
      )
  },
  output({ axes }, inputs) {
    const [a, b] = two(mergedInputs('Dot', inputs))
    const [i, j] = axesOf(axes, a, b)
    along(a, i)
    along(b, j)
    const left = a.toSpliced(i, 1)
    const right = b.toSpliced(j, 1)
    if (right.length === 0)
      refuse('IndexError', `\`Dot\` needs inputs of two axes or more, found ${showShape(b)}`)
    const shape = [...left, ...right.slice(1)]
    return spec(shape.length === 1 ? [...shape, 1] : shape)
  },
  mask: () => [null],
})

function two(shapes: readonly Shape[]): readonly [Shape, Shape] {
  const [a, b] = shapes
  if (a === undefined || b === undefined || shapes.length !== 2)
    refuse('ValueError', `\`Dot\` takes exactly 2 inputs, found ${shapes.length}`)
  return [a, b]
}

function axesOf(axes: Axes, a: Shape, b: Shape): readonly [number, number] {
  if (typeof axes !== 'number') return axes
  return axes < 0 ? [modulo(axes, a.length), modulo(axes, b.length)] : [axes, axes]
}

const modulo = (axis: number, rank: number): number => ((axis % rank) + rank) % rank

function along(shape: Shape, axis: number): Dim {
  const size = at(shape, axis)
  return size === undefined
    ? refuse('IndexError', `\`Dot\` finds no axis ${axis} in an input of ${showShape(shape)}`)
    : size
}

function readAxes(args: LayerArguments): Axes {
  const value = knownValue(args, 'axes')
  const single = integerOf(value)
  if (single !== undefined) return single
  const items = itemsOf(value)
  const expected = `\`axes\` of \`Dot\` must be a whole number or two of them, found ${show(value)}`
  if (items === undefined) refuse('TypeError', expected)
  if (items.length !== 2) refuse('ValueError', expected)
  const [i, j] = items.map((item) => {
    if (isUnknown(item)) cannotTell(item)
    return integerOf(item) ?? refuse('ValueError', expected)
  })
  return [i ?? 0, j ?? 0]
}
