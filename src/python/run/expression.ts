/**
 * Evaluation of expressions: a table by the node's kind.
 */
import { findAttribute, lookup } from '../attributes.js'
import type { Frame } from '../frame.js'
import { makeFrame } from '../frame.js'
import { FunctionCursor, iteratorOf } from '../iterate.js'
import { joinValues } from '../journal.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import type {
  Attribute,
  Call,
  Comparator,
  Comprehension,
  Expression,
  FormatPart,
  Subscript,
} from '../syntax/expression.js'
import { typeOf } from '../types.js'
import {
  bool,
  type DictEntry,
  type DictValue,
  type Key,
  list,
  NONE,
  str,
  tuple,
  type Unknown,
  type Value,
} from '../value.js'
import { assign } from './assign.js'
import { fork } from './branch.js'
import { callValue, NO_KEYWORDS } from './call.js'
import { Code, callFunction, makeFunction, makeParameters } from './function.js'
import { bindName, known, readName } from './names.js'
import { callUnknown } from './unknown-call.js'

type Evaluators = {
  readonly [K in Expression['kind']]: (
    machine: Machine,
    node: Extract<Expression, { kind: K }>,
    frame: Frame,
  ) => Value
}

export const EVALUATORS: Evaluators = {
  name: readName,
  constant(machine, node) {
    const { value } = node
    if (value.kind === 'ellipsis' && machine.fragment)
      return machine.unknown('`...` stands for code that is left out')
    return value
  },
  formatted(machine, node, frame) {
    const text = formatParts(machine, node.parts, frame)
    return typeof text === 'string' ? str(text) : text
  },
  tuple(machine, node, frame) {
    const items = displayItems(machine, node.items, frame)
    return Array.isArray(items) ? tuple(items) : items
  },
  list(machine, node, frame) {
    const items = displayItems(machine, node.items, frame)
    return Array.isArray(items) ? list(items) : items
  },
  set(machine, node, frame) {
    const items = displayItems(machine, node.items, frame)
    return Array.isArray(items) ? makeSet(machine, items) : items
  },
  dict: evaluateDict,
  starred(machine, node) {
    machine.site = node
    return machine.raise('SyntaxError', "can't use starred expression here")
  },
  attribute(machine, node, frame) {
    const object = machine.evaluate(node.object, frame)
    machine.site = node
    return attributeOf(machine, node, object)
  },
  subscript(machine, node, frame) {
    const object = machine.evaluate(node.object, frame)
    const index = evaluateIndex(machine, node, frame)
    machine.site = node
    return machine.getItem(object, index)
  },
  slice(machine, node, frame) {
    const part = (bound: Expression | null) => (bound === null ? NONE : machine.evaluate(bound, frame))
    return { kind: 'slice', start: part(node.from), stop: part(node.to), step: part(node.step) }
  },
  call: evaluateCall,
  unary(machine, node, frame) {
    const operand = machine.evaluate(node.operand, frame)
    machine.site = node
    if (node.operator !== 'not') return machine.unary(node.operator, operand)
    const truth = machine.truth(operand)
    return typeof truth === 'boolean' ? bool(!truth) : truth
  },
  binary(machine, node, frame) {
    const left = machine.evaluate(node.left, frame)
    const right = machine.evaluate(node.right, frame)
    machine.site = node
    return machine.binary(node.operator, left, right)
  },
  boolean: evaluateBoolean,
  comparison: evaluateComparison,
  conditional(machine, node, frame) {
    const truth = machine.truth(machine.evaluate(node.test, frame))
    if (typeof truth === 'boolean') return machine.evaluate(truth ? node.then : node.otherwise, frame)
    return fork(
      machine,
      truth,
      () => machine.evaluate(node.then, frame),
      () => machine.evaluate(node.otherwise, frame),
      joinValues,
    )
  },
  lambda(machine, node, frame) {
    const parameters = makeParameters(node.parameters, machine, frame)
    return makeFunction('<lambda>', new Code(parameters, node.body, frame, node.scope, false), frame)
  },
  comprehension: evaluateComprehension,
  named(machine, node, frame) {
    const value = machine.evaluate(node.value, frame)
    bindName(machine, node.target, value, frame)
    return value
  },
  yield(machine, node) {
    // Inside generators the value that was sent is put in place before; elsewhere there is nobody to send one.
    return machine.sent.get(node) ?? NONE
  },
  await(machine, node, frame) {
    const value = machine.evaluate(node.value, frame)
    return value.kind === 'unknown' ? value : machine.unknown('asynchronous code is not run')
  },
}

