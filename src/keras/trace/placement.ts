/** A model's structure changed at one layer: what a workbench asks for, done where the layer is added or called. */
import { fromPlain, toPlain } from '../../python/plain.js'
import type { Value } from '../../python/value.js'
import { isUnknown } from '../shape.js'
import type { Kit } from './kit.js'
import type { LayerObject } from './objects.js'
import { layerOf, parsed } from './values.js'
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
