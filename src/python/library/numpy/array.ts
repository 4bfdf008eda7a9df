/** Arrays of numpy: their shapes are known, their values where they are few. */
import { hostFunction, payloadOf, type Vm } from '../../host.js'
import { signature } from '../../signature.js'
import { FLOAT, makeClass, OBJECT } from '../../types.js'
import { type ClassValue, float, type Instance, int, str, type Unknown, type Value } from '../../value.js'

/** Values that an array keeps; larger ones keep their shape alone. */
export const MAX_VALUES = 10_000

/** Entries of an array that can be spoken of at all: beyond, a shape is a mistake. */
const MAX_RANK = 32

/** Types whose values are numbers: one of an array of objects may be anything, a list too. */
const NUMERIC = /^(?:bool|u?int|float)/

/** What an array holds. */
export class ArrayPayload {
  readonly shape: readonly number[]
  readonly dtype: string
  /** Row by row; null where they are not known. */
  readonly values: readonly Value[] | null

  constructor(shape: readonly number[], dtype: string, values: readonly Value[] | null) {
    this.shape = shape
    this.dtype = dtype
    this.values = values !== null && values.length <= MAX_VALUES ? values : null
  }
}

/** What a scalar of numpy holds: hosts read `item`. */
export class ScalarPayload {
  readonly item: bigint | number
  readonly dtype: string

  constructor(item: bigint | number, dtype: string) {
    this.item = item
    this.dtype = dtype
  }
}

/** The classes of one import of numpy. */
export interface Classes {
  readonly array: ClassValue
  readonly integer: ClassValue
  readonly floating: ClassValue
  readonly dtype: ClassValue
}

export function makeClasses(): Classes {
  const of = (name: string, bases: readonly ClassValue[]): ClassValue => {
    const [base = OBJECT] = bases
    return makeClass(name, bases, base.mro, { module: 'numpy' })
  }
  const classes = {
    array: of('ndarray', [OBJECT]),
    integer: of('int64', [OBJECT]),
    floating: of('float64', [FLOAT]),
    dtype: of('dtype', [OBJECT]),
  }
  scalarText(classes.integer)
  scalarText(classes.floating)
  return classes
}

/** `np.int64(784)` by `repr`, `784` by `str`. */
function scalarText(of: ClassValue): void {
  const plain = (vm: Vm, self: Value): string | Unknown =>
    self.kind === 'instance' && self.native !== undefined ? vm.repr(self.native) : ''
  const method = (name: string, write: (text: string) => string) =>
    of.namespace.set(
      name,
      hostFunction(name, signature('self, /'), (args, vm) => {
        const text = plain(vm, args.get('self'))
        return typeof text === 'string' ? str(write(text)) : text
      }),
    )
  method('__repr__', (text) => `np.${of.name}(${text})`)
  method('__str__', (text) => text)
}

/** Makes arrays and scalars, and takes them apart. */
export class Arrays {
  readonly classes: Classes

  constructor(classes: Classes) {
    this.classes = classes
  }

  make(shape: readonly number[], dtype: string, values: readonly Value[] | null = null): Instance {
    const made: Instance = { kind: 'instance', class: this.classes.array, attributes: new Map() }
    made.payload = new ArrayPayload(shape, dtype, values)
    return made
  }

  /** A single number: of an array's type, an array without axes being one. */
  scalar(value: Value): Value {
    if (value.kind !== 'int' && value.kind !== 'float') return value
    const whole = value.kind === 'int'
    const made: Instance = {
      kind: 'instance',
      class: whole ? this.classes.integer : this.classes.floating,
      attributes: new Map(),
      native: value,
    }
    made.payload = new ScalarPayload(value.value, whole ? 'int64' : 'float64')
    return made
  }

  /** An array without axes is a number. */
  unwrapped(shape: readonly number[], dtype: string, values: readonly Value[] | null, vm: Vm): Value {
    if (shape.length > 0) return this.make(shape, dtype, values)
    const [only] = values ?? []
    if (only !== undefined) return this.scalar(only)
    const hidden = vm.unknown('the values of the array are not known')
    return NUMERIC.test(dtype) ? { ...hidden, scalar: true } : hidden
  }

  /** Anything as an array: numbers, nested lists, arrays, and objects of others that have a shape. */
  from(value: Value, vm: Vm, depth = 0): ArrayPayload | Unknown {
    const own = payloadOf(value, ArrayPayload)
    if (own !== null) return own
    if (depth > MAX_RANK)
      return vm.raise('ValueError', `maximum supported dimension for an ndarray is ${MAX_RANK}`)
    switch (value.kind) {
      case 'unknown':
        return value.scalar ? new ArrayPayload([], 'float64', null) : value
      case 'int':
        return new ArrayPayload([], 'int64', [value])
      case 'bool':
        return new ArrayPayload([], 'bool', [value])
      case 'float':
        return new ArrayPayload([], 'float64', [value])
      case 'str':
        return new ArrayPayload([], 'str', [value])
      case 'none':
        return new ArrayPayload([], 'object', [value])
      case 'list':
      case 'tuple':
      case 'range':
        return this.#nested(value, vm, depth)
      case 'instance':
        return this.#foreign(value, vm, depth)
      default:
        return vm.unknown(`a ${vm.typeOf(value).name} is not read as an array`)
    }
  }

