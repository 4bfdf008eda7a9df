/**
 * Calls: of anything that can be called, and the construction of instances.
 */
import { bind, lookup } from '../attributes.js'
import { BoundArguments, bindArguments } from '../bind.js'
import type { Machine } from '../machine.js'
import { BASE_EXCEPTION, derives, OBJECT, TYPE, typeOf } from '../types.js'
import { type ClassValue, type HostFunction, instance, tuple, type Value } from '../value.js'
import { callFunction } from './function.js'

export const NO_KEYWORDS: ReadonlyMap<string, Value> = new Map()

export function callValue(
  machine: Machine,
  callee: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  switch (callee.kind) {
    case 'function':
      return callFunction(machine, callee, args, keywords)
    case 'builtin':
      machine.tick(1)
      return callee.call(machine, args, keywords)
    case 'hostFunction':
      return callHost(machine, callee, args, keywords)
    case 'boundMethod':
      return callValue(machine, callee.callee, [callee.self, ...args], keywords)
    case 'class':
      return construct(machine, callee, args, keywords)
    case 'staticmethod':
    case 'classmethod':
      return callValue(machine, callee.callee, args, keywords)
    case 'unknown':
      return callee
    case 'instance': {
      const method = lookup(callee.class, '__call__')
      if (method !== undefined)
        return callValue(machine, bind(method, callee, callee.class, machine), args, keywords)
    }
  }
  return machine.raise('TypeError', `'${typeOf(callee).name}' object is not callable`)
}

function callHost(
  machine: Machine,
  callee: HostFunction,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  machine.tick(1)
  const { parameters } = callee.signature
  const { callNode, site } = machine
  const values = bindArguments(machine, callee.name, parameters, args, keywords)
  const result = callee.call(new BoundArguments(parameters, values, args.length, callNode, site), machine)
  machine.site = site
  return result
}

/** `C(…)`: `__new__`, then `__init__`. */
function construct(
  machine: Machine,
  of: ClassValue,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  machine.tick(1)
  if (of === TYPE && args.length === 1) return machine.builtinCall('type', args, keywords)
  if (of.metaclass !== undefined) {
    const own = lookup(of.metaclass, '__call__')
    if (own !== undefined && own !== TYPE.namespace.get('__call__'))
      return callValue(machine, own, [of, ...args], keywords)
  }
  return makeOf(machine, of, args, keywords)
}

/** What `type.__call__` does. */
export function makeOf(
  machine: Machine,
  of: ClassValue,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const { callNode, site } = machine
  refuseAbstract(machine, of)
  const maker = lookup(of, '__new__')
  const initialiser = lookup(of, '__init__')
  let made: Value
  if (maker !== undefined) {
    const callee = maker.kind === 'staticmethod' ? maker.callee : maker
    made = callValue(machine, callee, [of, ...args], keywords)
    if (
      made.kind === 'class' ? !derives(made.metaclass ?? TYPE, of) || of === TYPE : made.kind !== 'instance'
    )
      return made
    if (made.kind === 'instance' && !derives(made.class, of)) return made
  } else made = makeInstance(of, args)
  if (initialiser === undefined) {
    const takes = maker !== undefined || derives(of, BASE_EXCEPTION)
    if (!takes && (args.length > 0 || keywords.size > 0)) {
      machine.raise('TypeError', `${of.name}() takes no arguments`)
    }
    return made
  }
  machine.callNode = callNode
  machine.site = site
  const result = callValue(machine, bind(initialiser, made, of, machine), args, keywords)
  if (result.kind !== 'none' && result.kind !== 'unknown') {
    machine.raise('TypeError', `__init__() should return None, not '${typeOf(result).name}'`)
  }
  return made
}

/** An instance without its `__init__`: what `object.__new__` gives. */
export function makeInstance(of: ClassValue, args: readonly Value[]): Value {
  const made = instance(of)
  if (derives(of, BASE_EXCEPTION)) made.attributes.set('args', tuple([...args]))
  return made
}

function refuseAbstract(machine: Machine, of: ClassValue): void {
  if (!of.metaclass?.mro.some((entry) => entry.name === 'ABCMeta')) return
  const names = new Set<string>()
  for (const entry of of.mro.toReversed()) {
    if (entry === OBJECT) continue
    for (const [name, value] of entry.namespace) {
      if (isAbstract(value)) names.add(name)
      else names.delete(name)
    }
  }
  if (names.size > 0) {
    machine.raise(
      'TypeError',
      `Can't instantiate abstract class ${of.name} with abstract method${names.size > 1 ? 's' : ''} ${[...names].sort().join(', ')}`,
    )
  }
}

function isAbstract(value: Value): boolean {
  if (value.kind === 'function') return value.attributes.has('__isabstractmethod__')
  if (value.kind === 'property') return value.get !== null && isAbstract(value.get)
  return (value.kind === 'staticmethod' || value.kind === 'classmethod') && isAbstract(value.callee)
}
