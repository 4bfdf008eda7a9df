/** How edits take hold while a program is read again: at a layer's construction, where it is added, where it is called. */
import { fromPlain, toPlain } from '../python/plain.js'
import { isUnknown } from './shape.js'
import type { Plain } from './summary.js'
import type { Trace } from './trace/host.js'
import { setTrainable } from './trace/layers.js'
import type { LayerObject } from './trace/objects.js'
import type { Intervention } from './trace/world.js'
import type { Edit, Target } from './workbench.js'

function hits(target: Target, layer: LayerObject): boolean {
  return target === 'all' || target.includes(layer.id)
}

/** Multiplies a number, or each entry of a list. */
function scaled(value: Plain, factor: number): Plain | undefined {
  if (typeof value === 'number') {
    const result = value * factor
    return Number.isInteger(value) && !Number.isInteger(result) ? undefined : result
  }
  if (!Array.isArray(value)) return undefined
  const items = value.map((one: Plain) => scaled(one, factor))
  return items.includes(undefined) ? undefined : (items as Plain)
}

/** The intervention that several edits make together, and whether it has taken hold of anything. */
export function interventionOf(edits: readonly Edit[]): {
  readonly intervention: Intervention
  readonly touched: () => boolean
} {
  let touched = false
  const structural = edits.filter(
    (edit) => edit.kind === 'remove' || edit.kind === 'replace' || edit.kind === 'insert',
  )
  const intervention: Intervention = {
    argument(layer, name, value) {
      let current = value
      let changed = false
      for (const edit of edits) {
        if (
          (edit.kind !== 'set' && edit.kind !== 'scale') ||
          edit.argument !== name ||
          !hits(edit.target, layer)
        )
          continue
        if (edit.kind === 'set') current = fromPlain(edit.value)
        else {
          const plain = isUnknown(current) ? undefined : toPlain(current)
          const result = plain === undefined ? undefined : scaled(plain, edit.factor)
          if (result === undefined) continue
          current = fromPlain(result)
        }
        changed = true
      }
      touched ||= changed
      return changed ? current : undefined
    },
    input(shape) {
      let current = [...shape]
      let changed = false
      for (const edit of edits) {
        if (edit.kind !== 'input' || (edit.rank ?? shape.length) !== shape.length) continue
        const own = current
        current = edit.shape.map((one, axis) =>
          one === 'same' ? (own[axis] ?? fromPlain(null)) : fromPlain(one),
        )
        changed = true
      }
      touched ||= changed
      return changed ? current : undefined
    },
    place(layer) {
      for (const edit of structural) {
        if (!hits(edit.target, layer) || edit.target === 'all') continue
        touched = true
        if (edit.kind === 'remove') return { kind: 'remove' }
        if (edit.kind === 'insert')
          return {
            kind: 'insert',
            where: edit.where,
            type: edit.type,
            config: new Map(Object.entries(edit.config)),
          }
        return {
          kind: 'replace',
          type: edit.type,
          config: edit.config === null ? null : new Map(Object.entries(edit.config)),
        }
      }
      return undefined
    },
  }
  return { intervention, touched: () => touched }
}

/** Sets `trainable` once the program has run. */
export function freezing(edits: readonly Edit[]): (trace: Trace) => void {
  return ({ kit, world }) => {
    for (const edit of edits) {
      if (edit.kind !== 'trainable') continue
      for (const layer of world.layers) if (hits(edit.target, layer)) setTrainable(kit, layer, edit.value)
    }
  }
}
