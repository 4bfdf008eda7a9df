/** From the objects of a traced program to plain data: rows, totals, and what `summary()` prints. */
import { toPlain } from '../python/plain.js'
import type { Value } from '../python/value.js'
import { plainSpan } from '../span.js'
import { CannotTell, Refusal } from './error.js'
import type { PrintedModel, PrintedRow, PrintedTotal } from './render.js'
import { type Dim, isUnknown, type Shape, type Size, showShape } from './shape.js'
import type {
  Count,
  LayerRow,
  ModelSummary,
  OutputShape,
  Plain,
  Shape as PlainShape,
  Weight,
} from './summary.js'
import type { Node, Operation } from './tensor.js'
import { listedLayers } from './trace/attributes.js'
import { outputOf } from './trace/calls.js'
import { bitsOf } from './trace/dtype.js'
import type { Kit } from './trace/kit.js'
import { ownMethod, syncTracked } from './trace/layers.js'
import {
  type FunctionalGraph,
  innerLayers,
  LayerObject,
  nonTrainableWeights,
  sizeOf,
  type TensorObject,
  trainableWeights,
  type VariableObject,
  weightsOf,
  whyUnknown,
} from './trace/objects.js'
import { leaves } from './trace/values.js'

/** A model as data and as text. */
export interface SummarisedModel {
  readonly object: LayerObject
  readonly summary: ModelSummary
  readonly printed: PrintedModel
}

/** What is bound to layers: names of variables and attributes. */
export type Bindings = ReadonlyMap<LayerObject, readonly string[]>

/** Rows of models inside of models: a model that holds another twice, and so on, has more than can be shown. */
const MAX_NESTED_ROWS = 2_000

/** How deep models are shown inside of models. */
const MAX_DEPTH = 32

export function summariseModel(
  kit: Kit,
  model: LayerObject,
  variable: string | null,
  bindings: Bindings,
): SummarisedModel {
  const graph = model.kind === 'functional' ? model.graph : null
  const operations: readonly Operation[] = graph?.operations ?? listedLayers(kit, model)
  const inGraph = new Set((model.graph?.nodesByDepth ?? []).flat())
  const context: Context = { kit, bindings, graph, nodes: inGraph, nested: { left: MAX_NESTED_ROWS } }
  const rows = operations.map((operation, index) => rowOf(context, operation, operations[index - 1], 0))
  const why = whyUnknown(model)
  const total = (variables: readonly VariableObject[]): PrintedTotal => ({
    count: why === null ? countOf(sizeOf(variables)) : null,
    bytes: why === null ? bytesOf(variables) : null,
  })
  const trainable = total(trainableWeights(model))
  const nonTrainable = total(nonTrainableWeights(model))
  const optimizer = optimizerTotal(model)
  const summary: ModelSummary = {
    variable,
    name: model.name,
    kind: model.kind === 'sequential' ? 'Sequential' : model.kind === 'functional' ? 'Functional' : 'Model',
    class: model.type,
    span: plainSpan(model.span),
    built: model.built,
    inputShape: endShape(model.graph, 'inputs'),
    outputShape: endShape(model.graph, 'outputs'),
    layers: rows.map((row) => row.data),
    totalParams: why === null ? countOf(sizeOf(weightsOf(model))) : null,
    trainableParams: trainable.count,
    nonTrainableParams: nonTrainable.count,
    optimizerParams: optimizer?.count ?? null,
    ...(why === null ? {} : { reason: why.reason }),
  }
  return {
    object: model,
    summary,
    printed: {
      name: model.name,
      sequential: graph === null || isChain(model, graph),
      rows: rows.map((row) => row.printed),
      trainable,
      nonTrainable,
      optimizer,
    },
  }
}

/** What the optimizer's variables come to, once it has them. */
function optimizerTotal({ optimizerSize }: LayerObject): PrintedTotal | null {
  if (optimizerSize === null) return null
  const { known } = optimizerSize
  if (known === null) return { count: null, bytes: null }
  const { variables, slots, scalars } = known
  const count = sizeOf(variables)
  const bytes = bytesOf(variables)
  if (isUnknown(count) || bytes === null) return { count: null, bytes: null }
  return {
    count: countOf(count * BigInt(slots) + BigInt(scalars)),
    bytes: bytes * slots + ITERATION_BYTES + SCALAR_BYTES * (scalars - 1),
  }
}

