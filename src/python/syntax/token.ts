/**
 * Tokens of Python source.
 */
import type { Span } from '../../span.js'
import type { SyntaxFailure } from './failure.js'

export type TokenKind =
  | 'name'
  | 'keyword'
  | 'number'
  | 'string'
  | 'operator'
  | 'newline'
  | 'indent'
  | 'dedent'
  | 'end'
  | 'failure'

export interface Token extends Span {
  readonly kind: TokenKind
  /** The source text; of a newline, indent, dedent and end the empty string. */
  readonly text: string
  /** Brackets open around the token. */
  readonly level: number
  /** Of a `failure`: what the tokenizer could not get past. */
  readonly failure?: SyntaxFailure
}

export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
)

/** Operators and delimiters, the longest first. */
export const OPERATORS: readonly string[] = (
  '**= //= >>= <<= ... ' +
  '== != <= >= -> := += -= *= /= %= @= &= |= ^= ** // << >> <> ' +
  '+ - * / % @ & | ^ ~ < > ( ) [ ] { } , : . ; ='
).split(' ')
