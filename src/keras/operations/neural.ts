/** Operations that layers of neural networks are made of: pooling, normalization, attention, patches. */
import { integerOf, itemsOf, show } from '../arguments.js'
import { type DataFormat, spatialAxes, transposed, windowed } from '../convolution.js'
import { cannotTell, refuse } from '../error.js'
import { type Spec, spec } from '../layer.js'
import { type Dim, dim, isUnknown, type Shape, showShape } from '../shape.js'
import { dataFormat, padding, windowSizes } from './image.js'
import {
  canonical,
  dimension,
  integer,
  type OperationArguments,
  type OperationDeclaration,
} from './operation.js'

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

function placed(shape: Shape, spatial: Shape, format: DataFormat): Shape {
  return format === 'channels_last'
    ? [shape[0] ?? null, ...spatial, shape.at(-1) ?? null]
    : [shape[0] ?? null, shape[1] ?? null, ...spatial]
}

function pooling(name: string, type: string): OperationDeclaration {
  return {
    name,
    type,
    signature: `inputs, pool_size, strides=None, padding='valid', data_format=None`,
    output(args) {
      const shape = args.shape('inputs')
      const rank = shape.length - 2
      const format = dataFormat(args)
      const pool = sizes(args, 'pool_size', rank)
      const strides = args.value('strides').kind === 'none' ? pool : sizes(args, 'strides', rank)
      const value = args.value('padding')
      const kept = value.kind === 'str' && value.value === 'same' ? 'same' : 'valid'
      // numpy spreads a single axis over all axes of the pool.
      const found = spatialAxes(shape, format)
      const [only = null] = found
      const lengths = found.length === 1 ? pool.map(() => only) : found
      const spatial = lengths.map((length, axis) =>
        windowed(length, pool[axis] ?? 1, strides[axis] ?? 1, kept),
      )
      if (spatial.some((one) => typeof one === 'number' && one <= 0))
        refuse('ValueError', `the pool of \`${name}\` does not fit into its input`)
      return spec(placed(shape, spatial, format), args.dtype('inputs'))
    },
  }
}

function adaptive(name: string, type: string): OperationDeclaration {
  return {
    name,
    type,
    signature: 'inputs, output_size, data_format=None',
    output(args) {
      const shape = args.shape('inputs')
      if (args.symbolic && integerOf(args.value('output_size')) !== undefined)
        refuse(
          'TypeError',
          `\`output_size\` of \`${name}\` must be a size for each axis, found ${show(args.value('output_size'))}`,
        )
      const size = sizes(args, 'output_size', shape.length - 2)
      const result =
        dataFormat(args) === 'channels_last'
          ? [...shape.slice(0, -size.length), ...size, shape.at(-1) ?? null]
          : [shape[0] ?? null, shape[1] ?? null, ...size]
      return spec(result, args.dtype('inputs'))
    },
  }
}

function convolvedBack(args: OperationArguments): Shape {
  const shape = args.shape('inputs')
  const kernel = args.shape('kernel')
  const rank = kernel.length - 2
  const format = dataFormat(args)
  const kept = padding(args)
  const strides = windowSizes(args, 'strides', rank)
  const dilation = windowSizes(args, 'dilation_rate', rank)
  const extra =
    args.value('output_padding').kind === 'none' ? undefined : windowSizes(args, 'output_padding', rank)
  const channel = format === 'channels_last' ? shape.at(-1) : shape[1]
  const expected = kernel.at(-1)
  if (typeof channel === 'number' && typeof expected === 'number' && channel !== expected)
    refuse(
      'ValueError',
      `a kernel of shape ${showShape(kernel)} takes ${expected} channels, found an input of ${showShape(shape)}`,
    )
  const spatial = spatialAxes(shape, format).map((length, axis) =>
    transposed(
      length,
      kernel[axis] ?? 1,
      strides[axis] ?? 1,
      kept === 'same' ? 'same' : 'valid',
      dilation[axis] ?? 1,
      extra?.[axis],
    ),
  )
  const filters = kernel.at(-2) ?? null
  return format === 'channels_last'
    ? [shape[0] ?? null, ...spatial, filters]
    : [shape[0] ?? null, filters, ...spatial]
}

const both = (args: OperationArguments, name: string): readonly [Dim, Dim] => {
  const [a = null, b = a] = sizes(args, name, 2)
  return [a, b]
}

/** `unfold`: every patch of an image as a column. */
function unfolded(args: OperationArguments): Shape {
  const shape = args.shape('x')
  const [batch = null, channels = null, ...image] = shape
  if (shape.length !== 4)
    refuse('ValueError', `\`unfold\` takes a tensor of four axes, found ${showShape(shape)}`)
  if (shape.slice(1).includes(null))
    refuse('TypeError', `\`unfold\` computes with the lengths of ${showShape(shape)}, of which one is None`)
  const [kernel, dilation, around, stride] = ['kernel_size', 'dilation', 'padding', 'stride'].map((name) =>
    both(args, name),
  )
  const steps = image.map((length, axis) =>
    dim(
      (n, k, d, p, s) => Math.floor((n + 2 * p - d * (k - 1) - 1) / s) + 1,
      length,
      kernel?.[axis] ?? 1,
      dilation?.[axis] ?? 1,
      around?.[axis] ?? 0,
      stride?.[axis] ?? 1,
    ),
  )
  return [
    batch,
    dim((c, h, w) => c * h * w, channels, ...(kernel ?? [1, 1])),
    dim((h, w) => h * w, steps[0] ?? null, steps[1] ?? null),
  ]
}

