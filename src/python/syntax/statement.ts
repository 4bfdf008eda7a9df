/**
 * Statements of the syntax tree.
 */
import type { Span } from '../../span.js'
import type { Argument, Expression, Name, ParameterNode, Yield } from './expression.js'
import type { Pattern } from './pattern.js'
import type { ScopeInfo } from './scope.js'

export type Statement =
  | ExpressionStatement
  | Assign
  | AugmentedAssign
  | AnnotatedAssign
  | Return
  | Delete
  | Simple
  | ScopeDeclaration
  | Import
  | ImportFrom
  | Raise
  | Assert
  | If
  | While
  | For
  | Try
  | With
  | FunctionDefinition
  | ClassDefinition
  | Match
  | TypeAlias

export type Block = readonly Statement[]

/** What all statements share. */
interface Base extends Span {
  /** The `yield`s directly in a simple statement, in order; for a compound one, in its head or anywhere in its blocks. */
  readonly yields: readonly Yield[]
}

export interface ExpressionStatement extends Base {
  readonly kind: 'expression'
  readonly value: Expression
  /** The last line of a cell, without `;`: a notebook shows its value. */
  readonly shown: boolean
}
export interface Assign extends Base {
  readonly kind: 'assign'
  readonly targets: readonly Expression[]
  readonly value: Expression
}
export interface AugmentedAssign extends Base {
  readonly kind: 'augmented'
  readonly target: Expression
  /** Without the `=`: `+`, `//`. */
  readonly operator: string
  readonly value: Expression
}
export interface AnnotatedAssign extends Base {
  readonly kind: 'annotated'
  readonly target: Expression
  readonly annotation: Expression
  readonly value: Expression | null
}
export interface Return extends Base {
  readonly kind: 'return'
  readonly value: Expression | null
}
export interface Delete extends Base {
  readonly kind: 'delete'
  readonly targets: readonly Expression[]
}
export interface Simple extends Base {
  readonly kind: 'pass' | 'break' | 'continue'
}
/** `global` and `nonlocal`: their work is done when the scopes are resolved. */
export interface ScopeDeclaration extends Base {
  readonly kind: 'scope'
}
export interface ImportedName extends Span {
  /** As written, dotted in `import a.b`. */
  readonly name: string
  readonly target: Name
  /** Whether `as` names the target. */
  readonly renamed: boolean
}
export interface Import extends Base {
  readonly kind: 'import'
  readonly names: readonly ImportedName[]
}
export interface ImportFrom extends Base {
  readonly kind: 'importFrom'
  readonly module: string
  /** Leading dots. */
  readonly level: number
  /** null for `*`. */
  readonly names: readonly ImportedName[] | null
}
export interface Raise extends Base {
  readonly kind: 'raise'
  readonly exception: Expression | null
  readonly cause: Expression | null
}
export interface Assert extends Base {
  readonly kind: 'assert'
  readonly test: Expression
  readonly message: Expression | null
}
export interface If extends Base {
  readonly kind: 'if'
  readonly clauses: readonly { readonly test: Expression; readonly body: Block }[]
  readonly otherwise: Block
}
export interface While extends Base {
  readonly kind: 'while'
  readonly test: Expression
  readonly body: Block
  readonly otherwise: Block
}
export interface For extends Base {
  readonly kind: 'for'
  readonly target: Expression
  readonly iterable: Expression
  readonly body: Block
  readonly otherwise: Block
  readonly async: boolean
}
export interface Handler extends Span {
  readonly type: Expression | null
  readonly target: Name | null
  readonly body: Block
}
export interface Try extends Base {
  readonly kind: 'try'
  readonly body: Block
  readonly handlers: readonly Handler[]
  /** `except*`. */
  readonly group: boolean
  readonly otherwise: Block
  readonly finally: Block
}
export interface WithItem extends Span {
  readonly context: Expression
  readonly target: Expression | null
}
export interface With extends Base {
  readonly kind: 'with'
  readonly items: readonly WithItem[]
  readonly body: Block
  readonly async: boolean
}
export interface FunctionDefinition extends Base {
  readonly kind: 'function'
  readonly target: Name
  readonly name: string
  readonly parameters: readonly ParameterNode[]
  readonly returns: Expression | null
  readonly decorators: readonly Expression[]
  readonly body: Block
  readonly scope: ScopeInfo
  readonly async: boolean
  readonly documentation: string | null
}
export interface ClassDefinition extends Base {
  readonly kind: 'class'
  readonly target: Name
  readonly name: string
  readonly args: readonly Argument[]
  readonly decorators: readonly Expression[]
  readonly body: Block
  readonly scope: ScopeInfo
  readonly documentation: string | null
}
export interface MatchCase extends Span {
  readonly pattern: Pattern
  readonly guard: Expression | null
  readonly body: Block
}
export interface Match extends Base {
  readonly kind: 'match'
  readonly subject: Expression
  readonly cases: readonly MatchCase[]
}
/** `type X = …`: the value is looked at only by type checkers. */
export interface TypeAlias extends Base {
  readonly kind: 'typeAlias'
  readonly target: Name
}
