/**
 * Known wrong ways to compute a number. Each computes its value for a layer; where a false number is exactly that
 * value, and no other explanation gives it first, the mistake is explained in one sentence.
 */
import type { LayerRow, Shape } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import type { Measurement } from './outcome.js'
import { deepRows, isInput, isOf, singleShape } from './things.js'
import type { Misconception } from './verdict.js'

/** What a catalogue entry looks at. */
interface Facts {
  readonly row: LayerRow
  readonly bench: Workbench
  /** Sizes of the output and the input without the batch axis; empty where unknown. */
  readonly out: readonly number[]
  readonly into: readonly number[]
  readonly config: LayerRow['config']
}

interface Entry {
  readonly id: string
  /** The quantities that the mistake is made about. */
  readonly of: readonly string[]
  readonly classes: readonly string[] | null
  readonly text: string
  readonly values: (facts: Facts) => readonly number[]
}

const CONV = ['Conv1D', 'Conv2D', 'Conv3D']
const CONV_LIKE = [...CONV, 'Conv1DTranspose', 'Conv2DTranspose', 'Conv3DTranspose']
const SEPARABLE = ['SeparableConv1D', 'SeparableConv2D', 'DepthwiseConv1D', 'DepthwiseConv2D']
const COUNTS = ['params', 'trainable', 'kernel', 'weights', 'nonTrainable']
const POOLING = [
  'MaxPooling1D',
  'MaxPooling2D',
  'MaxPooling3D',
  'AveragePooling1D',
  'AveragePooling2D',
  'AveragePooling3D',
]

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1)
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

function window(value: unknown): number {
  return Array.isArray(value) ? product(value.map(number)) : Number.NaN
}

function pair(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(number) : []
}

function gates(row: LayerRow): number {
  return row.type === 'LSTM' ? 4 : row.type === 'GRU' ? 3 : 1
}

