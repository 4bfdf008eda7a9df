/**
 * How a rule of Keras says no, and how it says that it cannot tell. Both are thrown by the pure rules (shapes, arguments,
 * weights) and caught where the program's call is known; neither ever leaves the engine.
 */
import type { Unknown } from '../python/value.js'

/** The exception classes that Keras, or Python inside Keras, raises while a model is built. */
export type ExceptionName =
  | 'ValueError'
  | 'TypeError'
  | 'AttributeError'
  | 'IndexError'
  | 'KeyError'
  | 'NotImplementedError'
  | 'RuntimeError'
  | 'ZeroDivisionError'
  | 'OverflowError'
  | 'ImportError'
  | 'ModuleNotFoundError'
  | 'InvalidArgumentError'
  | 'OperatorNotAllowedInGraphError'
  | 'AssertionError'
  | 'UnboundLocalError'

/** Keras (or Python within Keras) refuses: the class of the exception, what is refused, and what to change. */
export class Refusal extends Error {
  readonly exception: ExceptionName
  /** One sentence in our words: what was found, and what was expected. */
  readonly reason: string
  /** What to change, if there is something to say. */
  readonly note: string | undefined

  constructor(exception: ExceptionName, reason: string, note?: string) {
    super(reason)
    this.name = 'Refusal'
    this.exception = exception
    this.reason = reason
    this.note = note
  }
}

/** What is asked for depends on a value that is not known. */
export class CannotTell extends Error {
  readonly unknown: Unknown

  constructor(unknown: Unknown) {
    super(unknown.reason)
    this.name = 'CannotTell'
    this.unknown = unknown
  }
}

/** Refuses as Keras does. `refuse('ValueError', 'Expected a positive `units`, found -3', 'use a positive whole number')`. */
export function refuse(exception: ExceptionName, reason: string, note?: string): never {
  throw new Refusal(exception, reason, note)
}

/** Says that the answer depends on `unknown`. */
export function cannotTell(unknown: Unknown): never {
  throw new CannotTell(unknown)
}
