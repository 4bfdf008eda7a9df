/**
 * The network between inputs and outputs: which nodes are in it, how deep each lies, and in what order its operations are
 * listed. Depth is the longest way to an output; within a depth, operations stand in the order in which a walk from the
 * outputs first meets them.
 */
import type { Value } from '../../python/value.js'
import { refuse } from '../error.js'
import type { Node, Operation } from '../tensor.js'
import type { FunctionalGraph, TensorObject } from './objects.js'

/** Whether a tensor comes straight from an Input. */
export function isInput(tensor: TensorObject): boolean {
  return tensor.history !== null && tensor.history.node.inputs.length === 0
}

/** All nodes that the outputs need, inputs first, and the order in which their operations are met. */
export function walk(
  inputs: readonly TensorObject[],
  outputs: readonly TensorObject[],
): { readonly nodes: readonly Node[]; readonly order: Map<Operation, number> } {
  const given = new Set(inputs)
  const finished = new Set<Node>()
  const under = new Set<Node>()
  const nodes: Node[] = []
  const order = new Map<Operation, number>()
  const visit = (first: TensorObject): void => {
    // A stack of its own: chains of many thousand layers are deeper than the stack of JavaScript.
    const stack: { node: Node; next: number }[] = []
    const enter = (tensor: TensorObject): void => {
      const node = tensor.history?.node
      if (node === undefined || finished.has(node)) return
      if (node.inputs.length > 0 && given.has(tensor)) {
        finished.add(node)
        return
      }
      if (under.has(node))
        refuse(
          'ValueError',
          `the output of \`${node.operation.name}\` is part of a cycle`,
          'a layer must give a new tensor',
        )
      if (!order.has(node.operation)) order.set(node.operation, order.size)
      under.add(node)
      stack.push({ node, next: 0 })
    }
    enter(first)
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const input = top.node.inputs[top.next]
      top.next += 1
      if (input !== undefined) enter(input as TensorObject)
      else {
        stack.pop()
        under.delete(top.node)
        finished.add(top.node)
        nodes.push(top.node)
      }
    }
  }
  for (const output of outputs) visit(output)
  return { nodes, order }
}

/** The graph of a model; refuses one that is not connected, or whose names are not unique, as Keras does. */
export function network(
  name: string,
  inputs: readonly TensorObject[],
  outputs: readonly TensorObject[],
  inputValue: Value,
  outputValue: Value,
): FunctionalGraph {
  if (inputs.length === 0) refuse('ValueError', 'a model needs at least one input')
  if (outputs.length === 0) refuse('ValueError', 'a model needs at least one output')
  const { nodes, order } = walk(inputs, outputs)
  const inGraph = new Set(nodes)
  const nodeDepth = new Map<Node, number>()
  const depthOf = new Map<Operation, number>()
  for (const node of nodes.toReversed()) {
    const depth = Math.max(nodeDepth.get(node) ?? 0, depthOf.get(node.operation) ?? 0)
    depthOf.set(node.operation, depth)
    nodeDepth.set(node, depth)
    for (const input of node.inputs) {
      const before = input.history?.node
      if (before === undefined || !inGraph.has(before)) continue
      nodeDepth.set(before, Math.max(depth + 1, nodeDepth.get(before) ?? 0))
    }
  }
  for (const input of inputs) {
    const node = input.history?.node
    if (node === undefined || depthOf.has(node.operation) || node.inputs.length > 0) continue
    depthOf.set(node.operation, 0)
    order.set(node.operation, -1)
    nodeDepth.set(node, 0)
    inGraph.add(node)
  }
  const nodesByDepth = byDepth(nodeDepth)
  const operations = byDepth(depthOf).flatMap((same) =>
    same.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
  )
  checkConnected(inputs, outputs, nodesByDepth)
  const seen = new Set<string>()
  for (const operation of operations) {
    if (seen.has(operation.name))
      refuse(
        'ValueError',
        `the name "${operation.name}" is used more than once in the model; all names must differ`,
        'give each layer a name of its own',
      )
    seen.add(operation.name)
  }
  return { name, inputs, outputs, inputValue, outputValue, nodesByDepth, nodes: inGraph, operations }
}

function byDepth<T>(depths: ReadonlyMap<T, number>): readonly (readonly T[])[] {
  const groups = new Map<number, T[]>()
  for (const [item, depth] of depths) {
    const group = groups.get(depth)
    if (group === undefined) groups.set(depth, [item])
    else group.push(item)
  }
  return [...groups].toSorted(([a], [b]) => b - a).map(([, group]) => group)
}

function checkConnected(
  inputs: readonly TensorObject[],
  outputs: readonly TensorObject[],
  nodesByDepth: readonly (readonly Node[])[],
): void {
  const computable = new Set<unknown>(inputs)
  for (const nodes of nodesByDepth)
    for (const node of nodes) {
      for (const input of node.inputs)
        if (!computable.has(input))
          refuse(
            'ValueError',
            `the model's inputs do not lead to \`${node.operation.name}\`: it also needs a tensor from elsewhere`,
            'list every Input that the outputs depend on among the inputs',
          )
      for (const output of node.outputs) computable.add(output)
    }
  const reached = new Set<unknown>(inputs)
  for (const nodes of nodesByDepth)
    for (const node of nodes)
      if (node.inputs.length > 0 && node.inputs.every((input) => reached.has(input)))
        for (const output of node.outputs) reached.add(output)
  for (const output of outputs)
    if (!reached.has(output))
      refuse(
        'ValueError',
        'an output of the model is not connected to its inputs',
        'compute the outputs from the inputs that the model is given',
      )
}
