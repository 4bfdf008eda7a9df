/** Input and InputLayer. */
import { instance, NONE, type Unknown, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { isUnknown, type Shape } from '../shape.js'
import { standardDtype } from './dtype.js'
import type { Kit } from './kit.js'
import { LayerObject } from './objects.js'
import { newTensor, record, refuseUndefined, tensorValue } from './tensors.js'
import { dimOf, shapeOf, tensorOf } from './values.js'

/** An InputLayer for a shape with its batch axis. */
export function makeInputLayer(
  kit: Kit,
  batchShape: Shape | Unknown,
  dtype: string,
  name: string | null,
): LayerObject {
  const { world } = kit
  const made = instance(kit.inputClass)
  const layer = new LayerObject(world.id(world.vm.site), made, world.vm.site)
  made.payload = layer
  fillInput(kit, layer, batchShape, dtype, name)
  return layer
}

/** Makes a new layer object an InputLayer. */
export function fillInput(
  kit: Kit,
  layer: LayerObject,
  batchShape: Shape | Unknown,
  dtype: string,
  name: string | null,
): void {
  const { world } = kit
  layer.kind = 'input'
  layer.type = 'InputLayer'
  layer.name = name ?? world.name('InputLayer')
  layer.initialised = true
  layer.batchShape = isUnknown(batchShape) ? null : batchShape
  layer.inputDtype = dtype
  layer.built = true
  world.register(layer)
  const tensor = newTensor(kit, batchShape, dtype, true, name ?? undefined)
  record(kit, layer, [], [tensor])
}

/** What the arguments of `Input` say. */
export interface InputArguments {
  readonly shape: Value
  readonly batchSize: Value
  readonly batchShape: Value
  readonly dtype: Value
  readonly tensor: Value
}

/** The shape with batch axis and the dtype that the arguments of `Input` give, refused as Keras refuses. */
export function readInput(
  kit: Kit,
  given: InputArguments,
): { readonly shape: Shape; readonly dtype: string } {
  for (const value of [given.shape, given.batchSize, given.batchShape, given.dtype])
    refuseUndefined(kit, value)
  const wrapped = tensorOf(given.tensor)
  if (wrapped !== undefined) {
    if (isUnknown(wrapped.shape)) cannotTell(wrapped.shape)
    return { shape: wrapped.shape, dtype: wrapped.dtype }
  }
  const has = (value: Value): boolean => value.kind !== 'none'
  if (has(given.shape) && has(given.batchShape))
    refuse('ValueError', '`Input` takes `shape` or `batch_shape`, found both')
  if (has(given.batchSize) && has(given.batchShape))
    refuse('ValueError', '`Input` takes `batch_size` or `batch_shape`, found both')
  if (!has(given.shape) && !has(given.batchShape))
    refuse(
      'ValueError',
      '`Input` needs a `shape`',
      'write the shape without the batch axis: `shape=(28, 28, 1)`',
    )
  const dtype = given.dtype.kind === 'str' ? standardDtype(given.dtype.value) : dtypeOf(kit, given.dtype)
  if (has(given.batchShape)) return { shape: shapeOf(given.batchShape), dtype }
  const own = kit.world.intervention.input
  const items = given.shape.kind === 'tuple' || given.shape.kind === 'list' ? given.shape.items : undefined
  const replaced = own === undefined || items === undefined ? undefined : own(items)
  const shape = shapeOf(replaced === undefined ? given.shape : { kind: 'tuple', items: replaced })
  return { shape: [dimOf(given.batchSize, given.batchSize), ...shape], dtype }
}

/** The dtype that a value which is no string stands for; float32 where there is none. */
export function dtypeOf(kit: Kit, value: Value): string {
  switch (value.kind) {
    case 'none':
    case 'unknown':
      return 'float32'
    case 'str':
      return standardDtype(value.value)
    case 'class':
      return standardDtype(value.name)
    case 'instance': {
      const name = kit.world.vm.findAttribute(value, 'name')
      if (name?.kind === 'str') return standardDtype(name.value)
      return 'float32'
    }
    default:
      return refuse('ValueError', `${show(value)} is no dtype of Keras`, "use one like 'float32'")
  }
}

/** The tensor that an InputLayer gives. */
export function inputTensor(kit: Kit, layer: LayerObject): Value {
  const tensor = layer.nodes[0]?.outputs[0]
  return tensor === undefined ? NONE : tensorValue(kit, tensor as Parameters<typeof tensorValue>[1])
}
