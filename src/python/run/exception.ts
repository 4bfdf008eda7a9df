/**
 * `raise`, `try` and what an exception is caught by.
 */
import { isInstance } from '../attributes.js'
import { Raised } from '../failure.js'
import { type Ending, type Frame, NORMAL } from '../frame.js'
import { enter, Journal, type TryRecord } from '../journal.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import type { Handler, Raise, Try } from '../syntax/statement.js'
import { BASE_EXCEPTION, derives } from '../types.js'
import { type Instance, NONE, TRUE, type Unknown, type Value } from '../value.js'
import { forkBlocks } from './branch.js'
import { recoverGroup } from './exception-group.js'
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
  if (cause !== null) {
    const made = cause.kind === 'class' ? machine.call(cause, []) : cause
    const fits =
      made.kind === 'none' ||
      made.kind === 'unknown' ||
      (made.kind === 'instance' && derives(made.class, BASE_EXCEPTION))
    if (!fits) machine.raise('TypeError', 'exception causes must derive from BaseException')
    exception.attributes.set('__cause__', made)
    exception.attributes.set('__suppress_context__', TRUE)
  }
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

/** A statement's body with the handlers off: its ending, or what it raised. */
interface Outcome {
  readonly ending: Ending
  readonly failure: Raised | null
}

/** Runs what a `try` guards; notes what it changes, so that handlers can start from where it may have been left. */
function guarded(machine: Machine, node: Try, frame: Frame, record: TryRecord): Outcome {
  const depth = machine.callStack.length
  const names = guardsNames(node) ? 1 : 0
  const outer = machine.journal
  machine.journal = record.journal
  machine.tries.push(record)
  machine.guarded += names
  try {
    return { ending: machine.execute(node.body, frame), failure: null }
  } catch (failure) {
    if (!(failure instanceof Raised)) throw failure
    machine.callStack.length = depth
    return { ending: NORMAL, failure }
  } finally {
    machine.guarded -= names
    machine.tries.pop()
    machine.journal = outer
    record.journal.handOver()
  }
}

/** Exceptions that are not raised by calling something: what handles them need not be taken to run. */
const RARE = new Set(['KeyboardInterrupt', 'ImportError', 'ModuleNotFoundError', 'NameError', 'SystemExit'])

/** Whether a handler may catch what a call of something unknown raises. */
function forAnything({ type }: Handler): boolean {
  return type?.kind !== 'name' || !RARE.has(type.id)
}

/** Runs a handler; its target is bound already, or to what is unknown of the exception. */
function runHandler(machine: Machine, handler: Handler, exception: Unknown | null, frame: Frame): Ending {
  const { target } = handler
  if (target !== null && exception !== null) bindName(machine, target, exception, frame)
  const ending = machine.execute(handler.body, frame)
  if (target !== null) {
    const map = target.residence === 'global' ? frame.globals : frame.locals
    if (map.has(target.id)) machine.deleteIn(map, target.id)
  }
  return ending
}

/** Runs the handler that catches an exception; raises it again where none does. */
function recover(machine: Machine, node: Try, raised: Raised, frame: Frame): Ending {
  if (node.group) {
    return recoverGroup(
      machine,
      node,
      raised,
      (handler, exception) =>
        handler.type !== null && catches(machine, machine.evaluate(handler.type, frame), exception, handler),
      (handler, exception) => {
        if (handler.target !== null) bindName(machine, handler.target, exception, frame)
        return runHandler(machine, handler, null, frame)
      },
    )
  }
  try {
    const handler = handle(machine, node, raised, frame)
    if (handler === null) throw raised
    machine.handling.push(raised.value)
    return runHandler(machine, handler, null, frame)
  } finally {
    const at = machine.handling.lastIndexOf(raised.value)
    if (at >= 0) machine.handling.length = at
  }
}

/** What a `try` counts for: it keeps a journal. */
const TRY_STEPS = 10

/** The body, its handlers and its `else`: also every way that only may have been gone. */
function withHandlers(machine: Machine, node: Try, frame: Frame): Ending {
  machine.tick(TRY_STEPS)
  const record: TryRecord = { journal: new Journal(machine.journal), doubts: [], calls: 0 }
  const { ending, failure } = guarded(machine, node, frame, record)
  let rest = (): Ending => {
    if (failure !== null) return recover(machine, node, failure, frame)
    return ending === NORMAL && node.otherwise.length > 0 ? machine.execute(node.otherwise, frame) : ending
  }
  for (const { why, raised, places } of record.doubts) {
    const { before } = record.journal
    const start = raised === null ? { ...before, states: new Map() } : before
    const ways =
      raised === null
        ? node.handlers.filter(forAnything).map((handler) => () => runHandler(machine, handler, why, frame))
        : [() => recover(machine, node, raised, frame)]
    for (const way of ways) {
      const inner = rest
      rest = () =>
        forkBlocks(machine, frame, why, inner, () => {
          if (machine.journal !== null) {
            enter(start, machine.journal)
            enter(places, machine.journal)
          }
          return way()
        })
    }
  }
  return rest()
}

export function tryStatement(machine: Machine, node: Try, frame: Frame): Ending {
  let ending: Ending = NORMAL
  let failure: Raised | null = null
  const depth = machine.callStack.length
  try {
    ending = node.handlers.length > 0 ? withHandlers(machine, node, frame) : machine.execute(node.body, frame)
  } catch (raised) {
    if (!(raised instanceof Raised)) throw raised
    failure = raised
  }
  if (node.finally.length > 0) {
    const { site, callStack } = machine
    const under = callStack.length
    callStack.length = depth
    const last = machine.execute(node.finally, frame)
    if (last !== NORMAL) return last
    callStack.length = Math.max(under, depth)
    machine.site = site
  }
  if (failure !== null) throw failure
  return ending
}

export function asUnknown(value: Value): Unknown | null {
  return isUnknown(value) ? value : null
}
