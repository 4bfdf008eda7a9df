/**
 * Functions of the program: what they are made of, and how a call of one runs.
 */
import type { Span } from '../../span.js'
import { bindArguments } from '../bind.js'
import { type Frame, makeFrame } from '../frame.js'
import type { Parameter } from '../host.js'
import type { Machine } from '../machine.js'
import type { Expression, ParameterNode } from '../syntax/expression.js'
import type { ScopeInfo } from '../syntax/scope.js'
import type { Block } from '../syntax/statement.js'
import { type FunctionValue, NONE, str, type Value } from '../value.js'
import { returned } from './branch.js'
import { generatorOf } from './generator.js'

/** What a function closes over and consists of: `FunctionValue.code`. */
export class Code {
  readonly parameters: readonly Parameter[]
  readonly body: Block | Expression
  readonly closure: Frame
  readonly scope: ScopeInfo
  readonly async: boolean
  /** Whether all parameters are ordinary: then arguments can be put in place directly. */
  readonly plain: boolean

  constructor(
    parameters: readonly Parameter[],
    body: Block | Expression,
    closure: Frame,
    scope: ScopeInfo,
    async: boolean,
  ) {
    this.parameters = parameters
    this.body = body
    this.closure = closure
    this.scope = scope
    this.async = async
    this.plain = parameters.every((parameter) => parameter.kind === 'ordinary')
  }
}

export function makeParameters(
  nodes: readonly ParameterNode[],
  machine: Machine,
  frame: Frame,
): readonly Parameter[] {
  return nodes.map((node) => ({
    name: node.name,
    kind: node.form,
    default: node.default === null ? null : machine.evaluate(node.default, frame),
  }))
}

export function makeFunction(
  name: string,
  code: Code,
  frame: Frame,
  documentation: string | null = null,
): FunctionValue {
  const attributes = new Map<string, Value>([['__doc__', documentation === null ? NONE : str(documentation)]])
  return { kind: 'function', name, qualifiedName: `${frame.prefix}${name}`, attributes, code }
}

/** A call into a module that is written in Python: places in it are not the program's. */
function foreignCall({ start, end }: Span): Span & { readonly foreign: true } {
  return { start, end, foreign: true }
}

/** What a call counts for beside what it does. */
const CALL_STEPS = 4

/** Calls a function of the program. */
export function callFunction(
  machine: Machine,
  callee: FunctionValue,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const { code } = callee
  if (!(code instanceof Code)) throw new Error('a function without code')
  const locals = new Map<string, Value>()
  const { parameters } = code
  if (code.plain && keywords.size === 0 && args.length === parameters.length) {
    for (let index = 0; index < args.length; index += 1) {
      const [parameter, value] = [parameters[index], args[index]]
      if (parameter !== undefined && value !== undefined) locals.set(parameter.name, value)
    }
  } else {
    const bound = bindArguments(machine, callee.qualifiedName, parameters, args, keywords)
    for (const [index, parameter] of parameters.entries()) {
      const value = bound[index] ?? parameter.default
      if (value !== null) locals.set(parameter.name, value)
    }
  }
  if (code.async) return machine.unknown('asynchronous functions are not run')
  const frame = makeFrame(code.scope, code.closure, code.closure.globals, {
    locals,
    first: args[0] ?? null,
    prefix: `${callee.qualifiedName}.<locals>.`,
  })
  if (code.scope.generator) return generatorOf(machine, code.body, frame)
  const { site } = machine
  if (machine.callStack.length >= machine.limits.depth) {
    machine.raise('RecursionError', 'maximum recursion depth exceeded')
  }
  machine.callStack.push(machine.isForeign(code.closure.globals) ? foreignCall(site) : site)
  machine.tick(CALL_STEPS)
  let result: Value
  try {
    result = Array.isArray(code.body)
      ? returned(machine.execute(code.body as Block, frame), frame, machine)
      : machine.evaluate(code.body as Expression, frame)
  } catch (failure) {
    if (!(failure instanceof RangeError) || !endless(machine)) throw failure
    machine.site = site
    machine.raise('RecursionError', 'maximum recursion depth exceeded')
  }
  machine.callStack.pop()
  machine.site = site
  return result
}

/** Calls one within another, nothing decided on the way, from which on a recursion is taken to go on for ever. */
const ENDLESS = 100

/**
 * Whether a recursion that has used up JavaScript's stack has no way out: then it would have used up Python's. Where something
 * was decided on the way, it may have ended between our bound and Python's.
 */
function endless(machine: Machine): boolean {
  return machine.callStack.length - machine.decidedAt > ENDLESS
}
