/**
 * `object[index]`: read, set, deleted; indices and slices as Python counts them.
 */
import { lookup } from './attributes.js'
import { forget, joinValues } from './journal.js'
import { isUnknown } from './key.js'
import type { Machine } from './machine.js'
import { MAX_ITEMS, rangeLength } from './operate.js'
import { OBJECT, typeOf } from './types.js'
import { bytes, int, list, type SliceValue, str, tuple, type Unknown, type Value } from './value.js'

/** An index as a whole number; null where the value cannot be one. */
export function asIndex(value: Value, machine: Machine): bigint | Unknown | null {
  if (value.kind === 'int') return value.value
  if (value.kind === 'bool') return value.value ? 1n : 0n
  if (value.kind === 'unknown') return value
  if (value.kind === 'instance') {
    const made = machine.callMethod(value, '__index__', [])
    if (made !== undefined) return asIndex(made, machine)
    if (value.native !== undefined) return asIndex(value.native, machine)
  }
  return null
}

export interface Bounds {
  readonly start: bigint
  readonly stop: bigint
  readonly step: bigint
  readonly length: bigint
}

/** `slice.indices(length)`. */
export function sliceBounds(slice: SliceValue, length: bigint, machine: Machine): Bounds | Unknown {
  const part = (value: Value): bigint | null | Unknown => {
    if (value.kind === 'none') return null
    const index = asIndex(value, machine)
    if (index === null) {
      return machine.raise('TypeError', 'slice indices must be integers or None or have an __index__ method')
    }
    return index
  }
  const [start, stop, step] = [part(slice.start), part(slice.stop), part(slice.step)]
  if (isUnknown(start)) return start
  if (isUnknown(stop)) return stop
  if (isUnknown(step)) return step
  const stride = step ?? 1n
  if (stride === 0n) machine.raise('ValueError', 'slice step cannot be zero')
  const [lowest, highest] = stride < 0n ? [-1n, length - 1n] : [0n, length]
  const clamp = (index: bigint) => {
    const from = index < 0n ? index + length : index
    return from < lowest ? lowest : from > highest ? highest : from
  }
  const from = start === null ? (stride < 0n ? highest : lowest) : clamp(start)
  const to = stop === null ? (stride < 0n ? lowest : highest) : clamp(stop)
  return { start: from, stop: to, step: stride, length: rangeLength({ start: from, stop: to, step: stride }) }
}

export function pick<T>(items: ArrayLike<T>, bounds: Bounds, machine: Machine): T[] {
  const picked: T[] = []
  const length = Number(bounds.length)
  machine.tick(length)
  machine.allocate(length)
  const [start, step] = [Number(bounds.start), Number(bounds.step)]
  for (let turn = 0; turn < length; turn += 1) {
    const item = items[start + turn * step]
    if (item !== undefined) picked.push(item)
  }
  return picked
}

const WIDE = /[\ud800-\udfff]/

/** Whether some characters take two units of JavaScript. */
export function isWide(text: string): boolean {
  return WIDE.test(text)
}

/** The characters of a string, as Python counts them. */
export function characters(text: string): ArrayLike<string> {
  return WIDE.test(text) ? [...text] : text
}

export function getItem(object: Value, index: Value, machine: Machine): Value {
  switch (object.kind) {
    case 'unknown':
      return object
    case 'list':
    case 'tuple': {
      if (index.kind === 'slice') {
        const bounds = sliceBounds(index, BigInt(object.items.length), machine)
        if (isUnknown(bounds)) return bounds
        const items = pick(object.items, bounds, machine)
        return object.kind === 'list' ? list(items) : tuple(items)
      }
      const at = position(object, index, object.items.length, machine)
      return isUnknown(at) ? at : (object.items[at] ?? outOfRange(object, machine))
    }
    case 'str':
    case 'bytes':
      return characterAt(object, index, machine)
    case 'dict':
      return entryOf(object, index, machine)
    case 'range':
      return rangeItem(object, index, machine)
    case 'instance': {
      const result = machine.callMethod(object, '__getitem__', [index])
      if (result !== undefined) return result
      if (object.native?.kind === 'dict') {
        const key = machine.key(index)
        if (isUnknown(key)) return key
        if (!object.native.entries.has(key)) {
          const made = machine.callMethod(object, '__missing__', [index])
          if (made !== undefined) return made
        }
      }
      if (object.native !== undefined) return getItem(object.native, index, machine)
      break
    }
    case 'class': {
      const own = lookup(object, '__class_getitem__')
      if (own !== undefined)
        return machine.call(own.kind === 'classmethod' ? own.callee : own, [object, index])
      const shared =
        object.metaclass === undefined ? undefined : machine.callMethod(object, '__getitem__', [index])
      if (shared !== undefined) return shared
      if (object.mro.every((entry) => entry === OBJECT || entry.module === '__main__'))
        return machine.raise('TypeError', `type '${object.name}' is not subscriptable`)
      return machine.unknown('a class with type arguments is left to type checkers')
    }
  }
  return machine.raise('TypeError', `'${typeOf(object).name}' object is not subscriptable`)
}

