/** Operations that move, cut, pad and compare images. */
import { itemsOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Dim, dim, type Shape, showShape } from '../shape.js'
import { dataFormat, images, patched } from './image.js'
import { dimension, integer, type OperationArguments, type OperationDeclaration } from './operation.js'

/** Images in, images of the same shape out. */
function filter(name: string, type: string, signature: string, tensors = ['images']): OperationDeclaration {
  return { name, type, signature, tensors, output: (args) => spec(images(args), args.dtype('images')) }
}

const given = (args: OperationArguments, name: string): number | null =>
  args.value(name).kind === 'none' ? null : integer(args, name)

/** Of a margin before, one behind and the size wanted, Keras takes exactly two. */
function margins(args: OperationArguments, before: string, behind: string, wanted: string): void {
  const known = [before, behind, wanted].filter((name) => given(args, name) !== null)
  if (known.length !== 2)
    refuse(
      'ValueError',
      `\`${args.name}\` takes exactly two of \`${before}\`, \`${behind}\` and \`${wanted}\`, found ${known.length}`,
    )
}

/** One axis after margins were added (or taken, with `sign` -1). */
function resizedAxis(
  args: OperationArguments,
  length: Dim,
  [before, behind, wanted]: readonly [string, string, string],
  sign: 1 | -1,
): Dim {
  const [a, b, size] = [given(args, before), given(args, behind), given(args, wanted)]
  if (length === null && size === null && sign === -1)
    refuse('ValueError', `\`${args.name}\` needs \`${wanted}\` where the image's size is not known`)
  const target = size ?? dim((n) => n + sign * ((a ?? 0) + (b ?? 0)), length)
  const margin = (own: number | null, other: number | null): Dim =>
    own ?? dim((n, t) => sign * (t - n) - (other ?? 0), length, target)
  for (const [name, value] of [
    [before, margin(a, b)],
    [behind, margin(b, a)],
    [wanted, target],
  ] as const)
    if (typeof value === 'number' && value < 0)
      refuse('ValueError', `\`${name}\` of \`${args.name}\` must not be negative, found ${value}`)
  return target
}

function bordered(name: string, type: string, kind: 'padding' | 'cropping'): OperationDeclaration {
  const sides = ['top', 'left', 'bottom', 'right'].map((side) => `${side}_${kind}=None`).join(', ')
  const sign = kind === 'padding' ? 1 : -1
  return {
    name,
    type,
    signature: `images, ${sides}, target_height=None, target_width=None, data_format=None`,
    output(args) {
      const shape = images(args)
      const vertical = [`top_${kind}`, `bottom_${kind}`, 'target_height'] as const
      const horizontal = [`left_${kind}`, `right_${kind}`, 'target_width'] as const
      margins(args, ...vertical)
      margins(args, ...horizontal)
      const at = shape.length - (dataFormat(args) === 'channels_last' ? 3 : 2)
      return spec(
        shape
          .with(at, resizedAxis(args, shape[at] ?? null, vertical, sign))
          .with(at + 1, resizedAxis(args, shape[at + 1] ?? null, horizontal, sign)),
        args.dtype('images'),
      )
    },
  }
}

function corners(args: OperationArguments, name: string): Shape {
  const shape = args.shape(name)
  return (shape.length === 2 || shape.length === 3) && shape.at(-2) === 4 && shape.at(-1) === 2
    ? shape
    : refuse(
        'ValueError',
        `\`${name}\` of \`${args.name}\` must be four points of two coordinates, found ${showShape(shape)}`,
      )
}

export const GEOMETRY: readonly OperationDeclaration[] = [
  bordered('pad_images', 'PadImages', 'padding'),
  bordered('crop_images', 'CropImages', 'cropping'),
  filter('gaussian_blur', 'GaussianBlur', 'images, kernel_size=(3, 3), sigma=(1.0, 1.0), data_format=None'),
  filter(
    'elastic_transform',
    'ElasticTransform',
    `images, alpha=20.0, sigma=5.0, interpolation='bilinear', fill_mode='reflect', fill_value=0.0, seed=None,
      data_format=None`,
  ),
  {
    name: 'affine_transform',
    type: 'AffineTransform',
    signature:
      "images, transform, interpolation='bilinear', fill_mode='constant', fill_value=0, data_format=None",
    tensors: ['images', 'transform'],
    output(args) {
      const transform = args.shape('transform')
      const shape = images(args)
      if (transform.length !== 1 && transform.length !== 2)
        refuse(
          'ValueError',
          `\`transform\` of \`affine_transform\` must be of one or two axes, found ${showShape(transform)}`,
        )
      return spec(shape, args.dtype('images'))
    },
  },
  {
    name: 'perspective_transform',
    type: 'PerspectiveTransform',
    signature: "images, start_points, end_points, interpolation='bilinear', fill_value=0, data_format=None",
    tensors: ['images', 'start_points', 'end_points'],
    output(args) {
      const shape = images(args)
      corners(args, 'start_points')
      corners(args, 'end_points')
      return spec(shape, args.dtype('images'))
    },
  },
  {
    name: 'map_coordinates',
    type: 'MapCoordinates',
    signature: "inputs, coordinates, order, fill_mode='constant', fill_value=0",
    tensors: ['inputs', 'coordinates'],
    output(args) {
      const shape = args.shape('inputs')
      const coordinates = args.shape('coordinates')
      if (coordinates[0] !== shape.length || coordinates.length < 2)
        refuse(
          'ValueError',
          `\`coordinates\` of \`map_coordinates\` must begin with an axis of ${shape.length}, found ${showShape(coordinates)}`,
        )
      return spec(coordinates.slice(1), args.dtype('inputs'))
    },
  },
  {
    name: 'scale_and_translate',
    type: 'ScaleAndTranslate',
    signature: 'images, output_shape, scale, translation, spatial_dims, method, antialias=True',
    output(args) {
      const value = args.value('output_shape')
      const items = itemsOf(value)
      return items === undefined
        ? refuse(
            'TypeError',
            `\`output_shape\` of \`scale_and_translate\` must be a shape, found ${show(value)}`,
          )
        : spec(items.map(dimension), args.dtype('images'))
    },
  },
  {
    name: 'sobel_edges',
    type: 'SobelEdges',
    signature: 'images, data_format=None',
    output(args) {
      const shape = args.shape('images')
      if (shape.length !== 4)
        refuse('ValueError', `\`sobel_edges\` takes a batch of images, found ${showShape(shape)}`)
      return spec([...shape, 2], args.dtype('images'))
    },
  },
  {
    name: 'ssim',
    type: 'SSIM',
    signature:
      'image1, image2, max_val=1.0, filter_size=11, filter_sigma=1.5, k1=0.01, k2=0.03, data_format=None',
    tensors: ['image1', 'image2'],
    output(args) {
      for (const name of ['image1', 'image2'])
        if (![3, 4].includes(args.shape(name).length))
          refuse(
            'ValueError',
            `\`ssim\` takes images or batches of them, found ${showShape(args.shape(name))}`,
          )
      const [first = null] = args.shape('image1')
      return spec(args.shape('image1').length === 3 ? [] : [first], args.dtype('image1'))
    },
  },
  {
    name: 'extract_patches_3d',
    type: 'ExtractPatches3D',
    signature: "volumes, size, strides=None, dilation_rate=1, padding='valid', data_format=None",
    output(args) {
      return spec(patched(args, 'volumes'), args.dtype('volumes'))
    },
  },
]
