/**
 * Operators on any values: numbers, sequences, sets, and the special methods of classes with their reflected forms.
 */
import { lookup } from './attributes.js'
import { isUnknown } from './key.js'
import type { Machine } from './machine.js'
import { arithmetic, boolean, NUMBER_COMPARISONS, numeric } from './number.js'
import { percentFormat } from './text/percent.js'
import { derives, typeOf } from './types.js'
import {
  bool,
  bytes,
  type DictEntry,
  FALSE,
  type Instance,
  int,
  type Key,
  list,
  type SetValue,
  str,
  TRUE,
  tuple,
  type Value,
} from './value.js'

/** The special methods behind the signs: the left operand's, then the right one's. */
const METHODS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['+', ['__add__', '__radd__']],
  ['-', ['__sub__', '__rsub__']],
  ['*', ['__mul__', '__rmul__']],
  ['/', ['__truediv__', '__rtruediv__']],
  ['//', ['__floordiv__', '__rfloordiv__']],
  ['%', ['__mod__', '__rmod__']],
  ['**', ['__pow__', '__rpow__']],
  ['@', ['__matmul__', '__rmatmul__']],
  ['<<', ['__lshift__', '__rlshift__']],
  ['>>', ['__rshift__', '__rrshift__']],
  ['&', ['__and__', '__rand__']],
  ['|', ['__or__', '__ror__']],
  ['^', ['__xor__', '__rxor__']],
  ['<', ['__lt__', '__gt__']],
  ['>', ['__gt__', '__lt__']],
  ['<=', ['__le__', '__ge__']],
  ['>=', ['__ge__', '__le__']],
  ['==', ['__eq__', '__eq__']],
  ['!=', ['__ne__', '__ne__']],
])

const INPLACE: ReadonlyMap<string, string> = new Map(
  [...METHODS].map(([sign, [method]]) => [sign, method.replace('__', '__i')]),
)

/** Entries of one list, tuple or range written out: what no listing needs more of. */
export const MAX_ITEMS = 300_000

/** Characters of one string. */
export const MAX_STRING = 500_000

export function binary(operator: string, left: Value, right: Value, machine: Machine): Value {
  const [a, b] = [numeric(left), numeric(right)]
  if (a !== null && b !== null) {
    if (left.kind === 'bool' && right.kind === 'bool') {
      const result = boolean(operator, left.value, right.value)
      if (result !== null) return result
    }
    const result = arithmetic(operator, a, b, machine)
    return result ?? unsupported(operator, left, right, machine)
  }
  const overloaded = dispatch(operator, left, right, machine)
  if (overloaded !== null) return overloaded
  const [x, y] = [unwrap(left), unwrap(right)]
  if (x !== left || y !== right) return binary(operator, x, y, machine)
  if (operator === '%' && left.kind === 'str') return percent(left.value, right, machine)
  if (left.kind === 'unknown') return left
  if (right.kind === 'unknown') return right
  if (operator === '%' && left.kind === 'bytes') return machine.unknown('`%` of bytes is not read')
  return container(operator, left, right, machine) ?? unsupported(operator, left, right, machine)
}

function percent(template: string, right: Value, machine: Machine): Value {
  const text = percentFormat(machine, template, right)
  return typeof text === 'string' ? str(text) : text
}

