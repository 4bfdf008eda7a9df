/**
 * Patterns of `match`.
 */
import type { Span } from '../../span.js'
import type { Expression, Name } from './expression.js'

export type Pattern =
  | ValuePattern
  | SingletonPattern
  | CapturePattern
  | StarPattern
  | SequencePattern
  | MappingPattern
  | ClassPattern
  | OrPattern
  | AsPattern

/** A literal or a dotted name, compared by `==`. */
export interface ValuePattern extends Span {
  readonly kind: 'value'
  readonly value: Expression
}
/** `None`, `True`, `False`, compared by `is`. */
export interface SingletonPattern extends Span {
  readonly kind: 'singleton'
  readonly value: Expression
}
/** A name, or `_`, which binds nothing (null). */
export interface CapturePattern extends Span {
  readonly kind: 'capture'
  readonly target: Name | null
}
export interface StarPattern extends Span {
  readonly kind: 'star'
  readonly target: Name | null
}
export interface SequencePattern extends Span {
  readonly kind: 'sequence'
  readonly items: readonly Pattern[]
}
export interface MappingPattern extends Span {
  readonly kind: 'mapping'
  readonly entries: readonly { readonly key: Expression; readonly value: Pattern }[]
  readonly rest: Name | null
}
export interface ClassPattern extends Span {
  readonly kind: 'class'
  readonly class: Expression
  readonly positional: readonly Pattern[]
  readonly keywords: readonly { readonly name: string; readonly value: Pattern }[]
}
export interface OrPattern extends Span {
  readonly kind: 'or'
  readonly alternatives: readonly Pattern[]
}
export interface AsPattern extends Span {
  readonly kind: 'as'
  readonly pattern: Pattern
  readonly target: Name
}
