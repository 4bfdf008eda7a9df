/** The modules that a program imports Keras from, by whatever path. */
import { hostModule } from '../../python/host.js'
import {
  bool,
  type ClassValue,
  int,
  list,
  type ModuleValue,
  NONE,
  str,
  tuple,
  type Value,
} from '../../python/value.js'
import { integerOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { ACTIVATIONS } from '../identifiers.js'
import { KERAS_NAMES, TF_KERAS_NAMES } from '../public-names.js'
import { isUnknown, type Shape } from '../shape.js'
import { applicationMember } from './applications.js'
import { datasetModule } from './datasets.js'
import { kerasFunction } from './functions.js'
import { inputTensor } from './input.js'
import type { Kit } from './kit.js'
import { VariableObject } from './objects.js'
import { opaqueClass } from './opaque.js'
import type { OperationTable } from './operations.js'
import { tensorflowMember } from './tensorflow.js'
import { asTensor, newTensor, tensorValue, variableValue } from './tensors.js'
import { layerOf, moduleFunction, shapeOf, tensorOf } from './values.js'

/** Layers that `keras.layers` also has as functions: `layers.add([x, y])`. */
const MERGES: ReadonlyMap<string, string> = new Map([
  ['add', 'Add'],
  ['average', 'Average'],
  ['concatenate', 'Concatenate'],
  ['dot', 'Dot'],
  ['maximum', 'Maximum'],
  ['minimum', 'Minimum'],
  ['multiply', 'Multiply'],
  ['subtract', 'Subtract'],
])

const MERGE_SIGNATURES: ReadonlyMap<string, string> = new Map([
  ['concatenate', 'inputs, axis=-1, **kwargs'],
  ['dot', 'inputs, axes=-1, **kwargs'],
])

/** Modules whose members are classes that change no shape: an object of them is only passed on. */
const OPAQUE = new Set([
  'optimizers',
  'losses',
  'metrics',
  'callbacks',
  'regularizers',
  'initializers',
  'constraints',
  'optimizers.schedules',
  'optimizers.legacy',
])

/** The attributes of a module: made one by one as they are asked for, all of them when they are listed. */
class Exports extends Map<string, Value> {
  readonly #names: ReadonlySet<string>
  readonly #make: (name: string) => Value | undefined

  constructor(names: ReadonlySet<string>, make: (name: string) => Value | undefined) {
    super()
    this.#names = names
    this.#make = make
  }

  /** All names, also of what nobody has asked for: hints choose among them. */
  override keys(): MapIterator<string> {
    return new Set([...this.#names, ...super.keys()]).keys() as MapIterator<string>
  }

  override [Symbol.iterator](): MapIterator<[string, Value]> {
    for (const name of this.#names) {
      const value = this.has(name) ? undefined : this.#make(name)
      if (value !== undefined) this.set(name, value)
    }
    return super[Symbol.iterator]()
  }
}

export class Modules {
  readonly #kit: Kit
  readonly #operations: OperationTable
  readonly #made = new Map<string, ModuleValue>()
  readonly #members = new Map<string, Value | null>()

  constructor(kit: Kit, operations: OperationTable) {
    this.#kit = kit
    this.#operations = operations
  }

  /** The module of a dotted name; undefined where Keras and TensorFlow have none such. */
  module(name: string): Value | undefined {
    const [root = '', ...rest] = name.split('.')
    if (root === 'keras') return this.#keras(rest.join('.'), false, name)
    if (root !== 'tensorflow') return undefined
    if (rest.length === 0) return this.#tensorflow()
    if (rest[0] === 'keras') return this.#keras(rest.slice(1).join('.'), true, name)
    if (rest[0] === 'python' && rest[1] === 'keras') return undefined
    return undefined
  }

  /** Modules of Keras 2 that Keras 3 does not have, and where their contents are now. */
  missingModule(name: string): { readonly reason: string; readonly hint: string } | undefined {
    const [root = '', ...rest] = name.split('.')
    const inTensorflow = root === 'tensorflow' && rest[0] === 'keras'
    if (root !== 'keras' && !inTensorflow) return undefined
    const path = (inTensorflow ? rest.slice(1) : rest).join('.')
    if (/^(src|_tf_keras|legacy)(\.|$)/.test(path)) return undefined
    if ((inTensorflow ? TF_KERAS_NAMES : KERAS_NAMES).has(path)) return undefined
    const [first = ''] = path.split('.')
    const instead = KERAS_NAMES.has(first) ? first : first === 'engine' ? 'layers' : ''
    const from = [inTensorflow ? 'tensorflow.keras' : 'keras', instead]
      .filter((part) => part !== '')
      .join('.')
    return { reason: `Keras 3 has no module \`${name}\``, hint: `import from \`${from}\` instead` }
  }

  /** What a fragment takes for granted: `keras`, `tf`, `layers`, and every public name of Keras. */
  fragmentName(name: string): Value | undefined {
    switch (name) {
      case 'keras':
        return this.module('keras')
      case 'tf':
        return this.module('tensorflow')
      case 'layers':
      case 'models':
      case 'ops':
        return this.module(`keras.${name}`)
      default:
        for (const module of ['', 'layers', 'models'])
          if (KERAS_NAMES.get(module)?.has(name)) {
            const found = this.member(module, name, false)
            if (found !== undefined) return found
          }
        return undefined
    }
  }

  #keras(path: string, inTensorflow: boolean, name: string): Value | undefined {
    const names = inTensorflow ? TF_KERAS_NAMES : KERAS_NAMES
    if (!names.has(path)) return undefined
    const key = `${inTensorflow ? 'tf.' : ''}${path}`
    let found = this.#made.get(key)
    if (found === undefined) {
      const member = (one: string): Value | undefined => this.member(path, one, inTensorflow)
      found = {
        kind: 'module',
        name,
        attributes: new Exports(names.get(path) ?? new Set(), member),
        lazy: member,
      }
      this.#made.set(key, found)
    }
    return found
  }

  #tensorflow(): ModuleValue {
    let found = this.#made.get('tensorflow')
    if (found === undefined) {
      found = hostModule('tensorflow', [], (member) =>
        member === 'keras'
          ? this.module('tensorflow.keras')
          : tensorflowMember(this.#kit, this.#operations, member),
      )
      this.#made.set('tensorflow', found)
    }
    return found
  }

  /** A member of a module of Keras; undefined where Keras has none of that name. */
  member(path: string, name: string, inTensorflow: boolean): Value | undefined {
    const names = (inTensorflow ? TF_KERAS_NAMES : KERAS_NAMES).get(path)
    if (name === '__version__' && path === '') return str('3.15.0')
    if (names === undefined || !names.has(name)) return undefined
    const key = `${inTensorflow}:${path}:${name}`
    const known = this.#members.get(key)
    if (known !== undefined) return known ?? undefined
    const inner = path === '' ? name : `${path}.${name}`
    const made = (inTensorflow ? TF_KERAS_NAMES : KERAS_NAMES).has(inner)
      ? this.#keras(inner, inTensorflow, inner)
      : (this.#make(path, name) ?? this.#kit.world.unknown(`\`keras.${inner}\` is not known to this engine`))
    this.#members.set(key, made ?? null)
    return made
  }

  #make(path: string, name: string): Value | undefined {
    const kit = this.#kit
    if (path === '' || path === 'layers' || path === 'models') {
      const found = this.#model(name)
      if (found !== undefined) return found
    }
    if (path === 'layers') {
      const merge = MERGES.get(name)
      if (merge !== undefined) return this.#merge(name, merge)
      return kit.builtin(name)
    }
    if (path === 'ops' || path.startsWith('ops.')) return this.#operation(name)
    if (path.startsWith('datasets.')) return datasetModule(kit, path.slice('datasets.'.length), name)
    if (path === 'activations' && name === 'get') return this.#activationGet()
    if (path === 'activations' && ACTIVATIONS.has(name)) return this.#activation(name)
    if (path === 'applications' || path.startsWith('applications.'))
      return applicationMember(kit, this.#operations, path.slice('applications.'.length), name)
    if (OPAQUE.has(path)) return opaqueClass(kit, path, name)
    if (path === 'random') return this.#random(name)
    return kerasFunction(kit, path, name)
  }

  #model(name: string): Value | undefined {
    const kit = this.#kit
    switch (name) {
      case 'Model':
        return kit.modelClass
      case 'Sequential':
        return kit.sequentialClass
      case 'Layer':
        return kit.layerClass
      case 'InputLayer':
        return kit.inputClass
      case 'KerasTensor':
        return kit.tensorClass
      case 'Variable':
        return this.#variable()
      case 'Input':
        return moduleFunction(
          kit.world,
          'Input',
          'shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None, tensor=None, optional=False',
          (args, vm) => {
            const keywords = new Map<string, Value>()
            for (const key of ['shape', 'batch_size', 'dtype', 'batch_shape', 'name'])
              if (args.has(key)) keywords.set(key, args.get(key))
            if (args.has('tensor')) keywords.set('input_tensor', args.get('tensor'))
            const made = vm.call(kit.inputClass, [], keywords)
            const layer = layerOf(made)
            return layer === undefined ? made : inputTensor(kit, layer)
          },
        )
      default:
        return undefined
    }
  }

  /** `keras.Variable(initializer, shape=None, …)`. */
  #variable(): Value {
    const kit = this.#kit
    return moduleFunction(
      kit.world,
      'Variable',
      "initializer, shape=None, dtype=None, trainable=True, autocast=True, aggregation='none', name=None, **kwargs",
      (args) => {
        const shape = args.get('shape')
        const value = args.get('initializer')
        const given: Shape | null = shape.kind === 'none' ? null : shapeOf(shape)
        const array = given === null ? asTensor(kit, value) : undefined
        const known = given ?? array?.shape
        if (known === undefined) return kit.world.unknown('the shape of a variable cannot be told')
        if (isUnknown(known)) cannotTell(known)
        const trainable = args.get('trainable')
        const dtype = args.get('dtype')
        const name = args.get('name')
        return variableValue(
          kit,
          new VariableObject(
            name.kind === 'str' ? name.value : 'variable',
            known,
            dtype.kind === 'str' ? dtype.value : (array?.dtype ?? 'float32'),
            trainable.kind !== 'bool' || trainable.value,
          ),
        )
      },
    )
  }

  /** `layers.add([x, y])`: makes the layer and calls it. */
  #merge(name: string, type: string): Value {
    const kit = this.#kit
    return moduleFunction(kit.world, name, MERGE_SIGNATURES.get(name) ?? 'inputs, **kwargs', (args, vm) => {
      const of = kit.builtin(type)
      if (of === undefined) return kit.world.unknown(`\`${type}\` is not known to this engine yet`)
      const keywords = new Map(args.extra)
      for (const own of ['axis', 'axes'])
        if (MERGE_SIGNATURES.get(name)?.includes(`${own}=`)) keywords.set(own, args.get(own))
      const layer = vm.call(of, [], keywords)
      return vm.call(layer, [args.get('inputs')])
    })
  }

  #operation(name: string): Value | undefined {
    const kit = this.#kit
    if (name === 'shape')
      return moduleFunction(kit.world, 'shape', 'x', (args) => {
        const value = args.get('x')
        if (isUnknown(value)) return value
        const tensor = asTensor(kit, value)
        if (tensor === undefined)
          return refuse('ValueError', `\`shape\` takes a tensor, found ${show(value)}`)
        if (isUnknown(tensor.shape)) return tensor.shape
        return tuple(
          tensor.shape.map((one) => {
            if (one === null)
              return tensor.symbolic ? NONE : tensorValue(kit, newTensor(kit, [], 'int32', false))
            return isUnknown(one) ? one : int(one)
          }),
        )
      })
    if (name === 'convert_to_tensor' || name === 'convert_to_numpy' || name === 'array')
      return moduleFunction(kit.world, name, 'x, dtype=None, sparse=None, ragged=None', (args) => {
        const tensor = asTensor(kit, args.get('x'))
        if (tensor === undefined) return kit.world.unknown('what becomes a tensor here cannot be told')
        if (tensor.symbolic && name !== 'convert_to_numpy')
          return this.#operations.apply(name, [args.get('x'), args.get('dtype')])
        return tensorValue(kit, tensor)
      })
    if (name === 'ndim')
      return moduleFunction(kit.world, name, 'x', (args) => {
        const tensor = asTensor(kit, args.get('x'))
        if (tensor?.symbolic === true) return this.#operations.apply(name, [args.get('x')])
        const shape = tensor?.shape
        return shape === undefined || isUnknown(shape)
          ? kit.world.unknown('the rank cannot be told')
          : int(shape.length)
      })
    if (name === 'is_tensor')
      return moduleFunction(kit.world, name, 'x', (args) => bool(tensorOf(args.get('x'))?.symbolic === false))
    return this.#operations.value(name)
  }

  /** An activation as a function: on tensors it is the operation of that name. */
  #activation(name: string): Value | undefined {
    if (name === 'relu') return this.#operations.value('activations.relu')
    if (this.#operations.has(name)) return this.#operations.value(name)
    return moduleFunction(this.#kit.world, name, 'x, *args, **kwargs', (args) => args.get('x'))
  }

  /** `activations.get`: the function of a name; functions and layers as they are. */
  #activationGet(): Value {
    const kit = this.#kit
    return moduleFunction(kit.world, 'get', 'identifier', (args) => {
      const given = args.get('identifier')
      const name = given.kind === 'none' ? 'linear' : given.kind === 'str' ? given.value : null
      if (name === null)
        return given.kind === 'dict'
          ? kit.world.unknown('an activation made from a configuration is not followed')
          : given
      const found = ACTIVATIONS.has(name) ? this.member('activations', name, false) : undefined
      return found ?? refuse('ValueError', `${show(given)} is no activation of Keras`, "use one like 'relu'")
    })
  }

  #random(name: string): Value | undefined {
    const kit = this.#kit
    if (name === 'SeedGenerator') return opaqueClass(kit, 'random', name)
    if (name === 'dropout' || name === 'shuffle')
      return moduleFunction(kit.world, name, 'inputs, *args, **kwargs', (args) => args.get('inputs'))
    if (!['normal', 'uniform', 'truncated_normal', 'randint', 'gamma', 'beta', 'binomial'].includes(name))
      return undefined
    return moduleFunction(kit.world, name, 'shape, *args, **kwargs', (args) => {
      const shape = args.get('shape')
      const items = shape.kind === 'tuple' || shape.kind === 'list' ? shape.items : undefined
      if (items === undefined) return kit.world.unknown('the shape of random numbers cannot be told')
      const dims: Shape = items.map((item) => (isUnknown(item) ? item : (integerOf(item) ?? null)))
      return tensorValue(kit, newTensor(kit, dims, name === 'randint' ? 'int32' : 'float32', false))
    })
  }
}

export type { ClassValue }
export { list }
