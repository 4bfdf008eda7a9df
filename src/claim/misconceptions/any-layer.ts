/** Mistakes that are made about layers of every kind: values counted as parameters, biases forgotten. */
import { COUNTS, type Entry, number, product, WITH_BIASES } from './entry.js'

const WITH_UNITS = [
  'Conv1D',
  'Conv2D',
  'Conv3D',
  'Conv1DTranspose',
  'Conv2DTranspose',
  'Conv3DTranspose',
  'Dense',
]

export const ANY_LAYER: readonly Entry[] = [
  {
    id: 'frozen-as-trainable',
    of: ['trainable', 'learnable'],
    classes: null,
    text: 'This counts parameters that training does not change: the layer is frozen.',
    values: ({ row, params }) => (row.trainable ? [] : [params]),
  },
  {
    id: 'activations-as-parameters',
    of: COUNTS,
    classes: null,
    text: 'This counts the values that the layer puts out, not the parameters that it learns.',
    values: ({ out }) => [product(out)],
  },
  {
    id: 'inputs-as-parameters',
    of: COUNTS,
    classes: null,
    text: 'This counts the values that come into the layer, not the parameters that it learns.',
    values: ({ into }) => [product(into)],
  },
  {
    id: 'bias-forgotten',
    of: WITH_BIASES,
    classes: null,
    text: 'This leaves out the biases: each filter or unit has one of its own.',
    values: ({ kernels, params }) => (kernels === params ? [] : [kernels]),
  },
  {
    id: 'bias-added',
    of: WITH_BIASES,
    classes: WITH_UNITS,
    text: 'This adds biases, but the layer was made without them.',
    values: ({ config, params }) =>
      config['use_bias'] === false ? [params + number(config['filters'] ?? config['units'])] : [],
  },
  {
    id: 'one-bias-for-all',
    of: WITH_BIASES,
    classes: WITH_UNITS,
    text: 'This adds a single bias for the whole layer: each filter or unit has one of its own.',
    values: ({ config, kernels }) => (config['use_bias'] === false ? [] : [kernels + 1]),
  },
]
