/** A model's structure changed at one layer: what a workbench asks for, done where the layer is added or called. */
import { fromPlain, toPlain } from '../../python/plain.js'
import type { Value } from '../../python/value.js'
import { isUnknown } from '../shape.js'
import type { Tensor } from '../tensor.js'
import type { Kit } from './kit.js'
import type { LayerObject } from './objects.js'
import { layerOf, parsed, tensorOf } from './values.js'
import type { Placement } from './world.js'

/** The layers that stand in a layer's place, in order. */
export function placed(kit: Kit, layer: LayerObject): readonly LayerObject[] {
  const known = kit.placements.get(layer)
  if (known !== undefined) return known
  const change = kit.world.intervention.place?.(layer)
  const result = change === undefined ? [layer] : changed(kit, layer, change)
  kit.placements.set(layer, result)
  for (const one of result) if (one !== layer) kit.placements.set(one, [one])
  return result
}

function changed(kit: Kit, layer: LayerObject, change: Placement): readonly LayerObject[] {
  switch (change.kind) {
    case 'remove':
      return []
    case 'insert': {
      const made = make(kit, change.type, change.config)
      return change.where === 'before' ? [made, layer] : [layer, made]
    }
    case 'replace':
      return [make(kit, change.type, change.config ?? shared(kit, layer, change.type))]
  }
}

/**
 * What goes on where a layer is taken out. Of the inputs of a merge it is the one that all others lead to: what is
 * taken out with the merge is the shortcut around it.
 */
export function through(kit: Kit, value: Value): Value {
  if (value.kind !== 'list' && value.kind !== 'tuple') return value
  const { items } = value
  const [only] = items
  if (items.length === 1 && only !== undefined) return only
  const ends = items.filter((item) => {
    const tensor = tensorOf(item)
    if (tensor === undefined) return false
    const before = ancestors(kit, tensor)
    return items.every((other) => other === item || before.has(tensorOf(other)))
  })
  const [end] = ends
  return ends.length === 1 && end !== undefined
    ? end
    : kit.world.cannotTell('where a merge is taken out, it is not clear which of its inputs goes on')
}

/** All tensors that a tensor is computed from. */
function ancestors(kit: Kit, tensor: Tensor): ReadonlySet<Tensor | undefined> {
  const seen = new Set<Tensor | undefined>()
  const queue: Tensor[] = [tensor]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    kit.world.vm.tick(1)
    for (const input of next.history?.node.inputs ?? []) {
      if (seen.has(input)) continue
      seen.add(input)
      queue.push(input)
    }
  }
  return seen
}

/** The arguments of a layer that another class also takes. */
function shared(kit: Kit, layer: LayerObject, type: string) {
  const names = parsed(kit.declarations.get(type)?.signature ?? '').parameters.map((one) => one.name)
  const config = new Map<string, ReturnType<typeof fromPlain>>()
  for (const [name, value] of layer.config) {
    if (!names.includes(name) || isUnknown(value) || value.kind === 'none') continue
    if (toPlain(value) !== undefined) config.set(name, value)
  }
  return config
}

function make(kit: Kit, type: string, config: ReadonlyMap<string, unknown>): LayerObject {
  const of = kit.builtin(type)
  if (of === undefined) return kit.world.cannotTell(`\`${type}\` is not known to this engine`)
  const keywords = new Map<string, Value>()
  for (const [name, value] of config)
    keywords.set(name, isValue(value) ? value : fromPlain(value as Parameters<typeof fromPlain>[0]))
  const made = kit.world.vm.call(of, [], keywords)
  return layerOf(made) ?? kit.world.cannotTell(`a \`${type}\` cannot be made here`)
}

function isValue(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && 'kind' in value
}
