/**
 * The evaluator as its own parts see it: what hosts may ask ({@link Vm}), and what only evaluation needs.
 */
import type { Span } from '../span.js'
import type { Limits, Shown } from './evaluation.js'
import type { Ending, Frame } from './frame.js'
import type { Host, Vm } from './host.js'
import type { Journal, TryRecord } from './journal.js'
import type { Plain } from './plain.js'
import type { Call, Expression, Yield } from './syntax/expression.js'
import type { Block } from './syntax/statement.js'
import type {
  ClassValue,
  DictValue,
  FunctionValue,
  Instance,
  Key,
  ListValue,
  SetValue,
  Unknown,
  Value,
} from './value.js'

export interface Machine extends Vm {
  site: Span
  callStack: Span[]
  /** The call expression that a host function is being called from, for the places of its arguments. */
  callNode: Call | null
  readonly limits: Limits
  readonly host: Host | null
  readonly fragment: boolean
  readonly undefinedNames: 'raise' | 'unknown'
  readonly shown: Shown[]
  /** Exceptions being handled, innermost last. */
  readonly handling: Value[]
  /** How many `except NameError` (or wider) the current place is inside: there a missing name must raise. */
  guarded: number
  /** How many calls were under way when something was last decided by a value's truth. */
  decidedAt: number
  /** Whether a class of the program defines `__getattribute__`. */
  intercepts: boolean
  evaluate(node: Expression, frame: Frame): Value
  execute(body: Block, frame: Frame): Ending
  /** Binds a name or attribute. All such writes go through here, so that a branch can be undone. */
  setIn(map: Map<string, Value>, name: string, value: Value): void
  deleteIn(map: Map<string, Value>, name: string): void
  /** To be called before a container's contents change. */
  mutate(container: ListValue | DictValue | SetValue): void
  journal: Journal | null
  /** How many ways that may not happen the current place is in. */
  forks: number
  /** The `try` statements under way whose handlers may catch something, innermost last. */
  readonly tries: TryRecord[]
  /** What a value is filed under in dicts and sets; raises TypeError where it cannot be. */
  key(value: Value): Key | Unknown
  contains(container: Value, item: Value): Value
  length(value: Value): number | Unknown
  format(value: Value, spec: string): string | Unknown
  callMethod(self: Value, name: string, args: readonly Value[]): Value | undefined
  getItem(object: Value, index: Value): Value
  setItem(object: Value, index: Value, value: Value): void
  deleteItem(object: Value, index: Value): void
  deleteAttribute(object: Value, name: string): void
  unary(operator: string, value: Value): Value
  /** Raises an exception of a built-in class with these arguments. */
  raiseWith(exception: string, args: readonly Value[]): never
  /** Data that the author declares, by name or dotted name. */
  readonly given: ReadonlyMap<string, Plain>
  readonly builtins: ReadonlyMap<string, Value>
  /** Module-level names that are bound to other values than the program gives them. */
  readonly override: ReadonlyMap<string, Plain>
  /** What a host lends to fragments under a name. */
  lend(name: string, at: Span): Value | undefined
  /** Calls a built-in function by name. */
  builtinCall(name: string, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value
  /** Whether code with these globals belongs to a module of ours. */
  isForeign(globals: Map<string, Value>): boolean
  throwInstance(exception: Instance): never
  /** What was sent to a generator at each `yield` of the statement that runs. */
  readonly sent: Map<Yield, Value>
  /** What `super()` finds in `object`, or in the built-in type that a class derives from. */
  objectMethod(self: Value, name: string): Value | undefined
  /** A special method of a value of a built-in type, bound. */
  nativeOperation(self: Value, name: string): Value | undefined
  /** A special method of `object` or a built-in type, to be called with the object: `object.__setattr__`. */
  nativeClassOperation(of: ClassValue, name: string): Value | undefined
  /** What a function says of its making: `__defaults__`, `__code__`. */
  functionAttribute(of: FunctionValue, name: string): Value | undefined
  show(at: Span, value: Value): void
  /** Work done so far. */
  readonly steps: number
  /** The part of it that made what lasts. */
  readonly built: number
  /** Notes that a loop is not followed to its end. */
  leaveLoop(at: Span): void
  annotate(frame: Frame, name: string, annotation: Expression): void
  exportsOf(module: Value): Iterable<readonly [string, Value]>
  /** From now on any name may be bound: by `from module import *`. */
  openNames(module: Unknown): void
  /** A module that is known by its dotted name. */
  submodule(name: string): Value | undefined
  /** What a name is that a module does not have. */
  importMissing(module: Value, name: string, from: string): Value
  /** The module of a dotted name: the host's, or of the standard library. */
  importModule(name: string): Value
}
