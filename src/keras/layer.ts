/**
 * What an entry of the catalogue is: the declaration of one built-in layer. It says what Keras's class says, in the order in
 * which Keras goes through it: the constructor's signature and what it refuses, what a call checks, the weights it makes,
 * the shape it gives, the mask it passes on. Naming, counting, `trainable`, dtypes, rows and messages are the engine's.
 *
 * Declarations throw {@link Refusal} (by `refuse`) for what Keras refuses and {@link CannotTell} (by `cannotTell`) where the
 * answer depends on an unknown value; unknown dimensions simply flow through the arithmetic of `shape.ts`.
 */
import type { Unknown, Value } from '../python/value.js'
import { refuse } from './error.js'
import { type Dim, type Shape, type Size, showShape } from './shape.js'
import type { Tensor } from './tensor.js'

/** One tensor, as far as rules look at it. */
export interface Spec {
  readonly shape: Shape
  /** Keras's name: `float32`. Null stands for the layer's compute dtype. */
  readonly dtype: string | null
}

/** Tensors as they are nested in an argument or a result: one, a list (or tuple), or a dict. */
export type Nest<T> = T | readonly Nest<T>[] | ReadonlyMap<string, Nest<T>>

/** What a layer gives. */
export type Output = Nest<Spec>

/**
 * `spec([null, 10])`: one tensor of the layer's compute dtype, unless a dtype is said. Refuses what is no shape of a tensor,
 * a negative or fractional dimension, as Keras does when it makes the symbolic tensor.
 */
export function spec(shape: Shape, dtype: string | null = null): Spec {
  for (const one of shape)
    if (typeof one === 'number' && (one < 0 || !Number.isInteger(one)))
      refuse(
        'ValueError',
        `no tensor has the shape ${showShape(shape)}: an axis has a whole number of entries, 0 or more`,
      )
  return { shape, dtype }
}

/** The dtype of a single input: what layers give that only move entries about. Null for several inputs. */
export function inputDtype({ first }: LayerInputs): string | null {
  return 'dtype' in first ? first.dtype : null
}

/** A weight that a layer makes for certain inputs. A `None` in its shape is refused by the engine as Keras does. */
export interface WeightSpec {
  /** Keras's name within the layer: `kernel`, `bias`, `moving_mean`. */
  readonly name: string
  readonly shape: Shape
  /** Default true. Keras lists the trainable weights of a layer first. */
  readonly trainable?: boolean
  /** Made trainable and then frozen (LoRA): not trained, but listed among the trainable ones. */
  readonly frozen?: boolean
  /** Default: the layer's variable dtype. */
  readonly dtype?: string
}

/** What a call checks of one input before anything else (Keras's InputSpec). */
export interface InputSpec {
  readonly ndim?: number
  readonly minNdim?: number
  readonly maxNdim?: number
  /** Axis (may be negative) → the size it must have; a `None` or unknown size is not checked. */
  readonly axes?: ReadonlyMap<number, Dim>
  readonly shape?: Shape
  readonly dtype?: string
  /** Also accept a last axis of 1 too many or too few. */
  readonly allowLastAxisSqueeze?: boolean
}

/** The constructor's arguments, bound by the signature, defaults filled in. `arguments.ts` has the rules that read them. */
export interface LayerArguments {
  /** Keras's class name, for sentences. */
  readonly layer: string
  /** The value under Keras's name of the argument, default included. */
  value(name: string): Value
  /** Whether the program gives the argument. */
  given(name: string): boolean
  /** The layer that an argument is; undefined if it is none. Of an unknown: ends the rule. */
  layerOf(value: Value): LayerHandle | undefined
  /** An unknown that comes about here: for what Keras accepts but this engine does not follow. */
  unknown(reason: string): Unknown
}

/** What a layer is built or called on. */
export interface LayerInputs {
  /** The first argument of `call` (the only one, for most layers). */
  readonly first: Nest<Spec>
  /** The shape of the first argument where it is one tensor; otherwise refused as Keras does when it indexes a list. */
  readonly shape: Shape
  /** The shapes in the first argument, flattened. */
  readonly shapes: readonly Shape[]
  /** Another tensor argument of `call` by name: `value`, `initial_state`. Undefined where it is not given (or None). */
  tensors(name: string): Nest<Spec> | undefined
  /** A non-tensor argument of `call` as the program gives it: `return_attention_scores`. Undefined where it is not given. */
  argument(name: string): Value | undefined
  /** The layer's compute dtype: what the inputs are cast to. */
  readonly computeDtype: string
  /** The layer's variable dtype. */
  readonly variableDtype: string
}

/** A layer object, as another layer's declaration sees it: what a wrapper wraps, an RNN's cell, attention's projections. */
export interface LayerHandle {
  readonly name: string
  /** Keras's class name, or the author's. */
  readonly type: string
  /** The built-in classes it is, its own first: `['LSTM', 'RNN', 'Layer']`. */
  readonly bases: readonly string[]
  readonly built: boolean
  readonly supportsMasking: boolean
  readonly computeDtype: string
  /** What a built-in layer's `init` gave; null for a class of the author's own that derives from no built-in layer. */
  readonly state: object | null
  /** An attribute, of a class of the author's own too: `state_size`. Undefined where there is none. */
  attribute(name: string): Value | undefined
  /** Builds it for these shapes of its first argument(s), unless it is built already. */
  build(...inputs: readonly Nest<Spec>[]): void
  /** What it would give: its shapes and dtypes. */
  output(...inputs: readonly Nest<Spec>[]): Output
  /** Its weights' entries, once built. */
  params(): Size
  /** Its own weights, once built. */
  weights(): readonly WeightSpec[]
  /** The formula of its count, once built. */
  formula(): string | null
  /** Multiply-accumulates of one sample, once built. */
  macs(): Size | null
  /** A new, unbuilt layer of the same class and arguments, under a name given or made (Bidirectional's backward layer). */
  copy(changes?: Readonly<Record<string, Value>>): LayerHandle
}

