/**
 * `int`, `float`, `bool`: made and asked.
 */

import type { Machine } from '../machine.js'
import { bitLength, MAX_INT_BITS, numeric, toFloat } from '../number.js'
import { divideHalfEven, floatRepr } from '../text/decimal.js'
import { BOOL, FLOAT, INT, typeOf } from '../types.js'
import { bool, bytes, float, int, NONE, str, tuple, type Value } from '../value.js'
import { addConstructor, addMethods, addProperties } from './define.js'

/** Digits of text that `int` reads: CPython's own bound. */
const MAX_DIGITS = 4300

const WHOLE = /^\s*([-+]?)(?:0([xXoObB]))?_?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)\s*$/

export function parseInt10(text: string, base: bigint, machine: Machine): Value {
  const fail = () => {
    const shown = machine.repr(str(text))
    return machine.raise(
      'ValueError',
      `invalid literal for int() with base ${base}: ${typeof shown === 'string' ? shown : ''}`,
    )
  }
  if (text.length > MAX_DIGITS * 2)
    machine.raise('ValueError', `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion`)
  const match = WHOLE.exec(text)
  if (match === null) return fail()
  const [, sign, letter, digits = ''] = match
  const prefixed = letter === undefined ? null : { x: 16n, o: 8n, b: 2n }[letter.toLowerCase()]
  let radix = base === 0n ? (prefixed ?? 10n) : base
  let body = digits.replaceAll('_', '').toLowerCase()
  if (letter !== undefined && prefixed !== radix) {
    // `0b1` in base 16 is a number, in base 10 it is none.
    body = `0${letter.toLowerCase()}${body}`
    radix = base
  }
  let value = 0n
  for (const character of body) {
    const digit = Number.parseInt(character, 36)
    if (Number.isNaN(digit) || BigInt(digit) >= radix) return fail()
    if (radix !== 10n) value = value * radix + BigInt(digit)
  }
  if (radix === 10n) {
    if (body.length > MAX_DIGITS)
      machine.raise(
        'ValueError',
        `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion: value has ${body.length} digits`,
      )
    value = BigInt(body)
  }
  return int(sign === '-' ? -value : value)
}

addConstructor(INT, 'x=0, /, base=None', (machine, [value = int(0), base = NONE]) => {
  if (base.kind !== 'none') {
    if (base.kind === 'unknown') return base
    if (value.kind === 'unknown') return value
    if (base.kind !== 'int' && base.kind !== 'bool') {
      return machine.raise('TypeError', `'${typeOf(base).name}' object cannot be interpreted as an integer`)
    }
    const radix = base.kind === 'int' ? base.value : BigInt(base.value)
    if (radix !== 0n && (radix < 2n || radix > 36n))
      machine.raise('ValueError', 'int() base must be >= 2 and <= 36, or 0')
    if (value.kind !== 'str') machine.raise('TypeError', "int() can't convert non-string with explicit base")
    else return parseInt10(value.value, radix, machine)
  }
  return toInt(machine, value)
})

export function toInt(machine: Machine, value: Value): Value {
  switch (value.kind) {
    case 'unknown':
      return value
    case 'int':
      return value
    case 'bool':
      return int(value.value ? 1 : 0)
    case 'float':
      if (Number.isNaN(value.value)) return machine.raise('ValueError', 'cannot convert float NaN to integer')
      if (!Number.isFinite(value.value))
        return machine.raise('OverflowError', 'cannot convert float infinity to integer')
      return int(BigInt(Math.trunc(value.value)))
    case 'str':
    case 'bytes':
      return parseInt10(value.value, 10n, machine)
    case 'instance': {
      for (const name of ['__int__', '__index__', '__trunc__']) {
        const made = machine.callMethod(value, name, [])
        if (made !== undefined) return made
      }
      if (value.native !== undefined) return toInt(machine, value.native)
    }
  }
  return machine.raise(
    'TypeError',
    `int() argument must be a string, a bytes-like object or a real number, not '${typeOf(value).name}'`,
  )
}

