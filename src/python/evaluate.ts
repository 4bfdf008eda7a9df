/**
 * Source → values: the entry of this folder. Nothing of a program is ever run: it is evaluated here, within bounds.
 */
import type { EvaluateOptions, Evaluation, EvaluationMessage, PythonError } from './evaluation.js'
import { LimitReached, Raised } from './failure.js'
import { makeFrame } from './frame.js'
import { Interpreter } from './interpreter.js'
import { fromPlain } from './plain.js'
import { SyntaxFailure } from './syntax/failure.js'
import { checkLength, parse } from './syntax/parse.js'
import { prepare } from './syntax/prepare.js'
import type { Block } from './syntax/statement.js'
import { str, type Value } from './value.js'

/** Evaluates a program. Never throws on what the source says, and always ends. */
export function evaluate(source: string, options: EvaluateOptions = {}): Evaluation {
  const machine = new Interpreter(options)
  const globals = new Map<string, Value>([['__name__', str('__main__')]])
  for (const [name, data] of options.given ?? []) if (!name.includes('.')) globals.set(name, fromPlain(data))
  for (const [name, value] of options.names ?? []) globals.set(name, value)
  const lent = new Set(globals.keys())
  let error: PythonError | null = null
  const messages: EvaluationMessage[] = machine.messages
  try {
    checkLength(source)
    const tree = parse(prepare(source))
    run(machine, tree, globals)
  } catch (failure) {
    if (failure instanceof SyntaxFailure && failure.exception !== 'limit') error = syntaxError(failure)
    else if (failure instanceof Raised) error = uncaught(machine, failure)
    else messages.push(limitMessage(machine, failure))
  }
  for (const name of lent) {
    if (!(options.given?.has(name) ?? false) && !(options.names?.has(name) ?? false)) globals.delete(name)
  }
  return { globals, error, messages, shown: machine.shown, steps: machine.steps, cells: machine.cells }
}

function run(machine: Interpreter, tree: Block, globals: Map<string, Value>): void {
  const scope = { type: 'module', bound: new Set<string>(), generator: false } as const
  machine.execute(tree, makeFrame(scope, null, globals, { locals: globals }))
}

function syntaxError(failure: SyntaxFailure): PythonError {
  return {
    exception: failure.exception,
    message: failure.message,
    hint: failure.hint,
    span: failure.span,
    callStack: [],
    value: null,
  }
}

function uncaught(machine: Interpreter, raised: Raised): PythonError {
  machine.journal = null
  let message = ''
  try {
    const text = machine.str(raised.value)
    message = typeof text === 'string' ? text : ''
  } catch (failure) {
    if (!(failure instanceof Raised) && !(failure instanceof LimitReached)) throw failure
  }
  return {
    exception: raised.value.class.name,
    message,
    hint: raised.hint,
    span: { start: raised.span.start, end: raised.span.end },
    callStack: raised.callStack.map(({ start, end }) => ({ start, end })),
    value: raised.value,
  }
}

/** A bound that is reached; the engine's own stack is one, for programs that are nested in ways that nothing counts. */
function limitMessage(machine: Interpreter, failure: unknown): EvaluationMessage {
  if (failure instanceof LimitReached || failure instanceof SyntaxFailure) {
    const reason = failure instanceof LimitReached ? failure.reason : failure.message
    const { start, end } = failure.span
    return { kind: 'limit', span: { start, end }, reason, note: 'shorten the program' }
  }
  if (failure instanceof RangeError && /call stack/i.test(failure.message)) {
    return {
      kind: 'limit',
      span: { start: machine.site.start, end: machine.site.end },
      reason: 'the program nests too deep',
      note: 'nest it less',
    }
  }
  throw failure
}