function outOfRange(object: Value, machine: Machine): never {
  return machine.raise('IndexError', `${typeOf(object).name} index out of range`)
}

/** Where an index points in a sequence; raises IndexError and TypeError. */
function position(object: Value, index: Value, length: number, machine: Machine): number | Unknown {
  const at = asIndex(index, machine)
  if (at === null) {
    return machine.raise(
      'TypeError',
      `${typeOf(object).name} indices must be integers or slices, not ${typeOf(index).name}`,
    )
  }
  if (isUnknown(at)) return at
  const number = Number(at < 0n ? at + BigInt(length) : at)
  return number < 0 || number >= length ? outOfRange(object, machine) : number
}

function characterAt(object: Value & { kind: 'str' | 'bytes' }, index: Value, machine: Machine): Value {
  // Wide characters are counted one by one.
  machine.tick(object.value.length >> (WIDE.test(object.value) ? 1 : 6))
  const text = object.kind === 'str' ? characters(object.value) : object.value
  if (index.kind === 'slice') {
    const bounds = sliceBounds(index, BigInt(text.length), machine)
    if (isUnknown(bounds)) return bounds
    const part =
      typeof text === 'string' && bounds.step === 1n
        ? text.slice(Number(bounds.start), Math.max(Number(bounds.start), Number(bounds.stop)))
        : pick(text, bounds, machine).join('')
    machine.allocate(part.length >> 3)
    return object.kind === 'str' ? str(part) : bytes(part)
  }
  const at = position(object, index, text.length, machine)
  if (isUnknown(at)) return at
  const character = text[at] ?? ''
  return object.kind === 'str' ? str(character) : int(character.charCodeAt(0))
}

function rangeItem(object: Value & { kind: 'range' }, index: Value, machine: Machine): Value {
  const length = rangeLength(object)
  if (index.kind === 'slice') {
    const bounds = sliceBounds(index, length, machine)
    if (isUnknown(bounds)) return bounds
    const { start, stop, step } = bounds
    return {
      kind: 'range',
      start: object.start + start * object.step,
      stop: object.start + stop * object.step,
      step: object.step * step,
    }
  }
  const at = asIndex(index, machine)
  if (at === null) {
    return machine.raise('TypeError', `range indices must be integers or slices, not ${typeOf(index).name}`)
  }
  if (isUnknown(at)) return at
  const from = at < 0n ? at + length : at
  if (from < 0n || from >= length) machine.raise('IndexError', 'range object index out of range')
  return int(object.start + from * object.step)
}

function entryOf(object: Value & { kind: 'dict' }, index: Value, machine: Machine): Value {
  const key = machine.key(index)
  if (isUnknown(key)) return key
  const entry = object.entries.get(key)
  if (entry !== undefined) return entry.value
  return raiseKeyError(index, machine)
}

export function raiseKeyError(key: Value, machine: Machine): never {
  return machine.raiseWith('KeyError', [key])
}

