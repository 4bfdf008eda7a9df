/** Operations that rearrange entries: reshape, transpose, stack, slice, pad. */
import type { Value } from '../../python/value.js'
import { integerOf, itemsOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { type Spec, spec } from '../layer.js'
import { reshaped } from '../reshape.js'
import { type Dim, dim, isUnknown, product, type Shape, sameDim, showShape, withDim } from '../shape.js'
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
    return refuse('TypeError', `\`${args.name}\` needs a shape, found ${show(value)}`)
  }
  return items.map(dimension)
}

/** What is left of a shape under `x[key]`. */
export function sliced(shape: Shape, key: Value): Shape {
  const keys: Value[] = key.kind === 'tuple' || key.kind === 'list' ? [...key.items] : [key]
  const dots = keys.filter((one) => one.kind === 'ellipsis').length
  if (dots > 1) refuse('ValueError', 'a slice has at most one `...`')
  if (dots === 0) keys.push({ kind: 'ellipsis' })
  const rest = [...shape]
  const out: Dim[] = []
  for (const [index, one] of keys.entries()) {
    if (one.kind === 'ellipsis') {
      const needed = keys.slice(index + 1).filter((later) => later.kind !== 'none').length
      out.push(...rest.splice(0, Math.max(0, rest.length - needed)))
      continue
    }
    if (one.kind === 'none') {
      out.push(1)
      continue
    }
    if (rest.length === 0)
      refuse('ValueError', `a tensor of shape ${showShape(shape)} has not enough axes for that many indices`)
    const length = rest.shift() ?? null
    if (isUnknown(one)) cannotTell(one)
    if (one.kind === 'slice') {
      out.push(sliceLength(length, one))
      continue
    }
    const at = integerOf(one)
    if (at === undefined) {
      if (one.kind === 'instance') continue
      refuse('ValueError', `a tensor cannot be indexed by ${show(one)}`, 'use whole numbers and slices')
    } else if (typeof length === 'number' && (at >= length || at < -length))
      refuse(
        'ValueError',
        `index ${at} is outside an axis of ${length} entries, in a tensor of shape ${showShape(shape)}`,
      )
  }
  return out
}

function sliceLength(length: Dim, key: Value & { kind: 'slice' }): Dim {
  const bound = (value: Value): number | null | undefined => {
    if (value.kind === 'none') return null
    return integerOf(value)
  }
  const start = bound(key.start)
  const stop = bound(key.stop)
  const step = bound(key.step)
  for (const value of [key.start, key.stop, key.step]) if (isUnknown(value)) return value
  if (length === null || start === undefined || stop === undefined || step === undefined) return null
  return dim((n) => countOf(n, start, stop, step ?? 1), length)
}

/** `len(range(*slice.indices(n)))`. */
function countOf(n: number, start: number | null, stop: number | null, step: number): number {
  if (step === 0) return refuse('ValueError', 'the step of a slice cannot be 0')
  const clamp = (value: number, low: number, high: number): number =>
    Math.min(Math.max(value < 0 ? value + n : value, low), high)
  if (step > 0) {
    const from = start === null ? 0 : clamp(start, 0, n)
    const to = stop === null ? n : clamp(stop, 0, n)
    return Math.max(0, Math.ceil((to - from) / step))
  }
  const from = start === null ? n - 1 : clamp(start, -1, n - 1)
  const to = stop === null ? -1 : clamp(stop, -1, n - 1)
  return Math.max(0, Math.ceil((to - from) / step))
}

