/** Python's `numpy`, as far as models are sized by it: shapes of arrays, and the arithmetic of small ones. */
import { type HostCall, hostFunction, hostModule, payloadOf, type Vm } from '../../host.js'
import { isUnknown } from '../../key.js'
import { signature } from '../../signature.js'
import {
  type Cursor,
  float,
  int,
  type ModuleValue,
  NONE,
  str,
  tuple,
  type Unknown,
  type Value,
} from '../../value.js'
import { doubleOf, iterator, native } from '../native.js'
import {
  ArrayPayload,
  Arrays,
  converted,
  MAX_VALUES,
  makeClasses,
  promote,
  shapeFrom,
  sizeOf,
} from './array.js'
import { elementwise, getItem, reduce, reshape } from './operations.js'

const OPERATORS: readonly (readonly [string, string])[] = [
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['truediv', '/'],
  ['floordiv', '//'],
  ['mod', '%'],
  ['pow', '**'],
  ['matmul', '@'],
  ['and', '&'],
  ['or', '|'],
]
const COMPARISONS: readonly (readonly [string, string])[] = [
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
]

const DTYPES = [
  'float16',
  'float32',
  'float64',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
]

/** What arrays have beside what is read here: unknown, not missing. */
const UNREAD_MEMBERS = new Set(
  (
    'all any argpartition argsort base byteswap choose clip compress conj conjugate ctypes cumprod cumsum data diagonal dot ' +
    'dump dumps fill flags flat getfield imag itemsize nbytes nonzero partition ptp put real repeat resize round ' +
    'searchsorted setfield setflags sort strides swapaxes take tobytes tofile trace view'
  ).split(' '),
)

/** Functions of one number, which act on every value of an array. */
const MATHEMATICAL: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  ceil: Math.ceil,
  floor: Math.floor,
}

let shared: Arrays | null = null

/** The arrays of numpy: one class for all, which programs cannot change. Hosts make arrays with them. */
export function numpyArrays(): Arrays {
  if (shared === null) {
    shared = new Arrays(makeClasses())
    addMethods(shared)
  }
  return shared
}

/** Makes the module. */
export function numpy(): ModuleValue {
  const arrays = numpyArrays()
  return hostModule(
    'numpy',
    [
      ['ndarray', arrays.classes.array],
      ['pi', float(Math.PI)],
      ['e', float(Math.E)],
      ['inf', float(Number.POSITIVE_INFINITY)],
      ['nan', float(Number.NaN)],
      ['newaxis', NONE],
      ['random', random(arrays)],
      ...DTYPES.map((name) => dtype(arrays, name)),
      ['bool_', str('bool')],
      ...creators(arrays),
      ...reductions(arrays),
      ...shapers(arrays),
      ...numbers(arrays),
    ],
    (name) => (name.startsWith('__') ? undefined : unread(name)),
  )
}

/** A function of numpy that is not read: what it gives is unknown. */
function unread(name: string): Value {
  return {
    kind: 'builtin',
    name,
    call: (vm) => vm.unknown(`\`numpy.${name}\` is not computed here`),
  }
}

/** `np.float32`: a type, and a function that converts. */
function dtype(arrays: Arrays, name: string): readonly [string, Value] {
  return native(name, 'x=0, /', (args, vm) => {
    const array = arrays.from(args.get('x'), vm)
    if (isUnknown(array)) return array
    return arrays.unwrapped(
      array.shape,
      name,
      array.values?.map((value) => converted(value, name)) ?? null,
      vm,
    )
  })
}

/** The type that an argument names: a string, a type of Python or of numpy. */
function dtypeName(value: Value, otherwise: string): string {
  if (value.kind === 'str') return value.value
  if (value.kind === 'class')
    return { int: 'int64', float: 'float64', bool: 'bool', str: 'str' }[value.name] ?? otherwise
  return value.kind === 'hostFunction' ? value.name : otherwise
}

function filled(
  arrays: Arrays,
  vm: Vm,
  shape: Value,
  type: Value,
  value: Value,
  otherwise = 'float64',
): Value {
  const dims = shapeFrom(shape, vm)
  if (dims === null) return vm.raise('TypeError', 'expected a sequence of integers or a single integer')
  if (!Array.isArray(dims)) return dims
  if (dims.some((dim) => dim < 0)) return vm.raise('ValueError', 'negative dimensions are not allowed')
  const name = dtypeName(type, otherwise)
  const size = sizeOf(dims)
  vm.allocate(Math.min(size, MAX_VALUES))
  const one = converted(value, name)
  return arrays.make(dims, name, size <= MAX_VALUES ? new Array<Value>(size).fill(one) : null)
}