  #nested(value: Value, vm: Vm, depth: number): ArrayPayload | Unknown {
    const items = vm.collect(value)
    if (!Array.isArray(items)) return items
    const parts: ArrayPayload[] = []
    for (const item of items) {
      const part =
        item.kind === 'unknown' ? new ArrayPayload([], 'float64', null) : this.from(item, vm, depth + 1)
      if (!(part instanceof ArrayPayload)) return part
      parts.push(part)
    }
    const [first] = parts
    if (first === undefined) return new ArrayPayload([0], 'float64', [])
    if (parts.some((part) => String(part.shape) !== String(first.shape))) {
      return vm.raise('ValueError', 'setting an array element with a sequence: the rows differ in length')
    }
    const dtype = parts.reduce((all, part) => promote(all, part.dtype), first.dtype)
    const values: Value[] = []
    for (const part of parts) {
      if (part.values === null || values.length > MAX_VALUES) {
        return new ArrayPayload([parts.length, ...first.shape], dtype, null)
      }
      for (const one of part.values) values.push(converted(one, dtype))
    }
    return new ArrayPayload([parts.length, ...first.shape], dtype, values)
  }

  #foreign(value: Instance, vm: Vm, depth: number): ArrayPayload | Unknown {
    if (value.native !== undefined) return this.from(value.native, vm, depth)
    const shape = vm.findAttribute(value, 'shape')
    const dims = shape === undefined ? null : shapeFrom(shape, vm)
    if (dims === null) return vm.unknown(`a ${value.class.name} is not read as an array`)
    if (!Array.isArray(dims)) return dims
    const dtype = vm.findAttribute(value, 'dtype')
    return new ArrayPayload(dims, dtype?.kind === 'str' ? dtype.value : 'float64', null)
  }
}

/** A shape that is given: a number or a sequence of them. Null where it is none. */
export function shapeFrom(value: Value, vm: Vm): number[] | Unknown | null {
  if (value.kind === 'unknown') return value
  if (value.kind === 'int') return [Number(value.value)]
  if (value.kind === 'instance' && value.native !== undefined) return shapeFrom(value.native, vm)
  if (value.kind !== 'list' && value.kind !== 'tuple') return null
  const dims: number[] = []
  for (const item of value.items) {
    const dim = item.kind === 'instance' ? item.native : item
    if (dim?.kind === 'unknown') return dim
    if (dim?.kind !== 'int') return null
    dims.push(Number(dim.value))
  }
  return dims
}

const ORDER = ['bool', 'uint8', 'int32', 'int64', 'float16', 'float32', 'float64', 'object', 'str']

/** The type that holds values of both. */
export function promote(a: string, b: string): string {
  return (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b) || 'float64'
}

/** A value as an array of a type keeps it. */
export function converted(value: Value, dtype: string): Value {
  if (dtype.startsWith('float')) {
    if (value.kind === 'int') return float(Number(value.value))
    if (value.kind === 'bool') return float(value.value ? 1 : 0)
  }
  if (/^u?int/.test(dtype)) {
    if (value.kind === 'bool') return int(value.value ? 1 : 0)
    if (value.kind === 'float' && Number.isFinite(value.value)) return int(Math.trunc(value.value))
  }
  return value
}

/** A result that is known by its shape alone. */
export function shaped(arrays: Arrays, vm: Vm, shape: readonly number[], dtype: string): Value {
  return arrays.unwrapped(shape, dtype, null, vm)
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, dim) => product * dim, 1)
}

/** The shape of an operation on two arrays; null where they don't fit together. */
export function broadcast(a: readonly number[], b: readonly number[]): number[] | null {
  const rank = Math.max(a.length, b.length)
  const shape: number[] = []
  for (let axis = 1; axis <= rank; axis += 1) {
    const [x, y] = [a[a.length - axis] ?? 1, b[b.length - axis] ?? 1]
    if (x !== y && x !== 1 && y !== 1) return null
    shape.unshift(x === 1 ? y : x)
  }
  return shape
}

/** The entry of an array that an entry of a broadcast result is made from. */
export function sourceIndex(at: number, shape: readonly number[], from: readonly number[]): number {
  let rest = at
  let index = 0
  let stride = 1
  for (let axis = 1; axis <= shape.length; axis += 1) {
    const dim = shape[shape.length - axis] ?? 1
    const own = from[from.length - axis] ?? 1
    if (axis <= from.length) {
      if (own !== 1) index += (rest % dim) * stride
      stride *= own
    }
    rest = Math.floor(rest / dim)
  }
  return index
}
