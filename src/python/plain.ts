/**
 * Plain data in and out: what a front matter declares as values of Python, and values of Python as plain data.
 */
import {
  type DictEntry,
  ELLIPSIS,
  FALSE,
  float,
  int,
  type Key,
  list,
  NONE,
  str,
  TRUE,
  type Value,
} from './value.js'

/** Data as JSON has it. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

/** A value of Python for plain data: whole numbers are ints, arrays are lists, objects dicts with string keys. */
export function fromPlain(data: Plain): Value {
  if (data === null) return NONE
  if (typeof data === 'boolean') return data ? TRUE : FALSE
  if (typeof data === 'number') return Number.isSafeInteger(data) ? int(data) : float(data)
  if (typeof data === 'string') return str(data)
  if (Array.isArray(data)) return list(data.map(fromPlain))
  const entries = new Map<Key, DictEntry>()
  for (const [key, value] of Object.entries(data))
    entries.set(key, { key: str(key), value: fromPlain(value) })
  return { kind: 'dict', entries }
}

/** How deep plain data may nest: beyond it a value is not plain. */
const MAX_DEPTH = 64

/**
 * A value as plain data: tuples and lists are arrays, dicts with string keys objects, ints beyond 2⁵³ strings of digits.
 * Undefined where it is not plain: an unknown anywhere in it, an object, a function, NaN or an infinity.
 */
export function toPlain(value: Value, depth = 0): Plain | undefined {
  if (depth > MAX_DEPTH) return undefined
  switch (value.kind) {
    case 'none':
      return null
    case 'bool':
    case 'str':
      return value.value
    case 'int': {
      const number = Number(value.value)
      return Number.isSafeInteger(number) ? number : value.value.toString()
    }
    case 'float':
      return Number.isFinite(value.value) ? value.value : undefined
    case 'list':
    case 'tuple': {
      const items: Plain[] = []
      for (const item of value.items) {
        const plain = toPlain(item, depth + 1)
        if (plain === undefined) return undefined
        items.push(plain)
      }
      return items
    }
    case 'dict': {
      const pairs: [string, Plain][] = []
      for (const entry of value.entries.values()) {
        const plain = toPlain(entry.value, depth + 1)
        if (plain === undefined || entry.key.kind !== 'str') return undefined
        pairs.push([entry.key.value, plain])
      }
      return Object.fromEntries(pairs)
    }
    default:
      return value === ELLIPSIS ? '...' : undefined
  }
}
