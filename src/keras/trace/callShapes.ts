/** What `build` and `compute_output_shape` of an author are told: the shapes of a call, by the names of their parameters. */
import { NONE, type Value } from '../../python/value.js'
import { refuse } from '../error.js'
import type { Kit } from './kit.js'
import { callParameters, ownMethod } from './layers.js'
import type { LayerObject } from './objects.js'
import { isTensorLike } from './tensors.js'
import { flatten, tensorOf } from './values.js'

export function holdsTensors(kit: Kit, value: Value): boolean {
  const items = flatten(value)
  return (
    items.some(
      (leaf) => tensorOf(leaf) !== undefined || (leaf.kind === 'instance' && isTensorLike(kit, leaf)),
    ) &&
    items.every((leaf) => leaf.kind === 'none' || tensorOf(leaf) !== undefined || isTensorLike(kit, leaf))
  )
}

/** The keyword arguments of `build` or `compute_output_shape` for the shapes of a call. */
export function alignShapes(
  kit: Kit,
  layer: LayerObject,
  name: string,
  shapes: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const own = ownMethod(layer, name)
  const parameters = own === undefined ? null : kit.world.vm.parameters(own)
  const names = (parameters ?? [])
    .slice(1)
    .filter((one) => one.kind !== 'rest' && one.kind !== 'keywords')
    .map((one) => one.name)
  const [only] = names
  if (names.length <= 1)
    return only === undefined ? new Map() : new Map([[only, [...shapes.values()][0] ?? NONE]])
  const aligned = new Map<string, Value>()
  for (const wanted of names) {
    const argument = wanted.endsWith('_shape') ? wanted.slice(0, -6) : null
    if (argument === null || !callNames(kit, layer).includes(argument))
      refuse(
        'ValueError',
        `\`${name}()\` of \`${layer.type}\` takes several shapes, but \`${wanted}\` belongs to no argument of \`call()\``,
        'name each after an argument of `call()`, with `_shape` behind it',
      )
    const shape = shapes.get(argument)
    if (shape !== undefined) aligned.set(wanted, shape)
  }
  return aligned
}

function callNames(kit: Kit, layer: LayerObject): readonly string[] {
  return (callParameters(kit, layer) ?? []).map((one) => one.name)
}
