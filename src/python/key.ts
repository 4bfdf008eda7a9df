/**
 * What values are filed under in dicts and sets: values that are equal and hash alike have the same key.
 */
import type { Machine } from './machine.js'
import type { Instance, Key, Unknown, Value } from './value.js'

/** Begins the keys of all that is no string, number or object: strings that begin with it are marked themselves. */
const MARK = '\0'

export function numberKey(value: number): Key {
  if (Number.isSafeInteger(value) || !Number.isInteger(value)) return value === 0 ? 0 : value
  return BigInt(value)
}

function intKey(value: bigint): Key {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** Numbers given to objects in tuples, which are filed under text. */
const IDENTITIES = new WeakMap<object, number>()
let identities = 0

function identity(value: object): number {
  let found = IDENTITIES.get(value)
  if (found === undefined) {
    identities += 1
    found = identities
    IDENTITIES.set(value, found)
  }
  return found
}

/** The key of a value; an unknown where it has one; null where the value cannot be filed at all (then `type` says why). */
export function keyOf(value: Value, machine: Machine): Key | Unknown {
  switch (value.kind) {
    case 'str':
      return value.value.startsWith(MARK) ? `${MARK}s${value.value}` : value.value
    case 'int':
      return intKey(value.value)
    case 'bool':
      return value.value ? 1 : 0
    case 'float':
      return Number.isNaN(value.value) ? value : numberKey(value.value)
    case 'none':
      return null
    case 'bytes':
      return `${MARK}b${value.value}`
    case 'unknown':
      return value
    case 'tuple':
      return tupleKey(value.items, 't', machine)
    case 'frozenset': {
      const parts = tupleKey([...value.entries.values()], 'f', machine)
      return typeof parts === 'string' ? parts.split('\x01').sort().join('\x01') : parts
    }
    case 'range': {
      const { start, stop, step } = value
      return `${MARK}r${start},${stop},${step}`
    }
    case 'instance':
      return instanceKey(value, machine)
    case 'list':
    case 'dict':
    case 'set':
    case 'slice':
      return machine.raise('TypeError', `unhashable type: '${machine.typeOf(value).name}'`, {
        hint: value.kind === 'list' ? 'use a tuple' : 'use a value that cannot change',
      })
    default:
      return value
  }
}

function tupleKey(items: readonly Value[], tag: string, machine: Machine): Key | Unknown {
  let text = `${MARK}${tag}${items.length}`
  machine.tick(items.length)
  for (const item of items) {
    const key = keyOf(item, machine)
    if (isUnknown(key)) return key
    if (typeof key === 'string') text += `\x01s${key.length}:${key}`
    else if (key === null) text += '\x01n'
    else if (typeof key === 'object') text += `\x01o${identity(key)}`
    else text += `\x01${key}`
  }
  machine.allocate(text.length >> 3)
  return text
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && (value as { kind?: string }).kind === 'unknown'
}

/** Instances that define `__hash__`, by hash: those that are equal share a key. */
const BY_HASH = new WeakMap<Machine, Map<string, Instance[]>>()

function instanceKey(value: Instance, machine: Machine): Key | Unknown {
  if (value.native !== undefined && !definesEquality(value)) return keyOf(value.native, machine)
  const hash = value.class.mro.find(
    (entry) => entry.namespace.has('__hash__') || entry.namespace.has('__eq__'),
  )
  if (hash === undefined || hash.name === 'object') return value
  const method = hash.namespace.get('__hash__')
  if (method === undefined || method.kind === 'none') {
    return machine.raise('TypeError', `unhashable type: '${value.class.name}'`, {
      hint: 'define `__hash__` beside `__eq__`',
    })
  }
  const code = machine.call(method, [value])
  // Where the hash is not known, equality alone decides: objects that are equal hash alike.
  const text = `${MARK}h${code.kind === 'unknown' ? '' : code.kind === 'int' || code.kind === 'str' ? code.value : identity(code)}`
  const table = BY_HASH.get(machine) ?? new Map<string, Instance[]>()
  BY_HASH.set(machine, table)
  const alike = table.get(text) ?? []
  table.set(text, alike)
  for (const [index, other] of alike.entries()) {
    if (other === value || machine.equals(other, value) === true) return `${text}:${index}`
  }
  alike.push(value)
  return `${text}:${alike.length - 1}`
}

function definesEquality(value: Instance): boolean {
  return value.class.mro.some((entry) => entry.native === undefined && entry.namespace.has('__eq__'))
}
