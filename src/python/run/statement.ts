/**
 * Execution of statements: a table by the node's kind.
 */

import { BREAK, CONTINUE, type Ending, type Frame, NORMAL, RETURN } from '../frame.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import { augment } from '../operate.js'
import type {
  Assert,
  AugmentedAssign,
  Block,
  For,
  If,
  Import,
  ImportFrom,
  Statement,
  While,
} from '../syntax/statement.js'
import { NONE, type Unknown, type Value } from '../value.js'
import { assign, deleteTarget } from './assign.js'
import { forkBlocks, mayRun, runUnknownTimes } from './branch.js'
import { defineClass } from './class.js'
import { withStatement } from './context.js'
import { raiseStatement, tryStatement } from './exception.js'
import { Code, makeFunction, makeParameters } from './function.js'
import { endless, isLong } from './long-loop.js'
import { matchStatement } from './match.js'
import { bindName } from './names.js'

type Executors = {
  readonly [K in Statement['kind']]: (
    machine: Machine,
    node: Extract<Statement, { kind: K }>,
    frame: Frame,
  ) => Ending
}

export const EXECUTORS: Executors = {
  expression(machine, node, frame) {
    const value = machine.evaluate(node.value, frame)
    if (node.shown && value.kind !== 'none' && node.value.kind !== 'constant') machine.show(node, value)
    return NORMAL
  },
  assign(machine, node, frame) {
    const value = machine.evaluate(node.value, frame)
    for (const target of node.targets) assign(machine, target, value, frame)
    return NORMAL
  },
  augmented,
  annotated(machine, node, frame) {
    if (node.value !== null) assign(machine, node.target, machine.evaluate(node.value, frame), frame)
    if (frame.scope.type === 'class' && node.target.kind === 'name') {
      machine.annotate(frame, node.target.id, node.annotation)
    }
    return NORMAL
  },
  return(machine, node, frame) {
    frame.result = node.value === null ? NONE : machine.evaluate(node.value, frame)
    return RETURN
  },
  delete(machine, node, frame) {
    for (const target of node.targets) deleteTarget(machine, target, frame)
    return NORMAL
  },
  pass: () => NORMAL,
  break: () => BREAK,
  continue: () => CONTINUE,
  scope: () => NORMAL,
  import: importStatement,
  importFrom: importFromStatement,
  raise: (machine, node, frame) => raiseStatement(machine, node, frame),
  assert: assertStatement,
  if: (machine, node, frame) => ifFrom(machine, node, 0, frame),
  while: whileStatement,
  for: forStatement,
  try: tryStatement,
  with: withStatement,
  function(machine, node, frame) {
    const decorators = node.decorators.map((decorator) => machine.evaluate(decorator, frame))
    const parameters = makeParameters(node.parameters, machine, frame)
    const code = new Code(parameters, node.body, frame, node.scope, node.async)
    let made: Value = makeFunction(node.name, code, frame, node.documentation)
    for (const [index, decorator] of [...decorators.entries()].reverse()) {
      machine.site = node.decorators[index] ?? node
      machine.callNode = null
      made = machine.call(decorator, [made])
    }
    bindName(machine, node.target, made, frame)
    return NORMAL
  },
  class(machine, node, frame) {
    const decorators = node.decorators.map((decorator) => machine.evaluate(decorator, frame))
    let made = defineClass(machine, node, frame)
    for (const [index, decorator] of [...decorators.entries()].reverse()) {
      machine.site = node.decorators[index] ?? node
      machine.callNode = null
      made = machine.call(decorator, [made])
    }
    bindName(machine, node.target, made, frame)
    return NORMAL
  },
  match: matchStatement,
  typeAlias(machine, node, frame) {
    bindName(machine, node.target, machine.unknown('a type is left to type checkers'), frame)
    return NORMAL
  },
}

export function executeBlock(machine: Machine, body: Block, frame: Frame): Ending {
  return executeFrom(machine, body, 0, frame)
}