/** An attribute of an unknown may be declared by its dotted name: `x_train.shape`. */
function attributeOf(machine: Machine, node: Attribute, object: Value): Value {
  if (object.kind !== 'unknown') {
    const dotted = machine.given.size > 0 ? dottedName(node) : null
    if (dotted !== null && object.kind !== 'module') {
      const declared = known(machine, dotted)
      const value = declared === undefined ? undefined : findAttribute(object, node.name, machine)
      if (declared !== undefined && (value === undefined || value.kind === 'unknown')) return declared
    }
    return machine.getAttribute(object, node.name)
  }
  const dotted = dottedName(node)
  if (dotted === null) return object
  return known(machine, dotted) ?? { ...object, name: dotted }
}

function dottedName(node: Expression): string | null {
  if (node.kind === 'name') return node.id
  if (node.kind !== 'attribute') return null
  const object = dottedName(node.object)
  return object === null ? null : `${object}.${node.name}`
}

/** In an index `...` is Python's own, also in fragments. */
export function evaluateIndex(machine: Machine, node: Subscript, frame: Frame): Value {
  const { index } = node
  if (index.kind === 'constant') return index.value
  if (index.kind !== 'tuple') return machine.evaluate(index, frame)
  const items: Value[] = []
  for (const item of index.items) {
    if (item.kind === 'starred') {
      const more = machine.collect(machine.evaluate(item.value, frame))
      if (!Array.isArray(more)) return more
      items.push(...more)
    } else items.push(item.kind === 'constant' ? item.value : machine.evaluate(item, frame))
  }
  return tuple(items)
}

function displayItems(machine: Machine, nodes: readonly Expression[], frame: Frame): Value[] | Unknown {
  const items: Value[] = []
  let doubt: Unknown | null = null
  for (const node of nodes) {
    if (node.kind !== 'starred') {
      items.push(machine.evaluate(node, frame))
      continue
    }
    const value = machine.evaluate(node.value, frame)
    machine.site = node.value
    const more = machine.collect(value)
    if (Array.isArray(more)) for (const item of more) items.push(item)
    else doubt ??= more
  }
  machine.allocate(items.length)
  return doubt ?? items
}

export function makeSet(machine: Machine, items: readonly Value[]): Value {
  const entries = new Map<Key, Value>()
  for (const item of items) {
    const key = machine.key(item)
    if (isUnknown(key)) return key
    if (!entries.has(key)) entries.set(key, item)
  }
  machine.allocate(items.length * 2)
  return { kind: 'set', entries }
}

function evaluateDict(machine: Machine, node: Extract<Expression, { kind: 'dict' }>, frame: Frame): Value {
  const entries = new Map<Key, DictEntry>()
  const made: DictValue = { kind: 'dict', entries }
  let doubt: Unknown | null = null
  for (const entry of node.entries) {
    if (entry.key === null) {
      const value = machine.evaluate(entry.value, frame)
      machine.site = entry.value
      const problem = spread(machine, value, made)
      doubt ??= problem
      continue
    }
    const name = machine.evaluate(entry.key, frame)
    const value = machine.evaluate(entry.value, frame)
    machine.site = entry.key
    const key = machine.key(name)
    if (isUnknown(key)) doubt ??= key
    else entries.set(key, { key: entries.get(key)?.key ?? name, value })
  }
  machine.allocate(entries.size * 3)
  return doubt ?? made
}

