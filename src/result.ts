/**
 * The answer of `check`, as the JSON of the command line has it: plain data, lines and columns counted from 1.
 * Described for others by `schema/check.json`.
 */
import type { ClaimKind, Misconception, Reading, Truth } from './claim/verdict.js'
import type { ModelSummary } from './keras/summary.js'
import type { Fix, RuleId, Severity } from './message.js'
import type { AsksFor } from './quiz/question.js'
import type { Place } from './span.js'

export type Status = 'verified' | 'wrong' | 'acknowledged' | 'unverified'

export interface ChoiceResult extends Place {
  readonly label: string
  readonly text: string
  readonly verdict: Truth
  readonly actual: readonly string[]
  readonly expected: readonly string[]
  readonly reason: string
  readonly readings: readonly Reading[]
  readonly misconception: Misconception | null
  readonly acknowledged?: true
}

export interface QuestionResult {
  readonly line: number
  readonly stem: string
  readonly asksFor: AsksFor
  readonly choices: readonly ChoiceResult[]
  readonly statedKey: readonly string[] | null
  readonly keyLine: number | null
  readonly computedKey: readonly string[] | null
  readonly status: Status
}

export interface ClaimResult extends Place {
  readonly text: string
  readonly kind: ClaimKind
  readonly verdict: 'holds' | 'fails'
  readonly actual: readonly string[]
  readonly expected: readonly string[]
  readonly reason: string
}

export interface MessageResult extends Place {
  readonly ruleId: RuleId
  readonly severity: Severity
  readonly reason: string
  readonly actual?: readonly string[]
  readonly expected?: readonly string[]
  readonly note?: string
  readonly url: string
  readonly exception?: string
  readonly fix?: Fix
  readonly cause?: Place & { readonly reason: string }
}

/** One post's entry. */
export interface PostResult {
  readonly file: string
  readonly questions: readonly QuestionResult[]
  readonly claims: readonly ClaimResult[]
  readonly messages: readonly MessageResult[]
}

export interface Totals {
  readonly posts: number
  readonly questions: number
  readonly verified: number
  readonly wrong: number
  readonly acknowledged: number
  readonly unverified: number
  readonly choices: number
  readonly claims: number
  readonly failed: number
}

/** What the plugin leaves in `file.data.quizproof`: plain data. */
export interface QuizproofData extends PostResult {
  readonly models: readonly ModelSummary[]
}
