/**
 * `repr` and `str` of any value.
 */
import { lookup } from './attributes.js'
import type { Machine } from './machine.js'
import { bitLength } from './number.js'
import { floatRepr } from './text/decimal.js'
import { bytesRepr, strRepr } from './text/string-repr.js'
import { BASE_EXCEPTION, derives, typeOf } from './types.js'
import type { ClassValue, Instance, Unknown, Value } from './value.js'

/** Digits of an int that become text: CPython's own bound (`sys.get_int_max_str_digits`). */
const MAX_INT_TEXT = 4300

/** How deep containers are written out: deeper ones recurse, and no listing shows them. */
const MAX_DEPTH = 200

export function repr(value: Value, machine: Machine): string | Unknown {
  return new Writer(machine).repr(value, 0)
}

export function str(value: Value, machine: Machine): string | Unknown {
  return new Writer(machine).str(value)
}

class Writer {
  readonly #machine: Machine
  /** Containers being written: one that holds itself is written as `[...]`. */
  readonly #open: Value[] = []
  #length = 0

  constructor(machine: Machine) {
    this.#machine = machine
  }

  str(value: Value): string | Unknown {
    if (value.kind === 'str') return value.value
    if (value.kind === 'class' && value.metaclass !== undefined) {
      const own = lookup(value.metaclass, '__str__')
      const text = own === undefined ? undefined : this.#machine.call(own, [value])
      if (text?.kind === 'str') return text.value
      if (text?.kind === 'unknown') return text
    }
    if (value.kind !== 'instance') return this.repr(value, 0)
    return this.#special(value, '__str__') ?? this.#plainStr(value)
  }

  #plainStr(value: Instance): string | Unknown {
    if (derives(value.class, BASE_EXCEPTION)) {
      const args = value.attributes.get('args')
      const items = args?.kind === 'tuple' ? args.items : []
      const [only] = items
      if (items.length === 0) return ''
      if (items.length > 1 || only === undefined) return this.#sequence(value, items, '(', ')', 0)
      return derives(value.class, BASE_EXCEPTION) &&
        value.class.mro.some((entry) => entry.name === 'KeyError')
        ? this.repr(only, 0)
        : this.str(only)
    }
    if (value.native?.kind === 'str') return value.native.value
    return this.repr(value, 0)
  }

  repr(value: Value, depth: number): string | Unknown {
    if (depth > MAX_DEPTH)
      return this.#machine.limit(`values nested more than ${MAX_DEPTH} deep are written out`)
    this.#machine.tick(1)
    const text = this.#text(value, depth)
    if (typeof text === 'string') {
      this.#length += text.length
      this.#machine.allocate(text.length >> 3)
    }
    return text
  }

  #text(value: Value, depth: number): string | Unknown {
    switch (value.kind) {
      case 'none':
        return 'None'
      case 'ellipsis':
        return 'Ellipsis'
      case 'notImplemented':
        return 'NotImplemented'
      case 'bool':
        return value.value ? 'True' : 'False'
      case 'int':
        return intText(value.value, this.#machine)
      case 'float':
        return floatRepr(value.value)
      case 'str':
        this.#machine.tick(value.value.length >> 1)
        return strRepr(value.value)
      case 'bytes':
        return bytesRepr(value.value)
      case 'list':
        return this.#sequence(value, value.items, '[', ']', depth)
      case 'tuple':
        return this.#sequence(value, value.items, '(', value.items.length === 1 ? ',)' : ')', depth)
      case 'set': {
        const items = setItems(value.entries.values(), this.#machine)
        if (!Array.isArray(items)) return items
        return items.length === 0 ? 'set()' : this.#sequence(value, items, '{', '}', depth)
      }
      case 'frozenset': {
        const items = setItems(value.entries.values(), this.#machine)
        if (!Array.isArray(items)) return items
        return items.length === 0 ? 'frozenset()' : this.#sequence(value, items, 'frozenset({', '})', depth)
      }
      case 'dict':
        return this.#dict(value, depth)
      case 'range': {
        const step = value.step === 1n ? '' : `, ${value.step}`
        return `range(${value.start}, ${value.stop}${step})`
      }
      case 'slice':
        return this.#sequence(value, [value.start, value.stop, value.step], 'slice(', ')', depth)
      case 'view': {
        const items = this.#machine.collect(value)
        if (!Array.isArray(items)) return items
        return this.#sequence(value, items, `dict_${value.of}([`, '])', depth)
      }
      case 'class': {
        const own = this.#ofMetaclass(value)
        if (own !== undefined) return own
        return `<class '${value.module === 'builtins' ? '' : `${value.module}.`}${qualifiedName(value)}'>`
      }
      case 'instance':
        return this.#instance(value, depth)
      case 'module':
        return `<module '${value.name}'>`
      case 'builtin':
      case 'hostFunction':
        if (this.#machine.builtins.get(value.name) === value) return `<built-in function ${value.name}>`
        return this.#machine.unknown('the text of a method is not read')
      case 'unknown':
        return value
      default:
        return this.#machine.unknown(`the text of a ${typeOf(value).name} holds an address in memory`)
    }
  }

  #sequence(
    of: Value,
    items: readonly Value[],
    opener: string,
    closer: string,
    depth: number,
  ): string | Unknown {
    if (this.#open.includes(of)) return `${opener}...${closer.replace(',', '')}`
    this.#open.push(of)
    const parts: string[] = []
    for (const item of items) {
      const text = this.repr(item, depth + 1)
      if (typeof text !== 'string') return text
      parts.push(text)
    }
    this.#open.pop()
    return opener + parts.join(', ') + closer
  }

  #dict(value: Value & { kind: 'dict' }, depth: number): string | Unknown {
    if (this.#open.includes(value)) return '{...}'
    this.#open.push(value)
    const parts: string[] = []
    for (const entry of value.entries.values()) {
      const key = this.repr(entry.key, depth + 1)
      if (typeof key !== 'string') return key
      const text = this.repr(entry.value, depth + 1)
      if (typeof text !== 'string') return text
      parts.push(`${key}: ${text}`)
    }
    this.#open.pop()
    return `{${parts.join(', ')}}`
  }

  #instance(value: Instance, depth: number): string | Unknown {
    const written = this.#special(value, '__repr__')
    if (written !== undefined) return written
    if (derives(value.class, BASE_EXCEPTION)) {
      const args = value.attributes.get('args')
      return this.#sequence(
        value,
        args?.kind === 'tuple' ? args.items : [],
        `${value.class.name}(`,
        ')',
        depth,
      )
    }
    if (value.native?.kind === 'set' || value.native?.kind === 'frozenset') {
      const items = setItems(value.native.entries.values(), this.#machine)
      if (!Array.isArray(items)) return items
      if (items.length === 0) return `${value.class.name}()`
      return this.#sequence(value, items, `${value.class.name}({`, '})', depth)
    }
    if (value.native !== undefined) return this.repr(value.native, depth + 1)
    return this.#machine.unknown(`the text of a ${value.class.name} holds an address in memory`)
  }

  /** A class is written as its metaclass says. */
  #ofMetaclass(value: ClassValue): string | Unknown | undefined {
    const own = value.metaclass === undefined ? undefined : lookup(value.metaclass, '__repr__')
    if (own === undefined) return undefined
    const text = this.#machine.call(own, [value])
    if (text.kind === 'str') return text.value
    return text.kind === 'unknown' ? text : this.#machine.raise('TypeError', '__repr__ returned non-string')
  }

  #special(value: Instance, name: string): string | Unknown | undefined {
    if (this.#open.includes(value)) return '...'
    this.#open.push(value)
    const result = this.#machine.callMethod(value, name, [])
    this.#open.pop()
    if (result === undefined) return undefined
    if (result.kind === 'str') return result.value
    if (result.kind === 'unknown') return result
    return this.#machine.raise('TypeError', `${name} returned non-string (type ${typeOf(result).name})`)
  }
}

