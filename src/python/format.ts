/**
 * Python's format specs: `{:>10,.2f}`.
 */
import { isUnknown } from './key.js'
import type { Machine } from './machine.js'
import { toFloat } from './number.js'
import { exponentText, floatText } from './number-text.js'
import { typeOf } from './types.js'
import type { Unknown, Value } from './value.js'

/** The width of one formatted field, and its precision: as wide as any page many times over. */
export const MAX_WIDTH = 100_000
/** Digits after the point: more than any float has. */
const MAX_PRECISION = 1000

const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u

interface Spec {
  readonly fill: string
  readonly align: string
  readonly sign: string
  readonly alternate: boolean
  readonly width: number
  readonly group: string
  readonly precision: number | null
  readonly type: string
}

export function format(value: Value, text: string, machine: Machine): string | Unknown {
  if (value.kind === 'unknown') return value
  if (value.kind === 'instance') {
    const own = machine.callMethod(value, '__format__', [{ kind: 'str', value: text }])
    if (own?.kind === 'str') return own.value
    if (own !== undefined && isUnknown(own)) return own
    if (value.native !== undefined && text !== '') return format(value.native, text, machine)
  }
  if (text === '') return machine.str(value)
  const spec = readSpec(text, value, machine)
  if (value.kind === 'str') return formatText(value.value, spec, machine)
  if (value.kind === 'bool' && (spec.type === '' || spec.type === 's')) {
    return formatText(value.value ? 'True' : 'False', spec, machine)
  }
  if (value.kind === 'int') return formatInt(value.value, spec, machine)
  if (value.kind === 'bool') return formatInt(value.value ? 1n : 0n, spec, machine)
  if (value.kind === 'float') return pad(formatFloat(value.value, spec, machine), spec, '>')
  return machine.raise('TypeError', `unsupported format string passed to ${typeOf(value).name}.__format__`)
}

function readSpec(text: string, value: Value, machine: Machine): Spec {
  const match = SPEC.exec(text)
  if (match === null) {
    return machine.raise(
      'ValueError',
      `Invalid format specifier '${text}' for object of type '${typeOf(value).name}'`,
    )
  }
  const [, fill, align, sign = '', , alternate, zero, width = '0', group = '', precision, type = ''] = match
  const wide = Number(width)
  const exact = precision === undefined ? null : Number(precision)
  if (wide > MAX_WIDTH) machine.limit(`a field would be more than ${MAX_WIDTH} characters wide`)
  if (exact !== null && exact > MAX_PRECISION)
    machine.limit(`a number would have more than ${MAX_PRECISION} digits after the point`)
  machine.allocate(wide >> 3)
  return {
    fill: fill ?? (zero !== undefined && align === undefined ? '0' : zero !== undefined ? '0' : ' '),
    align: align ?? (zero !== undefined && value.kind !== 'str' ? '=' : ''),
    sign,
    alternate: alternate !== undefined,
    width: wide,
    group,
    precision: exact,
    type,
  }
}

function unknownCode(type: string, of: string, machine: Machine): never {
  return machine.raise('ValueError', `Unknown format code '${type}' for object of type '${of}'`)
}

function formatText(text: string, spec: Spec, machine: Machine): string {
  if (spec.type !== '' && spec.type !== 's') unknownCode(spec.type, 'str', machine)
  if (spec.sign !== '') machine.raise('ValueError', 'Sign not allowed in string format specifier')
  if (spec.align === '=') machine.raise('ValueError', "'=' alignment not allowed in string format specifier")
  if (spec.group !== '') machine.raise('ValueError', `Cannot specify '${spec.group}' with 's'.`)
  const cut = spec.precision === null ? text : [...text].slice(0, spec.precision).join('')
  return pad({ sign: '', body: cut }, spec, '<')
}

interface Parts {
  readonly sign: string
  readonly body: string
}

function pad({ sign, body }: Parts, spec: Spec, usual: string): string {
  const align = spec.align === '' ? usual : spec.align
  const length = [...body].length + sign.length
  const missing = Math.max(0, spec.width - length)
  if (align === '=') {
    if (spec.group !== '' && spec.fill === '0') return sign + groupedZeros(body, spec, sign.length)
    return sign + spec.fill.repeat(missing) + body
  }
  if (align === '<') return sign + body + spec.fill.repeat(missing)
  if (align === '>') return spec.fill.repeat(missing) + sign + body
  const left = missing >> 1
  return spec.fill.repeat(left) + sign + body + spec.fill.repeat(missing - left)
}

/** Zeros that fill a grouped number are grouped too. */
function groupedZeros(body: string, spec: Spec, signLength: number): string {
  const [whole = '', rest = ''] = body.split(/(?=[.e%])([\s\S]*)/)
  let digits = whole.replaceAll(spec.group, '')
  const size = /[xXob]/.test(spec.type) ? 4 : 3
  while (group(digits, spec.group, size).length + rest.length + signLength < spec.width) digits = `0${digits}`
  return group(digits, spec.group, size) + rest
}

function group(digits: string, separator: string, size: number): string {
  if (separator === '') return digits
  const parts: string[] = []
  for (let end = digits.length; end > 0; end -= size)
    parts.unshift(digits.slice(Math.max(0, end - size), end))
  return parts.join(separator)
}

function signOf(negative: boolean, spec: Spec): string {
  if (negative) return '-'
  return spec.sign === '-' ? '' : spec.sign
}

const BASES: ReadonlyMap<string, readonly [number, string]> = new Map([
  ['b', [2, '0b']],
  ['o', [8, '0o']],
  ['x', [16, '0x']],
  ['X', [16, '0X']],
])

