/**
 * The grammar of keys. A line states a key only when every word in it is accounted for, up to where it ends or where
 * reasons begin ("c, since 10 * 16 = 160"; "E. `Add` sums"). Anything else is no key.
 */
import type { Utterance } from '../language/utterance.js'
import { spanOf } from '../language/utterance.js'
import type { Span } from '../span.js'
import { formatLabel, numberOf, styleOf } from './label.js'
import type { AsksFor, Key } from './question.js'

/** What a key is read against. */
export interface KeyContext {
  readonly asksFor: AsksFor
  readonly options: readonly { readonly label: string; readonly utterance: Utterance }[]
  /** Whether labels are printed. Where only a position names a choice, its own words come first. */
  readonly printed: boolean
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

interface Token extends Span {
  readonly text: string
  readonly lower: string
  readonly kind: 'word' | 'number' | 'sign'
  /** A blank stands before it. */
  readonly spaced: boolean
}

/** Keys are short; a line is read no further than this many tokens. */
const MAX_TOKENS = 400

const NUMBER_WORDS: readonly string[] = [
  'zero one two three four five six seven eight nine ten eleven twelve',
].flatMap((words) => words.split(' '))
const ORDINALS: readonly string[] = [
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
].flatMap((words) => words.split(' '))

const NOUN =
  /^(?:options?|statements?|choices?|answers?|alternatives?|items?|numbers?|nos?|letters?|claims?|ones?|sentences?|responses?|points?|remarks?|facts?|propositions?|assertions?|bullets?|lines?|solutions?|boxes|box)$/
const TRUE_ADJECTIVE =
  /^(?:correct|true|right|valid|accurate|ok|okay|good|fine|factual|sound|selected|checked|ticked|applicable)$/
const FALSE_ADJECTIVE = /^(?:false|incorrect|wrong|untrue|invalid|inaccurate|mistaken)$/
const VERB = /^(?:is|are|was|were|be|'s|should|would|must|will|has|have)$/
const HOLD_VERB = /^(?:holds?|appl(?:y|ies)|works?|fits?|stands?)$/
const REASON =
  /^(?:since|because|as|for|due|given|so|which|that's|thus|therefore|hence|see|by|thanks|after|when|while|where|whereas|but|although|though|if|in|from|meaning|cause|with)$/

/** Reads a line as a key; null if it is none. `from` is where reading starts. */
export function readKey(utterance: Utterance, context: KeyContext, from = 0): ReadKey | null {
  const tokens = tokenize(utterance.text, from)
  return new Reader(utterance, tokens, context).read()
}

function tokenize(text: string, from: number): readonly Token[] {
  const tokens: Token[] = []
  const pattern = /(\d+(?:[.,]\d+)*)|([\p{L}]+(?:['’][\p{L}]+)*)|(\S)/gu
  pattern.lastIndex = from
  let end = from
  for (let match = pattern.exec(text); match && tokens.length < MAX_TOKENS; match = pattern.exec(text)) {
    const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'word' : 'sign'
    // "1,2,3" is a list, "3.1" a number with a point: split at commas only where no group of three digits follows.
    const whole = match[0]
    if (kind === 'number' && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(whole) && /,/.test(whole)) {
      let at = match.index
      for (const [i, part] of whole.split(/(,)/).entries()) {
        const partKind = i % 2 === 0 ? 'number' : 'sign'
        tokens.push(token(part, at, partKind, at > end || at === from))
        at += part.length
        end = at
      }
      continue
    }
    tokens.push(token(whole, match.index, kind, match.index > end || match.index === from))
    end = match.index + whole.length
  }
  return tokens
}

function token(text: string, start: number, kind: Token['kind'], spaced: boolean): Token {
  const lower = text.toLowerCase().replace(/’/g, "'")
  return { text, lower, kind, spaced, start, end: start + text.length }
}

/** Labels as a part of a key names them. */
interface Named {
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

class Reader {
  #at = 0
  #number: string | null = null
  #announced = false
  #verdictSaid: boolean | null = null
  #further: readonly string[] = []
  readonly #utterance: Utterance
  readonly #tokens: readonly Token[]
  readonly #context: KeyContext
  readonly #labels: readonly string[]

  constructor(utterance: Utterance, tokens: readonly Token[], context: KeyContext) {
    this.#utterance = utterance
    this.#tokens = tokens
    this.#context = context
    this.#labels = context.options.map((each) => each.label)
  }

  read(): ReadKey | null {
    this.#lead()
    const start = this.#at
    if (this.#tokens[start] === undefined) return null
    const quoted = this.#quotedChoice()
    if (quoted) return this.#finish(quoted, true)
    this.#at = start
    const named = this.#labels.length === 0 ? null : this.#named()
    if (named) {
      const polarity = this.#tail(named)
      if (polarity !== null && this.#stops(named)) {
        const done = this.#finish(named, polarity)
        if (done) return done
      }
    }
    this.#at = start
    const value = this.#value()
    return value
  }

  #peek(offset = 0): Token | undefined {
    return this.#tokens[this.#at + offset]
  }

  #word(offset = 0): string {
    return this.#peek(offset)?.lower ?? ''
  }

  #skip(...words: readonly string[]): boolean {
    if (!words.includes(this.#word())) return false
    this.#at++
    return true
  }

  /** Marks that stand before an answer and say nothing: quotes, arrows, "TL;DR:". */
  #decoration(): void {
    while (/^[*_"“”'‘’`→⇒➡✓✔✅👉•>~]$/u.test(this.#word())) this.#at++
    if (this.#word() === '️') this.#at++
  }

  #lead(): void {
    this.#decoration()
    if (this.#word() === 'tl' && this.#word(1) === ';' && this.#word(2) === 'dr') {
      this.#at += 3
      this.#skip(':', ',', '.', '-', '–', '—')
    }
    if (this.#word() === 'spoiler' && this.#word(1) === ':') this.#at += 2
    this.#skip('so', 'thus', 'therefore', 'hence', 'again') && this.#skip(',')
    this.#questionNumber()
    this.#announcement()
    this.#decoration()
    this.#questionNumber()
    this.#decoration()
  }

  /** `Q2:`, `Question 3.`, `3.1:`. A lone number is none, for it may be a label. */
  #questionNumber(): void {
    const start = this.#at
    const worded = /^(?:q|question|exercise|problem|quiz|ex|challenge)$/.test(this.#word())
    if (worded) {
      this.#at++
      this.#skip('.', '#')
    }
    const glued = /^(?:q)$/.test(this.#word()) ? null : this.#peek()
    if (glued?.kind === 'number' && (worded || /^\d{1,3}(?:\.\d{1,3})+$/.test(glued.text))) {
      this.#at++
      if (this.#skip(':', ')', '.', '-', '–', '—', '=') || worded) {
        this.#number = glued.text
        return
      }
    }
    this.#at = start
  }

  /** "Answer:", "The correct answers are", "Solution", "It's". */
  #announcement(): void {
    const start = this.#at
    this.#skip('the', 'our', 'my', 'a')
    let adjective = false
    while (
      /^(?:correct|right|true|expected|final|full|only|best|accurate|valid|incorrect|false|wrong|short|quick)$/.test(
        this.#word(),
      )
    ) {
      adjective = true
      this.#at++
      this.#skip('and', ',')
    }
    const noun = /^(?:answers?|solutions?|key|keys|ans|responses?)$/.test(this.#word())
    const choiceNoun = adjective && NOUN.test(this.#word())
    if (noun || choiceNoun) {
      this.#at++
      this.#skip('key')
      if (this.#skip('(')) {
        this.#skip('s')
        if (!this.#skip(')')) {
          this.#at = start
          return
        }
      }
      if (this.#skip('here')) this.#at += 0
      if (/^(?:to|for|of)$/.test(this.#word())) {
        const before = this.#at
        this.#at++
        this.#skip('this', 'the')
        this.#skip('question', 'exercise', 'quiz', 'q', 'problem')
        const number = this.#peek()
        if (number?.kind === 'number') {
          this.#number = number.text
          this.#at++
        } else if (this.#at === before + 1) this.#at = before
      } else {
        const number = this.#peek()
        const colon = this.#word(1)
        if (number?.kind === 'number' && colon === ':') {
          this.#number = number.text
          this.#at++
        }
      }
      const linked = this.#skip(':', '-', '–', '—', '=', '.') || this.#link()
      this.#skip(':')
      // "Answer B", but not "Answer the question".
      const next = this.#peek()
      if (linked || (next && this.#labelOf(next) !== null)) {
        this.#announced = true
        return
      }
    } else if (adjective && this.#skip(':', '–', '—', '-', '=')) {
      this.#announced = true
      return
    } else if (adjective && this.#link()) {
      this.#announced = true
      return
    }
    this.#at = start
    if (
      /^(?:it's|they're|that's)$/.test(this.#word()) ||
      (/^(?:it|they|that|these|those)$/.test(this.#word()) && VERB.test(this.#word(1)))
    ) {
      this.#at += /^(?:it|they|that|these|those)$/.test(this.#word()) ? 2 : 1
      this.#skip(':')
    }
  }

  #link(): boolean {
    if (!/^(?:is|are|was|were|would|should|will|'s)$/.test(this.#word())) return false
    this.#at++
    this.#skip('be')
    return true
  }

  /** A choice's text repeated: "None of the above" where that is a choice, `144`. */
  #quotedChoice(): Named | null {
    const first = this.#peek()
    if (!first) return null
    const rest = normalize(this.#utterance.text.slice(first.start))
    const exact = this.#context.options.filter(({ utterance }) => normalize(utterance.text) === rest)
    const only = exact[0]
    if (!only || exact.length > 1 || rest === '') return null
    const { start, end } = { start: first.start, end: this.#utterance.text.trimEnd().length }
    this.#at = this.#tokens.length
    // A printed label that reads like another choice's text ("3" where a choice says 3) is a label.
    const label = this.#labelOf(first)
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

  #named(): Named | null {
    const all = this.#all()
    if (all) return all
    const none = this.#none()
    if (none) return none
    const list = this.#list()
    return list
  }

  /** "All of them", "Everything but 3", "Everywhere except in D", "All of them are correct except for the second one". */
  #all(): Named | null {
    const begin = this.#at
    const first = this.#peek()
    const fail = () => {
      this.#at = begin
      return null
    }
    if (!first) return null
    if (/^(?:all|both|each|every|any)$/.test(first.lower)) {
      this.#at++
      if (first.lower === 'both' && this.#labels.length !== 2) return fail()
      this.#skip('of')
      this.#skip('the', 'these', 'those', 'them')
      this.#skip('above', 'following')
      const count = this.#peek()
      if (count && this.#isCount(count, this.#labels.length)) this.#at++
      if (NOUN.test(this.#word())) this.#at++
      this.#skip('of') && this.#skip('them', 'these')
    } else if (/^(?:everything|everywhere|everyone)$/.test(first.lower)) this.#at++
    else return null
    // "All three": only where there are three.
    if (this.#peek()?.kind === 'number') return fail()
    const wordsEnd = this.#tokens[this.#at - 1]?.end ?? first.end
    if (this.#word() === ',' && this.#word(1) === 'without' && /^exceptions?$/.test(this.#word(2)))
      this.#at += 3
    const beforeVerdict = this.#at
    const truth = this.#verdict()
    if (truth === null) this.#at = beforeVerdict
    this.#skip(',')
    const exception = this.#exception()
    if (!exception) {
      this.#at = beforeVerdict
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
    if (!/^(?:but|except|excepting|excluding|besides|apart|other|save|without|minus|not)$/.test(this.#word()))
      return null
    const two = /^(?:apart|other)$/.test(this.#word())
    this.#at++
    if (two && !this.#skip('from', 'than')) return null
    this.#skip('for', 'in', 'from')
    return this.#list()
  }

  #isCount(word: Token, count: number): boolean {
    return word.text === String(count) || word.lower === NUMBER_WORDS[count]
  }

  /** "None", "None of them", "Nothing", "Neither". */
  #none(): Named | null {
    const first = this.#peek()
    if (!first) return null
    if (/^(?:none|nothing|neither|nobody|∅)$/.test(first.lower)) {
      this.#at++
      this.#skip('of')
      this.#skip('the', 'these', 'those', 'them')
      this.#skip('above', 'following')
      if (NOUN.test(this.#word())) this.#at++
    } else if (first.lower === 'no' && NOUN.test(this.#word(1))) this.#at += 2
    else return null
    const end = this.#tokens[this.#at - 1]?.end ?? first.end
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

  /** Labels joined by commas, "and", ranges. */
  #list(): Named | null {
    const labels = new Set<string>()
    const mentions: { label: string; start: number; end: number }[] = []
    const unknown: { label: string; start: number; end: number }[] = []
    let only = this.#skip('only', 'just', 'solely')
    let start: number | null = null
    let end = 0
    this.#skip('both', 'either')
    for (;;) {
      this.#article()
      const item = this.#item()
      if (!item) {
        if (start === null) return null
        break
      }
      start ??= item.start
      end = item.end
      for (const name of item.names) {
        const mention = { label: name, start: item.start, end: item.end }
        if (this.#labels.includes(name)) {
          labels.add(name)
          if (item.names.length === 1) mentions.push(mention)
        } else unknown.push(mention)
      }
      const before = this.#at
      if (!this.#separator()) break
      const after = this.#at
      this.#article()
      const next = this.#item()
      this.#at = next ? after : before
      if (!next) break
    }
    if (this.#skip('only', 'alone')) only = true
    if (start === null) return null
    return { labels, mentions, unknown, form: 'labels', start, end, only, truth: null }
  }

  /** "the", "statements", "no.": what may stand before a label. */
  #article(): void {
    this.#skip('the')
    if (NOUN.test(this.#word()) && this.#peek(1) && !VERB.test(this.#word(1))) {
      const noun = this.#at
      this.#at++
      this.#skip('.', '#', ':')
      const next = this.#peek()
      const label =
        next && (this.#labelOf(next) !== null || /^[([]$/.test(next.text) || this.#spelled(next) !== null)
      if (!label) this.#at = noun
    }
  }

  #separator(): boolean {
    const start = this.#at
    let found = this.#skip(',', ';', '/', '&', '+', '·', '|')
    if (this.#skip('and', 'as', 'plus', 'und', 'y', 'et', '&')) {
      found = true
      if (this.#word(-1) === 'as' && !(this.#skip('well') && this.#skip('as'))) {
        this.#at = start
        return false
      }
      this.#skip('also', 'finally')
    }
    return found
  }

  #item(): { readonly names: readonly string[]; readonly start: number; readonly end: number } | null {
    const begin = this.#at
    if (this.#word() === '#') this.#at++
    const suffixed = /^(?:st|nd|rd|th)$/.test(this.#word(1)) && this.#peek(1)?.spaced === false
    const single = suffixed ? null : this.#label()
    if (single) {
      const range = this.#at
      if (this.#skip('-', '–', '—', '‐', '‑', 'to', 'through', 'until', 'thru')) {
        const last = this.#label()
        const names = last ? this.#between(single.label, last.label) : null
        if (last && names) return { names, start: single.start, end: last.end }
        this.#at = range
      }
      return { names: [single.label], start: single.start, end: single.end }
    }
    this.#at = begin
    return this.#ordinal()
  }

  /** "the third one", "first", "the last two", "number three". */
  #ordinal(): { readonly names: readonly string[]; readonly start: number; readonly end: number } | null {
    const first = this.#peek()
    if (!first) return null
    const count = this.#labels.length
    const numeral = /^(\d+)$/.exec(first.text)
    const suffix = numeral && /^(?:st|nd|rd|th)$/.test(this.#word(1)) && !this.#peek(1)?.spaced
    let position: number | null = null
    if (suffix) {
      position = Number(first.text)
      this.#at += 2
    } else if (first.lower === 'last') {
      position = count
      this.#at++
    } else if (ORDINALS.includes(first.lower)) {
      position = ORDINALS.indexOf(first.lower)
      this.#at++
    } else return null
    let names: string[] = []
    const many = this.#peek()
    const size = many ? NUMBER_WORDS.indexOf(many.lower) : -1
    const digits = many?.kind === 'number' && !suffix ? Number(many.text) : size
    if (digits >= 2 && digits <= count && (position === 1 || first.lower === 'last')) {
      this.#at++
      names = first.lower === 'last' ? this.#labels.slice(count - digits) : this.#labels.slice(0, digits)
    } else names = [this.#labels[position - 1] ?? String(position)]
    if (NOUN.test(this.#word())) this.#at++
    const end = this.#tokens[this.#at - 1]?.end ?? first.end
    return { names, start: first.start, end }
  }

  /** A single label, with what surrounds it: `(a)`, `"B"`, `3.`, `c)`. */
  #label(): { readonly label: string; readonly start: number; readonly end: number } | null {
    const begin = this.#at
    const open = /^[([{"“'‘`*_]$/.test(this.#word()) ? this.#word() : null
    if (open !== null) this.#at++
    const name = this.#peek()
    const label = name ? (this.#labelOf(name) ?? this.#spelled(name)) : null
    if (!name || label === null) {
      this.#at = begin
      return null
    }
    this.#at++
    if (open !== null && /^[)\]}"”'’`*_]$/.test(this.#word())) this.#at++
    else if (open === '(' || open === '[') {
      this.#at = begin
      return null
    } else if (this.#word() === ')' && !this.#peek()?.spaced) this.#at++
    return { label, start: name.start, end: name.end }
  }

  /** "Statement two": a number in words, after a word for choices. */
  #spelled(name: Token): string | null {
    const index = this.#tokens.indexOf(name)
    const number = NUMBER_WORDS.indexOf(name.lower)
    if (number < 1 || !NOUN.test(this.#tokens[index - 1]?.lower ?? '')) return null
    return this.#labels.includes(String(number)) ? String(number) : null
  }

  /** The label that a token names, in the spelling of the choices; a label that no choice has is given as written. */
  #labelOf(name: Token): string | null {
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

  /** "are correct", "is the right answer", "hold", "is false"; null where no verdict stands here. */
  #verdict(): boolean | null {
    const start = this.#at
    let negated = false
    if (HOLD_VERB.test(this.#word())) {
      this.#at++
      return true
    }
    if (/^(?:don't|doesn't)$/.test(this.#word()) && HOLD_VERB.test(this.#word(1))) {
      this.#at += 2
      return false
    }
    if (/^(?:do|does)$/.test(this.#word()) && this.#word(1) === 'not' && HOLD_VERB.test(this.#word(2))) {
      this.#at += 3
      return false
    }
    if (/^(?:isn't|aren't|wasn't|weren't)$/.test(this.#word())) {
      negated = true
      this.#at++
    } else if (VERB.test(this.#word())) {
      this.#at++
      this.#skip('be')
    } else if (!TRUE_ADJECTIVE.test(this.#word()) && !FALSE_ADJECTIVE.test(this.#word())) return null
    for (;;) {
      if (this.#word() === 'not') {
        negated = !negated
        this.#at++
      } else if (
        !this.#skip('the', 'all', 'both', 'only', 'indeed', 'actually', 'a', 'thus', 'therefore', 'also')
      )
        break
    }
    const adjective = this.#word()
    if (!TRUE_ADJECTIVE.test(adjective) && !FALSE_ADJECTIVE.test(adjective)) {
      if (NOUN.test(adjective) && /^(?:answers?|solutions?|ones?)$/.test(adjective)) {
        this.#at++
        return !negated
      }
      this.#at = start
      return null
    }
    this.#at++
    if (NOUN.test(this.#word())) this.#at++
    return TRUE_ADJECTIVE.test(adjective) !== negated
  }

  /**
   * What may follow the labels: a verdict, and what is said of the others. True where the labels named are the key,
   * false where all the others are, null where the verdict does not tell.
   */
  #tail(named: Named): boolean | null {
    const truth = this.#verdict() ?? named.truth
    const further = truth === null ? null : this.#furtherClauses(named, truth)
    if (further) this.#further = further
    else this.#others()
    this.#verdictSaid = truth
    if (truth === null) return true
    const wanted = this.#context.asksFor !== 'incorrect'
    if (further) return truth === wanted
    return truth === wanted ? true : named.only ? false : null
  }

  /** "1 and 2 are wrong, 3 and 4 are right": the labels of the clauses that are as the first one says; null without any. */
  #furtherClauses(first: Named, truth: boolean): readonly string[] | null {
    const start = this.#at
    const told = new Map<string, boolean>([...first.labels].map((label) => [label, truth]))
    let end = start
    for (;;) {
      this.#skip(',', ';', '.')
      this.#skip('and', 'but', 'while', 'whereas')
      const next = this.#list()
      const verdict = next && next.unknown.length === 0 ? this.#verdict() : null
      if (!next || verdict === null) break
      for (const label of next.labels) told.set(label, verdict)
      end = this.#at
    }
    this.#at = end
    if (end === start) return null
    const all = told.size === this.#labels.length
    const same = [...told].filter(([, value]) => value === truth).map(([label]) => label)
    const wanted = this.#context.asksFor !== 'incorrect'
    if (truth === wanted) return same
    const right = [...told].filter(([, value]) => value !== truth).map(([label]) => label)
    return all || right.length > 0 ? this.#labels.filter((label) => !right.includes(label)) : null
  }

  /** "the others are wrong", "the rest is not": accounted for, and told already. */
  #others(): void {
    const start = this.#at
    this.#skip(',', ';', '.', '(')
    this.#skip('and', 'but', 'while', 'all')
    const isElse = /^(?:everything|all|nothing)$/.test(this.#word()) && this.#word(1) === 'else'
    if (isElse) this.#at += 1
    this.#skip('the', 'all')
    if (this.#skip('others', 'rest', 'remaining', 'other', 'else')) {
      if (NOUN.test(this.#word())) this.#at++
      const before = this.#at
      if (this.#verdict() !== null || (VERB.test(this.#word()) && this.#word(1) === 'not')) {
        if (this.#at === before) this.#at += 2
        this.#skip(')')
        return
      }
    }
    this.#at = start
  }

  /** Whether the key may end here: at the end, at the end of its sentence, or where reasons begin. */
  #stops(named: Named): boolean {
    const next = this.#peek()
    if (!next) return true
    while (/^[*_"”'’`)\]]$/.test(this.#word()) && !this.#peek()?.spaced) this.#at++
    const sign = this.#peek()
    if (!sign) return true
    if (/^[.!]$/.test(sign.text)) {
      const after = this.#peek(1)
      return after === undefined || after.spaced || /^[*_"”'’`)\]]$/.test(after.text)
    }
    if (/^[:;—–]$/.test(sign.text)) return true
    if (sign.text === '-') return sign.spaced
    if (sign.text === '(' || sign.text === '=') return sign.text === '(' || named.labels.size === 1
    if (sign.text === ',') return REASON.test(this.#word(1)) || this.#repeats(named, 1)
    if (sign.kind === 'word' && /^(?:since|because|given|due|thanks)$/.test(sign.lower)) return true
    return this.#repeats(named, 0)
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

  /** Whether the choice's own words follow: "B, the second layer has …". */
  #repeats(named: Named, offset: number): boolean {
    const from = this.#peek(offset)
    const label = [...named.labels][0]
    if (!from || label === undefined || named.labels.size !== 1) return false
    const told = this.#context.options.find((each) => each.label === label)
    const text = told ? normalize(told.utterance.text) : ''
    return text !== '' && normalize(this.#utterance.text.slice(from.start)).startsWith(text)
  }

  #finish(named: Named, polarity: boolean): ReadKey | null {
    const end = this.#tokens[this.#at - 1]?.end ?? named.end
    const meant = new Set([...named.labels, ...this.#further])
    const labels = this.#labels.filter((label) => meant.has(label) === polarity)
    const isPlain = polarity && this.#further.length === 0 && !this.#saysMore(named)
    const said = {
      start: named.start,
      end: isPlain || (named.form === 'labels' && this.#verdictSaid === null) ? named.end : end,
    }
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
      question: this.#number,
      announced: this.#announced,
      verdict: this.#verdictSaid,
      named: [...named.labels],
    }
  }

  /** A key that is a value: the number, shape or name, up to where reasons begin. */
  #value(): ReadKey | null {
    const { asksFor } = this.#context
    const first = this.#peek()
    if (!first || (asksFor !== 'value' && asksFor !== 'truth')) return null
    const { text } = this.#utterance
    const rest = text.slice(first.start)
    const found =
      asksFor === 'truth'
        ? /^(?:true|false|right|wrong|correct|incorrect|yes|no)\b/i.exec(rest)
        : /^(?:\((?:None|\d[\d_ ]*)(?:\s*,\s*(?:None|\d[\d_ ]*))*,?\)|\[(?:None|\d+)(?:\s*,\s*(?:None|\d+))*\]|\d+(?:\s*[x×]\s*\d+)+|[-−]?\d[\d,_]*(?:\.\d+)?\s*%?|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none)\b|`?[A-Za-z_]\w+`?(?=\s*[.!]?\s*$))/.exec(
            rest,
          )
    if (!found) return null
    const value = found[0].replace(/[,_\s]+$/, '')
    const span = { start: first.start, end: first.start + value.length }
    const after = rest.slice(value.length)
    const closed =
      /^\s*(?:$|[.!,;:(=—–-]|[)"”'`*]|\p{L}+(?:\s+\p{L}+){0,3}\s*(?:$|[.!,;:(]))|^\s+(?:since|because)\b/u.test(
        after,
      )
    if (!closed || (!this.#announced && after.trim().length > 60)) return null
    const truthy = /^(?:true|right|correct|yes)$/i.test(value)
    const label = asksFor === 'truth' ? String(truthy) : value
    const place = spanOf(this.#utterance, span)
    return {
      key: { labels: [label], span: place, text: value, mentions: [{ label, span: place }], form: 'value' },
      unknown: [],
      end: span.end,
      question: this.#number,
      announced: this.#announced,
      verdict: null,
      named: [label],
    }
  }
}

/** Text for comparing what a key repeats with a choice: without case, closing points, quotes and doubled blanks. */
export function normalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”"'’‘`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!;,]+$/, '')
}
