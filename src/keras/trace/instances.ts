/** The object of a layer behind its Python instance: made, and set up as `Layer.__init__` does. */
import { nearest } from '../../nearest.js'
import { signature } from '../../python/signature.js'
import { NONE, TRUE, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { refuse } from '../error.js'
import type { LayerDeclaration } from '../layer.js'
import { isUnknown } from '../shape.js'
import { ownBuild } from './building.js'
import { policyOf } from './dtype.js'
import { dtypeOf } from './input.js'
import type { Kit } from './kit.js'
import { ownMethod } from './layers.js'
import { LayerObject } from './objects.js'
import { refuseUndefined } from './tensors.js'
import { layerOf } from './values.js'

/** The layer object of an instance; made where `__init__` has not yet. */
export function objectOf(kit: Kit, self: Value): LayerObject {
  const found = layerOf(self)
  if (found !== undefined) return found
  if (self.kind !== 'instance') return refuse('TypeError', `a layer is needed, found ${show(self)}`)
  const { world } = kit
  const made = new LayerObject(world.id(world.vm.site), self, world.vm.site)
  self.payload = made
  wrapBuild(kit, made)
  return made
}

/** `layer.build(…)` runs the author's `build` and then counts the layer as built, as Keras wraps it. */
export function wrapBuild(kit: Kit, layer: LayerObject): void {
  if (ownMethod(layer, 'build') === undefined) return
  layer.instance.attributes.set('build', {
    kind: 'builtin',
    name: 'build',
    call: (vm, args, keywords) =>
      kit.world.enter(vm, () => {
        ownBuild(kit, layer, keywords, args)
        return NONE
      }),
  })
}

/** `Layer.__init__`: name, dtype, trainable; refuses what is no argument. */
export function initialise(
  kit: Kit,
  layer: LayerObject,
  given: ReadonlyMap<string, Value>,
  kind: LayerObject['kind'] = 'layer',
): void {
  const { world } = kit
  const rest = new Map(given)
  const take = (name: string): Value => {
    const value = rest.get(name) ?? NONE
    rest.delete(name)
    refuseUndefined(kit, value)
    return value
  }
  const name = take('name')
  const trainable = rest.has('trainable') ? take('trainable') : TRUE
  const dtype = take('dtype')
  const autocast = take('autocast')
  take('activity_regularizer')
  if (!layer.initialised) layer.kind = kind
  if (name.kind === 'none') layer.name = world.name(layer.type)
  else if (name.kind === 'str' && !name.value.includes('/')) layer.name = name.value
  else if (isUnknown(name)) {
    layer.name = '?'
    layer.unknown = name
  } else
    refuse(
      'ValueError',
      `\`name\` of \`${layer.type}\` must be a string without \`/\`, found ${show(name)}`,
      name.kind === 'str' ? 'use `_` instead of `/`' : undefined,
    )
  layer.policy = readPolicy(kit, dtype)
  if (autocast.kind === 'bool') layer.autocast = autocast.value
  const inputDim = take('input_dim')
  const inputShape = take('input_shape')
  if (inputDim.kind !== 'none') layer.inputShape = { kind: 'tuple', items: [inputDim] }
  else if (inputShape.kind !== 'none') layer.inputShape = inputShape
  const [unrecognised] = rest.keys()
  if (unrecognised !== undefined)
    refuse(
      'ValueError',
      `\`${layer.type}\` has no argument \`${unrecognised}\``,
      keywordHint(unrecognised, layer.declaration),
    )
  if (trainable.kind !== 'bool' && !isUnknown(trainable))
    refuse('ValueError', `\`trainable\` of \`${layer.type}\` must be True or False, found ${show(trainable)}`)
  layer.trainable = trainable.kind !== 'bool' || trainable.value
  layer.initialised = true
  if (world.unsure !== null) layer.unknown ??= world.unsure
  world.register(layer)
}

/** Arguments of Keras 2 that Keras 3 no longer takes. */
const OLD_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['batch_input_shape', 'make an `Input(batch_shape=…)` the first layer'],
  ['weights', 'use `layer.set_weights(…)`, or an initializer, after the layer is built'],
  ['input', 'write `inputs=`'],
  ['output', 'write `outputs=`'],
  ['nb_filter', 'write `filters=`'],
  ['output_dim', 'write `units=`'],
  ['border_mode', 'write `padding=`'],
  ['subsample', 'write `strides=`'],
  ['init', 'write `kernel_initializer=`'],
])

function keywordHint(name: string, declaration: LayerDeclaration | null): string | undefined {
  const old = OLD_ARGUMENTS.get(name)
  if (old !== undefined) return old
  if (declaration === null) return undefined
  const known = signature(declaration.signature)
    .parameters.filter((one) => one.kind === 'ordinary')
    .map((one) => one.name)
  const near =
    nearest(name, known) ?? known.find((one) => one.startsWith(name) || one.split('_').includes(name))
  return near === undefined ? undefined : `write \`${near}=\``
}

function readPolicy(kit: Kit, dtype: Value) {
  if (dtype.kind === 'none' || isUnknown(dtype)) return policyOf(kit.world.policy)
  if (dtype.kind === 'str') return policyOf(dtype.value)
  if (dtype.kind === 'instance') {
    const name = kit.world.vm.findAttribute(dtype, 'name')
    if (name?.kind === 'str') return policyOf(name.value)
  }
  return policyOf(dtypeOf(kit, dtype))
}
