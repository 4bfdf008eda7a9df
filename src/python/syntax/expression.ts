/**
 * Expressions of the syntax tree. Every node has its offsets in the source.
 */
import type { Span } from '../../span.js'
import type { Value } from '../value.js'
import type { ScopeInfo } from './scope.js'

export type Expression =
  | Name
  | Constant
  | FormattedString
  | Display<'tuple'>
  | Display<'list'>
  | Display<'set'>
  | DictDisplay
  | Starred
  | Attribute
  | Subscript
  | SliceExpression
  | Call
  | Unary
  | Binary
  | BooleanChain
  | Comparison
  | Conditional
  | Lambda
  | Comprehension
  | NamedExpression
  | Yield
  | Await

/**
 * Where a name lives: `local` to the function, `free` in an enclosing function, `global` (module, then built-ins), or `class`:
 * in a class body, which looks in itself first and then outwards.
 */
export type Residence = 'local' | 'free' | 'global' | 'class'

export interface Name extends Span {
  readonly kind: 'name'
  readonly id: string
  /** Set when the scope that the name stands in is closed. */
  residence: Residence
}

export interface Constant extends Span {
  readonly kind: 'constant'
  readonly value: Value
}

export interface Replacement extends Span {
  readonly value: Expression
  /** `!r`, `!s`, `!a`. */
  readonly conversion: 'r' | 's' | 'a' | null
  readonly spec: readonly FormatPart[] | null
  /** The source text that `{x=}` shows before the value. */
  readonly label: string | null
}
export type FormatPart = string | Replacement

export interface FormattedString extends Span {
  readonly kind: 'formatted'
  readonly parts: readonly FormatPart[]
}

export interface Display<K extends 'tuple' | 'list' | 'set'> extends Span {
  readonly kind: K
  readonly items: readonly Expression[]
}

export interface DictDisplay extends Span {
  readonly kind: 'dict'
  /** A null key is `**value`. */
  readonly entries: readonly { readonly key: Expression | null; readonly value: Expression }[]
}

export interface Starred extends Span {
  readonly kind: 'starred'
  readonly value: Expression
}

export interface Attribute extends Span {
  readonly kind: 'attribute'
  readonly object: Expression
  readonly name: string
  readonly nameStart: number
}

export interface Subscript extends Span {
  readonly kind: 'subscript'
  readonly object: Expression
  readonly index: Expression
}

export interface SliceExpression extends Span {
  readonly kind: 'slice'
  readonly from: Expression | null
  readonly to: Expression | null
  readonly step: Expression | null
}

export interface Argument extends Span {
  /** `value`, `*value`, `name=value`, `**value`. */
  readonly form: 'positional' | 'star' | 'keyword' | 'doubleStar'
  readonly name: string | null
  readonly value: Expression
}

export interface Call extends Span {
  readonly kind: 'call'
  readonly callee: Expression
  readonly args: readonly Argument[]
  /** Whether all arguments are positional: the quick way. */
  readonly plain: boolean
}

export interface Unary extends Span {
  readonly kind: 'unary'
  readonly operator: '-' | '+' | '~' | 'not'
  readonly operand: Expression
}

export interface Binary extends Span {
  readonly kind: 'binary'
  readonly operator: string
  readonly left: Expression
  readonly right: Expression
}

export interface BooleanChain extends Span {
  readonly kind: 'boolean'
  readonly operator: 'and' | 'or'
  readonly operands: readonly Expression[]
}

export type Comparator = '<' | '>' | '<=' | '>=' | '==' | '!=' | 'in' | 'not in' | 'is' | 'is not'

export interface Comparison extends Span {
  readonly kind: 'comparison'
  readonly left: Expression
  readonly rest: readonly { readonly operator: Comparator; readonly right: Expression }[]
}

export interface Conditional extends Span {
  readonly kind: 'conditional'
  readonly test: Expression
  readonly then: Expression
  readonly otherwise: Expression
}

/** A parameter of a function of the program. */
export interface ParameterNode extends Span {
  readonly name: string
  readonly form: 'positionalOnly' | 'ordinary' | 'keywordOnly' | 'rest' | 'keywords'
  readonly default: Expression | null
  readonly annotation: Expression | null
}

export interface Lambda extends Span {
  readonly kind: 'lambda'
  readonly parameters: readonly ParameterNode[]
  readonly body: Expression
  readonly scope: ScopeInfo
}

export interface ComprehensionClause extends Span {
  readonly target: Expression
  readonly iterable: Expression
  readonly conditions: readonly Expression[]
  readonly async: boolean
}

export interface Comprehension extends Span {
  readonly kind: 'comprehension'
  readonly makes: 'list' | 'set' | 'dict' | 'generator'
  /** The element, or the key of a dict. */
  readonly element: Expression
  readonly value: Expression | null
  readonly clauses: readonly ComprehensionClause[]
  readonly scope: ScopeInfo
}

export interface NamedExpression extends Span {
  readonly kind: 'named'
  readonly target: Name
  readonly value: Expression
}

export interface Yield extends Span {
  readonly kind: 'yield'
  readonly value: Expression | null
  /** `yield from value`. */
  readonly from: boolean
}

export interface Await extends Span {
  readonly kind: 'await'
  readonly value: Expression
}