function creators(arrays: Arrays): (readonly [string, Value])[] {
  const like = (name: string, value: Value) =>
    native(name, 'a, dtype=None, *args, **kwargs', (args, vm) => {
      const array = arrays.from(args.get('a'), vm)
      if (isUnknown(array)) return array
      return filled(
        arrays,
        vm,
        tuple(array.shape.map((dim) => int(dim))),
        args.get('dtype'),
        value,
        array.dtype,
      )
    })
  const copy: HostCall = (args, vm) => {
    const array = arrays.from(args.get('object'), vm)
    if (isUnknown(array)) return array
    const name = dtypeName(args.get('dtype'), array.dtype)
    return arrays.make(array.shape, name, array.values?.map((value) => converted(value, name)) ?? null)
  }
  return [
    native('array', 'object, dtype=None, *args, **kwargs', copy),
    native('asarray', 'object, dtype=None, *args, **kwargs', copy),
    native('zeros', 'shape, dtype=None, order=None', (args, vm) =>
      filled(arrays, vm, args.get('shape'), args.get('dtype'), float(0)),
    ),
    native('ones', 'shape, dtype=None, order=None', (args, vm) =>
      filled(arrays, vm, args.get('shape'), args.get('dtype'), float(1)),
    ),
    native('empty', 'shape, dtype=None, order=None', (args, vm) => {
      const made = filled(arrays, vm, args.get('shape'), args.get('dtype'), float(0))
      const array = payloadOf(made, ArrayPayload)
      return array === null ? made : arrays.make(array.shape, array.dtype)
    }),
    native('full', 'shape, fill_value, dtype=None, order=None', (args, vm) => {
      const value = args.get('fill_value')
      const otherwise = value.kind === 'int' ? 'int64' : value.kind === 'bool' ? 'bool' : 'float64'
      return filled(arrays, vm, args.get('shape'), args.get('dtype'), value, otherwise)
    }),
    like('zeros_like', float(0)),
    like('ones_like', float(1)),
    native('arange', 'start, stop=None, step=1, dtype=None', (args, vm) => {
      const [first, second] = [args.get('start'), args.get('stop')]
      const bounds = second.kind === 'none' ? [int(0), first] : [first, second]
      const numbers = [...bounds, args.get('step')].map((value) => doubleOf(vm, value))
      const hidden = numbers.find(isUnknown)
      if (hidden !== undefined) return hidden
      const [start = 0, stop = 0, step = 1] = numbers.filter((value) => typeof value === 'number')
      if (step === 0) return vm.raise('ZeroDivisionError', 'division by zero')
      const length = Math.max(0, Math.ceil((stop - start) / step))
      const whole = [...bounds, args.get('step')].every((value) => value.kind === 'int')
      vm.allocate(Math.min(length, MAX_VALUES))
      const values =
        length > MAX_VALUES
          ? null
          : Array.from({ length }, (_, index) =>
              whole ? int(start + index * step) : float(start + index * step),
            )
      return arrays.make([length], dtypeName(args.get('dtype'), whole ? 'int64' : 'float64'), values)
    }),
    native('linspace', 'start, stop, num=50, *args, **kwargs', (args, vm) => {
      const dims = shapeFrom(args.get('num'), vm)
      return Array.isArray(dims)
        ? arrays.make(dims, 'float64')
        : (dims ?? vm.unknown('the number of points is not known'))
    }),
    native('eye', 'N, M=None, *args, **kwargs', (args, vm) => {
      const rows = shapeFrom(args.get('N'), vm)
      const columns = args.get('M').kind === 'none' ? rows : shapeFrom(args.get('M'), vm)
      if (!Array.isArray(rows) || !Array.isArray(columns))
        return vm.unknown('the size of the array is not known')
      return arrays.make([...rows, ...columns], 'float64')
    }),
  ]
}

type Rule = (vm: Vm, values: readonly Value[]) => Value