const FLOAT_TEXT =
  /^\s*([-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][-+]?\d+(?:_\d+)*)?)\s*$/
const NAMED: Readonly<Record<string, number>> = { inf: Infinity, infinity: Infinity, nan: Number.NaN }

addConstructor(FLOAT, 'x=0.0, /', (machine, [value = float(0)]) => convertFloat(machine, value))

export function convertFloat(machine: Machine, value: Value): Value {
  const number = numeric(value)
  if (number !== null) return float(typeof number === 'bigint' ? toFloat(number, machine) : number)
  if (value.kind === 'unknown') return value
  if (value.kind === 'str') {
    const match = FLOAT_TEXT.exec(value.value)
    if (match?.[1] !== undefined) return float(Number(match[1].replaceAll('_', '')))
    const word = /^\s*([-+]?)(inf|infinity|nan)\s*$/i.exec(value.value)
    if (word !== null) {
      const named = NAMED[(word[2] ?? '').toLowerCase()] ?? Number.NaN
      return float(word[1] === '-' ? -named : named)
    }
    const shown = machine.repr(value)
    return machine.raise(
      'ValueError',
      `could not convert string to float: ${typeof shown === 'string' ? shown : ''}`,
    )
  }
  if (value.kind === 'instance') {
    for (const name of ['__float__', '__index__']) {
      const made = machine.callMethod(value, name, [])
      if (made !== undefined) return made.kind === 'int' ? convertFloat(machine, made) : made
    }
    if (value.native !== undefined) return convertFloat(machine, value.native)
  }
  return machine.raise(
    'TypeError',
    `float() argument must be a string or a real number, not '${typeOf(value).name}'`,
  )
}

addConstructor(BOOL, 'x=False, /', (machine, [value = NONE]) => {
  const truth = machine.truth(value)
  return typeof truth === 'boolean' ? bool(truth) : truth
})

const whole = (value: Value | undefined): bigint => {
  const number = value === undefined ? null : numeric(value)
  return typeof number === 'bigint' ? number : 0n
}

addMethods(INT, {
  bit_length: [
    '',
    (machine, [self]) => {
      const length = bitLength(whole(self))
      machine.tick(length >> 6)
      return int(length)
    },
  ],
  bit_count: [
    '',
    (machine, [self]) => {
      machine.tick(bitLength(whole(self)))
      return int(
        [...(whole(self) < 0n ? -whole(self) : whole(self)).toString(2)].filter((digit) => digit === '1')
          .length,
      )
    },
  ],
  conjugate: ['', (_, [self]) => int(whole(self))],
  is_integer: ['', () => bool(true)],
  as_integer_ratio: ['', (_, [self]) => tuple([int(whole(self)), int(1)])],
  to_bytes: [
    "length=1, byteorder='big', *, signed=False",
    (machine, [self, length, order, signed]) => {
      const size = Number(whole(length))
      if (size > 10_000) machine.limit('bytes would be longer than 10000')
      let value = whole(self)
      machine.tick(size * (1 + (bitLength(value) >> 9)))
      if (value < 0n) {
        if (signed?.kind !== 'bool' || !signed.value)
          machine.raise('OverflowError', "can't convert negative int to unsigned")
        value += 1n << BigInt(size * 8)
      }
      if (bitLength(value) > size * 8) machine.raise('OverflowError', 'int too big to convert')
      const parts: string[] = []
      for (let at = 0; at < size; at += 1)
        parts.unshift(String.fromCharCode(Number((value >> BigInt(8 * at)) & 255n)))
      return bytes((order?.kind === 'str' && order.value === 'little' ? parts.reverse() : parts).join(''))
    },
  ],
})
INT.namespace.set('from_bytes', {
  kind: 'staticmethod',
  callee: {
    kind: 'builtin',
    name: 'from_bytes',
    call: (_, [data, order]) => {
      const text = data?.kind === 'bytes' ? data.value : ''
      const codes = [...text].map((character) => BigInt(character.charCodeAt(0)))
      if (order?.kind === 'str' && order.value === 'little') codes.reverse()
      return int(codes.slice(0, MAX_INT_BITS / 8).reduce((sum, code) => sum * 256n + code, 0n))
    },
  },
})
addProperties(INT, {
  real: (_, [self]) => int(whole(self)),
  imag: () => int(0),
  numerator: (_, [self]) => int(whole(self)),
  denominator: () => int(1),
})