export function intText(value: bigint, machine: Machine): string {
  // Longer ones are refused, but not before they have been written.
  const bits = bitLength(value)
  machine.tick(bits > 1024 ? ((bits >> 6) * (bits >> 6)) >> 4 : 1)
  const text = value.toString()
  if (text.length > MAX_INT_TEXT + (value < 0n ? 1 : 0)) {
    machine.raise('ValueError', `Exceeds the limit (${MAX_INT_TEXT} digits) for integer string conversion`)
  }
  return text
}

function qualifiedName(value: ClassValue): string {
  const name = value.namespace.get('__qualname__')
  return name?.kind === 'str' ? name.value : value.name
}

/**
 * The elements of a set in Python's order, which is that of its hash table: known for whole numbers; strings are hashed differently in
 * every run.
 */
export function setItems(entries: Iterable<Value>, machine: Machine): Value[] | Unknown {
  const items = [...entries]
  // The table is laid out twice, entry by entry.
  machine.tick(items.length * 6)
  if (items.length < 2) return items
  const hashes: number[] = []
  for (const item of items) {
    const number =
      item.kind === 'int' ? Number(item.value) : item.kind === 'bool' ? Number(item.value) : Number.NaN
    if (!Number.isSafeInteger(number) || number < 0) {
      return machine.unknown('the order of a set of anything but whole numbers differs from run to run')
    }
    hashes.push(number)
  }
  const [added, merged] = [tableOrder(items, hashes, 8), tableOrder(items, hashes, mergedSize(items.length))]
  const agree = added.every((item, index) => item === merged[index])
  return agree ? added : machine.unknown('the order of this set depends on how it was made')
}

/** The slots of a set that is made from another one, as literals of constants are: more than twice the elements. */
function mergedSize(count: number): number {
  let size = 8
  if (count * 5 < 7 * 3) return size
  while (size <= count * 2) size *= 2
  return size
}

/** CPython's table (setobject.c): grown when 3/5 full to more than 4 times (2 times above 50000) the elements. */
function tableOrder(items: readonly Value[], hashes: readonly number[], slots: number): Value[] {
  let mask = slots - 1
  let table = new Map<number, number>()
  const insert = (index: number) => {
    const hash = hashes[index] ?? 0
    let perturb = BigInt(hash)
    let slot = Number(BigInt(hash) & BigInt(mask))
    for (;;) {
      const last = slot + 9 <= mask ? slot + 9 : slot
      for (let probe = slot; probe <= last; probe += 1) {
        if (!table.has(probe)) {
          table.set(probe, index)
          return
        }
      }
      perturb >>= 5n
      slot = Number((BigInt(slot) * 5n + 1n + perturb) & BigInt(mask))
    }
  }
  for (let index = 0; index < items.length; index += 1) {
    insert(index)
    if ((index + 1) * 5 < mask * 3) continue
    const used = index + 1
    const wanted = used > 50000 ? used * 2 : used * 4
    let size = 8
    while (size <= wanted) size *= 2
    mask = size - 1
    const old = [...table.entries()].sort((a, b) => a[0] - b[0])
    table = new Map()
    for (const [, member] of old) insert(member)
  }
  return [...table.entries()].sort((a, b) => a[0] - b[0]).flatMap(([, index]) => items[index] ?? [])
}
