/** From the objects of a traced program to plain data: rows, totals, and what `summary()` prints. */

import { plainSpan } from '../span.js'
import type { PrintedModel, PrintedRow, PrintedTotal } from './render.js'
import { builtShape, endShape, inputShapes, nodeShape, plainShape } from './row-shape.js'
import {
  activationsOf,
  bytesOf,
  configOf,
  countOf,
  macsOf,
  quiet,
  weightRows,
  wrapsOf,
} from './row-values.js'
import { isUnknown } from './shape.js'
import type { Count, LayerRow, ModelSummary } from './summary.js'
import type { Node, Operation } from './tensor.js'
import { listedLayers } from './trace/attributes.js'
import type { Kit } from './trace/kit.js'
import { syncTracked } from './trace/layers.js'
import {
  type FunctionalGraph,
  LayerObject,
  nonTrainableWeights,
  sizeOf,
  trainableWeights,
  type VariableObject,
  weightsOf,
  whyUnknown,
} from './trace/objects.js'
import { receptiveFields } from './trace/receptive.js'

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
  const context: Context = {
    kit,
    bindings,
    graph,
    nodes: inGraph,
    fields: model.graph === null ? new Map() : receptiveFields(model.graph),
    nested: { left: MAX_NESTED_ROWS },
  }
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
      sequential: graph === null || isChain(graph),
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
  readonly fields: ReadonlyMap<LayerObject, readonly number[]>
  /** How many more rows of models inside of models there may be. */
  readonly nested: { left: number }
}

/** Whether Keras prints the model as a chain: one node a depth, one input each, no layer twice. */
function isChain(graph: FunctionalGraph): boolean {
  for (const nodes of graph.nodesByDepth)
    if (nodes.length > 1 || (nodes[0] !== undefined && nodes[0].inputs.length > 1)) return false
  const nodes = new Set(graph.nodesByDepth.flat())
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
        bytes: 0,
        activations: activationsOf(shape.plain),
        receptiveField: null,
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
    bytes: hidden === null ? bytesOf(variables) : null,
    activations: activationsOf(shape.plain),
    receptiveField: context.fields.get(layer) ?? null,
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
