/** Functions of numpy that lay an array out anew: its axes, its order, its edges. */
import type { Vm } from '../../host.js'
import { isUnknown } from '../../key.js'
import { int, list, NONE, tuple, type Unknown, type Value } from '../../value.js'
import { native } from '../native.js'
import { type ArrayPayload, type Arrays, shapeFrom, sizeOf } from './array.js'
import { type Args, axesIn, axisIn, wholeIn, withArray } from './given.js'
import { reshape } from './operations.js'

type Dims = readonly number[]
type ShapeRule = (shape: Dims, args: Args, vm: Vm) => Dims | Unknown

/** What a function makes of a shape; the values keep their order where it says so. */
interface Layout {
  readonly parameters: string
  readonly rule: ShapeRule
  readonly keeps?: true
}

const same: Layout = { parameters: 'a, *args, **kwargs', rule: (shape) => shape }

/** A function along one axis, or of all values in a row where none is given. */
const along = (parameters: string, rule: (dim: number, args: Args, vm: Vm) => number | Unknown): Layout => ({
  parameters,
  rule: (shape, args, vm) => {
    if (args.get('axis').kind === 'none') {
      const length = rule(sizeOf(shape), args, vm)
      return typeof length === 'number' ? [length] : length
    }
    const axis = axisIn(args.get('axis'), shape.length, vm)
    if (typeof axis !== 'number') return axis
    const length = rule(shape[axis] ?? 0, args, vm)
    return typeof length === 'number' ? shape.with(axis, length) : length
  },
})

const running = along('a, axis=None, **kwargs', (dim) => dim)

/** Functions, many of which are methods of arrays too. */
export const LAYOUTS: Readonly<Record<string, Layout>> = {
  clip: same,
  round: same,
  around: same,
  roll: same,
  flip: same,
  fliplr: same,
  flipud: same,
  sort: same,
  real: same,
  imag: same,
  conj: same,
  nan_to_num: same,
  triu: same,
  tril: same,
  digitize: same,
  interp: same,
  argsort: { parameters: 'a, axis=-1, **kwargs', rule: (shape, args) => rowed(shape, args) },
  cumsum: running,
  cumprod: running,
  ravel: { parameters: 'a, **kwargs', rule: (shape) => [sizeOf(shape)], keeps: true },
  atleast_1d: { parameters: 'a', rule: (shape) => (shape.length > 0 ? shape : [1]), keeps: true },
  atleast_2d: { parameters: 'a', rule: (shape) => wide(shape), keeps: true },
  atleast_3d: { parameters: 'a', rule: (shape) => deep(shape), keeps: true },
  repeat: along('a, repeats, axis=None', (dim, args, vm) => {
    const times = wholeIn(args.get('repeats'), vm)
    return typeof times === 'number' ? dim * times : times
  }),
  delete: along('a, obj, axis=None', (dim, args, vm) => {
    const at = wholeIn(args.get('obj'), vm)
    return typeof at === 'number' ? dim - 1 : at
  }),
  diff: {
    parameters: 'a, n=1, axis=-1, **kwargs',
    rule: (shape, args, vm) => {
      const [axis, times] = [axisIn(args.get('axis'), shape.length, vm), wholeIn(args.get('n'), vm)]
      if (typeof axis !== 'number') return axis
      if (typeof times !== 'number') return times
      if (args.extra.size > 0) return vm.unknown('what is put before or after is not looked at')
      return shape.with(axis, Math.max(0, (shape[axis] ?? 0) - times))
    },
  },
  take: {
    parameters: 'a, indices, axis=None, **kwargs',
    rule: (shape, args, vm) => {
      const chosen = shapeOf(args.get('indices'), vm)
      if (!Array.isArray(chosen) || args.get('axis').kind === 'none') return chosen
      const axis = axisIn(args.get('axis'), shape.length, vm)
      return typeof axis === 'number' ? [...shape.slice(0, axis), ...chosen, ...shape.slice(axis + 1)] : axis
    },
  },
  swapaxes: {
    parameters: 'a, axis1, axis2',
    rule: (shape, args, vm) => {
      const [one, two] = [
        axisIn(args.get('axis1'), shape.length, vm),
        axisIn(args.get('axis2'), shape.length, vm),
      ]
      if (typeof one !== 'number') return one
      if (typeof two !== 'number') return two
      return shape.with(one, shape[two] ?? 0).with(two, shape[one] ?? 0)
    },
  },
  moveaxis: {
    parameters: 'a, source, destination',
    rule: (shape, args, vm) => {
      const from = axesIn(args.get('source'), shape.length, vm)
      const to = axesIn(args.get('destination'), shape.length, vm)
      if (!Array.isArray(from)) return from
      if (!Array.isArray(to)) return to
      const order = shape.flatMap((_, axis) => (from.includes(axis) ? [] : [axis]))
      const moves = to.map((at, index) => [at, from[index] ?? 0] as const).sort(([a], [b]) => a - b)
      for (const [at, axis] of moves) order.splice(at, 0, axis)
      return order.map((axis) => shape[axis] ?? 0)
    },
  },
  rot90: {
    parameters: 'a, k=1, axes=None',
    rule: (shape, args, vm) => {
      const turns = wholeIn(args.get('k'), vm)
      if (typeof turns !== 'number') return turns
      if (args.get('axes').kind !== 'none') return vm.unknown('the axes of a turn are not followed')
      const [rows = 0, columns = 0, ...rest] = shape
      return turns % 2 === 0 ? shape : [columns, rows, ...rest]
    },
  },
  tile: {
    parameters: 'a, reps',
    rule: (shape, args, vm) => {
      const times = dimsOf(args.get('reps'), vm)
      if (!Array.isArray(times)) return times
      const rank = Math.max(shape.length, times.length)
      const padded = (dims: Dims) => [...new Array<number>(rank - dims.length).fill(1), ...dims]
      const each = padded(times)
      return padded(shape).map((dim, axis) => dim * (each[axis] ?? 1))
    },
  },
  broadcast_to: { parameters: 'a, shape, **kwargs', rule: (_, args, vm) => dimsOf(args.get('shape'), vm) },
  resize: { parameters: 'a, new_shape', rule: (_, args, vm) => dimsOf(args.get('new_shape'), vm) },
  pad: { parameters: 'a, pad_width, *args, **kwargs', rule: padded },
  diag: {
    parameters: 'a, k=0',
    rule: ([rows = 0, columns], args, vm) => {
      const at = wholeIn(args.get('k'), vm)
      if (at !== 0) return vm.unknown('other diagonals are not followed')
      return columns === undefined ? [rows, rows] : [Math.min(rows, columns)]
    },
  },
  expand_dims: {
    parameters: 'a, axis',
    keeps: true,
    rule: (shape, args, vm) => {
      const given = args.get('axis')
      const added = given.kind === 'tuple' || given.kind === 'list' ? given.items.length : 1
      const axes = axesIn(given, shape.length + added, vm)
      if (!Array.isArray(axes)) return axes
      const dims = [...shape]
      for (const axis of axes.toSorted((a, b) => a - b)) dims.splice(axis, 0, 1)
      return dims
    },
  },
}

