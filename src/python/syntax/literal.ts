/**
 * Number and string literals → values.
 */

import { float, int, type Value } from '../value.js'
import { SyntaxFailure } from './failure.js'

/** Digits of an int literal: CPython's own bound for converting decimal text (`sys.int_info`). */
export const MAX_INT_DIGITS = 4300

/** The value of a number literal; null for an imaginary number, which is not read. */
export function numberValue(text: string, start: number): Value | null {
  const digits = text.replaceAll('_', '')
  if (/^0[xob]/i.test(digits)) return int(BigInt(digits.toLowerCase()))
  if (/[jJ]$/.test(digits)) return null
  if (/[.eE]/.test(digits)) return float(Number(digits))
  if (digits.length > MAX_INT_DIGITS) {
    throw new SyntaxFailure('SyntaxError', `an integer has more than ${MAX_INT_DIGITS} digits`, {
      start,
      end: start + text.length,
    })
  }
  return int(BigInt(digits))
}

/** The parts of a string literal's opening. */
export interface StringOpening {
  readonly raw: boolean
  readonly bytes: boolean
  readonly formatted: boolean
  readonly opener: string
  readonly quotes: number
}

export function stringOpening(text: string): StringOpening {
  const prefix = /^[a-zA-Z]*/.exec(text)?.[0] ?? ''
  const quote = text[prefix.length] ?? ''
  const quotes = text.startsWith(quote.repeat(3), prefix.length) && text.length >= prefix.length + 6 ? 3 : 1
  return {
    raw: /r/i.test(prefix),
    bytes: /b/i.test(prefix),
    formatted: /f/i.test(prefix),
    opener: prefix + quote.repeat(quotes),
    quotes,
  }
}

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
])

const ESCAPE =
  /\\(?:(\r\n|\r|\n)|([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|N\{([^}]*)\}|([\s\S]))/g

/** The text of a literal's inside; `start` is its offset. */
export function resolveEscapes(
  inside: string,
  opening: Pick<StringOpening, 'raw' | 'bytes'>,
  start: number,
): string {
  const text = inside.includes('\r') ? inside.replace(/\r\n?/g, '\n') : inside
  if (opening.raw || !text.includes('\\')) return text
  return text.replace(
    ESCAPE,
    (whole, line, octal, hex, short, long, name, other: string | undefined, at: number) => {
      if (line !== undefined) return ''
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      const code = short ?? long
      if (code !== undefined && !opening.bytes) {
        const point = Number.parseInt(code, 16)
        if (point > 0x10ffff) malformed(whole, start + at)
        return String.fromCodePoint(point)
      }
      if (name !== undefined && !opening.bytes) return '\ufffd'
      const simple = SIMPLE_ESCAPES.get(other ?? '')
      if (simple !== undefined) return simple
      if (other === 'x' || (!opening.bytes && (other === 'u' || other === 'U' || other === 'N'))) {
        malformed(whole, start + at)
      }
      return whole
    },
  )
}

function malformed(written: string, at: number): never {
  throw new SyntaxFailure('SyntaxError', `the escape \`${written}…\` is incomplete`, {
    start: at,
    end: at + 2,
  })
}
