/**
 * The state of one traced program: what Keras keeps in global variables. Every change goes through {@link World.set},
 * {@link World.push} or {@link World.change}, so that a branch which may not run can be undone.
 */
import type { Host, Restorable, Vm } from '../../python/host.js'
import type { Plain } from '../../python/plain.js'
import { BASE_EXCEPTION, EXCEPTIONS, makeClass } from '../../python/types.js'
import { type Unknown, unknown, type Value } from '../../python/value.js'
import type { Span } from '../../span.js'
import { CannotTell, cannotTell, Refusal } from '../error.js'
import { snakeCase } from '../naming.js'
import type { LayerObject, TensorObject } from './objects.js'
import type { OptimizerParts } from './optimizers.js'

/** Layers, models and operations of one program: more than any that is written by hand, few enough to be traced at once. */
export const MAX_OBJECTS = 5_000

/** Axes of a shape: more than any layer takes. */
export const MAX_RANK = 32

/** Calls of layers within calls of layers. */
export const MAX_CALL_DEPTH = 64

/** What a construction is told by a workbench: another value of an argument, or `trainable`. */
export interface Intervention {
  /** The value that an argument gets instead of the given one; undefined leaves it. */
  argument?(layer: LayerObject, name: string, value: Value): Value | undefined
  /** A shape for the program's inputs instead of the given one (without batch axis). */
  input?(shape: readonly Value[]): readonly Value[] | undefined
  /** What becomes of a layer where it is added to a model or called. */
  place?(layer: LayerObject): Placement | undefined
}

/** A change of a model's structure at one layer. */
export type Placement =
  | { readonly kind: 'remove' }
  | { readonly kind: 'replace'; readonly type: string; readonly config: ReadonlyMap<string, Plain> | null }
  | {
      readonly kind: 'insert'
      readonly where: 'before' | 'after'
      readonly type: string
      readonly config: ReadonlyMap<string, Plain>
    }

/** A refusal of Keras, with the places that the exception itself does not carry. */
export interface RefusalPlace {
  readonly error: Refusal
  /** Where the refusing layer is written; null where the program itself calls it. */
  readonly layer: Span | null
}

/** TensorFlow's own exceptions, which Python does not have. */
const FOREIGN = new Map(
  ['InvalidArgumentError', 'OperatorNotAllowedInGraphError'].map((name) => [
    name,
    makeClass(name, [BASE_EXCEPTION], EXCEPTIONS.get('Exception')?.mro ?? BASE_EXCEPTION.mro),
  ]),
)

/** One change, with the one before it: states form a tree, and any of them can be gone back to. */
interface Change {
  readonly apply: () => void
  readonly undo: () => void
  readonly before: Change | null
  readonly depth: number
}

export class World implements Restorable {
  /** Functions and classes that `register_keras_serializable` made known. */
  readonly registered = new WeakSet<object>()
  /** How the optimizers of the program were made. */
  readonly optimizers = new WeakMap<object, OptimizerParts>()
  /** The layers whose configurations `get_config()` gave. */
  readonly configured = new WeakMap<object, LayerObject>()
  /** Number of names taken for each base name. */
  readonly #names = new Map<string, number>()
  /** Base names of the classes met so far: models repeat few classes many times. */
  readonly #bases = new Map<string, string>()
  /** Whether anyone can go back: only then changes are kept. */
  #saved = false
  /** The last change that is in force, of those since the first `save`. */
  #at: Change | null = null
  /** What was changed in branches that may not run. */
  readonly #speculated = new Set<object>()
  #namedInBranch = false
  readonly #occurrences = new Map<string, number>()
  readonly layers: LayerObject[] = []
  readonly intervention: Intervention
  readonly fragment: boolean
  /** The evaluator, as of the call under way. */
  #vm: Vm | null = null
  /** The global dtype policy's name. */
  policy = 'float32'
  /** Set once two branches left different states behind: names are then not known. */
  unsure: Unknown | null = null
  callDepth = 0
  /** Sequential models that are calling their layers. */
  stacking = 0
  /** Models of `keras.applications` that are being made: their layers count for less, there are so many of them. */
  bulk = 0
  /** Whether a layer's `call` is being traced on tensors of the backend. */
  refusal: RefusalPlace | null = null
  /** Called classes whose construction is under way, to find where it is written. */
  host: Host | null = null
  /** The sentences that Keras has refused with so far. */
  readonly raised = new Set<string>()

  constructor(options: { readonly fragment: boolean; readonly intervention?: Intervention }) {
    this.fragment = options.fragment
    this.intervention = options.intervention ?? {}
  }

