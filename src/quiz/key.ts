/**
 * The grammar of keys. A line states a key only when every word in it is accounted for, up to where it ends or where
 * reasons begin ("c, since 10 * 16 = 160"; "E. `Add` sums"). Anything else is no key.
 */
import { spanOf, type Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { LabelReader, type Named } from './key-labels.js'
import { type Lead, readLead, SURELY } from './key-lead.js'
import { QuantityReader } from './key-quantity.js'
import {
  Cursor,
  FALSE_ADJECTIVE,
  NUMBER_WORDS,
  normalize,
  REASON,
  TRUE_ADJECTIVE,
  tokenize,
} from './key-tokens.js'
import { readValue } from './key-value.js'
import { readOthers, readVerdict, type Verdict } from './key-verdict.js'
import type { MatchContext } from './match.js'
import type { AsksFor, Key } from './question.js'

/** How a clause of its own begins, behind a comma: "1, the biases are missing". */
const CLAUSE = /^(?:the|it|it's|its|there|they|this|we|you|no|every|each)$/
const DOUBT = /\b(?:depend\w*|maybe|perhaps|possibly|arguably|probably|either|or|unless|if)\b/i
/** Before a number in words and what is counted. */
const COUNTED = new RegExp(`^[\\s*_]*(?=(?:${NUMBER_WORDS.join('|')})[*_]*:[\\s*_]*\\p{L})`, 'iu')
/** "… is the right one.": behind a choice's own words. */
const IS_RIGHT =
  /^[.!]?["”’']?\s+is\s+(?:the\s+)?(?:only\s+)?(?:right|correct|true)(?:\s+(?:one|answer|choice|option|statement))?[.!]?\s*$/
/** "All but one are right: …": then the one that is wrong is told. */
const ALL_BUT_ONE =
  /^\W{0,4}(?:all|every\s*one)(?:\s+of\s+(?:them|these))?\s+(?:but|except)\s+(?:for\s+)?one\s+(?:is|are)\s+(?:right|correct|true)\s*[:;,.–—-]+\s*/i
const NEGATING = /^(?:but|not)$/

/** What a key is read against. */
export interface KeyContext {
  readonly asksFor: AsksFor
  readonly options: readonly { readonly label: string; readonly utterance: Utterance }[]
  /** Whether labels are printed. Where only a position names a choice, its own words come first. */
  readonly printed: boolean
  /** The words of the stem, where a value is asked for. */
  readonly stem?: string
  /** Set where pairs are asked for. */
  readonly match?: MatchContext
}

/** A key as read from one line. */
export interface ReadKey {
  readonly key: Key
  /** Labels that name no choice. */
  readonly unknown: readonly { readonly label: string; readonly span: Span }[]
  /** Where in the text the key ends, its verdict ("are correct") included; what follows explains. */
  readonly end: number
  /** The number of the question that the line names: `3.1: 1, 2` → `3.1`. */
  readonly question: string | null
  /** Whether the line announces an answer ("Answer: …"), and so is one wherever it stands. */
  readonly announced: boolean
  /** Whether the line says of the labels that they are right or wrong ("3 and 4 are correct"); null if it does not. */
  readonly verdict: boolean | null
  /** The labels as named, before what is said of them turns them round. */
  readonly named: readonly string[]
}

/** Reads a line as a key; null if it is none. */
export function readKey(utterance: Utterance, context: KeyContext): ReadKey | null {
  return new Reader(utterance, context).read()
}

class Reader {
  readonly #utterance: Utterance
  readonly #context: KeyContext
  readonly #labels: readonly string[]
  readonly #cursor: Cursor
  readonly #reader: LabelReader
  readonly #quantities: QuantityReader
  #lead: Lead = { number: null, says: null }
  #verdictSaid: boolean | null = null
  #isAllButOne = false
  /** Labels that later clauses say are as the first ones. */
  #further: readonly string[] = []

  constructor(utterance: Utterance, context: KeyContext) {
    this.#utterance = utterance
    this.#context = context
    this.#labels = context.options.map((each) => each.label)
    this.#cursor = new Cursor(tokenize(utterance.text))
    this.#reader = new LabelReader(this.#cursor, this.#labels)
    this.#quantities = new QuantityReader(this.#cursor, this.#labels, this.#reader)
  }

  read(): ReadKey | null {
    this.#lead = readLead(this.#cursor, (token) => this.#reader.labelOf(token) !== null)
    this.#reader.announced = this.#lead.says?.isAnswer === true
    const start = this.#cursor.at
    const first = this.#cursor.peek()
    if (!first) return null
    const quoted = this.#quotedChoice()
    if (quoted && this.#lead.says?.truth !== false) return this.#finish(quoted, true)
    this.#cursor.at = start
    const allBut = ALL_BUT_ONE.exec(this.#utterance.text)?.[0].length ?? 0
    if (allBut > 0) {
      const from = this.#cursor.tokens.findIndex((token) => token.start >= allBut)
      if (from >= 0) this.#cursor.at = from
    }
    this.#isAllButOne = allBut > 0
    const named = this.#labels.length === 0 ? null : this.#quantities.named()
    const polarity = named && this.#tail(named)
    if (named && polarity !== null && this.#stops(named)) return this.#finish(named, polarity)
    return this.#value(first.start)
  }

  /** A choice's text repeated: "None of the above" where that is a choice, `144`. */
  #quotedChoice(): Named | null {
    const first = this.#cursor.peek()
    if (!first) return null
    const rest = normalize(this.#utterance.text.slice(first.start))
    const same = this.#context.options.filter(({ utterance }) => normalize(utterance.text) === rest)
    const isLabel = this.#labels.some((label) => label === first.text)
    const begun = same.length > 0 || isLabel ? null : this.#begins(first.start)
    const exact = same.length > 0 || isLabel ? same : begun ? [begun.option] : this.#sameNumber(rest)
    const only = exact[0]
    if (!only || exact.length > 1 || rest === '') return null
    const { start, end } = {
      start: first.start,
      end: begun ? begun.end : this.#utterance.text.trimEnd().length,
    }
    const next = this.#cursor.tokens.findIndex((token) => token.start >= end)
    this.#cursor.at = next < 0 ? this.#cursor.tokens.length : next
    // A printed label that reads like another choice's text ("3" where a choice says 3) is a label.
    const label = this.#reader.labelOf(first)
    if (this.#context.printed && label !== null && this.#labels.includes(label) && first.end >= end)
      return null
    const mention = { label: only.label, start, end }
    return {
      labels: new Set([only.label]),
      mentions: [mention],
      unknown: [],
      form: 'words',
      start,
      end,
      only: false,
      truth: null,
    }
  }

  /** The choice whose words a line begins with, up to a reason: "2000. There is no bias." */
  #begins(start: number): { readonly option: KeyContext['options'][number]; readonly end: number } | null {
    const quoted = /^["“‘']*/.exec(this.#utterance.text.slice(start))?.[0].length ?? 0
    const text = this.#utterance.text.slice(start + quoted)
    const found = this.#context.options.flatMap((option) => {
      const said = option.utterance.text.trim().replace(/[.!]+$/, '')
      if (said === '' || !text.toLowerCase().startsWith(said.toLowerCase())) return []
      const behind = text.slice(said.length)
      if (this.#context.asksFor === 'correct' && IS_RIGHT.test(behind))
        return [{ option, end: this.#utterance.text.trimEnd().length }]
      if (quoted > 0) return []
      return /^(?:[*_`"”’)]*[.!;:](?=\s|$)|,?\s+(?:[(–—-]|(?:since|because|as)\b)|,\s+(?:so|which)\b)/.test(
        behind,
      )
        ? [{ option, end: start + said.length }]
        : []
    })
    const [only] = found
    return only !== undefined && found.length === 1 ? only : null
  }

  /** The choices that are the number that is stated, with or without its unit: "160" for "160 inputs". */
  #sameNumber(stated: string): KeyContext['options'] {
    if (!/^\d[\d,._]*(?: \p{L}+){0,2}$/u.test(stated)) return []
    return this.#context.options.filter(({ utterance }) => {
      const text = normalize(utterance.text)
      return text.startsWith(`${stated} `) || (/^[\d,._]+$/.test(text) && stated.startsWith(`${text} `))
    })
  }

  /**
   * What may follow the labels: a verdict, and what is said of the others. True where the labels named are the key,
   * false where all the others are, null where the verdict does not tell.
   */
  #tail(named: Named): boolean | null {
    const wanted = this.#context.asksFor !== 'incorrect'
    const { says } = this.#lead
    if (says?.isAnswer) {
      this.#readVerdict()
      readOthers(this.#cursor, null)
      return true
    }
    const verdict = this.#readVerdict()
    const truth = verdict?.truth ?? says?.truth ?? named.truth
    const further = truth === null ? null : this.#furtherClauses(named, truth)
    const others = further ? null : readOthers(this.#cursor, truth)
    if (further) this.#further = further
    if (truth === null) return others === wanted ? null : true
    // "1 is right, the others are right": said of all, or a slip.
    if (others === truth) return null
    if (verdict?.isAnswer && truth && !further) {
      this.#verdictSaid = wanted
      return true
    }
    this.#verdictSaid = truth
    if (further || truth === wanted) return truth === wanted
    if (this.#isAllButOne && named.labels.size === 1) return false
    const isAlone = named.only || verdict?.only === true || says?.only === true || others === wanted
    return isAlone ? false : null
  }

  #readVerdict(): Verdict | null {
    return readVerdict(this.#cursor)
  }

  /** "1 and 2 are wrong, 3 and 4 are right": the labels of the clauses that are as the first one says; null without any. */
  #furtherClauses(first: Named, truth: boolean): readonly string[] | null {
    const start = this.#cursor.at
    const told = new Map<string, boolean>([...first.labels].map((label) => [label, truth]))
    let end = start
    for (;;) {
      this.#cursor.skip(',', ';', '.')
      this.#cursor.skip('and', 'but', 'while', 'whereas')
      const clause = this.#clause(truth)
      if (!clause) break
      for (const label of clause.labels) told.set(label, clause.truth)
      end = this.#cursor.at
    }
    this.#cursor.at = end
    if (end === start) return null
    const all = told.size === this.#labels.length
    const same = [...told].filter(([, value]) => value === truth).map(([label]) => label)
    const wanted = this.#context.asksFor !== 'incorrect'
    if (truth === wanted) return same
    const right = [...told].filter(([, value]) => value !== truth).map(([label]) => label)
    return all || right.length > 0 ? this.#labels.filter((label) => !right.includes(label)) : null
  }

  /** "3 and 4 are right", "True: 3 and 4", "so is 4": labels with what is said of them; `before` is what was said last. */
  #clause(before: boolean): { readonly labels: ReadonlySet<string>; readonly truth: boolean } | null {
    const start = this.#cursor.at
    const word = this.#cursor.word()
    const isTrue = TRUE_ADJECTIVE.test(word)
    let truth: boolean | null = null
    if ((isTrue || FALSE_ADJECTIVE.test(word)) && /^(?::|is|are)$/.test(this.#cursor.word(1))) {
      this.#cursor.at += 2
      truth = isTrue
    } else if (word === 'so' && /^(?:is|are|do|does)$/.test(this.#cursor.word(1))) {
      this.#cursor.at += 2
      truth = before
    }
    const named = this.#reader.list()
    if (truth === null && named) truth = this.#readVerdict()?.truth ?? null
    if (named && named.unknown.length === 0 && truth !== null) return { labels: named.labels, truth }
    this.#cursor.at = start
    return null
  }

  /** Whether the key may end here: at the end, at the end of its sentence, or where reasons begin. */
  #stops(named: Named): boolean {
    const next = this.#cursor.peek()
    if (!next) return true
    while (/^[*_"”'’`)\]]$/.test(this.#cursor.word()) && !this.#cursor.peek()?.spaced) this.#cursor.at++
    const sign = this.#cursor.peek()
    if (!sign) return true
    if (/^[.!]$/.test(sign.text)) {
      const after = this.#cursor.peek(1)
      return after === undefined || after.spaced || /^[*_"”'’`)\]]$/.test(after.text)
    }
    if (/^[:;—–]$/.test(sign.text)) return true
    if (sign.lower === 'it' && /^(?:is|was)$/.test(this.#cursor.word(1)))
      return this.#cursor.peek(2)?.kind !== 'word'
    if (sign.text === '-') return sign.spaced
    if (sign.text === '(') return !this.#isLabelInBrackets() && !this.#addsInBrackets(named)
    if (sign.text === '=') return named.labels.size === 1
    if (sign.text === ',') {
      const word = this.#cursor.word(1)
      if (SURELY.includes(word) || (word === 'of' && this.#cursor.word(2) === 'course')) return true
      const rest = this.#utterance.text.slice(sign.end)
      // "First, we count." names no choice.
      const isWritten = named.mentions.every(({ label, start, end }) => {
        return this.#utterance.text.slice(start, end).toLowerCase() === label.toLowerCase()
      })
      if (CLAUSE.test(word) && isWritten && named.form === 'labels' && !DOUBT.test(rest)) return true
      return REASON.test(word) || this.#repeats(named, 1)
    }
    if (sign.kind === 'word' && /^(?:since|because|given|due|thanks)$/.test(sign.lower)) return true
    return this.#repeats(named, 0)
  }

  /** "(3) (4)": a further label, which belongs to the key. */
  #isLabelInBrackets(): boolean {
    const label = this.#cursor.peek(1)
    return label !== undefined && this.#labels.includes(label.text) && this.#cursor.word(2) === ')'
  }

  /** "a, c (and, arguably, e)": what may be a further label; no key that is certain. */
  #addsInBrackets(named: Named): boolean {
    if (
      !/^(?:and|or|also|plus|maybe|perhaps|possibly|arguably|but|not|even|with)$/.test(this.#cursor.word(1))
    )
      return false
    for (let i = 2; !/^(?:|\))$/.test(this.#cursor.word(i)); i++) {
      const inner = this.#cursor.peek(i)
      const isOther = inner && this.#labels.includes(inner.text) && !named.labels.has(inner.text)
      if (isOther && !NEGATING.test(this.#cursor.word(1))) return true
    }
    return false
  }

  /** Whether a single label is followed by the words of its choice, which would have to change with it. */
  #saysMore(named: Named): boolean {
    const label = [...named.labels][0]
    const told = this.#context.options.find((each) => each.label === label)
    const text =
      told && named.labels.size === 1 && named.form === 'labels' ? normalize(told.utterance.text) : ''
    const rest = normalize(this.#utterance.text.slice(named.end).replace(/^[^\p{L}\p{N}`$(]+/u, ''))
    return text.length > 1 && rest.startsWith(text)
  }

  /**
   * Whether the words of a choice follow: "B, the second layer has …". Those of another choice do as well: then the label
   * is the key, and a wrong one is told.
   */
  #repeats(named: Named, offset: number): boolean {
    const from = this.#cursor.peek(offset)
    if (!from || named.labels.size !== 1) return false
    const rest = normalize(this.#utterance.text.slice(from.start))
    return this.#context.options.some(({ label, utterance }) => {
      const text = normalize(utterance.text)
      if (text === '' || !rest.startsWith(text)) return false
      return named.labels.has(label) || (text.includes(' ') && rest === text)
    })
  }

  #finish(named: Named, polarity: boolean): ReadKey | null {
    const end = this.#cursor.tokens[this.#cursor.at - 1]?.end ?? named.end
    const meant = new Set([...named.labels, ...this.#further])
    const labels = this.#labels.filter((label) => meant.has(label) === polarity)
    const isPlain = polarity && this.#further.length === 0 && !this.#saysMore(named)
    const said = this.#withMarks({
      start: named.start,
      end: isPlain || (named.form === 'labels' && this.#verdictSaid === null) ? named.end : end,
    })
    const place = (span: Span) => spanOf(this.#utterance, span)
    return {
      key: {
        labels,
        span: place(said),
        text: this.#utterance.text.slice(said.start, said.end),
        mentions: isPlain ? named.mentions.map((each) => ({ label: each.label, span: place(each) })) : [],
        form: isPlain ? named.form : 'words',
      },
      unknown: named.unknown.map((each) => ({ label: each.label, span: place(each) })),
      end,
      question: this.#lead.number,
      announced: this.#lead.says !== null,
      verdict: this.#verdictSaid,
      named: [...named.labels],
    }
  }

  /** The brackets and the number sign of the first and the last label, as in `(1), (2)` and `#1 and #2`, are part of the key. */
  #withMarks({ start, end }: Span): Span {
    const { text } = this.#utterance
    const isOpen = text[start - 1] === '(' || text[start - 1] === '['
    const isClosed = isOpen && (text[end] === ')' || text[end] === ']')
    return { start: isClosed || text[start - 1] === '#' ? start - 1 : start, end: isClosed ? end + 1 : end }
  }

  /** A key that is a value, up to where reasons begin. */
  #value(from: number): ReadKey | null {
    const { asksFor } = this.#context
    const { says, number } = this.#lead
    if (asksFor !== 'value' && asksFor !== 'truth') return null
    // "Three: a convolution, …" counts, and announces no labels.
    const counted =
      this.#labels.length === 0 && asksFor === 'value' ? COUNTED.exec(this.#utterance.text) : null
    const announced = counted === null && says !== null
    const start = counted === null ? from : counted[0].length
    const value = readValue(this.#utterance, start, asksFor, announced, this.#context.stem)
    if (!value) return null
    const { label, span } = value
    const place = spanOf(this.#utterance, span)
    const text = this.#utterance.text.slice(span.start, span.end)
    return {
      key: { labels: [label], span: place, text, mentions: [{ label, span: place }], form: 'value' },
      unknown: [],
      end: span.end,
      question: number,
      announced,
      verdict: null,
      named: [label],
    }
  }
}
