/** The words of a line that may be a key, the kinds of words its grammar knows, and a place among them. */
import type { Span } from '../span.js'

export interface Token extends Span {
  readonly text: string
  readonly lower: string
  readonly kind: 'word' | 'number' | 'sign'
  /** A blank stands before it. */
  readonly spaced: boolean
}

/** Keys are short; a line is read no further than this many tokens. */
const MAX_TOKENS = 400

export const NUMBER_WORDS: readonly string[] = [
  'zero one two three four five six seven eight nine ten eleven twelve',
].flatMap((words) => words.split(' '))
export const ORDINALS: readonly string[] = [
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
].flatMap((words) => words.split(' '))

export const NOUN =
  /^(?:options?|statements?|choices?|answers?|alternatives?|items?|numbers?|nos?|letters?|claims?|ones?|sentences?|responses?|points?|remarks?|facts?|propositions?|assertions?|bullets?|lines?|solutions?|boxes|box)$/
export const TRUE_ADJECTIVE =
  /^(?:correct|true|right|valid|accurate|ok|okay|good|fine|factual|sound|selected|checked|ticked|applicable)$/
export const FALSE_ADJECTIVE = /^(?:false|incorrect|wrong|untrue|invalid|inaccurate|mistaken)$/
export const VERB = /^(?:is|are|was|were|be|'s|should|would|must|will|has|have)$/
export const HOLD_VERB = /^(?:holds?|appl(?:y|ies)|works?|fits?|stands?)$/
export const REASON =
  /^(?:since|because|as|for|due|given|so|which|that's|thus|therefore|hence|see|by|thanks|after|when|while|where|whereas|but|although|though|if|in|from|meaning|cause|with)$/

/** The tokens of a line: numbers (a comma between digits only where it groups thousands), words, single signs. */
export function tokenize(text: string): readonly Token[] {
  const from = 0
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

/** Reads tokens one after another; a reader that fails puts `at` back. */
export class Cursor {
  at = 0
  readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  peek(offset = 0): Token | undefined {
    return this.tokens[this.at + offset]
  }

  /** A token in lower case; '' beyond the end. */
  word(offset = 0): string {
    return this.peek(offset)?.lower ?? ''
  }

  /** Passes one of the given words, if it is next. */
  skip(...words: readonly string[]): boolean {
    if (!words.includes(this.word())) return false
    this.at++
    return true
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
