/**
 * The format specification mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
 * Source: Python's documentation of `string`, "Format Specification Mini-Language".
 */
import { fixed, positional, scientific, shortest, significant, special } from './decimal.js'
import { boundedWidth, FormatFailure } from './failure.js'

/** A specification, read. */
export interface FormatSpec {
  readonly fill: string
  readonly align: '<' | '>' | '=' | '^' | null
  readonly sign: '+' | '-' | ' ' | null
  /** Turns a negative zero into a positive one. */
  readonly unsignedZero: boolean
  readonly alternate: boolean
  readonly zeros: boolean
  readonly width: number
  readonly grouping: ',' | '_' | null
  readonly precision: number | null
  readonly type: string
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?(.)?$/su
const isAlign = (text: string | undefined): text is '<' | '>' | '=' | '^' =>
  text !== undefined && '<>=^'.includes(text)

/** Reads a specification. */
export function parseSpec(text: string): FormatSpec {
  const match = SPEC.exec(text)
  if (match === null) throw new FormatFailure('ValueError', `invalid format specifier '${text}'`)
  const [, fill, align, sign, unsignedZero, alternate, zeros, width, grouping, precision, type = ''] = match
  return {
    fill: fill ?? (zeros !== undefined ? '0' : ' '),
    align: isAlign(align) ? align : null,
    sign: sign === '+' || sign === '-' || sign === ' ' ? sign : null,
    unsignedZero: unsignedZero !== undefined,
    alternate: alternate !== undefined,
    zeros: zeros !== undefined,
    width: width === undefined ? 0 : boundedWidth(width),
    grouping: grouping === ',' || grouping === '_' ? grouping : null,
    precision: precision === undefined ? null : boundedWidth(precision),
    type,
  }
}

/** A string under a specification. */
export function formatStr(text: string, spec: FormatSpec): string {
  if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, 'str')
  if (spec.sign !== null)
    throw new FormatFailure('ValueError', 'a sign is not allowed in the format of a string')
  if (spec.alternate) throw new FormatFailure('ValueError', '`#` is not allowed in the format of a string')
  if (spec.align === '=')
    throw new FormatFailure('ValueError', "the alignment '=' is not allowed for a string")
  if (spec.grouping !== null) throw new FormatFailure('ValueError', `cannot use '${spec.grouping}' with 's'`)
  const characters = [...text]
  const shown = spec.precision === null ? characters : characters.slice(0, spec.precision)
  return pad(shown.join(''), shown.length, { ...spec, align: spec.align ?? '<' })
}

const RADIX: ReadonlyMap<string, readonly [radix: number, prefix: string]> = new Map([
  ['b', [2, '0b']],
  ['o', [8, '0o']],
  ['x', [16, '0x']],
  ['X', [16, '0X']],
])

/** A whole number under a specification. */
export function formatInt(value: bigint, spec: FormatSpec): string {
  const { type } = spec
  if (type !== '' && 'eEfFgG%'.includes(type)) return formatFloat(Number(value), spec)
  if (spec.precision !== null)
    throw new FormatFailure('ValueError', 'a precision is not allowed in the format of an int')
  if (spec.unsignedZero) throw new FormatFailure('ValueError', "'z' is not allowed in the format of an int")
  if (type === 'c') return formatCharacter(value, spec)
  if (type !== '' && !'dnboxX'.includes(type)) throw unknownCode(type, 'int')
  const [radix, prefix] = RADIX.get(type) ?? [10, '']
  if (spec.grouping === ',' && radix !== 10)
    throw new FormatFailure('ValueError', `cannot use ',' with '${type}'`)
  if (spec.grouping !== null && type === 'n')
    throw new FormatFailure('ValueError', `cannot use '${spec.grouping}' with 'n'`)
  const size = (value < 0n ? -value : value).toString(radix)
  const digits = type === 'X' ? size.toUpperCase() : size
  return assemble(value < 0n, spec.alternate ? prefix : '', digits, '', spec, radix === 10 ? 3 : 4)
}

function formatCharacter(value: bigint, spec: FormatSpec): string {
  if (spec.sign !== null) throw new FormatFailure('ValueError', "a sign is not allowed with 'c'")
  if (value < 0n || value > 0x10ffffn)
    throw new FormatFailure('OverflowError', "'c' needs a number from 0 to 0x10ffff")
  return pad(String.fromCodePoint(Number(value)), 1, { ...spec, align: spec.align ?? '<' })
}