  get vm(): Vm {
    if (this.#vm === null) throw new Error('the world is used outside a call')
    return this.#vm
  }

  /** Runs the body of a host function: what rules refuse is raised, what they cannot tell is an unknown. */
  enter<T extends Value>(vm: Vm, body: () => T): T | Unknown {
    this.#vm = vm
    if (this.bulk === 0) vm.build(ENTRY_STEPS)
    try {
      return body()
    } catch (error) {
      if (error instanceof CannotTell) return error.unknown
      if (error instanceof Refusal) {
        this.raised.add(error.reason)
        return vm.raise(
          FOREIGN.get(error.exception) ?? error.exception,
          error.reason,
          error.note === undefined ? {} : { hint: error.note },
        )
      }
      throw error
    }
  }

  save(): () => void {
    this.#saved = true
    const there = this.#at
    return () => this.#goTo(there)
  }

  /** Undoes and redoes changes until the state is that of `there`. */
  #goTo(there: Change | null): void {
    const redo: Change[] = []
    let target = there
    while ((target?.depth ?? 0) > (this.#at?.depth ?? 0) && target !== null) {
      redo.push(target)
      target = target.before
    }
    while (this.#at !== target) {
      if (this.#at !== null && (this.#at.depth > (target?.depth ?? 0) || target === null)) {
        this.#at.undo()
        this.#at = this.#at.before
      } else if (target !== null) {
        redo.push(target)
        target = target.before
        this.#at?.undo()
        this.#at = this.#at?.before ?? null
      }
    }
    for (const change of redo.toReversed()) {
      change.apply()
      this.#at = change
    }
  }

  forget(why: Unknown): void {
    for (const target of this.#speculated) {
      if ('unknown' in target && 'nodes' in target) (target as { unknown: Unknown | null }).unknown = why
    }
    this.#speculated.clear()
    if (this.#namedInBranch) this.unsure ??= why
  }

  /** Makes a change that `undo` takes back. */
  change(apply: () => void, undo: () => void, target?: object): void {
    const kept = this.#keeps()
    apply()
    if (!kept) return
    this.#at = { apply, undo, before: this.#at, depth: (this.#at?.depth ?? 0) + 1 }
    if (this.#vm?.speculative && target !== undefined) this.#speculated.add(target)
  }

  /** Whether the change that is about to be made is kept, so that it can be taken back. */
  #keeps(): boolean {
    this.#vm?.touch(this)
    return this.#saved
  }

  set<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
    const before = target[key]
    if (before === value) return
    if (!this.#keeps()) {
      target[key] = value
      return
    }
    this.change(
      () => {
        target[key] = value
      },
      () => {
        target[key] = before
      },
      target,
    )
  }

  push<T>(array: T[], ...items: T[]): void {
    const length = array.length
    this.change(
      () => {
        array.length = length
        array.push(...items)
      },
      () => {
        array.length = length
      },
    )
  }

  /** Replaces what an array holds. */
  refill<T>(array: T[], items: readonly T[]): void {
    const before = [...array]
    this.change(
      () => {
        array.splice(0, array.length, ...items)
      },
      () => {
        array.splice(0, array.length, ...before)
      },
    )
  }

  put<K, V>(map: Map<K, V>, key: K, value: V): void {
    const had = map.has(key)
    const before = map.get(key)
    this.change(
      () => {
        map.set(key, value)
      },
      () => {
        if (had && before !== undefined) map.set(key, before)
        else map.delete(key)
      },
    )
  }

  /** The next name for a class: `dense`, `dense_1`, … */
  name(className: string): string {
    let base = this.#bases.get(className)
    if (base === undefined) {
      base = snakeCase(className)
      this.#bases.set(className, base)
    }
    if (this.vm.speculative) this.#namedInBranch = true
    const count = this.#names.get(base) ?? 0
    this.put(this.#names, base, count + 1)
    return count === 0 ? base : `${base}_${count}`
  }

  /** `keras.utils.clear_session()`. */
  clearNames(): void {
    const before = new Map(this.#names)
    this.change(
      () => this.#names.clear(),
      () => {
        this.#names.clear()
        for (const [key, value] of before) this.#names.set(key, value)
      },
    )
  }

  /** An id for something made at a place: the place and how many were made there before. */
  id(site: Span): string {
    const key = this.vm.callStack.map((span) => span.start).join('.') || String(site.start)
    const count = this.#occurrences.get(key) ?? 0
    this.put(this.#occurrences, key, count + 1)
    return `${key}:${count}`
  }

  /** An unknown that comes about at the call under way. */
  unknown(reason: string): Unknown {
    return this.#vm?.unknown(reason) ?? unknown(reason, { start: 0, end: 0 })
  }

  /** Ends what is computed: it cannot be known. */
  cannotTell(reason: string): never {
    return cannotTell(this.unknown(reason))
  }

  /** Notes which layer refuses, for the message. */
  refusedBy(layer: { readonly span: Span }, error: Refusal): void {
    if (this.refusal?.error === error) return
    const direct = this.callDepth <= 1 && this.stacking === 0
    this.refusal = { error, layer: direct ? null : layer.span }
  }

  register(layer: LayerObject): void {
    if (this.layers.length >= MAX_OBJECTS)
      this.cannotTell(`the program makes more than ${MAX_OBJECTS} layers`)
    this.push(this.layers, layer)
    this.vm.build(this.bulk > 0 ? BULK_STEPS : layer.isModel ? MODEL_STEPS : LAYER_STEPS)
  }

  /** A tensor's automatic name. */
  tensorName(): string {
    return this.name('KerasTensor')
  }
}

/** What making a layer counts for in the evaluator's budget. */
const LAYER_STEPS = 80

/** What making a model counts for, beside its graph. */
const MODEL_STEPS = 250

/** The same for a layer, and for a call, within a model of `keras.applications`. */
export const BULK_STEPS = 12

/** What any call of Keras counts for, beside what it does. */
const ENTRY_STEPS = 8

export type { TensorObject }
