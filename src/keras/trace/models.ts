/** The methods of models: constructors, `add`, `get_layer`, `compile`, and what training leaves unknown. */
import type { Bound } from '../../python/host.js'
import { int, list, NONE, TRUE, type Value } from '../../python/value.js'
import { integerOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import { isUnknown } from '../shape.js'
import { listedLayers } from './attributes.js'
import { modelFromConfig } from './cloning.js'
import { functionalGraph } from './functional.js'
import { initialise, objectOf } from './instances.js'
import type { Kit } from './kit.js'
import { builtByData, setTrainable, trackLayer } from './layers.js'
import type { LayerObject } from './objects.js'
import { buildOptimizer } from './optimizers.js'
import { addLayer, buildSequential, rebuildSequential } from './sequential.js'
import { refuseUndefined } from './tensors.js'
import { method, moduleFunction } from './values.js'
import type { World } from './world.js'

type Member = readonly [string, Value]

/** `Model.__init__`: with inputs and outputs a Functional model, else a subclassed one. */
function initModel(
  kit: Kit,
  layer: LayerObject,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): void {
  const given = new Map(keywords)
  const functional =
    args.length === 2 ||
    (args.length === 1 && given.has('outputs')) ||
    (given.has('inputs') && given.has('outputs'))
  if (!functional) {
    if (args.length > 0)
      refuse(
        'TypeError',
        `\`${layer.type}\` takes inputs and outputs, or neither, found ${args.length} positional argument(s)`,
        'write `Model(inputs, outputs)`',
      )
    initialise(kit, layer, given, 'model')
    return
  }
  const inputs = args[0] ?? given.get('inputs') ?? NONE
  const outputs = args[1] ?? given.get('outputs') ?? NONE
  given.delete('inputs')
  given.delete('outputs')
  const trainable = given.get('trainable')
  const name = given.get('name')
  for (const value of [inputs, outputs, name ?? NONE]) refuseUndefined(kit, value)
  if (layer.instance.class === kit.modelClass) layer.type = 'Functional'
  layer.kind = 'functional'
  layer.takesNonTensors = true
  layer.convertsInputs = false
  if (isUnknown(inputs) || isUnknown(outputs)) {
    initialise(kit, layer, named(name), 'functional')
    layer.unknown = isUnknown(inputs) ? inputs : isUnknown(outputs) ? outputs : null
    return
  }
  // Keras takes the name after the graph is made (a cut graph's Inputs take theirs first); explicit ones count nothing.
  const pending = functionalGraph(kit, name?.kind === 'str' ? name.value : layer.type, inputs, outputs)
  initialise(kit, layer, named(name), 'functional')
  layer.graph = { ...pending, name: layer.name }
  layer.built = true
  for (const inner of listedLayers(kit, layer)) trackLayer(kit, layer, inner)
  if (trainable !== undefined && trainable.kind !== 'none') {
    const truth = kit.world.vm.truth(trainable)
    if (typeof truth === 'boolean') setTrainable(kit, layer, truth)
  }
}

function named(name: Value | undefined): ReadonlyMap<string, Value> {
  return name === undefined ? new Map() : new Map([['name', name]])
}

/** `model.get_layer(name=None, index=None)`. */
function getLayer(kit: Kit, model: LayerObject, args: Bound): Value {
  const name = args.get('name')
  const index = args.get('index')
  if (model.unknown !== null) return model.unknown
  const layers = listedLayers(kit, model)
  kit.world.vm.tick(2 * layers.length)
  const names = layers.map((one) => one.name).join(', ')
  if (index.kind !== 'none' && name.kind !== 'none')
    refuse('ValueError', '`get_layer` takes a name or an index, found both')
  if (index.kind !== 'none') {
    if (isUnknown(index)) return index
    const at = integerOf(index) ?? 0
    if (layers.length <= at)
      refuse('ValueError', `\`${model.name}\` has ${layers.length} layers, so none at index ${at}`)
    const found = layers.at(at)
    return found?.instance ?? refuse('IndexError', `\`${model.name}\` has no layer at index ${at}`)
  }
  if (isUnknown(name)) return name
  if (name.kind === 'none') refuse('ValueError', '`get_layer` needs a name or an index')
  const found = layers.find((one) => name.kind === 'str' && one.name === name.value)
  return (
    found?.instance ??
    refuse('ValueError', `\`${model.name}\` has no layer ${show(name)}`, `its layers are ${names}`)
  )
}

/** The optimizers that `compile` knows by name, in lower case. */
const OPTIMIZERS = new Set(
  'adadelta adafactor adagrad adam adamax adamw ftrl lion lossscaleoptimizer multioptimizer muon nadam optimizer optimizermap rmsprop schedulefreeadamw sgd'.split(
    ' ',
  ),
)

function compile(kit: Kit, model: LayerObject, args: Bound): Value {
  const optimizer = args.get('optimizer')
  if (optimizer.kind === 'str' && !OPTIMIZERS.has(optimizer.value.toLowerCase()))
    refuse('ValueError', `${show(optimizer)} is no optimizer of Keras`, "use one like 'adam'")
  if (['bool', 'int', 'float', 'list', 'tuple'].includes(optimizer.kind))
    refuse('ValueError', `${show(optimizer)} is no optimizer of Keras`, "use one like 'adam'")
  kit.world.set(model, 'compiled', true)
  kit.world.set(model, 'optimizer', optimizer)
  kit.world.set(model, 'optimizerSize', null)
  return NONE
}

/** What training and its like give cannot be known; the model stays as it is. */
const UNKNOWN_RESULTS: ReadonlyMap<string, string> = new Map([
  ['fit', 'training is not done here'],
  ['evaluate', 'evaluation is not done here'],
  ['predict', 'prediction is not done here'],
  ['train_on_batch', 'training is not done here'],
  ['test_on_batch', 'evaluation is not done here'],
  ['predict_on_batch', 'prediction is not done here'],
  ['to_json', 'the text of a model is not made here'],
  ['fit_generator', 'training is not done here'],
  ['stateless_call', 'computation is not done here'],
  ['compute_loss', 'losses are not computed here'],
  ['compute_metrics', 'metrics are not computed here'],
])

/** Those that build a model which is not built yet, by the shape of their data. */
const BUILDING: ReadonlySet<string> = new Set(
  [...UNKNOWN_RESULTS.keys()].filter(
    (name) => !['to_json', 'compute_loss', 'compute_metrics'].includes(name),
  ),
)

const SILENT = [
  'summary',
  'save',
  'save_weights',
  'load_weights',
  'export',
  'reset_states',
  'reset_metrics',
  'quantize',
  'compile_from_config',
]

export function modelMembers(kit: Kit, world: World): readonly Member[] {
  const self = (args: Bound): LayerObject => objectOf(kit, args.get('self'))
  const members: Member[] = [
    method(world, '__init__', 'self, *args, **kwargs', (args) => {
      initModel(kit, self(args), args.rest, args.extra)
      return NONE
    }),
    method(world, 'get_layer', 'self, name=None, index=None', (args) => getLayer(kit, self(args), args)),
    method(
      world,
      'compile',
      `self, optimizer='rmsprop', loss=None, loss_weights=None, metrics=None, weighted_metrics=None, run_eagerly=False,
        steps_per_execution=1, jit_compile='auto', auto_scale_loss=True`,
      (args) => compile(kit, self(args), args),
    ),
  ]
  for (const [name, why] of UNKNOWN_RESULTS)
    members.push(
      method(world, name, 'self, *args, **kwargs', (args) => {
        const result = world.unknown(why)
        if (BUILDING.has(name))
          builtByData(kit, self(args), world.unknown('the data it is built by is not known'))
        if (name.startsWith('fit') || name === 'train_on_batch') buildOptimizer(kit, self(args))
        return result
      }),
    )
  members.push([
    'from_config',
    {
      kind: 'classmethod',
      callee: moduleFunction(world, 'from_config', 'cls, config, custom_objects=None', (args) => {
        const of = args.get('cls')
        return of.kind === 'class'
          ? modelFromConfig(kit, of, args.get('config'), args.get('custom_objects'))
          : NONE
      }),
    },
  ])
  for (const name of SILENT) members.push(method(world, name, 'self, *args, **kwargs', () => NONE))
  return members
}

export function sequentialMembers(kit: Kit, world: World): readonly Member[] {
  const self = (args: Bound): LayerObject => objectOf(kit, args.get('self'))
  return [
    method(world, '__init__', 'self, layers=None, trainable=True, name=None', (args, vm) => {
      const model = self(args)
      model.kind = 'sequential'
      model.stack = []
      initialise(
        kit,
        model,
        new Map([
          ['trainable', args.get('trainable')],
          ['name', args.get('name')],
        ]),
        'sequential',
      )
      model.kind = 'sequential'
      const layers = args.get('layers')
      refuseUndefined(kit, layers)
      if (layers.kind === 'none') return NONE
      const items = isUnknown(layers) ? layers : vm.collect(layers)
      if (isUnknown(items)) {
        model.unknown = items
        return NONE
      }
      for (const item of items) addLayer(kit, model, item, false)
      if (items.length > 0 && model.unknown === null) rebuildSequential(kit, model)
      return NONE
    }),
    method(world, 'add', 'self, layer, rebuild=True', (args) => {
      const model = self(args)
      if (model.unknown !== null) return NONE
      addLayer(
        kit,
        model,
        args.get('layer'),
        args.get('rebuild') === TRUE || args.get('rebuild').kind !== 'bool',
      )
      return NONE
    }),
    method(world, 'pop', 'self, rebuild=True', (args) => {
      const model = self(args)
      if (model.unknown !== null) return model.unknown
      const stack = model.stack ?? []
      const last = stack.at(-1)
      if (last === undefined) return refuse('IndexError', `\`${model.name}\` has no layer to remove`)
      world.refill(stack, stack.slice(0, -1))
      world.set(model, 'built', false)
      world.set(model, 'graph', null)
      if (stack.length > 0) rebuildSequential(kit, model)
      else refuse('IndexError', `\`${model.name}\` has no layers left`)
      return last.instance
    }),
    method(world, 'build', 'self, input_shape=None', (args) => {
      const model = self(args)
      if (model.unknown !== null) return NONE
      buildSequential(kit, model, args.get('input_shape'))
      return NONE
    }),
    method(world, '__len__', 'self', (args) => int(listedLayers(kit, self(args)).length)),
  ]
}

export { list }