/** The iteration is an int64, the learning rate and its like float32. */
const ITERATION_BYTES = 8
const SCALAR_BYTES = 4

interface Context {
  readonly kit: Kit
  readonly bindings: Bindings
  readonly graph: FunctionalGraph | null
  readonly nodes: ReadonlySet<Node>
  /** How many more rows of models inside of models there may be. */
  readonly nested: { left: number }
}

/** Whether Keras prints the model as a chain: one node a depth, one input each, no layer twice. */
function isChain(model: LayerObject, graph: FunctionalGraph): boolean {
  for (const nodes of graph.nodesByDepth)
    if (nodes.length > 1 || (nodes[0] !== undefined && nodes[0].inputs.length > 1)) return false
  const nodes = new Set(graph.nodesByDepth.flat())
  void model
  return graph.operations.every((operation) => operation.nodes.filter((node) => nodes.has(node)).length < 2)
}

function rowOf(
  context: Context,
  operation: Operation,
  before: Operation | undefined,
  depth: number,
): { readonly data: LayerRow; readonly printed: PrintedRow } {
  const node = operation.nodes.at(-1)
  const connections = operation.nodes
    .filter((one) => context.nodes.has(one))
    .flatMap((one) => one.inputs)
    .flatMap((tensor) => (tensor.history === null ? [] : [tensor.history]))
  const connected = connections.map(
    (history) => `${history.node.operation.name}[${history.node.index}][${history.index}]`,
  )
  const inbound =
    context.graph === null
      ? before === undefined
        ? []
        : [before.name]
      : [...new Set(connections.map((history) => history.node.operation.name))]
  if (!(operation instanceof LayerObject)) {
    const shape = nodeShape(node)
    return {
      data: {
        id: `op:${operation.name}`,
        name: operation.name,
        type: operation.type,
        bases: [operation.type],
        outputShape: shape.plain,
        inputShapes: inputShapes(node),
        params: 0,
        trainableParams: 0,
        trainable: true,
        built: true,
        formula: null,
        config: {},
        weights: [],
        inbound,
        macs: null,
        variables: [],
        span: plainSpan(operation.span),
        operation: true,
      },
      printed: {
        name: operation.name,
        type: operation.type,
        shape: shape.text,
        params: 0,
        built: true,
        connected: connected.join(', ') || '-',
        trainable: '-',
        rows: [],
      },
    }
  }
  return layerRow(context, operation, node, connected, inbound, depth)
}

function layerRow(
  context: Context,
  layer: LayerObject,
  node: Node | undefined,
  connected: readonly string[],
  inbound: readonly string[],
  depth: number,
): { readonly data: LayerRow; readonly printed: PrintedRow } {
  const { kit } = context
  syncTracked(kit, layer)
  const shape = node === undefined ? builtShape(kit, layer) : nodeShape(node)
  const hidden = whyUnknown(layer)
  const why = hidden ?? shape.why
  const variables = weightsOf(layer)
  const count = (of: readonly VariableObject[]): Count =>
    layer.built ? (hidden === null ? countOf(sizeOf(of)) : null) : 0
  const params = count(variables)
  const trainableParams = count(trainableWeights(layer))
  const inner = layer.isModel && depth < MAX_DEPTH ? listedLayers(kit, layer) : []
  context.nested.left -= inner.length
  const nested =
    context.nested.left < 0 ? [] : inner.map((one, index) => rowOf(context, one, inner[index - 1], depth + 1))
  const inputs = layer.buildInputs ?? layer.lastInputs
  const reason = why?.reason
  const data: LayerRow = {
    id: layer.id,
    name: layer.name,
    type: layer.type,
    bases: layer.bases.length > 0 ? layer.bases : [layer.type],
    ...wrapsOf(layer),
    outputShape: shape.plain,
    inputShapes: inputShapes(node) ?? inputs?.shapes.map(plainShape) ?? null,
    params,
    trainableParams,
    trainable: layer.trainable,
    built: layer.built,
    formula: quiet(() =>
      layer.declaration?.formula !== undefined && layer.state !== null && inputs !== null
        ? layer.declaration.formula(layer.state, inputs)
        : null,
    ),
    ...configOf(layer),
    weights: weightRows(layer),
    inbound,
    macs: macsOf(layer),
    variables: context.bindings.get(layer) ?? [],
    span: plainSpan(layer.span),
    ...(nested.length > 0 ? { rows: nested.map((row) => row.data) } : {}),
    ...(reason === undefined ? {} : { reason }),
  }
  return {
    data,
    printed: {
      name: layer.name,
      type: layer.type,
      shape: shape.text,
      params,
      built: layer.built,
      connected: connected.join(', ') || '-',
      trainable: variables.length === 0 ? '-' : layer.trainable ? 'Y' : 'N',
      rows: nested.map((row) => row.printed),
    },
  }
}

