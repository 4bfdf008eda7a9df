/** Sequential: adding, removing, and the hidden Functional model that each rebuild makes. */
import { NONE, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { CannotTell, cannotTell, Refusal, refuse } from '../error.js'
import { isUnknown, type Shape, showShape } from '../shape.js'
import { functionalGraph } from './functional.js'
import { inputTensor, makeInputLayer } from './input.js'
import type { Kit } from './kit.js'
import { callParameters, inputsOfShape } from './layers.js'
import type { LayerObject } from './objects.js'
import { placed } from './placement.js'
import { refuseUndefined } from './tensors.js'
import { layerOf, nestItems, shapeOf, shapeValue, tensorOf } from './values.js'

/** `model.add(layer)`. */
export function addLayer(kit: Kit, model: LayerObject, value: Value, rebuild: boolean): void {
  const { world } = kit
  const stack = model.stack ?? []
  refuseUndefined(kit, value)
  if (isUnknown(value)) {
    world.set(model, 'unknown', model.unknown ?? value)
    return
  }
  let layer = layerOf(value)
  const origin = tensorOf(value)?.history?.node.operation
  const originLayer = origin === undefined ? undefined : layerOf((origin as LayerObject).instance ?? NONE)
  if (layer === undefined && originLayer?.kind === 'input') layer = originLayer
  if (layer === undefined)
    refuse(
      'ValueError',
      `a Sequential model takes layers, found ${show(value)}`,
      value.kind === 'class'
        ? `make one of the class: \`${value.name}(…)\``
        : 'wrap a function in a `Lambda` layer',
    )
  if (stack.length === 0 && layer.inputShape !== null) {
    addInput(kit, model, layer.inputShape)
  }
  if (world.intervention.place !== undefined) {
    const [only, ...more] = placed(kit, layer)
    if (only !== layer || more.length > 0) {
      for (const one of [only, ...more]) if (one !== undefined) push(kit, model, stack, one)
      kit.placements.set(layer, [layer])
      settle(kit, model, rebuild)
      return
    }
  }
  push(kit, model, stack, layer)
  settle(kit, model, rebuild)
}

function settle(kit: Kit, model: LayerObject, rebuild: boolean): void {
  if (rebuild) rebuildSequential(kit, model)
  else {
    kit.world.set(model, 'built', false)
    kit.world.set(model, 'graph', null)
  }
}

/** A name is looked for among so many layers in a step: 2 to this power. */
const NAME_SHIFT = 4

/** Puts a layer on the stack, refused where its name is taken or it is a second input. */
function push(kit: Kit, model: LayerObject, stack: LayerObject[], layer: LayerObject): void {
  if (!layer.initialised && stack.length > 0)
    refuse(
      'AttributeError',
      `'${layer.type}' object has no attribute 'name'`,
      'make `super().__init__()` the first statement of its `__init__`',
    )
  kit.world.vm.build(stack.length >> NAME_SHIFT)
  if (stack.some((other) => other.name === layer.name && other !== layer))
    refuse(
      'ValueError',
      `the name "${layer.name}" is already that of a layer of this model; all names must differ`,
      'give the layer another `name=`',
    )
  if (layer.kind === 'input' && stack[0]?.kind === 'input')
    refuse(
      'ValueError',
      `\`${model.name}\` already has an input, of shape ${showShape(stack[0].batchShape ?? [])}`,
      'leave the second Input out',
    )
  kit.world.push(stack, layer)
}

/** The InputLayer that `input_shape=` of a first layer stands for. */
function addInput(kit: Kit, model: LayerObject, shape: Value): void {
  if (isUnknown(shape)) {
    addLayer(kit, model, makeInputLayer(kit, shape, 'float32', null).instance, true)
    return
  }
  const own = kit.world.intervention.input
  const items = nestItems(shape)
  const replaced = own === undefined || items === null ? undefined : own(items)
  const plain = shapeOf(replaced === undefined ? shape : { kind: 'tuple', items: replaced })
  const input = makeInputLayer(kit, [null, ...plain], 'float32', null)
  addLayer(kit, model, input.instance, true)
}

/** Makes the hidden model anew where the input's shape is known. */
export function rebuildSequential(kit: Kit, model: LayerObject): void {
  const { world } = kit
  world.set(model, 'built', false)
  world.set(model, 'graph', null)
  const stack = model.stack ?? []
  const [first] = stack
  if (first === undefined) refuse('IndexError', `\`${model.name}\` has no layers`)
  if (stack.length < 2) return
  if (first.kind === 'input' && first.batchShape === null) {
    stackUp(kit, model)
    world.set(model, 'built', true)
  } else if (first.kind === 'input') wrappedBuild(kit, model, shapeValue(first.batchShape ?? []))
  else if (first.graph !== null) {
    const [only, second] = first.graph.inputs
    if (only !== undefined && second === undefined) wrappedBuild(kit, model, shapeValue(only.shape))
    else wrappedBuild(kit, model, NONE)
  }
}

/** `build` as Keras wraps it: whatever it does, the model counts as built. */
function wrappedBuild(kit: Kit, model: LayerObject, shape: Value): void {
  buildSequential(kit, model, shape)
}

/** `model.build(input_shape)`. */
export function buildSequential(kit: Kit, model: LayerObject, given: Value): void {
  const { world } = kit
  const shape = singleShape(given)
  if (shape !== null) buildFor(kit, model, shape)
  if (given.kind !== 'none' && shape !== null) world.set(model, 'buildInputs', inputsOfShape(model, given))
  world.set(model, 'built', true)
}

function singleShape(given: Value): Shape | null {
  try {
    return shapeOf(given)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function buildFor(kit: Kit, model: LayerObject, shape: Shape): void {
  const { world } = kit
  const stack = model.stack ?? []
  const [first] = stack
  if (first === undefined)
    refuse('ValueError', `\`${model.name}\` has no layers to build`, 'add layers first: `model.add(…)`')
  if (first.kind === 'input') {
    const before = first.batchShape ?? []
    if (before.length !== shape.length || before.some((dim, axis) => differs(dim, shape[axis])))
      refuse(
        'ValueError',
        `\`${model.name}\` already has an input of shape ${showShape(before)}, and cannot be built for ${showShape(shape)}`,
        'leave out `build`, or build it for the same shape',
      )
  } else {
    const input = makeInputLayer(kit, shape, first.inputDtype ?? first.policy.compute, null)
    world.refill(stack, [input, ...stack])
  }
  stackUp(kit, model)
}

/** Calls each layer on what the one before gives, and makes the hidden model of it. */
function stackUp(kit: Kit, model: LayerObject): void {
  const { world } = kit
  const [input, ...rest] = model.stack ?? []
  if (input === undefined) return
  const start = inputTensor(kit, input)
  let value = start
  for (const layer of rest) {
    world.stacking += 1
    try {
      value = kit.call(layer, [value])
    } catch (error) {
      if (kit.catches(error, 'NotImplementedError')) return
      if (kit.catches(error, 'TypeError')) refuseSignature(kit, layer)
      throw error
    } finally {
      world.stacking -= 1
    }
    if (isUnknown(value)) {
      world.set(model, 'unknown', model.unknown ?? value)
      cannotTell(value)
    }
  }
  const name = world.name('Functional')
  world.set(model, 'graph', functionalGraph(kit, name, start, value))
}

/** What Keras makes of a TypeError: a layer that needs more than its input cannot be in a Sequential. */
function refuseSignature(kit: Kit, layer: LayerObject): void {
  const parameters = callParameters(kit, layer)
  if (parameters === null) return
  const positional = parameters.filter((one) => one.kind === 'ordinary' || one.kind === 'positionalOnly')
  const required = positional.filter((one) => one.default === null)
  if (positional.length === 0 || required.length > 1)
    refuse(
      'ValueError',
      `a layer of a Sequential model is called on one tensor, but \`${layer.type}\` takes ${required.length}`,
      'use the functional API: call the layer on its tensors',
    )
}

function differs(a: Shape[number], b: Shape[number] | undefined): boolean {
  if (isUnknown(a) || isUnknown(b)) return false
  return a !== b
}

/** A Sequential without a graph, called: one layer after the other. */
export function callStack(kit: Kit, model: LayerObject, input: Value): Value {
  let value = input
  for (const layer of model.stack ?? []) {
    if (layer.kind === 'input') continue
    value = kit.call(layer, [value])
    if (isUnknown(value)) throw new CannotTell(value)
  }
  return value
}
