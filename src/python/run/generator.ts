/**
 * Generators: the same statements, run by JavaScript generators where a `yield` stands in them.
 */
import { Raised } from '../failure.js'
import { BREAK, CONTINUE, type Ending, type Frame, NORMAL, RETURN } from '../frame.js'
import { FunctionCursor } from '../iterate.js'
import { Journal, type TryRecord } from '../journal.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import type { Expression, Yield } from '../syntax/expression.js'
import type { Block, For, If, Match, Statement, Try, While, With } from '../syntax/statement.js'
import { type Instance, type IteratorValue, NONE, type Unknown, type Value } from '../value.js'
import { assign } from './assign.js'
import { enterContext, leaveContext } from './context.js'
import { handle } from './exception.js'
import { matchingCase } from './match.js'

/** What is sent into a generator at a `yield`: a value, or an exception to be raised there. */
interface Input {
  readonly value: Value
  readonly failure: Instance | null
}

/** What making a generator counts for. */
const GENERATOR_STEPS = 20

/** Thrown where a generator meets a condition that cannot be known around a `yield`: nobody knows what follows. */
class Lost {
  readonly why: Unknown

  constructor(why: Unknown) {
    this.why = why
  }
}

type Run = Generator<Value, Ending, Input>

const NOTHING: Input = { value: NONE, failure: null }

export function generatorOf(machine: Machine, body: Block | Expression, frame: Frame): IteratorValue {
  machine.tick(GENERATOR_STEPS)
  const run = Array.isArray(body)
    ? runBlock(machine, body as Block, frame)
    : runLambda(machine, body as Expression, frame)
  let running = false
  let finished = false
  let started = false
  /** The `try` statements that the generator is suspended in. */
  let held: readonly TryRecord[] = []
  const advance = (cursor: FunctionCursor, input: Input): Value | null => {
    if (finished) return null
    if (running) return machine.raise('ValueError', 'generator already executing')
    running = true
    const { site } = machine
    const depth = machine.callStack.length
    if (depth >= machine.limits.depth) machine.raise('RecursionError', 'maximum recursion depth exceeded')
    machine.callStack.push(site)
    machine.tick(1)
    const tries = machine.tries.length
    machine.tries.push(...held)
    started = true
    try {
      const step = run.next(input)
      if (step.done !== true) return step.value
      finished = true
      made.result = step.value === NORMAL ? NONE : frame.result
      return null
    } catch (failure) {
      finished = true
      if (failure instanceof Lost) return cursor.give(failure.why)
      if (failure instanceof Raised && failure.value.class.name === 'StopIteration') {
        machine.callStack.length = depth
        machine.site = site
        return machine.raise('RuntimeError', 'generator raised StopIteration')
      }
      throw failure
    } finally {
      running = false
      held = machine.tries.splice(tries)
      machine.callStack.length = depth
      machine.site = site
    }
  }
  const cursor: FunctionCursor = new FunctionCursor((self) => advance(self, NOTHING))
  const made: IteratorValue = {
    kind: 'iterator',
    name: 'generator',
    cursor,
    resume: (value, failure) => {
      if (!started && !finished) {
        if (failure !== null) {
          finished = true
          return machine.throwInstance(failure)
        }
        if (value !== null && value.kind !== 'none')
          machine.raise('TypeError', "can't send non-None value to a just-started generator")
      }
      if (finished && failure !== null) return machine.throwInstance(failure)
      return advance(cursor, { value: value ?? NONE, failure })
    },
    result: NONE,
  }
  return made
}

function* runLambda(machine: Machine, body: Expression, frame: Frame): Run {
  if (frame.scope.generator) throw new Lost(machine.unknown('`yield` in a lambda is not read'))
  frame.result = machine.evaluate(body, frame)
  yield* []
  return RETURN
}

function* runBlock(machine: Machine, body: Block, frame: Frame): Run {
  for (const statement of body) {
    const ending =
      statement.yields.length === 0
        ? machine.execute([statement], frame)
        : yield* runStatement(machine, statement, frame)
    if (ending === NORMAL) continue
    if ((ending & NORMAL) !== 0) throw new Lost(machine.unknown('a condition in a generator cannot be known'))
    return ending
  }
  return NORMAL
}

function* runStatement(machine: Machine, statement: Statement, frame: Frame): Run {
  machine.tick(1)
  switch (statement.kind) {
    case 'if':
      return yield* runIf(machine, statement, frame)
    case 'while':
      return yield* runWhile(machine, statement, frame)
    case 'for':
      return yield* runFor(machine, statement, frame)
    case 'try':
      return yield* runTry(machine, statement, frame)
    case 'with':
      return yield* runWith(machine, statement, frame)
    case 'match':
      return yield* runMatch(machine, statement, frame)
    default:
      yield* runYields(machine, statement.yields, frame)
      return machine.execute([statement], frame)
  }
}

