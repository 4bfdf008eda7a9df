/** `numpy.random`: shapes are known, values are not. */
import { type HostCall, hostModule, payloadOf, type Vm } from '../../host.js'
import { isUnknown } from '../../key.js'
import { int, type ModuleValue, NONE, tuple, type Unknown, type Value } from '../../value.js'
import { native } from '../native.js'
import { ArrayPayload, type Arrays, broadcast, shapeFrom } from './array.js'
import { type Args, wholeIn } from './given.js'

const CHANCE = 'random numbers differ from run to run'

/** Distributions: the names of their parameters, which may be arrays, and the type of what is drawn. */
const DISTRIBUTIONS: readonly (readonly [string, readonly string[], string?])[] = [
  ['random', []],
  ['random_sample', []],
  ['standard_normal', []],
  ['normal', ['loc=0.0', 'scale=1.0']],
  ['lognormal', ['mean=0.0', 'sigma=1.0']],
  ['laplace', ['loc=0.0', 'scale=1.0']],
  ['logistic', ['loc=0.0', 'scale=1.0']],
  ['gumbel', ['loc=0.0', 'scale=1.0']],
  ['uniform', ['low=0.0', 'high=1.0']],
  ['exponential', ['scale=1.0']],
  ['beta', ['a', 'b']],
  ['gamma', ['shape', 'scale=1.0']],
  ['triangular', ['left', 'mode', 'right']],
  ['binomial', ['n', 'p'], 'int64'],
  ['poisson', ['lam=1.0'], 'int64'],
  ['geometric', ['p'], 'int64'],
  ['randint', ['low', 'high=None'], 'int64'],
  ['integers', ['low', 'high=None'], 'int64'],
  ['random_integers', ['low', 'high=None'], 'int64'],
]

function sized(arrays: Arrays, vm: Vm, size: Value, dtype: string): Value {
  const dims = shapeFrom(size, vm)
  return Array.isArray(dims) ? arrays.make(dims, dtype) : (dims ?? vm.unknown('the shape is not known'))
}

/** What is drawn has the shape that is asked for, or that of the parameters. */
function draw(arrays: Arrays, names: readonly string[], dtype: string): HostCall {
  return (args, vm) => {
    const size = args.get('size')
    if (size.kind !== 'none') return sized(arrays, vm, size, dtype)
    let shape: number[] = []
    for (const name of names) {
      const parameter = arrays.from(args.get(name), vm)
      if (isUnknown(parameter)) return parameter
      const joint = broadcast(shape, parameter.shape)
      if (joint === null) return vm.raise('ValueError', 'the parameters differ in shape')
      shape = joint
    }
    return arrays.unwrapped(shape, dtype, null, vm)
  }
}

/** Shuffles in place: what is where is unknown from then on. */
function shuffle(args: Args, vm: Vm): Value {
  const given = args.get('x')
  const array = payloadOf(given, ArrayPayload)
  if (array !== null && given.kind === 'instance') {
    given.payload = new ArrayPayload(array.shape, array.dtype, null)
  }
  if (given.kind === 'list') {
    const set = vm.getAttribute(given, '__setitem__')
    for (let at = 0; at < given.items.length; at += 1) vm.call(set, [int(at), vm.unknown(CHANCE)])
  }
  return NONE
}

function permutation(arrays: Arrays): HostCall {
  return (args, vm) => {
    const count = wholeIn(args.get('x'), vm)
    if (typeof count === 'number') return arrays.make([count], 'int64')
    const array = arrays.from(args.get('x'), vm)
    return isUnknown(array) ? array : arrays.make(array.shape, array.dtype)
  }
}

function choice(arrays: Arrays): HostCall {
  return (args, vm) => {
    const from = arrays.from(args.get('a'), vm)
    if (isUnknown(from) && args.get('size').kind === 'none') return from
    const [, ...row] = isUnknown(from) ? [] : from.shape
    const dtype = isUnknown(from) ? 'object' : from.dtype
    if (args.get('size').kind === 'none') return arrays.unwrapped(row, dtype, null, vm)
    const dims = shapeFrom(args.get('size'), vm)
    return Array.isArray(dims)
      ? arrays.make([...dims, ...row], dtype)
      : (dims ?? vm.unknown('the shape is not known'))
  }
}

function multivariate(arrays: Arrays): HostCall {
  return (args, vm) => {
    const mean = arrays.from(args.get('mean'), vm)
    if (isUnknown(mean)) return mean
    if (args.get('size').kind === 'none') return arrays.make(mean.shape, 'float64')
    const dims: number[] | Unknown | null = shapeFrom(args.get('size'), vm)
    return Array.isArray(dims)
      ? arrays.make([...dims, ...mean.shape], 'float64')
      : (dims ?? vm.unknown('the shape is not known'))
  }
}

/** Makes the module; its generators have the same functions. */
export function random(arrays: Arrays, unread: (name: string) => Value): ModuleValue {
  const byAxes = (name: string) =>
    native(name, '*dims', (args, vm) =>
      args.rest.length === 0
        ? arrays.unwrapped([], 'float64', null, vm)
        : sized(arrays, vm, tuple([...args.rest]), 'float64'),
    )
  const made: ModuleValue = hostModule(
    'numpy.random',
    [
      byAxes('rand'),
      byAxes('randn'),
      ...DISTRIBUTIONS.map(([name, parameters, dtype = 'float64']) =>
        native(
          name,
          [...parameters, 'size=None', '**options'].join(', '),
          draw(
            arrays,
            parameters.filter((one) => !one.endsWith('=None')).map((one) => one.split('=')[0] ?? one),
            dtype,
          ),
        ),
      ),
      native('shuffle', 'x, **options', shuffle),
      native('permutation', 'x, **options', permutation(arrays)),
      native('permuted', 'x, **options', permutation(arrays)),
      native('choice', 'a, size=None, replace=True, p=None, **options', choice(arrays)),
      native('multivariate_normal', 'mean, cov, size=None, **options', multivariate(arrays)),
      native('seed', 'seed=None', () => NONE),
      native('default_rng', 'seed=None', () => made),
      native('RandomState', 'seed=None', () => made),
    ],
    (name) => (name.startsWith('__') ? undefined : unread(`random.${name}`)),
  )
  return made
}
