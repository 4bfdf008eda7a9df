/** `keras.models.clone_model`: the same layers anew, under the same names. */
import { list, str, type Value } from '../../python/value.js'
import { isUnknown } from '../shape.js'
import type { Node, Operation } from '../tensor.js'
import { inputTensor, makeInputLayer } from './input.js'
import type { Kit } from './kit.js'
import { Handle } from './maker.js'
import { LayerObject, OpObject, type TensorObject } from './objects.js'
import { tensorValue } from './tensors.js'
import { flatten, mapNest, tensorOf } from './values.js'

/** A new model of the same architecture. What is not built of Keras's own layers is not followed. */
export function cloneModel(kit: Kit, model: LayerObject): Value {
  const { world } = kit
  if (model.unknown !== null) return model.unknown
  if (model.stack !== null) {
    const layers = model.stack.map((layer) => cloneLayer(kit, layer).instance)
    return world.vm.call(kit.sequentialClass, [list(layers)], new Map([['name', str(model.name)]]))
  }
  if (model.kind !== 'functional' || model.graph === null)
    return world.unknown('a subclassed model cannot be cloned')
  const { graph } = model
  const tensors = new Map<TensorObject, Value>()
  const operations = new Map<Operation, LayerObject>()
  const swap = (value: Value): Value =>
    mapNest(value, (leaf) => {
      const tensor = tensorOf(leaf)
      return (tensor === undefined ? undefined : tensors.get(tensor)) ?? leaf
    })
  for (const nodes of graph.nodesByDepth)
    for (const node of nodes) {
      const outputs = cloneNode(kit, node, operations, tensors, swap)
      for (const [index, output] of node.outputs.entries()) {
        const made = outputs[index]
        if (made !== undefined) tensors.set(output as TensorObject, made)
      }
    }
  return world.vm.call(
    kit.modelClass,
    [swap(graph.inputValue), swap(graph.outputValue)],
    new Map([['name', str(model.name)]]),
  )
}

function cloneNode(
  kit: Kit,
  node: Node,
  operations: Map<Operation, LayerObject>,
  tensors: ReadonlyMap<TensorObject, Value>,
  swap: (value: Value) => Value,
): readonly Value[] {
  const { operation } = node
  if (operation instanceof OpObject || !(operation instanceof LayerObject))
    return kit.world.cannotTell('a model with operations outside of layers is not cloned here')
  let layer = operations.get(operation)
  if (layer === undefined) {
    layer = cloneLayer(kit, operation)
    operations.set(operation, layer)
  }
  if (layer.kind === 'input') return [inputTensor(kit, layer)]
  if (node.call === null) return []
  void tensors
  const keywords = new Map([...node.call.keywords].map(([key, value]) => [key, swap(value)]))
  const result = kit.call(layer, node.call.args.map(swap), keywords)
  if (isUnknown(result)) return kit.world.cannotTell('a layer of the model cannot be followed')
  return flatten(result).flatMap((leaf) => {
    const tensor = tensorOf(leaf)
    return tensor === undefined ? [] : [tensorValue(kit, tensor)]
  })
}

function cloneLayer(kit: Kit, layer: LayerObject): LayerObject {
  if (layer.kind === 'input')
    return makeInputLayer(kit, layer.batchShape ?? [], layer.inputDtype ?? 'float32', layer.name)
  const copy = new Handle(kit, layer).copy({ name: str(layer.name) })
  return copy instanceof Handle ? copy.object : kit.world.cannotTell(`\`${layer.name}\` cannot be copied`)
}
