/** What `Layer` does with its attributes: properties written, layers and weights tracked, weights added. */
import type { Bound, Vm } from '../../python/host.js'
import type { Unknown, Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { refuse } from '../error.js'
import { INITIALIZERS } from '../identifiers.js'
import { dtypeOf } from './input.js'
import type { Kit } from './kit.js'
import { addWeight, setTrainable, syncTracked, track } from './layers.js'
import type { LayerObject } from './objects.js'
import { refuseUndefined, variableValue } from './tensors.js'
import { lookup, shapeOf } from './values.js'

export function writeProperty(kit: Kit, layer: LayerObject, name: string, value: Value): void {
  const { world } = kit
  switch (name) {
    case 'trainable': {
      const truth = world.vm.truth(value)
      if (typeof truth === 'boolean') setTrainable(kit, layer, truth)
      else world.set(layer, 'unknown', layer.unknown ?? truth)
      return
    }
    case 'name':
      if (value.kind === 'str') world.set(layer, 'name', value.value)
      return
    case 'supports_masking':
      if (value.kind === 'bool') world.set(layer, 'supportsMasking', value.value)
      return
    case 'built':
      if (value.kind === 'bool') world.set(layer, 'built', value.value)
      return
    default:
      return
  }
}

/** `self.name = value`: properties as they are, layers and weights tracked. */
export function writeAttribute(kit: Kit, layer: LayerObject, name: Value, value: Value, vm: Vm): void {
  const key = name.kind === 'str' ? name.value : ''
  const found = lookup(layer.instance.class, key)
  if (found?.value.kind === 'property') {
    if (found.value.set !== null) {
      vm.call(found.value.set, [layer.instance, value])
      return
    }
    if (key === 'layers')
      refuse(
        'AttributeError',
        `\`${layer.type}.layers\` is reserved`,
        layer.kind === 'sequential'
          ? 'use `add()` and `pop()` to change the layers'
          : 'use another name for the attribute',
      )
    if (
      found.owner.host !== undefined &&
      (key === 'input' || key === 'output' || key === 'weights' || key === 'metrics')
    )
      refuse(
        'AttributeError',
        `'${layer.type}' object has no setter for \`${key}\``,
        'use another name for the attribute',
      )
  }
  if (layer.kind === 'layer' && !layer.initialised && !layer.isModel) layer.locked = false
  syncTracked(kit, layer)
  const kept = key.startsWith('_keras') ? value : track(kit, layer, value)
  kit.world.put(layer.instance.attributes, key, kept)
}

export function addWeightFrom(kit: Kit, layer: LayerObject, args: Bound, vm: Vm): Value {
  if (!layer.initialised)
    refuse(
      'RuntimeError',
      `\`${layer.type}.__init__\` makes weights before it calls \`super().__init__()\``,
      'make `super().__init__()` the first statement of `__init__`',
    )
  if (args.rest.length > 3)
    refuse('TypeError', `\`add_weight\` takes at most 3 positional arguments, found ${args.rest.length}`)
  const positional = args.rest[0]
  if (positional?.kind === 'str')
    refuse(
      'ValueError',
      `\`add_weight\` takes \`name\` by keyword only, found ${show(positional)} in front`,
      `write \`add_weight(shape=…, name=${show(positional)})\``,
    )
  if (positional !== undefined && args.has('shape'))
    refuse('ValueError', '`add_weight` is given `shape` twice')
  const shape = positional ?? args.get('shape')
  const truth = vm.truth(args.get('trainable'))
  const dtype = args.rest[2] ?? args.get('dtype')
  const name = args.get('name')
  for (const value of [shape, dtype]) refuseUndefined(kit, value)
  if (typeof truth !== 'boolean') world_set(kit, layer, truth)
  const initializer = args.rest[1] ?? args.get('initializer')
  const known = initializer.kind !== 'str' || INITIALIZERS.has(initializer.value)
  if (!known || ['bool', 'int', 'float', 'list', 'tuple'].includes(initializer.kind))
    refuse(
      'ValueError',
      `\`initializer\` of \`add_weight\` must name an initializer or be one, found ${show(initializer)}`,
    )
  const made = addWeight(kit, layer, {
    name: name.kind === 'str' ? name.value : 'variable',
    shape: shape.kind === 'none' ? [] : shapeOf(shape),
    trainable: typeof truth === 'boolean' ? truth : true,
    ...(dtype.kind === 'none' ? {} : { dtype: dtypeOf(kit, dtype) }),
  })
  return variableValue(kit, made)
}

function world_set(kit: Kit, layer: LayerObject, why: Unknown): void {
  kit.world.set(layer, 'unknown', layer.unknown ?? why)
}
