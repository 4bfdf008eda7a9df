/** Models made anew from what they are made of: `keras.models.clone_model`, and `from_config` of a model's `get_config()`. */
import { type ClassValue, list, str, type Value } from '../../python/value.js'
import { CannotTell, refuse } from '../error.js'
import { isUnknown } from '../shape.js'
import type { Node, Operation } from '../tensor.js'
import { inputTensor, makeInputLayer } from './input.js'
import type { Kit } from './kit.js'
import { Handle } from './maker.js'
import { type LambdaParts, LayerObject, OpObject, type TensorObject } from './objects.js'
import { buildOptimizer } from './optimizers.js'
import { cloneOperation, tensorValue } from './tensors.js'
import { flatten, layerOf, mapNest, tensorOf } from './values.js'

/**
 * What the new Inputs are named after: `clone_model` takes the names of the tensors (`keras_tensor`), `from_config` those of
 * the InputLayers.
 */
export type InputNames = 'tensors' | 'layers'

/** A new model of the same architecture. What is not built of Keras's own layers is not followed. */
export function cloneModel(kit: Kit, model: LayerObject, names: InputNames): Value {
  const { world } = kit
  if (model.unknown !== null) return model.unknown
  if (model.stack !== null)
    return names === 'layers'
      ? sequentialOf(kit, model.name, model.stack)
      : compiledLike(
          kit,
          model,
          world.vm.call(
            kit.sequentialClass,
            [list(model.stack.map((layer) => cloneLayer(kit, layer, layer.name).instance))],
            new Map([['name', str(model.name)]]),
          ),
        )
  if (model.kind !== 'functional' || model.graph === null)
    return world.unknown('a subclassed model cannot be made anew')
  try {
    return compiledLike(kit, model, new Cloning(kit, names).run(model.graph, model.name))
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error
    // It is a model all the same, and stands in the lists of those that hold it.
    return world.vm.call(kit.modelClass, [error.unknown, error.unknown], new Map([['name', str(model.name)]]))
  }
}

/** `Sequential.from_config(…)` and `Model.from_config(…)`, of a configuration that `get_config()` of a model gave. */
export function modelFromConfig(kit: Kit, of: ClassValue, config: Value, custom: Value): Value {
  const { world } = kit
  if (isUnknown(config)) return config
  const model = config.kind === 'dict' ? world.configured.get(config) : undefined
  if (model === undefined) return world.unknown('only a configuration that `get_config()` gave is followed')
  if (custom.kind === 'none') refuseStrangers(kit, model)
  if (of === kit.modelClass && model.kind === 'sequential')
    refuse(
      'ValueError',
      '`Model` has no argument `layers`: this is the configuration of a Sequential model',
      'use `Sequential.from_config(…)`',
    )
  if (of === kit.sequentialClass && model.kind === 'functional' && model.graph !== null)
    return sequentialOf(kit, model.name, model.graph.operations)
  const fits = of === (model.kind === 'sequential' ? kit.sequentialClass : kit.modelClass)
  return fits
    ? cloneModel(kit, model, 'layers')
    : world.unknown('a configuration of another class is not followed')
}

/** A copy of a compiled model is compiled too, and its optimizer has its variables at once where it is built. */
function compiledLike(kit: Kit, model: LayerObject, made: Value): Value {
  const copy = layerOf(made)
  if (copy === undefined || !model.compiled) return made
  kit.world.set(copy, 'compiled', true)
  kit.world.set(copy, 'optimizer', model.optimizer)
  if (copy.built) buildOptimizer(kit, copy)
  return made
}

/** Classes of the author's own are found by their registration only. */
function refuseStrangers(kit: Kit, model: LayerObject): void {
  for (const layer of model.tracked) {
    const of = layer.instance.class
    if (of.host === undefined && !kit.world.registered.has(of))
      refuse(
        'TypeError',
        `\`from_config\` does not find the class \`${of.name}\``,
        `give it as \`custom_objects={'${of.name}': ${of.name}}\`, or register it with \`@keras.saving.register_keras_serializable()\``,
      )
  }
}

/** What `Sequential.from_config` does: it adds one layer after the other. */
function sequentialOf(kit: Kit, name: string, operations: readonly Operation[]): Value {
  const { vm } = kit.world
  const model = vm.call(kit.sequentialClass, [], new Map([['name', str(name)]]))
  for (const operation of operations) {
    if (!(operation instanceof LayerObject))
      refuse(
        'ValueError',
        `only layers can be added to a Sequential model, found the operation ${operation.name}`,
      )
    if (operation.declaration?.bases?.includes('Merge') === true)
      return kit.world.unknown('a Sequential model made of a merging layer is not followed')
    vm.call(vm.getAttribute(model, 'add'), [cloneLayer(kit, operation, operation.name).instance])
  }
  return model
}

class Cloning {
  readonly #kit: Kit
  readonly #names: InputNames
  readonly #tensors = new Map<TensorObject, TensorObject>()
  readonly #layers = new Map<Operation, LayerObject>()

  constructor(kit: Kit, names: InputNames) {
    this.#kit = kit
    this.#names = names
  }

