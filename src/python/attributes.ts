/**
 * `object.name`: looked up, set and deleted as Python does it, descriptors and all.
 */
import { attributeDict, OPEN } from './attribute-dict.js'
import { closest } from './closest.js'
import { Raised } from './failure.js'
import type { Machine } from './machine.js'
import { derives, OBJECT, typeOf } from './types.js'
import { unmodelledAttribute } from './unmodelled.js'
import { type ClassValue, type Instance, NONE, type SuperValue, str, tuple, type Value } from './value.js'

/** What a class or its bases say of a name. */
export function lookup(of: ClassValue, name: string, after: ClassValue | null = null): Value | undefined {
  const from = after === null ? 0 : of.mro.indexOf(after) + 1
  for (let index = from; index < of.mro.length; index += 1) {
    const found = of.mro[index]?.namespace.get(name)
    if (found !== undefined) return found
  }
  return undefined
}

/** A value found in a class, as it is seen through an instance (`self`) or through the class (null). */
export function bind(found: Value, self: Value | null, of: ClassValue, machine: Machine): Value {
  switch (found.kind) {
    case 'function':
    case 'hostFunction':
    case 'builtin':
      return self === null ? found : { kind: 'boundMethod', self, callee: found }
    case 'staticmethod':
      return found.callee
    case 'classmethod':
      return { kind: 'boundMethod', self: of, callee: found.callee }
    case 'property':
      if (self === null) return found
      if (found.get === null) return machine.raise('AttributeError', 'unreadable attribute')
      return machine.call(found.get, [self])
    case 'instance': {
      const getter = lookup(found.class, '__get__')
      if (getter === undefined) return found
      return machine.call(getter, [found, self ?? NONE, of])
    }
    default:
      return found
  }
}

export function findAttribute(object: Value, name: string, machine: Machine): Value | undefined {
  switch (object.kind) {
    case 'unknown':
      return object
    case 'instance':
      return ofInstance(object, name, machine)
    case 'class':
      return ofClass(object, name, machine)
    case 'module':
      return ofModule(object, name, machine)
    case 'function':
      return object.attributes.get(name) ?? ofFunction(object, name, machine) ?? native(object, name, machine)
    case 'boundMethod':
      if (name === '__self__') return object.self
      if (name === '__func__') return object.callee
      return native(object, name, machine) ?? findAttribute(object.callee, name, machine)
    case 'super':
      return ofSuper(object, name, machine)
    case 'hostFunction':
    case 'builtin':
      if (name === '__name__' || name === '__qualname__') return str(object.name)
      return native(object, name, machine)
    case 'property':
      return ofProperty(object, name)
    default:
      return native(object, name, machine)
  }
}

function native(object: Value, name: string, machine: Machine): Value | undefined {
  const of = typeOf(object)
  if (name === '__class__') return of
  if (name === '__doc__') return NONE
  const found = lookup(of, name)
  if (found !== undefined) return bind(found, object, of, machine)
  return name.startsWith('__') ? machine.nativeOperation(object, name) : undefined
}

/** What `super()` gives: of an object, of a class, or of a class as an instance of its metaclass. */
function ofSuper({ self, after }: SuperValue, name: string, machine: Machine): Value | undefined {
  const asClass = self.kind === 'class' && derives(self, after)
  const of = asClass ? self : typeOf(self)
  const shared = lookup(of, name, after) ?? machine.objectMethod(self, name)
  return shared === undefined ? undefined : bind(shared, asClass ? null : self, of, machine)
}

/** Runs a lookup; undefined where it raises AttributeError. */
export function withoutAttributeError(machine: Machine, find: () => Value | undefined): Value | undefined {
  const depth = machine.callStack.length
  try {
    return find()
  } catch (failure) {
    const missing =
      failure instanceof Raised && failure.value.class.mro.some((entry) => entry.name === 'AttributeError')
    if (!missing) throw failure
    machine.callStack.length = depth
    return undefined
  }
}

function ofInstance(object: Instance, name: string, machine: Machine): Value | undefined {
  const fallback = lookup(object.class, '__getattr__')
  const hook = machine.intercepts ? lookup(object.class, '__getattribute__') : undefined
  const find =
    hook === undefined
      ? () => ofInstancePlain(object, name, machine)
      : () => machine.call(hook, [object, str(name)])
  if (fallback === undefined) return find()
  return withoutAttributeError(machine, find) ?? machine.call(fallback, [object, str(name)])
}

/** A descriptor in the class that goes before what the instance itself holds. */
function isDataDescriptor(found: Value | undefined): found is Value {
  if (found?.kind === 'property') return true
  return (
    found?.kind === 'instance' &&
    (lookup(found.class, '__set__') !== undefined || lookup(found.class, '__delete__') !== undefined)
  )
}