function formatInt(value: bigint, spec: Spec, machine: Machine): string {
  if (/^[eEfFgG%]$/.test(spec.type))
    return pad(formatFloat(toFloat(value, machine), spec, machine), spec, '>')
  if (spec.precision !== null)
    machine.raise('ValueError', 'Precision not allowed in integer format specifier')
  const magnitude = value < 0n ? -value : value
  if (spec.type === 'c') return pad({ sign: '', body: String.fromCodePoint(Number(value)) }, spec, '<')
  const base = BASES.get(spec.type)
  if (base === undefined && spec.type !== '' && spec.type !== 'd' && spec.type !== 'n') {
    unknownCode(spec.type, 'int', machine)
  }
  const digits = magnitude.toString(base?.[0] ?? 10)
  machine.tick(digits.length >> 3)
  const body = group(
    spec.type === 'X' ? digits.toUpperCase() : digits,
    spec.group,
    base === undefined ? 3 : 4,
  )
  const prefix = spec.alternate && base !== undefined ? base[1] : ''
  return pad({ sign: signOf(value < 0n, spec) + prefix, body }, spec, '>')
}

function formatFloat(value: number, spec: Spec, machine: Machine): Parts {
  const negative = value < 0 || Object.is(value, -0)
  const sign = signOf(negative, spec)
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? 'nan' : 'inf'
    const body = spec.type === '%' ? `${name}%` : name
    return {
      sign: Number.isNaN(value) ? signOf(false, spec) : sign,
      body: /[EFG]/.test(spec.type) ? body.toUpperCase() : body,
    }
  }
  const magnitude = Math.abs(value)
  const body = floatBody(magnitude, spec, machine)
  const grouped = spec.group === '' ? body : body.replace(/^\d+/, (digits) => group(digits, spec.group, 3))
  return { sign, body: grouped }
}

function floatBody(value: number, spec: Spec, machine: Machine): string {
  const { precision, type } = spec
  switch (type) {
    case 'f':
    case 'F':
      return fixed(value, precision ?? 6, spec.alternate)
    case '%':
      return `${fixed(value * 100, precision ?? 6, spec.alternate)}%`
    case 'e':
    case 'E': {
      const text = exponential(value, precision ?? 6)
      return type === 'E' ? text.toUpperCase() : text
    }
    case 'g':
    case 'G':
    case 'n': {
      const text = general(value, precision ?? 6, spec.alternate, false)
      return type === 'G' ? text.toUpperCase() : text
    }
    case '':
      return precision === null ? floatText(value) : general(value, precision, spec.alternate, true)
    default:
      return unknownCode(type, 'float', machine)
  }
}

/** A float exactly, as a fraction of ints: what its decimal digits are rounded from. */
function exactFraction(value: number): readonly [bigint, bigint] {
  let denominator = 1n
  let number = value
  while (!Number.isInteger(number)) {
    number *= 2
    denominator *= 2n
  }
  return [BigInt(number), denominator]
}

/** Rounds a / b to a whole number, ties to even. */
export function roundRatio(a: bigint, b: bigint): bigint {
  const quotient = a / b
  const twice = (a % b) * 2n
  if (twice > b || (twice === b && quotient % 2n === 1n)) return quotient + 1n
  return quotient
}

/** Digits after the point, correctly rounded from the exact value. */
export function fixed(value: number, precision: number, alternate = false): string {
  const [top, bottom] = exactFraction(value)
  const scaled = roundRatio(top * 10n ** BigInt(precision), bottom)
    .toString()
    .padStart(precision + 1, '0')
  if (precision === 0) return scaled + (alternate ? '.' : '')
  return `${scaled.slice(0, -precision)}.${scaled.slice(-precision)}`
}

/** Decimal digits (`precision` + 1 of them) and exponent. */
function decimal(value: number, precision: number): readonly [string, number] {
  if (value === 0) return ['0'.repeat(precision + 1), 0]
  const [top, bottom] = exactFraction(value)
  let exponent = Math.floor(Math.log10(value))
  for (;;) {
    const shift = precision - exponent
    const digits =
      shift >= 0
        ? roundRatio(top * 10n ** BigInt(shift), bottom)
        : roundRatio(top, bottom * 10n ** BigInt(-shift))
    const text = digits.toString()
    if (text.length === precision + 1) return [text, exponent]
    exponent += text.length > precision + 1 ? 1 : -1
  }
}

function exponential(value: number, precision: number): string {
  const [digits, exponent] = decimal(value, precision)
  const rest = precision === 0 ? '' : `.${digits.slice(1)}`
  return `${digits[0]}${rest}e${exponentText(exponent)}`
}

/** `g`: as many significant digits as asked for, trailing zeros dropped; `point` keeps one digit after the point. */
function general(value: number, precision: number, alternate: boolean, point: boolean): string {
  const significant = Math.max(1, precision)
  const [digits, exponent] = decimal(value, significant - 1)
  const strip = (text: string) => (alternate || !text.includes('.') ? text : text.replace(/\.?0+$/, ''))
  if (exponent < -4 || exponent >= significant + (point ? -1 : 0)) {
    if (!(point && exponent < significant && exponent >= -4 && exponent < significant - 1)) {
      const mantissa = strip(digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits)
      return `${mantissa}e${exponentText(exponent)}`
    }
  }
  const text = strip(fixed(value, Math.max(0, significant - 1 - exponent)))
  return point && !text.includes('.') ? `${text}.0` : text
}