const RULES: Readonly<Record<string, readonly [Rule, (dtype: string) => string]>> = {
  prod: [(vm, values) => values.reduce((product, value) => vm.binary('*', product, value), int(1)), summed],
  sum: [(vm, values) => values.reduce((sum, value) => vm.binary('+', sum, value), int(0)), summed],
  max: [(vm, values) => extreme(vm, values, '>'), (dtype) => dtype],
  min: [(vm, values) => extreme(vm, values, '<'), (dtype) => dtype],
  amax: [(vm, values) => extreme(vm, values, '>'), (dtype) => dtype],
  amin: [(vm, values) => extreme(vm, values, '<'), (dtype) => dtype],
  mean: [
    (vm, values) =>
      vm.binary(
        '/',
        values.reduce((sum, value) => vm.binary('+', sum, value), float(0)),
        int(values.length),
      ),
    () => 'float64',
  ],
  std: [(vm) => vm.unknown('it is not computed here'), () => 'float64'],
  var: [(vm) => vm.unknown('it is not computed here'), () => 'float64'],
  median: [(vm) => vm.unknown('it is not computed here'), () => 'float64'],
  argmax: [(vm, values) => int(values.indexOf(extreme(vm, values, '>'))), () => 'int64'],
  argmin: [(vm, values) => int(values.indexOf(extreme(vm, values, '<'))), () => 'int64'],
}

function summed(dtype: string): string {
  return dtype === 'bool' ? 'int64' : dtype
}

function extreme(vm: Vm, values: readonly Value[], sign: string): Value {
  const [first] = values
  if (first === undefined)
    return vm.raise('ValueError', 'zero-size array to reduction operation which has no identity')
  return values.reduce(
    (best, value) => (vm.truth(vm.compare(sign, value, best)) === true ? value : best),
    first,
  )
}

function reduction(arrays: Arrays, name: string): HostCall {
  const [rule, dtypeOf] = RULES[name] ?? [(vm: Vm) => vm.unknown('it is not computed here'), summed]
  return (args, vm) => {
    const keep = args.extra.get('keepdims')
    const kept = keep !== undefined && vm.truth(keep) === true
    return reduce(arrays, vm, args.get('a'), args.get('axis'), kept, dtypeOf, (values) => rule(vm, values))
  }
}

function reductions(arrays: Arrays): (readonly [string, Value])[] {
  return Object.keys(RULES).map((name) => native(name, 'a, axis=None, **kwargs', reduction(arrays, name)))
}

/** Gives an array, or why there is none. */
function withArray(
  arrays: Arrays,
  name: string,
  rule: (array: ArrayPayload, args: Parameters<HostCall>[0], vm: Vm) => Value,
): HostCall {
  return (args, vm) => {
    const array = arrays.from(args.get(name), vm)
    return isUnknown(array) ? array : rule(array, args, vm)
  }
}

function axisIn(value: Value, rank: number, vm: Vm): number | Unknown {
  if (value.kind === 'unknown') return value
  const at = value.kind === 'int' ? Number(value.value) : 0
  if (at < -rank || at >= rank)
    return vm.raise('ValueError', `axis ${at} is out of bounds for array of dimension ${rank}`)
  return at < 0 ? at + rank : at
}

