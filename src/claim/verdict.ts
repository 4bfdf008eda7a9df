/** What is so, as far as it can be told: the answer of `claim/` about an utterance. */
import type { Span } from '../span.js'

/** `holds`, `fails`, or `unknown`: not read, not given by the post, or true in one reading and false in another. */
export type Truth = 'holds' | 'fails' | 'unknown'

/** One way to understand a sentence. */
export interface Reading {
  /** In plain English, with what is so: "`conv2d` has 320 parameters, not 21,632". */
  readonly text: string
  /** As an expression that an author can paste into `{check="…"}`; null where it has none. */
  readonly expression: string | null
  readonly verdict: Truth
}

/** A known wrong way to compute a number, on an exact match. */
export interface Misconception {
  readonly id: string
  /** One friendly sentence. */
  readonly text: string
}

export interface Judgement {
  readonly verdict: Truth
  /** What is said: the numbers or shapes, as written. */
  readonly actual: readonly string[]
  /** What is so instead, printed in the same manner. */
  readonly expected: readonly string[]
  /** One sentence; for `unknown`, which words were not read or which value is not given, and what to do. */
  readonly reason: string
  /** How the true number comes about: `32 × (3 × 3 × 1 + 1) = 320`; null where there is nothing to compute. */
  readonly how: string | null
  readonly readings: readonly Reading[]
  readonly misconception: Misconception | null
}

/** Kinds of checkable things outside the choices. */
export type ClaimKind = 'arithmetic' | 'sentence' | 'shape' | 'summary' | 'table'

/** A number that nothing explains: worth a second look of its author, and no claim that was judged. */
export type Doubt = 'number'

/** Something checkable that was said outside the choices, and was read. */
export interface Claim extends Judgement {
  readonly kind: ClaimKind | Doubt
  readonly verdict: 'holds' | 'fails'
  /** In the author's file. */
  readonly span: Span
  readonly text: string
  /** Where the stated result stands, for a fix; only for arithmetic. */
  readonly result?: { readonly span: Span; readonly right: string }
}
