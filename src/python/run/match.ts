/**
 * `match`: the first case whose pattern fits.
 */
import { isInstance, lookup } from '../attributes.js'
import { type Ending, type Frame, NORMAL } from '../frame.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import type { ClassPattern, MappingPattern, Pattern } from '../syntax/pattern.js'
import type { Match, MatchCase } from '../syntax/statement.js'
import { type DictEntry, type Key, list, type Unknown, type Value } from '../value.js'
import { forkBlocks } from './branch.js'
import { same } from './identity.js'
import { bindName } from './names.js'

type Fit = boolean | Unknown

export function matchStatement(machine: Machine, node: Match, frame: Frame): Ending {
  const subject = machine.evaluate(node.subject, frame)
  return from(machine, node, subject, 0, frame)
}

/** The case that fits, its names bound; an unknown where that cannot be told. */
export function matchingCase(
  machine: Machine,
  node: Match,
  subject: Value,
  frame: Frame,
): MatchCase | null | Unknown {
  for (const option of node.cases) {
    let fit = fits(machine, option.pattern, subject, frame)
    if (fit === true && option.guard !== null) fit = machine.truth(machine.evaluate(option.guard, frame))
    if (fit === true) return option
    if (fit !== false) return fit
  }
  return null
}

function from(machine: Machine, node: Match, subject: Value, start: number, frame: Frame): Ending {
  for (let index = start; index < node.cases.length; index += 1) {
    const option = node.cases[index]
    if (option === undefined) break
    let fit = fits(machine, option.pattern, subject, frame)
    if (fit === true && option.guard !== null) fit = machine.truth(machine.evaluate(option.guard, frame))
    if (fit === true) return machine.execute(option.body, frame)
    if (fit === false) continue
    return forkBlocks(
      machine,
      frame,
      fit,
      () => machine.execute(option.body, frame),
      () => from(machine, node, subject, index + 1, frame),
    )
  }
  return NORMAL
}

/** Classes whose instances match a single positional pattern by themselves. */
const SELF_MATCHING = new Set([
  'bool',
  'bytes',
  'dict',
  'float',
  'frozenset',
  'int',
  'list',
  'set',
  'str',
  'tuple',
])

function fits(machine: Machine, pattern: Pattern, value: Value, frame: Frame): Fit {
  machine.tick(1)
  switch (pattern.kind) {
    case 'capture':
      if (pattern.target !== null) bindName(machine, pattern.target, value, frame)
      return true
    case 'as': {
      const fit = fits(machine, pattern.pattern, value, frame)
      if (fit !== false) bindName(machine, pattern.target, value, frame)
      return fit
    }
    case 'or': {
      for (const alternative of pattern.alternatives) {
        const fit = fits(machine, alternative, value, frame)
        if (fit !== false) return fit
      }
      return false
    }
    case 'value': {
      const expected = machine.evaluate(pattern.value, frame)
      return machine.truth(machine.compare('==', value, expected))
    }
    case 'singleton': {
      if (value.kind === 'unknown') return value
      return same(value, machine.evaluate(pattern.value, frame))
    }
    case 'sequence':
      return sequence(machine, pattern.items, value, frame)
    case 'mapping':
      return mapping(machine, pattern, value, frame)
    case 'class':
      return instance(machine, pattern, value, frame)
    case 'star':
      return true
  }
}

function sequence(machine: Machine, patterns: readonly Pattern[], value: Value, frame: Frame): Fit {
  if (value.kind === 'unknown') {
    for (const pattern of patterns) bindAll(machine, pattern, value, frame)
    return value
  }
  const native = value.kind === 'instance' && value.native !== undefined ? value.native : value
  if (native.kind !== 'list' && native.kind !== 'tuple' && native.kind !== 'range') return false
  const items = machine.collect(native)
  if (!Array.isArray(items)) return items
  const star = patterns.findIndex((pattern) => pattern.kind === 'star')
  if (star < 0 ? items.length !== patterns.length : items.length < patterns.length - 1) return false
  const after = patterns.length - star - 1
  for (const [index, pattern] of patterns.entries()) {
    if (pattern.kind === 'star') {
      if (pattern.target !== null)
        bindName(machine, pattern.target, list(items.slice(star, items.length - after)), frame)
      continue
    }
    const item = items[star < 0 || index < star ? index : items.length - (patterns.length - index)]
    const fit = item === undefined ? false : fits(machine, pattern, item, frame)
    if (fit !== true) return fit
  }
  return true
}

/** Names in a pattern that cannot be judged are bound all the same: to the unknown. */
function bindAll(machine: Machine, pattern: Pattern, value: Value, frame: Frame): void {
  if (pattern.kind === 'capture' || pattern.kind === 'star') {
    if (pattern.target !== null) bindName(machine, pattern.target, value, frame)
  } else if (pattern.kind === 'sequence')
    for (const item of pattern.items) bindAll(machine, item, value, frame)
}

function mapping(machine: Machine, pattern: MappingPattern, value: Value, frame: Frame): Fit {
  if (value.kind === 'unknown') return value
  const dict = value.kind === 'instance' && value.native !== undefined ? value.native : value
  if (dict.kind !== 'dict') return false
  const left = new Map<Key, DictEntry>(dict.entries)
  for (const entry of pattern.entries) {
    const key = machine.key(machine.evaluate(entry.key, frame))
    if (isUnknown(key)) return key
    const found = dict.entries.get(key)
    if (found === undefined) return false
    const fit = fits(machine, entry.value, found.value, frame)
    if (fit !== true) return fit
    left.delete(key)
  }
  if (pattern.rest !== null) bindName(machine, pattern.rest, { kind: 'dict', entries: left }, frame)
  return true
}

function instance(machine: Machine, pattern: ClassPattern, value: Value, frame: Frame): Fit {
  const of = machine.evaluate(pattern.class, frame)
  if (of.kind === 'unknown') return of
  machine.site = pattern
  if (of.kind !== 'class') return machine.raise('TypeError', 'called match pattern must be a class')
  if (value.kind === 'unknown') return value
  if (!isInstance(value, of)) return false
  const positional = [...pattern.positional]
  const [only] = positional
  if (only !== undefined && SELF_MATCHING.has(of.name) && of.module === 'builtins') {
    const fit = fits(machine, only, value, frame)
    if (fit !== true) return fit
    positional.shift()
  }
  const names = positional.length === 0 ? [] : matchArgs(machine, of)
  if (positional.length > names.length) {
    machine.raise(
      'TypeError',
      `${of.name}() accepts ${names.length} positional sub-patterns (${positional.length} given)`,
    )
  }
  const parts = [
    ...positional.map((part, index) => ({ name: names[index] ?? '', value: part })),
    ...pattern.keywords,
  ]
  for (const part of parts) {
    const attribute = machine.findAttribute(value, part.name)
    if (attribute === undefined) return false
    const fit = fits(machine, part.value, attribute, frame)
    if (fit !== true) return fit
  }
  return true
}

function matchArgs(machine: Machine, of: Value & { kind: 'class' }): readonly string[] {
  const declared = lookup(of, '__match_args__')
  const items = declared === undefined ? [] : machine.collect(declared)
  return Array.isArray(items) ? items.flatMap((item) => (item.kind === 'str' ? [item.value] : [])) : []
}
