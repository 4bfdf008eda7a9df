/**
 * Cuts an utterance into atoms: words, numbers, signs and stretches of code, each with its place in the utterance's
 * text. Hyphens inside words fall away, so that `fully-connected` and `fully connected` are the same two atoms.
 */
import type { Span } from '../span.js'
import type { Utterance } from './utterance.js'

export interface Atom extends Span {
  readonly kind: 'word' | 'number' | 'sign' | 'code'
  /** As written; of a stretch of code without its marks. */
  readonly text: string
  /** What is looked up: lower case for words, the sign itself, the code. */
  readonly key: string
  /** Set where the author marked it as code. */
  readonly marked?: true
}

/** Beyond this many UTF-16 units an utterance is not read: no statement of a quiz is that long. */
export const MAX_UTTERANCE = 20_000

const PYTHON_VALUE = String.raw`(?:'[^'\n]*'|"[^"\n]*"|“[^”\n]*”|‘[^’\n]*’|\([^()\n]*\)|\[[^[\]\n]*\]|-?\d[\d._]*|True|False|None|[A-Za-z_]\w*)`
const ASSIGNMENT = new RegExp(String.raw`[A-Za-z_][\w.]*\s?=\s?${PYTHON_VALUE}`, 'uy')
const CALL = /[A-Za-z_][\w.]*\((?:[^()\n]|\([^()\n]*\))*\)/uy
const IDENTIFIER = /[A-Za-z]\w*(?:_\w+)+(?:\.[A-Za-z_]\w*)*|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+|_\w+/uy
const NUMBER =
  /\d{1,3}(?:(?:,|\{,\}|\\,|[\u00a0\u202f\u2009'’])\d{3})+(?![\d])(?:\.\d+)?|\d{1,3}(?:_\d{3})+|\d+(?:\.\d+)?(?:[eE][+-]?\d+\b)?/uy
const WORD = /\p{L}[\p{L}\p{M}]*(?:\d[\p{L}\d]*)?/uy
/** A bracketed list of dimensions: its digits are never grouped as thousands. */
const DIMENSIONS =
  /[([]\s*(?:None|\?|batch|batch_size|N|n|\d+)\s*(?:,\s*(?:None|\?|batch|batch_size|N|n|\d+)\s*)*,?\s*[)\]]/uy
const PLAIN_NUMBER = /\d+/uy
const TEX = /\\[A-Za-z]+|\\./uy

const CONTRACTIONS: ReadonlyMap<string, string> = new Map([
  ["can't", 'can'],
  ["won't", 'will'],
  ["shan't", 'shall'],
  ['cannot', 'can'],
])

/** TeX commands that are signs or nothing. */
const TEX_SIGNS: ReadonlyMap<string, string> = new Map([
  ['\\times', '×'],
  ['\\cdot', '·'],
  ['\\div', '/'],
  ['\\approx', '≈'],
  ['\\sim', '~'],
  ['\\to', '→'],
  ['\\rightarrow', '→'],
  ['\\leq', '≤'],
  ['\\le', '≤'],
  ['\\geq', '≥'],
  ['\\ge', '≥'],
  ['\\lt', '<'],
  ['\\gt', '>'],
  ['\\neq', '≠'],
  ['\\%', '%'],
  ['\\left', ''],
  ['\\right', ''],
  ['\\,', ''],
  ['\\;', ''],
  ['\\ ', ''],
  ['\\quad', ''],
  ['\\text', ''],
  ['\\mathrm', ''],
  ['\\textrm', ''],
  ['\\mathbf', ''],
])

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
  ['«', '"'],
  ['»', '"'],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '—'],
  ['−', '-'],
  ['∗', '*'],
  ['⋅', '·'],
  ['•', '·'],
])

/** The atoms of an utterance, in order. Empty for one that is too long. */
export function atomsOf(utterance: Utterance): readonly Atom[] {
  if (utterance.text.length > MAX_UTTERANCE) return []
  const atoms: Atom[] = []
  for (const piece of utterance.pieces) {
    if (piece.kind === 'image') continue
    if (piece.kind === 'code') {
      const text = utterance.text.slice(piece.start, piece.end)
      atoms.push({ kind: 'code', text, key: text.trim(), start: piece.start, end: piece.end, marked: true })
    } else scan(utterance.text, piece.start, piece.end, piece.kind === 'math', atoms)
  }
  return atoms
}

