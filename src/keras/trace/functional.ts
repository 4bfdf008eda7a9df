/** Functional models: making one from tensors, cutting one out of another, running one on other tensors. */
import { NONE, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { isUnknown, type Shape, showShape } from '../shape.js'
import type { Node, Operation } from '../tensor.js'
import { makeInputLayer } from './input.js'
import type { Kit } from './kit.js'
import { isInput, network, walk } from './network.js'
import { type FunctionalGraph, LayerObject, OpObject, type TensorObject } from './objects.js'
import { checkSpec } from './spec.js'
import { newTensor, record, refuseUndefined, tensorValue } from './tensors.js'
import { flatten, layerOf, mapNest, tensorOf } from './values.js'

/** The tensors of a model's inputs or outputs, refused where something else is among them. */
function tensorsOf(kit: Kit, value: Value, what: string): readonly TensorObject[] {
  return flatten(value).map((leaf) => {
    refuseUndefined(kit, leaf)
    if (isUnknown(leaf)) cannotTell(leaf)
    const tensor = tensorOf(leaf)
    if (tensor?.symbolic) return tensor
    return refuse(
      'ValueError',
      `the ${what} of a model must be symbolic tensors, found ${show(leaf)}`,
      layerOf(leaf) === undefined
        ? `give what \`Input\` and layers called on it return`
        : 'a layer must be called on a tensor first: `Layer(…)(x)`',
    )
  })
}

/** What making a graph counts for in the evaluator's budget, and each node of it. */
const GRAPH_STEPS = 40
const NODE_STEPS = 0.5

/** The graph between inputs and outputs; inputs that are no `Input` are cut off by new ones, as Keras does. */
export function functionalGraph(kit: Kit, name: string, inputs: Value, outputs: Value): FunctionalGraph {
  const from = tensorsOf(kit, inputs, 'inputs')
  const to = tensorsOf(kit, outputs, 'outputs')
  const whole = from.every((tensor) => tensor.history !== null && isInput(tensor))
  kit.world.vm.build(GRAPH_STEPS + from.length + to.length)
  const graph = whole ? network(name, from, to, inputs, outputs) : cut(kit, name, from, to, inputs, outputs)
  kit.world.vm.build(Math.ceil(graph.nodes.size * NODE_STEPS))
  return graph
}

/** Copies the nodes between intermediate tensors and the outputs, with new Inputs in front. */
function cut(
  kit: Kit,
  name: string,
  from: readonly TensorObject[],
  to: readonly TensorObject[],
  inputs: Value,
  outputs: Value,
): FunctionalGraph {
  const { nodes } = walk(from, to)
  const copies = new Map<TensorObject, TensorObject>()
  const operations = new Map<Operation, Operation>()
  const cutInputs = from.map((tensor) => {
    if (tensor.history !== null && isInput(tensor)) {
      copies.set(tensor, tensor)
      return tensor
    }
    if (isUnknown(tensor.shape)) cannotTell(tensor.shape)
    const layer = makeInputLayer(kit, tensor.shape, tensor.dtype, `${tensor.name}CLONE`)
    const made = layer.nodes[0]?.outputs[0] as TensorObject
    copies.set(tensor, made)
    if (tensor.history !== null) operations.set(tensor.history.node.operation, layer)
    return made
  })
  const copy = (tensor: TensorObject): TensorObject => {
    let found = copies.get(tensor)
    if (found === undefined) {
      found = newTensor(kit, tensor.shape, tensor.dtype, true, `${tensor.name}_clone`)
      copies.set(tensor, found)
    }
    return found
  }
  const cutOutputs = to.map((tensor) => {
    const made = newTensor(kit, tensor.shape, tensor.dtype, true, `${tensor.name}_clone`)
    made.history = tensor.history
    copies.set(tensor, made)
    return made
  })
  for (const node of nodes) {
    const operation = operations.get(node.operation) ?? node.operation
    const made = node.outputs.map((tensor) => copy(tensor as TensorObject))
    const isInputLayer = operation instanceof LayerObject && operation.kind === 'input'
    const swap = (value: Value): Value =>
      mapNest(value, (leaf) => {
        const tensor = tensorOf(leaf)
        return tensor === undefined ? leaf : tensorValue(kit, copy(tensor))
      })
    record(
      kit,
      operation,
      isInputLayer ? [] : node.inputs.map((tensor) => copy(tensor as TensorObject)),
      made,
      node.call === null || isInputLayer
        ? null
        : {
            args: node.call.args.map(swap),
            keywords: new Map([...node.call.keywords].map(([key, value]) => [key, swap(value)])),
          },
    )
  }
  const repack = (value: Value, tensors: readonly TensorObject[]): Value => {
    let next = 0
    return mapSorted(value, () => {
      const tensor = tensors[next]
      next += 1
      return tensor === undefined ? NONE : tensorValue(kit, tensor)
    })
  }
  return network(name, cutInputs, cutOutputs, repack(inputs, cutInputs), repack(outputs, cutOutputs))
}

/** Changes the leaves of a nest in Keras's order. */
function mapSorted(value: Value, change: (leaf: Value) => Value): Value {
  const leaves = flatten(value)
  const changed = new Map<Value, Value[]>()
  for (const leaf of leaves) {
    const made = change(leaf)
    const known = changed.get(leaf)
    if (known === undefined) changed.set(leaf, [made])
    else known.push(made)
  }
  return mapNest(value, (leaf) => {
    const known = changed.get(leaf)
    return (known !== undefined && known.length > 1 ? known.shift() : known?.[0]) ?? leaf
  })
}

/** Checks the inputs of a call on a model: how many, and of which shapes. */
export function checkModelInputs(kit: Kit, graph: FunctionalGraph, value: Value): readonly TensorObject[] {
  const leaves = flatten(orderedInputs(graph, value)).filter((leaf) => leaf.kind !== 'none')
  if (leaves.length !== graph.inputs.length)
    refuse(
      'ValueError',
      `\`${graph.name}\` takes ${graph.inputs.length} input(s), found ${leaves.length}`,
      graph.inputs.length > 1 ? 'give a list with one tensor for each input' : undefined,
    )
  return leaves.map((leaf, index) => {
    const tensor = tensorOf(leaf)
    const wanted = graph.inputs[index]
    if (tensor === undefined || wanted === undefined)
      return kit.world.cannotTell(`\`${graph.name}\` is called on something that is not followed here`)
    if (isUnknown(tensor.shape)) cannotTell(tensor.shape)
    if (isUnknown(wanted.shape)) cannotTell(wanted.shape)
    const shape: Shape = wanted.shape.length === 0 ? [] : wanted.shape.with(0, null)
    checkSpec(graph, { shape, allowLastAxisSqueeze: true }, tensor.shape, tensor.dtype)
    return tensor
  })
}

/** The inputs in the model's order where they are given in a dict by name. */
function orderedInputs(graph: FunctionalGraph, value: Value): Value {
  if (value.kind !== 'dict' || graph.inputValue.kind === 'dict') return value
  const named = graph.inputs.map((input) => {
    const name = input.history?.node.operation.name ?? ''
    return [...value.entries.values()].find((entry) => entry.key.kind === 'str' && entry.key.value === name)
      ?.value
  })
  const found = named.filter((one) => one !== undefined)
  return found.length === named.length ? { kind: 'list', items: found } : value
}

function sameShape(a: Shape | object, b: Shape | object): boolean {
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((one: unknown, axis) => one === b[axis])
  )
}

