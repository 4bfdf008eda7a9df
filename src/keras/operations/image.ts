/** Operations on images, and the convolutions that layers are made of. */
import { integerOf, itemsOf, show } from '../arguments.js'
import { channels, convolved, type DataFormat, type Padding } from '../convolution.js'
import { cannotTell, refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Dim, dim, isUnknown, product, type Shape, showShape, withDim } from '../shape.js'
import { dimension, type OperationArguments, type OperationDeclaration } from './operation.js'

/** `data_format`: None stands for `channels_last`. */
export function dataFormat(args: OperationArguments): DataFormat {
  const value = args.value('data_format')
  if (isUnknown(value)) cannotTell(value)
  if (value.kind === 'none') return 'channels_last'
  const text = value.kind === 'str' ? value.value.toLowerCase() : ''
  return text === 'channels_last' || text === 'channels_first'
    ? text
    : refuse(
        'ValueError',
        `\`data_format\` must be 'channels_last' or 'channels_first', found ${show(value)}`,
      )
}

export function padding(args: OperationArguments): Padding {
  const value = args.value('padding')
  if (isUnknown(value)) cannotTell(value)
  const text = value.kind === 'str' ? value.value.toLowerCase() : ''
  return text === 'valid' || text === 'same' || text === 'causal'
    ? text
    : refuse('ValueError', `\`padding\` of \`${args.name}\` must be 'valid' or 'same', found ${show(value)}`)
}

/** One whole number for each of `rank` axes, or as many as are given. */
export function windowSizes(args: OperationArguments, name: string, rank: number): Shape {
  const value = args.value(name)
  if (isUnknown(value)) cannotTell(value)
  const single = integerOf(value)
  if (single !== undefined) return Array.from({ length: rank }, () => single)
  const items = itemsOf(value)
  return items === undefined
    ? refuse('TypeError', `\`${name}\` of \`${args.name}\` must be whole numbers, found ${show(value)}`)
    : items.map(dimension)
}

export function images(args: OperationArguments): Shape {
  const shape = args.shape('images')
  return shape.length === 3 || shape.length === 4
    ? shape
    : refuse('ValueError', `\`${args.name}\` takes an image or a batch of images, found ${showShape(shape)}`)
}

function resized(args: OperationArguments): Shape {
  const shape = images(args)
  if (integerOf(args.value('size')) !== undefined)
    refuse(
      'TypeError',
      `\`size\` of \`resize\` must be a height and a width, found ${show(args.value('size'))}`,
    )
  const size = windowSizes(args, 'size', 2)
  const [height, width] = size
  if (size.length !== 2 || height === undefined || width === undefined)
    refuse(
      'ValueError',
      `\`size\` of \`resize\` must be a height and a width, found ${show(args.value('size'))}`,
    )
  if (size.some((one) => typeof one === 'number' && one <= 0))
    refuse('ValueError', `\`size\` of \`resize\` must be positive, found ${showShape(size)}`)
  const first = dataFormat(args) === 'channels_last' ? -3 : -2
  return withDim(withDim(shape, first, height), first + 1, width)
}

/** Patches as a convolution: each with the entries of a window. */
export function patched(args: OperationArguments, name: 'images' | 'volumes'): Shape {
  const shape = args.shape(name)
  const size = windowSizes(args, 'size', name === 'images' ? 2 : 3)
  if (size.length !== 2 && size.length !== 3)
    refuse(
      'ValueError',
      `\`size\` of \`${args.name}\` must be 2 or 3 whole numbers, found ${showShape(size)}`,
    )
  const data_format = dataFormat(args)
  const single = shape.length === size.length + 1
  const batch = single ? [1, ...shape] : shape
  const found = channels(batch, data_format)
  if (found === null) refuse('TypeError', `\`${args.name}\` needs to know how many channels its input has`)
  const window = {
    kernel_size: size,
    strides: args.value('strides').kind === 'none' ? size : windowSizes(args, 'strides', size.length),
    dilation_rate: windowSizes(args, 'dilation_rate', size.length),
    padding: padding(args),
    data_format,
  }
  const output = convolved(batch, product([...size, found]), window)
  return single ? output.slice(1) : output
}

