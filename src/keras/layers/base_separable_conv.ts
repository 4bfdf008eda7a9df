/** The rule that SeparableConv1D and SeparableConv2D share (Keras's BaseSeparableConv). */
import { type ConvolutionWindow, channels, convolved } from '../convolution.js'
import { refuse } from '../error.js'
import { joined, perOutput, times } from '../formula.js'
import { type LayerDeclaration, layer, spec, type WeightSpec } from '../layer.js'
import { type Dim, dim, entries, type Shape, sum } from '../shape.js'
import { positiveCount, readCommon, readWindow } from './convolution_arguments.js'

/** What a separable convolution's constructor leaves. */
interface SeparableConvolution extends ConvolutionWindow {
  readonly filters: Dim
  readonly depth_multiplier: Dim
  readonly use_bias: boolean
}

/**
 * A depthwise convolution, then one of size 1 over its channels: `depthwise_kernel` (…kernel_size, in, m),
 * `pointwise_kernel` (…1, m × in, filters), `bias` (filters); `kernel × in × m + filters × (m × in + 1)` params.
 */
export function separableLayer(rank: 1 | 2): LayerDeclaration {
  const one = rank === 1 ? '1' : '(1, 1)'
  return layer<SeparableConvolution>({
    name: `SeparableConv${rank}D`,
    aliases: [`SeparableConvolution${rank}D`],
    bases: ['BaseSeparableConv'],
    signature: `filters, kernel_size, strides=${one}, padding='valid', data_format=None, dilation_rate=${one},
      depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer='glorot_uniform',
      pointwise_initializer='glorot_uniform', bias_initializer='zeros', depthwise_regularizer=None,
      pointwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None,
      pointwise_constraint=None, bias_constraint=None, **kwargs`,

    init(args) {
      const window = readWindow(args, rank, false)
      const common = readCommon(
        args,
        ...['depthwise_initializer', 'pointwise_initializer', 'bias_initializer', 'depthwise_regularizer'],
        ...['pointwise_regularizer', 'bias_regularizer', 'depthwise_constraint', 'pointwise_constraint'],
        'bias_constraint',
      )
      const depth_multiplier = positiveCount(args, 'depth_multiplier')
      return { ...window, ...common, depth_multiplier, filters: positiveCount(args, 'filters') }
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
      const { kernel_size, depth_multiplier, filters, use_bias } = state
      const between = betweenChannels(state, shape)
      convolved(shape, filters, state)
      const made: WeightSpec[] = [
        {
          name: 'depthwise_kernel',
          shape: [...kernel_size, channels(shape, state.data_format), depth_multiplier],
        },
        { name: 'pointwise_kernel', shape: [...kernel_size.map(() => 1), between, filters] },
      ]
      if (use_bias) made.push({ name: 'bias', shape: [filters] })
      return made
    },

    output: (state, { shape }) => spec(convolved(shape, state.filters, state)),

    formula(state, { shape }) {
      const depthwise = times(
        ...state.kernel_size,
        channels(shape, state.data_format),
        state.depth_multiplier,
      )
      return joined([depthwise, perOutput(state.filters, [betweenChannels(state, shape)], state.use_bias)])
    },

    macs(state, { shape }, output) {
      if (!('shape' in output)) return null
      const places = convolved(shape, 1, state).slice(1)
      const between = betweenChannels(state, shape)
      const depthwise = entries([...places, between, ...state.kernel_size])
      const pointwise = entries([...places, between, state.filters])
      return depthwise === null || pointwise === null ? null : sum([depthwise, pointwise])
    },

    window: ({ kernel_size, strides, dilation_rate }) => ({
      size: kernel_size,
      strides,
      dilation: dilation_rate,
    }),
  })
}

/** The channels between the two convolutions. */
function betweenChannels({ depth_multiplier, data_format }: SeparableConvolution, shape: Shape): Dim {
  const found = channels(shape, data_format)
  if (found === null)
    refuse(
      'TypeError',
      'a separable convolution needs to know how many channels its input has, found None',
      'give the channel axis a size',
    )
  return dim((a, b) => a * b, depth_multiplier, found)
}