/** What a model gives for symbolic tensors. */
export function functionalOutput(kit: Kit, graph: FunctionalGraph, value: Value, symbolic: boolean): Value {
  const tensors = checkModelInputs(kit, graph, value)
  const shortcut = tensors.every((tensor, index) => sameShape(tensor.shape, graph.inputs[index]?.shape ?? []))
  if (shortcut && symbolic)
    return mapSorted(graph.outputValue, (leaf) => {
      const tensor = tensorOf(leaf)
      return tensor === undefined ? leaf : tensorValue(kit, newTensor(kit, tensor.shape, tensor.dtype, true))
    })
  return run(kit, graph, tensors, symbolic)
}

/** Runs a model on tensors of the backend: each layer is called. */
export function callFunctional(kit: Kit, graph: FunctionalGraph, value: Value): Value {
  const tensors = checkModelInputs(kit, graph, value).map((tensor, index) => {
    const wanted = graph.inputs[index]?.shape
    if (wanted === undefined || isUnknown(wanted) || isUnknown(tensor.shape)) return tensor
    if (tensor.shape.length === wanted.length + 1 && tensor.shape.at(-1) === 1)
      return newTensor(kit, tensor.shape.slice(0, -1), tensor.dtype, false)
    if (tensor.shape.length === wanted.length - 1 && wanted.at(-1) === 1)
      return newTensor(kit, [...tensor.shape, 1], tensor.dtype, false)
    if (tensor.shape.length !== wanted.length)
      return refuse(
        'ValueError',
        `\`${graph.name}\` takes an input of shape ${showShape(wanted)}, found ${showShape(tensor.shape)}`,
      )
    return tensor
  })
  return run(kit, graph, tensors, false)
}

function run(kit: Kit, graph: FunctionalGraph, tensors: readonly TensorObject[], symbolic: boolean): Value {
  const known = new Map<TensorObject, TensorObject>()
  for (const [index, input] of graph.inputs.entries()) {
    const tensor = tensors[index]
    if (tensor !== undefined) known.set(input, tensor)
  }
  for (const nodes of graph.nodesByDepth)
    for (const node of nodes) {
      if (node.inputs.length === 0) continue
      const inputs = node.inputs.map((input) => known.get(input as TensorObject))
      if (inputs.includes(undefined)) continue
      kit.world.vm.tick(RUN_STEPS)
      const outputs = runNode(kit, node, known, inputs as TensorObject[], symbolic)
      for (const [index, output] of node.outputs.entries()) {
        const made = outputs[index]
        if (made !== undefined) known.set(output as TensorObject, made)
      }
    }
  return mapSorted(graph.outputValue, (leaf) => {
    const tensor = tensorOf(leaf)
    const made = tensor === undefined ? undefined : known.get(tensor)
    return made === undefined ? leaf : tensorValue(kit, made)
  })
}

/** What running a node counts for in the evaluator's budget. */
const RUN_STEPS = 10

function runNode(
  kit: Kit,
  node: Node,
  known: ReadonlyMap<TensorObject, TensorObject>,
  inputs: readonly TensorObject[],
  symbolic: boolean,
): readonly TensorObject[] {
  const { operation } = node
  if (operation instanceof OpObject) return operation.again(inputs)
  if (!(operation instanceof LayerObject) || node.call === null) return []
  const swap = (value: Value): Value =>
    mapNest(value, (leaf) => {
      const tensor = tensorOf(leaf)
      const made = tensor === undefined ? undefined : known.get(tensor)
      return made === undefined ? leaf : tensorValue(kit, made)
    })
  const args = node.call.args.map(swap)
  const keywords = new Map([...node.call.keywords].map(([key, value]) => [key, swap(value)]))
  const result = symbolic ? kit.infer(operation, args, keywords) : kit.call(operation, args, keywords)
  if (isUnknown(result)) cannotTell(result)
  return flatten(result).flatMap((leaf) => tensorOf(leaf) ?? [])
}