function shapers(arrays: Arrays): (readonly [string, Value])[] {
  const joined = (
    name: string,
    join: (parts: readonly ArrayPayload[], axis: Value, vm: Vm) => number[] | Unknown,
  ) =>
    native(name, 'arrays, axis=0, **kwargs', (args, vm) => {
      const items = vm.collect(args.get('arrays'))
      if (!Array.isArray(items)) return items
      const parts: ArrayPayload[] = []
      for (const item of items) {
        const part = arrays.from(item, vm)
        if (isUnknown(part)) return part
        parts.push(part)
      }
      const shape = join(parts, args.get('axis'), vm)
      if (!Array.isArray(shape)) return shape
      const [first] = parts
      return arrays.make(
        shape,
        parts.reduce((all, part) => promote(all, part.dtype), first?.dtype ?? 'float64'),
      )
    })
  const concatenated = (parts: readonly ArrayPayload[], axis: Value, vm: Vm): number[] | Unknown => {
    const [first] = parts
    if (first === undefined) return vm.raise('ValueError', 'need at least one array to concatenate')
    const at = axisIn(axis, first.shape.length, vm)
    if (typeof at !== 'number') return at
    const fits = parts.every((part) =>
      part.shape.every((dim, index) => index === at || dim === first.shape[index]),
    )
    if (!fits)
      return vm.raise(
        'ValueError',
        'all the input array dimensions except for the concatenation axis must match exactly',
      )
    return first.shape.map((dim, index) =>
      index === at ? parts.reduce((sum, part) => sum + (part.shape[at] ?? 0), 0) : dim,
    )
  }
  return [
    native(
      'shape',
      'a',
      withArray(arrays, 'a', (array) => tuple(array.shape.map((dim) => int(dim)))),
    ),
    native(
      'ndim',
      'a',
      withArray(arrays, 'a', (array) => int(array.shape.length)),
    ),
    native(
      'size',
      'a',
      withArray(arrays, 'a', (array) => int(sizeOf(array.shape))),
    ),
    native(
      'expand_dims',
      'a, axis',
      withArray(arrays, 'a', (array, args, vm) => {
        const at = axisIn(args.get('axis'), array.shape.length + 1, vm)
        if (typeof at !== 'number') return at
        return arrays.make(
          [...array.shape.slice(0, at), 1, ...array.shape.slice(at)],
          array.dtype,
          array.values,
        )
      }),
    ),
    native(
      'squeeze',
      'a, axis=None',
      withArray(arrays, 'a', (array, args, vm) => squeezed(arrays, vm, array, args.get('axis'))),
    ),
    native(
      'reshape',
      'a, shape, **kwargs',
      withArray(arrays, 'a', (array, args, vm) => {
        const wanted = shapeFrom(args.get('shape'), vm)
        return Array.isArray(wanted)
          ? reshape(arrays, vm, array, wanted)
          : (wanted ?? vm.unknown('the shape is not known'))
      }),
    ),
    native(
      'transpose',
      'a, axes=None',
      withArray(arrays, 'a', (array, args, vm) => transposed(arrays, vm, array, args.get('axes'))),
    ),
    joined('concatenate', concatenated),
    joined('vstack', (parts, _, vm) => concatenated(parts, int(0), vm)),
    joined('stack', (parts, axis, vm) => {
      const shape = parts[0]?.shape ?? []
      const at = axisIn(axis, shape.length + 1, vm)
      return typeof at === 'number' ? [...shape.slice(0, at), parts.length, ...shape.slice(at)] : at
    }),
    native('dot', 'a, b', (args, vm) => elementwise(arrays, vm, '@', args.get('a'), args.get('b'))),
    native('matmul', 'a, b', (args, vm) => elementwise(arrays, vm, '@', args.get('a'), args.get('b'))),
  ]
}

function squeezed(arrays: Arrays, vm: Vm, array: ArrayPayload, axis: Value): Value {
  const at = axis.kind === 'none' ? null : axisIn(axis, array.shape.length, vm)
  if (at !== null && typeof at !== 'number') return at
  const shape = array.shape.filter((dim, index) => (at === null ? dim !== 1 : index !== at))
  return arrays.unwrapped(shape, array.dtype, array.values, vm)
}

function transposed(arrays: Arrays, vm: Vm, array: ArrayPayload, axes: Value): Value {
  if (array.shape.length < 2) return arrays.make(array.shape, array.dtype, array.values)
  if (axes.kind === 'none') return arrays.make(array.shape.toReversed(), array.dtype)
  const order = shapeFrom(axes, vm)
  if (!Array.isArray(order)) return order ?? vm.unknown('the axes are not known')
  if (order.length !== array.shape.length) return vm.raise('ValueError', "axes don't match array")
  return arrays.make(
    order.map((axis) => array.shape[axis < 0 ? axis + array.shape.length : axis] ?? 0),
    array.dtype,
  )
}

function numbers(arrays: Arrays): (readonly [string, Value])[] {
  const each = (name: string, rule: (vm: Vm, value: Value) => Value) =>
    native(
      name,
      'x, **kwargs',
      withArray(arrays, 'x', (array, _, vm) => {
        vm.tick(array.values?.length ?? 0)
        const values = array.values?.map((value) => rule(vm, value)) ?? null
        const clean = values?.some((value) => value.kind === 'unknown') ? null : values
        return arrays.unwrapped(array.shape, clean?.[0]?.kind === 'int' ? 'int64' : 'float64', clean, vm)
      }),
    )
  const exact = (vm: Vm, value: Value, rule: (x: number) => number): Value => {
    const number = doubleOf(vm, value)
    return typeof number === 'number' ? float(rule(number)) : number
  }
  return [
    ...Object.entries(MATHEMATICAL).map(([name, rule]) => each(name, (vm, value) => exact(vm, value, rule))),
    each('abs', (vm, value) =>
      vm.truth(vm.compare('<', value, int(0))) === true ? vm.binary('*', value, int(-1)) : value,
    ),
    each('square', (vm, value) => vm.binary('*', value, value)),
    native('power', 'x1, x2', (args, vm) => elementwise(arrays, vm, '**', args.get('x1'), args.get('x2'))),
    native('add', 'x1, x2', (args, vm) => elementwise(arrays, vm, '+', args.get('x1'), args.get('x2'))),
    native('subtract', 'x1, x2', (args, vm) => elementwise(arrays, vm, '-', args.get('x1'), args.get('x2'))),
    native('multiply', 'x1, x2', (args, vm) => elementwise(arrays, vm, '*', args.get('x1'), args.get('x2'))),
    native('divide', 'x1, x2', (args, vm) => elementwise(arrays, vm, '/', args.get('x1'), args.get('x2'))),
  ]
}

