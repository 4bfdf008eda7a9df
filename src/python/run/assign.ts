/**
 * Assignment to targets of every form, and deletion.
 */
import type { Frame } from '../frame.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import type { Expression, Subscript } from '../syntax/expression.js'
import { typeOf } from '../types.js'
import { list, tuple, type Unknown, type Value } from '../value.js'
import { bindName, deleteName } from './names.js'

export function assign(machine: Machine, target: Expression, value: Value, frame: Frame): void {
  switch (target.kind) {
    case 'name':
      bindName(machine, target, value, frame)
      return
    case 'attribute': {
      const object = machine.evaluate(target.object, frame)
      machine.site = target
      machine.setAttribute(object, target.name, value)
      return
    }
    case 'subscript': {
      const object = machine.evaluate(target.object, frame)
      const index = indexOf(machine, target, frame)
      machine.site = target
      machine.setItem(object, index, value)
      return
    }
    case 'tuple':
    case 'list':
      unpack(machine, target.items, value, target, frame)
      return
    default:
      return
  }
}

function indexOf(machine: Machine, node: Subscript, frame: Frame): Value {
  const { index } = node
  if (index.kind === 'constant') return index.value
  if (index.kind !== 'tuple') return machine.evaluate(index, frame)
  return tuple(
    index.items.map((item) => (item.kind === 'constant' ? item.value : machine.evaluate(item, frame))),
  )
}

function unpack(
  machine: Machine,
  targets: readonly Expression[],
  value: Value,
  place: Expression,
  frame: Frame,
): void {
  machine.site = place
  const star = targets.findIndex((target) => target.kind === 'starred')
  const items = firstItems(machine, value, star < 0 ? targets.length + 1 : null)
  if (isUnknown(items)) {
    for (const target of targets)
      assign(machine, target.kind === 'starred' ? target.value : target, items, frame)
    return
  }
  if (star < 0) {
    if (items.length !== targets.length) wrongCount(machine, items.length, targets.length)
    for (const [index, target] of targets.entries()) {
      const item = items[index]
      if (item !== undefined) assign(machine, target, item, frame)
    }
    return
  }
  const after = targets.length - star - 1
  if (items.length < targets.length - 1) {
    machine.raise(
      'ValueError',
      `not enough values to unpack (expected at least ${targets.length - 1}, got ${items.length})`,
    )
  }
  for (const [index, target] of targets.entries()) {
    if (target.kind === 'starred')
      assign(machine, target.value, list(items.slice(star, items.length - after)), frame)
    else {
      const item = items[index < star ? index : items.length - (targets.length - index)]
      if (item !== undefined) assign(machine, target, item, frame)
    }
  }
}

function wrongCount(machine: Machine, got: number, expected: number): never {
  if (got > expected) return machine.raise('ValueError', `too many values to unpack (expected ${expected})`)
  return machine.raise('ValueError', `not enough values to unpack (expected ${expected}, got ${got})`)
}

/** As many elements as are needed to see that there are too many; all where `count` is null. */
function firstItems(machine: Machine, value: Value, count: number | null): readonly Value[] | Unknown {
  if (value.kind === 'tuple' || value.kind === 'list') return value.items
  if (value.kind !== 'unknown' && !iterable(machine, value)) {
    machine.raise('TypeError', `cannot unpack non-iterable ${typeOf(value).name} object`)
  }
  const cursor = machine.iterate(value)
  if (isUnknown(cursor)) return cursor
  const items: Value[] = []
  while (count === null || items.length < count) {
    const item = cursor.next()
    if (item === null) return cursor.rest ?? items
    machine.tick(1)
    machine.allocate(1)
    items.push(item)
  }
  return items
}

const ITERABLE = new Set([
  'str',
  'bytes',
  'dict',
  'set',
  'frozenset',
  'range',
  'iterator',
  'view',
  'instance',
  'class',
])

function iterable(_machine: Machine, value: Value): boolean {
  return ITERABLE.has(value.kind)
}

export function deleteTarget(machine: Machine, target: Expression, frame: Frame): void {
  switch (target.kind) {
    case 'name':
      deleteName(machine, target, frame)
      return
    case 'attribute': {
      const object = machine.evaluate(target.object, frame)
      machine.site = target
      machine.deleteAttribute(object, target.name)
      return
    }
    case 'subscript': {
      const object = machine.evaluate(target.object, frame)
      const index = machine.evaluate(target.index, frame)
      machine.site = target
      machine.deleteItem(object, index)
      return
    }
    case 'tuple':
    case 'list':
      for (const item of target.items) deleteTarget(machine, item, frame)
      return
    default:
      return
  }
}
