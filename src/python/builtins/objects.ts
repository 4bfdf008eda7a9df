/**
 * `object`, `type`, `property`, `super` and exceptions: what classes are made of.
 */
import { ofInstancePlain, setInClass, setPlainAttribute } from '../attributes.js'
import { Raised } from '../failure.js'
import type { Machine } from '../machine.js'
import { makeInstance, makeOf } from '../run/call.js'
import { isSubject } from '../run/call-node.js'
import { classFromParts } from '../run/class.js'
import { groupAttribute } from '../run/exception-group.js'
import { same } from '../run/identity.js'
import {
  BASE_EXCEPTION,
  CLASSMETHOD,
  EXCEPTIONS,
  PROPERTY,
  STATICMETHOD,
  SUPER,
  TYPE,
  typeOf,
} from '../types.js'
import { type BuiltinFunction, bool, type ClassValue, FALSE, list, NONE, str, type Value } from '../value.js'
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
        else if (self?.kind === 'class' && name?.kind === 'str')
          setInClass(self, name.value, given(value), vm as Machine)
        return NONE
      },
    },
  ],
  [
    '__getattribute__',
    {
      kind: 'builtin',
      name: '__getattribute__',
      call: (vm, [self, name]) => {
        if (name?.kind !== 'str') return NONE
        if (self?.kind !== 'instance') return vm.getAttribute(given(self), name.value)
        const found = ofInstancePlain(self, name.value, vm as Machine)
        if (found !== undefined) return found
        return vm.raise('AttributeError', `'${self.class.name}' object has no attribute '${name.value}'`)
      },
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
  [
    '__init_subclass__',
    {
      kind: 'builtin',
      name: '__init_subclass__',
      call: (vm, _, keywords) =>
        keywords.size === 0
          ? NONE
          : vm.raise('TypeError', 'object.__init_subclass__() takes no keyword arguments'),
    },
  ],
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
export const TYPE_CALL: BuiltinFunction = {
  kind: 'builtin',
  name: 'type',
  call(vm, args, keywords) {
    const [value] = args
    if (args.length === 1) return value?.kind === 'unknown' ? value : typeOf(given(value))
    if (args.length !== 3) return vm.raise('TypeError', 'type() takes 1 or 3 arguments')
    return classFromParts(vm as Machine, TYPE, args, keywords)
  },
}

// A metaclass reaches these by `super()`.
TYPE.namespace.set('__new__', {
  kind: 'builtin',
  name: '__new__',
  call(vm, [of, ...args], keywords) {
    if (of?.kind !== 'class') return vm.raise('TypeError', 'type.__new__(X): X is not a type object')
    return args.length === 1
      ? TYPE_CALL.call(vm, args, keywords)
      : classFromParts(vm as Machine, of, args, keywords)
  },
})
TYPE.namespace.set('__init__', { kind: 'builtin', name: '__init__', call: () => NONE })
TYPE.namespace.set('__call__', {
  kind: 'builtin',
  name: '__call__',
  call: (vm, [of, ...args], keywords) =>
    of?.kind === 'class' ? makeOf(vm as Machine, of, args, keywords) : given(of),
})

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
    if (after?.kind === 'class' && self !== undefined && isSubject(self, after))
      return { kind: 'super', after, self }
    return machine.raise('TypeError', 'super(type, obj): obj must be an instance or subtype of type')
  },
})

// Exceptions

special(BASE_EXCEPTION, '__init__', 'self, *args, **kwargs', (machine, [self, args]) => {
  if (self?.kind === 'instance') machine.setIn(self.attributes, 'args', given(args))
  return NONE
})
special(BASE_EXCEPTION, 'with_traceback', 'self, tb', (_, [self]) => given(self))
special(BASE_EXCEPTION, 'add_note', 'self, note', (machine, [self, note]) => {
  if (note?.kind !== 'str' && note?.kind !== 'unknown') machine.raise('TypeError', 'note must be a str')
  if (self?.kind !== 'instance') return NONE
  const known = self.attributes.get('__notes__')
  const notes = known?.kind === 'list' ? known.items : []
  machine.setIn(self.attributes, '__notes__', list([...notes, given(note)]))
  return NONE
})
BASE_EXCEPTION.namespace.set('__suppress_context__', FALSE)
BASE_EXCEPTION.namespace.set('__cause__', NONE)
BASE_EXCEPTION.namespace.set('__context__', NONE)
BASE_EXCEPTION.namespace.set('__traceback__', NONE)
for (const name of ['message', 'exceptions']) {
  EXCEPTIONS.get('BaseExceptionGroup')?.namespace.set(name, {
    kind: 'property',
    get: builtin(name, 'self', (machine, [self]) => {
      const found = self?.kind === 'instance' ? groupAttribute(self, name) : undefined
      return found ?? machine.unknown('the exceptions of this group are not read')
    }),
    set: null,
    delete: null,
  })
}
/** What exceptions say of the one argument, or the two, that they are made with. */
for (const [of, name, at] of [
  ['SystemExit', 'code', 0],
  ['OSError', 'errno', 0],
  ['OSError', 'strerror', 1],
] as const) {
  EXCEPTIONS.get(of)?.namespace.set(name, {
    kind: 'property',
    get: builtin(name, 'self', (_, [self]) => {
      const args = self?.kind === 'instance' ? self.attributes.get('args') : undefined
      const items = args?.kind === 'tuple' ? args.items : []
      return of === 'OSError' && items.length < 2 ? NONE : (items[at] ?? NONE)
    }),
    set: null,
    delete: null,
  })
}
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
