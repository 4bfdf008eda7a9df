/** Making tensors and recording calls: Keras's KerasTensor and Node, and arrays as far as shapes go. */
import { type Instance, instance, type Unknown, type Value } from '../../python/value.js'

import { isUnknown, type Shape } from '../shape.js'
import type { Node, Operation } from '../tensor.js'
import type { Kit } from './kit.js'
import { OpObject, TensorObject, VariableObject } from './objects.js'
import { flatten, shapeOf, tensorOf } from './values.js'

/** The Python object of a tensor, the same each time. */
export function tensorValue(kit: Kit, tensor: TensorObject): Instance {
  tensor.instance ??= instance(tensor.symbolic ? kit.tensorClass : kit.arrayClass, tensor)
  return tensor.instance
}

export function variableValue(kit: Kit, variable: VariableObject): Instance {
  variable.instance ??= instance(kit.variableClass, variable)
  return variable.instance
}

/** A new tensor. A symbolic one takes a name of Keras's counter. */
export function newTensor(
  kit: Kit,
  shape: Shape | Unknown,
  dtype: string,
  symbolic: boolean,
  name?: string,
): TensorObject {
  return new TensorObject(name ?? (symbolic ? kit.world.tensorName() : ''), shape, dtype, symbolic)
}

/** Records one call of an operation in the graph. */
export function record(
  kit: Kit,
  operation: Operation,
  inputs: readonly TensorObject[],
  outputs: readonly TensorObject[],
  call: Node['call'] = null,
): Node {
  const node: Node = {
    operation,
    index: operation.nodes.length,
    inputs,
    outputs,
    nested: outputs.length === 1 ? 'one' : 'many',
    call,
    span: kit.world.vm.site,
  }
  kit.world.push(operation.nodes, node)
  for (const [index, output] of outputs.entries()) kit.world.set(output, 'history', { node, index })
  return node
}

/**
 * Applies an operation: on symbolic tensors it becomes a node (and a row) under Keras's class name, on tensors of the
 * backend only its result.
 */
export function applyOperation(
  kit: Kit,
  type: string,
  inputs: readonly TensorObject[],
  compute: (
    inputs: readonly TensorObject[],
  ) => readonly { readonly shape: Shape | Unknown; readonly dtype: string }[],
): readonly TensorObject[] {
  const { world } = kit
  const symbolic = inputs.some((input) => input.symbolic)
  if (!symbolic) return compute(inputs).map((result) => newTensor(kit, result.shape, result.dtype, false))
  const name = world.name(type)
  world.vm.build(OPERATION_STEPS)
  // A node's inputs are the symbolic ones: what else goes into the operation stays as it is when it is computed again.
  const again = (others: readonly TensorObject[]): readonly TensorObject[] => {
    let next = 0
    const all = inputs.map((input) => (input.symbolic ? (others[next++] ?? input) : input))
    const symbolic = others.some((one) => one.symbolic)
    return compute(all).map((result) => newTensor(kit, result.shape, result.dtype, symbolic))
  }
  const operation = new OpObject(name, type, world.vm.site, again)
  const results = compute(inputs)
  world.vm.build(results.length * RESULT_STEPS)
  const outputs = results.map((result) => newTensor(kit, result.shape, result.dtype, true))
  record(
    kit,
    operation,
    inputs.filter((input) => input.symbolic),
    outputs,
  )
  return outputs
}

/** The same operation on other tensors, as an operation of its own under the same name: what cloning a model does. */
export function cloneOperation(
  kit: Kit,
  { name, type, again }: OpObject,
  inputs: readonly TensorObject[],
): readonly TensorObject[] {
  const outputs = again(inputs)
  record(kit, new OpObject(name, type, kit.world.vm.site, again), inputs, outputs)
  return outputs
}

/** What an operation counts for in the evaluator's budget. */
const OPERATION_STEPS = 80

/** What each tensor that it gives counts for. */
const RESULT_STEPS = 4

/**
 * What a value is as a tensor: a tensor itself, a weight, an array of numpy (anything that has a `shape`), a number, or a
 * list of such. Undefined where it is none.
 */
export function asTensor(kit: Kit, value: Value): TensorObject | undefined {
  const tensor = tensorOf(value)
  if (tensor !== undefined) return tensor
  switch (value.kind) {
    case 'bool':
      return newTensor(kit, [], 'bool', false)
    case 'int':
      return newTensor(kit, [], 'int32', false)
    case 'float':
      return newTensor(kit, [], 'float32', false)
    case 'str':
      return newTensor(kit, [], 'string', false)
    case 'unknown':
      return newTensor(kit, value, 'float32', false)
    case 'list':
    case 'tuple': {
      const inner = value.items.map((item) => asTensor(kit, item))
      const first = inner[0]
      if (first === undefined) return newTensor(kit, [value.items.length], 'float32', false)
      if (isUnknown(first.shape)) return newTensor(kit, first.shape, first.dtype, false)
      return newTensor(kit, [value.items.length, ...first.shape], first.dtype, first.symbolic)
    }
    case 'instance': {
      if (value.payload instanceof VariableObject)
        return newTensor(kit, value.payload.shape, value.payload.dtype, false)
      const shape = kit.world.vm.findAttribute(value, 'shape')
      if (shape === undefined) return undefined
      if (isUnknown(shape)) return newTensor(kit, shape, 'float32', false)
      if (shape.kind !== 'tuple' && shape.kind !== 'list') return undefined
      return newTensor(kit, shapeOf(shape), arrayDtype(kit, value), false)
    }
    default:
      return undefined
  }
}

function arrayDtype(kit: Kit, value: Value): string {
  const dtype = kit.world.vm.findAttribute(value, 'dtype')
  if (dtype === undefined) return 'float32'
  if (dtype.kind === 'str') return dtype.value
  const name = dtype.kind === 'instance' ? kit.world.vm.findAttribute(dtype, 'name') : undefined
  return name?.kind === 'str' ? name.value : 'float32'
}

/** Whether a value is a tensor or an array, not a mere number or list. */
export function isTensorLike(kit: Kit, value: Value): boolean {
  return value.kind === 'instance' && asTensor(kit, value) !== undefined
}

/** The symbolic tensors in arguments, in Keras's order: positional ones, then by name sorted. */
export function symbolicTensors(
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): readonly TensorObject[] {
  const found: TensorObject[] = []
  const take = (value: Value): void => {
    for (const leaf of flatten(value)) {
      const tensor = tensorOf(leaf)
      if (tensor?.symbolic) found.push(tensor)
    }
  }
  for (const value of args) take(value)
  if (keywords.size > 0)
    for (const [, value] of [...keywords].toSorted(([a], [b]) => (a < b ? -1 : 1))) take(value)
  return found
}

/** Items of a list that are looked at for undefined names; shapes and lists of layers have fewer, vocabularies none. */
const MAX_ITEMS = 64

/** Python's NameError where an unknown, or one in a tuple or list, is a name that nothing binds, else nothing. */
export function refuseUndefined(kit: Kit, value: Value): void {
  if (kit.world.fragment) return
  if (value.kind === 'tuple' || value.kind === 'list') {
    for (const item of value.items.slice(0, MAX_ITEMS))
      if (item.kind === 'unknown') refuseUndefined(kit, item)
    return
  }
  if (value.kind !== 'unknown' || value.undefinedName === undefined) return
  kit.world.vm.raise('NameError', `name \`${value.undefinedName}\` is not defined`, {
    span: value.origin,
    hint: `define or import \`${value.undefinedName}\` before it is used`,
  })
}
