/** `tf`: what custom layers compute with. On symbolic tensors outside of a layer TensorFlow refuses. */

import { hostModule, type Vm } from '../../python/host.js'
import { int, list, NONE, str, tuple, type Value } from '../../python/value.js'
import { integerOf, itemsOf } from '../arguments.js'
import { windowed } from '../convolution.js'
import { refuse } from '../error.js'
import { type Dim, dim, isUnknown, type Shape } from '../shape.js'
import type { Kit } from './kit.js'
import { VariableObject } from './objects.js'
import { opaqueClass } from './opaque.js'
import type { OperationTable } from './operations.js'
import { type Equivalent, equivalent, PARTS } from './tensorflowFunctions.js'
import { asTensor, newTensor, symbolicTensors, tensorValue, variableValue } from './tensors.js'
import { bindArguments, moduleFunction } from './values.js'

const DTYPES = new Set('float16 float32 float64 bfloat16 int8 int16 int32 int64 uint8 bool string'.split(' '))

/** A member of `tensorflow`. */
export function tensorflowMember(kit: Kit, operations: OperationTable, name: string): Value | undefined {
  return name.startsWith('__') ? undefined : member(kit, operations, '', name)
}

function member(kit: Kit, operations: OperationTable, part: string, name: string): Value {
  const { world } = kit
  if (part === '') {
    if (DTYPES.has(name)) return str(name)
    if (name === 'newaxis') return NONE
    if (name === 'function') return { kind: 'builtin', name, call: (_, args) => args[0] ?? NONE }
    if (PARTS.has(name) || name === 'image' || name === 'random')
      return hostModule(`tensorflow.${name}`, [], (inner) => member(kit, operations, name, inner))
  }
  const initializer = INITIALIZERS.get(name)
  if (initializer !== undefined) return opaqueClass(kit, 'initializers', initializer)
  if (name === 'einsum') return einsum(kit, operations)
  const own = part === 'random' ? RANDOM : SPECIAL.get(part === 'image' ? `image.${name}` : name)
  if (own !== undefined) {
    const path = part === '' ? name : `${part}.${name}`
    const build = own(name)
    if (build !== undefined)
      return moduleFunction(world, name, build.signature, (args, vm) => {
        const bound = new Map<string, Value>()
        for (const one of build.signature.split(', ')) {
          const parameter = one.split('=')[0] ?? one
          if (!parameter.startsWith('*')) bound.set(parameter, args.get(parameter))
        }
        refuseSymbolic([...bound.values()], path)
        return build.call({ kit, operations, vm, value: (key) => bound.get(key) ?? NONE })
      })
  }
  const found = part === 'image' || part === 'random' ? undefined : equivalent(name)
  if (found !== undefined) return guarded(kit, operations, found)
  const path = part === '' ? name : `${part}.${name}`
  return world.unknown(`\`tf.${path}\` is not known to this engine`)
}

/** `tf.einsum`, which takes any number of tensors. */
function einsum(kit: Kit, operations: OperationTable): Value {
  return {
    kind: 'builtin',
    name: 'einsum',
    call: (vm, args) =>
      kit.world.enter(vm, () => {
        refuseSymbolic(args, 'einsum')
        const callee = operations.value('einsum')
        return callee === undefined ? vm.unknown('`tf.einsum` is not followed') : vm.call(callee, args)
      }),
  }
}

function refuseSymbolic(values: readonly Value[], name: string): void {
  if (symbolicTensors(values, new Map()).length > 0)
    refuse(
      'ValueError',
      `\`tf.${name}\` cannot be applied to a symbolic tensor of Keras`,
      'use `keras.ops`, or put the computation into the `call` of a layer',
    )
}