/** Makes layers inside of layers, as Keras does in constructors and `build`: each takes its number of the naming counters. */
export interface Maker {
  /** `make('EinsumDense', { equation: str('abc,cde->abde'), name: str('query') })`. */
  make(type: string, args: Readonly<Record<string, Value>>): LayerHandle
  /** The name the layer that is being made has (or gets, by its class, where none is given). */
  readonly name: string
  /** The dtype policy of the layer that is being made, to be handed on to sublayers as `dtype`. */
  readonly dtype: Value
}

/** Operations that computing a mask leaves in the model's graph: rows of the summary, by Keras's class names. */
export interface MaskOperations {
  /** Records an operation on tensors: `apply('NotEqual', [ids], ids.shape)`. Gives its (boolean) result. */
  apply(type: string, inputs: readonly Tensor[], shape: Shape, dtype?: string): Tensor
}

/** What a mask rule is told: the first argument's tensors and their masks, flattened. */
export interface MaskInputs {
  readonly tensors: readonly Tensor[]
  readonly masks: readonly (Tensor | null)[]
}

/** A built-in layer. `S` is what `init` gives: normalised arguments under Keras's own names, and what else the rules need. */
export interface LayerDeclaration<S extends object = object> {
  /** Keras's class name: `Conv2D`. */
  readonly name: string
  /** Other public names in `keras.layers`: `['Convolution2D']`. */
  readonly aliases?: readonly string[]
  /** Built-in classes above it, nearest first, without `Layer`: `['BaseConv']`, `['RNN']`, `['Wrapper']`. Default none. */
  readonly bases?: readonly string[]
  /** The constructor's parameters as Keras writes them; a final `**kwargs` stands for those of the base `Layer`. */
  readonly signature: string
  /** Parameters that `**kwargs` also reaches, of a class between this and `Layer`: `lora_rank=None, lora_alpha=None`. */
  readonly keywords?: string
  /** The parameters of `call` as Keras writes them. Default `inputs`. */
  readonly call?: string

  /** Normalises the arguments and refuses what Keras's constructor refuses. */
  init(args: LayerArguments, maker: Maker): S
  /** Whether it counts as built from the start (Keras's `_build_at_init`): it has no `build` of its own. Default false. */
  readonly builtAtInit?: boolean
  /** Whether masks pass through it (`supports_masking`). Default false: it destroys them. */
  readonly supportsMasking?: boolean
  /** The same where it depends on the arguments (a wrapper's on what it wraps). */
  passesMasks?(state: S): boolean
  /** What a call checks; `built` are the inputs it was built for, null before. */
  inputSpec?(state: S, built: LayerInputs | null): InputSpec | readonly (InputSpec | null)[] | null
  /** The weights it makes, in order. Pure. */
  weights?(state: S, inputs: LayerInputs): readonly WeightSpec[]
  /** Makes and builds layers inside it, and whatever else Keras's `build` refuses. Runs after `weights`. */
  build?(state: S, inputs: LayerInputs, maker: Maker): void
  /** The layers inside it, as Keras tracks them. */
  sublayers?(state: S): readonly LayerHandle[]
  /** Set where `call` gives its very input back: Keras then takes the input for made by this layer. */
  readonly givesInputBack?: true
  /** What it gives for these inputs; refuses what Keras's `call` refuses. */
  output(state: S, inputs: LayerInputs): Output
  /**
   * The function that its call is, where that is one of the program's own (Lambda) and `output` cannot tell: it is run on
   * the inputs, and what fails in it is a NotImplementedError. Null where `output` can tell.
   */
  program?(state: S): { readonly callee: Value; readonly keywords: ReadonlyMap<string, Value> } | null
  /** The masks of the outputs, flattened. Without it a layer that supports masking passes the mask of its input on. */
  mask?(state: S, inputs: MaskInputs, operations: MaskOperations): readonly (Tensor | null)[]
  /** How its own count comes about, with numbers: `32 × (3 × 3 × 1 + 1)`; null where there is nothing to compute. */
  formula?(state: S, inputs: LayerInputs): string | null
  /** Multiply-accumulates of one sample; null where an axis other than the batch is `None`. Default 0. */
  macs?(state: S, inputs: LayerInputs, output: Output): Size | null
  /** Kernel, stride and dilation along the spatial axes, for receptive fields. */
  window?(state: S): {
    readonly size: readonly Dim[]
    readonly strides: readonly Dim[]
    readonly dilation: readonly Dim[]
  }
}

/** Declares a layer: checks the declaration's types and forgets that of its state. */
export function layer<S extends object>(declaration: LayerDeclaration<S>): LayerDeclaration {
  return declaration
}
