/** Python's `math`. */
import { hostModule, type Vm } from '../host.js'
import { bool, float, int, type ModuleValue, tuple, type Unknown, type Value } from '../value.js'
import { doubleOf, MAX_BITS, native, numberOf, wholeOf } from './native.js'

type Real = (x: number) => number

/** Functions of one float. `domain` says where they are defined; elsewhere Python raises ValueError. */
const REAL: readonly (readonly [name: string, rule: Real, domain?: (x: number) => boolean])[] = [
  ['sqrt', Math.sqrt, (x) => !(x < 0)],
  ['cbrt', Math.cbrt],
  ['exp', Math.exp],
  ['exp2', (x) => 2 ** x],
  ['expm1', Math.expm1],
  ['log1p', Math.log1p, (x) => !(x <= -1)],
  ['fabs', Math.abs],
  ['sin', Math.sin, Number.isFinite],
  ['cos', Math.cos, Number.isFinite],
  ['tan', Math.tan, Number.isFinite],
  ['asin', Math.asin, (x) => !(Math.abs(x) > 1)],
  ['acos', Math.acos, (x) => !(Math.abs(x) > 1)],
  ['atan', Math.atan],
  ['sinh', Math.sinh],
  ['cosh', Math.cosh],
  ['tanh', Math.tanh],
  ['asinh', Math.asinh],
  ['acosh', Math.acosh, (x) => !(x < 1)],
  ['atanh', Math.atanh, (x) => !(Math.abs(x) >= 1)],
  ['degrees', (x) => x * (180 / Math.PI)],
  ['radians', (x) => x * (Math.PI / 180)],
]

function real(vm: Vm, x: Value, rule: Real, domain: (x: number) => boolean = () => true): Value {
  const number = doubleOf(vm, x)
  if (typeof number !== 'number') return number
  if (!Number.isNaN(number) && !domain(number)) return vm.raise('ValueError', 'math domain error')
  const result = rule(number)
  if (!Number.isFinite(result) && Number.isFinite(number))
    return vm.raise('OverflowError', 'math range error')
  return float(result)
}

/** Bits of |n|. */
function bits(n: bigint): number {
  return n === 0n ? 0 : (n < 0n ? -n : n).toString(16).length * 4 - leadingZeros(n)
}

function leadingZeros(n: bigint): number {
  const first = Number.parseInt((n < 0n ? -n : n).toString(16)[0] ?? '0', 16)
  return Math.clz32(first) - 28
}

/** A logarithm that also takes ints beyond the range of doubles. */
function logarithm(vm: Vm, x: Value, rule: Real): number | Unknown {
  const number = numberOf(vm, x)
  if (typeof number === 'object') return number
  if (number <= 0) return vm.raise('ValueError', 'math domain error')
  if (typeof number === 'number') return rule(number)
  const extra = Math.max(0, bits(number) - 1000)
  return rule(Number(number >> BigInt(extra))) + extra * rule(2)
}

/** `floor`, `ceil` and `trunc` give ints. */
function toWhole(vm: Vm, x: Value, rule: Real, method: string): Value {
  const own = x.kind === 'instance' ? vm.findAttribute(x, method) : undefined
  if (own !== undefined) return vm.call(own, [])
  const number = numberOf(vm, x)
  if (typeof number === 'object') return number
  if (typeof number === 'bigint') return int(number)
  if (Number.isNaN(number)) return vm.raise('ValueError', 'cannot convert float NaN to integer')
  if (!Number.isFinite(number)) return vm.raise('OverflowError', 'cannot convert float infinity to integer')
  return int(BigInt(rule(number)))
}

/** All arguments as whole numbers, or the first unknown among them. */
function wholes(vm: Vm, values: readonly Value[]): bigint[] | Unknown {
  const found: bigint[] = []
  for (const value of values) {
    const whole = wholeOf(vm, value)
    if (typeof whole !== 'bigint') return whole
    found.push(whole)
  }
  return found
}

const size = (n: bigint) => (n < 0n ? -n : n)

function gcd(vm: Vm, a: bigint, b: bigint): bigint {
  let [x, y] = [size(a), size(b)]
  while (y > 0n) {
    vm.tick(1 + (bits(y) >> 8))
    ;[x, y] = [y, x % y]
  }
  return x
}

