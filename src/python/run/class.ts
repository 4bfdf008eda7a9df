/**
 * Class definitions.
 */
import { bind, lookup } from '../attributes.js'
import { type Frame, makeFrame } from '../frame.js'
import type { Machine } from '../machine.js'
import type { ClassDefinition } from '../syntax/statement.js'
import { derives, makeClass, OBJECT, searchOrder, TYPE } from '../types.js'
import {
  type ClassValue,
  type DictEntry,
  type DictValue,
  instance,
  type Key,
  NONE,
  str,
  tuple,
  type Unknown,
  type Value,
} from '../value.js'
import { fullArguments } from './arguments.js'

/** What a class definition counts for. */
const CLASS_STEPS = 200

export function defineClass(machine: Machine, node: ClassDefinition, frame: Frame): Value {
  const bases: Value[] = []
  const keywords = new Map<string, Value>()
  const doubt = fullArguments(machine, node, bases, keywords, frame)
  machine.site = node
  machine.tick(CLASS_STEPS)
  const metaclass = metaclassOf(bases, keywords.get('metaclass'))
  keywords.delete('metaclass')
  const body = makeFrame(node.scope, frame, frame.globals, {
    locals: prepared(machine, metaclass, node.name, bases, keywords),
    prefix: `${frame.prefix}${node.name}.`,
  })
  body.locals.set('__module__', frame.globals.get('__name__') ?? str('__main__'))
  body.locals.set('__qualname__', str(`${frame.prefix}${node.name}`))
  if (node.documentation !== null) body.locals.set('__doc__', str(node.documentation))
  machine.callStack.push({ start: node.start, end: node.end })
  machine.execute(node.body, body)
  machine.callStack.pop()
  machine.site = node
  const hidden = doubt ?? bases.find((base): base is Unknown => base.kind === 'unknown')
  if (hidden !== undefined) return hidden
  const parents = bases.map((base) => asClass(machine, base))
  const maker = metaclass === undefined ? undefined : lookup(metaclass, '__new__')
  if (metaclass === undefined || maker === undefined || maker === TYPE.namespace.get('__new__')) {
    const made = buildClass(machine, node.name, parents, body.locals, metaclass)
    body.made = made
    return initialise(machine, finishClass(machine, made, keywords), keywords)
  }
  body.locals.set('__classcell__', instance(CELL, body))
  const { callStack, site } = machine
  callStack.push(site)
  const args = [str(node.name), tuple(bases), namespaceDict(body.locals)]
  const callee = maker.kind === 'staticmethod' ? maker.callee : maker
  const made = machine.call(callee, [metaclass, ...args], keywords)
  callStack.pop()
  if (made.kind !== 'class') return made
  return initialise(machine, made, keywords)
}

/** Hands the frame of a class body through a metaclass to `type.__new__`, as CPython's `__classcell__` does. */
const CELL = makeClass('cell', [OBJECT], OBJECT.mro)

/** The metaclass that is given, or the most derived one of the bases. */
function metaclassOf(bases: readonly Value[], given: Value | undefined): ClassValue | undefined {
  let found = given?.kind === 'class' && given !== TYPE ? given : undefined
  for (const base of bases) {
    const other = base.kind === 'class' ? base.metaclass : undefined
    if (other !== undefined && (found === undefined || derives(other, found))) found = other
  }
  return found
}

/** What the body starts with: what `__prepare__` gives. */
function prepared(
  machine: Machine,
  metaclass: ClassValue | undefined,
  name: string,
  bases: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const own = metaclass === undefined ? undefined : lookup(metaclass, '__prepare__')
  if (metaclass === undefined || own === undefined) return new Map()
  const given = machine.call(bind(own, null, metaclass, machine), [str(name), tuple(bases)], keywords)
  return given.kind === 'dict' ? namesIn(given) : new Map()
}

function namesIn(dict: DictValue): Map<string, Value> {
  const names = new Map<string, Value>()
  for (const { key, value } of dict.entries.values()) if (key.kind === 'str') names.set(key.value, value)
  return names
}

function namespaceDict(names: ReadonlyMap<string, Value>): DictValue {
  const entries = new Map<Key, DictEntry>()
  for (const [name, value] of names) entries.set(name, { key: str(name), value })
  return { kind: 'dict', entries }
}