/** The catalogue, the likelier explanations first. */
const CATALOGUE: readonly Entry[] = [
  {
    id: 'activations-as-parameters',
    of: COUNTS,
    classes: null,
    text: 'This counts the values that the layer puts out, not the parameters that it learns.',
    values: ({ out }) => (out.length > 0 ? [product(out)] : []),
  },
  {
    id: 'inputs-as-parameters',
    of: COUNTS,
    classes: null,
    text: 'This counts the values that come into the layer, not the parameters that it learns.',
    values: ({ into }) => (into.length > 0 ? [product(into)] : []),
  },
  {
    id: 'bias-forgotten',
    of: ['params', 'trainable'],
    classes: null,
    text: 'This leaves out the biases: each filter or unit has one of its own.',
    values: ({ row }) => [sum(row, (name) => !/bias$/.test(name))],
  },
  {
    id: 'bias-added',
    of: ['params', 'trainable'],
    classes: [...CONV_LIKE, 'Dense'],
    text: 'This adds biases, but the layer was made without them.',
    values: ({ row, config }) =>
      config['use_bias'] === false ? [Number(row.params) + number(config['filters'] ?? config['units'])] : [],
  },
  {
    id: 'one-bias-for-all',
    of: ['params', 'trainable'],
    classes: [...CONV_LIKE, 'Dense'],
    text: 'This adds a single bias for the whole layer: each filter or unit has one of its own.',
    values: ({ row }) => [sum(row, (name) => !/bias$/.test(name)) + 1],
  },
  {
    id: 'channels-ignored',
    of: COUNTS,
    classes: CONV_LIKE,
    text: 'This takes a kernel for a flat window: it reaches over all channels that come in.',
    values: ({ config }) => {
      const area = window(config['kernel_size'])
      return [number(config['filters']) * (area + 1), number(config['filters']) * area]
    },
  },
  {
    id: 'filters-ignored',
    of: COUNTS,
    classes: CONV_LIKE,
    text: 'This counts one filter only: there are as many kernels as filters.',
    values: ({ config, into }) => {
      const one = window(config['kernel_size']) * (into.at(-1) ?? Number.NaN)
      return [one + 1, one]
    },
  },
  {
    id: 'bias-per-channel',
    of: ['params', 'trainable'],
    classes: CONV,
    text: 'This gives a bias to each kernel slice: there is one for each filter, not for each channel of it.',
    values: ({ config, into }) => [
      number(config['filters']) * (into.at(-1) ?? Number.NaN) * (window(config['kernel_size']) + 1),
    ],
  },
  {
    id: 'no-weight-sharing',
    of: COUNTS,
    classes: CONV,
    text: 'This gives each position weights of its own: a convolution uses the same kernel everywhere.',
    values: ({ row, out }) => [
      Number(row.params) * product(out.slice(0, -1)),
      sum(row, (name) => !/bias$/.test(name)) * product(out.slice(0, -1)),
    ],
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
    values: ({ config, into }) => {
      const area = window(config['pool_size'])
      const channels = into.at(-1) ?? Number.NaN
      return [
        area,
        area + 1,
        area * channels,
        (area + 1) * channels,
        channels * (area * channels + 1),
        channels * area * channels,
      ]
    },
  },
  {
    id: 'dropout-with-weights',
    of: COUNTS,
    classes: ['Dropout', 'SpatialDropout1D', 'SpatialDropout2D'],
    text: 'This counts the values that are dropped: dropout has nothing to learn.',
    values: ({ into, config }) => [
      product(into) * number(config['rate']),
      product(into) * (1 - number(config['rate'])),
    ],
  },
  {
    id: 'regular-instead-of-separable',
    of: COUNTS,
    classes: SEPARABLE,
    text: 'This is what a regular convolution would have: here each channel is filtered by itself.',
    values: ({ config, into, out }) => {
      const area = window(config['kernel_size'])
      const channels = into.at(-1) ?? Number.NaN
      const filters = out.at(-1) ?? Number.NaN
      return [filters * (area * channels + 1), filters * area * channels]
    },
  },
  {
    id: 'separable-without-pointwise',
    of: COUNTS,
    classes: ['SeparableConv1D', 'SeparableConv2D'],
    text: 'This leaves out one of the two steps of a separable convolution.',
    values: ({ config, into, out }) => {
      const area = window(config['kernel_size'])
      const channels = into.at(-1) ?? Number.NaN
      const filters = out.at(-1) ?? Number.NaN
      return [
        area * channels,
        area * channels + channels,
        channels * filters,
        channels * filters + filters,
        area * channels + channels * filters,
      ]
    },
  },
  {
    id: 'flattened-before-dense',
    of: COUNTS,
    classes: ['Dense'],
    text: 'This flattens the input first: a dense layer works on the last axis, with the same weights at every position.',
    values: ({ into, config }) =>
      into.length < 2
        ? []
        : [(product(into) + 1) * number(config['units']), product(into) * number(config['units'])],
  },
  {
    id: 'dense-per-position',
    of: COUNTS,
    classes: ['Dense'],
    text: 'This counts the weights anew for each position: they are shared.',
    values: ({ row, into }) => (into.length < 2 ? [] : [Number(row.params) * product(into.slice(0, -1))]),
  },
  {
    id: 'units-swapped',
    of: ['params', 'trainable'],
    classes: ['Dense'],
    text: 'This adds a bias for each input instead of each unit.',
    values: ({ into, config }) => {
      const inputs = into.at(-1) ?? Number.NaN
      return [inputs * number(config['units']) + inputs]
    },
  },
  {
    id: 'flatten-skipped',
    of: COUNTS,
    classes: ['Dense'],
    text: 'This reads only the channels that come in: after flattening, every position of every channel is an input.',
    values: ({ bench, row, config }) => {
      const before = flattenBefore(row, bench)
      const channels = before?.at(-1)
      return channels === undefined
        ? []
        : [(channels + 1) * number(config['units']), channels * number(config['units'])]
    },
  },
  {
    id: 'batch-norm-half',
    of: ['params'],
    classes: ['BatchNormalization'],
    text: 'This counts gamma and beta only: the moving mean and variance are parameters, too, if not trainable ones.',
    values: ({ row }) => [Number(row.params) / 2],
  },
  {
    id: 'batch-norm-all-trainable',
    of: ['trainable', 'nonTrainable'],
    classes: ['BatchNormalization'],
    text: 'This counts all four vectors: half of them, the moving mean and variance, are not trained.',
    values: ({ row }) => [Number(row.params)],
  },
  {
    id: 'norm-like-batch-norm',
    of: COUNTS,
    classes: ['LayerNormalization', 'GroupNormalization'],
    text: 'This counts four vectors as in batch normalization: here there are gamma and beta only.',
    values: ({ row }) => [Number(row.params) * 2],
  },
  {
    id: 'gates-forgotten',
    of: COUNTS,
    classes: ['LSTM', 'GRU'],
    text: 'This counts one gate only: each gate has kernels and biases of its own.',
    values: ({ row, config, into }) => {
      const u = number(config['units'])
      const i = into.at(-1) ?? Number.NaN
      return [Number(row.params) / gates(row), i * u + u * u + u, i * u + u * u, i * u + u]
    },
  },
  {
    id: 'gru-bias-variants',
    of: COUNTS,
    classes: ['GRU'],
    text: 'A GRU of Keras has two bias vectors for each gate unless `reset_after=False`, and then one.',
    values: ({ config, into }) => {
      const u = number(config['units'])
      const i = into.at(-1) ?? Number.NaN
      return [3 * (i * u + u * u + u), 3 * (i * u + u * u + 2 * u)]
    },
  },
  {
    id: 'gru-and-lstm-mixed-up',
    of: COUNTS,
    classes: ['LSTM', 'GRU', 'SimpleRNN'],
    text: 'This takes another recurrent layer: an LSTM has four gates, a GRU three, a simple RNN none.',
    values: ({ config, into }) => {
      const u = number(config['units'])
      const i = into.at(-1) ?? Number.NaN
      const base = i * u + u * u + u
      return [4 * base, 3 * base, 3 * (base + u), base]
    },
  },
  {
    id: 'recurrence-forgotten',
    of: COUNTS,
    classes: ['LSTM', 'GRU', 'SimpleRNN'],
    text: 'This leaves out the recurrent kernel, by which the units read their own last output.',
    values: ({ row, config, into }) => {
      const u = number(config['units'])
      const i = into.at(-1) ?? Number.NaN
      return [gates(row) * (i * u + u), gates(row) * i * u]
    },
  },
  {
    id: 'weights-per-step',
    of: COUNTS,
    classes: ['LSTM', 'GRU', 'SimpleRNN', 'TimeDistributed'],
    text: 'This counts the weights anew for each time step: they are shared.',
    values: ({ row, into }) => [Number(row.params) * (into[0] ?? Number.NaN)],
  },
  {
    id: 'embedding-with-bias',
    of: COUNTS,
    classes: ['Embedding'],
    text: 'This adds a bias: an embedding is a table and nothing else.',
    values: ({ row, config }) => [
      Number(row.params) + number(config['output_dim']),
      Number(row.params) + number(config['input_dim']),
    ],
  },
  {
    id: 'attention-single-projection',
    of: COUNTS,
    classes: ['MultiHeadAttention'],
    text: 'Attention has four projections (query, key, value, output), each with biases.',
    values: ({ row }) => [
      Number(row.params) / 4,
      (Number(row.params) * 3) / 4,
      sum(row, (name) => !/bias$/.test(name)) / 4,
    ],
  },
  {
    id: 'padding-mixed-up',
    of: ['values', 'height', 'width'],
    classes: [...CONV, ...POOLING],
    text: 'This is what the other padding would give: `same` keeps the size (over the strides), `valid` loses the rim.',
    values: ({ config, into, out }) => {
      const other = otherPadding(config, into)
      return other.length === 0 ? [] : [product(other) * (out.at(-1) ?? Number.NaN), ...other]
    },
  },
]

