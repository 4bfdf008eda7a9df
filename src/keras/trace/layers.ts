/** What Keras's base class Layer does with its objects: names, weights, tracking, building, calling. */
import type { Vm } from '../../python/host.js'
import { signature } from '../../python/signature.js'
import {
  type FunctionValue,
  type HostFunction,
  list,
  NONE,
  type Unknown,
  type Value,
} from '../../python/value.js'
import { refuse } from '../error.js'
import type { LayerInputs, Nest, Spec, WeightSpec } from '../layer.js'
import { isUnknown, type Shape, showShape } from '../shape.js'
import { standardDtype } from './dtype.js'
import type { Kit } from './kit.js'
import { type LayerObject, VariableObject } from './objects.js'
import { isSpec, layerOf, leaves, lookup, shapeSpecs, specs, tensorOf, variableOf } from './values.js'

/** What the author's own class says about a method, or undefined where it is Keras's. */
export function ownMethod(layer: LayerObject, name: string): FunctionValue | undefined {
  const found = lookup(layer.instance.class, name)
  if (found === undefined || found.owner.host !== undefined) return undefined
  return found.value.kind === 'function' ? found.value : undefined
}

/** Calls a method of the author's class on the layer. */
export function callOwn(
  kit: Kit,
  layer: LayerObject,
  callee: FunctionValue | HostFunction,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value> = new Map(),
): Value {
  return kit.world.vm.call(callee, [layer.instance, ...args], keywords)
}

/** What making a weight counts for in the evaluator's budget. */
const WEIGHT_STEPS = 15

/** Makes a weight, as `add_weight` does: `None` in its shape is refused. */
export function addWeight(kit: Kit, layer: LayerObject, weight: WeightSpec): VariableObject {
  if (weight.shape.includes(null))
    refuse(
      'ValueError',
      `\`${layer.name}\` needs a fully known shape for its weight \`${weight.name}\`, found ${showShape(weight.shape)}`,
      'give the input the sizes that its weights depend on',
    )
  kit.world.vm.build(kit.world.bulk > 0 ? 0 : WEIGHT_STEPS)
  const dtype = weight.dtype === undefined ? layer.policy.variable : standardDtype(weight.dtype)
  const made = new VariableObject(weight.name, weight.shape, dtype, weight.trainable ?? true)
  trackVariable(kit, layer, made)
  if (weight.frozen === true) kit.world.set(made, 'trainable', false)
  return made
}

/** The message of Keras for state that comes too late. */
const TOO_LATE =
  'weights and layers cannot be added to a layer that is built: make them in `__init__()` or `build()`'

export function trackVariable(kit: Kit, layer: LayerObject, variable: VariableObject): void {
  if (
    variable.foreign ||
    layer.trainableVariables.includes(variable) ||
    layer.otherVariables.includes(variable)
  )
    return
  if (layer.locked) refuse('ValueError', TOO_LATE)
  kit.world.push(variable.trainable ? layer.trainableVariables : layer.otherVariables, variable)
  if (!layer.trainable) kit.world.set(variable, 'trainable', false)
}

export function trackLayer(kit: Kit, layer: LayerObject, inner: LayerObject): void {
  if (layer.tracked.includes(inner)) return
  if (layer.locked) refuse('ValueError', TOO_LATE)
  kit.world.push(layer.tracked, inner)
}

/** How deep attributes are searched for layers. */
const MAX_TRACKING_DEPTH = 32

/** Tracks what a value of an attribute holds. Containers are remembered, and copied as Keras copies them. */
export function track(kit: Kit, layer: LayerObject, value: Value, depth = 0): Value {
  if (depth > MAX_TRACKING_DEPTH) return value
  const inner = layerOf(value)
  if (inner !== undefined) {
    trackLayer(kit, layer, inner)
    return value
  }
  const variable = variableOf(value)
  if (variable !== undefined) {
    trackVariable(kit, layer, variable)
    return value
  }
  switch (value.kind) {
    case 'list': {
      const copy = list(value.items.map((item) => track(kit, layer, item, depth + 1)))
      kit.world.push(layer.containers, copy)
      return copy
    }
    case 'tuple':
      for (const item of value.items) track(kit, layer, item, depth + 1)
      return value
    case 'dict': {
      const copy: Value = {
        kind: 'dict',
        entries: new Map(
          [...value.entries].map(([key, entry]) => [
            key,
            { key: entry.key, value: track(kit, layer, entry.value, depth + 1) },
          ]),
        ),
      }
      kit.world.push(layer.containers, copy)
      return copy
    }
    default:
      return value
  }
}

