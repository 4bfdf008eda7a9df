/**
 * Arithmetic of ints and floats, exact and bounded.
 */
import type { Machine } from './machine.js'
import { bool, float, int, type Value } from './value.js'

/** Bits of an int: enough for 2¹⁰⁰⁰⁰⁰; a product of two such takes less than a millisecond. */
export const MAX_INT_BITS = 131_072

type IntOperation = (a: bigint, b: bigint, machine: Machine) => Value
type FloatOperation = (a: number, b: number, machine: Machine) => Value

export function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value
  if (magnitude <= 0xffffffffn) return magnitude === 0n ? 0 : 32 - Math.clz32(Number(magnitude))
  const hex = magnitude.toString(16)
  return (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0] ?? '0', 16)))
}

function bounded(bits: number, machine: Machine): void {
  if (bits > MAX_INT_BITS) machine.limit(`an integer would have more than ${MAX_INT_BITS} bits`)
  if (bits > 1024) machine.tick(bits >> 6)
}

/** Whether two ints are small enough for any one operation but powers and shifts. */
function small(a: bigint, b: bigint): boolean {
  return a < 0x1000000000000n && a > -0x1000000000000n && b < 0x1000000000000n && b > -0x1000000000000n
}

/** Counts what a product or quotient takes: of long numbers about the square of their length. */
function sized(a: bigint, b: bigint, machine: Machine): void {
  if (small(a, b)) return
  const [x, y] = [bitLength(a), bitLength(b)]
  machine.tick(((x >> 6) * (y >> 6)) >> 6)
}

function bitwise(a: bigint, b: bigint, machine: Machine, result: bigint): bigint {
  if (!small(a, b)) bounded(Math.max(bitLength(a), bitLength(b)), machine)
  return result
}

function zeroDivision(machine: Machine, text: string): never {
  return machine.raise('ZeroDivisionError', text)
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient
}

export function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest
}

/** The float nearest to a / b, ties to even, as Python divides ints. */
export function trueDivide(a: bigint, b: bigint): number {
  const [x, y] = [Number(a), Number(b)]
  if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return x / y
  const negative = a < 0n !== b < 0n
  let top = a < 0n ? -a : a
  let bottom = b < 0n ? -b : b
  const shift = 66 - (bitLength(top) - bitLength(bottom))
  if (shift > 0) top <<= BigInt(shift)
  else bottom <<= BigInt(-shift)
  // 66 bits or so of the quotient, the last one sticky: one rounding, by the conversion.
  let quotient = top / bottom
  if (top % bottom !== 0n) quotient |= 1n
  const magnitude =
    shift > 1000 ? Number(quotient) * 2 ** -1000 * 2 ** (1000 - shift) : Number(quotient) * 2 ** -shift
  return negative ? -magnitude : magnitude
}

export function toFloat(value: bigint, machine: Machine): number {
  const number = Number(value)
  if (!Number.isFinite(number)) machine.raise('OverflowError', 'int too large to convert to float')
  return number
}

export function floatModulo(a: number, b: number): number {
  const rest = a % b
  if (rest === 0) return b < 0 ? -0 : 0
  return rest < 0 !== b < 0 ? rest + b : rest
}