/** `numpy.random`: shapes are known, values are not. */
function random(arrays: Arrays): ModuleValue {
  const shaped = (vm: Vm, shape: Value, dtype: string): Value => {
    if (shape.kind === 'none') return vm.unknown('random numbers differ from run to run')
    const dims = shapeFrom(shape, vm)
    return Array.isArray(dims) ? arrays.make(dims, dtype) : (dims ?? vm.unknown('the shape is not known'))
  }
  const bySize = (name: string, parameters: string, dtype = 'float64') =>
    native(name, parameters, (args, vm) => shaped(vm, args.get('size'), dtype))
  const byAxes = (name: string) =>
    native(name, '*dims', (args, vm) =>
      shaped(vm, args.rest.length === 0 ? NONE : tuple([...args.rest]), 'float64'),
    )
  return hostModule(
    'numpy.random',
    [
      byAxes('rand'),
      byAxes('randn'),
      bySize('random', 'size=None'),
      bySize('random_sample', 'size=None'),
      bySize('normal', 'loc=0.0, scale=1.0, size=None'),
      bySize('uniform', 'low=0.0, high=1.0, size=None'),
      bySize('standard_normal', 'size=None'),
      bySize('randint', 'low, high=None, size=None, dtype=None', 'int64'),
      native('seed', 'seed=None', () => NONE),
    ],
    (name) => (name.startsWith('__') ? undefined : unread(`random.${name}`)),
  )
}

