/** The attributes of layers and models that Python reads and writes. */

import { fromPlain } from '../../python/plain.js'
import { bool, type DictValue, int, list, NONE, str, TRUE, tuple, type Value } from '../../python/value.js'
import { refuse } from '../error.js'
import type { LayerHandle } from '../layer.js'
import { ATTRIBUTE_NAMES } from '../public-names.js'
import { isUnknown, type Shape } from '../shape.js'
import type { Kit } from './kit.js'
import { syncTracked } from './layers.js'
import { Handle } from './maker.js'
import {
  innerLayers,
  type LayerObject,
  nonTrainableWeights,
  type TensorObject,
  trainableWeights,
  weightsOf,
} from './objects.js'
import { tensorValue, variableValue } from './tensors.js'
import { dimValue, shapeValue } from './values.js'

/** The layers that `model.layers` lists. */
export function listedLayers(kit: Kit, layer: LayerObject): readonly LayerObject[] {
  syncTracked(kit, layer)
  if (layer.stack !== null) return layer.stack[0]?.kind === 'input' ? layer.stack.slice(1) : [...layer.stack]
  if (layer.kind === 'functional' && layer.graph !== null)
    return layer.graph.operations.flatMap((operation) =>
      'instance' in operation ? [operation as LayerObject] : [],
    )
  return [...innerLayers(layer)]
}

/** What Keras 2 had and Keras 3 has not, with what to write instead. */
const GONE: ReadonlyMap<string, string> = new Map([
  ['input_shape', '`layer.input.shape`'],
  ['output_shape', '`layer.output.shape`'],
  ['get_output_at', '`layer.output`'],
  ['get_input_at', '`layer.input`'],
  ['get_output_shape_at', '`layer.output.shape`'],
  ['get_input_shape_at', '`layer.input.shape`'],
  ['inbound_nodes', '`layer.input`'],
  ['outbound_nodes', '`layer.output`'],
])

type Getter = (kit: Kit, layer: LayerObject) => Value

const GETTERS: ReadonlyMap<string, Getter> = new Map<string, Getter>([
  ['name', (_, layer) => str(layer.name)],
  ['trainable', (_, layer) => bool(layer.trainable)],
  ['built', (_, layer) => bool(layer.built)],
  ['dtype', (_, layer) => str(layer.inputDtype ?? layer.policy.variable)],
  ['compute_dtype', (_, layer) => str(layer.policy.compute)],
  ['variable_dtype', (_, layer) => str(layer.policy.variable)],
  ['supports_masking', (kit, layer) => bool(kit.supportsMasks(layer))],
  ['weights', (kit, layer) => list(weightsOf(layer).map((one) => variableValue(kit, one)))],
  ['variables', (kit, layer) => list(weightsOf(layer).map((one) => variableValue(kit, one)))],
  ['trainable_weights', (kit, layer) => list(trainableWeights(layer).map((one) => variableValue(kit, one)))],
  [
    'trainable_variables',
    (kit, layer) => list(trainableWeights(layer).map((one) => variableValue(kit, one))),
  ],
  [
    'non_trainable_weights',
    (kit, layer) => list(nonTrainableWeights(layer).map((one) => variableValue(kit, one))),
  ],
  [
    'non_trainable_variables',
    (kit, layer) => list(nonTrainableWeights(layer).map((one) => variableValue(kit, one))),
  ],
  ['losses', () => list([])],
  ['metrics', () => list([])],
  ['layers', layersOf],
  ['_layers', (kit, layer) => list(innerLayers(synced(kit, layer)).map((one) => one.instance))],
  ['input', (kit, layer) => endOf(kit, layer, 'input')],
  ['output', (kit, layer) => endOf(kit, layer, 'output')],
  ['inputs', (kit, layer) => ends(kit, layer, 'inputs')],
  ['outputs', (kit, layer) => ends(kit, layer, 'outputs')],
  ['input_shape', (_kit, layer) => endShape(layer, 'inputs')],
  ['output_shape', (_kit, layer) => endShape(layer, 'outputs')],
  ['batch_shape', (_, layer) => (layer.batchShape === null ? NONE : shapeValue(layer.batchShape))],
])

/** The attributes that exist for models only. */
const OF_MODELS = new Set(['layers', 'inputs', 'outputs', 'input_shape', 'output_shape'])

export const LAYER_PROPERTIES: readonly string[] = [...GETTERS.keys()].filter((name) => !OF_MODELS.has(name))
export const MODEL_PROPERTIES: readonly string[] = [...OF_MODELS]

/** What each weight or layer in a list of them counts for in the evaluator's budget. */
export const ITEM_STEPS = 2

/** A property that every layer (or every model) has. */
export function readProperty(kit: Kit, layer: LayerObject, name: string): Value {
  const getter = GETTERS.get(name)
  if (getter === undefined) return missing(layer, name)
  if (name !== 'name' && name !== 'trainable' && layer.unknown !== null) {
    if (name.includes('weights') || name.includes('variables')) return layer.unknown
  }
  const value = getter(kit, layer)
  if (value.kind === 'list') kit.world.vm.tick(value.items.length * ITEM_STEPS)
  return value
}

function synced(kit: Kit, layer: LayerObject): LayerObject {
  syncTracked(kit, layer)
  return layer
}

function layersOf(kit: Kit, layer: LayerObject): Value {
  if (layer.unknown !== null && layer.graph === null && layer.kind !== 'model') return layer.unknown
  return list(listedLayers(kit, layer).map((one) => one.instance))
}