export function floatFloor(a: number, b: number): number {
  const rest = a % b
  let quotient = (a - rest) / b
  if (rest !== 0 && b < 0 !== rest < 0) quotient -= 1
  if (quotient === 0) return a / b < 0 ? -0 : 0
  const floor = Math.floor(quotient)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

function intPower(a: bigint, b: bigint, machine: Machine): Value {
  if (b < 0n) {
    if (a === 0n) zeroDivision(machine, '0.0 cannot be raised to a negative power')
    return float(toFloat(a, machine) ** Number(b))
  }
  const magnitude = a < 0n ? -a : a
  if (magnitude > 1n) bounded((bitLength(magnitude) - 1) * Number(b) + 1, machine)
  else if (b > 1n) return int(magnitude === 0n ? 0n : a === -1n && b % 2n === 1n ? -1n : 1n)
  return int(a ** b)
}

function shiftLeft(a: bigint, b: bigint, machine: Machine): Value {
  if (b < 0n) machine.raise('ValueError', 'negative shift count')
  if (a === 0n) return int(0n)
  bounded(bitLength(a) + Number(b), machine)
  return int(a << b)
}

function shiftRight(a: bigint, b: bigint, machine: Machine): Value {
  if (b < 0n) machine.raise('ValueError', 'negative shift count')
  return int(b > BigInt(MAX_INT_BITS) ? (a < 0n ? -1n : 0n) : a >> b)
}

export const INT_OPERATIONS: ReadonlyMap<string, IntOperation> = new Map<string, IntOperation>([
  [
    '+',
    (a, b, machine) => {
      if (!small(a, b)) bounded(Math.max(bitLength(a), bitLength(b)) + 1, machine)
      return int(a + b)
    },
  ],
  [
    '-',
    (a, b, machine) => {
      if (!small(a, b)) bounded(Math.max(bitLength(a), bitLength(b)) + 1, machine)
      return int(a - b)
    },
  ],
  [
    '*',
    (a, b, machine) => {
      sized(a, b, machine)
      if (!small(a, b)) bounded(bitLength(a) + bitLength(b), machine)
      return int(a * b)
    },
  ],
  [
    '/',
    (a, b, machine) => {
      if (b === 0n) zeroDivision(machine, 'division by zero')
      sized(a, b, machine)
      const quotient = trueDivide(a, b)
      if (!Number.isFinite(quotient))
        machine.raise('OverflowError', 'integer division result too large for a float')
      return float(quotient)
    },
  ],
  [
    '//',
    (a, b, machine) => {
      sized(a, b, machine)
      return b === 0n ? zeroDivision(machine, 'integer division or modulo by zero') : int(floorDivide(a, b))
    },
  ],
  [
    '%',
    (a, b, machine) => {
      sized(a, b, machine)
      return b === 0n ? zeroDivision(machine, 'integer modulo by zero') : int(modulo(a, b))
    },
  ],
  ['**', intPower],
  ['<<', shiftLeft],
  ['>>', shiftRight],
  ['&', (a, b, machine) => int(bitwise(a, b, machine, a & b))],
  ['|', (a, b, machine) => int(bitwise(a, b, machine, a | b))],
  ['^', (a, b, machine) => int(bitwise(a, b, machine, a ^ b))],
])

export const FLOAT_OPERATIONS: ReadonlyMap<string, FloatOperation> = new Map<string, FloatOperation>([
  ['+', (a, b) => float(a + b)],
  ['-', (a, b) => float(a - b)],
  ['*', (a, b) => float(a * b)],
  ['/', (a, b, machine) => (b === 0 ? zeroDivision(machine, 'float division by zero') : float(a / b))],
  [
    '//',
    (a, b, machine) =>
      b === 0 ? zeroDivision(machine, 'float floor division by zero') : float(floatFloor(a, b)),
  ],
  ['%', (a, b, machine) => (b === 0 ? zeroDivision(machine, 'float modulo') : float(floatModulo(a, b)))],
  ['**', floatPower],
])

function floatPower(a: number, b: number, machine: Machine): Value {
  if (a === 1 || b === 0) return float(1)
  if (a === 0 && b < 0) zeroDivision(machine, '0.0 cannot be raised to a negative power')
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    return machine.unknown('complex numbers are not read')
  }
  if (a === -1 && !Number.isFinite(b)) return float(Number.isNaN(b) ? b : 1)
  const power = a ** b
  if (!Number.isFinite(power) && Number.isFinite(a) && Number.isFinite(b)) {
    machine.raise('OverflowError', "(34, 'Numerical result out of range')")
  }
  return float(power)
}

type Compare = (a: bigint | number, b: bigint | number) => boolean

/** Comparisons; of an int with a float exact, as in Python. */
export const NUMBER_COMPARISONS: ReadonlyMap<string, Compare> = new Map<string, Compare>([
  ['<', (a, b) => a < b],
  ['>', (a, b) => a > b],
  ['<=', (a, b) => a <= b],
  ['>=', (a, b) => a >= b],
  ['==', (a, b) => !(a < b || a > b) && !Number.isNaN(Number(a)) && !Number.isNaN(Number(b))],
  ['!=', (a, b) => a < b || a > b || Number.isNaN(Number(a)) || Number.isNaN(Number(b))],
])

/** A value as a number of JavaScript of either type; null where it is none. */
export function numeric(value: Value): bigint | number | null {
  if (value.kind === 'int' || value.kind === 'float') return value.value
  return value.kind === 'bool' ? (value.value ? 1n : 0n) : null
}

/** An operation of two numbers; null where Python has none of that sign for them. */
export function arithmetic(
  operator: string,
  a: bigint | number,
  b: bigint | number,
  machine: Machine,
): Value | null {
  if (typeof a === 'bigint' && typeof b === 'bigint')
    return INT_OPERATIONS.get(operator)?.(a, b, machine) ?? null
  const operation = FLOAT_OPERATIONS.get(operator)
  if (operation === undefined) return null
  const x = typeof a === 'bigint' ? toFloat(a, machine) : a
  const y = typeof b === 'bigint' ? toFloat(b, machine) : b
  return operation(x, y, machine)
}

/** `&`, `|` and `^` of two bools are bools. */
export function boolean(operator: string, a: boolean, b: boolean): Value | null {
  if (operator === '&') return bool(a && b)
  if (operator === '|') return bool(a || b)
  return operator === '^' ? bool(a !== b) : null
}
