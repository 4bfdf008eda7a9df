/** The tokens of worked arithmetic: numbers, signs and words, in prose, code and TeX alike. */
import { fraction, parseDecimal, type Rational, whole } from '../../language/rational.js'
import type { Span } from '../../span.js'

export type Token = Span &
  (
    | { readonly is: 'number'; readonly value: Rational; readonly step: Rational; readonly text: string }
    | { readonly is: 'sign'; readonly sign: string }
    | { readonly is: 'other'; readonly word: string }
  )

const NUMBER =
  /(?:\d{1,3}(?:(?:,|\{,\}|\\,|[\u00a0\u202f\u2009])\d{3})+(?!\d)|\d+(?:_\d{3})*)(?:\.\d+)?(?:[eE][+-]?\d{1,3}\b)?/y
const WORD = /[\p{L}_][\p{L}\p{M}\d_]*(?:['’]\p{L}+)?/uy
const COMMAND = /\\(?:[A-Za-z]+|.)/uy

const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['\\times', '*'],
  ['\\cdot', '*'],
  ['\\ast', '*'],
  ['\\div', '/'],
  ['\\approx', '≈'],
  ['\\simeq', '≈'],
  ['\\lfloor', '⌊'],
  ['\\rfloor', '⌋'],
  ['\\lceil', '⌈'],
  ['\\rceil', '⌉'],
  ['\\frac', 'frac'],
  ['\\dfrac', 'frac'],
  ['\\tfrac', 'frac'],
  ['\\left', ''],
  ['\\right', ''],
  ['\\,', ''],
  ['\\;', ''],
  ['\\!', ''],
  ['\\ ', ''],
  ['\\quad', ''],
  ['\\%', '%'],
])

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['*', '*'],
  ['×', '*'],
  ['·', '*'],
  ['⋅', '*'],
  ['∗', '*'],
  ['∙', '*'],
  ['÷', '/'],
  ['/', '/'],
  ['^', '^'],
  ['=', '='],
  ['≈', '≈'],
  ['≃', '≈'],
  ['(', '('],
  [')', ')'],
  ['[', '('],
  [']', ')'],
  ['⌊', '⌊'],
  ['⌋', '⌋'],
  ['⌈', '⌈'],
  ['⌉', '⌉'],
  ['²', '²'],
  ['³', '³'],
  ['%', '%'],
])

/** Text beyond this length is prose of a book, not a computation. */
export const MAX_TEXT = 20_000

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0] ?? null
  }
  const sign = (value: string, length: number) => {
    if (value !== '') tokens.push({ is: 'sign', sign: value, start: at, end: at + length })
    at += length
  }
  while (at < text.length) {
    const char = text[at] ?? ''
    if (/[ \t\r\u00a0\u202f\u2009$`]/u.test(char)) {
      at += 1
      continue
    }
    const number = /\d/.test(char) ? match(NUMBER) : null
    if (number !== null) {
      const plain = number.replace(/,|\{,\}|\\,|[\u00a0\u202f\u2009_]/gu, '')
      const value = parseDecimal(plain)
      const after = text[at + number.length] ?? ''
      const times =
        /[xX]/.test(after) && /^[xX]\s?[\d(]/.test(text.slice(at + number.length, at + number.length + 3))
      const glued =
        /[\p{L}_]/u.test(after) && !times && !/^[kKM](?![\p{L}\d])/u.test(text.slice(at + number.length))
      const listed = /^,\d/.test(text.slice(at + number.length))
      if (value === null || glued || listed) {
        const word = glued ? /^[\p{L}\d_]*/u.exec(text.slice(at + number.length))?.[0] : ''
        const length = number.length + (word?.length ?? 0)
        tokens.push({ is: 'other', word: text.slice(at, at + length), start: at, end: at + length })
        at += length
        continue
      }
      const decimals = /\.(\d+)/.exec(plain)?.[1]?.length ?? 0
      const step = fraction(1n, 10n ** BigInt(decimals)) ?? whole(1)
      tokens.push({ is: 'number', value, step, text: number, start: at, end: at + number.length })
      at += number.length
      continue
    }
    if (char === '\\') {
      const command = match(COMMAND) ?? char
      const known = COMMANDS.get(command)
      if (known === undefined) {
        tokens.push({ is: 'other', word: command, start: at, end: at + command.length })
        at += command.length
      } else sign(known, command.length)
      continue
    }
    if (char === '{' || char === '}') {
      sign(char === '{' ? '(' : ')', 1)
      continue
    }
    const two = text.slice(at, at + 2)
    if (two === '**') sign('^', 2)
    else if (two === '//') sign('//', 2)
    else if (two === '==') sign('=', 2)
    else if (two === '~=') sign('≈', 2)
    else if (/^(?:!=|>=|<=|=>|->|\+=|-=|\*=)$/.test(two)) {
      tokens.push({ is: 'other', word: two, start: at, end: at + 2 })
      at += 2
    } else if (SIGNS.has(char)) sign(SIGNS.get(char) ?? '', char.length)
    else {
      const isTimes =
        /[xX]/.test(char) && isAfterOperand(tokens.at(-1)) && /^.\s?[\d(]/su.test(text.slice(at, at + 3))
      if (isTimes) {
        sign('*', 1)
        continue
      }
      const word = match(WORD)
      const length = word?.length ?? (String.fromCodePoint(text.codePointAt(at) ?? 0).length || 1)
      const lower = (word ?? '').toLowerCase()
      if (lower === 'floor' || lower === 'ceil' || lower === 'round') sign(lower, length)
      else {
        tokens.push({ is: 'other', word: word ?? text.slice(at, at + length), start: at, end: at + length })
        at += length
      }
    }
  }
  return tokens
}

export function isAfterOperand(token: Token | undefined): boolean {
  return (
    token !== undefined && (token.is === 'number' || (token.is === 'sign' && /^[)²³⌋⌉]$/.test(token.sign)))
  )
}

export function isSign(token: Token | undefined, sign: string): boolean {
  return token?.is === 'sign' && token.sign === sign
}