export function setItem(object: Value, index: Value, value: Value, machine: Machine): void {
  switch (object.kind) {
    case 'unknown':
      return
    case 'list':
      setInList(object, index, value, machine)
      return
    case 'dict': {
      const key = machine.key(index)
      machine.mutate(object)
      if (isUnknown(key)) {
        forget(object, key)
        return
      }
      if (!object.entries.has(key)) machine.allocate(3)
      const known = object.entries.get(key)
      object.entries.set(key, { key: known?.key ?? index, value })
      return
    }
    case 'instance': {
      const result = machine.callMethod(object, '__setitem__', [index, value])
      if (result !== undefined) return
      if (object.native !== undefined) {
        setItem(object.native, index, value, machine)
        return
      }
    }
  }
  machine.raise('TypeError', `'${typeOf(object).name}' object does not support item assignment`, {
    ...(object.kind === 'tuple' || object.kind === 'str'
      ? { hint: 'make a new one: this cannot change' }
      : {}),
  })
}

function setInList(object: Value & { kind: 'list' }, index: Value, value: Value, machine: Machine): void {
  if (index.kind === 'slice') {
    setSlice(object, index, value, machine)
    return
  }
  const at = asIndex(index, machine)
  machine.mutate(object)
  if (at !== null && isUnknown(at)) {
    // Any one of the items may be the one that is set.
    object.items = object.items.map((item) => joinValues(item, value, at))
    return
  }
  if (at === null) {
    machine.raise('TypeError', `list indices must be integers or slices, not ${typeOf(index).name}`)
  }
  const number = Number(at < 0n ? at + BigInt(object.items.length) : at)
  if (number < 0 || number >= object.items.length) {
    machine.raise('IndexError', 'list assignment index out of range')
  }
  object.items[number] = value
}

function setSlice(object: Value & { kind: 'list' }, slice: SliceValue, value: Value, machine: Machine): void {
  const bounds = sliceBounds(slice, BigInt(object.items.length), machine)
  const items = machine.collect(value)
  machine.mutate(object)
  if (isUnknown(bounds) || !Array.isArray(items)) {
    forget(object, isUnknown(bounds) ? bounds : (items as Unknown))
    return
  }
  const [start, step, length] = [Number(bounds.start), Number(bounds.step), Number(bounds.length)]
  if (step === 1) {
    const stop = Math.max(start, Number(bounds.stop))
    if (object.items.length + items.length > MAX_ITEMS)
      machine.limit(`a list would have more than ${MAX_ITEMS} items`)
    machine.tick(object.items.length >> 3)
    machine.allocate(items.length)
    object.items = [...object.items.slice(0, start), ...items, ...object.items.slice(stop)]
    return
  }
  if (items.length !== length) {
    machine.raise(
      'ValueError',
      `attempt to assign sequence of size ${items.length} to extended slice of size ${length}`,
    )
  }
  for (const [turn, item] of items.entries()) object.items[start + turn * step] = item
}

export function deleteItem(object: Value, index: Value, machine: Machine): void {
  switch (object.kind) {
    case 'unknown':
      return
    case 'list': {
      machine.mutate(object)
      if (index.kind === 'slice') {
        const bounds = sliceBounds(index, BigInt(object.items.length), machine)
        if (isUnknown(bounds)) {
          forget(object, bounds)
          return
        }
        const gone = new Set<number>()
        for (let turn = 0; turn < Number(bounds.length); turn += 1) {
          gone.add(Number(bounds.start) + turn * Number(bounds.step))
        }
        machine.tick(object.items.length)
        object.items = object.items.filter((_, at) => !gone.has(at))
        return
      }
      const at = asIndex(index, machine)
      if (at !== null && isUnknown(at)) {
        forget(object, at)
        return
      }
      if (at === null) {
        machine.raise('TypeError', `list indices must be integers or slices, not ${typeOf(index).name}`)
      }
      const number = Number(at < 0n ? at + BigInt(object.items.length) : at)
      if (number < 0 || number >= object.items.length) {
        machine.raise('IndexError', 'list assignment index out of range')
      }
      machine.tick((object.items.length - number) >> 4)
      object.items.splice(number, 1)
      return
    }
    case 'dict': {
      const key = machine.key(index)
      machine.mutate(object)
      if (isUnknown(key)) forget(object, key)
      else if (!object.entries.delete(key)) raiseKeyError(index, machine)
      return
    }
    case 'instance': {
      const result = machine.callMethod(object, '__delitem__', [index])
      if (result !== undefined) return
      if (object.native !== undefined) {
        deleteItem(object.native, index, machine)
        return
      }
    }
  }
  machine.raise('TypeError', `'${typeOf(object).name}' object doesn't support item deletion`)
}
