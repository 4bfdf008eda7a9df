/**
 * Formatting with `%`.
 */
import { format, MAX_WIDTH } from './format.js'
import type { Machine } from './machine.js'
import { numeric } from './number.js'
import { typeOf } from './types.js'
import { int, type Unknown, type Value } from './value.js'

const FIELD = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([a-zA-Z%])?/g

export function formatPercent(template: string, given: Value, machine: Machine): string | Unknown {
  const queue = given.kind === 'tuple' ? [...given.items] : [given]
  const named = given.kind === 'dict'
  let used = 0
  let doubt: Unknown | null = null
  const next = (): Value => {
    const value = queue[used]
    used += 1
    return value ?? machine.raise('TypeError', 'not enough arguments for format string')
  }
  const count = (text: string | undefined): string => {
    if (text !== '*') return text ?? ''
    const value = next()
    if (value.kind === 'int') return value.value.toString()
    return machine.raise('TypeError', '* wants int')
  }
  const text = template.replace(
    FIELD,
    (_, name: string | undefined, flags: string, width, precision, type) => {
      if (type === undefined) return machine.raise('ValueError', 'incomplete format')
      if (type === '%') return '%'
      const wide = count(width)
      const exact = precision === undefined ? undefined : count(precision)
      const value = name === undefined ? next() : byName(given, name, machine)
      const field = one(value, flags, wide, exact, type, machine)
      if (typeof field === 'string') return field
      doubt ??= field
      return ''
    },
  )
  if (doubt !== null) return doubt
  if (!named && used < queue.length && !(given.kind !== 'tuple' && isMapping(given))) {
    machine.raise('TypeError', 'not all arguments converted during string formatting')
  }
  return text
}

function isMapping(value: Value): boolean {
  return value.kind === 'dict' || value.kind === 'list'
}

function byName(given: Value, name: string, machine: Machine): Value {
  if (given.kind === 'unknown') return given
  if (given.kind !== 'dict' && given.kind !== 'instance')
    machine.raise('TypeError', 'format requires a mapping')
  return machine.getItem(given, { kind: 'str', value: name })
}

function one(
  value: Value,
  flags: string,
  width: string,
  precision: string | undefined,
  type: string,
  machine: Machine,
): string | Unknown {
  if (value.kind === 'unknown') return value
  if (Number(width) > MAX_WIDTH) machine.limit(`a field would be more than ${MAX_WIDTH} characters wide`)
  const left = flags.includes('-')
  const point = precision === undefined ? '' : `.${precision === '' ? '0' : precision}`
  if (type === 's' || type === 'r' || type === 'a') {
    const text = type === 's' ? machine.str(value) : machine.repr(value)
    if (typeof text !== 'string') return text
    return format({ kind: 'str', value: text }, `${left ? '<' : '>'}${width}${point}`, machine)
  }
  if (type === 'c') {
    const text = value.kind === 'int' ? String.fromCodePoint(Number(value.value)) : machine.str(value)
    return typeof text === 'string' ? text.padStart(Number(width)) : text
  }
  const number = numeric(value)
  if (number === null) {
    return machine.raise('TypeError', `%${type} format: a real number is required, not ${typeOf(value).name}`)
  }
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const alternate = flags.includes('#') ? '#' : ''
  const align = left ? '<' : ''
  const zero = !left && flags.includes('0') ? '0' : ''
  if (/^[diuxXo]$/.test(type)) {
    if (typeof number === 'number' && /^[xXo]$/.test(type)) {
      return machine.raise('TypeError', `%${type} format: an integer is required, not float`)
    }
    const whole = typeof number === 'bigint' ? number : BigInt(Math.trunc(number))
    return format(
      int(whole),
      `${align}${sign}${alternate}${zero}${width}${/[diu]/.test(type) ? 'd' : type}`,
      machine,
    )
  }
  if (/^[eEfFgG]$/.test(type)) {
    const real: Value = { kind: 'float', value: Number(number) }
    return format(
      real,
      `${align || (zero === '' ? '>' : '')}${sign}${alternate}${zero}${width}${point}${type}`,
      machine,
    )
  }
  return machine.raise('ValueError', `unsupported format character '${type}'`)
}
