/**
 * Exact decimal digits of a double. Python rounds the exact binary value, half to even; JavaScript's `toFixed` rounds halves up
 * and ends at 100 digits.
 */

/** Digits and the place of the decimal point: 0.d₁d₂… × 10^point. */
export interface Digits {
  readonly negative: boolean
  readonly digits: string
  readonly point: number
}

/** A finite double as mantissa × 2^exponent, without its sign. */
function binary(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xf_ffff_ffff_ffffn
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 }
}

/** ⌊a / b⌉, half to even. Both positive. */
export function divideHalfEven(a: bigint, b: bigint): bigint {
  const quotient = a / b
  const twice = (a % b) * 2n
  if (twice > b || (twice === b && quotient % 2n === 1n)) return quotient + 1n
  return quotient
}

/** |value| × 10^places, rounded to a whole number, half to even. */
function scaled(value: number, places: number): bigint {
  const { mantissa, exponent } = binary(value)
  let over = mantissa
  let under = 1n
  if (exponent >= 0) over <<= BigInt(exponent)
  else under <<= BigInt(-exponent)
  if (places >= 0) over *= 10n ** BigInt(places)
  else under *= 10n ** BigInt(-places)
  return divideHalfEven(over, under)
}

/** No double has more decimals than this; further ones are zeros. */
const MOST_DECIMALS = 1074

/** A finite double with a number of decimals: `fixed(2.5, 0)` is `2`, without the sign. */
export function fixed(value: number, decimals: number): string {
  const exact = Math.min(decimals, MOST_DECIMALS)
  const whole = scaled(value, exact)
    .toString()
    .padStart(exact + 1, '0')
  const fraction = whole.slice(whole.length - exact).padEnd(decimals, '0')
  return decimals === 0 ? whole : `${whole.slice(0, whole.length - exact)}.${fraction}`
}

/** A finite double with a number of significant digits, at least 1. */
export function significant(value: number, count: number): Digits {
  const negative = value < 0 || Object.is(value, -0)
  if (value === 0) return { negative, digits: '0'.repeat(count), point: 1 }
  const wanted = Math.min(count, MOST_DECIMALS)
  let point = Math.floor(Math.log10(Math.abs(value))) + 1
  // The logarithm can be off by one, and rounding can carry into a new digit: 9.99 with two digits is 10.
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const digits = scaled(value, wanted - point).toString()
    if (digits.length === wanted) return { negative, digits: digits.padEnd(count, '0'), point }
    point += digits.length > wanted ? 1 : -1
  }
  return {
    negative,
    digits: scaled(value, wanted - point)
      .toString()
      .slice(0, wanted),
    point,
  }
}

/** The fewest digits that read back as the same double. */
export function shortest(value: number): Digits {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e')
  return {
    negative: value < 0 || Object.is(value, -0),
    digits: mantissa.replace('.', ''),
    point: Number(exponent) + 1,
  }
}

/** `inf` and `nan`, as Python prints them; null for a finite double. */
export function special(value: number): string | null {
  if (Number.isNaN(value)) return 'nan'
  if (value === Number.POSITIVE_INFINITY) return 'inf'
  return value === Number.NEGATIVE_INFINITY ? '-inf' : null
}

/** Digits with an exponent: `1.5e+16`. At least two digits of exponent. */
export function scientific({ digits, point }: Digits, mark = 'e'): string {
  const exponent = point - 1
  const size = Math.abs(exponent).toString().padStart(2, '0')
  const fraction = digits.slice(1)
  return `${digits[0] ?? '0'}${fraction === '' ? '' : `.${fraction}`}${mark}${exponent < 0 ? '-' : '+'}${size}`
}

/** Digits without an exponent: `0.00015`, `1500`. */
export function positional({ digits, point }: Digits): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return digits.padEnd(point, '0')
  return `${digits.slice(0, point)}.${digits.slice(point)}`
}

/** `repr(float)`: the shortest digits that read back the same; an exponent below 10⁻⁴ and from 10¹⁶ on. */
export function floatRepr(value: number): string {
  const odd = special(value)
  if (odd !== null) return odd
  const digits = shortest(value)
  const sign = digits.negative ? '-' : ''
  if (digits.point <= -4 || digits.point > 16) return sign + scientific(digits)
  const text = positional(digits)
  return sign + (text.includes('.') ? text : `${text}.0`)
}
