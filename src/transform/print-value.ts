/** A computed value as words: digits grouped as the language has it, shapes as Keras prints them. */
import type { OutputShape, Plain } from '../keras/summary.js'
import { printShape } from './table.js'

/** How a value is printed. */
export interface ValueStyle {
  /** `percent` of a share, `times` for a shape without its batch: `26 × 26 × 32`. */
  readonly format: 'plain' | 'percent' | 'times'
  /** Digits behind the point; null for what the format has of itself. */
  readonly digits: number | null
}

/** Digits behind the point where an author asks for no number of them; of a share in percent, and of other numbers. */
const DIGITS = { percent: 1, plain: 2 } as const
/** Numbers below one keep this many digits that count. */
const SIGNIFICANT = 3

export interface Printed {
  readonly text: string
  /** Set for what Keras spells. */
  readonly code: boolean
}

/**
 * Prints a value. Whole numbers are exact, with their digits grouped; others are rounded: to `digits`, else to two digits
 * behind the point, three that count below one, and one of a percentage.
 *
 * @param language BCP 47 tag
 */
export function printValue(value: Plain, { format, digits }: ValueStyle, language: string): Printed {
  const text = (words: string): Printed => ({ text: words, code: false })
  if (typeof value === 'number') return text(printNumber(value, format, digits, language))
  if (typeof value === 'string')
    return text(/^-?\d+$/.test(value) ? new Intl.NumberFormat(language).format(BigInt(value)) : value)
  if (Array.isArray(value)) {
    if (format !== 'times') return { text: printShape(value as OutputShape), code: true }
    const own = value[0] === null ? value.slice(1) : value
    return text(own.map((one) => (one === null ? '?' : String(one))).join(' × '))
  }
  return text(String(value))
}

function printNumber(
  value: number,
  format: ValueStyle['format'],
  digits: number | null,
  language: string,
): string {
  if (format === 'percent') {
    const most = digits ?? DIGITS.percent
    const options = {
      style: 'percent' as const,
      maximumFractionDigits: most,
      minimumFractionDigits: digits ?? 0,
    }
    return new Intl.NumberFormat(language, options).format(value)
  }
  if (digits !== null)
    return new Intl.NumberFormat(language, {
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
    }).format(value)
  if (value !== 0 && Math.abs(value) < 1)
    return new Intl.NumberFormat(language, { maximumSignificantDigits: SIGNIFICANT }).format(value)
  return new Intl.NumberFormat(language, { maximumFractionDigits: DIGITS.plain }).format(value)
}
