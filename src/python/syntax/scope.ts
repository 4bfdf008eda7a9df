/**
 * Which names live where: decided while parsing, when a scope is closed, as Python's compiler does.
 */
import type { Name } from './expression.js'

/** What the evaluator needs to know of a scope. */
export interface ScopeInfo {
  readonly type: ScopeType
  /** The names that the scope binds itself: parameters, assigned names, imports. */
  readonly bound: ReadonlySet<string>
  /** A function with a `yield` in it. */
  readonly generator: boolean
}

export type ScopeType = 'module' | 'function' | 'class' | 'comprehension'

/** A scope under construction. */
export class Scope implements ScopeInfo {
  readonly type: ScopeType
  readonly bound = new Set<string>()
  readonly globals = new Set<string>()
  readonly nonlocals = new Set<string>()
  generator = false
  /** Names that stand directly in the scope. */
  readonly #uses: Name[] = []
  /** Names of inner functions that those don't bind. */
  readonly #fromInside: Name[] = []

  constructor(type: ScopeType) {
    this.type = type
  }

  use(name: Name): void {
    this.#uses.push(name)
  }

  bind(id: string): void {
    this.bound.add(id)
  }

  /** Whether a name has been used or bound so far: then it is too late to declare it global. */
  knows(id: string): boolean {
    return this.bound.has(id) || this.#uses.some((name) => name.id === id)
  }

  /** The state of the lists of names, for {@link moveTo}. */
  mark(): readonly [number, number] {
    return [this.#uses.length, this.#fromInside.length]
  }

  /** Moves what was used since a mark into an inner scope: the element of a comprehension is read before its `for`. */
  moveTo(inner: Scope, [uses, fromInside]: readonly [number, number]): void {
    inner.#uses.push(...this.#uses.splice(uses))
    inner.#fromInside.push(...this.#fromInside.splice(fromInside))
  }

  /** Decides the residence of all names of the scope; those that live further out are handed to `outer`. */
  close(outer: Scope | null): void {
    const local = this.type === 'module' ? 'global' : 'local'
    // What is declared to live elsewhere is assigned here, but not bound here.
    for (const id of [...this.globals, ...this.nonlocals]) if (this.type !== 'module') this.bound.delete(id)
    for (const name of this.#uses) {
      if (this.globals.has(name.id)) name.residence = 'global'
      else if (this.nonlocals.has(name.id)) this.#handOut(name, outer)
      else if (this.type === 'class') {
        name.residence = 'class'
      } else if (this.bound.has(name.id)) name.residence = local
      else this.#handOut(name, outer)
    }
    for (const name of this.#fromInside) {
      if (this.type === 'class' || this.nonlocals.has(name.id)) this.#handOut(name, outer)
      else if (this.globals.has(name.id)) name.residence = 'global'
      else if (this.bound.has(name.id)) name.residence = this.type === 'module' ? 'global' : 'free'
      else this.#handOut(name, outer)
    }
  }

  #handOut(name: Name, outer: Scope | null): void {
    if (outer === null) name.residence = 'global'
    else outer.#fromInside.push(name)
  }
}
