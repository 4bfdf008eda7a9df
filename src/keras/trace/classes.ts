/** The Python classes of layers and models, as programs see and derive from them. */
import { type Bound, hostFunction, type Parameter, type Vm } from '../../python/host.js'
import { OBJECT } from '../../python/types.js'
import {
  type ClassValue,
  FALSE,
  type Instance,
  instance,
  int,
  list,
  NONE,
  str,
  TRUE,
  type Unknown,
  type Value,
} from '../../python/value.js'
import { integerOf, itemsOf, show } from '../arguments.js'
import { ALL_LAYERS } from '../catalogue.js'
import { CannotTell, cannotTell, Refusal, refuse } from '../error.js'
import { INITIALIZERS } from '../identifiers.js'
import type { LayerArguments, LayerDeclaration, Maker } from '../layer.js'
import { isUnknown } from '../shape.js'
import { configOf, LAYER_PROPERTIES, MODEL_PROPERTIES, readMissing, readProperty } from './attributes.js'
import { builtinBuild, callLayer, outputOf, traceCall } from './calls.js'
import { dtypeOf, fillInput, readInput } from './input.js'
import { initialise, objectOf, wrapBuild } from './instances.js'
import type { Kit } from './kit.js'
import { addWeight, inputsOfShape, ownMethod, setTrainable, syncTracked, track } from './layers.js'
import { copied, Handle, makeInner } from './maker.js'
import { modelMembers, sequentialMembers } from './models.js'
import { LayerObject, sizeOf, weightsOf } from './objects.js'
import { refuseUndefined, tensorValue, variableValue } from './tensors.js'
import {
  flatten,
  hostClass,
  isSpec,
  layerOf,
  lookup,
  method,
  moduleFunction,
  nestValue,
  parsed,
  property,
  shapeOf,
  shapeSpecs,
  shapeValue,
  specShapes,
  specs,
} from './values.js'
import type { World } from './world.js'

/** The arguments that the base class takes. */
const BASE = ['name', 'trainable', 'dtype', 'autocast', 'activity_regularizer'] as const

/** What the arguments of the base class are where they are not given. */
const BASE_DEFAULTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['name', NONE],
  ['trainable', TRUE],
  ['dtype', NONE],
  ['autocast', TRUE],
  ['activity_regularizer', NONE],
  ['input_shape', NONE],
  ['input_dim', NONE],
])

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
        const count = sizeOf(weightsOf(layer))
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

