/**
 * Walks over iterables.
 */

import { lookup } from './attributes.js'
import { Raised } from './failure.js'
import { isUnknown } from './key.js'
import type { Machine } from './machine.js'
import { rangeLength } from './operate.js'
import { setItems } from './represent.js'
import { typeOf } from './types.js'
import { type Cursor, type IteratorValue, int, NONE, str, tuple, type Unknown, type Value } from './value.js'

/** A walk over what an array holds, also over what is added to it on the way. */
export class ArrayCursor implements Cursor {
  readonly #items: () => readonly Value[] | Unknown
  #at = 0

  constructor(items: () => readonly Value[] | Unknown) {
    this.#items = items
  }

  get rest(): Unknown | null {
    const items = this.#items()
    return 'kind' in items ? items : null
  }

  next(): Value | null {
    const items = this.#items()
    const item = 'kind' in items ? undefined : items[this.#at]
    if (item === undefined) return null
    this.#at += 1
    return item
  }
}

class RangeCursor implements Cursor {
  readonly rest = null
  #at: bigint
  #left: bigint
  readonly #step: bigint

  constructor(start: bigint, step: bigint, length: bigint) {
    this.#at = start
    this.#step = step
    this.#left = length
  }

  next(): Value | null {
    if (this.#left <= 0n) return null
    this.#left -= 1n
    const value = int(this.#at)
    this.#at += this.#step
    return value
  }
}

/** A range of small numbers counts faster without big integers. */
class SmallRangeCursor implements Cursor {
  readonly rest = null
  #at: number
  #left: number
  readonly #step: number

  constructor(start: number, step: number, length: number) {
    this.#at = start
    this.#step = step
    this.#left = length
  }

  next(): Value | null {
    if (this.#left <= 0) return null
    this.#left -= 1
    const value = int(this.#at)
    this.#at += this.#step
    return value
  }
}

/** A walk that computes: `step` gives null at the end, or an unknown marked as the rest. */
export class FunctionCursor implements Cursor {
  rest: Unknown | null = null
  readonly #step: (cursor: FunctionCursor) => Value | null

  constructor(step: (cursor: FunctionCursor) => Value | null) {
    this.#step = step
  }

  next(): Value | null {
    return this.#step(this)
  }

  /** Ends the walk: what follows cannot be known. */
  give(rest: Unknown): null {
    this.rest = rest
    return null
  }
}

/** A container that has become unknown meanwhile, as that. */
function forgotten(value: Value): Unknown | null {
  return value.kind === 'unknown' ? value : null
}

/** Strings and sets are walked over as they are at the beginning; a dict must not change its size. */
export function iterate(value: Value, machine: Machine): Cursor | Unknown {
  switch (value.kind) {
    case 'unknown':
      return value
    case 'list':
      return new ArrayCursor(() => forgotten(value) ?? value.items)
    case 'tuple':
      return new ArrayCursor(() => value.items)
    case 'str': {
      const characters = [...value.value]
      machine.allocate(characters.length)
      let at = 0
      return new FunctionCursor(() => {
        const character = characters[at]
        at += 1
        return character === undefined ? null : str(character)
      })
    }
    case 'bytes': {
      let at = 0
      return new FunctionCursor(() => {
        const code = value.value.charCodeAt(at)
        at += 1
        return Number.isNaN(code) ? null : int(code)
      })
    }
    case 'range': {
      const length = rangeLength(value)
      const [start, step, stop] = [Number(value.start), Number(value.step), Number(value.stop)]
      if (Number.isSafeInteger(start) && Number.isSafeInteger(step) && Number.isSafeInteger(stop)) {
        return new SmallRangeCursor(start, step, Number(length))
      }
      return new RangeCursor(value.start, value.step, length)
    }
    case 'dict':
      return dictCursor(value, 'keys', machine)
    case 'view':
      return dictCursor(value.dict, value.of, machine)
    case 'set':
    case 'frozenset': {
      const items = setItems(value.entries.values(), machine)
      if (Array.isArray(items)) return new ArrayCursor(() => items)
      // As many elements as there are, but nobody knows in which order.
      const { size } = value.entries
      let at = 0
      return new FunctionCursor(() => {
        at += 1
        return at > size ? null : items
      })
    }
    case 'iterator':
      return value.cursor
    case 'instance':
      return iterateInstance(value, machine)
    case 'class': {
      const own = value.metaclass === undefined ? undefined : lookup(value.metaclass, '__iter__')
      if (own !== undefined) return iterate(machine.call(own, [value]), machine)
    }
  }
  return machine.raise('TypeError', `'${typeOf(value).name}' object is not iterable`)
}

function dictCursor(dict: Value, of: 'keys' | 'values' | 'items', machine: Machine): Cursor | Unknown {
  if (dict.kind === 'unknown') return dict
  if (dict.kind !== 'dict') return new ArrayCursor(() => [])
  const { size } = dict.entries
  const walk = dict.entries.values()
  return new FunctionCursor((cursor) => {
    if (dict.kind !== 'dict') return cursor.give(dict)
    if (dict.entries.size !== size) {
      return machine.raise('RuntimeError', 'dictionary changed size during iteration', {
        hint: 'iterate over a copy: `list(…)`',
      })
    }
    const { value } = walk.next()
    if (value === undefined) return null
    if (of === 'keys') return value.key
    return of === 'values' ? value.value : tuple([value.key, value.value])
  })
}

function iterateInstance(value: Value & { kind: 'instance' }, machine: Machine): Cursor | Unknown {
  const made = machine.callMethod(value, '__iter__', [])
  if (made !== undefined && made !== value) {
    if (made.kind === 'instance' && lookup(made.class, '__next__') === undefined) {
      return machine.raise('TypeError', `iter() returned non-iterator of type '${made.class.name}'`)
    }
    return iterate(made, machine)
  }
  if (lookup(value.class, '__next__') !== undefined) return nextCursor(value, machine)
  if (value.native !== undefined) return iterate(value.native, machine)
  if (lookup(value.class, '__getitem__') !== undefined) return itemCursor(value, machine)
  return machine.raise('TypeError', `'${value.class.name}' object is not iterable`)
}

/** A walk by `__next__`, which ends it by StopIteration. */
function nextCursor(value: Value & { kind: 'instance' }, machine: Machine): Cursor {
  return new FunctionCursor(() =>
    catching(machine, 'StopIteration', () => machine.callMethod(value, '__next__', []) ?? null),
  )
}

/** The old protocol: `__getitem__` with 0, 1, 2, … until IndexError. */
function itemCursor(value: Value & { kind: 'instance' }, machine: Machine): Cursor {
  let at = 0
  return new FunctionCursor(() =>
    catching(machine, 'IndexError', () => {
      at += 1
      return machine.callMethod(value, '__getitem__', [int(at - 1)]) ?? null
    }),
  )
}

/** Runs a step; null where it raises an exception of that class. */
export function catching(machine: Machine, exception: string, step: () => Value | null): Value | null {
  const depth = machine.callStack.length
  try {
    return step()
  } catch (failure) {
    if (failure instanceof Raised && failure.value.class.mro.some((entry) => entry.name === exception)) {
      machine.callStack.length = depth
      return null
    }
    throw failure
  }
}

/** All elements, or why they cannot be known. */
export function collect(value: Value, machine: Machine): Value[] | Unknown {
  if (value.kind === 'list' || value.kind === 'tuple') {
    machine.tick(value.items.length)
    machine.allocate(value.items.length)
    return [...value.items]
  }
  const cursor = iterate(value, machine)
  if (isUnknown(cursor)) return cursor
  const items: Value[] = []
  for (let item = cursor.next(); item !== null; item = cursor.next()) {
    machine.tick(1)
    machine.allocate(1)
    items.push(item)
  }
  return cursor.rest ?? items
}

/** An iterator of Python over a walk. */
export function iteratorOf(name: string, cursor: Cursor): IteratorValue {
  return { kind: 'iterator', name, cursor, result: NONE }
}