/** n · (n − 1) · … (k factors), or an unknown beyond {@link MAX_BITS}. */
function falling(vm: Vm, n: bigint, k: bigint): bigint | Unknown {
  if (k * BigInt(bits(n)) > BigInt(MAX_BITS))
    return vm.unknown(`the result has more than ${MAX_BITS} bits, which is more than is followed`)
  let product = 1n
  let length = 0
  for (let factor = n - k + 1n; factor <= n; factor += 1n) {
    length += bits(factor)
    vm.tick(1 + (length >> 8))
    product *= factor
  }
  return product
}

function integerRoot(n: bigint): bigint {
  if (n < 2n) return n
  let x = 1n << BigInt((bits(n) + 1) >> 1)
  for (;;) {
    const next = (x + n / x) >> 1n
    if (next >= x) return x
    x = next
  }
}

function product(vm: Vm, values: readonly Value[], start: Value): Value {
  return values.reduce((left, right) => vm.binary('*', left, right), start)
}

/** Makes the module. */
export function math(): ModuleValue {
  return hostModule('math', [
    ['pi', float(Math.PI)],
    ['e', float(Math.E)],
    ['tau', float(2 * Math.PI)],
    ['inf', float(Number.POSITIVE_INFINITY)],
    ['nan', float(Number.NaN)],
    ...REAL.map(([name, rule, domain]) =>
      native(name, 'x, /', (args, vm) => real(vm, args.get('x'), rule, domain)),
    ),
    native('floor', 'x, /', (args, vm) => toWhole(vm, args.get('x'), Math.floor, '__floor__')),
    native('ceil', 'x, /', (args, vm) => toWhole(vm, args.get('x'), Math.ceil, '__ceil__')),
    native('trunc', 'x, /', (args, vm) => toWhole(vm, args.get('x'), Math.trunc, '__trunc__')),
    native('log', 'x, base=None, /', (args, vm) => {
      const above = logarithm(vm, args.get('x'), Math.log)
      if (typeof above !== 'number') return above
      if (args.get('base').kind === 'none') return float(above)
      const below = logarithm(vm, args.get('base'), Math.log)
      if (typeof below !== 'number') return below
      return below === 0 ? vm.raise('ZeroDivisionError', 'division by zero') : float(above / below)
    }),
    ...(['log2', 'log10'] as const).map((name) =>
      native(name, 'x, /', (args, vm) => {
        const result = logarithm(vm, args.get('x'), Math[name])
        return typeof result === 'number' ? float(result) : result
      }),
    ),
    native('pow', 'x, y, /', (args, vm) => {
      const base = doubleOf(vm, args.get('x'))
      const exponent = doubleOf(vm, args.get('y'))
      if (typeof base !== 'number') return base
      if (typeof exponent !== 'number') return exponent
      if (base === 1 || exponent === 0) return float(1)
      if ((base < 0 && !Number.isInteger(exponent)) || (base === 0 && exponent < 0))
        return vm.raise('ValueError', 'math domain error')
      const result = base ** exponent
      return Number.isFinite(result) || !Number.isFinite(base) || !Number.isFinite(exponent)
        ? float(result)
        : vm.raise('OverflowError', 'math range error')
    }),
    ...pairs([
      ['atan2', Math.atan2],
      ['copysign', (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))],
      ['fmod', (x, y) => x % y],
    ]),
    native('dist', 'p, q, /', (args, vm) => {
      const [p, q] = [vm.collect(args.get('p')), vm.collect(args.get('q'))]
      if (!Array.isArray(p)) return p
      if (!Array.isArray(q)) return q
      if (p.length !== q.length)
        return vm.raise('ValueError', 'both points must have the same number of dimensions')
      const sides: number[] = []
      for (const [index, value] of p.entries()) {
        const [a, b] = [doubleOf(vm, value), doubleOf(vm, q[index] ?? value)]
        if (typeof a !== 'number') return a
        if (typeof b !== 'number') return b
        sides.push(a - b)
      }
      return float(Math.hypot(...sides))
    }),
    native('hypot', '*coordinates', (args, vm) => {
      const sides = args.rest.map((value) => doubleOf(vm, value))
      const open = sides.find((side) => typeof side !== 'number')
      return open ?? float(Math.hypot(...sides.filter((side) => typeof side === 'number')))
    }),
    native('fsum', 'seq, /', (args, vm) => {
      const values = vm.collect(args.get('seq'))
      return Array.isArray(values) ? sum(vm, values) : values
    }),
    native('prod', 'iterable, /, *, start=1', (args, vm) => {
      const values = vm.collect(args.get('iterable'))
      return Array.isArray(values) ? product(vm, values, args.get('start')) : values
    }),
    native('gcd', '*integers', (args, vm) => {
      const numbers = wholes(vm, args.rest)
      return Array.isArray(numbers) ? int(numbers.reduce<bigint>((a, b) => gcd(vm, a, b), 0n)) : numbers
    }),
    native('lcm', '*integers', (args, vm) => {
      const numbers = wholes(vm, args.rest)
      if (!Array.isArray(numbers)) return numbers
      return int(numbers.reduce((a, b) => (a === 0n || b === 0n ? 0n : size(a * b) / gcd(vm, a, b)), 1n))
    }),
    native('factorial', 'n, /', (args, vm) => {
      const n = wholeOf(vm, args.get('n'))
      if (typeof n !== 'bigint') return n
      if (n < 0n) return vm.raise('ValueError', 'factorial() not defined for negative values')
      const result = falling(vm, n, n)
      return typeof result === 'bigint' ? int(result) : result
    }),
    native('comb', 'n, k, /', (args, vm) => chosen(vm, args.get('n'), args.get('k'), true)),
    native('perm', 'n, k=None, /', (args, vm) => {
      const k = args.get('k')
      return chosen(vm, args.get('n'), k.kind === 'none' ? args.get('n') : k, false)
    }),
    native('isqrt', 'n, /', (args, vm) => {
      const n = wholeOf(vm, args.get('n'))
      if (typeof n !== 'bigint') return n
      return n < 0n ? vm.raise('ValueError', 'isqrt() argument must be nonnegative') : int(integerRoot(n))
    }),
    native('modf', 'x, /', (args, vm) => {
      const x = doubleOf(vm, args.get('x'))
      return typeof x === 'number' ? tuple([float(x % 1), float(Math.trunc(x))]) : x
    }),
    native('isclose', 'a, b, *, rel_tol=1e-09, abs_tol=0.0', (args, vm) => {
      const [a, b, relative, absolute] = ['a', 'b', 'rel_tol', 'abs_tol'].map((name) =>
        doubleOf(vm, args.get(name)),
      )
      if (typeof a !== 'number' || typeof b !== 'number')
        return typeof a === 'number' ? (b as Unknown) : (a as Unknown)
      if (typeof relative !== 'number' || typeof absolute !== 'number')
        return vm.unknown('a tolerance is unknown')
      if (a === b) return bool(true)
      if (!Number.isFinite(a) || !Number.isFinite(b)) return bool(false)
      const distance = Math.abs(a - b)
      return bool(distance <= Math.max(relative * Math.max(Math.abs(a), Math.abs(b)), absolute))
    }),
    ...(['isnan', 'isinf', 'isfinite'] as const).map((name) =>
      native(name, 'x, /', (args, vm) => {
        const x = doubleOf(vm, args.get('x'))
        if (typeof x !== 'number') return x
        if (name === 'isnan') return bool(Number.isNaN(x))
        return bool(name === 'isfinite' ? Number.isFinite(x) : Math.abs(x) === Number.POSITIVE_INFINITY)
      }),
    ),
  ])
}

