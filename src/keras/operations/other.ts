/** Operations that make tensors, change dtypes, or belong to neural networks. */
import { integerOf, itemsOf, show } from '../arguments.js'
import { spatialAxes, windowed } from '../convolution.js'
import { cannotTell, refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Dim, dim, isUnknown, type Shape, withDim } from '../shape.js'
import { multiplied } from './linear.js'
import {
  canonical,
  dimension,
  integer,
  type OperationArguments,
  type OperationDeclaration,
} from './operation.js'

/** The name of a dtype argument; `fallback` where it is None or not known. */
function dtypeArgument(args: OperationArguments, name: string, fallback: string): string {
  const value = args.value(name)
  if (value.kind === 'str') return value.value
  if (value.kind === 'class')
    return value.name === 'int' ? 'int32' : value.name === 'float' ? 'float32' : value.name
  return fallback
}

function like(name: string, type: string, signature: string): OperationDeclaration {
  return {
    name,
    type,
    signature,
    output: (args) => spec(args.shape('x'), dtypeArgument(args, 'dtype', args.dtype('x'))),
  }
}

function sizes(args: OperationArguments, name: string, rank: number): Shape {
  const value = args.value(name)
  if (isUnknown(value)) cannotTell(value)
  const single = integerOf(value)
  if (single !== undefined) return Array.from({ length: rank }, () => single)
  const items = itemsOf(value)
  if (items === undefined)
    return refuse('ValueError', `\`${name}\` of \`${args.name}\` must be whole numbers, found ${show(value)}`)
  return items.map(dimension)
}

function pooling(name: string, type: string): OperationDeclaration {
  return {
    name,
    type,
    signature: "inputs, pool_size, strides=None, padding='valid', data_format=None",
    output(args) {
      const shape = args.shape('inputs')
      const rank = shape.length - 2
      const pool = sizes(args, 'pool_size', rank)
      const strides = args.value('strides').kind === 'none' ? pool : sizes(args, 'strides', rank)
      const value = args.value('padding')
      const padding = value.kind === 'str' && value.value === 'same' ? 'same' : 'valid'
      const spatial = spatialAxes(shape, 'channels_last').map((length, axis) =>
        windowed(length, pool[axis] ?? 1, strides[axis] ?? 1, padding),
      )
      if (spatial.some((one) => typeof one === 'number' && one <= 0))
        refuse('ValueError', `the pool of \`${name}\` does not fit into its input`)
      return spec([shape[0] ?? null, ...spatial, shape.at(-1) ?? null], args.dtype('inputs'))
    },
  }
}

export const OTHERS: readonly OperationDeclaration[] = [
  {
    name: 'extract_patches',
    type: 'ExtractPatches',
    signature: "images, size, strides=None, dilation_rate=1, padding='valid', data_format=None",
    tensors: ['images'],
    output(args) {
      const shape = args.shape('images')
      const size = sizes(args, 'size', 2)
      const strides = args.value('strides').kind === 'none' ? size : sizes(args, 'strides', 2)
      const dilation = sizes(args, 'dilation_rate', 2)
      const value = args.value('padding')
      const padding = value.kind === 'str' && value.value.toLowerCase() === 'same' ? 'same' : 'valid'
      const [, , channels = null] = shape.slice(-3)
      const spatial = shape
        .slice(-3, -1)
        .map((length, axis) =>
          windowed(length, size[axis] ?? 1, strides[axis] ?? 1, padding, dilation[axis] ?? 1),
        )
      const entries = dim((a, b, c) => a * b * c, size[0] ?? 1, size[1] ?? 1, channels)
      return spec([...shape.slice(0, -3), ...spatial, entries], args.dtype('images'))
    },
  },
  {
    name: 'resize',
    type: 'Resize',
    signature: `images, size, interpolation='bilinear', antialias=False, crop_to_aspect_ratio=False,
      pad_to_aspect_ratio=False, fill_mode='constant', fill_value=0.0, data_format=None`,
    tensors: ['images'],
    output(args) {
      const shape = args.shape('images')
      return spec(
        [...shape.slice(0, -3), ...sizes(args, 'size', 2), shape.at(-1) ?? null],
        args.dtype('images'),
      )
    },
  },
  {
    name: 'cast',
    type: 'Cast',
    signature: 'x, dtype',
    output: (args) => spec(args.shape('x'), dtypeArgument(args, 'dtype', args.dtype('x'))),
  },
  {
    name: 'saturate_cast',
    type: 'SaturateCast',
    signature: 'x, dtype',
    output: (args) => spec(args.shape('x'), dtypeArgument(args, 'dtype', args.dtype('x'))),
  },
  like('zeros_like', 'ZerosLike', 'x, dtype=None'),
  like('ones_like', 'OnesLike', 'x, dtype=None'),
  like('empty_like', 'EmptyLike', 'x, dtype=None'),
  like('full_like', 'FullLike', 'x, fill_value, dtype=None'),
  {
    name: 'one_hot',
    type: 'OneHot',
    signature: 'x, num_classes, axis=-1, dtype=None, sparse=False',
    output(args) {
      const shape = args.shape('x')
      const axis = canonical(integer(args, 'axis'), shape.length + 1, 'one_hot')
      return spec(
        shape.toSpliced(axis, 0, dimension(args.value('num_classes'))),
        dtypeArgument(args, 'dtype', 'float32'),
      )
    },
  },
  {
    name: 'multi_hot',
    type: 'MultiHot',
    signature: 'inputs, num_classes=None, axis=-1, dtype=None, sparse=False, **kwargs',
    output(args) {
      const shape = args.shape('inputs')
      const classes = dimension(args.value('num_classes'))
      if (shape.length <= 1) return spec([classes], 'float32')
      return spec([shape[0] ?? null, ...shape.slice(1, -1), classes], 'float32')
    },
  },
  pooling('max_pool', 'MaxPool'),
  pooling('average_pool', 'AveragePool'),
  {
    name: 'dot_product_attention',
    type: 'DotProductAttention',
    signature:
      'query, key, value, bias=None, mask=None, scale=None, is_causal=False, flash_attention=None, attn_logits_soft_cap=None',
    tensors: ['query', 'key', 'value'],
    output: (args) => spec(args.shape('query'), args.common),
  },
  {
    name: 'size',
    type: 'Size',
    signature: 'x',
    output: () => spec([], 'int32'),
  },
  {
    name: 'diff',
    type: 'Diff',
    signature: 'a, n=1, axis=-1',
    output(args) {
      const shape = args.shape('a')
      const axis = canonical(integer(args, 'axis'), shape.length, 'diff')
      return spec(
        withDim(
          shape,
          axis,
          dim((size, n) => Math.max(size - n, 0), shape[axis] ?? null, integer(args, 'n')),
        ),
        args.dtype('a'),
      )
    },
  },
  {
    name: 'extract_sequences',
    type: 'ExtractSequences',
    signature: 'x, sequence_length, sequence_stride',
    output(args) {
      const shape = args.shape('x')
      const length = integer(args, 'sequence_length')
      const stride = integer(args, 'sequence_stride')
      const count = dim((n) => 1 + Math.floor((n - length) / stride), shape.at(-1) ?? null)
      return spec([...shape.slice(0, -1), count, length], args.dtype('x'))
    },
  },
]

