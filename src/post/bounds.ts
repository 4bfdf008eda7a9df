/**
 * The bounds of a post, looked at before any parser runs: the parsers recurse on nesting, and overflow.
 * Counting is a single pass over the lines, and rather counts too little than refuses a post that is fine.
 */
import { type Message, message } from '../message.js'
import type { Span } from '../span.js'

/** UTF-16 units of a file. The longest published quiz posts have about 200,000; an embedded picture may add as much again. */
export const MAX_POST_LENGTH = 2_000_000
/** Lines of a file. The longest published quiz posts have about 5,000. */
export const MAX_LINES = 50_000
/** Quotes and list levels around one line. Real posts have up to 6; remark's parser overflows at some thousands. */
export const MAX_CONTAINERS = 100
/** Divs around one line. Real posts have up to 6. */
export const MAX_DIVS = 100
/** Square brackets open at once within a paragraph. Real ones have up to 8; each is searched for its end. */
export const MAX_BRACKETS = 200
/** Emphasis opened and not closed within a paragraph. Each is a level of the tree that every walker recurses into. */
export const MAX_EMPHASIS = 200
/** Marks (of emphasis, code, links, math) in one paragraph: matching them takes up to quadratic time. */
export const MAX_MARKS = 20_000

/** HTML elements open at once. Real posts have up to 20; each is a level of the page's tree. */
export const MAX_ELEMENTS = 300
/**
 * In what looks like fenced code, so many times as much is allowed: code is full of brackets and stars. It is not left out,
 * because only a parser can tell what is code.
 */
export const CODE_FACTOR = 5

/** The message of the first bound that a text (front matter included) goes beyond; null where it keeps all. */
export function checkBounds(text: string): Message | null {
  if (text.length > MAX_POST_LENGTH)
    return beyond('characters in the file', text.length, MAX_POST_LENGTH, { start: 0, end: 0 })
  const counter = new Counter()
  const lines = /[^\r\n]*(?:\r\n|\n|\r|$)/y
  for (let count = 1; lines.lastIndex < text.length; count++) {
    const at = lines.lastIndex
    const line = lines.exec(text)?.[0] ?? ''
    if (count > MAX_LINES) return beyond('lines', count, MAX_LINES, { start: at, end: at })
    const found = counter.line(line.trimEnd(), at)
    if (found) return found
  }
  return null
}