/** `left += right`: in place where the left operand allows it. */
export function augment(operator: string, left: Value, right: Value, machine: Machine): Value {
  if (left.kind === 'instance') {
    const method = INPLACE.get(operator)
    const result = method === undefined ? undefined : machine.callMethod(left, method, [right])
    if (result !== undefined && result.kind !== 'notImplemented') return result
    const { native } = left
    const overloaded = METHODS.get(operator)?.some((name) => lookup(left.class, name) !== undefined) ?? false
    if (!overloaded && (native?.kind === 'list' || native?.kind === 'set' || native?.kind === 'dict')) {
      const changed = augment(operator, native, right, machine)
      return changed === native ? left : changed
    }
  }
  if (left.kind === 'list' && operator === '+') {
    const items = machine.collect(right)
    machine.mutate(left)
    if (!Array.isArray(items)) return items
    if (left.items.length + items.length > MAX_ITEMS)
      machine.limit(`a list would have more than ${MAX_ITEMS} items`)
    machine.allocate(items.length)
    for (const item of items) left.items.push(item)
    return left
  }
  if (left.kind === 'list' && operator === '*' && right.kind !== 'unknown') {
    const result = binary(operator, left, right, machine)
    if (result.kind !== 'list') return result
    machine.mutate(left)
    left.items = result.items
    return left
  }
  if ((left.kind === 'set' || left.kind === 'dict') && right.kind !== 'unknown') {
    const result = binary(operator, left, right, machine)
    if (result.kind === 'set' && left.kind === 'set') {
      machine.mutate(left)
      left.entries = result.entries
      return left
    }
    if (result.kind === 'dict' && left.kind === 'dict') {
      machine.mutate(left)
      left.entries = result.entries
      return left
    }
  }
  return binary(operator, left, right, machine)
}

function unwrap(value: Value): Value {
  return value.kind === 'instance' && value.native !== undefined ? value.native : value
}

/** The special methods of instances; null where neither operand has one that answers. */
function dispatch(operator: string, left: Value, right: Value, machine: Machine): Value | null {
  if (left.kind !== 'instance' && right.kind !== 'instance') return null
  const methods = METHODS.get(operator)
  if (methods === undefined) return null
  const [own, reflected] = methods
  const later = typeOf(right)
  const rightFirst =
    left.kind === 'instance' &&
    right.kind === 'instance' &&
    later !== left.class &&
    derives(later, left.class)
  const tries: (readonly [Value, string, Value])[] = [
    [left, own, right],
    [right, reflected, left],
  ]
  if (rightFirst) tries.reverse()
  for (const [self, method, other] of tries) {
    if (self.kind !== 'instance') continue
    const result = machine.callMethod(self as Instance, method, [other])
    if (result !== undefined && result.kind !== 'notImplemented') return result
  }
  return null
}

function unsupported(operator: string, left: Value, right: Value, machine: Machine): never {
  const names = `'${typeOf(left).name}' and '${typeOf(right).name}'`
  if (operator === '+' && left.kind === 'str') {
    return machine.raise('TypeError', `can only concatenate str (not "${typeOf(right).name}") to str`, {
      hint: 'convert it with `str(…)`',
    })
  }
  const sign = operator === '**' ? '** or pow()' : operator
  return machine.raise('TypeError', `unsupported operand type(s) for ${sign}: ${names}`)
}

function container(operator: string, left: Value, right: Value, machine: Machine): Value | null {
  if (operator === '+') return concatenate(left, right, machine)
  if (operator === '*') {
    if (right.kind === 'int' || right.kind === 'bool') return repeat(left, BigInt(right.value), machine)
    if (left.kind === 'int' || left.kind === 'bool') return repeat(right, BigInt(left.value), machine)
    return null
  }
  if (operator === '|' && left.kind === 'dict' && right.kind === 'dict') {
    machine.tick(left.entries.size + right.entries.size)
    machine.allocate(3 * (left.entries.size + right.entries.size))
    return { kind: 'dict', entries: new Map<Key, DictEntry>([...left.entries, ...right.entries]) }
  }
  if (
    operator === '|' &&
    (left.kind === 'class' || left.kind === 'none') &&
    (right.kind === 'class' || right.kind === 'none')
  ) {
    return machine.unknown('a union of types is left to type checkers')
  }
  const [a, b] = [asSet(left, machine), asSet(right, machine)]
  return a === null || b === null ? null : setOperation(operator, a, b, machine)
}

