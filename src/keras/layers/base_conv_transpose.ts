/** The rule that Conv1DTranspose, Conv2DTranspose and Conv3DTranspose share (Keras's BaseConvTranspose). */
import { show, wholeTuple } from '../arguments.js'
import { assemble, type ConvolutionWindow, channels, spatialAxes, transposed } from '../convolution.js'
import { refuse } from '../error.js'
import { joined, times } from '../formula.js'
import { type LayerArguments, type LayerDeclaration, layer, spec, type WeightSpec } from '../layer.js'
import { type Dim, entries, type Shape, showShape } from '../shape.js'
import { positiveCount, readCommon, readWindow, refuseStridesWithDilation } from './convolution_arguments.js'

/** What a transposed convolution's constructor leaves. */
interface TransposedConvolution extends ConvolutionWindow {
  readonly filters: Dim
  readonly output_padding: Shape | null
  readonly use_bias: boolean
}

/**
 * A convolution run backwards, which enlarges its input: kernel `(…kernel_size, filters, in)`, bias `(filters)`;
 * `filters × kernel × in + filters` params. An axis of n entries gives n × stride of them (`same`), or
 * (n − 1) × stride + max(kernel, stride) (`valid`).
 */
export function transposedLayer(rank: 1 | 2 | 3): LayerDeclaration {
  const one = rank === 1 ? '1' : `(${Array.from({ length: rank }, () => 1).join(', ')})`
  const last = ['output_padding=None', 'data_format=None']
  if (rank === 3) last.reverse()
  return layer<TransposedConvolution>({
    name: `Conv${rank}DTranspose`,
    aliases: [`Convolution${rank}DTranspose`],
    bases: ['BaseConvTranspose'],
    signature: `filters, kernel_size, strides=${one}, padding='valid', ${last.join(', ')}, dilation_rate=${one},
      activation=None, use_bias=True, kernel_initializer='glorot_uniform', bias_initializer='zeros',
      kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
      bias_constraint=None, **kwargs`,

    init(args) {
      const window = readWindow(args, rank, false, 'AttributeError')
      for (const name of ['strides', 'dilation_rate']) wholeTuple(args, name, rank)
      const output_padding = outputPadding(args, rank)
      const common = readCommon(
        args,
        ...['kernel_initializer', 'bias_initializer', 'kernel_regularizer', 'bias_regularizer'],
        ...['kernel_constraint', 'bias_constraint'],
      )
      const filters = positiveCount(args, 'filters')
      refuseWidePadding(args, output_padding, window.strides)
      refuseStridesWithDilation(args, window.strides, window.dilation_rate)
      return { ...window, ...common, filters, output_padding }
    },

    inputSpec: ({ data_format }, built) => ({
      minNdim: rank + 2,
      ...(built === null
        ? {}
        : {
            axes: new Map([[data_format === 'channels_last' ? -1 : 1, channels(built.shape, data_format)]]),
          }),
    }),

    weights({ kernel_size, filters, use_bias, data_format }, { shape }) {
      const made: WeightSpec[] = [
        { name: 'kernel', shape: [...kernel_size, filters, channels(shape, data_format)] },
      ]
      if (use_bias) made.push({ name: 'bias', shape: [filters] })
      return made
    },

    output: (state, { shape }) => spec(enlarged(state, shape)),

    formula({ kernel_size, filters, use_bias, data_format }, { shape }) {
      const kernel = times(filters, ...kernel_size, channels(shape, data_format))
      return use_bias ? joined([kernel, times(filters)]) : kernel
    },

    macs: ({ kernel_size, filters }, { shape }) => entries([...shape.slice(1), ...kernel_size, filters]),
  })
}

function enlarged(state: TransposedConvolution, shape: Shape): Shape {
  const { kernel_size, strides, dilation_rate, padding, output_padding, data_format, filters } = state
  const spatial = spatialAxes(shape, data_format)
  if (spatial.length > kernel_size.length)
    refuse(
      'IndexError',
      `a transposed convolution over ${kernel_size.length} axes needs an input of ${kernel_size.length + 2} axes, found ${showShape(shape)}`,
    )
  const enlargedAxes = spatial.map((length, axis) =>
    transposed(
      length,
      kernel_size[axis] ?? 1,
      strides[axis] ?? 1,
      padding === 'causal' ? 'valid' : padding,
      dilation_rate[axis] ?? 1,
      output_padding === null ? undefined : output_padding[axis],
    ),
  )
  return assemble(shape[0] ?? null, enlargedAxes, filters, data_format)
}

function outputPadding(args: LayerArguments, rank: number): Shape | null {
  return args.value('output_padding').kind === 'none' ? null : wholeTuple(args, 'output_padding', rank, true)
}

function refuseWidePadding(args: LayerArguments, padding: Shape | null, strides: Shape): void {
  for (const [axis, size] of (padding ?? []).entries()) {
    const stride = strides[axis]
    if (typeof size === 'number' && typeof stride === 'number' && size >= stride)
      refuse(
        'ValueError',
        `\`output_padding\` of \`${args.layer}\` must be less than its strides, found ${show(args.value('output_padding'))} and ${showShape(strides)}`,
      )
  }
}
