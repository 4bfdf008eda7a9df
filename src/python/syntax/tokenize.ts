/**
 * Source text → tokens, with Python's rules of lines, indentation and brackets.
 */
import { SyntaxFailure } from './failure.js'
import { stringEnd } from './string-end.js'
import { KEYWORDS, OPERATORS, type Token, type TokenKind } from './token.js'

/** Brackets open at one time: CPython's own bound. Parsing is recursive, and 200 levels fit any stack. */
export const MAX_BRACKETS = 200

/** Blocks within blocks: CPython's own bound. */
export const MAX_INDENTS = 100

const CLOSER: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

const NUMBER =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?|\d(?:_?\d)*\.?(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?/y
const WORD = /[\p{XID_Start}_][\p{XID_Continue}]*/uy
const STRING_START = /(?:[rR][bBfF]?|[bB][rR]?|[fF][rR]?|[uU])?(?:'''|"""|'|")/y
const LINE_END = /\r\n|\n|\r/y

const FIRST_OPERATORS = new Map<string, readonly string[]>()
for (const operator of OPERATORS) {
  const first = operator[0] ?? ''
  FIRST_OPERATORS.set(first, [...(FIRST_OPERATORS.get(first) ?? []), operator])
}

/** ASCII: 1 begins a word, 2 is a digit, 0 is neither. */
const WORD_CODES = new Uint8Array(128)
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_') {
  WORD_CODES[character.charCodeAt(0)] = 1
}
for (const digit of '0123456789') WORD_CODES[digit.charCodeAt(0)] = 2

/**
 * All tokens of a source, the last of kind `end`, or `failure` where the tokenizer could not go on.
 * With `within` only that part of the source is read, as if in brackets: the inside of an f-string's replacement.
 */
export function tokenize(
  source: string,
  within?: { readonly start: number; readonly end: number },
): readonly Token[] {
  return new Tokenizer(source, within).run()
}

interface Bracket {
  readonly text: string
  readonly at: number
}

class Tokenizer {
  readonly #source: string
  readonly #end: number
  readonly #nested: boolean
  readonly #tokens: Token[] = []
  readonly #brackets: Bracket[] = []
  /** Columns of the open blocks with tabs as 8 and as 1: where the two orders differ, tabs are used inconsistently. */
  readonly #indents: [number, number][] = [[0, 0]]
  #at: number

  constructor(source: string, within?: { readonly start: number; readonly end: number }) {
    this.#source = source
    this.#at = within?.start ?? 0
    this.#end = within?.end ?? source.length
    this.#nested = within !== undefined
  }

  run(): readonly Token[] {
    try {
      if (this.#nested) while (this.#at < this.#end) this.#token()
      else this.#lines()
      this.#add('end', this.#end, this.#end, '')
    } catch (failure) {
      if (!(failure instanceof SyntaxFailure)) throw failure
      const { start, end } = failure.span
      this.#tokens.push({ kind: 'failure', start, end, text: '', level: this.#brackets.length, failure })
    }
    return this.#tokens
  }

  #lines(): void {
    while (this.#at < this.#end) {
      if (!this.#indentation()) continue
      while (this.#at < this.#end && !this.#lineEnds()) this.#token()
      this.#newline()
    }
    const open = this.#brackets.at(-1)
    if (open !== undefined) {
      throw new SyntaxFailure('SyntaxError', `\`${open.text}\` is never closed`, {
        start: open.at,
        end: open.at + 1,
      })
    }
    this.#dedentTo(0, 0)
  }

  /** Reads the blanks that a line begins with. False for a line without code, which it skips. */
  #indentation(): boolean {
    let column = 0
    let plain = 0
    for (; this.#at < this.#end; this.#at += 1) {
      const code = this.#source.charCodeAt(this.#at)
      if (code === 32) {
        column += 1
        plain += 1
      } else if (code === 9) {
        column = (column >> 3) * 8 + 8
        plain += 1
      } else if (code === 12) {
        column = 0
        plain = 0
      } else if (code === 92 && this.#continuation()) {
        this.#at -= 1
      } else break
    }
    this.#comment()
    if (this.#at >= this.#end) return false
    if (this.#lineBreak()) return false
    const top = this.#indents.at(-1) ?? [0, 0]
    if (column === top[0]) {
      if (plain !== top[1]) this.#inconsistentTabs()
    } else if (column > top[0]) {
      if (plain <= top[1]) this.#inconsistentTabs()
      if (this.#indents.length >= MAX_INDENTS) {
        throw new SyntaxFailure('IndentationError', 'too many levels of indentation', this.#here())
      }
      this.#indents.push([column, plain])
      this.#add('indent', this.#at, this.#at, '')
    } else this.#dedentTo(column, plain)
    return true
  }

  #dedentTo(column: number, plain: number): void {
    while ((this.#indents.at(-1) ?? [0])[0] > column) {
      this.#indents.pop()
      this.#add('dedent', this.#at, this.#at, '')
    }
    const top = this.#indents.at(-1) ?? [0, 0]
    if (top[0] !== column) {
      throw new SyntaxFailure(
        'IndentationError',
        'this line goes back to an indentation that no block above it has',
        this.#here(),
        'indent it like the block that it belongs to',
      )
    }
    if (top[1] !== plain) this.#inconsistentTabs()
  }

  #inconsistentTabs(): never {
    throw new SyntaxFailure(
      'TabError',
      'tabs and spaces are mixed in the indentation',
      this.#here(),
      'use spaces alone',
    )
  }

  #here() {
    return { start: this.#at, end: this.#at + 1 }
  }

  #lineEnds(): boolean {
    const code = this.#source.charCodeAt(this.#at)
    return this.#brackets.length === 0 && (code === 10 || code === 13)
  }

  #newline(): void {
    // The end of the source ends a line too; what is open in brackets then is not a line.
    if (this.#brackets.length > 0) return
    const start = this.#at
    this.#lineBreak()
    this.#add('newline', start, start, '')
  }

  #lineBreak(): boolean {
    LINE_END.lastIndex = this.#at
    const match = LINE_END.exec(this.#source)
    if (match === null) return false
    this.#at += match[0].length
    return true
  }

  /** A backslash at the end of a line: both are skipped. */
  #continuation(): boolean {
    const start = this.#at
    this.#at += 1
    if (this.#lineBreak()) {
      if (this.#at < this.#end || this.#nested) return true
      throw new SyntaxFailure('SyntaxError', 'the source ends after a line continuation', {
        start,
        end: start + 1,
      })
    }
    throw new SyntaxFailure('SyntaxError', 'something follows the line continuation `\\`', {
      start,
      end: start + 1,
    })
  }

  #comment(): void {
    if (this.#source.charCodeAt(this.#at) !== 35) return
    while (this.#at < this.#end) {
      const code = this.#source.charCodeAt(this.#at)
      if (code === 10 || code === 13) return
      this.#at += 1
    }
  }

  /** One token, or blanks between tokens. */
  #token(): void {
    const source = this.#source
    const start = this.#at
    const code = source.charCodeAt(start)
    if (code === 32 || code === 9 || code === 12 || code === 10 || code === 13) {
      this.#at += 1
      return
    }
    if (code === 35) {
      this.#comment()
      return
    }
    if (code === 92) {
      this.#continuation()
      return
    }
    const type = code < 128 ? WORD_CODES[code] : 3
    if (type === 1) {
      if (isStringPrefix(code) && this.#string()) return
      this.#word()
    } else if (type === 2 || (code === 46 && isDigit(source.charCodeAt(start + 1)))) this.#number()
    else if (code === 34 || code === 39) this.#string()
    else if (type === 3) this.#unicodeWord()
    else this.#operator()
  }

  #word(): void {
    const start = this.#at
    let at = start + 1
    let code = this.#source.charCodeAt(at)
    while (code < 128 && WORD_CODES[code] !== 0) {
      at += 1
      code = this.#source.charCodeAt(at)
    }
    if (code >= 128) {
      this.#unicodeWord()
      return
    }
    this.#at = Math.min(at, this.#end)
    const text = this.#source.slice(start, this.#at)
    this.#add(KEYWORDS.has(text) ? 'keyword' : 'name', start, this.#at, text)
  }

  #unicodeWord(): void {
    const start = this.#at
    WORD.lastIndex = start
    const match = WORD.exec(this.#source)
    if (match === null) {
      const character = String.fromCodePoint(this.#source.codePointAt(start) ?? 0)
      const code = (this.#source.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      throw new SyntaxFailure(
        'SyntaxError',
        `the character \`${character}\` (U+${code}) has no meaning in Python`,
        {
          start,
          end: start + character.length,
        },
      )
    }
    this.#at += match[0].length
    this.#add('name', start, this.#at, match[0].normalize('NFKC'))
  }

  #number(): void {
    const start = this.#at
    NUMBER.lastIndex = start
    const text = NUMBER.exec(this.#source)?.[0] ?? ''
    this.#at = start + text.length
    const next = this.#source.charCodeAt(this.#at)
    const followed = next < 128 ? (WORD_CODES[next] ?? 0) !== 0 : next >= 128
    if (/^0[\d_]*[1-9]/.test(text) && /^[\d_]+$/.test(text)) {
      throw new SyntaxFailure(
        'SyntaxError',
        `\`${text}\` begins with a zero`,
        { start, end: this.#at },
        'write octal numbers with `0o`',
      )
    }
    if (followed && !this.#keywordFollows()) {
      throw new SyntaxFailure('SyntaxError', `\`${text}\` runs into what follows it`, {
        start,
        end: this.#at + 1,
      })
    }
    this.#add('number', start, this.#at, text)
  }

  /** Python lets some keywords follow a number without a space: `1if x else 2`. */
  #keywordFollows(): boolean {
    return /^(?:and|else|for|if|in|is|not|or)\b/.test(this.#source.slice(this.#at, this.#at + 5))
  }

  #string(): boolean {
    const start = this.#at
    STRING_START.lastIndex = start
    const opener = STRING_START.exec(this.#source)?.[0]
    if (opener === undefined) return false
    this.#at = stringEnd(this.#source, start, opener, this.#end)
    this.#add('string', start, this.#at, this.#source.slice(start, this.#at))
    return true
  }

  #operator(): void {
    const start = this.#at
    const first = this.#source[start] ?? ''
    const text = FIRST_OPERATORS.get(first)?.find((operator) => this.#source.startsWith(operator, start))
    if (text === undefined) {
      if (first === '!' && this.#source[start + 1] === '=') {
        this.#at += 2
        this.#add('operator', start, this.#at, '!=')
        return
      }
      throw new SyntaxFailure('SyntaxError', `\`${first}\` has no meaning here`, { start, end: start + 1 })
    }
    const level = this.#brackets.length
    if (text in CLOSER) this.#open(text, start)
    else if (text === ')' || text === ']' || text === '}') this.#close(text, start)
    this.#at += text.length
    this.#tokens.push({ kind: 'operator', start, end: this.#at, text, level })
  }

  #open(text: string, at: number): void {
    if (this.#brackets.length >= MAX_BRACKETS) {
      throw new SyntaxFailure('limit', `brackets are nested more than ${MAX_BRACKETS} deep`, {
        start: at,
        end: at + 1,
      })
    }
    this.#brackets.push({ text, at })
  }

  #close(text: string, at: number): void {
    const open = this.#brackets.pop()
    const span = { start: at, end: at + 1 }
    if (open === undefined) throw new SyntaxFailure('SyntaxError', `\`${text}\` closes nothing`, span)
    if (CLOSER[open.text] === text) return
    this.#brackets.push(open)
    throw new SyntaxFailure('SyntaxError', `\`${text}\` does not close \`${open.text}\``, span)
  }

  #add(kind: TokenKind, start: number, end: number, text: string): void {
    this.#tokens.push({ kind, start, end, text, level: this.#brackets.length })
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

const PREFIX_CODES = new Set([...'rRbBuUfF'].map((character) => character.charCodeAt(0)))

function isStringPrefix(code: number): boolean {
  return PREFIX_CODES.has(code)
}