const MARKER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y
const CODE_FENCE = /^[ \t>]*(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/
const DIV_FENCE = /^[ \t>]*(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+)*:{3,}[ \t]*(\S?)/

class Counter {
  #code: string | null = null
  #divs = 0
  #brackets = 0
  /** By mark: one never closes the other. */
  readonly #emphasis = { star: 0, underscore: 0 }
  #marks = 0
  /** Of the whole file: blank lines close no element. */
  #elements = 0

  line(line: string, at: number): Message | null {
    if (line === '') {
      this.#newParagraph()
      return null
    }
    return this.#containers(line, at) ?? this.#fences(line, at) ?? this.#inline(line, at)
  }

  #newParagraph(): void {
    this.#brackets = this.#marks = this.#emphasis.star = this.#emphasis.underscore = 0
  }

  #containers(line: string, at: number): Message | null {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
    let markers = 0
    MARKER.lastIndex = 0
    let end = 0
    while (MARKER.test(line)) {
      markers++
      end = MARKER.lastIndex
    }
    // A list level takes two columns at least. Without a marker, indentation makes no level.
    const levels = markers === 0 ? 0 : markers + Math.floor(indent / 2)
    if (levels <= MAX_CONTAINERS) return null
    return beyond('quotes and list levels around one line', levels, MAX_CONTAINERS, {
      start: at,
      end: at + end,
    })
  }

  #fences(line: string, at: number): Message | null {
    const fence = CODE_FENCE.exec(line)?.[1]
    if (this.#code !== null) {
      if (fence?.startsWith(this.#code) && line.endsWith(fence)) {
        this.#code = null
        this.#newParagraph()
      }
      return null
    }
    if (fence !== undefined) {
      this.#code = fence
      this.#newParagraph()
      return null
    }
    const div = DIV_FENCE.exec(line)
    if (!div) return null
    this.#divs = div[1] === '' ? Math.max(0, this.#divs - 1) : this.#divs + 1
    if (this.#divs <= MAX_DIVS) return null
    return beyond('divs around one line', this.#divs, MAX_DIVS, { start: at, end: at + line.length })
  }

  #inline(line: string, at: number): Message | null {
    if (line.includes('<')) this.#countElements(line)
    for (let index = 0; index < line.length; index++) {
      const char = line.charCodeAt(index)
      if (!MARKS.has(char)) continue
      this.#marks++
      if (char === OPEN_BRACKET) this.#brackets++
      else if (char === CLOSE_BRACKET) this.#brackets = Math.max(0, this.#brackets - 1)
      else if (char === STAR) this.#emphasis.star = Math.max(0, this.#emphasis.star + flank(line, index))
      else if (char === UNDERSCORE)
        this.#emphasis.underscore = Math.max(0, this.#emphasis.underscore + flank(line, index))
    }
    return this.#beyond({ start: at, end: at + line.length })
  }

  #countElements(line: string): void {
    for (const [, slash, name = '', closed] of line.replace(INLINE_CODE, '').matchAll(TAG)) {
      if (closed !== undefined || NEVER_NESTED.has(name.toLowerCase())) continue
      this.#elements = Math.max(0, this.#elements + (slash === '' ? 1 : -1))
    }
  }

  #beyond(span: Span): Message | null {
    const factor = this.#code === null ? 1 : CODE_FACTOR
    const emphasis = Math.max(this.#emphasis.star, this.#emphasis.underscore)
    const counts = [
      ['open brackets in a paragraph', this.#brackets, MAX_BRACKETS * factor],
      ['open emphases in a paragraph', emphasis, MAX_EMPHASIS * factor],
      ['marks of markup in a paragraph', this.#marks, MAX_MARKS * factor],
      ['HTML elements open at once', this.#elements, MAX_ELEMENTS * factor],
    ] as const
    for (const [what, count, bound] of counts) if (count > bound) return beyond(what, count, bound, span)
    return null
  }
}

const INLINE_CODE = /`+[^`]*`+/g
/** The start of a tag, or a whole one that closes itself. */
const TAG = /<(\/?)([A-Za-z][\w-]*)(?=[\s/>]|$)(?:[^<>]*(\/>))?/g
/** Elements without content, and those that the next of their kind closes. */
const NEVER_NESTED: ReadonlySet<string> = new Set([
  ...[
    'area',
    'base',
    'br',
    'col',
    'embed',
    'hr',
    'img',
    'input',
    'link',
    'meta',
    'param',
    'source',
    'track',
    'wbr',
  ],
  ...[
    'p',
    'li',
    'dt',
    'dd',
    'tr',
    'td',
    'th',
    'thead',
    'tbody',
    'tfoot',
    'option',
    'optgroup',
    'colgroup',
    'rp',
    'rt',
  ],
])

const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const STAR = 42
const UNDERSCORE = 95
const MARKS: ReadonlySet<number> = new Set([...'[]*_`<$~'].map((char) => char.charCodeAt(0)))

/** 1 where a mark of emphasis can only open, -1 where it can only close. */
function flank(line: string, index: number): number {
  const before = index > 0 && /\S/u.test(line.charAt(index - 1))
  const after = index + 1 < line.length && /\S/u.test(line.charAt(index + 1))
  return Number(after) - Number(before)
}

function beyond(what: string, count: number, bound: number, span: Span): Message {
  return message({
    ruleId: 'limit',
    span,
    reason: `This post has ${count.toLocaleString('en')} ${what}; the bound is ${bound.toLocaleString('en')}.`,
    note: 'It was not read any further. Split the post, or take out what is nested.',
  })
}
