/** The rule that DepthwiseConv1D and DepthwiseConv2D share (Keras's BaseDepthwiseConv). */
import { type ConvolutionWindow, channels, convolved } from '../convolution.js'
import { refuse } from '../error.js'
import { perOutput } from '../formula.js'
import { type LayerDeclaration, layer, spec, type WeightSpec } from '../layer.js'
import { type Dim, dim, entries, type Shape } from '../shape.js'
import { positiveCount, readCommon, readWindow } from './convolution_arguments.js'

/** What a depthwise convolution's constructor leaves. */
interface DepthwiseConvolution extends ConvolutionWindow {
  readonly depth_multiplier: Dim
  readonly use_bias: boolean
}

/**
 * Each channel is convolved by itself, `depth_multiplier` (m) times: kernel `(…kernel_size, in, m)`, bias `(m × in)`;
 * `m × in × (kernel + 1)` params. Output `(batch, …, m × in)`.
 */
export function depthwiseLayer(rank: 1 | 2): LayerDeclaration {
  const one = rank === 1 ? '1' : '(1, 1)'
  return layer<DepthwiseConvolution>({
    name: `DepthwiseConv${rank}D`,
    bases: ['BaseDepthwiseConv'],
    signature: `kernel_size, strides=${one}, padding='valid', depth_multiplier=1, data_format=None,
      dilation_rate=${one}, activation=None, use_bias=True, depthwise_initializer='glorot_uniform',
      bias_initializer='zeros', depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None,
      depthwise_constraint=None, bias_constraint=None, **kwargs`,

    init(args) {
      const window = readWindow(args, rank, false)
      const common = readCommon(
        args,
        ...['depthwise_initializer', 'bias_initializer', 'depthwise_regularizer'],
        ...['bias_regularizer', 'depthwise_constraint', 'bias_constraint'],
      )
      return { ...window, ...common, depth_multiplier: positiveCount(args, 'depth_multiplier') }
    },

    inputSpec: ({ data_format }, built) => ({
      minNdim: rank + 2,
      ...(built === null
        ? {}
        : {
            axes: new Map([[data_format === 'channels_last' ? -1 : 1, channels(built.shape, data_format)]]),
          }),
    }),

    weights(state, { shape }) {
      const { kernel_size, depth_multiplier, use_bias } = state
      convolved(shape, outputChannels(state, shape), state)
      const made: WeightSpec[] = [
        { name: 'kernel', shape: [...kernel_size, inputChannels(state, shape), depth_multiplier] },
      ]
      if (use_bias) made.push({ name: 'bias', shape: [outputChannels(state, shape)] })
      return made
    },

    output: (state, { shape }) => spec(convolved(shape, outputChannels(state, shape), state)),

    formula: (state, { shape }) => perOutput(outputChannels(state, shape), state.kernel_size, state.use_bias),

    macs: (state, _, output) =>
      'shape' in output ? entries([...output.shape.slice(1), ...state.kernel_size]) : null,

    window: ({ kernel_size, strides, dilation_rate }) => ({
      size: kernel_size,
      strides,
      dilation: dilation_rate,
    }),
  })
}

/** The input's channels, which must be known: Keras multiplies them. */
function inputChannels({ data_format }: DepthwiseConvolution, shape: Shape): Dim {
  const found = channels(shape, data_format)
  return found === null
    ? refuse(
        'TypeError',
        'a depthwise convolution needs to know how many channels its input has, found None',
        'give the channel axis a size',
      )
    : found
}

function outputChannels(state: DepthwiseConvolution, shape: Shape): Dim {
  return dim((a, b) => a * b, state.depth_multiplier, inputChannels(state, shape))
}
