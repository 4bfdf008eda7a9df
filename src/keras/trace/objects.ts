/** The objects that a traced program makes: tensors, variables, layers and models. Their behaviour is beside them. */
import type { ClassValue, Instance, Unknown, Value } from '../../python/value.js'
import type { Span } from '../../span.js'
import type { LayerDeclaration, LayerInputs } from '../layer.js'
import { isUnknown, type Shape, type Size, size, sum } from '../shape.js'
import type { History, Node, Operation, Tensor } from '../tensor.js'
import type { OptimizerSize } from './optimizers.js'

/** A tensor: symbolic (Keras's KerasTensor), or of the backend (an array, or what a layer's `call` is traced on). */
export class TensorObject implements Tensor {
  readonly name: string
  readonly shape: Shape | Unknown
  readonly dtype: string
  readonly symbolic: boolean
  history: History | null = null
  mask: TensorObject | null = null
  /** The Python object that stands for it. */
  instance: Instance | null = null
  /** Of a tensor without axes in the backend: the dimension it holds (`ops.shape(x)[0]`), if it is known to be one. */
  readonly content: readonly Value[] | null

  constructor(
    name: string,
    shape: Shape | Unknown,
    dtype: string,
    symbolic: boolean,
    content: readonly Value[] | null = null,
  ) {
    this.name = name
    this.shape = shape
    this.dtype = dtype
    this.symbolic = symbolic
    this.content = content
  }
}

/** A weight. */
export class VariableObject {
  readonly name: string
  readonly shape: Shape
  readonly dtype: string
  trainable: boolean
  instance: Instance | null = null
  /** Whether it is TensorFlow's own (`tf.Variable`): no layer counts it among its weights. */
  foreign = false

  constructor(name: string, shape: Shape, dtype: string, trainable: boolean) {
    this.name = name
    this.shape = shape
    this.dtype = dtype
    this.trainable = trainable
  }

  get size(): Size {
    return size(this.shape)
  }
}

/** A dtype policy: what a layer computes in and keeps its weights in. */
export interface Policy {
  readonly name: string
  readonly compute: string
  readonly variable: string
}

/** The graph of a Functional model. */
export interface FunctionalGraph {
  readonly name: string
  readonly inputs: readonly TensorObject[]
  readonly outputs: readonly TensorObject[]
  /** How inputs and outputs are nested, as Python values. */
  readonly inputValue: Value
  readonly outputValue: Value
  /** Nodes by depth, deepest first. */
  readonly nodesByDepth: readonly (readonly Node[])[]
  readonly nodes: ReadonlySet<Node>
  /** Layers and operations in the order of the summary. */
  readonly operations: readonly Operation[]
}

/** An operation of `keras.ops` in a graph. */
export class OpObject implements Operation {
  readonly name: string
  readonly type: string
  readonly nodes: Node[] = []
  readonly span: Span
  /** Computes it again for other inputs: how a nested model is run on another shape. */
  readonly again: (inputs: readonly TensorObject[]) => readonly TensorObject[]

  constructor(
    name: string,
    type: string,
    span: Span,
    again: (inputs: readonly TensorObject[]) => readonly TensorObject[],
  ) {
    this.name = name
    this.type = type
    this.span = span
    this.again = again
  }
}

/** What a Lambda layer is made of. */
export interface LambdaParts {
  readonly function: Value
  readonly outputShape: Value
  readonly arguments: Value
}

export type LayerKind = 'layer' | 'input' | 'sequential' | 'functional' | 'model'

/** Names of Keras's classes among a class's own and its bases, by class: every layer of a class has the same. */
const BASES = new WeakMap<ClassValue, readonly string[]>()

function basesOf(of: ClassValue): readonly string[] {
  let known = BASES.get(of)
  if (known === undefined) {
    known = of.mro.flatMap((one) => (one.host === undefined ? [] : [one.name]))
    BASES.set(of, known)
  }
  return known
}