/** The height and width that the other padding would give. */
function otherPadding(config: LayerRow['config'], into: readonly number[]): readonly number[] {
  const kernel = pair(config['kernel_size'] ?? config['pool_size'])
  const strides = pair(config['strides'])
  const same = config['padding'] !== 'same'
  return into.slice(0, -1).map((size, i) => {
    const stride = strides[i] ?? 1
    return same ? Math.ceil(size / stride) : Math.floor((size - (kernel[i] ?? 1)) / stride) + 1
  })
}

function sum(row: LayerRow, wanted: (name: string) => boolean): number {
  return row.weights.reduce((total, weight) => total + (wanted(weight.name) ? Number(weight.params) : 0), 0)
}

/** The shape that a flattening before a layer reads, past dropout and activations. */
function flattenBefore(row: LayerRow, bench: Workbench): readonly number[] | null {
  let current: LayerRow | undefined = row
  for (let steps = 0; current !== undefined && steps < MAX_STEPS; steps++) {
    const name: string | undefined = current.inbound[0]
    current = bench.model.layers.find((each) => each.name === name)
    if (current !== undefined && isOf(current, ['Flatten'])) return sizes(current.inputShapes?.[0] ?? null)
  }
  return null
}

/** How far back a flattening is looked for. */
const MAX_STEPS = 5

function sizes(shape: Shape | null): readonly number[] {
  const dims = shape?.slice(1) ?? []
  return dims.every((dim) => dim !== null) ? dims.map(Number) : []
}

/** The known mistake that gives the false number of a measurement; null where none does. */
export function misconceptionOf(about: Measurement, bench: Workbench): Misconception | null {
  const row = deepRows(bench.model.layers).find((each) => each.id === about.layer)
  if (row === undefined || isInput(row)) return null
  const facts: Facts = {
    row,
    bench,
    out: sizes(singleShape(row.outputShape)),
    into: sizes(row.inputShapes?.length === 1 ? (row.inputShapes[0] ?? null) : null),
    config: row.config,
  }
  const said = Number(about.said)
  for (const entry of CATALOGUE) {
    if (!entry.of.includes(about.quantity)) continue
    if (entry.classes !== null && !isOf(row, entry.classes)) continue
    if (said > 0 && entry.values(facts).includes(said)) return { id: entry.id, text: entry.text }
  }
  return null
}

/** The ids of all known mistakes. */
export const MISCONCEPTIONS: readonly string[] = CATALOGUE.map((entry) => entry.id)
