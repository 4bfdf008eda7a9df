/** The rule that Conv1D, Conv2D and Conv3D share (Keras's BaseConv). */
import { loraRank, show } from '../arguments.js'
import { type ConvolutionWindow, channels, convolved } from '../convolution.js'
import { cannotTell, refuse } from '../error.js'
import { joined, perOutput, times } from '../formula.js'
import { type LayerArguments, type LayerDeclaration, layer, spec, type WeightSpec } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, dim, entries, type Shape } from '../shape.js'
import { positiveCount, readCommon, readWindow, refuseStridesWithDilation } from './convolution_arguments.js'

/** What a convolution's constructor leaves. */
interface Convolution extends ConvolutionWindow {
  readonly filters: Dim
  readonly groups: number
  readonly activation: string | null
  readonly use_bias: boolean
  readonly lora_rank: number | null
}

/**
 * A convolution over `rank` axes. Kernel `(…kernel_size, in ÷ groups, filters)`, bias `(filters)`;
 * `filters × (kernel × in ÷ groups + 1)` params.
 */
export function convolutionLayer(
  rank: 1 | 2 | 3,
  names: { readonly name: string; readonly aliases: readonly string[] },
): LayerDeclaration {
  const one = rank === 1 ? '1' : `(${Array.from({ length: rank }, () => 1).join(', ')})`
  return layer<Convolution>({
    ...names,
    bases: ['BaseConv'],
    signature: `filters, kernel_size, strides=${one}, padding='valid', data_format=None, dilation_rate=${one}, groups=1,
      activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros',
      kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
      bias_constraint=None, **kwargs`,

    keywords: 'lora_rank=None, lora_alpha=None',

    init: (args) => readConvolution(args, rank),

    inputSpec: ({ data_format }, built) =>
      built === null
        ? { minNdim: rank + 2 }
        : {
            minNdim: rank + 2,
            axes: new Map([[data_format === 'channels_last' ? -1 : 1, channels(built.shape, data_format)]]),
          },

    weights(state, { shape }) {
      const { kernel_size, filters, use_bias, lora_rank } = state
      const perFilter = channelsOfGroup(shape, state)
      convolved(shape, filters, state)
      const made: WeightSpec[] = [
        { name: 'kernel', shape: [...kernel_size, perFilter, filters], frozen: lora_rank !== null },
      ]
      if (use_bias) made.push({ name: 'bias', shape: [filters] })
      if (lora_rank !== null)
        made.push(
          { name: 'lora_kernel_a', shape: [...kernel_size, perFilter, lora_rank], dtype: 'float32' },
          { name: 'lora_kernel_b', shape: [lora_rank, filters], dtype: 'float32' },
        )
      return made
    },

    output: (state, { shape }) => spec(convolved(shape, state.filters, state)),

    formula(state, { shape }) {
      const { filters, kernel_size, use_bias, lora_rank } = state
      const perFilter = channelsOfGroup(shape, state)
      const plain = perOutput(filters, [...kernel_size, perFilter], use_bias)
      if (lora_rank === null) return plain
      return joined([plain, times(...kernel_size, perFilter, lora_rank), times(lora_rank, filters)])
    },

    macs(state, { shape }, output) {
      if (!('shape' in output)) return null
      return entries([...output.shape.slice(1), ...state.kernel_size, channelsOfGroup(shape, state)])
    },

    window: ({ kernel_size, strides, dilation_rate }) => ({
      size: kernel_size,
      strides,
      dilation: dilation_rate,
    }),
  })
}

/** The input channels that each filter sees. */
function channelsOfGroup(shape: Shape, { data_format, groups }: Convolution): Dim {
  const channel = channels(shape, data_format)
  if (channel === null)
    refuse(
      'TypeError',
      'a convolution needs to know how many channels its input has, found None',
      'give the channel axis a size',
    )
  if (typeof channel === 'number' && channel % groups !== 0)
    refuse(
      'ValueError',
      `${channel} input channels cannot be divided into ${groups} groups`,
      `use a number of groups that divides ${channel}`,
    )
  return dim((n) => n / groups, channel)
}

/** The arguments of a convolution, refused in Keras's order. */
function readConvolution(args: LayerArguments, rank: number): Convolution {
  const window = readWindow(args, rank, rank === 1)
  const common = readCommon(
    args,
    ...['kernel_initializer', 'bias_initializer', 'kernel_regularizer', 'bias_regularizer'],
    ...['kernel_constraint', 'bias_constraint'],
  )
  const filters = positiveCount(args, 'filters')
  const group = comparable(args, 'groups') ?? cannotTell(args.unknown('`groups` is not known'))
  if (group <= 0 || args.value('groups').kind === 'float')
    refuse(
      'ValueError',
      `\`groups\` of \`${args.layer}\` must be a positive whole number, found ${show(args.value('groups'))}`,
    )
  if (typeof filters === 'number' && filters % group !== 0)
    refuse(
      'ValueError',
      `${filters} filters cannot be divided into ${group} groups`,
      `use a multiple of ${group}`,
    )
  refuseStridesWithDilation(args, window.strides, window.dilation_rate)
  return { ...window, ...common, filters, groups: group, lora_rank: loraRank(args) }
}
