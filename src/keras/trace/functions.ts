/** Functions of Keras beside its layers and operations: settings, copies of models, registration. */
import { NONE, str, type Value } from '../../python/value.js'
import { integerOf } from '../arguments.js'
import { isUnknown } from '../shape.js'
import { cloneModel } from './cloning.js'
import { policyOf } from './dtype.js'
import type { Kit } from './kit.js'
import { asTensor, newTensor, tensorValue } from './tensors.js'
import { layerOf, moduleFunction } from './values.js'

/** A function of Keras that is neither a layer nor an operation; undefined where it is not followed. */
export function kerasFunction(kit: Kit, path: string, name: string): Value | undefined {
  const { world } = kit
  const inPath = `${path}.${name}`
  switch (inPath) {
    case 'models.clone_model':
      return moduleFunction(
        world,
        name,
        'model, input_tensors=None, clone_function=None, call_function=None, recursive=False, **kwargs',
        (args) => {
          const model = layerOf(args.get('model'))
          const plain =
            args.get('input_tensors').kind === 'none' && args.get('clone_function').kind === 'none'
          if (model === undefined || !plain)
            return world.unknown('this way of cloning a model is not followed')
          return cloneModel(kit, model, 'tensors')
        },
      )
    case 'utils.set_random_seed':
    case 'utils.plot_model':
    case 'backend.set_image_data_format':
    case 'config.set_image_data_format':
    case 'config.disable_interactive_logging':
    case 'config.enable_interactive_logging':
      return moduleFunction(world, name, '*args, **kwargs', () => NONE)
    case 'utils.clear_session':
    case 'backend.clear_session':
      return moduleFunction(world, name, 'free_memory=True', () => {
        world.clearNames()
        return NONE
      })
    case 'backend.image_data_format':
    case 'config.image_data_format':
      return moduleFunction(world, name, '', () => str('channels_last'))
    case 'backend.floatx':
    case 'config.floatx':
      return moduleFunction(world, name, '', () => str('float32'))
    case 'backend.backend':
    case 'config.backend':
      return moduleFunction(world, name, '', () => str('tensorflow'))
    case 'config.set_dtype_policy':
    case 'mixed_precision.set_global_policy':
    case 'mixed_precision.set_dtype_policy':
      return moduleFunction(world, name, 'policy', (args) => {
        const policy = args.get('policy')
        if (policy.kind === 'str') world.set(world, 'policy', policyOf(policy.value).name)
        return NONE
      })
    case 'utils.to_categorical':
      return moduleFunction(world, name, 'x, num_classes=None', (args) => {
        const shape = asTensor(kit, args.get('x'))?.shape
        const classes = args.get('num_classes')
        if (shape === undefined || isUnknown(shape) || classes.kind === 'none')
          return world.unknown('how many classes there are depends on the data')
        const plain = shape.length > 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape
        const count = isUnknown(classes) ? classes : (integerOf(classes) ?? null)
        return tensorValue(kit, newTensor(kit, [...plain, count], 'float64', false))
      })
    case 'saving.register_keras_serializable':
    case 'utils.register_keras_serializable':
      return moduleFunction(world, name, "package='Custom', name=None", () => ({
        kind: 'builtin',
        name,
        call: (_, args) => {
          const [registered = NONE] = args
          if (registered.kind === 'function') world.registered.add(registered)
          if (registered.kind === 'class') world.registered.add(registered)
          return registered
        },
      }))
    default:
      return undefined
  }
}