interface RowShape {
  readonly plain: OutputShape
  readonly text: string
  readonly why: { readonly reason: string } | null
}

function plainDim(dim: Dim): number | null {
  return typeof dim === 'number' ? dim : null
}

function plainShape(shape: Shape): PlainShape {
  return shape.map(plainDim)
}

function shapesText(shapes: readonly Shape[]): RowShape {
  const hidden = shapes.flat().find(isUnknown)
  const [only] = shapes
  if (hidden !== undefined) return { plain: null, text: '?', why: hidden }
  if (shapes.length === 1 && only !== undefined)
    return { plain: plainShape(only), text: text(only), why: null }
  return { plain: shapes.map(plainShape), text: `[${shapes.map(text).join(', ')}]`, why: null }
}

/** A shape as the summary writes it: without the comma that Python puts behind a single entry. */
function text(shape: Shape): string {
  return shape.length === 1 ? showShape(shape).replace(',)', ')') : showShape(shape)
}

function nodeShape(node: Node | undefined): RowShape {
  if (node === undefined) return { plain: null, text: '?', why: null }
  const shapes: Shape[] = []
  for (const output of node.outputs) {
    if (isUnknown(output.shape)) return { plain: null, text: '?', why: output.shape }
    shapes.push(output.shape)
  }
  return shapesText(shapes)
}

/** The shape of a layer that was built and never called on symbolic tensors. */
function builtShape(kit: Kit, layer: LayerObject): RowShape {
  const none: RowShape = { plain: null, text: '?', why: layer.unknown }
  if (layer.isModel && layer.graph !== null) return endText(layer.graph)
  if (layer.buildInputs === null || layer.isModel) return none
  if (layer.declaration === null && ownMethod(layer, 'compute_output_shape') === undefined) return none
  // A cell says what it gives only together with its states, which `build` was not told.
  if (/Cells?$/.test(layer.declaration?.name ?? '')) return none
  const inputs = layer.buildInputs
  try {
    return shapesText(leaves(outputOf(kit, layer, [inputs.first])).map((one) => one.shape))
  } catch (error) {
    if (error instanceof CannotTell) return { ...none, why: error.unknown }
    if (error instanceof Refusal || kit.catches(error)) return none
    throw error
  }
}

function endText(graph: FunctionalGraph): RowShape {
  const shapes: Shape[] = []
  for (const output of graph.outputs) {
    if (isUnknown(output.shape)) return { plain: null, text: '?', why: output.shape }
    shapes.push(output.shape)
  }
  const shown = shapesText(shapes)
  // Keras formats the list of a model's output shapes as if it were one shape.
  return shapes.length > 1 ? { ...shown, text: `(${shapes.map(showShape).join(', ')})` } : shown
}