/** `type(name, bases, namespace)`: a class made of what a metaclass, or the program itself, hands over. */
export function classFromParts(
  machine: Machine,
  metaclass: ClassValue,
  [name, bases, namespace]: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (bases?.kind !== 'tuple' || namespace?.kind !== 'dict') {
    return machine.raise('TypeError', 'type.__new__() takes a name, a tuple of bases and a dict')
  }
  machine.tick(CLASS_STEPS)
  const hidden = [...bases.items, name ?? NONE].find((base): base is Unknown => base.kind === 'unknown')
  if (hidden !== undefined) return hidden
  const names = namesIn(namespace)
  const cell = names.get('__classcell__')
  names.delete('__classcell__')
  if (!names.has('__module__')) names.set('__module__', str('__main__'))
  const made = buildClass(
    machine,
    name?.kind === 'str' ? name.value : '',
    bases.items.map((base) => asClass(machine, base)),
    names,
    metaclass === TYPE ? metaclassOf(bases.items, undefined) : metaclass,
  )
  if (cell?.kind === 'instance' && cell.payload !== undefined) (cell.payload as Frame).made = made
  return finishClass(machine, made, keywords)
}

/** `__init__` of a class's metaclass. */
function initialise(machine: Machine, made: ClassValue, keywords: ReadonlyMap<string, Value>): ClassValue {
  const maker = made.metaclass === undefined ? undefined : lookup(made.metaclass, '__init__')
  if (maker !== undefined && maker !== TYPE.namespace.get('__init__')) {
    const args = [str(made.name), tuple(made.bases), namespaceDict(made.namespace)]
    machine.call(maker, [made, ...args], keywords)
  }
  return made
}

function asClass(machine: Machine, base: Value): ClassValue {
  if (base.kind === 'class') return base
  return machine.raise('TypeError', `a class cannot derive from this: it is no class`, {
    hint: 'give a class, without calling it',
  })
}

const FINAL = new Set(['bool', 'NoneType', 'range', 'slice', 'function', 'ellipsis'])

export function buildClass(
  machine: Machine,
  name: string,
  parents: readonly ClassValue[],
  namespace: Map<string, Value>,
  metaclass?: ClassValue,
): ClassValue {
  for (const parent of parents) {
    if (parent.native !== undefined && FINAL.has(parent.name)) {
      machine.raise('TypeError', `type '${parent.name}' is not an acceptable base type`)
    }
  }
  const bases = parents.length === 0 ? [OBJECT] : parents
  if (new Set(bases).size < bases.length) machine.raise('TypeError', `duplicate base class ${bases[0]?.name}`)
  // Many classes with many bases each: the order is worked out from all of theirs.
  machine.tick(bases.length ** 2 + bases.reduce((sum, base) => sum + base.mro.length ** 2, 0))
  const order = searchOrder(bases)
  if (order === null) {
    return machine.raise(
      'TypeError',
      'Cannot create a consistent method resolution order (MRO) for these bases',
      {
        hint: 'name the derived classes before the ones that they derive from',
      },
    )
  }
  const solid = new Set(order.filter((entry) => entry.native !== undefined && entry.native !== 'bool'))
  if (solid.size > 1) machine.raise('TypeError', 'multiple bases have instance lay-out conflict')
  if (namespace.has('__getattribute__')) machine.intercepts = true
  const module = namespace.get('__module__')
  const inherited = metaclass ?? bases.find((base) => base.metaclass !== undefined)?.metaclass
  return makeClass(name, bases, order, {
    namespace,
    module: module?.kind === 'str' ? module.value : '__main__',
    ...(inherited === undefined ? {} : { metaclass: inherited }),
  })
}

/** What happens to a class once its body has run: `__set_name__`, `__init_subclass__`, the hooks of host classes. */
function finishClass(machine: Machine, made: ClassValue, keywords: ReadonlyMap<string, Value>): ClassValue {
  for (const [name, value] of [...made.namespace]) {
    if (value.kind === 'instance' && lookup(value.class, '__set_name__') !== undefined) {
      machine.callMethod(value, '__set_name__', [made, str(name)])
    }
  }
  for (const entry of made.mro.slice(1)) {
    const hook = entry.namespace.get('__init_subclass__')
    if (hook === undefined) continue
    machine.call(hook.kind === 'classmethod' ? hook.callee : hook, [made], keywords)
    return made
  }
  const [unexpected] = keywords.keys()
  // A class of a host, or one that was not read, may take them.
  const whole = made.mro.every((entry) => entry === OBJECT || entry.module === '__main__')
  if (unexpected !== undefined && whole && made.metaclass === undefined)
    machine.raise('TypeError', `${made.name}.__init_subclass__() takes no keyword arguments`)
  return made
}