/** The atoms of plain text. */
export function atomsOfText(text: string): readonly Atom[] {
  if (text.length > MAX_UTTERANCE) return []
  const atoms: Atom[] = []
  scan(text, 0, text.length, false, atoms)
  return atoms
}

function scan(text: string, from: number, to: number, math: boolean, atoms: Atom[]): void {
  let at = from
  let dimensionsEnd = from
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    return found !== null && at + found[0].length <= to ? found[0] : null
  }
  const push = (kind: Atom['kind'], key: string, length: number) => {
    atoms.push({ kind, text: text.slice(at, at + length), key, start: at, end: at + length })
    at += length
  }
  while (at < to) {
    const char = text[at] ?? ''
    if (/\s/u.test(char)) {
      at += 1
      continue
    }
    if (math && char === '\\') {
      const command = match(TEX) ?? char
      const sign = TEX_SIGNS.get(command) ?? command
      if (sign === '') at += command.length
      else push('sign', sign, command.length)
      continue
    }
    if (math && (char === '{' || char === '}')) {
      at += 1
      continue
    }
    // `26x26x32`, `26 x 26`: the sign, not a letter.
    if (
      /[xX]/.test(char) &&
      /\d\s?$/.test(text.slice(Math.max(from, at - 2), at)) &&
      /^\s?\d/.test(text.slice(at + 1, at + 3))
    ) {
      push('sign', 'x', 1)
      continue
    }
    if (!math) {
      const code = match(ASSIGNMENT) ?? match(CALL) ?? match(IDENTIFIER)
      if (code !== null) {
        push('code', code, code.length)
        continue
      }
    }
    const dimensions = char === '(' || char === '[' ? match(DIMENSIONS) : null
    if (dimensions?.includes(',')) dimensionsEnd = at + dimensions.length
    const number = /\d/.test(char) ? match(at < dimensionsEnd ? PLAIN_NUMBER : NUMBER) : null
    if (number !== null) {
      push('number', number, number.length)
      continue
    }
    const word = match(WORD)
    if (word !== null) {
      pushWord(word)
      continue
    }
    if (char === '-' && isInner(text, at)) {
      at += 1
      continue
    }
    const codePoint = String.fromCodePoint(text.codePointAt(at) ?? 0)
    push('sign', SIGNS.get(codePoint) ?? codePoint, codePoint.length)
  }

  function pushWord(word: string): void {
    const tail = /^['’](t|s|re|ve|ll|d|m)(?![\p{L}\d])/iu.exec(
      text.slice(at + word.length, at + word.length + 4),
    )
    const lower = word.toLowerCase()
    if (lower === 'cannot') {
      const start = at
      atoms.push({ kind: 'word', text: word, key: 'can', start, end: start + 3 })
      atoms.push({ kind: 'word', text: word, key: 'not', start: start + 3, end: start + 6 })
      at += word.length
      return
    }
    if (tail === null || at + word.length + tail[0].length > to) {
      push('word', lower, word.length)
      return
    }
    const suffix = (tail[1] ?? '').toLowerCase()
    if (suffix === 't' && lower.endsWith('n')) {
      const base = CONTRACTIONS.get(`${lower}'t`) ?? lower.slice(0, -1)
      const start = at
      const end = at + word.length + tail[0].length
      atoms.push({ kind: 'word', text: text.slice(start, end), key: base, start, end: start + base.length })
      atoms.push({ kind: 'word', text: text.slice(start, end), key: 'not', start: start + base.length, end })
      at = end
      return
    }
    push('word', lower, word.length)
    push('word', `'${suffix}`, tail[0].length)
  }
}

/** Whether the hyphen at `at` joins two words: `max-pooling`, `64-filter`, `26-by-26`. */
function isInner(text: string, at: number): boolean {
  return /[\p{L}\d]/u.test(text[at - 1] ?? '') && /[\p{L}]|\d/u.test(text[at + 1] ?? '') && !isMinus(text, at)
}

/** `14-5`: digits on both sides are arithmetic, not one word. */
function isMinus(text: string, at: number): boolean {
  return /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')
}
