/**
 * Where names are kept while code runs: one frame a call, class body, comprehension or module.
 */
import type { ScopeInfo } from './syntax/scope.js'
import { type ClassValue, NONE, type Value } from './value.js'

export interface Frame {
  readonly locals: Map<string, Value>
  readonly globals: Map<string, Value>
  /** The frame of the code around, for names that are free. */
  readonly parent: Frame | null
  readonly scope: ScopeInfo
  /** What `return` gave. */
  result: Value
  /** In a class body: the class, once it is made; `super()` and `__class__` need it. */
  made: ClassValue | null
  /** The first argument of a function, for `super()`. */
  readonly first: Value | null
  /** What the qualified names of definitions in it begin with. */
  readonly prefix: string
}

export function makeFrame(
  scope: ScopeInfo,
  parent: Frame | null,
  globals: Map<string, Value>,
  more: {
    readonly locals?: Map<string, Value>
    readonly first?: Value | null
    readonly prefix?: string
  } = {},
): Frame {
  return {
    locals: more.locals ?? new Map(),
    globals,
    parent,
    scope,
    result: NONE,
    made: null,
    first: more.first ?? null,
    prefix: more.prefix ?? '',
  }
}

/**
 * How a block may have ended: a set of ways, as bits. More than one after a condition that is not known.
 */
export type Ending = number
export const NORMAL = 1
export const RETURN = 2
export const BREAK = 4
export const CONTINUE = 8
