/** Exact numbers. Counts, shares and ratios are compared as fractions of whole numbers, never as floats. */

/** A fraction in lowest terms; `d` is positive. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }

/** Digits beyond which no number is worked with: no count of a model is near it, and powers grow fast. */
export const MAX_DIGITS = 200

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b < 0n ? -b : b
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** The fraction `n / d`, or null for a zero denominator or a number too long to work with. */
export function fraction(n: bigint, d: bigint): Rational | null {
  if (d === 0n) return null
  const common = gcd(n, d) || 1n
  const sign = d < 0n ? -1n : 1n
  const result = { n: (sign * n) / common, d: (sign * d) / common }
  return tooLong(result.n) || tooLong(result.d) ? null : result
}

const BOUND = 10n ** BigInt(MAX_DIGITS)
function tooLong(x: bigint): boolean {
  return x > BOUND || x < -BOUND
}

/** A whole number as a fraction. */
export function whole(value: bigint | number): Rational {
  return { n: BigInt(value), d: 1n }
}

export function add(a: Rational, b: Rational): Rational | null {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function subtract(a: Rational, b: Rational): Rational | null {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d)
}

export function multiply(a: Rational, b: Rational): Rational | null {
  return fraction(a.n * b.n, a.d * b.d)
}

export function divide(a: Rational, b: Rational): Rational | null {
  return fraction(a.n * b.d, a.d * b.n)
}

/** `base` to a whole power between -{@link MAX_DIGITS} and {@link MAX_DIGITS}; null outside. */
export function power(base: Rational, exponent: Rational): Rational | null {
  if (exponent.d !== 1n) return null
  const times = exponent.n < 0n ? -exponent.n : exponent.n
  if (times > BigInt(MAX_DIGITS)) return null
  let result: Rational | null = ONE
  for (let i = 0n; i < times && result !== null; i++) result = multiply(result, base)
  return result === null || exponent.n >= 0n ? result : divide(ONE, result)
}

/** Negative, zero or positive as `a` is below, at or above `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function equal(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d
}

export function magnitude(a: Rational): Rational {
  return a.n < 0n ? { n: -a.n, d: a.d } : a
}

/** The greatest whole number not above `a`. */
export function floor(a: Rational): Rational {
  const quotient = a.n / a.d
  return whole(a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient)
}

/** The least whole number not below `a`. */
export function ceil(a: Rational): Rational {
  const down = floor({ n: -a.n, d: a.d })
  return { n: -down.n, d: 1n }
}

/** Whether `shown` is `actual` rounded to multiples of `step`; a half may be rounded either way. */
export function isRounding(actual: Rational, shown: Rational, step: Rational): boolean {
  const off = subtract(actual, shown)
  if (off === null) return false
  const twice = multiply(magnitude(off), whole(2))
  return twice !== null && compare(twice, step) <= 0
}

/** Reads `12`, `0.5`, `1e3` (no separators); null for anything else or for a number too long. */
export function parseDecimal(text: string): Rational | null {
  const match = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text)
  if (match === null || text.length > MAX_DIGITS) return null
  const [, integer = '', decimals = '', exponent] = match
  const base = fraction(BigInt(integer + decimals), 10n ** BigInt(decimals.length))
  if (base === null || exponent === undefined) return base
  const scale = power(whole(10), whole(BigInt(exponent)))
  return scale === null ? null : multiply(base, scale)
}

/** As an author would write it: `18,496`, `0.5`, `57.8` (at most `places` decimals, rounded). */
export function format(value: Rational, separator = ',', places = 4): string {
  const sign = value.n < 0n ? '-' : ''
  const size = magnitude(value)
  const scale = 10n ** BigInt(places)
  const rounded = (2n * size.n * scale + size.d) / (2n * size.d)
  const integer = (rounded / scale).toString().replace(/\B(?=(\d{3})+(?!\d))/g, separator)
  const decimals = (rounded % scale).toString().padStart(places, '0').replace(/0+$/, '')
  return sign + integer + (decimals === '' ? '' : `.${decimals}`)
}

/** A count as the engine gives it. */
export function fromCount(count: number | string): Rational | null {
  if (typeof count === 'number') return Number.isSafeInteger(count) ? whole(count) : null
  return /^\d+$/.test(count) && count.length <= MAX_DIGITS ? whole(BigInt(count)) : null
}