/** Runs the `yield`s of a simple statement in order; the statement then finds what was sent. */
function* runYields(machine: Machine, yields: readonly Yield[], frame: Frame): Generator<Value, void, Input> {
  for (const node of yields) {
    const value = node.value === null ? NONE : machine.evaluate(node.value, frame)
    machine.site = node
    machine.sent.set(node, node.from ? yield* delegate(machine, value) : received(machine, yield value))
  }
}

function received(machine: Machine, input: Input): Value {
  if (input.failure !== null) return machine.throwInstance(input.failure)
  return input.value
}

/** `yield from`: everything that the inner walk gives; its result is the inner generator's. */
function* delegate(machine: Machine, value: Value): Generator<Value, Value, Input> {
  const cursor = machine.iterate(value)
  if (isUnknown(cursor)) throw new Lost(cursor)
  const inner = value.kind === 'iterator' && value.resume !== undefined ? value : null
  let item = cursor.next()
  while (item !== null) {
    machine.tick(1)
    const input: Input = yield item
    if (input.failure !== null && inner === null) machine.throwInstance(input.failure)
    item = inner?.resume === undefined ? cursor.next() : inner.resume(input.value, input.failure)
  }
  if (cursor.rest !== null) throw new Lost(cursor.rest)
  return inner?.result ?? NONE
}

function truthOf(machine: Machine, test: Expression, frame: Frame): boolean {
  const truth = machine.truth(machine.evaluate(test, frame))
  if (typeof truth !== 'boolean') throw new Lost(truth)
  return truth
}

function* runIf(machine: Machine, node: If, frame: Frame): Run {
  for (const clause of node.clauses) {
    if (truthOf(machine, clause.test, frame)) return yield* runBlock(machine, clause.body, frame)
  }
  return yield* runBlock(machine, node.otherwise, frame)
}

function* runMatch(machine: Machine, node: Match, frame: Frame): Run {
  const found = matchingCase(machine, node, machine.evaluate(node.subject, frame), frame)
  if (isUnknown(found)) throw new Lost(found)
  return found === null ? NORMAL : yield* runBlock(machine, found.body, frame)
}

function* runWhile(machine: Machine, node: While, frame: Frame): Run {
  while (truthOf(machine, node.test, frame)) {
    machine.tick(1)
    const ending = yield* runBlock(machine, node.body, frame)
    if (ending === BREAK) return NORMAL
    if (ending === RETURN) return ending
  }
  return yield* runBlock(machine, node.otherwise, frame)
}

function* runFor(machine: Machine, node: For, frame: Frame): Run {
  const iterable = machine.evaluate(node.iterable, frame)
  machine.site = node.iterable
  const cursor = machine.iterate(iterable)
  if (isUnknown(cursor)) throw new Lost(cursor)
  for (let item = cursor.next(); item !== null; item = cursor.next()) {
    machine.tick(1)
    assign(machine, node.target, item, frame)
    const ending = yield* runBlock(machine, node.body, frame)
    if (ending === BREAK) return NORMAL
    if (ending === RETURN) return ending
    if (ending !== NORMAL && ending !== CONTINUE) throw new Lost(machine.unknown('a loop may have been left'))
  }
  if (cursor.rest !== null) throw new Lost(cursor.rest)
  return yield* runBlock(machine, node.otherwise, frame)
}

function* runTry(machine: Machine, node: Try, frame: Frame): Run {
  let ending: Ending = NORMAL
  let failure: unknown = null
  const depth = machine.callStack.length
  const record: TryRecord = { journal: new Journal(null), doubts: [], calls: 0 }
  if (node.handlers.length > 0) machine.tries.push(record)
  try {
    ending = yield* runBlock(machine, node.body, frame)
    if (node.handlers.length > 0) machine.tries.splice(machine.tries.lastIndexOf(record), 1)
    // Where the body may have raised, nobody knows what follows.
    const [doubt] = record.doubts
    if (doubt !== undefined) throw new Lost(doubt.why)
    if (ending === NORMAL) ending = yield* runBlock(machine, node.otherwise, frame)
  } catch (raised) {
    const at = machine.tries.lastIndexOf(record)
    if (at >= 0) machine.tries.splice(at, 1)
    failure = raised
  }
  if (failure instanceof Raised) {
    machine.callStack.length = depth
    const handler = handle(machine, node, failure, frame)
    if (handler !== null) {
      const caught = failure
      failure = null
      machine.handling.push(caught.value)
      try {
        ending = yield* runBlock(machine, handler.body, frame)
      } catch (again) {
        failure = again
      }
      machine.handling.pop()
    }
  }
  const last = yield* runBlock(machine, node.finally, frame)
  if (last !== NORMAL) return last
  if (failure !== null) throw failure
  return ending
}

function* runWith(machine: Machine, node: With, frame: Frame): Run {
  const entered = node.items.map((item) => enterContext(machine, item, frame))
  let ending: Ending = NORMAL
  let failure: Raised | null = null
  try {
    ending = yield* runBlock(machine, node.body, frame)
  } catch (raised) {
    if (!(raised instanceof Raised)) throw raised
    failure = raised
  }
  for (const context of entered.toReversed()) {
    if (leaveContext(machine, context, failure)) failure = null
  }
  if (failure !== null) throw failure
  return ending
}