/** An attribute past `__getattribute__` and `__getattr__`. */
export function ofInstancePlain(object: Instance, name: string, machine: Machine): Value | undefined {
  const found = lookup(object.class, name)
  if (isDataDescriptor(found)) return bind(found, object, object.class, machine)
  const own = object.attributes.get(name)
  if (own !== undefined) return own
  if (found !== undefined) return bind(found, object, object.class, machine)
  if (name === '__class__') return object.class
  if (name === '__dict__')
    return isSlotted(object.class) ? undefined : attributeDict(machine, object.attributes)
  if (name === '__doc__') return NONE
  if (object.native !== undefined) {
    const inherited = lookup(typeOf(object.native), name)
    if (inherited !== undefined) return bind(inherited, object.native, object.class, machine)
  }
  return object.attributes.get(OPEN)
}

/** Whether all classes of an object name their attributes: then it has no `__dict__`. */
function isSlotted(of: ClassValue): boolean {
  return of.mro.every((entry) => entry === OBJECT || entry.namespace.has('__slots__'))
}

function ofClass(object: ClassValue, name: string, machine: Machine): Value | undefined {
  const found = lookup(object, name)
  if (found !== undefined) return bind(found, null, object, machine)
  if (object.metaclass !== undefined) {
    const shared = lookup(object.metaclass, name)
    if (shared !== undefined) return bind(shared, object, object.metaclass, machine)
    const fallback = lookup(object.metaclass, '__getattr__')
    if (fallback !== undefined && !name.startsWith('__')) return machine.call(fallback, [object, str(name)])
  }
  const operation = machine.nativeClassOperation(object, name)
  if (operation !== undefined) return operation
  switch (name) {
    case '__name__':
    case '__qualname__':
      return str(object.name)
    case '__module__':
      return str(object.module)
    case '__mro__':
      return tuple(object.mro)
    case '__bases__':
      return tuple(object.bases)
    case '__base__':
      return object.bases[0] ?? NONE
    case '__dict__':
      return attributeDict(machine, object.namespace, true)
    case '__doc__':
      return NONE
    case '__class__':
      return typeOf(object)
    case 'mro':
      return { kind: 'builtin', name: 'mro', call: () => ({ kind: 'list', items: [...object.mro] }) }
    default:
      return undefined
  }
}

/** What every module says of itself; of ours nobody can know it. */
const OF_MODULES = new Set([
  '__version__',
  '__file__',
  '__path__',
  '__spec__',
  '__doc__',
  '__all__',
  '__dict__',
])

function ofModule(object: Value & { kind: 'module' }, name: string, machine: Machine): Value | undefined {
  const own = object.attributes.get(name)
  if (own !== undefined) return own
  const made = object.lazy?.(name)
  if (made !== undefined) {
    object.attributes.set(name, made)
    return made
  }
  if (name === '__name__') return str(object.name)
  if (OF_MODULES.has(name)) return machine.unknown(`\`${object.name}.${name}\` depends on what is installed`)
  return object.open?.(name)
}

function ofFunction(object: Value & { kind: 'function' }, name: string, machine: Machine): Value | undefined {
  if (name === '__name__') return str(object.name)
  if (name === '__qualname__') return str(object.qualifiedName)
  if (name === '__module__') return str('__main__')
  if (name === '__dict__') return attributeDict(machine, object.attributes)
  return machine.functionAttribute(object, name)
}

function ofProperty(object: Value & { kind: 'property' }, name: string): Value | undefined {
  const { get, set, delete: del } = object
  const make = (change: object): Value => ({
    kind: 'builtin',
    name,
    call: (_, [callee = NONE]) => ({ ...object, get, set, delete: del, ...pick(change, callee) }),
  })
  const pick = (change: object, callee: Value) =>
    Object.fromEntries(Object.keys(change).map((key) => [key, callee]))
  if (name === 'setter') return make({ set: true })
  if (name === 'getter') return make({ get: true })
  if (name === 'deleter') return make({ delete: true })
  if (name === 'fget') return get ?? NONE
  if (name === 'fset') return set ?? NONE
  if (name === 'fdel') return del ?? NONE
  return undefined
}

/** An attribute, or undefined where Python has none; one that Python has and we don't make is unknown. */
export function attributeOrUnknown(object: Value, name: string, machine: Machine): Value | undefined {
  const found = findAttribute(object, name, machine)
  return found ?? unmodelledAttribute(object, name, (reason) => machine.unknown(reason))
}

export function getAttribute(object: Value, name: string, machine: Machine): Value {
  return attributeOrUnknown(object, name, machine) ?? missing(object, name, machine)
}

function missing(object: Value, name: string, machine: Machine): never {
  const names = namesOf(object)
  // Each name is compared for a hint.
  machine.tick(names.size * 2)
  const near = closest(name, names)
  const details = near === null ? {} : { hint: `did you mean \`${near}\`?` }
  if (object.kind === 'module') {
    return machine.raise('AttributeError', `module '${object.name}' has no attribute '${name}'`, details)
  }
  const what = object.kind === 'class' ? `type object '${object.name}'` : `'${typeOf(object).name}' object`
  return machine.raise('AttributeError', `${what} has no attribute '${name}'`, details)
}

