/**
 * Evaluation of expressions: a table by the node's kind.
 */
import type { Frame } from '../frame.js'
import { joinValues } from '../journal.js'
import type { Machine } from '../machine.js'
import type { Comparator, Expression, Subscript } from '../syntax/expression.js'
import { bool, list, NONE, str, tuple, type Value } from '../value.js'
import { attributeOf } from './attribute-node.js'
import { fork } from './branch.js'
import { evaluateCall } from './call-node.js'
import { evaluateComprehension } from './comprehension.js'
import { displayItems, evaluateDict, makeSet } from './display.js'
import { formatParts } from './formatted.js'
import { Code, makeFunction, makeParameters } from './function.js'
import { same } from './identity.js'
import { bindName, readName } from './names.js'

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
    return result.kind === 'unknown' ? truth : result
  }
  return value
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
