/** The Python classes of layers and models. */
import { type Bound, hostFunction } from '../../python/host.js'
import { OBJECT } from '../../python/types.js'
import { type ClassValue, instance, int, NONE, str, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { CannotTell, Refusal, refuse } from '../error.js'
import { isUnknown } from '../shape.js'
import {
  configOf,
  ITEM_STEPS,
  LAYER_PROPERTIES,
  MODEL_PROPERTIES,
  readMissing,
  readProperty,
} from './attributes.js'
import { builtinBuild } from './building.js'
import { BASE } from './builtinClasses.js'
import { callLayer } from './calls.js'
import { outputOf } from './inference.js'
import { initialise, objectOf, wrapBuild } from './instances.js'
import type { Kit } from './kit.js'
import { addWeightFrom, writeAttribute, writeProperty } from './layerMembers.js'
import { inputsOfShape, ownMethod } from './layers.js'
import { copied } from './maker.js'
import { modelMembers, sequentialMembers } from './models.js'
import { LayerObject, sizeOf, weightsOf } from './objects.js'
import {
  flatten,
  hostClass,
  method,
  moduleFunction,
  nestValue,
  parsed,
  property,
  shapeSpecs,
  shapeValue,
} from './values.js'
import { learnVocabulary } from './vocabularies.js'
import type { World } from './world.js'

/** The class `Layer`. */
export function makeLayerClass(kit: Kit, world: World): ClassValue {
  const self = (args: Bound): LayerObject => objectOf(kit, args.get('self'))
  const members: [string, Value][] = [
    [
      '__new__',
      hostFunction('__new__', parsed('cls, *args, **kwargs'), (args, vm) =>
        world.enter(vm, () => {
          const of = args.get('cls')
          if (of.kind !== 'class') return refuse('TypeError', 'a class is needed')
          const made = instance(of)
          const layer = new LayerObject(world.id(vm.site), made, vm.site)
          made.payload = layer
          wrapBuild(kit, layer)
          return made
        }),
      ),
    ],
    [
      ...method(
        world,
        '__init__',
        'self, *, activity_regularizer=None, trainable=True, dtype=None, autocast=True, name=None, **kwargs',
        (args) => {
          const given = new Map(args.extra)
          for (const name of BASE) if (args.has(name)) given.set(name, args.get(name))
          initialise(kit, self(args), given)
          return NONE
        },
      ),
    ],
    [
      ...method(world, '__call__', 'self, *args, **kwargs', (args) =>
        callLayer(kit, self(args), args.rest, args.extra),
      ),
    ],
    [
      ...method(world, '__setattr__', 'self, name, value', (args, vm) => {
        writeAttribute(kit, self(args), args.get('name'), args.get('value'), vm)
        return NONE
      }),
    ],
    [
      ...method(world, '__getattr__', 'self, name', (args) => {
        const name = args.get('name')
        return readMissing(kit, self(args), name.kind === 'str' ? name.value : '')
      }),
    ],
    [
      ...method(world, '__repr__', 'self', (args) => {
        const layer = self(args)
        return str(`<${layer.type} name=${layer.name}, built=${layer.built ? 'True' : 'False'}>`)
      }),
    ],
    [
      ...method(world, 'build', 'self, *args, **kwargs', (args) => {
        const layer = self(args)
        const shape = args.rest[0] ?? [...args.extra.values()][0] ?? NONE
        if (layer.kind === 'model' && ownMethod(layer, 'build') === undefined) {
          world.set(layer, 'built', true)
          return NONE
        }
        if (layer.declaration !== null && !layer.built)
          guarded(world, layer, () => builtinBuild(kit, layer, inputsOfShape(layer, shape)))
        else if (layer.declaration === null) {
          if (shape.kind !== 'none') world.set(layer, 'buildInputs', inputsOfShape(layer, shape))
          world.set(layer, 'built', true)
        }
        return NONE
      }),
    ],
    [
      ...method(world, 'call', 'self, *args, **kwargs', (args) => {
        const layer = self(args)
        if (layer.graph !== null || layer.stack !== null || layer.declaration === null)
          return inherited(kit, layer, args)
        return inherited(kit, layer, args)
      }),
    ],
    [
      ...method(world, 'compute_output_shape', 'self, *args, **kwargs', (args) => {
        const layer = self(args)
        const shape = args.rest[0] ?? [...args.extra.values()][0] ?? NONE
        if (layer.declaration === null && !layer.isModel)
          return refuse('NotImplementedError', `\`${layer.type}\` has no \`compute_output_shape()\``)
        return nestValue(outputOf(kit, layer, [shapeSpecs(shape)]), (one) => shapeValue(one.shape))
      }),
    ],
    [
      ...method(world, 'compute_mask', 'self, inputs, previous_mask=None', (args) =>
        args.get('previous_mask'),
      ),
    ],
    [
      ...method(world, 'count_params', 'self', (args) => {
        const layer = self(args)
        if (!layer.built)
          refuse(
            'ValueError',
            `\`${layer.name}\` is not built, so its parameters cannot be counted`,
            layer.isModel
              ? 'give it an Input as first layer, or `model.build(…)`'
              : 'call it on a tensor first',
          )
        if (layer.unknown !== null) return layer.unknown
        const weights = weightsOf(layer)
        kit.world.vm.tick(weights.length * ITEM_STEPS)
        const count = sizeOf(weights)
        return isUnknown(count) ? count : int(count)
      }),
    ],
    [
      ...method(
        world,
        'add_weight',
        `self, *args, shape=None, initializer=None, dtype=None, trainable=True, autocast=True, regularizer=None,
        constraint=None, aggregation='none', overwrite_with_gradient=False, name=None`,
        (args, vm) => addWeightFrom(kit, self(args), args, vm),
      ),
    ],
    [...method(world, 'get_config', 'self', (args) => configOf(kit, self(args)))],
    [
      'from_config',
      {
        kind: 'classmethod',
        callee: moduleFunction(world, 'from_config', 'cls, config', (args) =>
          fromConfig(kit, args.get('cls'), args.get('config')),
        ),
      },
    ],
    [...method(world, 'add_loss', 'self, loss', () => NONE)],
    [
      ...method(world, 'get_weights', 'self', () =>
        world.unknown('weights have no values before a model is trained'),
      ),
    ],
    [...method(world, 'set_weights', 'self, weights', () => NONE)],
    [
      ...method(world, 'adapt', 'self, *args, **kwargs', (args) => {
        learnVocabulary(world, self(args))
        return NONE
      }),
    ],
  ]
  members.push(['add_variable', members.find(([name]) => name === 'add_weight')?.[1] ?? NONE])
  for (const name of LAYER_PROPERTIES)
    members.push([
      ...property(
        world,
        name,
        (object) => readProperty(kit, objectOf(kit, object), name),
        name === 'trainable' ||
          name === 'name' ||
          name === 'supports_masking' ||
          name === 'built' ||
          name === 'dtype'
          ? (object, value) => writeProperty(kit, objectOf(kit, object), name, value)
          : undefined,
      ),
    ])
  return hostClass('Layer', OBJECT, members)
}

/** `Layer.from_config(config)`: the class called with the configuration as keywords. */
function fromConfig(kit: Kit, of: Value, config: Value): Value {
  const { world } = kit
  if (of.kind !== 'class' || isUnknown(config)) return isUnknown(config) ? config : NONE
  if (config.kind !== 'dict')
    return refuse(
      'TypeError',
      `\`from_config\` takes a dict as \`get_config()\` gives it, found ${show(config)}`,
    )
  const made = world.configured.get(config)
  if (made?.lambda != null || made?.kind === 'input')
    return world.unknown('how this layer is made from its configuration is not followed')
  const own = of.mro.findIndex((one) => one.namespace.has('get_config') && one.host === undefined)
  if (of.host === undefined && own < 0 && made !== undefined)
    return world.unknown(`a \`${of.name}\` without a \`get_config()\` of its own is not made from one here`)
  const keywords = new Map<string, Value>()
  for (const { key, value } of config.entries.values())
    if (key.kind === 'str') keywords.set(key.value, copied(kit, value))
  return world.vm.call(of, [], keywords)
}

/** Notes where a refusal comes from. */
function guarded(world: World, layer: LayerObject, body: () => void): void {
  try {
    body()
  } catch (error) {
    if (error instanceof Refusal) world.refusedBy(layer, error)
    if (error instanceof CannotTell) world.set(layer, 'unknown', error.unknown)
    throw error
  }
}

/** `super().call(x)`: what the built-in class's own `call` gives. */
function inherited(kit: Kit, layer: LayerObject, args: Bound): Value {
  const { declaration, state } = layer
  if (layer.graph !== null || layer.stack !== null) {
    const first = args.rest[0] ?? NONE
    return kit.callModel(layer, first)
  }
  if (declaration === null || state === null)
    return refuse(
      'NotImplementedError',
      `\`${layer.type}\` has no \`call()\` method`,
      `define \`def call(self, inputs):\` in \`${layer.type}\``,
    )
  const bound = new Map<string, Value>(args.extra)
  const names = parsed(declaration.call ?? 'inputs').parameters
  for (const [index, value] of args.rest.entries()) {
    const parameter = names[index]
    if (parameter !== undefined) bound.set(parameter.name, value)
  }
  const inputs = kit.inputsFor(layer, names[0]?.name ?? 'inputs', bound)
  const symbolic = flatten({ kind: 'list', items: [...bound.values()] }).some((leaf) => kit.isSymbolic(leaf))
  return nestValue(declaration.output(state, inputs), (one) =>
    kit.tensor(one, layer.policy.compute, symbolic),
  )
}

/** `Model` and `Sequential`. */
export function makeModelClasses(
  kit: Kit,
  world: World,
  layerClass: ClassValue,
): { readonly model: ClassValue; readonly sequential: ClassValue } {
  const properties = MODEL_PROPERTIES.map((name) =>
    property(world, name, (object) => readProperty(kit, objectOf(kit, object), name)),
  )
  const model = hostClass('Model', layerClass, [...properties, ...modelMembers(kit, world)])
  const sequential = hostClass('Sequential', model, sequentialMembers(kit, world))
  return { model, sequential }
}