function endShape(graph: FunctionalGraph | null, which: 'inputs' | 'outputs'): OutputShape {
  if (graph === null) return null
  const shapes: PlainShape[] = []
  for (const tensor of graph[which]) {
    if (isUnknown(tensor.shape) || tensor.shape.some(isUnknown)) return null
    shapes.push(plainShape(tensor.shape))
  }
  return shapes.length === 1 ? (shapes[0] ?? null) : shapes
}

function inputShapes(node: Node | undefined): readonly PlainShape[] | null {
  if (node === undefined || node.inputs.length === 0) return null
  const shapes: PlainShape[] = []
  for (const input of node.inputs as readonly TensorObject[]) {
    if (isUnknown(input.shape)) return null
    shapes.push(plainShape(input.shape))
  }
  return shapes
}

function countOf(size: Size): Count {
  if (typeof size !== 'bigint') return null
  return size <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(size) : size.toString()
}

function bytesOf(variables: readonly VariableObject[]): number | null {
  let bits = 0
  for (const variable of variables) {
    const count = variable.size
    if (typeof count !== 'bigint') return null
    bits += Number(count) * bitsOf(variable.dtype)
  }
  return bits / 8
}

/** The weights of a row: trained where they are themselves and the row's layer is, whatever the layers between are. */
function weightRows(
  layer: LayerObject,
  prefix = '',
  trained = layer.trainable,
  seen = new Set<LayerObject>(),
): readonly Weight[] {
  if (seen.has(layer)) return []
  seen.add(layer)
  const own = [...layer.trainableVariables, ...layer.otherVariables].map((variable) => ({
    name: prefix + variable.name,
    shape: plainShape(variable.shape),
    trainable: trained && variable.trainable,
    dtype: variable.dtype,
    params: countOf(variable.size),
  }))
  return [
    ...own,
    ...innerLayers(layer).flatMap((inner) => weightRows(inner, `${prefix}${inner.name}/`, trained, seen)),
  ]
}

function macsOf(layer: LayerObject): Count {
  const inputs = layer.buildInputs ?? layer.lastInputs
  const { declaration, state } = layer
  if (declaration === null || state === null || inputs === null) return null
  if (declaration.macs === undefined) return 0
  const size = quiet(() => declaration.macs?.(state, inputs, declaration.output(state, inputs)) ?? null)
  return size === null ? null : countOf(size)
}

/** A value that is only shown: what cannot be told is left out. */
function quiet<T>(compute: () => T | null): T | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof CannotTell || error instanceof Refusal) return null
    throw error
  }
}

/** Arguments under Keras's names, normalised where the rule normalises them, and the names of those that have to be left out. */
function configOf(layer: LayerObject): Pick<LayerRow, 'config' | 'unread'> {
  const pairs: [string, Plain][] = []
  const unread: string[] = []
  for (const [name, value] of layer.config) {
    const plain = plainOf(layer, name, value)
    if (plain === undefined) unread.push(name)
    else pairs.push([name, plain])
  }
  // What a layer says of its input stands in place of an input layer.
  const input = layer.inputShape === null ? undefined : toPlain(layer.inputShape)
  if (input !== undefined) pairs.push(['input_shape', input])
  return { config: Object.fromEntries(pairs), ...(unread.length === 0 ? {} : { unread }) }
}

/** Classes that apply one other layer. */
const WRAPPERS = ['Wrapper', 'Bidirectional']

function wrapsOf(layer: LayerObject): { readonly wraps?: readonly string[] } {
  const { state, declaration } = layer
  if (state === null || !layer.bases.some((base) => WRAPPERS.includes(base))) return {}
  const [inner] = declaration?.sublayers?.(state) ?? []
  return inner === undefined ? {} : { wraps: [inner.type, ...inner.bases] }
}

function plainOf(layer: LayerObject, name: string, value: Value): Plain | undefined {
  const state = layer.state as Readonly<Record<string, unknown>> | null
  const kept = state !== null && Object.hasOwn(state, name) ? state[name] : undefined
  if (Array.isArray(kept) && kept.every((one) => typeof one === 'number' || one === null)) return kept
  if (typeof kept === 'number' || typeof kept === 'string' || typeof kept === 'boolean') return kept
  return toPlain(value)
}
