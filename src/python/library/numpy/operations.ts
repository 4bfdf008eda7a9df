/** What is done with arrays: element by element, along axes, by indices. */
import { payloadOf, type Vm } from '../../host.js'
import { isUnknown } from '../../key.js'
import { NONE, type SliceValue, type Unknown, type Value } from '../../value.js'
import {
  ArrayPayload,
  type Arrays,
  broadcast,
  converted,
  MAX_VALUES,
  promote,
  sizeOf,
  sourceIndex,
} from './array.js'

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>='])

/** An operator on two arrays or numbers. */
export function elementwise(arrays: Arrays, vm: Vm, sign: string, left: Value, right: Value): Value {
  const [a, b] = [arrays.from(left, vm), arrays.from(right, vm)]
  if (isUnknown(a)) return a
  if (isUnknown(b)) return b
  if (sign === '@') return matmul(arrays, vm, a, b)
  const shape = broadcast(a.shape, b.shape)
  if (shape === null) {
    return vm.raise(
      'ValueError',
      `operands could not be broadcast together with shapes (${a.shape.join(',')}) (${b.shape.join(',')})`,
    )
  }
  const compares = COMPARISONS.has(sign)
  const dtype = compares ? 'bool' : sign === '/' ? floating(promote(a.dtype, b.dtype)) : resultType(a, b)
  const size = sizeOf(shape)
  vm.allocate(Math.min(size, MAX_VALUES))
  if (a.values === null || b.values === null || size > MAX_VALUES)
    return arrays.unwrapped(shape, dtype, null, vm)
  vm.tick(size)
  const values: Value[] = []
  for (let at = 0; at < size; at += 1) {
    const x = a.values[sourceIndex(at, shape, a.shape)] ?? NONE
    const y = b.values[sourceIndex(at, shape, b.shape)] ?? NONE
    if (sign === '/' && ((y.kind === 'int' && y.value === 0n) || (y.kind === 'float' && y.value === 0))) {
      return arrays.unwrapped(shape, dtype, null, vm)
    }
    values.push(converted(compares ? vm.compare(sign, x, y) : vm.binary(sign, x, y), dtype))
  }
  return arrays.unwrapped(shape, dtype, values, vm)
}

/** A plain number takes the type of the array that it meets, unless it is a float and the array holds ints. */
function resultType(a: ArrayPayload, b: ArrayPayload): string {
  if (a.shape.length > 0 && b.shape.length === 0 && a.dtype.startsWith('float')) return a.dtype
  if (b.shape.length > 0 && a.shape.length === 0 && b.dtype.startsWith('float')) return b.dtype
  return promote(a.dtype, b.dtype)
}

function floating(dtype: string): string {
  return dtype.startsWith('float') ? dtype : 'float64'
}

function matmul(arrays: Arrays, vm: Vm, a: ArrayPayload, b: ArrayPayload): Value {
  const [rows, inner] = [a.shape.length > 1 ? a.shape.slice(-2, -1) : [], a.shape.at(-1)]
  const other = b.shape.length === 1 ? b.shape[0] : b.shape.at(-2)
  const batch = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2))
  if (inner === undefined || inner !== other || batch === null)
    return vm.raise('ValueError', 'matmul: the inner dimensions differ')
  const columns = b.shape.length === 1 ? [] : b.shape.slice(-1)
  return arrays.unwrapped([...batch, ...rows, ...columns], promote(a.dtype, b.dtype), null, vm)
}

/** Axes of a reduction: counted from the end where negative; all where none is given. */
function axesOf(axis: Value, rank: number, vm: Vm): number[] | Unknown {
  if (axis.kind === 'none') return Array.from({ length: rank }, (_, index) => index)
  const given = axis.kind === 'tuple' || axis.kind === 'list' ? axis.items : [axis]
  const axes: number[] = []
  for (const one of given) {
    if (one.kind === 'unknown') return one
    const at = one.kind === 'int' ? Number(one.value) : Number.NaN
    if (!(at >= -rank && at < rank)) {
      return vm.raise('ValueError', `axis ${at} is out of bounds for array of dimension ${rank}`)
    }
    axes.push(at < 0 ? at + rank : at)
  }
  return axes
}

/** A reduction of all values, or of some axes (of which only the shape is told). */
export function reduce(
  arrays: Arrays,
  vm: Vm,
  source: Value,
  axis: Value,
  keep: boolean,
  dtypeOf: (dtype: string) => string,
  rule: (values: readonly Value[]) => Value,
): Value {
  const array = arrays.from(source, vm)
  if (isUnknown(array)) return array
  const axes = axesOf(axis, array.shape.length, vm)
  if (!Array.isArray(axes)) return axes
  const shape = array.shape.flatMap((dim, index) => (axes.includes(index) ? (keep ? [1] : []) : [dim]))
  const dtype = dtypeOf(array.dtype)
  const whole = axes.length === array.shape.length
  if (!whole || array.values === null) return arrays.unwrapped(shape, dtype, null, vm)
  vm.tick(array.values.length)
  const value = rule(array.values)
  return arrays.unwrapped(shape, dtype, value.kind === 'unknown' ? null : [converted(value, dtype)], vm)
}

/** A new shape of as many entries; one axis may be -1. */
export function reshape(arrays: Arrays, vm: Vm, array: ArrayPayload, wanted: readonly number[]): Value {
  const size = sizeOf(array.shape)
  const known = sizeOf(wanted.filter((dim) => dim >= 0))
  const open = wanted.filter((dim) => dim < 0).length
  const shape = wanted.map((dim) => (dim < 0 ? size / known : dim))
  if (open > 1 || sizeOf(shape) !== size || shape.some((dim) => !Number.isInteger(dim))) {
    return vm.raise('ValueError', `cannot reshape array of size ${size} into shape (${wanted.join(',')})`)
  }
  return arrays.make(shape, array.dtype, array.values)
}

