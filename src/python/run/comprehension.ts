/**
 * Comprehensions and generator expressions.
 */
import { type Frame, makeFrame, NORMAL } from '../frame.js'
import { FunctionCursor, iteratorOf } from '../iterate.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import type { Comprehension } from '../syntax/expression.js'
import { type DictEntry, type Key, list, NONE, type Unknown, type Value } from '../value.js'
import { assign } from './assign.js'
import { runUnknownTimes } from './branch.js'
import { makeSet } from './display.js'
import { endless, isLong } from './long-loop.js'

export function evaluateComprehension(machine: Machine, node: Comprehension, frame: Frame): Value {
  const [first] = node.clauses
  if (first === undefined) return NONE
  if (node.clauses.some((clause) => clause.async)) return machine.unknown('asynchronous code is not run')
  const source = machine.evaluate(first.iterable, frame)
  machine.site = first.iterable
  const inner = makeFrame(node.scope, frame, frame.globals, { first: frame.first, prefix: frame.prefix })
  if (node.makes === 'generator') return lazyComprehension(machine, node, source, inner)
  const long = isLong(machine)
  const walk = elements(machine, node, source, inner, 0)
  const entries = new Map<Key, DictEntry>()
  const items: Value[] = []
  for (;;) {
    const step = walk.next()
    if (step.done === true) {
      if (step.value !== null) return step.value
      break
    }
    if (long()) return abandoned(machine, node, inner)
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

/** A comprehension that is not followed to its end: what its elements do may happen any number of times. */
function abandoned(machine: Machine, node: Comprehension, frame: Frame): Unknown {
  const why = endless(machine, node)
  runUnknownTimes(machine, frame, why, () => {
    for (const clause of node.clauses) assign(machine, clause.target, why, frame)
    machine.evaluate(node.element, frame)
    if (node.value !== null) machine.evaluate(node.value, frame)
    return NORMAL
  })
  return why
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
      // Once it has ended, a walk gives undefined.
      return step.value ? self.give(step.value) : null
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
