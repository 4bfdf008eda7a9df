/** The part of the grammar of keys that lists choices: "3, 4", "A to C", "the last two". */
import { type Cursor, NOUN, NUMBER_WORDS, ORDINALS, type Token, VERB } from './key-tokens.js'
import { formatLabel, numberOf, styleOf } from './label.js'
import type { Key } from './question.js'

/** Labels as a part of a key names them. */
export interface Named {
  readonly labels: ReadonlySet<string>
  readonly mentions: readonly { readonly label: string; readonly start: number; readonly end: number }[]
  readonly unknown: readonly { readonly label: string; readonly start: number; readonly end: number }[]
  readonly form: Key['form']
  readonly start: number
  readonly end: number
  /** Where a word like "only", or an exception, says that no other choice is meant. */
  readonly only: boolean
  /** A verdict that stands within ("All are correct except 3"); null without one. */
  readonly truth: boolean | null
}

/** One item of a list of labels: a label, a range, an ordinal. */
interface Item {
  readonly names: readonly string[]
  readonly start: number
  readonly end: number
  /** A number in words that no word for choices stands before. */
  readonly inWords: boolean
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])

/** Words that an aside between two labels may have; a longer one is an explanation. */
const MAX_ASIDE = 40

/** Reads labels at a cursor, for choices with the given labels. */
export class LabelReader {
  readonly #cursor: Cursor
  readonly #labels: readonly string[]
  /** Whether a lead said that an answer follows: then a lone number in words is one. */
  announced = false

  constructor(cursor: Cursor, labels: readonly string[]) {
    this.#cursor = cursor
    this.#labels = labels
  }

