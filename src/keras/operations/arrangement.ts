/** Operations that rearrange entries: reshape, transpose, stack, slice, pad. */
import type { Value } from '../../python/value.js'
import { integerOf, itemsOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { type Spec, spec } from '../layer.js'
import { reshaped } from '../reshape.js'
import { type Dim, dim, isUnknown, product, type Shape, showShape, withDim } from '../shape.js'
import {
  axes,
  canonical,
  dimension,
  integer,
  type OperationArguments,
  type OperationDeclaration,
} from './operation.js'

/** The shape after a reshape by an operation; `-1` is worked out where everything else is known. */
function reshapedTo(shape: Shape, wanted: Shape, name: string): Shape {
  if (wanted.filter((one) => one === -1).length > 1)
    refuse('ValueError', `\`${name}\` can work out one size only, found several -1 in ${showShape(wanted)}`)
  if (wanted.some((one) => typeof one === 'number' && one < -1))
    refuse('ValueError', `\`${name}\` takes no negative size but -1, found ${showShape(wanted)}`)
  return reshaped(shape, wanted)
}

function newShape(args: OperationArguments, name: string): Shape {
  const value = args.value(name)
  if (isUnknown(value)) cannotTell(value)
  const single = integerOf(value)
  if (single !== undefined) return [single]
  const items = itemsOf(value)
  if (items === undefined) {
    if (value.kind === 'instance')
      return args.name === 'tile'
        ? refuse('OperatorNotAllowedInGraphError', '`tile` goes over its repeats one by one, found a tensor')
        : cannotTell(args.unknown('a shape that is itself computed is not followed'))
    return refuse('TypeError', `\`${args.name}\` needs a shape, found ${show(value)}`)
  }
  return items.map(dimension)
}

function transposed(shape: Shape, order: readonly number[] | null, name: string): Shape {
  if (order === null) return shape.toReversed()
  if (order.length !== shape.length)
    refuse('ValueError', `\`${name}\` needs an order of ${shape.length} axes, found ${order.length}`)
  return order.map((axis) => {
    const at = canonical(axis, shape.length, name)
    return shape[at] ?? null
  })
}

function squeezed(shape: Shape, over: readonly number[] | null): Shape {
  if (over === null) return shape.filter((one) => one !== 1)
  const gone = new Set(over.map((axis) => canonical(axis, shape.length, 'squeeze')))
  for (const axis of gone) {
    const size = shape[axis] ?? null
    if (typeof size === 'number' && size !== 1)
      refuse(
        'ValueError',
        `\`squeeze\` can only remove an axis of one entry; axis ${axis} of ${showShape(shape)} has ${size}`,
      )
  }
  return shape.filter((_, axis) => !gone.has(axis))
}

function padded(shape: Shape, width: Value): Shape {
  if (isUnknown(width)) cannotTell(width)
  const one = integerOf(width)
  const rows = itemsOf(width)
  const pairOf = (value: Value): readonly [Dim, Dim] => {
    const items = itemsOf(value)
    if (items === undefined) return [dimension(value), dimension(value)]
    const [before, after] = items
    return [before === undefined ? 0 : dimension(before), dimension(after ?? before ?? value)]
  }
  const flat = rows !== undefined && rows.length > 0 && itemsOf(rows[0] ?? width) === undefined
  if (rows !== undefined && !flat && rows.length !== 1 && rows.length !== shape.length)
    refuse(
      'ValueError',
      `\`pad_width\` of \`pad\` must say two widths for each axis of ${showShape(shape)}, found ${rows.length}`,
    )
  return shape.map((size, axis) => {
    let pair: readonly [Dim, Dim]
    if (one !== undefined) pair = [one, one]
    else if (flat) pair = pairOf(width)
    else if (rows?.length === 1) pair = pairOf(rows[0] ?? width)
    else pair = pairOf(rows?.[axis] ?? width)
    return dim((n, a, b) => n + a + b, size, ...pair)
  })
}

const same = (args: OperationArguments, shape: Shape): Spec => spec(shape, args.dtype('x'))

export const ARRANGEMENTS: readonly OperationDeclaration[] = [
  {
    name: 'reshape',
    type: 'Reshape',
    signature: 'x, newshape',
    output: (args) => same(args, reshapedTo(args.shape('x'), newShape(args, 'newshape'), 'reshape')),
  },
  {
    name: 'ravel',
    type: 'Ravel',
    signature: 'x',
    output: (args) => same(args, [product(args.shape('x'))]),
  },
  {
    name: 'transpose',
    type: 'Transpose',
    signature: 'x, axes=None',
    output: (args) => same(args, transposed(args.shape('x'), axes(args, 'axes'), 'transpose')),
  },
  {
    name: 'swapaxes',
    type: 'Swapaxes',
    signature: 'x, axis1, axis2',
    output(args) {
      const shape = args.shape('x')
      const a = canonical(integer(args, 'axis1'), shape.length, 'swapaxes')
      const b = canonical(integer(args, 'axis2'), shape.length, 'swapaxes')
      return same(
        args,
        shape.map((one, axis) => (axis === a ? (shape[b] ?? null) : axis === b ? (shape[a] ?? null) : one)),
      )
    },
  },
  {
    name: 'moveaxis',
    type: 'Moveaxis',
    signature: 'x, source, destination',
    output(args) {
      const shape = args.shape('x')
      const from = (axes(args, 'source') ?? []).map((axis) => canonical(axis, shape.length, 'moveaxis'))
      const to = (axes(args, 'destination') ?? []).map((axis) => canonical(axis, shape.length, 'moveaxis'))
      const order = shape.map((_, axis) => axis).filter((axis) => !from.includes(axis))
      for (const [target, source] of to
        .map((target, index) => [target, from[index] ?? 0] as const)
        .toSorted(([a], [b]) => a - b))
        order.splice(target, 0, source)
      return same(
        args,
        order.map((axis) => shape[axis] ?? null),
      )
    },
  },
  {
    name: 'expand_dims',
    type: 'ExpandDims',
    signature: 'x, axis',
    output(args) {
      const shape = args.shape('x')
      const given = axes(args, 'axis') ?? [shape.length]
      const rank = shape.length + given.length
      const at = new Set(given.map((axis) => canonical(axis, rank, 'expand_dims')))
      const rest = [...shape]
      return same(
        args,
        Array.from({ length: rank }, (_, axis) => (at.has(axis) ? 1 : (rest.shift() ?? null))),
      )
    },
  },
  {
    name: 'squeeze',
    type: 'Squeeze',
    signature: 'x, axis=None',
    output: (args) => same(args, squeezed(args.shape('x'), axes(args, 'axis'))),
  },
  {
    name: 'pad',
    type: 'Pad',
    signature: "x, pad_width, mode='constant', constant_values=None",
    output: (args) => same(args, padded(args.shape('x'), args.value('pad_width'))),
  },
  {
    name: 'broadcast_to',
    type: 'BroadcastTo',
    signature: 'x, shape',
    output: (args) => same(args, newShape(args, 'shape')),
  },
  {
    name: 'tile',
    type: 'Tile',
    signature: 'x, repeats',
    output(args) {
      const shape = args.shape('x')
      let repeats: Shape = newShape(args, 'repeats')
      const rank = Math.max(shape.length, repeats.length)
      const left: Shape = [...Array<Dim>(rank - shape.length).fill(1), ...shape]
      repeats = [...Array<Dim>(rank - repeats.length).fill(1), ...repeats]
      return same(
        args,
        left.map((one, axis) => dim((a, b) => a * b, one, repeats[axis] ?? 1)),
      )
    },
  },
  {
    name: 'repeat',
    type: 'Repeat',
    signature: 'x, repeats, axis=None',
    output(args) {
      const shape = args.shape('x')
      const repeats = args.value('repeats')
      const items = itemsOf(repeats)
      const axis = axes(args, 'axis')?.[0]
      if (items !== undefined && items.length > 1) {
        const total = items.reduce<Dim>((sum, item) => dim((a, b) => a + b, sum, dimension(item)), 0)
        if (axis === undefined) return same(args, [total])
        const at = canonical(axis, shape.length, 'repeat')
        return same(args, withDim(shape, at, shape[at] === null ? null : total))
      }
      const times = dimension(items?.[0] ?? repeats)
      if (axis === undefined) return same(args, [dim((a, b) => a * b, product(shape), times)])
      const at = canonical(axis, shape.length, 'repeat')
      return same(
        args,
        withDim(
          shape,
          at,
          dim((a, b) => a * b, shape[at] ?? null, times),
        ),
      )
    },
  },
  {
    name: 'take',
    type: 'Take',
    signature: 'x, indices, axis=None',
    tensors: ['x', 'indices'],
    output(args) {
      const shape = args.shape('x')
      const picked = args.shape('indices')
      const axis = axes(args, 'axis')?.[0]
      if (axis === undefined) return same(args, picked)
      const at = canonical(axis, shape.length, 'take')
      return same(args, [...shape.slice(0, at), ...picked, ...shape.slice(at + 1)])
    },
  },
  {
    name: 'take_along_axis',
    type: 'TakeAlongAxis',
    signature: 'x, indices, axis=None',
    tensors: ['x', 'indices'],
    output: (args) => same(args, args.shape('indices')),
  },
]