function concatenate(left: Value, right: Value, machine: Machine): Value | null {
  if (left.kind === 'str' && right.kind === 'str') {
    const length = left.value.length + right.value.length
    text(length, machine)
    return str(left.value + right.value)
  }
  if (left.kind === 'bytes' && right.kind === 'bytes') {
    text(left.value.length + right.value.length, machine)
    return bytes(left.value + right.value)
  }
  if (left.kind === 'list' && right.kind === 'list') {
    items(left.items.length + right.items.length, machine)
    return list([...left.items, ...right.items])
  }
  if (left.kind === 'tuple' && right.kind === 'tuple') {
    items(left.items.length + right.items.length, machine)
    return tuple([...left.items, ...right.items])
  }
  return null
}

function text(length: number, machine: Machine): void {
  if (length > MAX_STRING) machine.limit(`a string would have more than ${MAX_STRING} characters`)
  machine.allocate(length >> 3)
}

function items(length: number, machine: Machine): void {
  if (length > MAX_ITEMS) machine.limit(`a sequence would have more than ${MAX_ITEMS} items`)
  machine.allocate(length)
}

function repeat(value: Value, count: bigint, machine: Machine): Value | null {
  const times = count < 0n ? 0 : Number(count)
  if (value.kind === 'str' || value.kind === 'bytes') {
    text(value.value.length * times, machine)
    return value.kind === 'str' ? str(value.value.repeat(times)) : bytes(value.value.repeat(times))
  }
  if (value.kind !== 'list' && value.kind !== 'tuple') return null
  items(value.items.length * times, machine)
  const repeated: Value[] = []
  if (value.items.length > 0) {
    for (let turn = 0; turn < times; turn += 1) for (const item of value.items) repeated.push(item)
  }
  return value.kind === 'list' ? list(repeated) : tuple(repeated)
}

/** Sets, and the views of dicts that act as sets. */
function asSet(value: Value, machine: Machine): SetValue | null {
  if (value.kind === 'set' || value.kind === 'frozenset') return value
  if (value.kind !== 'view' || value.of === 'values') return null
  const entries = new Map<Key, Value>()
  const items = machine.collect(value)
  if (!Array.isArray(items)) return null
  for (const item of items) {
    const key = machine.key(item)
    if (!isUnknown(key)) entries.set(key, item)
  }
  return { kind: 'set', entries }
}

function setOperation(operator: string, left: SetValue, right: SetValue, machine: Machine): Value | null {
  machine.tick(left.entries.size + right.entries.size)
  machine.allocate(left.entries.size + right.entries.size)
  const entries = new Map<Key, Value>()
  const inBoth = (key: Key) => left.entries.has(key) && right.entries.has(key)
  if (operator === '|') {
    for (const [key, value] of [...left.entries, ...right.entries])
      if (!entries.has(key)) entries.set(key, value)
  } else if (operator === '&') {
    for (const [key, value] of left.entries) if (inBoth(key)) entries.set(key, value)
  } else if (operator === '-') {
    for (const [key, value] of left.entries) if (!inBoth(key)) entries.set(key, value)
  } else if (operator === '^') {
    for (const [key, value] of [...left.entries, ...right.entries]) if (!inBoth(key)) entries.set(key, value)
  } else return null
  return { kind: left.kind, entries }
}

/** `a == b` of Python, by value. */
/** Whether an unknown makes a comparison unknown, whatever it is with: an array compares its values with a hidden number. */
function hides(value: Value, other: Value): boolean {
  return value.kind === 'unknown' && !(value.scalar && other.kind === 'instance')
}

export function equals(left: Value, right: Value, machine: Machine, depth = 0): Value {
  if (hides(left, right)) return left
  if (hides(right, left)) return right
  const [a, b] = [numeric(left), numeric(right)]
  if (a !== null && b !== null) return bool(NUMBER_COMPARISONS.get('==')?.(a, b) ?? false)
  const overloaded = dispatch('==', left, right, machine)
  if (overloaded !== null) return overloaded
  if (left.kind === 'unknown') return left
  if (right.kind === 'unknown') return right
  const [x, y] = [unwrap(left), unwrap(right)]
  if (x !== left || y !== right) return equals(x, y, machine, depth)
  if (left === right) return TRUE
  if (depth > MAX_EQUALITY_DEPTH) {
    return machine.raise('RecursionError', 'maximum recursion depth exceeded in comparison')
  }
  return structural(left, right, machine, depth)
}

