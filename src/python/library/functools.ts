/** Python's `functools` and `operator`. */
import { hostModule, type Vm } from '../host.js'
import { type BuiltinFunction, bool, type ModuleValue, NONE, tuple, type Value } from '../value.js'
import { native } from './native.js'

/** A callable made on the fly. */
function callable(name: string, call: BuiltinFunction['call']): BuiltinFunction {
  return { kind: 'builtin', name, call }
}

/** A decorator that changes nothing about what is computed. */
const UNCHANGED = callable('decorator', (_, [wrapped = NONE]) => wrapped)

/** Makes `functools`. */
export function functools(): ModuleValue {
  return hostModule('functools', [
    native('partial', 'func, /, *args, **keywords', (bound) =>
      callable('partial', (vm, args, keywords) =>
        vm.call(bound.get('func'), [...bound.rest, ...args], new Map([...bound.extra, ...keywords])),
      ),
    ),
    native('reduce', 'function, iterable, initial=..., /', (args, vm) => {
      const values = vm.collect(args.get('iterable'))
      if (!Array.isArray(values)) return values
      const all = args.has('initial') ? [args.get('initial'), ...values] : values
      const [first, ...rest] = all
      if (first === undefined)
        return vm.raise('TypeError', 'reduce() of empty iterable with no initial value')
      return rest.reduce((left, right) => vm.call(args.get('function'), [left, right]), first)
    }),
    native('lru_cache', 'maxsize=128, typed=False', (args) => {
      const given = args.get('maxsize')
      return given.kind === 'function' || given.kind === 'builtin' ? given : UNCHANGED
    }),
    native('cache', 'user_function, /', (args) => args.get('user_function')),
    native('wraps', 'wrapped, assigned=None, updated=None', () => UNCHANGED),
    native('total_ordering', 'cls', (args) => args.get('cls')),
    native('cached_property', 'func', (args) => ({
      kind: 'property',
      get: args.get('func'),
      set: null,
      delete: null,
    })),
  ])
}

const BINARY: ReadonlyMap<string, string> = new Map([
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['truediv', '/'],
  ['floordiv', '//'],
  ['mod', '%'],
  ['pow', '**'],
  ['matmul', '@'],
  ['and_', '&'],
  ['or_', '|'],
  ['xor', '^'],
  ['lshift', '<<'],
  ['rshift', '>>'],
])

/** Makes `operator`. */
export function operator(): ModuleValue {
  return hostModule('operator', [
    ...[...BINARY].map(([name, sign]) =>
      native(name, 'a, b, /', (args, vm) => vm.binary(sign, args.get('a'), args.get('b'))),
    ),
    ...(['eq', 'ne'] as const).map((name) =>
      native(name, 'a, b, /', (args, vm) => {
        const same = vm.equals(args.get('a'), args.get('b'))
        return typeof same === 'boolean' ? bool(same === (name === 'eq')) : same
      }),
    ),
    native('getitem', 'a, b, /', (args, vm) => vm.getItem(args.get('a'), args.get('b'))),
    native('itemgetter', 'item, /, *items', (args) =>
      getter('itemgetter', [args.get('item'), ...args.rest], (vm, from, item) => vm.getItem(from, item)),
    ),
    native('attrgetter', 'attr, /, *attrs', (args) =>
      getter('attrgetter', [args.get('attr'), ...args.rest], (vm, from, path) => {
        if (path.kind !== 'str') return vm.raise('TypeError', 'attribute name must be a string')
        return path.value.split('.').reduce<Value>((object, name) => vm.getAttribute(object, name), from)
      }),
    ),
  ])
}

function getter(
  name: string,
  keys: readonly Value[],
  get: (vm: Vm, from: Value, key: Value) => Value,
): BuiltinFunction {
  return callable(name, (vm, [from = NONE]) => {
    const found = keys.map((key) => get(vm, from, key))
    return found.length === 1 ? (found[0] ?? NONE) : tuple(found)
  })
}
