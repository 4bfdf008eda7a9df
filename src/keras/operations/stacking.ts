/** Operations that join tensors along an axis or part them again. */
import type { Value } from '../../python/value.js'
import { integerOf, itemsOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { type Spec, spec } from '../layer.js'
import { type Dim, dim, isUnknown, product, type Shape, sameDim, showShape, withDim } from '../shape.js'
import {
  canonical,
  dimension,
  integer,
  type OperationArguments,
  type OperationDeclaration,
} from './operation.js'

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

/** `hstack` and its kin: the axis is fixed, and the first tensor's other axes stand. */
function joined(shapes: readonly Shape[], axis: number, name: string): Shape {
  const [first] = shapes
  if (first === undefined) return refuse('IndexError', `\`${name}\` needs at least one tensor`)
  if (axis >= first.length)
    refuse('IndexError', `\`${name}\` joins along axis ${axis}, which ${showShape(first)} does not have`)
  const all = concatenated(shapes, axis, name)
  return first.with(axis, all[axis] ?? null)
}

/** The shape that `dstack` takes a tensor for: of three axes at least. */
function deepened(shape: Shape): Shape {
  const [only] = shape
  if (only === undefined) return [1, 1, 1]
  return shape.length === 1 ? [1, only, 1] : shape.length === 2 ? [...shape, 1] : shape
}

function stacked(args: OperationArguments): Shape {
  const shapes = args.shapes('x')
  const [first] = shapes
  if (first === undefined) return refuse('ValueError', '`stack` needs at least one tensor')
  for (const shape of shapes)
    if (
      shape.length !== first.length ||
      shape.some((one, axis) => sameDim(one, first[axis] ?? null) === false)
    )
      refuse('ValueError', `\`stack\` needs equal shapes, found ${showShape(first)} and ${showShape(shape)}`)
  const axis = canonical(integer(args, 'axis'), first.length + 1, 'stack')
  return first.toSpliced(axis, 0, shapes.length)
}

function parted(args: OperationArguments, axis: number): readonly Spec[] {
  const shape = args.shape('x')
  const size = shape[axis] ?? null
  const value = args.value('indices_or_sections')
  if (isUnknown(value)) cannotTell(value)
  const parts = integerOf(value)
  const dtype = args.dtype('x')
  if (parts !== undefined) {
    if (typeof size === 'number' && size % parts !== 0)
      refuse('ValueError', `an axis of ${size} entries cannot be split into ${parts} equal parts`)
    const part = withDim(
      shape,
      axis,
      dim((n) => n / parts, size),
    )
    return Array.from({ length: parts }, () => spec(part, dtype))
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

/** `hsplit` and its kin: the axis is fixed. */
function splitAlong(
  name: string,
  type: string,
  rank: number,
  axisOf: (rank: number) => number,
): OperationDeclaration {
  return {
    name,
    type,
    signature: 'x, indices_or_sections',
    output(args) {
      const shape = args.shape('x')
      if (shape.length < rank)
        refuse('ValueError', `\`${name}\` takes at least ${rank} axes, found ${showShape(shape)}`)
      return parted(args, axisOf(shape.length))
    },
  }
}

/** `array_split`: parts that may differ by one. */
function nearlyEqual(args: OperationArguments): readonly Spec[] {
  const shape = args.shape('x')
  const axis = canonical(integer(args, 'axis'), shape.length, 'array_split')
  const count = integer(args, 'indices_or_sections')
  return Array.from({ length: count }, (_, index) =>
    spec(
      withDim(
        shape,
        axis,
        dim((n) => Math.floor(n / count) + (index < n % count ? 1 : 0), shape[axis] ?? null),
      ),
      args.dtype('x'),
    ),
  )
}

function unstacked(args: OperationArguments): readonly Spec[] {
  const shape = args.shape('x')
  const axis = canonical(integer(args, 'axis'), shape.length, 'unstack')
  const num = args.value('num')
  const count = num.kind === 'none' ? (shape[axis] ?? null) : dimension(num)
  if (isUnknown(count)) cannotTell(count)
  if (count === null) refuse('ValueError', '`unstack` needs to know how many parts there are', 'give `num=`')
  return Array.from({ length: count }, () => spec(shape.toSpliced(axis, 1), args.dtype('x')))
}

/** `append`: along an axis, or both flattened. */
function appended(args: OperationArguments): Shape {
  const [a, b] = [args.shape('x1'), args.shape('x2')]
  if (args.value('axis').kind === 'none')
    return [dim((x, y): number => x + y, product(a), product(b)) satisfies Dim]
  const axis = canonical(integer(args, 'axis'), a.length, 'append')
  if (a.length !== b.length || a.some((one, index) => index !== axis && one !== b[index]))
    refuse(
      'ValueError',
      `\`append\` needs equal shapes except along its axis, found ${showShape(a)} and ${showShape(b)}`,
    )
  if (a[axis] === null || b[axis] === null) refuse('TypeError', '`append` adds lengths, of which one is None')
  return a.with(
    axis,
    dim((x, y) => x + y, a[axis] ?? null, b[axis] ?? null),
  )
}

export const STACKING: readonly OperationDeclaration[] = [
  {
    name: 'concatenate',
    type: 'Concatenate',
    signature: 'xs, axis=0',
    many: ['xs'],
    output: (args) =>
      spec(concatenated(args.shapes('xs'), integer(args, 'axis'), 'concatenate'), args.common),
  },
  {
    name: 'stack',
    type: 'Stack',
    signature: 'x, axis=0',
    many: ['x'],
    output: (args) => spec(stacked(args), args.common),
  },
  {
    name: 'hstack',
    type: 'Hstack',
    signature: 'xs',
    many: ['xs'],
    output: (args) => spec(joined(args.shapes('xs'), 1, 'hstack'), args.common),
  },
  {
    name: 'vstack',
    type: 'Vstack',
    signature: 'xs',
    many: ['xs'],
    output: (args) => spec(joined(args.shapes('xs'), 0, 'vstack'), args.common),
  },
  {
    name: 'dstack',
    type: 'Dstack',
    signature: 'xs',
    many: ['xs'],
    output: (args) => spec(joined(args.shapes('xs').map(deepened), 2, 'dstack'), args.common),
  },
  {
    name: 'append',
    type: 'Append',
    signature: 'x1, x2, axis=None',
    tensors: ['x1', 'x2'],
    output: (args) => spec(appended(args), args.common),
  },
  { name: 'unstack', type: 'Unstack', signature: 'x, num=None, axis=0', output: unstacked },
  {
    name: 'split',
    type: 'Split',
    signature: 'x, indices_or_sections, axis=0',
    output: (args) => parted(args, canonical(integer(args, 'axis'), args.shape('x').length, 'split')),
  },
  splitAlong('hsplit', 'Hsplit', 1, (rank) => (rank === 1 ? 0 : 1)),
  splitAlong('vsplit', 'Vsplit', 2, () => 0),
  splitAlong('dsplit', 'Dsplit', 3, () => 2),
  {
    name: 'array_split',
    type: 'ArraySplit',
    signature: 'x, indices_or_sections, axis=0',
    output: nearlyEqual,
  },
]
