/**
 * What evaluating a program takes and gives.
 */
import type { Span } from '../span.js'
import type { Host } from './host.js'
import type { Plain } from './plain.js'
import type { Value } from './value.js'

export interface EvaluateOptions {
  /** What the program can import beyond the standard library. */
  readonly host?: Host
  /** The source is a listing in a post: names that the host lends to fragments are taken for granted. Default false. */
  readonly fragment?: boolean
  /**
   * What becomes of a name that nothing binds: Python's NameError (`raise`, the default), or an unknown that says so, with
   * `undefinedName` set, for a host to refuse where it needs the value (`unknown`).
   */
  readonly undefinedNames?: 'raise' | 'unknown'
  /** Data that the author declares: `vocab_size`, `x_train.shape`. Bound where the program leaves them unknown. */
  readonly given?: ReadonlyMap<string, Plain>
  /** Module-level names bound to other values than the program gives them: an intervention. */
  readonly override?: ReadonlyMap<string, Plain>
  /** Names bound before the program starts. */
  readonly names?: ReadonlyMap<string, Value>
  readonly limits?: Partial<Limits>
}

/** Bounds of one evaluation. Beyond one of them it ends with a message `limit`. */
export interface Limits {
  /** Units of work: one an expression or statement, and one an element handled by a built-in. */
  readonly steps: number
  /** Cells of memory handed out: places in containers, or 8 characters of text. */
  readonly cells: number
  /** Calls of Python functions under way at one time. */
  readonly depth: number
}

/** An exception that the program does not catch. */
export interface PythonError {
  /** Python's class: `ValueError`. */
  readonly exception: string
  readonly message: string
  readonly hint: string | null
  /** The innermost place in the program. */
  readonly span: Span
  /** The calls under way, outermost first: where each is written. */
  readonly callStack: readonly Span[]
  /** The exception object, where there is one. */
  readonly value: Value | null
}

/** Something else to say about a program. */
export interface EvaluationMessage {
  readonly kind: 'limit' | 'missing-import' | 'not-read'
  readonly span: Span
  readonly reason: string
  readonly note?: string
}

/** Something that the program shows its reader: printed, or the last expression of a cell. */
export interface Shown {
  readonly span: Span
  /** null where it cannot be known. */
  readonly text: string | null
  readonly value: Value | null
}

export interface Evaluation {
  /** Module-level names, in the order in which they were first bound; after an error those bound before it. */
  readonly globals: ReadonlyMap<string, Value>
  readonly error: PythonError | null
  readonly messages: readonly EvaluationMessage[]
  readonly shown: readonly Shown[]
  /** Work done, in the unit of {@link Limits.steps}; the same for the same program. */
  readonly steps: number
  readonly cells: number
}