/** How deep containers are compared: within it the stack is safe; CPython's bound is 1000. */
const MAX_EQUALITY_DEPTH = 300

function structural(left: Value, right: Value, machine: Machine, depth: number): Value {
  switch (left.kind) {
    case 'str':
    case 'bytes':
      if (right.kind !== left.kind || left.value.length !== right.value.length) return FALSE
      machine.tick(left.value.length >> 6)
      return bool(left.value === right.value)
    case 'list':
    case 'tuple': {
      if (right.kind !== left.kind) return FALSE
      if (left.items.length !== right.items.length) return FALSE
      return allEqual(left.items, right.items, machine, depth)
    }
    case 'dict': {
      if (right.kind !== 'dict' || left.entries.size !== right.entries.size) return FALSE
      const others: Value[] = []
      for (const key of left.entries.keys()) {
        const other = right.entries.get(key)
        if (other === undefined) return FALSE
        others.push(other.value)
      }
      const mine = [...left.entries.values()].map((entry) => entry.value)
      return allEqual(mine, others, machine, depth)
    }
    case 'set':
    case 'frozenset': {
      if (right.kind !== 'set' && right.kind !== 'frozenset') return FALSE
      machine.tick(left.entries.size)
      return bool(
        left.entries.size === right.entries.size &&
          [...left.entries.keys()].every((key) => right.entries.has(key)),
      )
    }
    case 'range': {
      if (right.kind !== 'range') return FALSE
      const size = rangeLength(left)
      if (size !== rangeLength(right)) return FALSE
      return bool(size === 0n || (left.start === right.start && (size === 1n || left.step === right.step)))
    }
    case 'slice':
      if (right.kind !== 'slice') return FALSE
      return allEqual(
        [left.start, left.stop, left.step],
        [right.start, right.stop, right.step],
        machine,
        depth,
      )
    case 'view': {
      const [a, b] = [asSet(left, machine), asSet(right, machine)]
      return a === null || b === null ? FALSE : structural(a, b, machine, depth)
    }
    case 'boundMethod':
      return bool(right.kind === 'boundMethod' && right.self === left.self && right.callee === left.callee)
    default:
      return FALSE
  }
}

function allEqual(left: readonly Value[], right: readonly Value[], machine: Machine, depth: number): Value {
  let doubt: Value | null = null
  for (const [index, item] of left.entries()) {
    const other = right[index]
    if (other === undefined) return FALSE
    machine.tick(1)
    if (item === other && item.kind !== 'unknown') continue
    const same = equals(item, other, machine, depth + 1)
    const truth = machine.truth(same)
    if (truth === false) return FALSE
    if (truth !== true) doubt ??= truth
  }
  return doubt ?? TRUE
}

export function rangeLength(range: {
  readonly start: bigint
  readonly stop: bigint
  readonly step: bigint
}): bigint {
  const { start, stop, step } = range
  if (step > 0n) return stop > start ? (stop - start + step - 1n) / step : 0n
  return start > stop ? (start - stop - step - 1n) / -step : 0n
}