interface Step {
  /** The axis of the source that it reads; null for a new axis. */
  readonly axis: number | null
  readonly start: number
  readonly step: number
  /** null where the axis goes. */
  readonly length: number | null
}

/** `array[index]`: whole numbers, slices, `...` and `None`; lists of numbers and masks tell a shape or nothing. */
export function getItem(arrays: Arrays, vm: Vm, array: ArrayPayload, index: Value): Value {
  const parts = index.kind === 'tuple' ? index.items : [index]
  const hidden = parts.find((part) => part.kind === 'unknown')
  if (hidden !== undefined) return hidden
  const used = parts.filter((part) => part.kind !== 'none' && part.kind !== 'ellipsis').length
  if (used > array.shape.length) {
    return vm.raise('IndexError', `too many indices for array: it is ${array.shape.length}-dimensional`)
  }
  const lists = parts.filter((part) => part.kind === 'list' || payloadOf(part, ArrayPayload) !== null).length
  if (lists > 1 || (lists === 1 && parts.some((part) => wholeIndex(part) !== null))) {
    return vm.unknown('indices that are paired are not followed')
  }
  const steps: Step[] = []
  let axis = 0
  const whole = (): Step => ({ axis, start: 0, step: 1, length: array.shape[axis] ?? 0 })
  for (const part of parts) {
    if (part.kind === 'none') {
      steps.push({ axis: null, start: 0, step: 0, length: 1 })
      continue
    }
    if (part.kind === 'ellipsis') {
      for (const last = axis + array.shape.length - used; axis < last; axis += 1) steps.push(whole())
      continue
    }
    const step = oneStep(arrays, vm, array.shape[axis] ?? 0, axis, part)
    if ('kind' in step) return step
    steps.push(step)
    axis += 1
  }
  for (; axis < array.shape.length; axis += 1) steps.push(whole())
  return picked(arrays, vm, array, steps)
}

function wholeIndex(part: Value): number | null {
  const index = part.kind === 'instance' && part.native !== undefined ? part.native : part
  return index.kind === 'int' ? Number(index.value) : null
}

function oneStep(arrays: Arrays, vm: Vm, dim: number, axis: number, part: Value): Step | Unknown {
  const index = part.kind === 'instance' && part.native !== undefined ? part.native : part
  const at = wholeIndex(index)
  if (at !== null) {
    if (at < -dim || at >= dim) {
      return vm.raise('IndexError', `index ${at} is out of bounds for axis ${axis} with size ${dim}`)
    }
    return { axis, start: at < 0 ? at + dim : at, step: 0, length: null }
  }
  if (index.kind === 'slice') return sliceStep(vm, dim, axis, index)
  const chosen = arrays.from(index, vm)
  if (isUnknown(chosen)) return chosen
  if (chosen.shape.length === 1 && chosen.dtype !== 'bool') {
    return { axis, start: Number.NaN, step: 0, length: chosen.shape[0] ?? 0 }
  }
  return vm.unknown('what a mask chooses depends on values that are not looked at')
}

function sliceStep(vm: Vm, dim: number, axis: number, slice: SliceValue): Step | Unknown {
  const number = (value: Value): number | null | Unknown => {
    if (value.kind === 'unknown') return value
    const plain = value.kind === 'instance' && value.native !== undefined ? value.native : value
    if (plain.kind === 'none') return null
    return plain.kind === 'int'
      ? Number(plain.value)
      : vm.raise('TypeError', 'slice indices must be integers or None or have an __index__ method')
  }
  const [start, stop, step] = [number(slice.start), number(slice.stop), number(slice.step)]
  if (isUnknown(start)) return start
  if (isUnknown(stop)) return stop
  if (isUnknown(step)) return step
  const stride = step ?? 1
  if (stride === 0) return vm.raise('ValueError', 'slice step cannot be zero')
  const [lowest, highest] = stride < 0 ? [-1, dim - 1] : [0, dim]
  const clamp = (at: number) => Math.min(highest, Math.max(lowest, at < 0 ? at + dim : at))
  const from = start === null ? (stride < 0 ? highest : lowest) : clamp(start)
  const to = stop === null ? (stride < 0 ? lowest : highest) : clamp(stop)
  return { axis, start: from, step: stride, length: Math.max(0, Math.ceil((to - from) / stride)) }
}

function picked(arrays: Arrays, vm: Vm, array: ArrayPayload, steps: readonly Step[]): Value {
  const shape = steps.flatMap((step) => (step.length === null ? [] : [step.length]))
  const size = sizeOf(shape)
  const { values } = array
  if (values === null || size > MAX_VALUES || steps.some((step) => Number.isNaN(step.start))) {
    return arrays.unwrapped(shape, array.dtype, null, vm)
  }
  const strides = array.shape.map((_, axis) => sizeOf(array.shape.slice(axis + 1)))
  vm.tick(size)
  const chosen: Value[] = []
  for (let at = 0; at < size; at += 1) {
    let rest = at
    let from = 0
    for (const step of steps.toReversed()) {
      let turn = 0
      if (step.length !== null) {
        turn = rest % step.length
        rest = Math.floor(rest / step.length)
      }
      if (step.axis !== null) from += (step.start + turn * step.step) * (strides[step.axis] ?? 0)
    }
    chosen.push(values[from] ?? NONE)
  }
  return arrays.unwrapped(shape, array.dtype, chosen, vm)
}