  run(graph: NonNullable<LayerObject['graph']>, name: string): Value {
    for (const input of graph.inputs) {
      const node = input.history?.node
      if (node !== undefined) this.#note(node, this.#outputs(node))
    }
    for (const nodes of graph.nodesByDepth)
      for (const node of nodes) if (node.inputs.length > 0) this.#note(node, this.#outputs(node))
    return this.#kit.world.vm.call(
      this.#kit.modelClass,
      [this.#swap(graph.inputValue), this.#swap(graph.outputValue)],
      new Map([['name', str(name)]]),
    )
  }

  #note(node: Node, outputs: readonly TensorObject[]): void {
    for (const [index, output] of node.outputs.entries()) {
      const made = outputs[index]
      if (made !== undefined) this.#tensors.set(output as TensorObject, made)
    }
  }

  #swap(value: Value): Value {
    return mapNest(value, (leaf) => {
      const tensor = tensorOf(leaf)
      const made = tensor === undefined ? undefined : this.#tensors.get(tensor)
      return made === undefined ? leaf : tensorValue(this.#kit, made)
    })
  }

  #outputs(node: Node): readonly TensorObject[] {
    const { operation } = node
    const kit = this.#kit
    if (operation instanceof OpObject)
      return cloneOperation(
        kit,
        operation,
        node.inputs.map((input) => this.#tensors.get(input as TensorObject) ?? (input as TensorObject)),
      )
    if (!(operation instanceof LayerObject))
      return kit.world.cannotTell('a part of this model is not made anew here')
    let layer = this.#layers.get(operation)
    if (layer === undefined) {
      const [input] = node.outputs
      layer = cloneLayer(
        kit,
        operation,
        this.#names === 'tensors' && input !== undefined ? (input as TensorObject).name : operation.name,
      )
      this.#layers.set(operation, layer)
    }
    if (layer.kind === 'input')
      return flatten(inputTensor(kit, layer)).flatMap((leaf) => tensorOf(leaf) ?? [])
    if (node.call === null) return []
    const keywords = new Map([...node.call.keywords].map(([key, value]) => [key, this.#swap(value)]))
    const result = kit.call(
      layer,
      node.call.args.map((value) => this.#swap(value)),
      keywords,
    )
    if (isUnknown(result)) return kit.world.cannotTell('a layer of the model cannot be followed')
    return flatten(result).flatMap((leaf) => tensorOf(leaf) ?? [])
  }
}

/** What copying a layer counts for, beside making it. */
const COPY_STEPS = 60

/** A layer of the same configuration. An Input takes the name given, all others keep theirs. */
function cloneLayer(kit: Kit, layer: LayerObject, inputName: string): LayerObject {
  if (layer.kind === 'input')
    return layer.batchShape === null
      ? kit.world.cannotTell(`the shape of \`${layer.name}\` is not known`)
      : makeInputLayer(kit, layer.batchShape, layer.inputDtype ?? 'float32', inputName)
  if (layer.isModel) {
    const made = cloneModel(kit, layer, 'layers')
    const handle = isUnknown(made) ? undefined : kit.handle(made)
    return handle instanceof Handle
      ? handle.object
      : kit.world.cannotTell(`\`${layer.name}\` cannot be copied`)
  }
  if (layer.lambda !== null) {
    const { function: own } = layer.lambda
    if (own.kind === 'function' && own.name === '<lambda>')
      refuse(
        'ValueError',
        `\`${layer.name}\` cannot be made anew from its configuration: its function is a Python lambda`,
        'write a layer of your own instead of the Lambda',
      )
    if (own.kind === 'hostFunction' || own.kind === 'builtin' || kit.world.registered.has(own))
      return madeBy(kit, layer, [own], layer.lambda)
    kit.world.cannotTell('whether a Lambda can be made anew depends on where its function is registered')
  }
  if (layer.instance.class.host === undefined) return ownLayer(kit, layer)
  kit.world.vm.build(COPY_STEPS)
  const copy = new Handle(kit, layer).copy({ name: str(layer.name) })
  return copy instanceof Handle ? copy.object : kit.world.cannotTell(`\`${layer.name}\` cannot be copied`)
}

/** A Lambda of a function that Keras finds again. */
function madeBy(kit: Kit, layer: LayerObject, args: readonly Value[], parts: LambdaParts): LayerObject {
  const keywords = new Map<string, Value>([
    ['name', str(layer.name)],
    ['output_shape', parts.outputShape],
    ['arguments', parts.arguments],
  ])
  return objectOf(kit, kit.world.vm.call(layer.instance.class, args, keywords))
}

/** A layer of the author's own: `cls.from_config(layer.get_config())`. */
function ownLayer(kit: Kit, layer: LayerObject): LayerObject {
  const { vm } = kit.world
  const config = vm.call(vm.getAttribute(layer.instance, 'get_config'), [])
  return objectOf(kit, vm.call(vm.getAttribute(layer.instance.class, 'from_config'), [config]))
}

function objectOf(kit: Kit, made: Value): LayerObject {
  return (
    (isUnknown(made) ? undefined : layerOf(made)) ??
    kit.world.cannotTell('a layer of the model is not made anew here')
  )
}
