/** Building layers: their weights, and the layers inside them. */
import { NONE, type Value } from '../../python/value.js'
import type { LayerInputs, Nest, Spec } from '../layer.js'
import { alignShapes } from './callShapes.js'
import { traceCall } from './inference.js'
import type { Kit } from './kit.js'
import {
  addWeight,
  callOwn,
  callParameters,
  inputsOfShape,
  ownMethod,
  shapeInputs,
  syncTracked,
} from './layers.js'
import { makerFor } from './maker.js'
import type { LayerObject } from './objects.js'
import { buildSequential } from './sequential.js'
import { specShapes, specs } from './values.js'

/** Whether a layer's `build` is the base class's, which does nothing. */
function hasBuild(layer: LayerObject): boolean {
  if (ownMethod(layer, 'build') !== undefined) return true
  if (layer.kind === 'sequential') return true
  return layer.declaration !== null && layer.declaration.builtAtInit !== true
}

/** Builds a layer on its first call. */
export function buildFor(
  kit: Kit,
  layer: LayerObject,
  first: string,
  bound: ReadonlyMap<string, Value>,
  tensorArguments: readonly (readonly [string, Value])[],
  inputs: LayerInputs | null,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): void {
  if (layer.built) return
  const shapes = new Map<string, Value>()
  for (const [name, value] of tensorArguments)
    if (name !== 'mask' && name !== 'args' && name !== 'kwargs') shapes.set(name, specShapes(specs(value)))
  const firstShape = [...shapes.values()][0] ?? NONE
  const own = ownMethod(layer, 'build')
  if (own !== undefined) {
    ownBuild(kit, layer, alignShapes(kit, layer, 'build', shapes))
    return
  }
  if (hasBuild(layer)) {
    if (layer.kind === 'sequential') buildSequential(kit, layer, firstShape)
    else builtinBuild(kit, layer, inputs ?? inputsOfShape(layer, bound.get(first) ?? NONE))
    return
  }
  syncTracked(kit, layer)
  if (layer.tracked.some((inner) => !inner.built)) {
    const restore = kit.world.callDepth
    try {
      traceCall(kit, layer, args, keywords)
    } catch (error) {
      kit.world.callDepth = restore
      if (!kit.catches(error)) throw error
    }
  }
  kit.world.set(layer, 'buildInputs', firstShape.kind === 'none' ? null : inputsOfShape(layer, firstShape))
  finishBuild(kit, layer)
}

/** Runs the author's `build` as Keras's wrapper does. */
export function ownBuild(
  kit: Kit,
  layer: LayerObject,
  keywords: ReadonlyMap<string, Value>,
  args: readonly Value[] = [],
): void {
  const own = ownMethod(layer, 'build')
  if (own === undefined) return
  callOwn(kit, layer, own, args, keywords)
  const shape = [...args, ...keywords.values()][0]
  if (layer.buildInputs === null && shape !== undefined && shape.kind !== 'none' && !layer.isModel) {
    const inputs = inputsOfShape(layer, shape)
    kit.world.set(layer, 'buildInputs', inputs)
  }
  finishBuild(kit, layer)
}

function finishBuild(kit: Kit, layer: LayerObject): void {
  syncTracked(kit, layer)
  kit.world.set(layer, 'built', true)
  if (!layer.isModel || layer.kind === 'model') kit.world.set(layer, 'locked', true)
}

/** Makes the weights of a built-in layer, and builds what is inside it. */
export function builtinBuild(kit: Kit, layer: LayerObject, inputs: LayerInputs): void {
  const { declaration, state } = layer
  if (declaration === null || state === null) return
  kit.world.set(layer, 'buildInputs', inputs)
  try {
    for (const weight of declaration.weights?.(state, inputs) ?? []) addWeight(kit, layer, weight)
    declaration.build?.(state, inputs, makerFor(kit, layer))
  } finally {
    for (const inner of declaration.sublayers?.(state) ?? []) {
      const object = kit.handleObject(inner)
      if (object !== undefined && !layer.tracked.includes(object)) kit.world.push(layer.tracked, object)
    }
  }
  if (ownMethod(layer, 'build') === undefined) finishBuild(kit, layer)
}

/** Builds a layer for shapes, without calling it. */
export function buildWith(kit: Kit, layer: LayerObject, given: readonly Nest<Spec>[]): void {
  if (layer.built) return
  const own = ownMethod(layer, 'build')
  const shapes = given.map((nest) => specShapes(nest))
  if (own !== undefined) {
    ownBuild(kit, layer, new Map(), shapes)
    return
  }
  if (layer.kind === 'sequential') {
    buildSequential(kit, layer, shapes[0] ?? NONE)
    return
  }
  const [first, ...others] = given
  if (layer.declaration === null || first === undefined) {
    finishBuild(kit, layer)
    return
  }
  const names = (callParameters(kit, layer) ?? []).map((one) => one.name)
  const rest = new Map(others.map((nest, index) => [names[index + 1] ?? '', nest]))
  builtinBuild(kit, layer, shapeInputs(layer, first, rest))
}
