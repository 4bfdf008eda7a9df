/** Mistakes about layers that slide a window: convolutions of all kinds, and pooling. */
import { area, COUNTS, type Entry, type Facts, perAxis, product, WITH_BIASES } from './entry.js'

const CONV = ['Conv1D', 'Conv2D', 'Conv3D']
const CONV_LIKE = [...CONV, 'Conv1DTranspose', 'Conv2DTranspose', 'Conv3DTranspose']
const SEPARABLE = ['SeparableConv1D', 'SeparableConv2D']
const DEPTHWISE = [...SEPARABLE, 'DepthwiseConv1D', 'DepthwiseConv2D']
const POOLING = [
  'MaxPooling1D',
  'MaxPooling2D',
  'MaxPooling3D',
  'AveragePooling1D',
  'AveragePooling2D',
  'AveragePooling3D',
]

export const CONVOLUTION: readonly Entry[] = [
  {
    id: 'channels-ignored',
    of: COUNTS,
    classes: CONV_LIKE,
    text: 'This takes a kernel for a flat window: it reaches over all channels that come in.',
    values: ({ config, outChannels }) => {
      const window = area(config['kernel_size'])
      return [outChannels * (window + 1), outChannels * window]
    },
  },
  {
    id: 'filters-ignored',
    of: COUNTS,
    classes: CONV_LIKE,
    text: 'This counts one filter only: there are as many kernels as filters.',
    values: ({ config, channels }) => {
      const one = area(config['kernel_size']) * channels
      return [one + 1, one]
    },
  },
  {
    id: 'bias-per-channel',
    of: WITH_BIASES,
    classes: CONV,
    text: 'This gives a bias to each kernel slice: there is one for each filter, not for each channel of it.',
    values: ({ config, channels, outChannels }) => [
      outChannels * channels * (area(config['kernel_size']) + 1),
    ],
  },
  {
    id: 'no-weight-sharing',
    of: COUNTS,
    classes: CONV,
    text: 'This gives each position weights of its own: a convolution uses the same kernel everywhere.',
    values: ({ params, kernels, outSpace }) => [params * product(outSpace), kernels * product(outSpace)],
  },
  {
    id: 'dense-instead-of-convolution',
    of: COUNTS,
    classes: CONV,
    text: 'This connects every input to every output, as a dense layer would.',
    values: ({ into, out }) => [product(into) * product(out), (product(into) + 1) * product(out)],
  },
  {
    id: 'pooling-with-weights',
    of: COUNTS,
    classes: POOLING,
    text: 'This treats the pooling window like a kernel: pooling has nothing to learn.',
    values: ({ config, channels }) => {
      const window = area(config['pool_size'])
      return [
        window,
        window + 1,
        window * channels,
        (window + 1) * channels,
        channels * (window * channels + 1),
        channels * window * channels,
      ]
    },
  },
  {
    id: 'regular-instead-of-separable',
    of: COUNTS,
    classes: DEPTHWISE,
    text: 'This is what a regular convolution would have: here each channel is filtered by itself.',
    values: ({ config, channels, outChannels }) => {
      const window = area(config['kernel_size'])
      return [outChannels * (window * channels + 1), outChannels * window * channels]
    },
  },
  {
    id: 'separable-without-pointwise',
    of: COUNTS,
    classes: SEPARABLE,
    text: 'This leaves out one of the two steps of a separable convolution.',
    values: ({ config, channels, outChannels }) => {
      const depthwise = area(config['kernel_size']) * channels
      const pointwise = channels * outChannels
      return [depthwise, depthwise + channels, pointwise, pointwise + outChannels]
    },
  },
  {
    id: 'padding-mixed-up',
    of: ['values', 'height', 'width'],
    classes: [...CONV, ...POOLING],
    text: 'This is what the other padding would give: `same` keeps the size (over the strides), `valid` loses the rim.',
    values: (facts) => {
      const other = otherPadding(facts)
      if (facts.quantity === 'values') return [product(other) * facts.outChannels]
      return [other.at(facts.quantity === 'height' ? 0 : 1) ?? Number.NaN]
    },
  },
]

/** The sizes that the other padding would give. */
function otherPadding({ config, intoSpace }: Facts): readonly number[] {
  const window = perAxis(config['kernel_size'] ?? config['pool_size'])
  const strides = perAxis(config['strides'])
  const dilation = perAxis(config['dilation_rate'])
  const other = config['padding'] === 'same' ? 'valid' : config['padding'] === 'valid' ? 'same' : null
  return intoSpace.map((size, i) => {
    const stride = strides[i] ?? 1
    if (other === null) return Number.NaN
    if (other === 'same') return Math.ceil(size / stride)
    const reach = (dilation[i] ?? 1) * ((window[i] ?? Number.NaN) - 1) + 1
    return Math.floor((size - reach) / stride) + 1
  })
}
