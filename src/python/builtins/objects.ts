/**
 * `object`, `type`, `property`, `super` and exceptions: what classes are made of.
 */
import { setPlainAttribute } from '../attributes.js'
import { Raised } from '../failure.js'
import type { Machine } from '../machine.js'
import { makeInstance } from '../run/call.js'
import { buildClass } from '../run/class.js'
import { same } from '../run/expression.js'
import {
  BASE_EXCEPTION,
  CLASSMETHOD,
  derives,
  EXCEPTIONS,
  PROPERTY,
  STATICMETHOD,
  SUPER,
  typeOf,
} from '../types.js'
import { type BuiltinFunction, bool, type ClassValue, NONE, str, type Value } from '../value.js'
import { addConstructor, builtin } from './define.js'

const given = (value: Value | undefined): Value => value ?? NONE

function special(
  of: ClassValue,
  name: string,
  text: string,
  body: (machine: Machine, args: readonly Value[]) => Value,
): void {
  of.namespace.set(name, builtin(name, text, body))
}

/**
 * Methods of `object` that `super()` reaches. The operators look past them: `lookup` of an instance finds them only by name, so they
 * are kept apart from the namespace.
 */
export const OBJECT_METHODS: ReadonlyMap<string, BuiltinFunction> = new Map<string, BuiltinFunction>([
  ['__init__', { kind: 'builtin', name: '__init__', call: () => NONE }],
  [
    '__new__',
    {
      kind: 'builtin',
      name: '__new__',
      call: (_, [of, ...args]) => (of?.kind === 'class' ? makeInstance(of, args) : NONE),
    },
  ],
  [
    '__setattr__',
    {
      kind: 'builtin',
      name: '__setattr__',
      call: (vm, [self, name, value]) => {
        if (self?.kind === 'instance' && name?.kind === 'str')
          setPlainAttribute(self, name.value, given(value), vm as Machine)
        return NONE
      },
    },
  ],
  [
    '__getattribute__',
    {
      kind: 'builtin',
      name: '__getattribute__',
      call: (vm, [self, name]) => (name?.kind === 'str' ? vm.getAttribute(given(self), name.value) : NONE),
    },
  ],
  [
    '__delattr__',
    {
      kind: 'builtin',
      name: '__delattr__',
      call: (vm, [self, name]) => {
        if (self?.kind === 'instance' && name?.kind === 'str')
          (vm as Machine).deleteIn(self.attributes, name.value)
        return NONE
      },
    },
  ],
  [
    '__eq__',
    {
      kind: 'builtin',
      name: '__eq__',
      call: (_, [a, b]) => (same(given(a), given(b)) ? bool(true) : { kind: 'notImplemented' }),
    },
  ],
  [
    '__hash__',
    { kind: 'builtin', name: '__hash__', call: (vm) => vm.unknown('hashes differ from run to run') },
  ],
  [
    '__repr__',
    {
      kind: 'builtin',
      name: '__repr__',
      call: (vm) => vm.unknown('the text of an object holds an address in memory'),
    },
  ],
  [
    '__str__',
    {
      kind: 'builtin',
      name: '__str__',
      call: (vm, [self]) => {
        const text = vm.repr(given(self))
        return typeof text === 'string' ? str(text) : text
      },
    },
  ],
  ['__init_subclass__', { kind: 'builtin', name: '__init_subclass__', call: () => NONE }],
  [
    '__format__',
    {
      kind: 'builtin',
      name: '__format__',
      call: (vm, [self]) => {
        const text = vm.str(given(self))
        return typeof text === 'string' ? str(text) : text
      },
    },
  ],
])

/** `type(x)` and `type(name, bases, namespace)`. */
export const TYPE_CALL = builtin(
  'type',
  'object_or_name, bases=..., namespace=..., /, **kwargs',
  (machine, args) => {
    const [value, bases, namespace] = args
    if (bases === undefined || bases.kind === 'ellipsis') {
      return value?.kind === 'unknown' ? value : typeOf(given(value))
    }
    if (bases.kind !== 'tuple' || namespace?.kind !== 'dict') {
      return machine.raise('TypeError', 'type() takes 1 or 3 arguments')
    }
    const parents =
      bases.kind === 'tuple' ? bases.items.flatMap((base) => (base.kind === 'class' ? [base] : [])) : []
    const names = new Map<string, Value>()
    if (namespace?.kind === 'dict') {
      for (const entry of namespace.entries.values()) {
        if (entry.key.kind === 'str') names.set(entry.key.value, entry.value)
      }
    }
    return buildClass(machine, value?.kind === 'str' ? value.value : '', parents, names)
  },
)

addConstructor(PROPERTY, 'fget=None, fset=None, fdel=None, doc=None', (_, [get, set, del]) => {
  const some = (value: Value | undefined) => (value === undefined || value.kind === 'none' ? null : value)
  return { kind: 'property', get: some(get), set: some(set), delete: some(del) }
})
addConstructor(STATICMETHOD, 'function, /', (_, [callee]) => ({
  kind: 'staticmethod',
  callee: given(callee),
}))
addConstructor(CLASSMETHOD, 'function, /', (_, [callee]) => ({ kind: 'classmethod', callee: given(callee) }))

SUPER.namespace.set('__new__', {
  kind: 'builtin',
  name: '__new__',
  call: (machine, [, after, self]) => {
    if (after?.kind === 'unknown') return after
    if (self?.kind === 'unknown') return self
    if (after?.kind === 'class' && (self?.kind === 'instance' || self?.kind === 'class')) {
      const of = self.kind === 'class' ? self : self.class
      if (derives(of, after)) return { kind: 'super', after, self }
    }
    return machine.raise('TypeError', 'super(type, obj): obj must be an instance or subtype of type')
  },
})

// Exceptions

special(BASE_EXCEPTION, '__init__', 'self, *args, **kwargs', (machine, [self, args]) => {
  if (self?.kind === 'instance') machine.setIn(self.attributes, 'args', given(args))
  return NONE
})
special(BASE_EXCEPTION, 'with_traceback', 'self, tb', (_, [self]) => given(self))
special(BASE_EXCEPTION, 'add_note', 'self, note', () => NONE)
BASE_EXCEPTION.namespace.set('__cause__', NONE)
BASE_EXCEPTION.namespace.set('__context__', NONE)
BASE_EXCEPTION.namespace.set('__traceback__', NONE)
const STOP = EXCEPTIONS.get('StopIteration')
STOP?.namespace.set('value', {
  kind: 'property',
  get: builtin('value', 'self', (_, [self]) => {
    const args = self?.kind === 'instance' ? self.attributes.get('args') : undefined
    return args?.kind === 'tuple' ? (args.items[0] ?? NONE) : NONE
  }),
  set: null,
  delete: null,
})

/** Closes a generator: GeneratorExit is raised in it, and expected out of it. */
export const CLOSE: BuiltinFunction = {
  kind: 'builtin',
  name: '__close__',
  call: (machine, [generator, exit]) => {
    if (generator?.kind !== 'iterator' || exit?.kind !== 'instance') return NONE
    try {
      const item = generator.resume?.(null, exit) ?? null
      if (item !== null) machine.raise('RuntimeError', 'generator ignored GeneratorExit')
    } catch (failure) {
      const swallowed =
        failure instanceof Raised && /^(?:GeneratorExit|StopIteration)$/.test(failure.value.class.name)
      if (!swallowed) throw failure
    }
    return NONE
  },
}