function rowed(shape: Dims, args: Args): Dims {
  return args.get('axis').kind === 'none' ? [sizeOf(shape)] : shape
}

export function wide(shape: Dims): Dims {
  return shape.length > 1 ? shape : [1, shape[0] ?? 1]
}

export function deep(shape: Dims): Dims {
  return shape.length > 2 ? shape : [...wide(shape), 1]
}

/** A shape that is given as such. */
function dimsOf(value: Value, vm: Vm): number[] | Unknown {
  return shapeFrom(value, vm) ?? vm.unknown('this shape is not read')
}

/** The shape of what is given as a number or a flat sequence of numbers. */
function shapeOf(value: Value, vm: Vm): number[] | Unknown {
  const shape = vm.findAttribute(value, 'shape')
  if (shape !== undefined) return dimsOf(shape, vm)
  if (value.kind === 'int') return []
  const items = value.kind === 'list' || value.kind === 'tuple' ? value.items : null
  return items?.every(({ kind }) => kind === 'int')
    ? [items.length]
    : vm.unknown('these indices are not read')
}

/** `pad_width`: one number, a pair for all axes, or a pair for each. */
function padded(shape: Dims, args: Args, vm: Vm): Dims | Unknown {
  const pair = (value: Value): number | Unknown => {
    const width = dimsOf(value, vm)
    if (!Array.isArray(width)) return width
    const [before = 0, after = before] = width
    return before + after
  }
  const given = args.get('pad_width')
  const flat =
    given.kind !== 'tuple' && given.kind !== 'list' ? true : given.items.every(({ kind }) => kind === 'int')
  const each = flat || (given.kind !== 'tuple' && given.kind !== 'list') ? [given] : given.items
  const widths: number[] = []
  for (const one of each) {
    const width = pair(one)
    if (typeof width !== 'number') return width
    widths.push(width)
  }
  if (widths.length !== 1 && widths.length !== shape.length) {
    return vm.raise(
      'ValueError',
      `operands could not be broadcast together: ${widths.length} widths of padding`,
    )
  }
  return shape.map((dim, axis) => dim + (widths[widths.length === 1 ? 0 : axis] ?? 0))
}