/** Concatenation along an axis: all other axes must agree. */
export function concatenated(shapes: readonly Shape[], axis: number, name: string): Shape {
  const [first] = shapes
  if (first === undefined) return refuse('ValueError', `\`${name}\` needs at least one tensor`)
  const at = canonical(axis, first.length, name)
  let out = first
  for (const shape of shapes.slice(1)) {
    if (
      shape.length !== first.length ||
      shape.some((one, index) => index !== at && sameDim(one, first[index] ?? null) === false)
    )
      refuse(
        'ValueError',
        `\`${name}\` needs equal shapes except along axis ${axis}, found ${showShape(first)} and ${showShape(shape)}`,
      )
    out = out.map((one, index) =>
      index === at
        ? dim((a, b) => a + b, one, shape[index] ?? null)
        : one === null
          ? (shape[index] ?? null)
          : one,
    )
  }
  return out
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
  return shape.map((size, axis) => {
    let pair: readonly [Dim, Dim]
    if (one !== undefined) pair = [one, one]
    else if (rows !== undefined && rows.length > 0 && itemsOf(rows[0] ?? width) === undefined)
      pair = pairOf(width)
    else if (rows?.length === 1) pair = pairOf(rows[0] ?? width)
    else pair = pairOf(rows?.[axis] ?? width)
    return dim((n, a, b) => n + a + b, size, ...pair)
  })
}

function splitInto(args: OperationArguments): readonly Spec[] {
  const shape = args.shape('x')
  const axis = canonical(integer(args, 'axis'), shape.length, 'split')
  const size = shape[axis] ?? null
  const value = args.value('indices_or_sections')
  if (isUnknown(value)) cannotTell(value)
  const parts = integerOf(value)
  const dtype = args.dtype('x')
  if (parts !== undefined) {
    if (typeof size === 'number' && size % parts !== 0)
      refuse('ValueError', `an axis of ${size} entries cannot be split into ${parts} equal parts`)
    return Array.from({ length: parts }, () =>
      spec(
        withDim(
          shape,
          axis,
          dim((n) => n / parts, size),
        ),
        dtype,
      ),
    )
  }
  const places = (itemsOf(value) ?? []).map((item) => integerOf(item) ?? cannotTellPlace(item))
  const edges = [0, ...places]
  return edges.map((from, index) => {
    const to = edges[index + 1]
    return spec(withDim(shape, axis, to === undefined ? dim((n) => n - from, size) : to - from), dtype)
  })
}

function cannotTellPlace(value: Value): never {
  if (isUnknown(value)) cannotTell(value)
  return refuse('TypeError', `\`split\` needs whole numbers, found ${show(value)}`)
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
    name: 'concatenate',
    type: 'Concatenate',
    signature: 'xs, axis=0',
    tensors: ['xs'],
    output: (args) =>
      spec(concatenated(args.shapes('xs'), integer(args, 'axis'), 'concatenate'), args.common),
  },
  {
    name: 'stack',
    type: 'Stack',
    signature: 'x, axis=0',
    tensors: ['x'],
    output(args) {
      const shapes = args.shapes('x')
      const [first] = shapes
      if (first === undefined) return refuse('ValueError', '`stack` needs at least one tensor')
      for (const shape of shapes)
        if (
          shape.length !== first.length ||
          shape.some((one, axis) => sameDim(one, first[axis] ?? null) === false)
        )
          refuse(
            'ValueError',
            `\`stack\` needs equal shapes, found ${showShape(first)} and ${showShape(shape)}`,
          )
      const axis = canonical(integer(args, 'axis'), first.length + 1, 'stack')
      return spec(first.toSpliced(axis, 0, shapes.length), args.common)
    },
  },
  {
    name: 'unstack',
    type: 'Unstack',
    signature: 'x, num=None, axis=0',
    output(args) {
      const shape = args.shape('x')
      const axis = canonical(integer(args, 'axis'), shape.length, 'unstack')
      const num = args.value('num')
      const count = num.kind === 'none' ? (shape[axis] ?? null) : dimension(num)
      if (isUnknown(count)) cannotTell(count)
      if (count === null)
        refuse('ValueError', '`unstack` needs to know how many parts there are', 'give `num=`')
      return Array.from({ length: count }, () => same(args, shape.toSpliced(axis, 1)))
    },
  },
  {
    name: 'get_item',
    type: 'GetItem',
    signature: 'x, key',
    output: (args) => same(args, sliced(args.shape('x'), args.value('key'))),
  },
  {
    name: 'split',
    type: 'Split',
    signature: 'x, indices_or_sections, axis=0',
    output: splitInto,
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
        return same(args, withDim(shape, canonical(axis, shape.length, 'repeat'), total))
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
