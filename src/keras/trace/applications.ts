/** `keras.applications` in a program: its models made through the program's own trace, and what prepares their inputs. */
import { ELLIPSIS, float, int, list, str, tuple, type Value } from '../../python/value.js'
import { type Application, Net, type Workshop } from '../applications/application.js'
import { Options } from '../applications/options.js'
import { APPLICATIONS } from '../applications/table.js'
import { show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { isUnknown } from '../shape.js'
import { inputTensor } from './input.js'
import type { Kit } from './kit.js'
import { isInput } from './network.js'
import type { TensorObject } from './objects.js'
import type { OperationTable } from './operations.js'
import { newTensor, tensorValue } from './tensors.js'
import { layerOf, moduleFunction, tensorOf } from './values.js'

const BY_NAME: ReadonlyMap<string, Application> = new Map(APPLICATIONS.map((one) => [one.name, one]))

/** A member of `keras.applications` or (with `path` the submodule's name, else empty) of a module in it. */
export function applicationMember(
  kit: Kit,
  operations: OperationTable,
  path: string,
  name: string,
): Value | undefined {
  const mode = MODES.get(path)
  if (name === 'preprocess_input' && mode !== undefined) return preprocessing(kit, operations, mode)
  if (name === 'decode_predictions')
    return moduleFunction(kit.world, name, 'preds, top=5', () =>
      kit.world.unknown('predictions are not computed here'),
    )
  const application = BY_NAME.get(name)
  if (application === undefined) return undefined
  return moduleFunction(kit.world, name, application.signature, (args) => {
    kit.world.bulk += 1
    try {
      return application.build(new Net(workshop(kit)), new Options(name, (argument) => args.get(argument)))
    } finally {
      kit.world.bulk -= 1
    }
  })
}

function workshop(kit: Kit): Workshop {
  const { world } = kit
  const { vm } = world
  const made = (type: string, settings: ReadonlyMap<string, Value>) => {
    const of = kit.builtin(type)
    if (of === undefined) return world.cannotTell(`\`${type}\` is not known to this engine`)
    const value = vm.call(of, [], settings)
    if (isUnknown(value)) cannotTell(value)
    return layerOf(value) ?? world.cannotTell(`\`${type}\` makes no layer here`)
  }
  return {
    layer(type, settings, input) {
      const result = kit.call(made(type, settings), [input])
      return isUnknown(result) ? cannotTell(result) : result
    },
    sequential(name, layers, input) {
      const inner = layers.map(([type, settings]): Value => made(type, settings).instance)
      const value = vm.call(kit.sequentialClass, [list(inner)], new Map([['name', str(name)]]))
      const model = layerOf(value) ?? world.cannotTell('the inner model cannot be made')
      const result = kit.call(model, [input])
      return isUnknown(result) ? cannotTell(result) : result
    },
    input(shape) {
      const value = vm.call(kit.inputClass, [], new Map([['shape', shape]]))
      const layer = layerOf(value)
      return layer === undefined ? world.cannotTell('the input cannot be made') : inputTensor(kit, layer)
    },
    model(input, isAuthors, output, name) {
      const inputs = isAuthors ? list(sources(kit, input)) : input
      return vm.call(kit.modelClass, [inputs, output], new Map([['name', name]]))
    },
    shape(value) {
      const tensor = tensorOf(value)
      if (tensor === undefined || !tensor.symbolic) return null
      return isUnknown(tensor.shape) ? cannotTell(tensor.shape) : tensor.shape
    },
    binary: (operator, left, right) => vm.binary(operator, left, right),
    unknown: (reason) => world.unknown(reason),
  }
}

/** The Inputs that a tensor comes from, as Keras's `get_source_inputs` lists them. */
function sources(kit: Kit, value: Value): Value[] {
  const found = new Set<TensorObject>()
  const seen = new Set<TensorObject>()
  const start = tensorOf(value)
  const open = start === undefined ? [] : [start]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (next.history === null || isInput(next)) found.add(next)
    else open.push(...(next.history.node.inputs as readonly TensorObject[]).toReversed())
  }
  return [...found].map((one) => tensorValue(kit, one))
}

type Mode = 'caffe' | 'tf' | 'torch' | 'none' | 'any'

/** How each module's `preprocess_input` scales; `none` gives its input back. */
const MODES: ReadonlyMap<string, Mode> = new Map<string, Mode>([
  ['convnext', 'none'],
  ['densenet', 'torch'],
  ['efficientnet', 'none'],
  ['efficientnet_v2', 'none'],
  ['imagenet_utils', 'any'],
  ['inception_resnet_v2', 'tf'],
  ['inception_v3', 'tf'],
  ['mobilenet', 'tf'],
  ['mobilenet_v2', 'tf'],
  ['mobilenet_v3', 'none'],
  ['nasnet', 'tf'],
  ['resnet', 'caffe'],
  ['resnet50', 'caffe'],
  ['resnet_v2', 'tf'],
  ['vgg16', 'caffe'],
  ['vgg19', 'caffe'],
  ['xception', 'tf'],
])

function preprocessing(kit: Kit, operations: OperationTable, module: Mode): Value {
  const { world } = kit
  const parameters = module === 'any' ? "x, data_format=None, mode='caffe'" : 'x, data_format=None'
  return moduleFunction(world, 'preprocess_input', parameters, (args, vm) => {
    let mode = module
    if (module === 'any') {
      const given = args.get('mode')
      if (isUnknown(given)) return given
      if (given.kind !== 'str' || !['caffe', 'tf', 'torch'].includes(given.value))
        return refuse('ValueError', `\`mode\` is 'caffe', 'tf' or 'torch', found ${show(given)}`)
      mode = given.value as Mode
    }
    const x = args.get('x')
    if (mode === 'none' || isUnknown(x)) return x
    const tensor = tensorOf(x)
    if (tensor === undefined || !tensor.symbolic) return x
    const format = args.get('data_format')
    if (isUnknown(format)) return format
    if (format.kind === 'str' && format.value === 'channels_first')
      return world.unknown('`preprocess_input` with channels first is not followed')
    if (format.kind !== 'none' && !(format.kind === 'str' && format.value === 'channels_last'))
      return refuse(
        'ValueError',
        `\`data_format\` is 'channels_first' or 'channels_last', found ${show(format)}`,
      )
    if (isUnknown(tensor.shape)) return tensor.shape
    const rank = tensor.shape.length
    const constant = (shape: readonly number[]): Value =>
      tensorValue(kit, newTensor(kit, shape, tensor.dtype, false))
    const mean = (): Value => constant([...Array.from({ length: rank - 1 }, () => 1), 3])
    switch (mode) {
      case 'tf':
        return vm.binary('-', vm.binary('/', x, float(127.5)), float(1))
      case 'torch':
        return vm.binary('/', vm.binary('+', vm.binary('/', x, float(255)), mean()), constant([3]))
      default: {
        const channels = [2, 1, 0].map((index) => vm.getItem(x, tuple([ELLIPSIS, int(index)])))
        const stacked = operations.apply('stack', [list(channels), int(-1)])
        return vm.binary('+', stacked, mean())
      }
    }
  })
}
