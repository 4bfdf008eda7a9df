/**
 * String literals, f-strings with their replacements among them → one constant or formatted string.
 */
import type { Span } from '../../span.js'
import { bytes, str } from '../value.js'
import type { Expression, FormatPart, Replacement } from './expression.js'
import { SyntaxFailure } from './failure.js'
import { resolveEscapes, stringOpening } from './literal.js'
import { stringEnd } from './string-end.js'
import type { Token } from './token.js'

/** How deep format specs may nest: Python's own bound is 2. */
const MAX_SPEC_DEPTH = 2

export class StringParser {
  readonly #source: string
  readonly #inside: (span: Span) => Expression
  readonly #parts: FormatPart[] = []
  #formatted = false
  #bytes: boolean | null = null
  #raw = false
  /** Whether a character is given by its name in Unicode: the names are not kept here. */
  #named = false

  /** `inside` parses the expression of a replacement. */
  constructor(source: string, inside: (span: Span) => Expression) {
    this.#source = source
    this.#inside = inside
  }

  add(token: Token): void {
    const opening = stringOpening(token.text)
    if (this.#bytes !== null && this.#bytes !== opening.bytes) {
      throw new SyntaxFailure('SyntaxError', 'bytes and text cannot be joined into one literal', token)
    }
    this.#bytes = opening.bytes
    if (!opening.raw && !opening.bytes && token.text.includes('\\N{')) this.#named = true
    const start = token.start + opening.opener.length
    const end = token.end - opening.quotes
    if (opening.formatted) {
      this.#formatted = true
      this.#raw = opening.raw
      this.#text(start, end, this.#parts, 0)
    } else {
      const text = resolveEscapes(this.#source.slice(start, end), opening, start)
      if (opening.bytes && /[^\p{ASCII}]/u.test(this.#source.slice(start, end))) {
        throw new SyntaxFailure('SyntaxError', 'bytes can only hold ASCII characters', token)
      }
      this.#push(this.#parts, text)
    }
  }

  finish(span: Span): Expression {
    const { start, end } = span
    if (this.#named) {
      const reason = 'characters are not looked up by their names'
      return { kind: 'constant', value: { kind: 'unknown', reason, origin: { start, end } }, start, end }
    }
    if (this.#formatted) return { kind: 'formatted', parts: this.#parts, start, end }
    const text = this.#parts.join('')
    return { kind: 'constant', value: this.#bytes ? bytes(text) : str(text), start, end }
  }

  #push(parts: FormatPart[], text: string): void {
    const last = parts.at(-1)
    if (typeof last === 'string') parts[parts.length - 1] = last + text
    else if (text !== '') parts.push(text)
  }

  /** The text of an f-string or of a format spec. Returns where it stopped: at `end`, or at the `}` of a spec. */
  #text(start: number, end: number, parts: FormatPart[], depth: number): number {
    let at = start
    let from = start
    const flush = (to: number) => {
      if (to > from) {
        const text = resolveEscapes(this.#source.slice(from, to), { raw: this.#raw, bytes: false }, from)
        this.#push(parts, text)
      }
    }
    while (at < end) {
      const character = this.#source[at]
      const doubled = this.#source[at + 1] === character && at + 1 < end && depth === 0
      if (character === '\\' && !this.#raw) {
        const named = this.#source.startsWith('N{', at + 1) ? this.#source.indexOf('}', at) : -1
        at = named > 0 && named < end ? named + 1 : at + 2
      } else if (character === '{' && doubled) {
        flush(at + 1)
        at += 2
        from = at
      } else if (character === '{') {
        flush(at)
        at = this.#replacement(at, end, parts, depth)
        from = at
      } else if (character === '}' && depth > 0) {
        flush(at)
        return at
      } else if (character === '}') {
        if (!doubled) {
          throw new SyntaxFailure('SyntaxError', 'an f-string holds a single `}`', { start: at, end: at + 1 })
        }
        flush(at + 1)
        at += 2
        from = at
      } else at += 1
    }
    flush(Math.min(at, end))
    return at
  }

  /** `{…}` at `start`; returns the offset after it. */
  #replacement(start: number, end: number, parts: FormatPart[], depth: number): number {
    const opening = { start, end: start + 1 }
    if (depth >= MAX_SPEC_DEPTH) {
      throw new SyntaxFailure('SyntaxError', 'the replacements of an f-string are nested too deep', opening)
    }
    const stop = this.#expressionEnd(start + 1, end)
    if (this.#source.slice(start + 1, stop).trim() === '') {
      throw new SyntaxFailure('SyntaxError', 'an f-string has an empty replacement', opening)
    }
    const value = this.#inside({ start: start + 1, end: stop })
    let at = stop
    let label: string | null = null
    if (this.#source[at] === '=') {
      at = this.#skipBlanks(at + 1, end)
      label = this.#source.slice(start + 1, at)
    }
    let conversion: Replacement['conversion'] = null
    if (this.#source[at] === '!') {
      const letter = this.#source[at + 1]
      if (letter !== 'r' && letter !== 's' && letter !== 'a') {
        throw new SyntaxFailure('SyntaxError', 'after `!` an f-string expects `r`, `s` or `a`', {
          start: at,
          end: at + 2,
        })
      }
      conversion = letter
      at = this.#skipBlanks(at + 2, end)
    }
    let spec: FormatPart[] | null = null
    if (this.#source[at] === ':') {
      spec = []
      at = this.#text(at + 1, end, spec, depth + 1)
    }
    if (this.#source[at] !== '}' || at >= end) {
      throw new SyntaxFailure(
        'SyntaxError',
        'a replacement of an f-string is never closed, expected `}`',
        opening,
      )
    }
    parts.push({ value, conversion, spec, label, start, end: at + 1 })
    return at + 1
  }

  #skipBlanks(at: number, end: number): number {
    let to = at
    while (to < end && /\s/.test(this.#source[to] ?? '')) to += 1
    return to
  }

  /** Where the expression of a replacement ends: at `}`, `:`, `!r` or a single `=`, outside brackets and strings. */
  #expressionEnd(start: number, end: number): number {
    let depth = 0
    let at = start
    while (at < end) {
      const character = this.#source[at] ?? ''
      const next = this.#source[at + 1]
      if (character === '"' || character === "'") {
        const quotes = this.#source.startsWith(character.repeat(3), at) ? character.repeat(3) : character
        const prefix =
          /(?<!\w)(?:[rR]?[fF]|[fF][rR])$/.exec(this.#source.slice(Math.max(start, at - 3), at))?.[0] ?? ''
        at = stringEnd(this.#source, at - prefix.length, prefix + quotes, end)
        continue
      }
      if ('([{'.includes(character)) depth += 1
      else if (depth > 0 && ')]}'.includes(character)) depth -= 1
      else if (depth === 0) {
        if (character === '}' || character === ':') return at
        if (character === '!' && next !== '=') return at
        if (character === '=' && next !== '=' && !'=<>!'.includes(this.#source[at - 1] ?? '')) {
          const after = this.#source[this.#skipBlanks(at + 1, end)]
          if (after === '}' || after === '!' || after === ':') return at
        }
      }
      at += 1
    }
    return at
  }
}