/** The channels of an input must be those of the kernel, or several groups of as many. */
function matchChannels(shape: Shape, kernel: Shape, format: DataFormat): void {
  const found = channels(shape, format)
  const wanted = kernel.at(-2)
  if (typeof found === 'number' && typeof wanted === 'number' && found % wanted !== 0)
    refuse(
      'ValueError',
      `a kernel of shape ${showShape(kernel)} takes ${wanted} channels, found an input of ${showShape(shape)}`,
    )
}

/** How a kernel of `(…sizes, channels, filters)` moves over its input. */
function windowOf(args: OperationArguments, kernel: Shape) {
  return {
    kernel_size: kernel.slice(0, -2),
    strides: windowSizes(args, 'strides', kernel.length - 2),
    dilation_rate: windowSizes(args, 'dilation_rate', kernel.length - 2),
    padding: padding(args),
    data_format: dataFormat(args),
  }
}

/** A convolution with a kernel that is a tensor; `filters` are counted from its last axes. */
function convolution(name: string, type: string, filters: (kernel: Shape) => Dim): OperationDeclaration {
  return {
    name,
    type,
    signature: "inputs, kernel, strides=1, padding='valid', data_format=None, dilation_rate=1",
    tensors: ['inputs', 'kernel'],
    output(args) {
      const kernel = args.shape('kernel')
      const window = windowOf(args, kernel)
      matchChannels(args.shape('inputs'), kernel, window.data_format)
      return spec(convolved(args.shape('inputs'), filters(kernel), window), args.dtype('inputs'))
    },
  }
}

function colour(name: string, type: string): OperationDeclaration {
  return {
    name,
    type,
    signature: 'images, data_format=None',
    output(args) {
      const shape = images(args)
      const axis = dataFormat(args) === 'channels_last' ? -1 : -3
      const found = shape.at(axis)
      const grey = name === 'rgb_to_grayscale'
      if (!grey && !args.dtype('images').includes('float'))
        refuse('ValueError', `\`${name}\` takes images of floats, found ${args.dtype('images')}`)
      if (typeof found === 'number' && found !== 3 && !(grey && found === 1))
        refuse('ValueError', `\`${name}\` takes images of 3 channels, found ${showShape(shape)}`)
      return spec(grey ? withDim(shape, axis, 1) : shape, args.dtype('images'))
    },
  }
}

/** A depthwise convolution, and one of single entries behind it. */
const SEPARABLE: OperationDeclaration = {
  name: 'separable_conv',
  type: 'SeparableConv',
  signature:
    "inputs, depthwise_kernel, pointwise_kernel, strides=1, padding='valid', data_format=None, dilation_rate=1",
  tensors: ['inputs', 'depthwise_kernel', 'pointwise_kernel'],
  output(args) {
    const kernel = args.shape('depthwise_kernel')
    const window = windowOf(args, kernel)
    matchChannels(args.shape('inputs'), kernel, window.data_format)
    const filters = args.shape('pointwise_kernel').at(-1) ?? null
    return spec(convolved(args.shape('inputs'), filters, window), args.dtype('inputs'))
  },
}

export const IMAGES: readonly OperationDeclaration[] = [
  SEPARABLE,
  {
    name: 'resize',
    type: 'Resize',
    signature: `images, size, interpolation='bilinear', antialias=False, crop_to_aspect_ratio=False,
      pad_to_aspect_ratio=False, fill_mode='constant', fill_value=0.0, data_format=None`,
    output: (args) => spec(resized(args), args.dtype('images')),
  },
  {
    name: 'extract_patches',
    type: 'ExtractPatches',
    signature: "images, size, strides=None, dilation_rate=1, padding='valid', data_format=None",
    output: (args) => spec(patched(args, 'images'), args.dtype('images')),
  },
  colour('rgb_to_grayscale', 'RGBToGrayscale'),
  colour('rgb_to_hsv', 'RGBToHSV'),
  colour('hsv_to_rgb', 'HSVToRGB'),
  convolution('conv', 'Conv', (kernel) => kernel.at(-1) ?? null),
  convolution('depthwise_conv', 'DepthwiseConv', (kernel) =>
    dim((a, b) => a * b, kernel.at(-1) ?? null, kernel.at(-2) ?? null),
  ),
]
