/**
 * What is wrong with a source before anything of it is evaluated.
 */
import type { Span } from '../../span.js'

export type SyntaxClass = 'SyntaxError' | 'IndentationError' | 'TabError' | 'limit'

/** Thrown by the tokenizer and the parser, caught where a program is parsed. */
export class SyntaxFailure {
  readonly exception: SyntaxClass
  readonly message: string
  readonly span: Span
  readonly hint: string | null
  /** Nothing more exact is known than that the token is out of place. */
  readonly generic: boolean

  constructor(
    exception: SyntaxClass,
    message: string,
    span: Span,
    hint: string | null = null,
    generic = false,
  ) {
    this.exception = exception
    this.message = message
    this.span = span
    this.hint = hint
    this.generic = generic
  }
}