function folded(args: OperationArguments): Shape {
  const shape = args.shape('x')
  const [batch = null, entries = null] = shape
  if (shape.length !== 3)
    refuse('ValueError', `\`fold\` takes a tensor of three axes, found ${showShape(shape)}`)
  const window = dim((h, w) => h * w, ...both(args, 'kernel_size'))
  const channels = dim(
    (n, k) =>
      n % k === 0 ? n / k : refuse('ValueError', `\`fold\` cannot part ${n} entries into windows of ${k}`),
    entries,
    window,
  )
  return [batch, channels, ...both(args, 'output_size')]
}

/** Channels into space, or back. */
function rearrangedBlocks(name: string, type: string, deeper: boolean): OperationDeclaration {
  return {
    name,
    type,
    signature: "x, block_size, data_format='channels_last'",
    output(args) {
      const shape = args.shape('x')
      if (shape.length !== 4)
        refuse('ValueError', `\`${name}\` takes a tensor of four axes, found ${showShape(shape)}`)
      const block = integer(args, 'block_size')
      if (block < 2) refuse('ValueError', `\`block_size\` of \`${name}\` must be at least 2, found ${block}`)
      const format = dataFormat(args)
      const channel = (format === 'channels_last' ? shape.at(-1) : shape[1]) ?? null
      const parted = (value: Dim, by: number): Dim =>
        dim(
          (n) =>
            n % by === 0
              ? n / by
              : refuse('ValueError', `\`${name}\` cannot part an axis of ${n} entries by ${by}`),
          value,
        )
      const grown = (value: Dim, by: number): Dim => dim((n) => n * by, value)
      const spatial = spatialAxes(shape, format).map((one) => (deeper ? parted : grown)(one, block))
      const channels = (deeper ? grown : parted)(channel, block * block)
      return spec(
        format === 'channels_last'
          ? [shape[0] ?? null, ...spatial, channels]
          : [shape[0] ?? null, channels, ...spatial],
        args.dtype('x'),
      )
    },
  }
}

function normalizedBatch(args: OperationArguments): Spec {
  const shape = args.shape('x')
  const size = shape[canonical(integer(args, 'axis'), shape.length, 'batch_normalization')] ?? null
  for (const name of ['mean', 'variance']) {
    const found = args.shape(name)
    if (found.length !== 1 || found[0] !== size)
      refuse(
        'ValueError',
        `\`${name}\` of \`batch_normalization\` must be of shape ${showShape([size])}, found ${showShape(found)}`,
      )
  }
  return spec(shape, args.dtype('x'))
}

export const NEURAL: readonly OperationDeclaration[] = [
  pooling('max_pool', 'MaxPool'),
  pooling('average_pool', 'AveragePool'),
  adaptive('adaptive_max_pool', 'AdaptiveMaxPool'),
  adaptive('adaptive_average_pool', 'AdaptiveAveragePool'),
  {
    name: 'conv_transpose',
    type: 'ConvTranspose',
    signature:
      "inputs, kernel, strides=1, padding='valid', output_padding=None, data_format=None, dilation_rate=1",
    tensors: ['inputs', 'kernel'],
    output: (args) => spec(convolvedBack(args), args.dtype('inputs')),
  },
  {
    name: 'dot_product_attention',
    type: 'DotProductAttention',
    signature:
      'query, key, value, bias=None, mask=None, scale=None, is_causal=False, flash_attention=None, attn_logits_soft_cap=None',
    tensors: ['query', 'key', 'value'],
    output: (args) => spec(args.shape('query'), args.common),
  },
  {
    name: 'batch_normalization',
    type: 'BatchNorm',
    signature: 'x, mean, variance, axis, offset=None, scale=None, epsilon=0.001',
    tensors: ['x', 'mean', 'variance'],
    output: normalizedBatch,
  },
  {
    name: 'polar',
    type: 'Polar',
    signature: 'abs_, angle',
    tensors: ['abs_', 'angle'],
    output: (args) => spec(args.shape('abs_'), 'float32'),
  },
  {
    name: 'unfold',
    type: 'Unfold',
    signature: 'x, kernel_size, dilation=1, padding=0, stride=1',
    output: (args) => spec(unfolded(args), args.dtype('x')),
  },
  {
    name: 'fold',
    type: 'Fold',
    signature: 'x, output_size, kernel_size, dilation=1, padding=0, stride=1',
    output: (args) => spec(folded(args), args.dtype('x')),
  },
  rearrangedBlocks('depth_to_space', 'DepthToSpace', false),
  rearrangedBlocks('space_to_depth', 'SpaceToDepth', true),
  {
    name: 'one_hot',
    type: 'OneHot',
    signature: 'x, num_classes, axis=-1, dtype=None, sparse=False',
    output(args) {
      const shape = args.shape('x')
      const axis = canonical(integer(args, 'axis'), shape.length + 1, 'one_hot')
      const dtype = args.value('dtype')
      return spec(
        shape.toSpliced(axis, 0, dimension(args.value('num_classes'))),
        dtype.kind === 'str' ? dtype.value : 'float32',
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
      const axis = integer(args, 'axis')
      if (axis < -1 || axis >= shape.length)
        refuse('ValueError', `\`axis\` of \`multi_hot\` must be -1 or below ${shape.length}, found ${axis}`)
      const all = axis === -1 ? [...shape, classes] : shape.toSpliced(axis, 0, classes)
      const [first = null] = all
      return spec(all.length === 2 ? [all.at(-1) ?? null] : [first, ...all.slice(2)], args.dtype('inputs'))
    },
  },
]