function addMethods(arrays: Arrays): void {
  const { array: of, integer, floating } = arrays.classes
  const method = (name: string, parameters: string, call: HostCall) =>
    of.namespace.set(name, hostFunction(name, signature(parameters), call))
  const property = (name: string, read: (array: ArrayPayload, vm: Vm) => Value) =>
    of.namespace.set(name, {
      kind: 'property',
      get: hostFunction(
        name,
        signature('self'),
        withArray(arrays, 'self', (array, _, vm) => read(array, vm)),
      ),
      set: null,
      delete: null,
    })
  for (const [name, sign] of OPERATORS) {
    for (const cls of [of, integer, floating]) {
      const define = (key: string, swapped: boolean) =>
        cls.namespace.set(
          key,
          hostFunction(key, signature('self, other, /'), (args, vm) => {
            const [self, other] = [args.get('self'), args.get('other')]
            if (
              other.kind === 'instance' &&
              payloadOf(other, ArrayPayload) === null &&
              other.native === undefined
            ) {
              return { kind: 'notImplemented' }
            }
            if (other.kind === 'str' || (cls !== of && (other.kind === 'list' || other.kind === 'tuple'))) {
              const plain = self.kind === 'instance' ? (self.native ?? self) : self
              if (plain === self) return { kind: 'notImplemented' }
              return swapped ? vm.binary(sign, other, plain) : vm.binary(sign, plain, other)
            }
            return swapped
              ? elementwise(arrays, vm, sign, other, self)
              : elementwise(arrays, vm, sign, self, other)
          }),
        )
      define(`__${name}__`, false)
      define(`__r${name}__`, true)
    }
  }
  for (const [name, sign] of COMPARISONS) {
    method(`__${name}__`, 'self, other, /', (args, vm) =>
      elementwise(arrays, vm, sign, args.get('self'), args.get('other')),
    )
  }
  method('__hash__', 'self', (_, vm) => vm.raise('TypeError', "unhashable type: 'numpy.ndarray'"))
  method('__neg__', 'self', (args, vm) => elementwise(arrays, vm, '*', args.get('self'), int(-1)))
  property('shape', (array) => tuple(array.shape.map((dim) => int(dim))))
  property('ndim', (array) => int(array.shape.length))
  property('size', (array) => int(sizeOf(array.shape)))
  property('dtype', (array) => str(array.dtype))
  property('T', (array, vm) => transposed(arrays, vm, array, NONE))
  for (const name of Object.keys(RULES)) method(name, 'a, axis=None, **kwargs', reduction(arrays, name))
  const own = (
    name: string,
    parameters: string,
    rule: (array: ArrayPayload, args: Parameters<HostCall>[0], vm: Vm) => Value,
  ) => method(name, `self${parameters === '' ? '' : `, ${parameters}`}`, withArray(arrays, 'self', rule))
  own('reshape', '*shape, **kwargs', (array, args, vm) => {
    const [only] = args.rest
    const wanted = shapeFrom(args.rest.length === 1 && only !== undefined ? only : tuple([...args.rest]), vm)
    return Array.isArray(wanted)
      ? reshape(arrays, vm, array, wanted)
      : (wanted ?? vm.unknown('the shape is not known'))
  })
  own('astype', 'dtype, *args, **kwargs', (array, args) => {
    const name = dtypeName(args.get('dtype'), array.dtype)
    return arrays.make(array.shape, name, array.values?.map((value) => converted(value, name)) ?? null)
  })
  own('flatten', '*args, **kwargs', (array) => arrays.make([sizeOf(array.shape)], array.dtype, array.values))
  own('ravel', '*args, **kwargs', (array) => arrays.make([sizeOf(array.shape)], array.dtype, array.values))
  own('copy', '*args, **kwargs', (array) => arrays.make(array.shape, array.dtype, array.values))
  own('transpose', '*axes', (array, args, vm) => {
    const [only] = args.rest
    const axes = args.rest.length === 0 ? NONE : only?.kind === 'tuple' ? only : tuple([...args.rest])
    return transposed(arrays, vm, array, axes)
  })
  own('tolist', '', (array, _, vm) => nested(array.shape, array.values, vm))
  own(
    'item',
    '*args',
    (array, _, vm) => array.values?.[0] ?? vm.unknown('the values of the array are not known'),
  )
  own('__len__', '', (array, _, vm) => {
    const [length] = array.shape
    return length === undefined ? vm.raise('TypeError', 'len() of unsized object') : int(length)
  })
  own('__getitem__', 'key', (array, args, vm) => getItem(arrays, vm, array, args.get('key')))
  own('__iter__', '', (array, args, vm) => {
    let at = 0
    const walk: Cursor['next'] = () => {
      if (at >= (array.shape[0] ?? 0)) return null
      vm.tick(1)
      at += 1
      return vm.getItem(args.get('self'), int(at - 1))
    }
    return iterator('ndarray_iterator', walk)
  })
  own('squeeze', 'axis=None', (array, args, vm) => squeezed(arrays, vm, array, args.get('axis')))
  own('__getattr__', 'name', (_, args, vm) => {
    const name = args.get('name')
    if (name.kind === 'str' && UNREAD_MEMBERS.has(name.value)) {
      return vm.unknown(`\`${name.value}\` of an array is not computed here`)
    }
    const text = name.kind === 'str' ? name.value : ''
    return vm.raise('AttributeError', `'numpy.ndarray' object has no attribute '${text}'`)
  })
  // A set item changes values that are not followed.
  own('__setitem__', 'key, value', (array, args) => {
    const self = args.get('self')
    if (self.kind === 'instance') self.payload = new ArrayPayload(array.shape, array.dtype, null)
    return NONE
  })
  own('__bool__', '', (array, _, vm) => {
    if (sizeOf(array.shape) > 1) {
      return vm.raise(
        'ValueError',
        'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()',
      )
    }
    return array.values?.[0] ?? vm.unknown('the values of the array are not known')
  })
  own('__repr__', '', (_, __, vm) => vm.unknown('arrays are not written out'))
  for (const cls of [integer, floating]) {
    cls.namespace.set(
      'item',
      hostFunction('item', signature('self'), (args) => plainOf(args.get('self'))),
    )
    cls.namespace.set('shape', tuple([]))
    cls.namespace.set(
      'astype',
      hostFunction('astype', signature('self, dtype'), (args) => args.get('self')),
    )
  }
}

function plainOf(value: Value): Value {
  return value.kind === 'instance' ? (value.native ?? value) : value
}

function nested(shape: readonly number[], values: readonly Value[] | null, vm: Vm): Value {
  if (values === null) return vm.unknown('the values of the array are not known')
  const [first, ...rest] = shape
  if (first === undefined) return values[0] ?? NONE
  const size = sizeOf(rest)
  return {
    kind: 'list',
    items: Array.from({ length: first }, (_, index) =>
      nested(rest, values.slice(index * size, (index + 1) * size), vm),
    ),
  }
}
