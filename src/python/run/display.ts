/**
 * Displays of lists, tuples, sets and dicts.
 */
import type { Frame } from '../frame.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import type { Expression } from '../syntax/expression.js'
import { typeOf } from '../types.js'
import type { DictEntry, DictValue, Key, Unknown, Value } from '../value.js'

export function displayItems(
  machine: Machine,
  nodes: readonly Expression[],
  frame: Frame,
): Value[] | Unknown {
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

export function evaluateDict(
  machine: Machine,
  node: Extract<Expression, { kind: 'dict' }>,
  frame: Frame,
): Value {
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
    machine.tick(dict.entries.size)
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