/** A float under a specification. */
export function formatFloat(value: number, spec: FormatSpec): string {
  const { type } = spec
  if (type !== '' && !'eEfFgGn%'.includes(type)) throw unknownCode(type, 'float')
  if (spec.grouping !== null && type === 'n')
    throw new FormatFailure('ValueError', `cannot use '${spec.grouping}' with 'n'`)
  const upper = type !== '' && 'EFG'.includes(type)
  const odd = special(type === '%' ? value * 100 : value)
  let negative = value < 0 || Object.is(value, -0)
  if (odd !== null) {
    const word = odd.replace('-', '')
    const end = type === '%' ? '%' : ''
    return assemble(negative, '', upper ? word.toUpperCase() : word, end, { ...spec, grouping: null }, 3)
  }
  const text = floatText(value, spec)
  if (spec.unsignedZero && !/[1-9]/.test(text)) negative = false
  const cut = text.search(/[.eE%]/)
  const whole = cut < 0 ? text : text.slice(0, cut)
  const rest = cut < 0 ? '' : text.slice(cut)
  return assemble(negative, '', whole, rest, spec, 3)
}

function floatText(value: number, spec: FormatSpec): string {
  const { type, alternate } = spec
  const precision = spec.precision ?? 6
  switch (type) {
    case 'f':
    case 'F':
      return withPoint(fixed(value, precision), alternate)
    case '%':
      return `${withPoint(fixed(value * 100, precision), alternate)}%`
    case 'e':
    case 'E': {
      const text = scientific(significant(value, precision + 1), type)
      return alternate && precision === 0 ? text.replace(/[eE]/, '.$&') : text
    }
    case '':
      return spec.precision === null ? plain(value) : general(value, spec.precision, 'e', alternate, true)
    default:
      return general(value, precision, type === 'G' ? 'E' : 'e', alternate, false)
  }
}

function withPoint(text: string, alternate: boolean): string {
  return alternate && !text.includes('.') ? `${text}.` : text
}

/** As `repr` prints it, without the sign. */
function plain(value: number): string {
  const digits = shortest(value)
  if (digits.point <= -4 || digits.point > 16) return scientific(digits)
  const text = positional(digits)
  return text.includes('.') ? text : `${text}.0`
}

/** `g`: significant digits, trailing zeros dropped; `pointed` is the form without a type, which always shows a point. */
function general(value: number, wanted: number, mark: string, alternate: boolean, pointed: boolean): string {
  const precision = Math.max(wanted, 1)
  const exact = significant(value, precision)
  const kept = alternate ? exact.digits : exact.digits.replace(/0+$/, '') || '0'
  const digits = { ...exact, digits: kept }
  if (exact.point <= -4 || exact.point > precision - (pointed ? 1 : 0)) {
    const text = scientific(digits, mark)
    return alternate && !text.includes('.') ? text.replace(/[eE]/, '.$&') : text
  }
  const text = positional(digits)
  if (text.includes('.')) return text
  if (alternate) return `${text}.`
  return pointed ? `${text}.0` : text
}

/** Sign, prefix, grouped digits and what follows them, padded. */
function assemble(
  negative: boolean,
  prefix: string,
  digits: string,
  rest: string,
  spec: FormatSpec,
  group: number,
): string {
  const sign = negative ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : ''
  const head = sign + prefix
  const align = spec.align ?? (spec.zeros ? '=' : '>')
  let body = digits
  if (spec.grouping !== null) {
    // Zeros that fill the width are grouped like digits.
    const filled = align === '=' && spec.fill === '0' ? spec.width - head.length - rest.length : 0
    body = grouped(digits, spec.grouping, group, filled)
  }
  body += rest
  if (align !== '=') return pad(head + body, head.length + body.length, { ...spec, align })
  return head + spec.fill.repeat(Math.max(0, spec.width - head.length - body.length)) + body
}

function grouped(digits: string, separator: string, size: number, width: number): string {
  let out = ''
  let count = 0
  for (let index = digits.length - 1; index >= 0 || out.length < width; index -= 1) {
    if (count > 0 && count % size === 0) out = separator + out
    out = (digits[index] ?? '0') + out
    count += 1
  }
  return out
}

function pad(text: string, length: number, spec: Pick<FormatSpec, 'align' | 'fill' | 'width'>): string {
  const missing = Math.max(0, spec.width - length)
  switch (spec.align) {
    case '<':
      return text + spec.fill.repeat(missing)
    case '^':
      return spec.fill.repeat(missing >> 1) + text + spec.fill.repeat(missing - (missing >> 1))
    default:
      return spec.fill.repeat(missing) + text
  }
}

function unknownCode(type: string, of: string): FormatFailure {
  return new FormatFailure('ValueError', `unknown format code '${type}' for an object of type '${of}'`)
}