function executeFrom(machine: Machine, body: Block, from: number, frame: Frame): Ending {
  for (let index = from; index < body.length; index += 1) {
    const statement = body[index]
    if (statement === undefined) break
    machine.tick(1)
    const execute = EXECUTORS[statement.kind] as (machine: Machine, node: Statement, frame: Frame) => Ending
    const ending = execute(machine, statement, frame)
    if (ending === NORMAL) continue
    if ((ending & NORMAL) === 0) return ending
    return mayRun(machine, frame, ending, () => executeFrom(machine, body, index + 1, frame))
  }
  return NORMAL
}

function augmented(machine: Machine, node: AugmentedAssign, frame: Frame): Ending {
  const { target } = node
  if (target.kind === 'name') {
    const left = machine.evaluate(target, frame)
    const right = machine.evaluate(node.value, frame)
    machine.site = node
    bindName(machine, target, augment(node.operator, left, right, machine), frame)
    return NORMAL
  }
  if (target.kind === 'attribute') {
    const object = machine.evaluate(target.object, frame)
    machine.site = target
    const left = machine.getAttribute(object, target.name)
    const right = machine.evaluate(node.value, frame)
    machine.site = node
    machine.setAttribute(object, target.name, augment(node.operator, left, right, machine))
  } else if (target.kind === 'subscript') {
    const object = machine.evaluate(target.object, frame)
    const index = machine.evaluate(target.index, frame)
    machine.site = target
    const left = machine.getItem(object, index)
    const right = machine.evaluate(node.value, frame)
    machine.site = node
    machine.setItem(object, index, augment(node.operator, left, right, machine))
  }
  return NORMAL
}

function importStatement(machine: Machine, node: Import, frame: Frame): Ending {
  for (const { name, target, renamed, ...span } of node.names) {
    machine.site = span
    const whole = machine.importModule(name)
    const top = name.split('.')[0] ?? name
    bindName(machine, target, renamed || top === name ? whole : machine.importModule(top), frame)
  }
  return NORMAL
}

function importFromStatement(machine: Machine, node: ImportFrom, frame: Frame): Ending {
  machine.site = node
  const module =
    node.level > 0
      ? machine.unknown(`the module \`${'.'.repeat(node.level)}${node.module}\` is not part of what is read`)
      : machine.importModule(node.module)
  if (node.names === null) {
    if (module.kind === 'module') {
      for (const [name, value] of machine.exportsOf(module)) machine.setIn(frame.globals, name, value)
    } else if (module.kind === 'unknown') machine.openNames(module)
    return NORMAL
  }
  for (const { name, target, ...span } of node.names) {
    machine.site = span
    bindName(machine, target, imported(machine, module, name, node.module), frame)
  }
  return NORMAL
}

function imported(machine: Machine, module: Value, name: string, from: string): Value {
  if (module.kind === 'unknown') return { ...module, name }
  const found = machine.findAttribute(module, name)
  if (found !== undefined) return found
  const submodule = machine.submodule(`${from}.${name}`)
  if (submodule !== undefined) return submodule
  return machine.importMissing(module, name, from)
}

function assertStatement(machine: Machine, node: Assert, frame: Frame): Ending {
  const truth = machine.truth(machine.evaluate(node.test, frame))
  if (truth !== false) return NORMAL
  const message = node.message === null ? [] : [machine.evaluate(node.message, frame)]
  machine.site = node
  return machine.raiseWith('AssertionError', message)
}

function ifFrom(machine: Machine, node: If, from: number, frame: Frame): Ending {
  for (let index = from; index < node.clauses.length; index += 1) {
    const clause = node.clauses[index]
    if (clause === undefined) break
    const truth = machine.truth(machine.evaluate(clause.test, frame))
    if (truth === true) return executeBlock(machine, clause.body, frame)
    if (truth === false) continue
    return forkBlocks(
      machine,
      frame,
      truth,
      () => executeBlock(machine, clause.body, frame),
      () => ifFrom(machine, node, index + 1, frame),
    )
  }
  return executeBlock(machine, node.otherwise, frame)
}