/** `**mapping` into a dict; gives the unknown where the mapping is one. */
export function spread(machine: Machine, value: Value, into: DictValue): Unknown | null {
  if (value.kind === 'unknown') return value
  const dict = value.kind === 'instance' && value.native !== undefined ? value.native : value
  if (dict.kind === 'dict') {
    for (const [key, entry] of dict.entries)
      into.entries.set(key, { key: into.entries.get(key)?.key ?? entry.key, value: entry.value })
    return null
  }
  const keys = machine.callMethod(value, 'keys', [])
  if (keys === undefined) return machine.raise('TypeError', `'${typeOf(value).name}' object is not a mapping`)
  const names = machine.collect(keys)
  if (!Array.isArray(names)) return names
  for (const name of names) {
    const key = machine.key(name)
    if (isUnknown(key)) return key
    into.entries.set(key, { key: name, value: machine.getItem(value, name) })
  }
  return null
}

function formatParts(machine: Machine, parts: readonly FormatPart[], frame: Frame): string | Unknown {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const value = machine.evaluate(part.value, frame)
    const spec = part.spec === null ? '' : formatParts(machine, part.spec, frame)
    if (typeof spec !== 'string') return spec
    machine.site = part.value
    const conversion = part.conversion ?? (part.label !== null && part.spec === null ? 'r' : null)
    let shown: Value = value
    if (conversion !== null) {
      const written = conversion === 's' ? machine.str(value) : machine.repr(value)
      if (typeof written !== 'string') return written
      shown = str(conversion === 'a' ? ascii(written) : written)
    }
    const formatted = machine.format(shown, spec)
    if (typeof formatted !== 'string') return formatted
    text += (part.label ?? '') + formatted
  }
  machine.allocate(text.length >> 3)
  return text
}

export function ascii(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    const hex = code.toString(16)
    if (code < 0x100) return `\\x${hex.padStart(2, '0')}`
    return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
  })
}

function evaluateBoolean(
  machine: Machine,
  node: Extract<Expression, { kind: 'boolean' }>,
  frame: Frame,
): Value {
  return booleanFrom(machine, node.operands, node.operator === 'or', 0, frame)
}

/** The operands from an index on. An unknown one may be the result, or the ones after it may be. */
function booleanFrom(
  machine: Machine,
  operands: readonly Expression[],
  stopAt: boolean,
  from: number,
  frame: Frame,
): Value {
  let value: Value = NONE
  for (let index = from; index < operands.length; index += 1) {
    const operand = operands[index]
    if (operand === undefined) break
    value = machine.evaluate(operand, frame)
    if (index === operands.length - 1) return value
    const truth = machine.truth(value)
    if (truth === stopAt) return value
    if (typeof truth === 'boolean') continue
    const here = value
    const result = fork(
      machine,
      truth,
      () => here,
      () => booleanFrom(machine, operands, stopAt, index + 1, frame),
      joinValues,
    )
    return decided(machine, truth, operands, stopAt, result)
  }
  return value
}

function decided(
  _machine: Machine,
  truth: Unknown,
  _operands: readonly Expression[],
  _stopAt: boolean,
  result: Value,
): Value {
  return result.kind === 'unknown' ? truth : result
}

function evaluateComparison(
  machine: Machine,
  node: Extract<Expression, { kind: 'comparison' }>,
  frame: Frame,
): Value {
  let left = machine.evaluate(node.left, frame)
  let result: Value = NONE
  for (let index = 0; index < node.rest.length; index += 1) {
    const link = node.rest[index]
    if (link === undefined) break
    const right = machine.evaluate(link.right, frame)
    machine.site = node
    result = compareBy(machine, link.operator, left, right)
    left = right
    if (index === node.rest.length - 1) break
    const truth = machine.truth(result)
    if (truth === false) return result
    if (truth !== true) return truth
  }
  return result
}

export function compareBy(machine: Machine, operator: Comparator, left: Value, right: Value): Value {
  switch (operator) {
    case 'is':
    case 'is not': {
      if (left.kind === 'unknown') return left
      if (right.kind === 'unknown') return right
      return bool(same(left, right) === (operator === 'is'))
    }
    case 'in':
      return machine.contains(right, left)
    case 'not in': {
      const found = machine.truth(machine.contains(right, left))
      return typeof found === 'boolean' ? bool(!found) : found
    }
    default:
      return machine.compare(operator, left, right)
  }
}

