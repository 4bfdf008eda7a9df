/**
 * The two ways in which an evaluation leaves its path: an exception of Python, which the program can catch, and a bound
 * that is reached, which ends everything.
 */
import type { Span } from '../span.js'
import type { Instance } from './value.js'

/** An exception of Python under way. */
export class Raised {
  readonly value: Instance
  readonly span: Span
  readonly callStack: readonly Span[]
  readonly hint: string | null

  constructor(value: Instance, span: Span, callStack: readonly Span[], hint: string | null) {
    this.value = value
    this.span = span
    this.callStack = callStack
    this.hint = hint
  }
}

/** A bound of the evaluation is reached; the program cannot catch it. */
export class LimitReached {
  readonly reason: string
  readonly span: Span
  readonly note: string

  constructor(reason: string, span: Span, note: string) {
    this.reason = reason
    this.span = span
    this.note = note
  }
}
