/**
 * The bench on which claims are judged: a model as it is, and as it would be.
 */
import type { ModelSummary, Plain, Summary } from './summary.js'

/** Layers that an edit applies to: ids of rows (nested ones too), or all that have the argument. */
export type Target = readonly string[] | 'all'

/** An intervention: one change of how the model is made. Everything the code computes from it follows. */
export type Edit =
  /** Gives an argument another value: `{ argument: 'padding', value: 'same' }`. */
  | { readonly kind: 'set'; readonly target: Target; readonly argument: string; readonly value: Plain }
  /** Multiplies a numeric argument (or each of its entries). */
  | { readonly kind: 'scale'; readonly target: Target; readonly argument: string; readonly factor: number }
  /** Changes the model's input: a whole shape without the batch axis, or single axes (counted from 0 without batch). */
  | {
      readonly kind: 'input'
      readonly shape: readonly (number | null | 'same')[]
      /** Of several inputs the one with so many axes, the batch left out. */
      readonly rank?: number
    }
  /** Binds a module-level name to another value: `maxlen = 160`. */
  | { readonly kind: 'variable'; readonly name: string; readonly value: Plain }
  | { readonly kind: 'remove'; readonly target: Target }
  /** Replaces each target by a layer of another class, arguments given or, where null, those that both share. */
  | {
      readonly kind: 'replace'
      readonly target: Target
      readonly type: string
      readonly config: { readonly [argument: string]: Plain } | null
    }
  | {
      readonly kind: 'insert'
      readonly where: 'before' | 'after'
      readonly target: Target
      readonly type: string
      readonly config: { readonly [argument: string]: Plain }
    }
  | { readonly kind: 'trainable'; readonly target: Target; readonly value: boolean }

/** What becomes of an edit. */
export type Outcome =
  | { readonly ok: true; readonly bench: Workbench }
  /** Keras refuses the edited model: a fact about whether it can be built, and about nothing else. */
  | { readonly ok: false; readonly refused: true; readonly exception: string; readonly reason: string }
  /** It cannot be told what would become of the model. */
  | { readonly ok: false; readonly refused: false; readonly reason: string }

export interface Workbench {
  /** The model that statements speak of when they name none: the last one bound at module level that no other contains. */
  readonly model: ModelSummary
  readonly summary: Summary
  /** Module-level names with plain values: `maxlen` → 80. */
  readonly variables: ReadonlyMap<string, Plain>
  /** The model remade under an edit. Pure: this bench stays as it is. */
  under(edit: Edit): Outcome
  /** Another model of the program as the one spoken of. */
  about(variable: string): Workbench | null
  /**
   * Evaluates an author's own check (`params('conv2d') == 320`) by the engine's static Python, with `model`, the program's
   * names and the functions `params`, `trainable`, `shape`, `macs`, `memory` defined.
   */
  evaluate(
    expression: string,
  ): { readonly ok: true; readonly value: Plain } | { readonly ok: false; readonly reason: string }
}