/** The names that an object has, for hints and `dir`. */
export function namesOf(object: Value): Set<string> {
  const names = new Set<string>()
  if (object.kind === 'module') for (const name of object.attributes.keys()) names.add(name)
  if (object.kind === 'instance' || object.kind === 'function') {
    for (const name of object.attributes.keys()) names.add(name)
  }
  const of = object.kind === 'class' ? object : typeOf(object)
  for (const entry of of.mro) for (const name of entry.namespace.keys()) names.add(name)
  return names
}

export function setAttribute(object: Value, name: string, value: Value, machine: Machine): void {
  switch (object.kind) {
    case 'unknown':
      return
    case 'instance': {
      if (name === '__dict__' && value.kind === 'dict') {
        attributeDict(machine, object.attributes).entries = value.entries
        return
      }
      const found = lookup(object.class, name)
      if (found?.kind === 'property') {
        if (found.set === null) readOnly(object, name, machine)
        machine.call(found.set, [object, value])
        return
      }
      if (found?.kind === 'instance') {
        const setter = lookup(found.class, '__set__')
        if (setter !== undefined) {
          machine.call(setter, [found, object, value])
          return
        }
      }
      const own = lookup(object.class, '__setattr__')
      if (own !== undefined) {
        machine.call(own, [object, str(name), value])
        return
      }
      setPlainAttribute(object, name, value, machine)
      return
    }
    case 'class': {
      const own = object.metaclass === undefined ? undefined : lookup(object.metaclass, '__setattr__')
      if (own !== undefined) {
        machine.call(own, [object, str(name), value])
        return
      }
      setInClass(object, name, value, machine)
      return
    }
    case 'module':
    case 'function':
      machine.setIn(object.attributes, name, value)
      return
    default:
      machine.raise('AttributeError', `'${typeOf(object).name}' object has no attribute '${name}'`)
  }
}

/** Sets an attribute of a class past its metaclass. */
export function setInClass(object: ClassValue, name: string, value: Value, machine: Machine): void {
  if (object.module === 'builtins' || object.module === 'numpy') {
    machine.raise('TypeError', `cannot set '${name}' attribute of immutable type '${object.name}'`)
  }
  if (name === '__getattribute__') machine.intercepts = true
  machine.setIn(object.namespace, name, value)
}

function readOnly(object: Instance, name: string, machine: Machine): never {
  return machine.raise(
    'AttributeError',
    `property '${name}' of '${object.class.name}' object has no setter`,
    {
      hint: 'define a setter, or set another name',
    },
  )
}

/** Sets an attribute past every `__setattr__`. */
export function setPlainAttribute(object: Instance, name: string, value: Value, machine: Machine): void {
  const slots = lookup(object.class, '__slots__')
  if (slots !== undefined && isSlotted(object.class)) {
    const names = machine.collect(slots)
    if (Array.isArray(names) && !names.some((slot) => slot.kind === 'str' && slot.value === name)) {
      const slotted = object.class.mro.some((entry) => {
        const own = entry.namespace.get('__slots__')
        const items = own === undefined ? [] : machine.collect(own)
        return Array.isArray(items) && items.some((slot) => slot.kind === 'str' && slot.value === name)
      })
      if (!slotted)
        machine.raise('AttributeError', `'${object.class.name}' object has no attribute '${name}'`)
    }
  }
  machine.setIn(object.attributes, name, value)
}

export function deleteAttribute(object: Value, name: string, machine: Machine): void {
  if (object.kind === 'unknown') return
  if (object.kind === 'instance') {
    const found = lookup(object.class, name)
    if (found?.kind === 'property' && found.delete !== null) {
      machine.call(found.delete, [object])
      return
    }
    if (found?.kind === 'property') {
      machine.raise('AttributeError', `property '${name}' of '${object.class.name}' object has no deleter`)
    }
    const remover = found?.kind === 'instance' ? lookup(found.class, '__delete__') : undefined
    if (found !== undefined && remover !== undefined) {
      machine.call(remover, [found, object])
      return
    }
    const own = lookup(object.class, '__delattr__')
    if (own !== undefined) {
      machine.call(own, [object, str(name)])
      return
    }
  }
  const map =
    object.kind === 'class'
      ? object.namespace
      : object.kind === 'instance' || object.kind === 'module' || object.kind === 'function'
        ? object.attributes
        : null
  if (map?.has(name) !== true) missing(object, name, machine)
  else machine.deleteIn(map, name)
}

/** Whether a value is an instance of a class; `bool` is an `int`. */
export function isInstance(value: Value, of: ClassValue): boolean {
  if (derives(typeOf(value), of)) return true
  return value.kind === 'class' && of.name === 'type' && of.module === 'builtins'
}
