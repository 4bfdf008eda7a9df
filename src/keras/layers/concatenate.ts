import { integerOf, knownValue } from '../arguments.js'
import { broadcast } from '../broadcast.js'
import { refuse } from '../error.js'
import { layer, type MaskInputs, type MaskOperations, spec } from '../layer.js'
import { at, type Dim, dim, isUnknown, type Shape, showShape, withDim } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { mergedInputs } from './base_merge.js'

/** Its inputs one after the other along `axis`; all other axes must agree. No weights. */
export const Concatenate = layer<{ readonly axis: number | null }>({
  name: 'Concatenate',
  bases: ['Merge'],
  signature: 'axis=-1, **kwargs',
  supportsMasking: true,
  init: (args) => ({ axis: integerOf(knownValue(args, 'axis')) ?? null }),
  build({ axis }, inputs) {
    const shapes = mergedInputs('Concatenate', inputs)
    if (axis === null) refuse('TypeError', '`axis` of `Concatenate` must be a whole number')
    const others = shapes.map((shape) => {
      if (axis >= shape.length) return shape
      if (at(shape, axis) === undefined)
        refuse('IndexError', `\`Concatenate\` finds no axis ${axis} in an input of ${showShape(shape)}`)
      return shape.toSpliced(axis, 1)
    })
    const [first = []] = others
    if (
      others.some((other) => other.length !== first.length) ||
      first.some((_, axis) => differ(others, axis))
    )
      refuse(
        'ValueError',
        `\`Concatenate\` along axis ${axis} needs inputs that agree in all other axes, found ${shapes.map(showShape).join(' and ')}`,
      )
  },
  output({ axis }, inputs) {
    const [first = [], ...rest] = mergedInputs('Concatenate', inputs, 'NotImplementedError')
    if (axis === null) refuse('TypeError', '`axis` of `Concatenate` must be a whole number')
    let length = along(first, axis)
    for (const shape of rest) {
      const more = along(shape, axis)
      length = dim((a, b) => a + b, length, more)
      if (length === null) break
    }
    return spec(withDim(first, axis, length))
  },
  mask: ({ axis }, inputs, operations) => [joinedMask(axis ?? -1, inputs, operations)],
})

/** Whether any two shapes have different known sizes on an axis. */
function differ(shapes: readonly Shape[], axis: number): boolean {
  const known = shapes.map((shape) => shape[axis]).filter((size) => typeof size === 'number')
  return known.some((size) => size !== known[0])
}

function along(shape: Shape, axis: number): Dim {
  const size = at(shape, axis)
  return size === undefined
    ? refuse('IndexError', `\`Concatenate\` finds no axis ${axis} in ${showShape(shape)}`)
    : size
}

/** The masks of all inputs along the axis: what has none counts as unmasked. */
function joinedMask(axis: number, { tensors, masks }: MaskInputs, operations: MaskOperations): Tensor | null {
  if (masks.every((mask) => mask === null)) return null
  const parts: Tensor[] = []
  for (const [index, tensor] of tensors.entries()) {
    const mask = masks[index] ?? null
    if (isUnknown(tensor.shape)) return null
    if (mask === null) parts.push(operations.apply('OnesLike', [tensor], tensor.shape))
    else if (isUnknown(mask.shape)) return null
    else if (mask.shape.length < tensor.shape.length) {
      const wide = operations.apply('ExpandDims', [mask], [...mask.shape, 1])
      const zeros = operations.apply('ZerosLike', [tensor], tensor.shape)
      parts.push(operations.apply('LogicalOr', [wide, zeros], broadcast([...mask.shape, 1], tensor.shape)))
    } else parts.push(mask)
  }
  const [first] = parts
  if (first === undefined || isUnknown(first.shape)) return null
  const lengths = parts.map((part) => (isUnknown(part.shape) ? null : (at(part.shape, axis) ?? null)))
  const shape = withDim(
    first.shape,
    axis,
    dim((...sizes) => sizes.reduce((a, b) => a + b, 0), ...lengths),
  )
  const joined = operations.apply('Concatenate', parts, shape)
  return operations.apply('Any', [joined], shape.slice(0, -1))
}