/** Comparisons by `<`, `>`, `<=`, `>=`, `==`, `!=`. */
export function compare(operator: string, left: Value, right: Value, machine: Machine): Value {
  const [a, b] = [numeric(left), numeric(right)]
  if (a !== null && b !== null) return bool(NUMBER_COMPARISONS.get(operator)?.(a, b) ?? false)
  if (operator === '==') return equals(left, right, machine)
  if (operator === '!=') return unequal(left, right, machine)
  if (hides(left, right)) return left
  if (hides(right, left)) return right
  const overloaded = dispatch(operator, left, right, machine)
  if (overloaded !== null) return overloaded
  if (left.kind === 'unknown') return left
  if (right.kind === 'unknown') return right
  const [x, y] = [unwrap(left), unwrap(right)]
  if (x !== left || y !== right) return compare(operator, x, y, machine)
  if ((left.kind === 'str' && right.kind === 'str') || (left.kind === 'bytes' && right.kind === 'bytes')) {
    machine.tick(Math.min(left.value.length, right.value.length) >> 4)
    return bool(order(operator, compareText(left.value, right.value)))
  }
  if ((left.kind === 'list' && right.kind === 'list') || (left.kind === 'tuple' && right.kind === 'tuple')) {
    return compareSequences(operator, left.items, right.items, machine)
  }
  const [s, t] = [asSet(left, machine), asSet(right, machine)]
  if (s !== null && t !== null) return compareSets(operator, s, t, machine)
  return machine.raise(
    'TypeError',
    `'${operator}' not supported between instances of '${typeOf(left).name}' and '${typeOf(right).name}'`,
  )
}

function unequal(left: Value, right: Value, machine: Machine): Value {
  const overloaded = dispatch('!=', left, right, machine)
  if (overloaded !== null) return overloaded
  const same = equals(left, right, machine)
  const truth = machine.truth(same)
  return typeof truth === 'boolean' ? bool(!truth) : truth
}

/** By code points, which differs from JavaScript's order beyond the basic plane. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  for (let index = 0; index < a.length && index < b.length; index += 1) {
    if (a.charCodeAt(index) === b.charCodeAt(index)) continue
    const [x, y] = [a.codePointAt(index) ?? 0, b.codePointAt(index) ?? 0]
    return x < y ? -1 : 1
  }
  return a.length < b.length ? -1 : 1
}

function order(operator: string, sign: number): boolean {
  if (operator === '<') return sign < 0
  if (operator === '>') return sign > 0
  return operator === '<=' ? sign <= 0 : sign >= 0
}

function compareSequences(
  operator: string,
  left: readonly Value[],
  right: readonly Value[],
  machine: Machine,
): Value {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left[index], right[index]]
    if (a === undefined || b === undefined) break
    machine.tick(1)
    if (a === b && a.kind !== 'unknown') continue
    const same = machine.truth(equals(a, b, machine))
    if (typeof same !== 'boolean') return same
    if (!same) return compare(operator, a, b, machine)
  }
  return bool(order(operator, left.length - right.length))
}

function compareSets(operator: string, left: SetValue, right: SetValue, machine: Machine): Value {
  machine.tick(left.entries.size + right.entries.size)
  const within = (a: SetValue, b: SetValue) => [...a.entries.keys()].every((key) => b.entries.has(key))
  if (operator === '<=') return bool(within(left, right))
  if (operator === '>=') return bool(within(right, left))
  if (operator === '<') return bool(left.entries.size < right.entries.size && within(left, right))
  return bool(left.entries.size > right.entries.size && within(right, left))
}

const UNARY_METHODS: ReadonlyMap<string, string> = new Map([
  ['-', '__neg__'],
  ['+', '__pos__'],
  ['~', '__invert__'],
])

export function unary(operator: string, value: Value, machine: Machine): Value {
  if (value.kind === 'unknown') return value
  const number = numeric(value)
  if (number !== null) {
    if (operator === '+') return typeof number === 'bigint' ? int(number) : value
    if (typeof number === 'bigint') return int(operator === '-' ? -number : ~number)
    if (operator === '-') return { kind: 'float', value: -number }
  }
  if (value.kind === 'instance') {
    const result = machine.callMethod(value, UNARY_METHODS.get(operator) ?? '', [])
    if (result !== undefined) return result
    if (value.native !== undefined) return unary(operator, value.native, machine)
  }
  return machine.raise('TypeError', `bad operand type for unary ${operator}: '${typeOf(value).name}'`)
}