/** Operations that take no tensor: they make one, in the backend. */
export const CREATIONS: readonly OperationDeclaration[] = [
  ...['zeros', 'ones', 'empty'].map(
    (name): OperationDeclaration => ({
      name,
      type: name,
      signature: 'shape, dtype=None',
      tensors: [],
      output: (args) => spec(shapeArgument(args, 'shape'), dtypeArgument(args, 'dtype', 'float32')),
    }),
  ),
  {
    name: 'full',
    type: 'Full',
    signature: 'shape, fill_value, dtype=None',
    tensors: [],
    output: (args) => spec(shapeArgument(args, 'shape'), dtypeArgument(args, 'dtype', 'float32')),
  },
  {
    name: 'eye',
    type: 'Eye',
    signature: 'N, M=None, k=0, dtype=None',
    tensors: [],
    output: (args) =>
      spec(
        [
          dimension(args.value('N')),
          args.value('M').kind === 'none' ? dimension(args.value('N')) : dimension(args.value('M')),
        ],
        'float32',
      ),
  },
  {
    name: 'identity',
    type: 'Identity',
    signature: 'n, dtype=None',
    tensors: [],
    output: (args) => spec([dimension(args.value('n')), dimension(args.value('n'))], 'float32'),
  },
  {
    name: 'arange',
    type: 'Arange',
    signature: 'start, stop=None, step=None, dtype=None',
    tensors: [],
    output: (args) => spec([ranged(args)], 'int32'),
  },
  {
    name: 'linspace',
    type: 'Linspace',
    signature: 'start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0',
    tensors: [],
    output: (args) => spec([dimension(args.value('num'))], 'float32'),
  },
]

function shapeArgument(args: OperationArguments, name: string): Shape {
  const value = args.value(name)
  if (isUnknown(value)) cannotTell(value)
  const single = integerOf(value)
  if (single !== undefined) return [single]
  return (itemsOf(value) ?? refuse('TypeError', `\`${args.name}\` needs a shape, found ${show(value)}`)).map(
    dimension,
  )
}

function ranged(args: OperationArguments): Dim {
  const bound = (name: string): number | null => {
    const value = args.value(name)
    if (isUnknown(value)) cannotTell(value)
    if (value.kind === 'float') return value.value
    return integerOf(value) ?? null
  }
  const stop = bound('stop')
  const first = bound('start')
  const from = args.value('stop').kind === 'none' ? 0 : first
  const to = args.value('stop').kind === 'none' ? first : stop
  const step = args.value('step').kind === 'none' ? 1 : bound('step')
  if (from === null || to === null || step === null || step === 0) return null
  return Math.max(0, Math.ceil((to - from) / step))
}

export { multiplied }