/** Applies a layout to an array. */
export function laidOut(
  arrays: Arrays,
  vm: Vm,
  { rule, keeps }: Layout,
  array: ArrayPayload,
  args: Args,
): Value {
  const shape = rule(array.shape, args, vm)
  if (isUnknown(shape as Unknown)) return shape as Unknown
  const dims = shape as Dims
  if (keeps && dims.length > 0) return arrays.make(dims, array.dtype, array.values)
  return arrays.unwrapped(dims, array.dtype, keeps ? array.values : null, vm)
}

export function shapers(arrays: Arrays): (readonly [string, Value])[] {
  const asked = (name: string, rule: (array: ArrayPayload) => Value) =>
    native(
      name,
      'a',
      withArray(arrays, 'a', (array) => rule(array)),
    )
  const layouts = Object.entries(LAYOUTS).map(([name, layout]) =>
    native(
      name,
      layout.parameters,
      withArray(arrays, 'a', (array, args, vm) => laidOut(arrays, vm, layout, array, args)),
    ),
  )
  return [
    ...layouts,
    asked('shape', (array) => tuple(array.shape.map((dim) => int(dim)))),
    asked('ndim', (array) => int(array.shape.length)),
    asked('isscalar', (array) => (array.shape.length === 0 ? int(1) : int(0))),
    native(
      'size',
      'a, axis=None',
      withArray(arrays, 'a', (array, args, vm) => {
        if (args.get('axis').kind === 'none') return int(sizeOf(array.shape))
        const axis = axisIn(args.get('axis'), array.shape.length, vm)
        return typeof axis === 'number' ? int(array.shape[axis] ?? 0) : axis
      }),
    ),
    native(
      'squeeze',
      'a, axis=None',
      withArray(arrays, 'a', (array, args, vm) => squeezed(arrays, vm, array, args.get('axis'))),
    ),
    native(
      'reshape',
      'a, shape, *args, **kwargs',
      withArray(arrays, 'a', (array, args, vm) => {
        const wanted = dimsOf(args.get('shape'), vm)
        return Array.isArray(wanted) ? reshape(arrays, vm, array, wanted) : wanted
      }),
    ),
    native(
      'transpose',
      'a, axes=None',
      withArray(arrays, 'a', (array, args, vm) => transposed(arrays, vm, array, args.get('axes'))),
    ),
    native('meshgrid', '*axes, **kwargs', (args, vm) => {
      const axes: number[] = []
      for (const one of args.rest) {
        const array = arrays.from(one, vm)
        if (isUnknown(array)) return array
        axes.push(sizeOf(array.shape))
      }
      if (args.extra.has('sparse')) return vm.unknown('sparse grids are not followed')
      const named = args.extra.get('indexing')
      const [x = 1, y = 1, ...rest] = axes
      const turned = named?.kind === 'str' && named.value === 'ij' ? axes : [y, x, ...rest]
      return list(axes.map(() => arrays.make(axes.length < 2 ? axes : turned, 'float64')))
    }),
    native('copyto', 'dst, src, **kwargs', () => NONE),
  ]
}

export function squeezed(arrays: Arrays, vm: Vm, array: ArrayPayload, axis: Value): Value {
  const axes = axis.kind === 'none' ? null : axesIn(axis, array.shape.length, vm)
  if (axes !== null && !Array.isArray(axes)) return axes
  if (axes?.some((at) => array.shape[at] !== 1)) {
    return vm.raise('ValueError', 'cannot select an axis to squeeze out which has size not equal to one')
  }
  const shape = array.shape.filter((dim, index) => (axes === null ? dim !== 1 : !axes.includes(index)))
  return arrays.unwrapped(shape, array.dtype, array.values, vm)
}

export function transposed(arrays: Arrays, vm: Vm, array: ArrayPayload, axes: Value): Value {
  if (array.shape.length < 2) return arrays.make(array.shape, array.dtype, array.values)
  if (axes.kind === 'none') return arrays.make(array.shape.toReversed(), array.dtype)
  const order = axesIn(axes, array.shape.length, vm)
  if (!Array.isArray(order)) return order
  if (new Set(order).size !== array.shape.length) return vm.raise('ValueError', "axes don't match array")
  return arrays.make(
    order.map((axis) => array.shape[axis] ?? 0),
    array.dtype,
  )
}
