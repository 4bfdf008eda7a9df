/**
 * Context managers: `with`.
 */
import { lookup } from '../attributes.js'
import { Raised } from '../failure.js'
import { type Ending, type Frame, NORMAL } from '../frame.js'
import type { Machine } from '../machine.js'
import type { With, WithItem } from '../syntax/statement.js'
import { typeOf } from '../types.js'
import { NONE, type Value } from '../value.js'
import { assign } from './assign.js'

/** Enters one context and binds what it gives. */
export function enterContext(machine: Machine, item: WithItem, frame: Frame): Value {
  const context = machine.evaluate(item.context, frame)
  machine.site = item.context
  if (context.kind === 'unknown') {
    if (item.target !== null) assign(machine, item.target, context, frame)
    return context
  }
  const leaves = context.kind !== 'instance' || lookup(context.class, '__exit__') !== undefined
  const entered = leaves ? machine.callMethod(context, '__enter__', []) : undefined
  if (entered === undefined) {
    return machine.raise(
      'TypeError',
      `'${typeOf(context).name}' object does not support the context manager protocol`,
    )
  }
  if (item.target !== null) assign(machine, item.target, entered, frame)
  return context
}

/** Leaves a context; true where it swallows the exception. */
export function leaveContext(machine: Machine, context: Value, failure: Raised | null): boolean {
  if (context.kind === 'unknown') return false
  const args = failure === null ? [NONE, NONE, NONE] : [failure.value.class, failure.value, NONE]
  const answer = machine.callMethod(context, '__exit__', args)
  return failure !== null && answer !== undefined && machine.truth(answer) === true
}

export function withStatement(machine: Machine, node: With, frame: Frame): Ending {
  if (node.async) {
    const why = machine.unknown('asynchronous code is not run')
    for (const item of node.items) if (item.target !== null) assign(machine, item.target, why, frame)
    return machine.execute(node.body, frame)
  }
  return nested(machine, node, 0, frame)
}

/** The items from an index on: each is left also where a later one fails to be entered. */
function nested(machine: Machine, node: With, index: number, frame: Frame): Ending {
  const item = node.items[index]
  if (item === undefined) return machine.execute(node.body, frame)
  const context = enterContext(machine, item, frame)
  const depth = machine.callStack.length
  let ending: Ending
  try {
    ending = nested(machine, node, index + 1, frame)
  } catch (failure) {
    if (!(failure instanceof Raised)) throw failure
    machine.callStack.length = depth
    if (leaveContext(machine, context, failure)) return NORMAL
    throw failure
  }
  leaveContext(machine, context, null)
  return ending
}