/** `layer.input` and `layer.output`: of the first call. */
function endOf(kit: Kit, layer: LayerObject, which: 'input' | 'output'): Value {
  if (layer.kind === 'functional' && layer.graph !== null)
    return which === 'input' ? layer.graph.inputValue : layer.graph.outputValue
  const [node] = layer.nodes
  if (node === undefined) {
    if (layer.unknown !== null) return layer.unknown
    return refuse(
      'AttributeError',
      `\`${layer.name}\` has never been called and so has no ${which}`,
      layer.kind === 'sequential'
        ? `use \`model.${which}s[0]\`, or give the model an Input`
        : 'call the layer on a tensor first',
    )
  }
  const tensors = (which === 'input' ? node.inputs : node.outputs) as readonly TensorObject[]
  const [only] = tensors
  if (tensors.length === 1 && only !== undefined) return tensorValue(kit, only)
  return list(tensors.map((one) => tensorValue(kit, one)))
}

function ends(kit: Kit, layer: LayerObject, which: 'inputs' | 'outputs'): Value {
  if (layer.graph === null) {
    if (layer.unknown !== null) return layer.unknown
    if (layer.kind === 'sequential')
      return refuse(
        'AttributeError',
        `\`${layer.name}\` has no defined ${which} yet`,
        'give it an Input as its first layer, or build it',
      )
    return missing(layer, which)
  }
  return list(layer.graph[which].map((one) => tensorValue(kit, one)))
}

function endShape(layer: LayerObject, which: 'inputs' | 'outputs'): Value {
  if (layer.graph === null) {
    if (layer.unknown !== null) return layer.unknown
    const name = which === 'inputs' ? 'input_shape' : 'output_shape'
    return refuse(
      'AttributeError',
      `\`${layer.name}\` has no defined ${name.replace('_', ' ')} yet`,
      'give it an Input as its first layer, or build it',
    )
  }
  const shapes = layer.graph[which].map((one) => shapeValue(one.shape))
  const [only] = shapes
  return shapes.length === 1 && only !== undefined ? only : list(shapes)
}

/** An attribute that neither the class nor the object has: a weight, an argument, or what rules keep. */
export function readMissing(kit: Kit, layer: LayerObject, name: string): Value {
  for (const variable of [...layer.trainableVariables, ...layer.otherVariables])
    if (variable.name === name) return variableValue(kit, variable)
  if (layer.state !== null) {
    const kept = Object.entries(layer.state).find(([key]) => key === name)
    if (kept !== undefined)
      return (
        stateValue(kept[1], layer.config.get(name)) ??
        kit.world.unknown(`\`${name}\` of \`${layer.type}\` is not followed`)
      )
  }
  const argument = layer.config.get(name)
  if (argument !== undefined) return argument
  if (name.startsWith('__')) return missing(layer, name)
  if (hasAttribute(layer, name)) return kit.world.unknown(`\`${name}\` of \`${layer.type}\` is not followed`)
  return missing(layer, name)
}

/** Whether objects of the built-in classes that a layer is of can have an attribute. Private ones are not listed: they may. */
function hasAttribute(layer: LayerObject, name: string): boolean {
  if (name.startsWith('_')) return true
  const classes = layer.kind === 'functional' ? ['Functional', ...layer.bases] : layer.bases
  return classes.some((one) => classHas(one, name))
}

function classHas(of: string, name: string): boolean {
  const names = ATTRIBUTE_NAMES.get(of)
  if (names === undefined) return false
  return names.has(name) || [...names].some((one) => one.startsWith('<') && classHas(one.slice(1), name))
}

function missing(layer: LayerObject, name: string): never {
  const instead = GONE.get(name)
  return refuse(
    'AttributeError',
    `'${layer.type}' object has no attribute '${name}'`,
    instead === undefined ? undefined : `in Keras 3 write ${instead}`,
  )
}

/** What a rule keeps, as Python sees it. */
function stateValue(kept: unknown, argument: Value | undefined): Value | undefined {
  if (isUnknown(kept)) return kept
  if (kept instanceof Handle) return kept.object.instance
  if (Array.isArray(kept) && kept.every((one) => typeof one === 'number' || one === null || isUnknown(one)))
    return tuple((kept as Shape).map(dimValue))
  if (argument !== undefined && !(Array.isArray(kept) || typeof kept === 'string')) return argument
  if (typeof kept === 'string' || typeof kept === 'boolean' || kept === null) return fromPlain(kept)
  if (typeof kept === 'number') return Number.isInteger(kept) ? int(kept) : { kind: 'float', value: kept }
  return argument
}

/** `layer.get_config()`, as far as arguments are known. */
export function configOf(kit: Kit, layer: LayerObject): DictValue {
  const entries: DictValue['entries'] = new Map()
  const put = (key: string, value: Value): void => {
    entries.set(key, { key: str(key), value })
  }
  put('name', str(layer.name))
  put('trainable', layer.trainable ? TRUE : bool(false))
  put('dtype', str(layer.policy.name))
  for (const [key, value] of layer.config) if (!entries.has(key)) put(key, value)
  if (layer.isModel) put('layers', kit.world.unknown('the configuration of the layers is not listed here'))
  const config: DictValue = { kind: 'dict', entries }
  kit.world.configured.set(config, layer)
  return config
}

export type { LayerHandle }
