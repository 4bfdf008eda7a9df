/** The part of the grammar of keys that speaks of all choices at once: "all but B", "none of them", "neither 1 nor 2". */
import type { LabelReader, Named } from './key-labels.js'
import { type Cursor, NOUN, NUMBER_WORDS, type Token } from './key-tokens.js'
import { readVerdict } from './key-verdict.js'

const NOTHING: Omit<Named, 'start' | 'end'> = {
  labels: new Set(),
  mentions: [],
  unknown: [],
  form: 'words',
  only: true,
  truth: null,
}

/** Reads what a line names, for choices with the given labels. */
export class QuantityReader {
  readonly #cursor: Cursor
  readonly #labels: readonly string[]
  readonly #reader: LabelReader

  constructor(cursor: Cursor, labels: readonly string[], reader: LabelReader) {
    this.#cursor = cursor
    this.#labels = labels
    this.#reader = reader
  }

  /** What a line names: all, none, all but some, or some. */
  named(): Named | null {
    const all = this.#all()
    if (all) return all
    const none = this.#none()
    if (none) return none
    return this.#reader.list()
  }

  /** "All of them", "Everything but 3", "Everywhere except in D", "All of them are correct except for the second one". */
  #all(): Named | null {
    const begin = this.#cursor.at
    const first = this.#cursor.peek()
    const fail = () => {
      this.#cursor.at = begin
      return null
    }
    if (!first) return null
    if (/^(?:all|both|each|every|any)$/.test(first.lower)) {
      this.#cursor.at++
      if (first.lower === 'both' && this.#labels.length !== 2) return fail()
      this.#cursor.skip('of')
      this.#cursor.skip('the', 'these', 'those', 'them')
      this.#cursor.skip('above', 'following')
      const count = this.#cursor.peek()
      if (count && this.#isCount(count, this.#labels.length)) this.#cursor.at++
      if (NOUN.test(this.#cursor.word())) this.#cursor.at++
      this.#cursor.skip('of') && this.#cursor.skip('them', 'these')
    } else if (/^(?:everything|everywhere|everyone)$/.test(first.lower)) this.#cursor.at++
    else return null
    // "All three": only where there are three.
    if (this.#cursor.peek()?.kind === 'number') return fail()
    const wordsEnd = this.#cursor.tokens[this.#cursor.at - 1]?.end ?? first.end
    if (
      this.#cursor.word() === ',' &&
      this.#cursor.word(1) === 'without' &&
      /^exceptions?$/.test(this.#cursor.word(2))
    )
      this.#cursor.at += 3
    const beforeVerdict = this.#cursor.at
    const truth = readVerdict(this.#cursor)?.truth ?? null
    if (truth === null) this.#cursor.at = beforeVerdict
    this.#cursor.skip(',')
    const exception = this.#exception()
    if (!exception) {
      this.#cursor.at = beforeVerdict
      return {
        labels: new Set(this.#labels),
        mentions: [],
        unknown: [],
        form: 'words',
        start: first.start,
        end: wordsEnd,
        only: true,
        truth: null,
      }
    }
    const labels = new Set(this.#labels.filter((label) => !exception.labels.has(label)))
    return {
      labels,
      mentions: exception.mentions,
      unknown: exception.unknown,
      form: 'words',
      start: first.start,
      end: exception.end,
      only: true,
      truth,
    }
  }

  #exception(): Named | null {
    if (
      !/^(?:but|except|excepting|excluding|besides|apart|other|save|without|minus|not)$/.test(
        this.#cursor.word(),
      )
    )
      return null
    const two = /^(?:apart|other)$/.test(this.#cursor.word())
    this.#cursor.at++
    if (two && !this.#cursor.skip('from', 'than')) return null
    this.#cursor.skip('for', 'in', 'from')
    return this.#reader.list()
  }

  #isCount(word: Token, count: number): boolean {
    return word.text === String(count) || word.lower === NUMBER_WORDS[count]
  }

  /** "None", "None of them", "Nothing", "Nothing but B", "None is right except B", "Neither A nor B" of two. */
  #none(): Named | null {
    const first = this.#cursor.peek()
    if (!first) return null
    const neither = first.lower === 'neither' ? this.#neither() : null
    if (neither) return neither
    if (/^(?:none|nothing|neither|nobody|∅)$/.test(first.lower)) {
      this.#cursor.at++
      this.#cursor.skip('of')
      this.#cursor.skip('the', 'these', 'those', 'them')
      this.#cursor.skip('above', 'following')
      if (NOUN.test(this.#cursor.word())) this.#cursor.at++
    } else if (first.lower === 'no' && NOUN.test(this.#cursor.word(1))) this.#cursor.at += 2
    else return null
    const end = this.#cursor.tokens[this.#cursor.at - 1]?.end ?? first.end
    const before = this.#cursor.at
    const truth = readVerdict(this.#cursor)?.truth ?? null
    this.#cursor.skip(',')
    const exception = this.#exception()
    if (exception) return { ...exception, form: 'words', start: first.start, only: true, truth }
    this.#cursor.at = before
    return {
      labels: new Set(),
      mentions: [],
      unknown: [],
      form: 'words',
      start: first.start,
      end,
      only: true,
      truth: null,
    }
  }

  /** "Neither 1 nor 2" where there are no other choices, "Neither 1 nor 2 is right". */
  #neither(): Named | null {
    const begin = this.#cursor.at
    const first = this.#cursor.peek()
    this.#cursor.at++
    this.#reader.article()
    const one = this.#reader.item()
    this.#cursor.skip(',')
    const joined = one && this.#cursor.skip('nor')
    if (joined) this.#reader.article()
    const other = joined ? this.#reader.item() : null
    const named = new Set([...(one?.names ?? []), ...(other?.names ?? [])])
    const all = named.size === this.#labels.length && this.#labels.every((each) => named.has(each))
    if (first && one && other && all) return { ...NOTHING, start: first.start, end: other.end }
    const labels = this.#labels.filter((each) => named.has(each))
    const truth = labels.length === named.size ? (readVerdict(this.#cursor)?.truth ?? null) : null
    if (first && one && other && truth !== null)
      return {
        ...NOTHING,
        labels: new Set(labels),
        start: first.start,
        end: other.end,
        only: false,
        truth: !truth,
      }
    this.#cursor.at = begin
    return null
  }
}