/** Tracks what was added to the layer's lists and dicts since. */
export function syncTracked(kit: Kit, layer: LayerObject): void {
  for (const container of layer.containers) {
    const items =
      container.kind === 'list'
        ? container.items
        : container.kind === 'dict'
          ? [...container.entries.values()].map((entry) => entry.value)
          : []
    for (const item of items) {
      const inner = layerOf(item)
      if (inner !== undefined && !layer.tracked.includes(inner)) kit.world.push(layer.tracked, inner)
      const variable = variableOf(item)
      if (variable !== undefined && !layer.locked) trackVariable(kit, layer, variable)
    }
  }
}

/**
 * Sets `trainable` of a layer, its weights and all layers inside it. Where it is so already nothing happens, not even to the
 * layers inside: Keras with TensorFlow passes over an assignment of what is there.
 */
export function setTrainable(kit: Kit, layer: LayerObject, value: boolean): void {
  const done = new Set<LayerObject>()
  const open = [layer]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (done.has(next) || next.trainable === value) continue
    done.add(next)
    syncTracked(kit, next)
    kit.world.set(next, 'trainable', value)
    for (const variable of next.trainableVariables) kit.world.set(variable, 'trainable', value)
    open.push(...(next.stack ?? next.tracked))
  }
}

/** The parameters of a layer's `call`, without `self`. */
export function callParameters(kit: Kit, layer: LayerObject) {
  const own = ownMethod(layer, 'call')
  if (own !== undefined) {
    const all = kit.world.vm.parameters(own)
    return all === null ? null : all.slice(1)
  }
  if (layer.isModel) return MODEL_CALL.parameters
  if (layer.lambda !== null) return LAMBDA_CALL.parameters
  if (layer.declaration === null) return ANY_CALL.parameters
  return declaredCall(layer.declaration.call ?? 'inputs').parameters
}

const MODEL_CALL = signature('inputs, training=None, mask=None, **kwargs')
const LAMBDA_CALL = signature('inputs, mask=None, training=None')
const ANY_CALL = signature('*args, **kwargs')
const CALLS = new Map<string, ReturnType<typeof signature>>()

function declaredCall(text: string): ReturnType<typeof signature> {
  let found = CALLS.get(text)
  if (found === undefined) {
    found = signature(text)
    CALLS.set(text, found)
  }
  return found
}

/** The inputs of a call, for rules: by argument name, tensors apart from everything else. */
export function callInputs(
  layer: LayerObject,
  first: string,
  bound: ReadonlyMap<string, Value>,
): LayerInputs {
  const value = bound.get(first) ?? NONE
  return makeInputs(layer, value.kind === 'none' ? [] : specs(value), {
    tensors: (name) => {
      const other = bound.get(name)
      if (other === undefined || other.kind === 'none') return undefined
      return specs(other)
    },
    argument: (name) => bound.get(name),
  })
}

/** The inputs that `build` (or `compute_output_shape`) is told: shapes only. */
export function shapeInputs(
  layer: LayerObject,
  first: Nest<Spec>,
  others: ReadonlyMap<string, Nest<Spec>> = new Map(),
): LayerInputs {
  return makeInputs(layer, first, { tensors: (name) => others.get(name), argument: () => undefined })
}

function makeInputs(
  layer: LayerObject,
  first: Nest<Spec>,
  rest: Pick<LayerInputs, 'tensors' | 'argument'>,
): LayerInputs {
  return {
    first,
    get shape(): Shape {
      if (isSpec(first)) return first.shape
      return refuse(
        'ValueError',
        `\`${layer.name}\` takes one tensor, found ${leaves(first).length} in a list`,
        'call the layer on the tensor itself',
      )
    },
    get shapes(): readonly Shape[] {
      return leaves(first).map((one) => one.shape)
    },
    tensors: rest.tensors,
    argument: rest.argument,
    computeDtype: layer.policy.compute,
    variableDtype: layer.policy.variable,
  }
}

/** The inputs that a shape given to `build` stands for. */
export function inputsOfShape(layer: LayerObject, shape: Value): LayerInputs {
  return shapeInputs(layer, shapeSpecs(shape))
}

/** The unknown among leaves of arguments, if there is one. */
export function unknownAmong(values: readonly Value[]) {
  for (const value of values) {
    if (isUnknown(value)) return value
    const tensor = tensorOf(value)
    if (tensor !== undefined && isUnknown(tensor.shape)) return tensor.shape
  }
  return undefined
}

export type { Vm }

/** Notes that a layer was given data whose shape is not known: if it was not built before, nobody can say what it is now. */
export function builtByData(kit: Kit, layer: LayerObject, why: Unknown): void {
  if (!layer.built && layer.unknown === null) kit.world.set(layer, 'unknown', why)
}