  /** `[1, 3]`, `(1, 3)`: labels in brackets that belong to all of them. */
  #inBrackets(): Named | null {
    const begin = this.#cursor.at
    const closer = CLOSERS.get(this.#cursor.word())
    if (closer === undefined || this.#cursor.word(2) === closer) return null
    this.#cursor.at++
    const list = this.#plainList()
    if (list && this.#cursor.skip(closer)) return list
    this.#cursor.at = begin
    return null
  }

  /** Labels joined by commas, "and", ranges. */
  list(): Named | null {
    return this.#inBrackets() ?? this.#plainList()
  }

  #plainList(): Named | null {
    const labels = new Set<string>()
    const mentions: { label: string; start: number; end: number }[] = []
    const unknown: { label: string; start: number; end: number }[] = []
    let only = this.#cursor.skip('only', 'just', 'solely')
    let start: number | null = null
    let end = 0
    let items = 0
    let inWords = 0
    this.#cursor.skip('both')
    for (;;) {
      this.article()
      const item = this.item()
      if (!item) {
        if (start === null) return null
        break
      }
      start ??= item.start
      end = item.end
      items++
      if (item.inWords) inWords++
      for (const name of item.names) {
        const mention = { label: name, start: item.start, end: item.end }
        if (this.#labels.includes(name)) {
          labels.add(name)
          if (item.names.length === 1) mentions.push(mention)
        } else unknown.push(mention)
      }
      const before = this.#cursor.at
      this.#aside()
      if (!this.#separator() && !this.#isBare()) {
        this.#cursor.at = before
        break
      }
      if (this.#cursor.skip('only', 'just')) only = true
      const after = this.#cursor.at
      this.article()
      const next = this.item()
      this.#cursor.at = next ? after : before
      if (!next) break
    }
    if (this.#cursor.skip('only', 'alone')) only = true
    if (start === null) return null
    if (items === 1 && inWords === 1 && !this.#isNumberForLabel([...labels][0] ?? '')) return null
    return { labels, mentions, unknown, form: 'labels', start, end, only, truth: null }
  }

  /** Whether a lone number in words names a choice: "Three is right." does, "Two are right." and "Two." count. */
  #isNumberForLabel(label: string): boolean {
    const next = this.#cursor.peek()
    if (this.announced) return next === undefined || /^[.!]$/.test(next.text)
    return label !== '1' && (next?.lower === 'is' || next?.lower === 'alone')
  }

  /** "1 (320 parameters) and 3": what stands in brackets behind a label, unless it is another label. */
  #aside(): void {
    if (this.#cursor.word() !== '(') return
    let length = 1
    while (length <= MAX_ASIDE && this.#cursor.word(length) !== ')') {
      if (this.#cursor.word(length) === '' || this.#cursor.word(length) === '(') return
      length++
    }
    const inner = this.#cursor.peek(1)
    const isLabel = length === 2 && inner !== undefined && this.#labels.includes(inner.text)
    if (length > 1 && !isLabel && this.#cursor.word(length) === ')') this.#cursor.at += length + 1
  }

  /** "3 4": labels and nothing else need nothing between them. */
  #isBare(): boolean {
    return this.#cursor.tokens.every((token) => this.#labels.includes(token.text))
  }

  /** "the", "statements", "no.": what may stand before a label. */
  article(): void {
    this.#cursor.skip('the')
    if (NOUN.test(this.#cursor.word()) && this.#cursor.peek(1) && !VERB.test(this.#cursor.word(1))) {
      const noun = this.#cursor.at
      this.#cursor.at++
      this.#cursor.skip('.', '#', ':')
      const next = this.#cursor.peek()
      const label =
        next && (this.labelOf(next) !== null || /^[([]$/.test(next.text) || this.#spelled(next) !== null)
      const isNoun = next && NOUN.test(next.lower) && this.#cursor.at > noun
      if (isNoun) this.article()
      else if (!label) this.#cursor.at = noun
    }
  }

  #separator(): boolean {
    const start = this.#cursor.at
    let found = this.#cursor.skip(',', ';', '/', '&', '+', '·', '|')
    if (this.#cursor.skip('and', 'as', 'plus', 'und', 'y', 'et', '&')) {
      found = true
      if (this.#cursor.word(-1) === 'as' && !(this.#cursor.skip('well') && this.#cursor.skip('as'))) {
        this.#cursor.at = start
        return false
      }
      this.#cursor.skip('also', 'finally')
    }
    return found
  }

  item(): Item | null {
    const begin = this.#cursor.at
    const from = this.#cursor.skip('from')
    if (this.#cursor.word() === '#') this.#cursor.at++
    const suffixed = /^(?:st|nd|rd|th)$/.test(this.#cursor.word(1)) && this.#cursor.peek(1)?.spaced === false
    const single = suffixed ? null : this.#label()
    if (single) {
      const range = this.#cursor.at
      if (this.#cursor.skip('-', '–', '—', '‐', '‑', 'to', 'through', 'until', 'thru')) {
        const last = this.#label()
        const names = last ? this.#between(single.label, last.label) : null
        if (last && names) return { names, start: single.start, end: last.end, inWords: false }
        this.#cursor.at = range
      }
      if (!from)
        return { names: [single.label], start: single.start, end: single.end, inWords: single.inWords }
    }
    this.#cursor.at = begin
    return from ? null : (this.#letters() ?? this.#ordinal())
  }

  /** `ACD`: letters in order without anything between. */
  #letters(): Item | null {
    const token = this.#cursor.peek()
    if (!token || !/^[A-Z]{2,}$/.test(token.text) || this.#labels.includes(token.text)) return null
    const names = [...token.text]
    const places = names.map((name) => this.#labels.indexOf(name))
    if (!places.every((place, i) => place > (places[i - 1] ?? -1))) return null
    this.#cursor.at++
    return { names, start: token.start, end: token.end, inWords: false }
  }

  /** "the third one", "first", "the last two", "number three". */
  #ordinal(): Item | null {
    const first = this.#cursor.peek()
    if (!first) return null
    const count = this.#labels.length
    const numeral = /^(\d+)$/.exec(first.text)
    const suffix = numeral && /^(?:st|nd|rd|th)$/.test(this.#cursor.word(1)) && !this.#cursor.peek(1)?.spaced
    let position: number | null = null
    if (suffix) {
      position = Number(first.text)
      this.#cursor.at += 2
    } else if (first.lower === 'last') {
      position = count
      this.#cursor.at++
    } else if (first.lower === 'middle' && count % 2 === 1) {
      position = (count + 1) / 2
      this.#cursor.at++
    } else if (ORDINALS.includes(first.lower)) {
      position = ORDINALS.indexOf(first.lower)
      this.#cursor.at++
    } else return null
    let names: string[] = []
    const many = this.#cursor.peek()
    const size = many ? NUMBER_WORDS.indexOf(many.lower) : -1
    const digits = many?.kind === 'number' && !suffix ? Number(many.text) : size
    if (digits >= 2 && digits <= count && (position === 1 || first.lower === 'last')) {
      this.#cursor.at++
      names = first.lower === 'last' ? this.#labels.slice(count - digits) : this.#labels.slice(0, digits)
    } else names = [this.#labels[position - 1] ?? String(position)]
    if (NOUN.test(this.#cursor.word())) this.#cursor.at++
    const end = this.#cursor.tokens[this.#cursor.at - 1]?.end ?? first.end
    return { names, start: first.start, end, inWords: false }
  }

  /** A single label, with what surrounds it: `(a)`, `"B"`, `3.`, `c)`, `c.)`. */
  #label(): {
    readonly label: string
    readonly start: number
    readonly end: number
    readonly inWords: boolean
  } | null {
    const begin = this.#cursor.at
    const open = /^[([{"“'‘`*_]$/.test(this.#cursor.word()) ? this.#cursor.word() : null
    if (open !== null) this.#cursor.at++
    const name = this.#cursor.peek()
    const plain = name ? this.labelOf(name) : null
    const label = name ? (plain ?? this.#spelled(name)) : null
    if (!name || label === null) {
      this.#cursor.at = begin
      return null
    }
    this.#cursor.at++
    if (open !== null && /^[)\]}"”'’`*_]$/.test(this.#cursor.word())) this.#cursor.at++
    else if (open === '(' || open === '[') {
      this.#cursor.at = begin
      return null
    } else this.#closing()
    const inWords = plain === null && !NOUN.test(this.#cursor.tokens[begin - 1]?.lower ?? '')
    return { label, start: name.start, end: name.end, inWords }
  }

  /** The mark behind a label: `c)`, `c.)`, and `1.` before a further one. */
  #closing(): void {
    const isNear = (offset: number) => this.#cursor.peek(offset)?.spaced === false
    if (this.#cursor.word() === ')' && isNear(0)) this.#cursor.at++
    else if (this.#cursor.word() === '.' && isNear(0)) {
      if (this.#cursor.word(1) === ')' && isNear(1)) this.#cursor.at += 2
      else if (/^(?:[,;&/+]|and)$/.test(this.#cursor.word(1))) this.#cursor.at++
    }
  }

  /** "Statement two", "one and three": a number in words. */
  #spelled(name: Token): string | null {
    const number = NUMBER_WORDS.indexOf(name.lower)
    return number > 0 && this.#labels.includes(String(number)) ? String(number) : null
  }

  /** The label that a token names, in the spelling of the choices; a label that no choice has is given as written. */
  labelOf(name: Token): string | null {
    if (name.kind === 'sign') return null
    const exact = this.#labels.find((label) => label === name.text)
    if (exact !== undefined) return exact
    const loose = this.#labels.find((label) => label.toLowerCase() === name.lower)
    if (loose !== undefined) return loose
    const first = this.#labels[0]
    if (first === undefined) return null
    const style = styleOf(first)
    const candidate = style.startsWith('upper') ? name.text.toUpperCase() : name.lower
    const number = numberOf(candidate, style)
    if (number !== null && !(name.kind === 'word' && style === 'decimal'))
      return name.text.length <= 4 && !/^(?:i|mix|mild|dim|vim|a)$/i.test(name.text)
        ? formatLabel(number, style)
        : null
    // The choices are numbered 1, 2, 3, and the key says B.
    return /^[A-Z]$/.test(name.text) && name.text !== 'I' && name.text !== 'A' && style === 'decimal'
      ? name.text
      : null
  }

  #between(from: string, to: string): readonly string[] | null {
    const a = this.#labels.indexOf(from)
    const b = this.#labels.indexOf(to)
    if (a >= 0 && b > a) return this.#labels.slice(a, b + 1)
    if (a < 0 || b >= 0) return null
    const style = styleOf(from)
    const last = numberOf(to, style)
    const first = numberOf(from, style)
    if (first === null || last === null || last <= first) return null
    return [...this.#labels.slice(a), to]
  }
}
