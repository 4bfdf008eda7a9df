/**
 * What a Python program computes with: one discriminated union, and the constructors of its members.
 * Objects of Python that can change (lists, dicts, instances) are objects here that can change: identity is identity.
 */
import type { Span } from '../span.js'
import type { Bound, Signature, Vm } from './host.js'

export type Value =
  | NoneValue
  | BoolValue
  | IntValue
  | FloatValue
  | StrValue
  | BytesValue
  | EllipsisValue
  | NotImplementedValue
  | ListValue
  | TupleValue
  | DictValue
  | SetValue
  | RangeValue
  | SliceValue
  | IteratorValue
  | ViewValue
  | FunctionValue
  | BoundMethod
  | ClassValue
  | Instance
  | PropertyValue
  | StaticMethod
  | ClassMethod
  | SuperValue
  | ModuleValue
  | HostFunction
  | BuiltinFunction
  | Unknown

export type Kind = Value['kind']

export interface NoneValue {
  readonly kind: 'none'
}
export interface EllipsisValue {
  readonly kind: 'ellipsis'
}
export interface NotImplementedValue {
  readonly kind: 'notImplemented'
}
export interface BoolValue {
  readonly kind: 'bool'
  readonly value: boolean
}
export interface IntValue {
  readonly kind: 'int'
  readonly value: bigint
}
export interface FloatValue {
  readonly kind: 'float'
  readonly value: number
}
export interface StrValue {
  readonly kind: 'str'
  readonly value: string
}
/** Bytes, one character (0 to 255) each. */
export interface BytesValue {
  readonly kind: 'bytes'
  readonly value: string
}
export interface ListValue {
  readonly kind: 'list'
  items: Value[]
}
export interface TupleValue {
  readonly kind: 'tuple'
  readonly items: readonly Value[]
}
/** What a key is filed under: equal keys of Python (`1`, `1.0`, `True`) have the same one. See `key.ts`. */
export type Key = string | bigint | number | object | null
export interface DictEntry {
  readonly key: Value
  value: Value
}
export interface DictValue {
  readonly kind: 'dict'
  entries: Map<Key, DictEntry>
}
export interface SetValue {
  readonly kind: 'set' | 'frozenset'
  entries: Map<Key, Value>
}
export interface RangeValue {
  readonly kind: 'range'
  readonly start: bigint
  readonly stop: bigint
  readonly step: bigint
}
export interface SliceValue {
  readonly kind: 'slice'
  readonly start: Value
  readonly stop: Value
  readonly step: Value
}

/** A walk over values. `next` gives null at the end; `rest` then says why more may follow that cannot be known. */
export interface Cursor {
  next(): Value | null
  readonly rest: Unknown | null
}
/** A Python iterator or generator: a walk that can be taken once. */
export interface IteratorValue {
  readonly kind: 'iterator'
  /** Python's name of its class: `generator`, `list_iterator`, `zip`. */
  readonly name: string
  readonly cursor: Cursor
  /** Generators only: resume with a value, or with an exception raised at the `yield`. */
  readonly resume?: (input: Value | null, failure: Instance | null) => Value | null
  /** What `return` gave a generator. */
  result: Value
}
/** `d.keys()`, `d.values()`, `d.items()`: follows its dict. */
export interface ViewValue {
  readonly kind: 'view'
  readonly of: 'keys' | 'values' | 'items'
  readonly dict: DictValue
}

/** A function of the program. What it closes over is the evaluator's own affair. */
export interface FunctionValue {
  readonly kind: 'function'
  readonly name: string
  readonly qualifiedName: string
  readonly attributes: Map<string, Value>
  /** The module it was defined in, for `__module__`. */
  readonly code: object
}
export interface BoundMethod {
  readonly kind: 'boundMethod'
  readonly self: Value
  readonly callee: Value
}
export interface PropertyValue {
  readonly kind: 'property'
  readonly get: Value | null
  readonly set: Value | null
  readonly delete: Value | null
}
export interface StaticMethod {
  readonly kind: 'staticmethod'
  readonly callee: Value
}
export interface ClassMethod {
  readonly kind: 'classmethod'
  readonly callee: Value
}
/** What `super()` gives: attributes of `self` looked up after `after` in its class's order. */
export interface SuperValue {
  readonly kind: 'super'
  readonly after: ClassValue
  readonly self: Instance | ClassValue
}

