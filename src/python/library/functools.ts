/** Python's `functools` and `operator`. */
import { hostModule, type Vm } from '../host.js'
import { makeClass, OBJECT } from '../types.js'
import {
  type BuiltinFunction,
  bool,
  type ClassValue,
  type DictEntry,
  instance,
  int,
  type Key,
  type ModuleValue,
  NONE,
  str,
  tuple,
  type Value,
} from '../value.js'
import { native, wholeOf } from './native.js'

/** A callable made on the fly. */
function callable(name: string, call: BuiltinFunction['call']): BuiltinFunction {
  return { kind: 'builtin', name, call }
}

/** Makes `functools`. */
export function functools(): ModuleValue {
  return hostModule('functools', [
    ['partial', partialClass()],
    native('reduce', 'function, iterable, initial=..., /', (args, vm) => {
      const values = vm.collect(args.get('iterable'))
      if (!Array.isArray(values)) return values
      const all = args.has('initial') ? [args.get('initial'), ...values] : values
      const [first, ...rest] = all
      if (first === undefined)
        return vm.raise('TypeError', 'reduce() of empty iterable with no initial value')
      return rest.reduce((left, right) => vm.call(args.get('function'), [left, right]), first)
    }),
  ])
}

const NO_KEYWORDS: ReadonlyMap<string, Value> = new Map()

/** The keywords that a partial object holds. */
function keywordsOf(value: Value | undefined): ReadonlyMap<string, Value> {
  if (value?.kind !== 'dict') return NO_KEYWORDS
  return new Map(
    [...value.entries.values()].flatMap((entry) =>
      entry.key.kind === 'str' ? [[entry.key.value, entry.value] as const] : [],
    ),
  )
}

function partialClass(): ClassValue {
  const of = makeClass('partial', [OBJECT], OBJECT.mro, { module: 'functools' })
  of.namespace.set(
    '__new__',
    callable('__new__', (vm, [, func, ...args], keywords) => {
      if (func === undefined) return vm.raise('TypeError', "type 'partial' takes at least one argument")
      if (func.kind === 'unknown') return func
      const inner = func.kind === 'instance' && func.class === of ? func.attributes : null
      const before = inner?.get('args')
      const all = new Map([...keywordsOf(inner?.get('keywords')), ...keywords])
      const made = instance(of)
      made.attributes.set('func', inner?.get('func') ?? func)
      made.attributes.set('args', tuple([...(before?.kind === 'tuple' ? before.items : []), ...args]))
      const entries = new Map<Key, DictEntry>()
      for (const [name, value] of all) entries.set(name, { key: str(name), value })
      made.attributes.set('keywords', { kind: 'dict', entries })
      return made
    }),
  )
  of.namespace.set(
    '__call__',
    callable('__call__', (vm, [self, ...args], keywords) => {
      if (self?.kind !== 'instance') return vm.raise('TypeError', 'a partial object is needed')
      const { attributes } = self
      const first = attributes.get('args')
      return vm.call(
        attributes.get('func') ?? NONE,
        [...(first?.kind === 'tuple' ? first.items : []), ...args],
        new Map([...keywordsOf(attributes.get('keywords')), ...keywords]),
      )
    }),
  )
  return of
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
    ...(['lt', 'le', 'gt', 'ge'] as const).map((name) =>
      native(name, 'a, b, /', (args, vm) =>
        vm.compare({ lt: '<', le: '<=', gt: '>', ge: '>=' }[name], args.get('a'), args.get('b')),
      ),
    ),
    ...(['neg', 'pos', 'invert', 'inv', 'abs'] as const).map((name) =>
      native(name, 'a, /', (args, vm) => {
        const sign = {
          neg: '__neg__',
          pos: '__pos__',
          invert: '__invert__',
          inv: '__invert__',
          abs: '__abs__',
        }
        return vm.call(vm.getAttribute(args.get('a'), sign[name]), [])
      }),
    ),
    native('not_', 'a, /', (args, vm) => {
      const truth = vm.truth(args.get('a'))
      return typeof truth === 'boolean' ? bool(!truth) : truth
    }),
    native('truth', 'a, /', (args, vm) => {
      const truth = vm.truth(args.get('a'))
      return typeof truth === 'boolean' ? bool(truth) : truth
    }),
    native('index', 'a, /', (args, vm) => {
      const number = wholeOf(vm, args.get('a'))
      return typeof number === 'bigint' ? int(number) : number
    }),
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
