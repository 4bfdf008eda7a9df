/**
 * `raise`, `try` and what an exception is caught by.
 */
import { isInstance } from '../attributes.js'
import { Raised } from '../failure.js'
import { type Ending, type Frame, NORMAL } from '../frame.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import type { Handler, Raise, Try } from '../syntax/statement.js'
import { BASE_EXCEPTION, derives } from '../types.js'
import { type Instance, NONE, type Unknown, type Value } from '../value.js'
import { bindName } from './names.js'

export function raiseStatement(machine: Machine, node: Raise, frame: Frame): never {
  if (node.exception === null) {
    const current = machine.handling.at(-1)
    machine.site = node
    if (current?.kind === 'instance') return machine.throwInstance(current)
    return machine.raise('RuntimeError', 'No active exception to reraise')
  }
  const value = machine.evaluate(node.exception, frame)
  const cause = node.cause === null ? null : machine.evaluate(node.cause, frame)
  machine.site = node
  const exception = instanceOf(machine, value)
  if (cause !== null)
    exception.attributes.set('__cause__', cause.kind === 'class' ? machine.call(cause, []) : cause)
  const current = machine.handling.at(-1)
  if (current !== undefined && current !== exception) exception.attributes.set('__context__', current)
  return machine.throwInstance(exception)
}

function instanceOf(machine: Machine, value: Value): Instance {
  const made = value.kind === 'class' && derives(value, BASE_EXCEPTION) ? machine.call(value, []) : value
  if (made.kind === 'instance' && derives(made.class, BASE_EXCEPTION)) return made
  if (made.kind === 'unknown') {
    // Some exception is raised, nobody knows which.
    const unknown = machine.call(machine.builtins.get('Exception') ?? NONE, [made])
    if (unknown.kind === 'instance') return unknown
  }
  return machine.raise('TypeError', 'exceptions must derive from BaseException')
}

/** The handler that catches an exception, its target bound; null where none does. */
export function handle(machine: Machine, node: Try, raised: Raised, frame: Frame): Handler | null {
  for (const handler of node.handlers) {
    const matches =
      handler.type === null || catches(machine, machine.evaluate(handler.type, frame), raised.value, handler)
    if (!matches) continue
    if (handler.target !== null) bindName(machine, handler.target, raised.value, frame)
    return handler
  }
  return null
}

function catches(machine: Machine, type: Value, exception: Instance, handler: Handler): boolean {
  if (type.kind === 'tuple') return type.items.some((item) => catches(machine, item, exception, handler))
  if (type.kind === 'unknown') return true
  if (type.kind === 'class' && derives(type, BASE_EXCEPTION)) return isInstance(exception, type)
  machine.site = handler
  return machine.raise('TypeError', 'catching classes that do not inherit from BaseException is not allowed')
}

/** Whether a handler catches a missing name: then it must raise, not become an unknown. */
export function guardsNames(node: Try): boolean {
  return node.handlers.some(({ type }) => {
    if (type === null) return true
    const types = type.kind === 'tuple' ? type.items : [type]
    return types.some(
      (item) => item.kind === 'name' && (item.id === 'NameError' || item.id === 'UnboundLocalError'),
    )
  })
}

export function tryStatement(machine: Machine, node: Try, frame: Frame): Ending {
  let ending: Ending = NORMAL
  let failure: unknown = null
  const depth = machine.callStack.length
  const guarded = guardsNames(node) ? 1 : 0
  try {
    machine.guarded += guarded
    ending = machine.execute(node.body, frame)
    machine.guarded -= guarded
    if (ending === NORMAL && node.otherwise.length > 0) ending = machine.execute(node.otherwise, frame)
  } catch (raised) {
    machine.guarded -= guarded
    failure = raised
  }
  if (failure instanceof Raised) {
    machine.callStack.length = depth
    const caught = failure
    try {
      const handler = handle(machine, node, caught, frame)
      if (handler !== null) {
        failure = null
        machine.handling.push(caught.value)
        ending = machine.execute(handler.body, frame)
        if (handler.target !== null) {
          const map = handler.target.residence === 'global' ? frame.globals : frame.locals
          if (map.has(handler.target.id)) machine.deleteIn(map, handler.target.id)
        }
      }
    } catch (again) {
      failure = again
    }
    const at = machine.handling.lastIndexOf(caught.value)
    if (at >= 0) machine.handling.length = at
  }
  if (node.finally.length > 0 && (failure === null || failure instanceof Raised)) {
    const { site, callStack } = machine
    const under = callStack.length
    callStack.length = depth
    const last = machine.execute(node.finally, frame)
    if (last !== NORMAL) return last
    callStack.length = Math.max(under, depth)
    machine.site = site
  }
  if (failure !== null) {
    throw failure
  }
  return ending
}

export function asUnknown(value: Value): Unknown | null {
  return isUnknown(value) ? value : null
}
