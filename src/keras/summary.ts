/**
 * What is known of a program's models: plain data, the answer of the engine. `model.summary()` as a value.
 */
import type { Span } from '../span.js'

/** One axis: a whole number, or null for Keras's `None`. */
export type Dim = number | null
export type Shape = readonly Dim[]
/** One shape; a list of shapes for several outputs; null where Keras prints `?` or where it cannot be known. */
export type OutputShape = Shape | readonly Shape[] | null

/** A count of entries: a whole number, as a string of digits beyond 2⁵³; null where it cannot be known. */
export type Count = number | string | null

/** A value of an argument, as far as it is plain: what Keras would print for it. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

/** A weight of a layer, biases included. */
export interface Weight {
  /** Keras's name within the layer: `kernel`, `bias`, `gamma`, `lstm_cell/recurrent_kernel`. */
  readonly name: string
  readonly shape: Shape
  readonly trainable: boolean
  readonly dtype: string
  readonly params: Count
}

/** A row of the printed summary. */
export interface LayerRow {
  /** Names the layer object within the program: what an {@link Edit} refers to. Unique, stable under edits. */
  readonly id: string
  readonly name: string
  /** Keras's class name: `Conv2D`; of a custom layer the author's. */
  readonly type: string
  /** The built-in classes it is, from its own to `Layer`: `['Bidirectional', 'Wrapper', 'Layer']`. */
  readonly bases: readonly string[]
  /** Of a wrapper, the class of the layer inside and those it is: `['LSTM', 'RNN', 'Layer']`. */
  readonly wraps?: readonly string[]
  readonly outputShape: OutputShape
  /** The shapes that the layer was called on; null where unknown or not called. */
  readonly inputShapes: readonly Shape[] | null
  readonly params: Count
  readonly trainableParams: Count
  readonly trainable: boolean
  readonly built: boolean
  /** How `params` comes about, with numbers: `32 × (3 × 3 × 1 + 1)`; null where there is nothing to compute. */
  readonly formula: string | null
  /** Arguments under Keras's names, normalised, defaults included. An unknown one is left out. */
  readonly config: { readonly [argument: string]: Plain }
  /** Arguments that the layer takes and whose value cannot be known or is no plain data. */
  readonly unread?: readonly string[]
  readonly weights: readonly Weight[]
  /** Names of the rows that feed it, in order of the call's arguments. */
  readonly inbound: readonly string[]
  /** Multiply-accumulates of one sample; null where unknown. */
  readonly macs: Count
  /** Bytes of the row's weights; null where unknown. */
  readonly bytes: number | null
  /** Entries of its output for one sample; null where a size is not known. */
  readonly activations: Count
  /** Entries of the model's input that one entry of its output sees, along each spatial axis; null where it is no matter of windows. */
  readonly receptiveField: readonly number[] | null
  /** Python names and attributes bound to the layer, `conv1`, `self.conv1`. */
  readonly variables: readonly string[]
  /** Where the layer is constructed, in offsets of the program. */
  readonly span: Span
  /** Set for a row that Keras prints but does not list in `model.layers`. */
  readonly operation?: true
  /** The rows of a nested model. */
  readonly rows?: readonly LayerRow[]
  /** Why something of the row cannot be known. */
  readonly reason?: string
}

/** One model object of a program. */
export interface ModelSummary {
  /** The name at module level that the model is bound to last; null where it is bound to none. */
  readonly variable: string | null
  readonly name: string
  readonly kind: 'Sequential' | 'Functional' | 'Model'
  readonly class: string
  readonly span: Span
  readonly built: boolean
  readonly inputShape: OutputShape
  readonly outputShape: OutputShape
  readonly layers: readonly LayerRow[]
  readonly totalParams: Count
  readonly trainableParams: Count
  readonly nonTrainableParams: Count
  readonly optimizerParams: Count
  /** Why something of the model cannot be known. */
  readonly reason?: string
}

/** Something that Keras or Python refuses, or that could not be read. */
export interface EngineMessage {
  readonly ruleId: 'keras-error' | 'python-error' | 'limit' | 'missing-import' | 'not-checked'
  /** The class of the exception, for the two kinds of error: `ValueError`. */
  readonly exception?: string
  /** In offsets of the program: where the refusing layer is written. */
  readonly span: Span
  /** What is refused, one sentence. */
  readonly reason: string
  /** What to change. */
  readonly note?: string
  /** A second place: the call that brought it about. */
  readonly cause?: Span
}

/** All that a program says about models. */
export interface Summary {
  readonly models: readonly ModelSummary[]
  readonly messages: readonly EngineMessage[]
}
