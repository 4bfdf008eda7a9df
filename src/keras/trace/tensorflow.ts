/** `tf`: what custom layers compute with. On symbolic tensors outside of a layer TensorFlow refuses. */

import { hostModule } from '../../python/host.js'
import { int, list, NONE, tuple, type Value } from '../../python/value.js'
import { show } from '../arguments.js'
import { refuse } from '../error.js'
import { isUnknown } from '../shape.js'
import type { Kit } from './kit.js'
import type { OperationTable } from './operations.js'
import { asTensor, newTensor, symbolicTensors, tensorValue } from './tensors.js'
import { moduleFunction } from './values.js'

/** Names of TensorFlow and the operation of Keras that gives the same shape. */
const SAME: ReadonlyMap<string, string> = new Map(
  `abs:absolute add:add subtract:subtract multiply:multiply divide:divide maximum:maximum minimum:minimum pow:power
  square:square sqrt:sqrt exp:exp matmul:matmul transpose:transpose reshape:reshape expand_dims:expand_dims
  squeeze:squeeze concat:concatenate stack:stack reduce_mean:mean reduce_sum:sum reduce_max:max reduce_min:min
  reduce_prod:prod argmax:argmax argmin:argmin one_hot:one_hot zeros_like:zeros_like ones_like:ones_like
  clip_by_value:clip where:where tile:tile repeat:repeat pad:pad cast:cast tanh:tanh sigmoid:sigmoid einsum:einsum
  gather:take identity:copy stop_gradient:stop_gradient equal:equal not_equal:not_equal greater:greater less:less
  logical_and:logical_and logical_or:logical_or logical_not:logical_not sin:sin cos:cos cumsum:cumsum broadcast_to:broadcast_to`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

const NN: ReadonlyMap<string, string> = new Map(
  'relu:relu softmax:softmax sigmoid:sigmoid tanh:tanh gelu:gelu silu:silu swish:silu leaky_relu:leaky_relu elu:elu selu:selu softplus:softplus log_softmax:log_softmax'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

const DTYPES = new Set('float16 float32 float64 bfloat16 int8 int16 int32 int64 uint8 bool string'.split(' '))

/** A member of `tensorflow`. */
export function tensorflowMember(kit: Kit, operations: OperationTable, name: string): Value | undefined {
  const { world } = kit
  if (name.startsWith('__')) return undefined
  if (DTYPES.has(name)) return { kind: 'str', value: name }
  if (name === 'newaxis') return NONE
  const same = SAME.get(name)
  if (same !== undefined) return guardedOperation(kit, operations, name, same)
  if (name === 'nn' || name === 'math')
    return hostModule(`tensorflow.${name}`, [], (member) => {
      const found = (name === 'nn' ? NN : SAME).get(member)
      if (found !== undefined) return guardedOperation(kit, operations, member, found)
      return world.unknown(`\`tf.${name}.${member}\` is not known to this engine`)
    })
  if (name === 'shape')
    return moduleFunction(world, 'shape', 'input, out_type=None, name=None', (args) => {
      refuseSymbolic(kit, [args.get('input')], 'shape')
      const tensor = asTensor(kit, args.get('input'))
      if (tensor === undefined || isUnknown(tensor.shape)) return world.unknown('the shape cannot be told')
      return tuple(
        tensor.shape.map((one) =>
          one === null
            ? tensorValue(kit, newTensor(kit, [], 'int32', false))
            : isUnknown(one)
              ? one
              : int(one),
        ),
      )
    })
  if (name === 'range')
    return moduleFunction(world, 'range', 'start, limit=None, delta=None, dtype=None', (args) =>
      operations.apply('arange', [args.get('start'), args.get('limit'), args.get('delta')]),
    )
  if (name === 'zeros' || name === 'ones')
    return moduleFunction(world, name, 'shape, *args, **kwargs', (args) =>
      operations.apply(name, [args.get('shape')]),
    )
  if (name === 'random')
    return hostModule('tensorflow.random', [], (member) => {
      if (member === 'set_seed') return moduleFunction(world, member, 'seed', () => NONE)
      return moduleFunction(world, member, 'shape, *args, **kwargs', (args) =>
        operations.apply('zeros', [args.get('shape')]),
      )
    })
  if (name === 'constant' || name === 'convert_to_tensor')
    return moduleFunction(world, name, 'value, *args, **kwargs', (args) => {
      const tensor = asTensor(kit, args.get('value'))
      return tensor === undefined
        ? world.unknown('what becomes a tensor here cannot be told')
        : tensorValue(kit, tensor)
    })
  if (name === 'function') return { kind: 'builtin', name, call: (_, args) => args[0] ?? NONE }
  return world.unknown(`\`tf.${name}\` is not known to this engine`)
}

function refuseSymbolic(kit: Kit, values: readonly Value[], name: string): void {
  void kit
  if (symbolicTensors(values, new Map()).length > 0)
    refuse(
      'ValueError',
      `\`tf.${name}\` cannot be applied to a symbolic tensor of Keras`,
      'use `keras.ops`, or put the computation into the `call` of a layer',
    )
}

function guardedOperation(kit: Kit, operations: OperationTable, name: string, same: string): Value {
  return {
    kind: 'builtin',
    name,
    call: (vm, args, keywords) =>
      kit.world.enter(vm, () => {
        refuseSymbolic(kit, [...args, ...keywords.values()], name)
        const callee = operations.value(same)
        if (callee === undefined) return vm.unknown(`\`tf.${name}\` is not followed`)
        const renamed = new Map(
          [...keywords]
            .filter(([key]) => key !== 'name')
            .map(([key, value]) => [RENAMED.get(key) ?? key, value]),
        )
        if (name === 'concat' || name === 'stack')
          return operationOfList(kit, operations, same, args, renamed)
        try {
          return vm.call(callee, args, renamed)
        } catch (error) {
          if (!kit.catches(error, 'TypeError')) throw error
          return vm.unknown(`the arguments of \`tf.${name}\` are not followed`)
        }
      }),
  }
}

/** Arguments that TensorFlow calls differently. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['input', 'x'],
  ['input_tensor', 'x'],
  ['tensor', 'x'],
  ['shape', 'newshape'],
  ['perm', 'axes'],
  ['a', 'x1'],
  ['b', 'x2'],
  ['x', 'x'],
  ['y', 'x2'],
  ['indices', 'x'],
  ['depth', 'num_classes'],
  ['multiples', 'repeats'],
  ['paddings', 'pad_width'],
])

function operationOfList(
  kit: Kit,
  operations: OperationTable,
  same: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  const values = args[0] ?? keywords.get('values')
  const axis = args[1] ?? keywords.get('axis') ?? int(0)
  if (values === undefined)
    return refuse('TypeError', `\`tf.${same}\` needs a list of tensors, found ${show(NONE)}`)
  void kit
  return operations.apply(same, [values, axis])
}

export { list }
