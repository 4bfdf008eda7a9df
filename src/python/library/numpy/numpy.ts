/** Python's `numpy`, as far as models are sized by it: shapes of arrays, and the arithmetic of small ones. */
import { hostModule, type Vm } from '../../host.js'
import { isUnknown } from '../../key.js'
import { float, int, list, type ModuleValue, NONE, str, type Value } from '../../value.js'
import { doubleOf, native } from '../native.js'
import { Arrays, broadcast, converted, makeClasses, promote, sizeOf } from './array.js'
import { creators } from './create.js'
import { arraysIn, withArray } from './given.js'
import { joiners } from './joining.js'
import { addMethods } from './methods.js'
import { elementwise } from './operations.js'
import { random } from './random.js'
import { reductions } from './reductions.js'
import { shapers } from './shaping.js'

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

/** Parts of numpy beside `random`. */
const SUBMODULES = ['linalg', 'fft', 'ma', 'char', 'strings', 'lib', 'testing', 'polynomial', 'emath']

/** Functions of two arrays, beside those of operators: what they give has the shape of both. */
const PAIRED = (
  'maximum minimum fmax fmin mod remainder fmod floor_divide true_divide float_power arctan2 hypot logical_and logical_or ' +
  'logical_xor equal not_equal less less_equal greater greater_equal isclose bitwise_and bitwise_or bitwise_xor'
).split(' ')

/** Functions of each value that is not computed here. */
const EACH = (
  'absolute fabs negative positive sign reciprocal rint trunc fix cbrt exp2 expm1 tan arcsin arccos arctan sinh cosh arcsinh ' +
  'arccosh arctanh deg2rad rad2deg degrees radians isnan isinf isfinite logical_not invert sinc heaviside'
).split(' ')

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
      ['NaN', float(Number.NaN)],
      ['newaxis', NONE],
      ['random', random(arrays, unread)],
      ...SUBMODULES.map((name) => [name, openModule(name)] as const),
      ...DTYPES.map((name) => dtype(arrays, name)),
      ['bool_', str('bool')],
      ...creators(arrays),
      ...reductions(arrays),
      ...shapers(arrays),
      ...joiners(arrays),
      ...numbers(arrays),
    ],
    (name) => (name.startsWith('__') ? undefined : unread(name)),
  )
}

/** A part of numpy of which nothing is read. */
function openModule(name: string): ModuleValue {
  const parts = name === 'lib' ? [['stride_tricks', openModule('lib.stride_tricks')] as const] : []
  return hostModule(`numpy.${name}`, parts, (member) =>
    member.startsWith('__') ? undefined : unread(`${name}.${member}`),
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
  const hidden = (name: string) =>
    native(
      name,
      'x, *args, **kwargs',
      withArray(arrays, 'x', (array, _, vm) => {
        const truth = /^is|^logical/.test(name)
        return arrays.unwrapped(array.shape, truth ? 'bool' : 'float64', null, vm)
      }),
    )
  return [
    ...EACH.map(hidden),
    ...PAIRED.map((name) =>
      native(name, 'x1, x2, *args, **kwargs', (args, vm) =>
        together(arrays, vm, [args.get('x1'), args.get('x2')]),
      ),
    ),
    native('where', 'condition, x=None, y=None', (args, vm) =>
      args.get('x').kind === 'none'
        ? vm.unknown('where the values are is not looked at')
        : together(arrays, vm, [args.get('condition'), args.get('x'), args.get('y')]),
    ),
    native('outer', 'a, b, **kwargs', (args, vm) => {
      const parts = arraysIn(arrays, list([args.get('a'), args.get('b')]), vm)
      return Array.isArray(parts)
        ? arrays.make(
            parts.map(({ shape }) => sizeOf(shape)),
            'float64',
          )
        : parts
    }),
    native('dot', 'a, b', (args, vm) => {
      const parts = arraysIn(arrays, list([args.get('a'), args.get('b')]), vm)
      if (!Array.isArray(parts)) return parts
      const sign = parts.some(({ shape }) => shape.length === 0) ? '*' : '@'
      if (parts.every(({ shape }) => shape.length > 2)) return vm.unknown('it is not computed here')
      return elementwise(arrays, vm, sign, args.get('a'), args.get('b'))
    }),
    native('matmul', 'a, b', (args, vm) => elementwise(arrays, vm, '@', args.get('a'), args.get('b'))),
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

/** The shape of several arrays that are combined value by value. */
function together(arrays: Arrays, vm: Vm, given: readonly Value[]): Value {
  const parts = arraysIn(arrays, list([...given]), vm)
  if (!Array.isArray(parts)) return parts
  let shape: number[] = []
  for (const part of parts) {
    const joint = broadcast(shape, part.shape)
    if (joint === null) return vm.raise('ValueError', 'operands could not be broadcast together')
    shape = joint
  }
  const dtypes = parts.slice(parts.length > 2 ? 1 : 0).map(({ dtype }) => dtype)
  return arrays.unwrapped(shape, dtypes.reduce(promote), null, vm)
}