/** A function that is an operation of Keras. What its arguments would be refused for, TensorFlow may take: not followed then. */
function guarded(kit: Kit, operations: OperationTable, of: Equivalent): Value {
  const { name } = of
  return {
    kind: 'builtin',
    name,
    call: (vm, args, keywords) =>
      kit.world.enter(vm, () => {
        refuseSymbolic([...args, ...keywords.values()], name)
        if (of.arguments.length < of.signature.parameters.length - 1 && oddlyCalled(of, args, keywords))
          return vm.unknown(`\`tf.${name}\` with these arguments is not followed`)
        const { parameters } = of.signature
        try {
          const bound = bindArguments(name, parameters, args, keywords)
          const given = of.arguments.map((one) => bound.get(one) ?? defaultOf(of, one))
          return operations.apply(of.operation, given)
        } catch (error) {
          if (!kit.catches(error, 'TypeError')) throw error
          return vm.unknown(`the arguments of \`tf.${name}\` are not followed`)
        }
      }),
  }
}

const defaultOf = (of: Equivalent, name: string): Value =>
  of.signature.parameters.find((one) => one.name === name)?.default ?? NONE

/** Whether an argument is given that changes the shape and that the operation of Keras does not have. */
function oddlyCalled(of: Equivalent, args: readonly Value[], keywords: ReadonlyMap<string, Value>): boolean {
  const { parameters } = of.signature
  return parameters.some((one, index) => {
    if (!CHANGING.has(one.name)) return false
    const value = keywords.get(one.name) ?? args[index]
    return value !== undefined && !(value.kind === 'bool' && !value.value) && integerOf(value) !== 0
  })
}

const CHANGING = new Set(['transpose_a', 'transpose_b', 'batch_dims', 'batch_shape'])

interface Call {
  readonly kit: Kit
  readonly operations: OperationTable
  readonly vm: Vm
  value(name: string): Value
}

interface Special {
  readonly signature: string
  call(call: Call): Value
}

/** Random tensors: of the shape that is asked for. */
const RANDOM = (name: string): Special | undefined =>
  name === 'set_seed'
    ? { signature: 'seed', call: () => NONE }
    : name === 'shuffle'
      ? { signature: 'value, seed=None, name=None', call: ({ value }) => value('value') }
      : {
          signature: 'shape, *args, **kwargs',
          call: ({ operations, value }) => operations.apply('zeros', [value('shape')]),
        }

function shapeTuple({ kit, vm, value }: Call): Value {
  const tensor = asTensor(kit, value('input'))
  if (tensor === undefined || isUnknown(tensor.shape)) return vm.unknown('the shape cannot be told')
  return tuple(
    tensor.shape.map((one) =>
      one === null ? tensorValue(kit, newTensor(kit, [], 'int32', false)) : isUnknown(one) ? one : int(one),
    ),
  )
}

/** `tf.image.extract_patches`: sizes, strides and rates of all four axes. */
function patches({ kit, vm, value }: Call): Value {
  const tensor = asTensor(kit, value('images'))
  const [sizes, strides, rates] = ['sizes', 'strides', 'rates'].map((name) =>
    itemsOf(value(name))?.map((item) => integerOf(item) ?? null),
  )
  const padding = value('padding')
  if (tensor === undefined || isUnknown(tensor.shape) || tensor.shape.length !== 4 || padding.kind !== 'str')
    return vm.unknown('these patches are not followed')
  const [batch = null, height = null, width = null, channels = null] = tensor.shape
  const axis = (length: Dim, at: number): Dim =>
    windowed(
      length,
      sizes?.[at] ?? null,
      strides?.[at] ?? null,
      padding.value.toLowerCase() === 'same' ? 'same' : 'valid',
      rates?.[at] ?? null,
    )
  const entries = dim((a, b, c) => a * b * c, sizes?.[1] ?? null, sizes?.[2] ?? null, channels)
  return made(kit, [batch, axis(height, 1), axis(width, 2), entries], tensor.dtype)
}

const made = (kit: Kit, shape: Shape, dtype: string): Value =>
  tensorValue(kit, newTensor(kit, shape, dtype, false))