/** Identity: values that cannot change are the same if they are alike. */
export function same(left: Value, right: Value): boolean {
  if (left === right) return true
  if (left.kind === 'int') return right.kind === 'int' && left.value === right.value
  if (left.kind === 'str') return right.kind === 'str' && left.value === right.value
  if (left.kind === 'tuple')
    return right.kind === 'tuple' && left.items.length === 0 && right.items.length === 0
  if (left.kind === 'boundMethod') return false
  return false
}

function evaluateCall(machine: Machine, node: Call, frame: Frame): Value {
  const { callee } = node
  if (callee.kind === 'attribute') return callMethodNode(machine, node, callee, frame)
  const target = machine.evaluate(callee, frame)
  if (callee.kind === 'name' && callee.id === 'super' && node.args.length === 0 && target.kind === 'class') {
    return implicitSuper(machine, node, frame)
  }
  return finishCall(machine, node, target, null, frame)
}

/** `object.method(…)`: the method is found without making a bound one. */
function callMethodNode(machine: Machine, node: Call, callee: Attribute, frame: Frame): Value {
  const object = machine.evaluate(callee.object, frame)
  machine.site = callee
  switch (object.kind) {
    case 'unknown':
    case 'class':
    case 'module':
    case 'super':
    case 'function':
      return finishCall(machine, node, attributeOf(machine, callee, object), null, frame)
    case 'instance': {
      if (object.attributes.has(callee.name)) break
      const found = lookup(object.class, callee.name)
      if (found?.kind === 'function' || found?.kind === 'hostFunction' || found?.kind === 'builtin') {
        return finishCall(machine, node, found, object, frame)
      }
      break
    }
    default: {
      const found = lookup(typeOf(object), callee.name)
      if (found?.kind === 'builtin') return finishCall(machine, node, found, object, frame)
    }
  }
  return finishCall(machine, node, attributeOf(machine, callee, object), null, frame)
}

function finishCall(machine: Machine, node: Call, target: Value, self: Value | null, frame: Frame): Value {
  const args: Value[] = self === null ? [] : [self]
  if (node.plain) {
    for (const argument of node.args) args.push(machine.evaluate(argument.value, frame))
    machine.site = node
    machine.callNode = node
    if (target.kind === 'unknown') callUnknown(machine, node, target, args)
    if (target.kind === 'function') return callFunction(machine, target, args, NO_KEYWORDS)
    return callValue(machine, target, args, NO_KEYWORDS)
  }
  const keywords = new Map<string, Value>()
  const doubt = fullArguments(machine, node, args, keywords, frame)
  machine.site = node
  machine.callNode = node
  if (target.kind === 'unknown') callUnknown(machine, node, target, [...args, ...keywords.values()])
  // `*unknown` hides how many arguments there are: nobody can know what the call gives.
  if (doubt !== null) return doubt
  return callValue(machine, target, args, keywords)
}

/** Evaluates the arguments of all forms; gives an unknown where it hides some of them. */
export function fullArguments(
  machine: Machine,
  node: Pick<Call, 'args'>,
  args: Value[],
  keywords: Map<string, Value>,
  frame: Frame,
): Unknown | null {
  let doubt: Unknown | null = null
  for (const argument of node.args) {
    const value = machine.evaluate(argument.value, frame)
    machine.site = argument.value
    if (argument.form === 'positional') args.push(value)
    else if (argument.form === 'keyword') {
      const name = argument.name ?? ''
      if (keywords.has(name)) machine.raise('TypeError', `got multiple values for keyword argument '${name}'`)
      keywords.set(name, value)
    } else if (argument.form === 'star') {
      const more = machine.collect(value)
      if (Array.isArray(more)) for (const item of more) args.push(item)
      else doubt ??= more
    } else {
      const made: DictValue = { kind: 'dict', entries: new Map() }
      doubt ??= spread(machine, value, made)
      for (const entry of made.entries.values()) {
        if (entry.key.kind !== 'str') machine.raise('TypeError', 'keywords must be strings')
        else if (keywords.has(entry.key.value)) {
          machine.raise('TypeError', `got multiple values for keyword argument '${entry.key.value}'`)
        } else keywords.set(entry.key.value, entry.value)
      }
    }
  }
  return doubt
}