/** `adapt`: how long a vocabulary becomes that is learned from data is not known; everything else stays. */
function learnVocabulary(world: World, layer: LayerObject): void {
  const { state } = layer
  if (state === null) return
  const why = world.unknown(`what \`${layer.type}.adapt()\` learns depends on the data`)
  const learned = (of: object): object => ('depth' in of && of.depth === null ? { ...of, depth: why } : of)
  if ('lookup' in state && typeof state.lookup === 'object' && state.lookup !== null)
    world.set(layer, 'state', { ...state, lookup: learned(state.lookup), adapted: why })
  else if ('depth' in state) world.set(layer, 'state', { ...learned(state), adapted: why })
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

function writeProperty(kit: Kit, layer: LayerObject, name: string, value: Value): void {
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
function writeAttribute(kit: Kit, layer: LayerObject, name: Value, value: Value, vm: Vm): void {
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

function addWeightFrom(kit: Kit, layer: LayerObject, args: Bound, vm: Vm): Value {
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

/** The class of a declared layer. */
export function makeBuiltinClass(kit: Kit, declaration: LayerDeclaration, base: ClassValue): ClassValue {
  const { world } = kit
  const own = new Set(parsed(declaration.signature).parameters.map((one) => one.name))
  const keywords = new Set(keywordsOf(declaration).map((one) => one.name))
  // Arguments of the base class that the layer lists among its own.
  const shared = [...BASE, 'input_shape', 'input_dim'].filter(
    (name) => own.has(name) && !(name.startsWith('input') && declaration.name !== 'InputLayer'),
  )
  const init = method(world, '__init__', `self, ${declaration.signature}`.replace(/,\s*$/, ''), (args) => {
    const layer = objectOf(kit, args.get('self'))
    const base = new Map<string, Value>()
    const extra = new Map<string, Value>()
    for (const [key, value] of args.extra) (keywords.has(key) ? extra : base).set(key, value)
    for (const name of shared) {
      const value = args.get(name)
      if (value.kind !== 'none') base.set(name, value)
    }
    layer.declaration = declaration
    construct(kit, layer, declaration, own, args, extra, base)
    return NONE
  })
  return hostClass(declaration.name, base, [init, ...vocabularyMembers(kit, declaration)], { declaration })
}

/** Arguments that a layer takes by keyword only, beyond its signature. */
function keywordsOf(declaration: LayerDeclaration): readonly Parameter[] {
  return declaration.keywords === undefined ? [] : parsed(declaration.keywords).parameters
}

/** What layers with a vocabulary say about it. */
function vocabularyMembers(kit: Kit, declaration: LayerDeclaration): readonly (readonly [string, Value])[] {
  if (!['StringLookup', 'IntegerLookup', 'TextVectorization'].includes(declaration.name)) return []
  const { world } = kit
  return [
    method(world, 'vocabulary_size', 'self', (args) => {
      const state = objectOf(kit, args.get('self')).state
      if (state !== null && 'adapted' in state) return world.unknown('the vocabulary is learned from data')
      const lookup = state !== null && 'lookup' in state ? state.lookup : state
      const depth =
        typeof lookup === 'object' && lookup !== null && 'depth' in lookup ? lookup.depth : undefined
      return typeof depth === 'number' ? int(depth) : world.unknown('the vocabulary is learned from data')
    }),
    method(world, 'get_vocabulary', 'self, include_special_tokens=True', (args, vm) => {
      const layer = objectOf(kit, args.get('self'))
      const special = vm.truth(args.get('include_special_tokens'))
      return vocabularyOf(layer, special) ?? world.unknown('the vocabulary is learned from data')
    }),
    method(world, 'set_vocabulary', 'self, vocabulary, idf_weights=None', () => NONE),
  ]
}

/** A vocabulary that is given, behind the tokens for padding and for unknown words; undefined where it is not known. */
function vocabularyOf(
  { config, state, declaration }: LayerObject,
  special: boolean | Unknown,
): Value | undefined {
  const given = config.get('vocabulary') ?? NONE
  const words = given.kind === 'none' ? [] : itemsOf(given)
  if (state === null || 'adapted' in state || words === undefined || typeof special !== 'boolean')
    return undefined
  const text = declaration?.name === 'TextVectorization'
  const mode = config.get('output_mode')
  const padding = text ? str('') : (config.get('mask_token') ?? NONE)
  const unknowns = text ? 1 : integerOf(config.get('num_oov_indices') ?? NONE)
  const token = text ? str('[UNK]') : config.get('oov_token')
  if (unknowns === undefined || token === undefined) return undefined
  const padded = padding.kind !== 'none' && mode?.kind === 'str' && mode.value === 'int'
  const front = [...(padded ? [padding] : []), ...Array.from({ length: unknowns }, () => token)]
  return list([...(special ? front : []), ...words])
}

/** Keras's constructor of a built-in layer. */
function construct(
  kit: Kit,
  layer: LayerObject,
  declaration: LayerDeclaration,
  own: ReadonlySet<string>,
  bound: Bound,
  extra: ReadonlyMap<string, Value>,
  base: ReadonlyMap<string, Value>,
): void {
  const { world } = kit
  const config = new Map<string, Value>()
  for (const one of parsed(declaration.signature).parameters) {
    if (one.kind === 'rest' || one.kind === 'keywords') continue
    const value = bound.get(one.name)
    refuseUndefined(kit, value)
    config.set(one.name, value)
  }
  const defaults = new Map(keywordsOf(declaration).map((one) => [one.name, one.default ?? NONE]))
  for (const [name, value] of extra) config.set(name, value)
  let made = false
  const begin = (): void => {
    if (made) return
    made = true
    initialise(kit, layer, base)
  }
  const given: LayerArguments = {
    layer: declaration.name,
    value(name) {
      const value = config.get(name) ?? defaults.get(name) ?? base.get(name) ?? BASE_DEFAULTS.get(name)
      if (value === undefined) throw new Error(`${declaration.name} has no argument ${name}`)
      const changed = world.intervention.argument?.(layer, name, value)
      if (changed !== undefined) {
        config.set(name, changed)
        return changed
      }
      return value
    },
    given: (name) => extra.has(name) || base.has(name) || (own.has(name) && bound.has(name)),
    layerOf(value) {
      if (isUnknown(value)) cannotTell(value)
      return layerOf(value) === undefined ? undefined : kit.handle(value)
    },
    unknown: (reason) => world.unknown(reason),
  }
  const maker: Maker = {
    get name(): string {
      begin()
      return layer.name
    },
    get dtype(): Value {
      const dtype = base.get('dtype')
      return dtype === undefined || dtype.kind === 'none' ? str(world.policy) : dtype
    },
    make: (type, inner) => makeInner(kit, type, inner),
  }
  try {
    layer.state = declaration.init(given, maker)
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error
    layer.unknown = error.unknown
  }
  begin()
  layer.config = config
  layer.built = declaration.builtAtInit === true && ownMethod(layer, 'build') === undefined
  if (layer.state !== null)
    for (const inner of declaration.sublayers?.(layer.state) ?? []) {
      const object = kit.handleObject(inner)
      if (object !== undefined) world.push(layer.tracked, object)
    }
}

/** `InputLayer`. */
export function makeInputClass(kit: Kit, world: World, layerClass: ClassValue): ClassValue {
  return hostClass('InputLayer', layerClass, [
    method(
      world,
      '__init__',
      `self, shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, input_tensor=None,
        optional=False, name=None, **kwargs`,
      (args) => {
        const layer = objectOf(kit, args.get('self'))
        const old = args.extra.get('input_shape')
        const oldBatch = args.extra.get('batch_input_shape')
        const name = args.get('name')
        const given = name.kind === 'str' ? name.value : null
        if (given === null ? name.kind !== 'none' && !isUnknown(name) : given.includes('/'))
          refuse('ValueError', `\`name\` of an Input must be a string without \`/\`, found ${show(name)}`)
        try {
          const { shape, dtype } = readInput(kit, {
            shape: old ?? args.get('shape'),
            batchSize: args.get('batch_size'),
            batchShape: oldBatch ?? args.get('batch_shape'),
            dtype: args.get('dtype'),
            tensor: args.get('input_tensor'),
          })
          fillInput(kit, layer, shape, dtype, given)
        } catch (error) {
          if (!(error instanceof CannotTell)) throw error
          fillInput(kit, layer, error.unknown, 'float32', given)
        }
        return NONE
      },
    ),
  ])
}

/** `Lambda`: its shape is that of its function, traced. */
function makeLambdaClass(kit: Kit, world: World, layerClass: ClassValue): ClassValue {
  return hostClass('Lambda', layerClass, [
    method(
      world,
      '__init__',
      'self, function, output_shape=None, mask=None, arguments=None, **kwargs',
      (args, vm) => {
        const layer = objectOf(kit, args.get('self'))
        for (const name of ['function', 'output_shape', 'arguments']) refuseUndefined(kit, args.get(name))
        initialise(kit, layer, args.extra)
        layer.lambda = {
          function: args.get('function'),
          outputShape: args.get('output_shape'),
          arguments: args.get('arguments'),
        }
        layer.supportsMasking = args.get('mask').kind !== 'none'
        if (['int', 'str', 'float', 'list', 'tuple', 'dict', 'none'].includes(args.get('function').kind))
          vm.raise('TypeError', 'unsupported callable', { hint: 'give a function: `Lambda(lambda x: …)`' })
        return NONE
      },
    ),
  ])
}

/** The class of every declared layer, made when first asked for. */
export function builtinClasses(kit: Kit, layerClass: ClassValue): (name: string) => ClassValue | undefined {
  const byName = new Map<string, LayerDeclaration>()
  for (const declaration of ALL_LAYERS) {
    byName.set(declaration.name, declaration)
    for (const alias of declaration.aliases ?? []) byName.set(alias, declaration)
  }
  const made = new Map<string, ClassValue>([['Lambda', makeLambdaClass(kit, kit.world, layerClass)]])
  const hidden = new Map<string, ClassValue>()
  const baseOf = (names: readonly string[]): ClassValue => {
    const [first, ...rest] = names
    if (first === undefined) return layerClass
    if (byName.has(first)) return classOf(first) ?? layerClass
    let known = hidden.get(first)
    if (known === undefined) {
      known = hostClass(first, baseOf(rest), [])
      hidden.set(first, known)
    }
    return known
  }
  const classOf = (name: string): ClassValue | undefined => {
    const declaration = byName.get(name)
    if (declaration === undefined) return made.get(name)
    let known = made.get(declaration.name)
    if (known === undefined) {
      known = makeBuiltinClass(kit, declaration, baseOf(declaration.bases ?? []))
      made.set(declaration.name, known)
    }
    return known
  }
  return classOf
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

export { FALSE, Handle, type Instance, isSpec, specShapes, specs, tensorValue, traceCall }