/** `tf.split`: into equal parts, or into parts of given sizes. */
function split({ operations, vm, value }: Call): Value {
  const sections = value('num_or_size_splits')
  const sizes = itemsOf(sections)
  if (sizes === undefined) return operations.apply('split', [value('value'), sections, value('axis')])
  const edges: Value[] = []
  let sum = 0
  for (const item of sizes.slice(0, -1)) {
    const size = integerOf(item)
    if (size === undefined || size < 0) return vm.unknown('the sizes of the parts are not followed')
    sum += size
    edges.push(int(sum))
  }
  return operations.apply('split', [value('value'), list(edges), value('axis')])
}

/** `tf.matmul`, which may turn the last two axes of either side first. */
function matmul({ operations, vm, value }: Call): Value {
  const side = (name: string, turned: string): Value => {
    const turn = value(turned)
    if (turn.kind === 'none') return value(name)
    const truth = vm.truth(turn)
    if (typeof truth !== 'boolean') return truth
    return truth ? operations.apply('swapaxes', [value(name), int(-1), int(-2)]) : value(name)
  }
  return operations.apply('matmul', [side('a', 'transpose_a'), side('b', 'transpose_b')])
}

/** `tf.Variable`: a tensor whose values may change. Keras counts it to no layer. */
function variable({ kit, vm, value }: Call): Value {
  const initial = value('initial_value')
  const tensor = isUnknown(initial) ? undefined : asTensor(kit, initial)
  if (tensor === undefined || isUnknown(tensor.shape))
    return vm.unknown('the shape of a variable cannot be told')
  const [dtype, name, trainable] = [value('dtype'), value('name'), value('trainable')]
  const made = new VariableObject(
    `${name.kind === 'str' ? name.value : 'Variable'}:0`,
    tensor.shape,
    dtype.kind === 'str' ? dtype.value : tensor.dtype,
    trainable.kind !== 'bool' || trainable.value,
  )
  made.foreign = true
  return variableValue(kit, made)
}

/** `tf.zeros_initializer()` and its kind: the initializers of Keras under other names. */
const INITIALIZERS: ReadonlyMap<string, string> = new Map([
  ['zeros_initializer', 'Zeros'],
  ['ones_initializer', 'Ones'],
  ['constant_initializer', 'Constant'],
  ['random_normal_initializer', 'RandomNormal'],
  ['random_uniform_initializer', 'RandomUniform'],
])

function converted({ kit, vm, value }: Call): Value {
  const tensor = asTensor(kit, value('value'))
  return tensor === undefined
    ? vm.unknown('what becomes a tensor here cannot be told')
    : tensorValue(kit, tensor)
}

const one = (signature: string, call: (call: Call) => Value) => (): Special => ({ signature, call })

const SPECIAL: ReadonlyMap<string, (name: string) => Special | undefined> = new Map([
  ['shape', one('input, out_type=None, name=None', shapeTuple)],
  [
    'Variable',
    one(
      'initial_value=None, trainable=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None, *args, **kwargs',
      variable,
    ),
  ],
  ['matmul', one('a, b, transpose_a=False, transpose_b=False, *args, **kwargs', matmul)],
  ['split', one('value, num_or_size_splits, axis=0, num=None, name=None', split)],
  ['constant', one('value, dtype=None, shape=None, name=None', converted)],
  ['convert_to_tensor', one('value, dtype=None, dtype_hint=None, name=None', converted)],
  [
    'rank',
    one('input, name=None', ({ kit, vm, value }) => {
      const shape = asTensor(kit, value('input'))?.shape
      return shape === undefined || isUnknown(shape)
        ? vm.unknown('the rank cannot be told')
        : int(shape.length)
    }),
  ],
  ['image.extract_patches', one('images, sizes, strides, rates, padding, name=None', patches)],
  [
    'image.resize',
    one(
      'images, size, method=None, preserve_aspect_ratio=False, antialias=False, name=None',
      ({ operations, vm, value }) =>
        integerOf(value('preserve_aspect_ratio')) === 1
          ? vm.unknown('the size of an image whose sides keep their ratio is not followed')
          : operations.apply('resize', [value('images'), value('size')]),
    ),
  ],
])
