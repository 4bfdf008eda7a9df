/**
 * How a host (Keras, numpy, a test) hands its functions, classes and modules to a program, and what it may ask
 * of the evaluator while one of them is called.
 */
import type { Span } from '../span.js'
import type { ClassValue, Cursor, HostFunction, Instance, ModuleValue, Unknown, Value } from './value.js'

/** What a program can reach that is not written in it. */
export interface Host {
  /** The module of a dotted name, or undefined where nobody provides it: the import is then unknown, never an error. */
  module(name: string): Value | undefined
  /** Why a module does not exist, where that is certain: importing it raises ModuleNotFoundError. */
  missingModule?(name: string): { readonly reason: string; readonly hint: string } | undefined
  /** What a name stands for that a fragment uses without importing it (`keras`, `Dense`); asked only in fragments. */
  fragmentName?(name: string): Value | undefined
  /** State of the host that branches which may not run must not leave behind: counters of names. */
  readonly state?: Restorable
}

/** State of a host that can be put back: what a branch on an unknown condition does is undone, then merged. */
export interface Restorable {
  /** Remembers the state as it is now; the function given back restores it, any number of times. */
  save(): () => void
  /** Two branches left different states behind, and nobody can know which ran. */
  forget(why: Unknown): void
}

/** A parameter of a host's function. */
export interface Parameter {
  readonly name: string
  readonly kind: 'positionalOnly' | 'ordinary' | 'keywordOnly' | 'rest' | 'keywords'
  /** null where an argument must be given. */
  readonly default: Value | null
}

/** The parameters of a host's function, read from Python's own notation when first needed. */
export interface Signature {
  readonly text: string
  readonly parameters: readonly Parameter[]
}

/** The arguments of one call, bound to the parameters of a signature. */
export interface Bound {
  /** The value of a parameter: given or its default. Of `*args` a tuple, of `**kwargs` a dict. Programming error if there is no such parameter. */
  get(name: string): Value
  /** Whether the call gives it. */
  has(name: string): boolean
  /** What `*args` took. */
  readonly rest: readonly Value[]
  /** What `**kwargs` took, in order. */
  readonly extra: ReadonlyMap<string, Value>
  /** Where an argument is written; the call itself where it is not written by itself (a default, `**options`). */
  span(name: string): Span
}

/** What goes with an exception beside its text. */
export interface RaiseDetails {
  /** What to change. */
  readonly hint?: string
  /** Where to point: by default the call under evaluation. */
  readonly span?: Span
}

/** The evaluator, as a host function sees it. */
export interface Vm {
  call(callee: Value, args: readonly Value[], keywords?: ReadonlyMap<string, Value>): Value
  /** `object.name`; raises AttributeError. */
  getAttribute(object: Value, name: string): Value
  /** `object.name`, or undefined where Python would raise AttributeError. */
  findAttribute(object: Value, name: string): Value | undefined
  setAttribute(object: Value, name: string, value: Value): void
  /** `object[index]`. */
  getItem(object: Value, index: Value): Value
  /** A walk over an iterable; raises TypeError for what is none. */
  iterate(value: Value): Cursor | Unknown
  /** All values of an iterable, or why they cannot be known. */
  collect(value: Value): Value[] | Unknown
  truth(value: Value): boolean | Unknown
  /** `a == b`. */
  equals(a: Value, b: Value): boolean | Unknown
  isInstance(value: Value, of: ClassValue): boolean | Unknown
  typeOf(value: Value): ClassValue
  /** The parameters of a callable as `inspect.signature` has them, without a bound `self`; null where they cannot be told. */
  parameters(callee: Value): readonly Parameter[] | null
  repr(value: Value): string | Unknown
  str(value: Value): string | Unknown
  /** A comparison by Python's sign: `<`, `==`. */
  compare(operator: string, left: Value, right: Value): Value
  /** An operator by Python's sign: `+`, `//`, `@`, `**`. */
  binary(operator: string, left: Value, right: Value): Value
  /** Raises an exception of Python, which the program's own `try` can catch. The class by name (`ValueError`) or itself. */
  raise(exception: string | ClassValue, text: string, details?: RaiseDetails): never
  /** An unknown that comes about here and now. */
  unknown(reason: string, name?: string): Unknown
  /** The call under evaluation. */
  readonly site: Span
  /** Where the calls that are under way are written, outermost first. */
  readonly callStack: readonly Span[]
  /** Whether what happens now may not happen at all: inside a branch or loop on an unknown. */
  readonly speculative: boolean
  /** Counts work against the budget; ends the evaluation with a `limit` message beyond it. */
  tick(steps: number): void
  /** The same for making what lasts, which no training loop does: it does not count towards leaving a loop. */
  build(steps: number): void
  /** Counts memory (in cells of about 16 bytes) against the budget. */
  allocate(cells: number): void
  /** Ends the evaluation with a `limit` message: for work that would be too much to begin with. */
  limit(reason: string): never
  /** To be called before state of a host is changed, so that a branch which may not run can be undone. */
  touch(state: Restorable): void
}

/** A function for {@link HostFunction.call}. */
export type HostCall = (args: Bound, vm: Vm) => Value

/** A function of a host. The signature is Python's own notation: `filters, kernel_size, strides=(1, 1), *, name=None, **kwargs`. */
export function hostFunction(name: string, of: Signature, call: HostCall): HostFunction {
  return { kind: 'hostFunction', name, signature: of, call }
}

/** A module whose attributes are given, or made when first asked for. */
export function hostModule(
  name: string,
  attributes: Iterable<readonly [string, Value]>,
  lazy?: (name: string) => Value | undefined,
): ModuleValue {
  const map = new Map(attributes)
  return lazy === undefined
    ? { kind: 'module', name, attributes: map }
    : { kind: 'module', name, attributes: map, lazy }
}

/** An instance that a host keeps its state in, seen as that state. */
export function payloadOf<T extends object>(value: Value, is: new (...args: never[]) => T): T | null {
  const payload = (value as Instance).payload
  return value.kind === 'instance' && payload instanceof is ? payload : null
}
