/**
 * Symbolic tensors and the nodes that connect them: Keras's KerasTensor, Node and Operation, while a program is traced.
 */

import type { Unknown, Value } from '../python/value.js'
import type { Span } from '../span.js'
import type { Shape } from './shape.js'

/** A symbolic tensor. Identity is that of the object. */
export interface Tensor {
  /** Keras's name of the tensor: `keras_tensor_3`. */
  readonly name: string
  /** Unknown where not even the rank is known. */
  readonly shape: Shape | Unknown
  readonly dtype: string
  /** The call that made it; null for a tensor that only exists while a layer's `call` is traced. */
  history: History | null
  /** The mask attached to it. */
  mask: Tensor | null
}

/** Where a tensor comes from: output `index` of a node. */
export interface History {
  readonly node: Node
  readonly index: number
}

/** One call of an operation. */
export interface Node {
  readonly operation: Operation
  /** Its place among the operation's nodes. */
  readonly index: number
  /** The symbolic tensors among the call's arguments, in order. */
  readonly inputs: readonly Tensor[]
  readonly outputs: readonly Tensor[]
  /** How the outputs are nested: what `layer.output` gives. */
  readonly nested: 'one' | 'many'
  /** The call's arguments as the program gives them, to make the call again on other tensors; null for an operation. */
  readonly call: { readonly args: readonly Value[]; readonly keywords: ReadonlyMap<string, Value> } | null
  readonly span: Span
}

/** What is called: a layer, a model, or an operation of `keras.ops`. Identity is that of the object. */
export interface Operation {
  readonly name: string
  /** Keras's class name, or the author's. */
  readonly type: string
  readonly nodes: Node[]
  /** Where it is constructed (for an operation of `keras.ops`: where it is called). */
  readonly span: Span
}