function sum(vm: Vm, values: readonly Value[]): Value {
  let total: Value = float(0)
  for (const value of values) total = vm.binary('+', total, value)
  return total
}

function pairs(rules: readonly (readonly [string, (x: number, y: number) => number])[]) {
  return rules.map(([name, rule]) =>
    native(name, 'x, y, /', (args, vm) => {
      const x = doubleOf(vm, args.get('x'))
      const y = doubleOf(vm, args.get('y'))
      if (typeof x !== 'number') return x
      if (typeof y !== 'number') return y
      if (name === 'fmod' && (y === 0 || !Number.isFinite(x)))
        return vm.raise('ValueError', 'math domain error')
      return float(rule(x, y))
    }),
  )
}

function chosen(vm: Vm, of: Value, taken: Value, unordered: boolean): Value {
  const n = wholeOf(vm, of)
  const k = wholeOf(vm, taken)
  if (typeof n !== 'bigint') return n
  if (typeof k !== 'bigint') return k
  if (n < 0n || k < 0n) return vm.raise('ValueError', `${n < 0n ? 'n' : 'k'} must be a non-negative integer`)
  if (k > n) return int(0)
  const least = unordered && n - k < k ? n - k : k
  const above = falling(vm, n, least)
  if (typeof above !== 'bigint') return above
  if (!unordered) return int(above)
  const below = falling(vm, least, least)
  return typeof below === 'bigint' ? int(above / below) : below
}
