/** The rule that ConvLSTM1D, ConvLSTM2D and ConvLSTM3D share (Keras's ConvLSTM): an LSTM whose products are convolutions. */
import {
  activation,
  convolutionPadding,
  dataFormat,
  flag,
  identifiers,
  integerOf,
  integerTuple,
  show,
  wholeTuple,
} from '../arguments.js'
import { type ConvolutionWindow, channels, convolved, spatialAxes } from '../convolution.js'
import { refuse } from '../error.js'
import { term, times } from '../formula.js'
import { type LayerArguments, type LayerDeclaration, layer, spec, type WeightSpec } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, dim, entries, isUnknown, type Shape, showShape, sum } from '../shape.js'
import { refuseStridesWithDilation } from './convolution_arguments.js'

/** What the constructor leaves. */
interface ConvolutionalLstm extends ConvolutionWindow {
  readonly filters: Dim
  readonly use_bias: boolean
  readonly return_sequences: boolean
  readonly return_state: boolean
  readonly go_backwards: boolean
  readonly stateful: boolean
}

/**
 * Input `(batch, steps, …spatial, in)`. `kernel` (…kernel_size, in, 4 × filters), `recurrent_kernel` (…kernel_size, filters,
 * 4 × filters), `bias` (4 × filters); `4 × filters × (kernel × (in + filters) + 1)` params.
 */
export function convLstmLayer(rank: 1 | 2 | 3): LayerDeclaration {
  return layer<ConvolutionalLstm>({
    name: `ConvLSTM${rank}D`,
    bases: ['ConvLSTM', 'RNN'],
    signature: `filters, kernel_size, strides=1, padding='valid', data_format=None, dilation_rate=1, activation='tanh',
      recurrent_activation='sigmoid', use_bias=True, kernel_initializer='glorot_uniform',
      recurrent_initializer='orthogonal', bias_initializer='zeros', unit_forget_bias=True, kernel_regularizer=None,
      recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
      recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None,
      return_sequences=False, return_state=False, go_backwards=False, stateful=False, **kwargs`,
    keywords: 'unroll=False, zero_output_for_mask=False',
    call: 'sequences, initial_state=None, mask=None, training=False',
    supportsMasking: true,

    init: (args) => readConvLstm(args, rank),
    inputSpec: () => ({ ndim: rank + 3 }),

    weights(state, { shape }) {
      const { kernel_size, filters, use_bias, data_format, stateful } = state
      const step = eachStep(shape)
      if (spatialAxes(step, data_format).includes(null))
        refuse(
          'ValueError',
          `\`ConvLSTM${rank}D\` needs to know the size of every spatial axis, found ${showShape(shape)}`,
        )
      const inputs = channels(step, data_format)
      if (inputs === null)
        refuse(
          'ValueError',
          `\`ConvLSTM${rank}D\` needs to know how many channels its input has, found ${showShape(shape)}`,
        )
      if (stateful && (shape[0] ?? null) === null)
        refuse(
          'ValueError',
          'a stateful recurrent layer needs to know the batch size',
          'give the input a `batch_size`',
        )
      const wide = dim((n) => 4 * n, filters)
      const made: WeightSpec[] = [
        { name: 'conv_lstm_cell/kernel', shape: [...kernel_size, inputs, wide] },
        { name: 'conv_lstm_cell/recurrent_kernel', shape: [...kernel_size, filters, wide] },
      ]
      if (use_bias) made.push({ name: 'conv_lstm_cell/bias', shape: [wide] })
      return made
    },

    output(state, { shape }) {
      const [batch = null, steps = null] = shape
      const [, ...rest] = convolved(eachStep(shape), state.filters, state)
      const output = spec(state.return_sequences ? [batch, steps, ...rest] : [batch, ...rest])
      return state.return_state ? [output, spec([batch, ...rest]), spec([batch, ...rest])] : output
    },

    mask({ return_sequences, return_state }, { masks }) {
      const passed = return_sequences ? (masks[0] ?? null) : null
      return return_state ? [passed, null, null] : [passed]
    },

    formula({ filters, kernel_size, use_bias, data_format }, { shape }) {
      const f = term(filters)
      const inputs = term(channels(eachStep(shape), data_format))
      const kernel = times(...kernel_size)
      if (f === null || inputs === null || kernel === null) return null
      return `4 × ${f} × (${kernel} × (${inputs} + ${f})${use_bias ? ' + 1' : ''})`
    },

    macs(state, { shape }) {
      const { filters, kernel_size, data_format } = state
      const step = eachStep(shape)
      const places = convolved(step, 4, state).slice(1)
      const input = entries([
        shape[1] ?? null,
        ...places,
        ...kernel_size,
        channels(step, data_format),
        filters,
      ])
      const recurrent = entries([shape[1] ?? null, ...places, ...kernel_size, filters, filters])
      return input === null || recurrent === null ? null : sum([input, recurrent])
    },
  })
}

/** The input of one step. */
function eachStep(shape: Shape): Shape {
  return [shape[0] ?? null, ...shape.slice(2)]
}

function readConvLstm(args: LayerArguments, rank: number): ConvolutionalLstm {
  const kernel_size = wholeTuple(args, 'kernel_size', rank)
  const strides = integerTuple(args, 'strides', rank, true)
  const padding = convolutionPadding(args, false)
  const data_format = dataFormat(args)
  const dilation_rate = integerTuple(args, 'dilation_rate', rank)
  refuseStridesWithDilation(args, strides, dilation_rate)
  activation(args)
  activation(args, 'recurrent_activation')
  identifiers(args, 'kernel_initializer', 'recurrent_initializer', 'bias_initializer')
  identifiers(args, 'kernel_regularizer', 'recurrent_regularizer', 'bias_regularizer')
  identifiers(args, 'kernel_constraint', 'recurrent_constraint', 'bias_constraint')
  comparable(args, 'dropout')
  comparable(args, 'recurrent_dropout')
  const flags = {
    use_bias: flag(args, 'use_bias'),
    return_sequences: flag(args, 'return_sequences'),
    return_state: flag(args, 'return_state'),
    go_backwards: flag(args, 'go_backwards'),
    stateful: flag(args, 'stateful'),
  }
  return { kernel_size, strides, padding, data_format, dilation_rate, filters: readFilters(args), ...flags }
}

/** `filters`: not looked at by the constructor, a size of weights later. */
function readFilters(args: LayerArguments): Dim {
  const value = args.value('filters')
  if (isUnknown(value)) return value
  const number = integerOf(value)
  if (number === undefined || number < 0)
    refuse(
      value.kind === 'none' ? 'TypeError' : 'ValueError',
      `\`filters\` of \`${args.layer}\` must be a whole number, found ${show(value)}`,
    )
  return number
}