const real = (value: Value | undefined): number => (value?.kind === 'float' ? value.value : 0)

addMethods(FLOAT, {
  is_integer: ['', (_, [self]) => bool(Number.isInteger(real(self)))],
  conjugate: ['', (_, [self]) => float(real(self))],
  hex: ['', (machine) => machine.unknown('hexadecimal floats are not read')],
  as_integer_ratio: [
    '',
    (machine, [self]) => {
      let number = real(self)
      if (!Number.isFinite(number))
        machine.raise('ValueError', `cannot convert ${floatRepr(number)} to integer ratio`)
      let denominator = 1n
      while (!Number.isInteger(number)) {
        number *= 2
        denominator *= 2n
      }
      return tuple([int(BigInt(number)), int(denominator)])
    },
  ],
})
addProperties(FLOAT, { real: (_, [self]) => float(real(self)), imag: () => float(0) })

/** `round(value, digits)`: ties to even, on the exact value of a float. */
export function round(machine: Machine, value: Value, digits: Value): Value {
  if (value.kind === 'unknown') return value
  if (digits.kind === 'unknown') return digits
  if (digits.kind === 'str') machine.raise('TypeError', "'str' object cannot be interpreted as an integer")
  const number = numeric(value)
  if (number === null) {
    if (value.kind === 'instance') {
      const made = machine.callMethod(value, '__round__', digits.kind === 'none' ? [] : [digits])
      if (made !== undefined) return made
      if (value.native !== undefined) return round(machine, value.native, digits)
    }
    return machine.raise('TypeError', `type ${typeOf(value).name} doesn't define __round__ method`)
  }
  const places = digits.kind === 'none' ? null : numeric(digits)
  if (places !== null && typeof places !== 'bigint') {
    return machine.raise('TypeError', `'${typeOf(digits).name}' object cannot be interpreted as an integer`)
  }
  if (typeof number === 'bigint') {
    if (places === null || places >= 0n) return int(number)
    if (places < -400n) return int(0)
    const unit = 10n ** -places
    const magnitude = number < 0n ? -number : number
    const rounded = divideHalfEven(magnitude, unit) * unit
    return int(number < 0n ? -rounded : rounded)
  }
  if (!Number.isFinite(number)) {
    if (places !== null) return value
    return Number.isNaN(number)
      ? machine.raise('ValueError', 'cannot convert float NaN to integer')
      : machine.raise('OverflowError', 'cannot convert float infinity to integer')
  }
  const rounded = roundExactly(Math.abs(number), places ?? 0n)
  if (places === null) return int(number < 0 ? -rounded[0] : rounded[0])
  if (places > 330n) return value
  const text = places >= 0n ? `${rounded[0]}e-${places}` : `${rounded[0]}e${-places}`
  const result = Number(text)
  return float(number < 0 || Object.is(number, -0) ? -result : result)
}

/** |value| · 10^places as a whole number, ties to even. */
function roundExactly(value: number, places: bigint): readonly [bigint] {
  let numerator = value
  let bottom = 1n
  while (!Number.isInteger(numerator)) {
    numerator *= 2
    bottom *= 2n
  }
  const top = BigInt(numerator)
  if (places > 330n) return [top]
  if (places < -330n) return [0n]
  return [
    places >= 0n ? divideHalfEven(top * 10n ** places, bottom) : divideHalfEven(top, bottom * 10n ** -places),
  ]
}