/** A layer or a model. */
export class LayerObject implements Operation {
  readonly id: string
  readonly instance: Instance
  readonly span: Span
  /** Keras's class name, or the author's. */
  type: string
  kind: LayerKind = 'layer'
  name = ''
  /** Whether `Layer.__init__` has run. */
  initialised = false
  readonly nodes: Node[] = []
  built = false
  trainable = true
  autocast = true
  supportsMasking = false
  convertsInputs = true
  takesNonTensors = false
  locked = false
  policy: Policy = { name: 'float32', compute: 'float32', variable: 'float32' }
  /** The nearest built-in class that has a declaration. */
  declaration: LayerDeclaration | null = null
  state: object | null = null
  /** The arguments as bound. */
  config: ReadonlyMap<string, Value> = new Map()
  /** What `_build_shapes_dict` is: the inputs that `build` was told, null before. */
  buildInputs: LayerInputs | null = null
  /** The inputs of the last call or build, for rows of layers. */
  lastInputs: LayerInputs | null = null
  readonly trainableVariables: VariableObject[] = []
  readonly otherVariables: VariableObject[] = []
  /** Tracked layers, in the order of tracking. */
  readonly tracked: LayerObject[] = []
  /** Lists and dicts that were given to attributes: what is added to them later is tracked too. */
  readonly containers: Value[] = []
  /** The value of `input_shape=` or `(input_dim,)`. */
  inputShape: Value | null = null
  /** Sequential only: the layers, an InputLayer included. */
  stack: LayerObject[] | null = null
  /** Of a Functional model, and of a Sequential that is built. */
  graph: FunctionalGraph | null = null
  /** Of an InputLayer. */
  batchShape: Shape | null = null
  inputDtype: string | null = null
  /** Why its weights or shapes cannot be known. */
  unknown: Unknown | null = null
  /** Whether `compile` was called; the optimizer once known. */
  compiled = false
  optimizer: Value | null = null
  /** Once the optimizer has its variables, after `fit`: how many, or null where that is not known. */
  optimizerSize: { readonly known: OptimizerSize | null } | null = null
  /** Of a Lambda: its function and what goes with it. */
  lambda: LambdaParts | null = null

  constructor(id: string, instance: Instance, span: Span) {
    this.id = id
    this.instance = instance
    this.type = instance.class.name
    this.span = span
  }

  get isModel(): boolean {
    return this.kind === 'sequential' || this.kind === 'functional' || this.kind === 'model'
  }

  get bases(): readonly string[] {
    return basesOf(this.instance.class)
  }
}

/** The layers directly inside a layer, as Keras's `_layers`. */
export function innerLayers(layer: LayerObject): readonly LayerObject[] {
  return layer.stack ?? layer.tracked
}

/** All weights of a layer, its inner layers' included, each once, in Keras's order. */
export function weightsOf(layer: LayerObject): readonly VariableObject[] {
  const found = new Set<VariableObject>()
  for (const one of withInner(layer)) {
    for (const variable of one.trainableVariables) found.add(variable)
    for (const variable of one.otherVariables) found.add(variable)
  }
  return [...found]
}

/** A layer and all that are inside it, each once, outer ones first. */
export function withInner(layer: LayerObject): readonly LayerObject[] {
  if (innerLayers(layer).length === 0) return [layer]
  const found = new Set<LayerObject>()
  const open = [layer]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...innerLayers(next).toReversed())
  }
  return [...found]
}

export function trainableWeights(layer: LayerObject): readonly VariableObject[] {
  return layer.trainable ? weightsOf(layer).filter((variable) => variable.trainable) : []
}

export function nonTrainableWeights(layer: LayerObject): readonly VariableObject[] {
  return layer.trainable ? weightsOf(layer).filter((variable) => !variable.trainable) : weightsOf(layer)
}

export function sizeOf(variables: readonly VariableObject[]): Size {
  return sum(variables.map((variable) => variable.size))
}

/** Why the weights of a layer (or of one inside it) cannot be known, or null. */
export function whyUnknown(layer: LayerObject): Unknown | null {
  for (const one of withInner(layer)) {
    if (one.unknown !== null) return one.unknown
    for (const variable of [...one.trainableVariables, ...one.otherVariables]) {
      const count = variable.size
      if (isUnknown(count)) return count
    }
  }
  return null
}