/** A class, of the program or of a host; built-in types are classes too. */
export interface ClassValue {
  readonly kind: 'class'
  readonly name: string
  readonly bases: readonly ClassValue[]
  /** The order in which attributes are looked up, itself first, `object` last. */
  readonly mro: readonly ClassValue[]
  readonly namespace: Map<string, Value>
  readonly module: string
  /** For a built-in type: the kind of value that its instances are. */
  readonly native?: Kind
  /** Where a host keeps what it knows of its own class. */
  readonly host?: object
  readonly metaclass?: ClassValue
}

/** An object of a class that is not a built-in type. */
export interface Instance {
  readonly kind: 'instance'
  readonly class: ClassValue
  readonly attributes: Map<string, Value>
  /** Where a host keeps its own state: a layer, a symbolic tensor, an array. */
  payload?: object
  /** What an instance of a subclass of a built-in type holds: the list of a `class Stack(list)`. */
  native?: Value
}

/** A module: attributes made when first asked for, if `lazy` is there. */
export interface ModuleValue {
  readonly kind: 'module'
  readonly name: string
  readonly attributes: Map<string, Value>
  /** Makes an attribute that is not there yet; undefined where the module has none of that name. */
  readonly lazy?: (name: string) => Value | undefined
  /** What an attribute is that nobody knows: an unknown by default only where this is set. */
  readonly open?: (name: string) => Unknown
}

/** A function of a host, its arguments bound by its signature. */
export interface HostFunction {
  readonly kind: 'hostFunction'
  readonly name: string
  readonly signature: Signature
  readonly call: (args: Bound, vm: Vm) => Value
}

/** A function that takes its arguments as they come: for built-ins on the hot path, and for callables made on the fly. */
export interface BuiltinFunction {
  readonly kind: 'builtin'
  readonly name: string
  readonly call: (vm: Vm, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => Value
}

/**
 * A value that cannot be known. Every operation on it gives an unknown of the same origin.
 * `reason` is a clause that can follow "because": ``name `x` is not defined``.
 */
export interface Unknown {
  readonly kind: 'unknown'
  readonly reason: string
  readonly origin: Span
  /** What to declare so that it would be known: `x_train.shape`, `vocab_size`. */
  readonly name?: string
  /** Set for a name that nothing binds: Python would have raised a NameError at `origin`. */
  readonly undefinedName?: string
  /** Set for a single number of numpy: what it is combined with keeps its shape. */
  readonly scalar?: true
}

export const NONE: NoneValue = { kind: 'none' }
export const ELLIPSIS: EllipsisValue = { kind: 'ellipsis' }
export const NOT_IMPLEMENTED: NotImplementedValue = { kind: 'notImplemented' }
export const TRUE: BoolValue = { kind: 'bool', value: true }
export const FALSE: BoolValue = { kind: 'bool', value: false }

/** Ints from {@link SMALLEST_SHARED} on are made once: what loops and shapes use most. */
const SMALLEST_SHARED = -128
const SHARED_INTS: readonly IntValue[] = Array.from({ length: 1152 }, (_, index) => ({
  kind: 'int',
  value: BigInt(index + SMALLEST_SHARED),
}))

export function bool(value: boolean): BoolValue {
  return value ? TRUE : FALSE
}

/** An int of Python. A number must be whole. */
export function int(value: bigint | number): IntValue {
  const number = Number(value)
  if (number >= SMALLEST_SHARED && number < SMALLEST_SHARED + SHARED_INTS.length) {
    const shared = SHARED_INTS[number - SMALLEST_SHARED]
    if (shared !== undefined) return shared
  }
  return { kind: 'int', value: typeof value === 'bigint' ? value : BigInt(value) }
}

export function float(value: number): FloatValue {
  return { kind: 'float', value }
}

export function str(value: string): StrValue {
  return { kind: 'str', value }
}

export function bytes(value: string): BytesValue {
  return { kind: 'bytes', value }
}

/** A list that owns the array it is given. */
export function list(items: Value[]): ListValue {
  return { kind: 'list', items }
}

export function tuple(items: readonly Value[]): TupleValue {
  return { kind: 'tuple', items }
}

export function unknown(reason: string, origin: Span, name?: string): Unknown {
  return name === undefined ? { kind: 'unknown', reason, origin } : { kind: 'unknown', reason, origin, name }
}

export function instance(of: ClassValue, payload?: object): Instance {
  return payload === undefined
    ? { kind: 'instance', class: of, attributes: new Map() }
    : { kind: 'instance', class: of, attributes: new Map(), payload }
}