function whileStatement(machine: Machine, node: While, frame: Frame): Ending {
  const long = isLong(machine)
  for (;;) {
    machine.tick(1)
    const known = machine.truth(machine.evaluate(node.test, frame))
    // Nothing is known to follow `while True`.
    const truth = known === true && long() && node.test.kind !== 'constant' ? endless(machine, node) : known
    if (truth === false) return executeBlock(machine, node.otherwise, frame)
    if (truth !== true) {
      const ending = runUnknownTimes(machine, frame, truth, () => {
        const again = machine.truth(machine.evaluate(node.test, frame))
        return again === false ? NORMAL : executeBlock(machine, node.body, frame)
      })
      return loopElse(machine, node, frame, ending, truth)
    }
    const ending = executeBlock(machine, node.body, frame)
    if (ending === NORMAL || ending === CONTINUE) continue
    if (ending === BREAK) return NORMAL
    if (ending === RETURN) return RETURN
    if ((ending & (NORMAL | CONTINUE)) === 0) return (ending & RETURN) | ((ending & BREAK) === 0 ? 0 : NORMAL)
    if ((ending & ~(NORMAL | CONTINUE)) === 0) continue
    const why = machine.unknown('the loop may have been left early')
    const rest = runUnknownTimes(machine, frame, why, () => executeBlock(machine, node.body, frame))
    return (ending & RETURN) | loopElse(machine, node, frame, rest | BREAK, why)
  }
}

/** The `else` of a loop that has made an unknown number of turns: it runs unless the loop was left. */
function loopElse(machine: Machine, node: For | While, frame: Frame, ending: Ending, why: Unknown): Ending {
  const left = (ending & RETURN) | NORMAL
  if (node.otherwise.length === 0) return left
  const run = () => executeBlock(machine, node.otherwise, frame)
  if (ending === NORMAL) return run()
  const { result } = frame
  return forkBlocks(
    machine,
    frame,
    why,
    () => {
      frame.result = result
      return left
    },
    run,
  )
}

function forStatement(machine: Machine, node: For, frame: Frame): Ending {
  const iterable = machine.evaluate(node.iterable, frame)
  machine.site = node.iterable
  const cursor = node.async ? machine.unknown('asynchronous code is not run') : machine.iterate(iterable)
  if (isUnknown(cursor)) return forUnknown(machine, node, cursor, frame)
  const long = isLong(machine)
  for (;;) {
    if (long()) return forUnknown(machine, node, endless(machine, node), frame)
    machine.site = node.iterable
    const item = cursor.next()
    if (item === null) break
    machine.tick(1)
    assign(machine, node.target, item, frame)
    const ending = executeBlock(machine, node.body, frame)
    if (ending === NORMAL || ending === CONTINUE) continue
    if (ending === BREAK) return NORMAL
    if (ending === RETURN) return RETURN
    if ((ending & (NORMAL | CONTINUE)) === 0) return (ending & RETURN) | ((ending & BREAK) === 0 ? 0 : NORMAL)
    if ((ending & ~(NORMAL | CONTINUE)) === 0) continue
    const why = machine.unknown('the loop may have been left early')
    return (ending & RETURN) | forUnknown(machine, node, why, frame, BREAK)
  }
  if (cursor.rest !== null) return forUnknown(machine, node, cursor.rest, frame)
  return executeBlock(machine, node.otherwise, frame)
}

/** Turns that nobody can count: each may run or not. `before` says how earlier turns may have ended. */
function forUnknown(
  machine: Machine,
  node: For,
  why: Unknown,
  frame: Frame,
  before: Ending = NORMAL,
): Ending {
  const ending = runUnknownTimes(machine, frame, why, () => {
    assign(machine, node.target, why, frame)
    return executeBlock(machine, node.body, frame)
  })
  return loopElse(machine, node, frame, ending | before, why)
}
