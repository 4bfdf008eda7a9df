/** Masks: which arguments Keras fills in, and what a call passes on to its outputs. */
import { NONE, type Value } from '../../python/value.js'
import type { MaskOperations } from '../layer.js'
import type { Kit } from './kit.js'
import { callOwn, ownMethod } from './layers.js'
import type { LayerObject, TensorObject } from './objects.js'
import { applyOperation, tensorValue } from './tensors.js'
import { flatten, mapNest, tensorOf } from './values.js'

export function maskValue(kit: Kit, leaf: Value): Value {
  const mask = tensorOf(leaf)?.mask
  return mask == null ? NONE : tensorValue(kit, mask)
}

/** The mask arguments that Keras fills in by itself. */
export function populateMasks(
  names: readonly string[],
  bound: ReadonlyMap<string, Value>,
  tensorArguments: readonly (readonly [string, Value])[],
  keywords: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const found = new Map<string, Value>()
  const empty = (name: string): boolean => (bound.get(name) ?? NONE).kind === 'none'
  const masks = (value: Value): Value => mapNest(value, (leaf) => tensorOf(leaf)?.mask?.instance ?? NONE)
  const [only] = tensorArguments
  if (tensorArguments.length === 1 && only !== undefined) {
    if (names.includes('mask') && empty('mask') && !keywords.has('mask')) found.set('mask', masks(only[1]))
  } else
    for (const [name, value] of tensorArguments) {
      const key = `${name}_mask`
      if (names.includes(key) && empty(key)) found.set(key, masks(value))
    }
  return found
}

/** Puts masks on the outputs. */
export function passMask(kit: Kit, layer: LayerObject, first: Value, outputs: Value, previous: Value): void {
  if (!supportsMasks(layer)) return
  const results = flatten(outputs).flatMap((leaf) => tensorOf(leaf) ?? [])
  if (results.length > 0 && results.every((tensor) => tensor.mask !== null)) return
  const own = ownMethod(layer, 'compute_mask')
  let masks: readonly (TensorObject | null)[]
  if (own !== undefined) {
    const computed = callOwn(kit, layer, own, [first, previous])
    masks = flatten(computed).map((leaf) => tensorOf(leaf) ?? null)
  } else if (layer.declaration?.mask !== undefined && layer.state !== null) {
    const tensors = flatten(first).flatMap((leaf) => tensorOf(leaf) ?? [])
    const before = flatten(previous).map((leaf) => tensorOf(leaf) ?? null)
    const given = tensors.map((_, index) => before[index] ?? null)
    masks = layer.declaration.mask(
      layer.state,
      { tensors, masks: given },
      maskOperations(kit),
    ) as (TensorObject | null)[]
  } else masks = flatten(previous).map((leaf) => tensorOf(leaf) ?? null)
  for (const [index, tensor] of results.entries()) {
    const mask = masks[index]
    if (mask != null && tensor.mask === null) {
      tensorValue(kit, mask)
      kit.world.set(tensor, 'mask', mask)
    }
  }
}

export function supportsMasks(layer: LayerObject): boolean {
  if (layer.supportsMasking || ownMethod(layer, 'compute_mask') !== undefined) return true
  const { declaration, state } = layer
  if (declaration === null || state === null) return false
  return (
    declaration.passesMasks?.(state) ??
    (declaration.supportsMasking === true || declaration.mask !== undefined)
  )
}

function maskOperations(kit: Kit): MaskOperations {
  return {
    apply(type, inputs, shape, dtype = 'bool') {
      const [result] = applyOperation(kit, type, inputs as readonly TensorObject[], () => [{ shape, dtype }])
      if (result === undefined) throw new Error('an operation gives a result')
      tensorValue(kit, result)
      return result
    },
  }
}
