/** The exact value of an expression of arithmetic. */
import {
  add,
  ceil,
  divide,
  floor,
  multiply,
  power,
  type Rational,
  subtract,
  whole,
} from '../../language/rational.js'
import type { Token } from './tokens.js'

/** Deeper brackets than this no computation has. */
const MAX_DEPTH = 40

/** Reads a whole expression by descent: sums of products of powers. */
export class Expression {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** The value; null unless all of it is one expression. */
  read(): Rational | null {
    const value = this.#sum()
    return this.#at === this.#tokens.length ? value : null
  }

  #sign(): string {
    const token = this.#tokens[this.#at]
    return token?.is === 'sign' ? token.sign : ''
  }

  #sum(): Rational | null {
    if (this.#depth > MAX_DEPTH) return null
    let value = this.#product()
    while (value !== null && (this.#sign() === '+' || this.#sign() === '-')) {
      const minus = this.#sign() === '-'
      this.#at += 1
      const next = this.#product()
      value = next === null ? null : minus ? subtract(value, next) : add(value, next)
    }
    return value
  }

  #product(): Rational | null {
    let value = this.#power()
    for (;;) {
      const sign = this.#sign()
      if (value === null || (sign !== '*' && sign !== '/' && sign !== '//')) return value
      this.#at += 1
      const next = this.#power()
      if (next === null) return null
      if (sign === '*') value = multiply(value, next)
      else {
        const quotient = divide(value, next)
        value = quotient === null || sign === '/' ? quotient : floor(quotient)
      }
    }
  }

  #power(): Rational | null {
    let value = this.#unary()
    for (;;) {
      const sign = this.#sign()
      if (value === null) return null
      if (sign === '²' || sign === '³') {
        this.#at += 1
        value = power(value, whole(sign === '²' ? 2 : 3))
      } else if (sign === '^') {
        this.#at += 1
        const exponent = this.#unary()
        value = exponent === null ? null : power(value, exponent)
      } else return value
    }
  }

  #unary(): Rational | null {
    const token = this.#tokens[this.#at]
    if (token === undefined) return null
    this.#at += 1
    if (token.is === 'number') return token.value
    if (token.is !== 'sign') return null
    switch (token.sign) {
      case '-': {
        const value = this.#unary()
        return value === null ? null : { n: -value.n, d: value.d }
      }
      case '(':
        return this.#until(')')
      case '⌊': {
        const value = this.#until('⌋')
        return value === null ? null : floor(value)
      }
      case '⌈': {
        const value = this.#until('⌉')
        return value === null ? null : ceil(value)
      }
      case 'floor':
      case 'ceil': {
        if (this.#sign() !== '(') return null
        this.#at += 1
        const value = this.#until(')')
        return value === null ? null : token.sign === 'floor' ? floor(value) : ceil(value)
      }
      case 'frac': {
        const top = this.#group()
        const bottom = this.#group()
        return top === null || bottom === null ? null : divide(top, bottom)
      }
      default:
        return null
    }
  }

  #group(): Rational | null {
    if (this.#sign() !== '(') return null
    this.#at += 1
    return this.#until(')')
  }

  #until(close: string): Rational | null {
    this.#depth += 1
    const value = this.#sum()
    this.#depth -= 1
    if (this.#sign() !== close) return null
    this.#at += 1
    return value
  }
}
