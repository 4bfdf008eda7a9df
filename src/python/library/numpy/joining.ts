/** Functions of numpy that put arrays together and take them apart. */
import type { Vm } from '../../host.js'
import { isUnknown } from '../../key.js'
import { int, list, NONE, type Unknown, type Value } from '../../value.js'
import { native } from '../native.js'
import { type ArrayPayload, type Arrays, MAX_VALUES, promote, shapeFrom, sizeOf } from './array.js'
import { arraysIn, axisIn, wholeIn } from './given.js'
import { deep, wide } from './shaping.js'

type Dims = readonly number[]

/** The shape of arrays put one after another. */
function concatenated(shapes: readonly Dims[], axis: Value, vm: Vm): Dims | Unknown {
  const [first] = shapes
  if (first === undefined) return vm.raise('ValueError', 'need at least one array to concatenate')
  if (axis.kind === 'none') return [shapes.reduce((sum, shape) => sum + sizeOf(shape), 0)]
  if (first.length === 0) return vm.raise('ValueError', 'zero-dimensional arrays cannot be concatenated')
  const at = axisIn(axis, first.length, vm)
  if (typeof at !== 'number') return at
  const fits = shapes.every(
    (shape) =>
      shape.length === first.length && shape.every((dim, index) => index === at || dim === first[index]),
  )
  if (!fits) {
    return vm.raise(
      'ValueError',
      'all the input array dimensions except for the concatenation axis must match exactly',
    )
  }
  return first.with(
    at,
    shapes.reduce((sum, shape) => sum + (shape[at] ?? 0), 0),
  )
}

function stacked(shapes: readonly Dims[], axis: Value, vm: Vm): Dims | Unknown {
  const [first] = shapes
  if (first === undefined) return vm.raise('ValueError', 'need at least one array to stack')
  if (shapes.some((shape) => String(shape) !== String(first))) {
    return vm.raise('ValueError', 'all input arrays must have the same shape')
  }
  const at = axisIn(axis, first.length + 1, vm)
  return typeof at === 'number' ? [...first.slice(0, at), shapes.length, ...first.slice(at)] : at
}

const column = (shape: Dims): Dims => (shape.length > 1 ? shape : [shape[0] ?? 1, 1])
const flat = (shape: Dims): Dims => (shape.length > 0 ? shape : [1])

export function joiners(arrays: Arrays): (readonly [string, Value])[] {
  const made = (parts: readonly ArrayPayload[], shape: Dims | Unknown): Value => {
    if (!Array.isArray(shape)) return shape as Unknown
    const [first] = parts
    return arrays.make(
      shape,
      parts.reduce((all, part) => promote(all, part.dtype), first?.dtype ?? 'float64'),
    )
  }
  const joined = (name: string, join: (shapes: readonly Dims[], axis: Value, vm: Vm) => Dims | Unknown) =>
    native(name, 'arrays, axis=0, **kwargs', (args, vm) => {
      const parts = arraysIn(arrays, args.get('arrays'), vm)
      if (!Array.isArray(parts)) return parts
      const shapes = parts.map(({ shape }) => shape)
      return made(parts, join(shapes, args.get('axis'), vm))
    })
  return [
    joined('concatenate', concatenated),
    joined('concat', concatenated),
    joined('stack', stacked),
    joined('vstack', (shapes, _, vm) => concatenated(shapes.map(wide), int(0), vm)),
    joined('row_stack', (shapes, _, vm) => concatenated(shapes.map(wide), int(0), vm)),
    joined('dstack', (shapes, _, vm) => concatenated(shapes.map(deep), int(2), vm)),
    joined('column_stack', (shapes, _, vm) => concatenated(shapes.map(column), int(1), vm)),
    joined('hstack', (shapes, _, vm) => {
      const parts = shapes.map(flat)
      return concatenated(parts, int(parts[0]?.length === 1 ? 0 : 1), vm)
    }),
    native('append', 'arr, values, axis=None', (args, vm) => {
      const parts = arraysIn(arrays, list([args.get('arr'), args.get('values')]), vm)
      if (!Array.isArray(parts)) return parts
      return made(
        parts,
        concatenated(
          parts.map(({ shape }) => shape),
          args.get('axis'),
          vm,
        ),
      )
    }),
    native('array_split', 'ary, sections, axis=0', (args, vm) =>
      divided(arrays, vm, args.get('ary'), args.get('sections'), args.get('axis'), false),
    ),
    native('split', 'ary, sections, axis=0', (args, vm) =>
      divided(arrays, vm, args.get('ary'), args.get('sections'), args.get('axis'), true),
    ),
    native('vsplit', 'ary, sections', (args, vm) =>
      divided(arrays, vm, args.get('ary'), args.get('sections'), int(0), true),
    ),
    native('hsplit', 'ary, sections', (args, vm) =>
      divided(arrays, vm, args.get('ary'), args.get('sections'), NONE, true),
    ),
  ]
}

/** Parts of an array along an axis: so many of them, or cut at places; without an axis along the columns. */
function divided(arrays: Arrays, vm: Vm, given: Value, cut: Value, along: Value, even: boolean): Value {
  const array = arrays.from(given, vm)
  if (isUnknown(array)) return array
  const { shape, dtype } = array
  const axis = along.kind === 'none' ? Math.min(1, shape.length - 1) : axisIn(along, shape.length, vm)
  if (typeof axis !== 'number') return axis
  const length = shape[axis] ?? 0
  const lengths = isSequence(cut) ? between(length, cut, vm) : portions(length, cut, even, vm)
  if (!Array.isArray(lengths)) return lengths
  vm.allocate(lengths.length)
  return list(lengths.map((part) => arrays.make(shape.with(axis, part), dtype)))
}

function isSequence({ kind }: Value): boolean {
  return kind === 'list' || kind === 'tuple'
}

function portions(length: number, cut: Value, even: boolean, vm: Vm): number[] | Unknown {
  const count = wholeIn(cut, vm)
  if (typeof count !== 'number') return count
  if (count <= 0) return vm.raise('ValueError', 'number sections must be larger than 0.')
  if (count > MAX_VALUES) return vm.unknown('so many parts are not followed')
  if (even && length % count !== 0)
    return vm.raise('ValueError', 'array split does not result in an equal division')
  return Array.from(
    { length: count },
    (_, index) => Math.floor(length / count) + (index < length % count ? 1 : 0),
  )
}

function between(length: number, cut: Value, vm: Vm): number[] | Unknown {
  const places = shapeFrom(cut, vm)
  if (!Array.isArray(places)) return places ?? vm.unknown('these places are not read')
  const ends = [0, ...places, length].map((at) => Math.min(length, at < 0 ? Math.max(0, at + length) : at))
  return ends.slice(1).map((end, index) => Math.max(0, end - (ends[index] ?? 0)))
}