/** `super()` without arguments: the class that the method is written in, and its first argument. */
function implicitSuper(machine: Machine, node: Call, frame: Frame): Value {
  machine.site = node
  let self: Value | null = null
  for (let at: Frame | null = frame; at !== null; at = at.parent) {
    if (at.scope.type === 'function' && self === null && at.first !== null) self = at.first
    if (at.scope.type === 'class' && at.made !== null) {
      if (self?.kind === 'instance' || self?.kind === 'class') return { kind: 'super', after: at.made, self }
      if (self?.kind === 'unknown') return self
      break
    }
  }
  return machine.raise('RuntimeError', 'super(): no arguments')
}

function evaluateComprehension(machine: Machine, node: Comprehension, frame: Frame): Value {
  const [first] = node.clauses
  if (first === undefined) return NONE
  if (node.clauses.some((clause) => clause.async)) return machine.unknown('asynchronous code is not run')
  const source = machine.evaluate(first.iterable, frame)
  machine.site = first.iterable
  const inner = makeFrame(node.scope, frame, frame.globals, { first: frame.first, prefix: frame.prefix })
  if (node.makes === 'generator') return lazyComprehension(machine, node, source, inner)
  const walk = elements(machine, node, source, inner, 0)
  const entries = new Map<Key, DictEntry>()
  const items: Value[] = []
  for (;;) {
    const step = walk.next()
    if (step.done === true) {
      if (step.value !== null) return step.value
      break
    }
    machine.allocate(node.makes === 'list' ? 1 : 3)
    if (node.makes !== 'dict' || node.value === null) {
      items.push(step.value)
      continue
    }
    const value = machine.evaluate(node.value, inner)
    const key = machine.key(step.value)
    if (isUnknown(key)) return key
    entries.set(key, { key: entries.get(key)?.key ?? step.value, value })
  }
  if (node.makes === 'dict') return { kind: 'dict', entries }
  return node.makes === 'list' ? list(items) : makeSet(machine, items)
}

function lazyComprehension(machine: Machine, node: Comprehension, source: Value, frame: Frame): Value {
  const cursor = machine.iterate(source)
  const known: Value = isUnknown(cursor) ? cursor : iteratorOf('generator', cursor)
  const walk = elements(machine, node, known, frame, 0)
  return iteratorOf(
    'generator',
    new FunctionCursor((self) => {
      const step = walk.next()
      if (step.done !== true) return step.value
      return step.value === null ? null : self.give(step.value)
    }),
  )
}

/** The elements that the clauses from an index on give; at the end the unknown that hides further ones, or null. */
function* elements(
  machine: Machine,
  node: Comprehension,
  source: Value,
  frame: Frame,
  depth: number,
): Generator<Value, Unknown | null> {
  const clause = node.clauses[depth]
  if (clause === undefined) return null
  const cursor = machine.iterate(source)
  if (isUnknown(cursor)) return cursor
  for (let item = cursor.next(); item !== null; item = cursor.next()) {
    machine.tick(1)
    assign(machine, clause.target, item, frame)
    let keep: boolean | Unknown = true
    for (const condition of clause.conditions) {
      keep = machine.truth(machine.evaluate(condition, frame))
      if (keep !== true) break
    }
    if (keep === false) continue
    if (keep !== true) return keep
    const next = node.clauses[depth + 1]
    if (next === undefined) {
      yield machine.evaluate(node.element, frame)
      continue
    }
    const doubt = yield* elements(machine, node, machine.evaluate(next.iterable, frame), frame, depth + 1)
    if (doubt !== null) return doubt
  }
  return cursor.rest
}
