/** Mistakes about normalisation, dropout, embeddings and attention. */
import { COUNTS, type Entry, number, product } from './entry.js'

export const OTHERS: readonly Entry[] = [
  {
    id: 'dropout-with-weights',
    of: COUNTS,
    classes: ['Dropout', 'SpatialDropout1D', 'SpatialDropout2D', 'SpatialDropout3D', 'AlphaDropout'],
    text: 'This counts the values that are dropped or kept: dropout has nothing to learn.',
    values: ({ into, config }) => {
      const rate = number(config['rate'])
      return [product(into) * rate, product(into) * (1 - rate)].map(Math.round)
    },
  },
  {
    id: 'batch-norm-half',
    of: ['params'],
    classes: ['BatchNormalization'],
    text: 'This counts gamma and beta only: the moving mean and variance are parameters, too, if not trainable ones.',
    values: ({ params }) => [params / 2],
  },
  {
    id: 'batch-norm-all-trainable',
    of: ['trainable', 'learnable', 'nonTrainable'],
    classes: ['BatchNormalization'],
    text: 'This counts all four vectors: half of them, the moving mean and variance, are not trained.',
    values: ({ params }) => [params],
  },
  {
    id: 'norm-like-batch-norm',
    of: COUNTS,
    classes: ['LayerNormalization', 'GroupNormalization'],
    text: 'This counts four vectors as in batch normalization: here there are gamma and beta only.',
    values: ({ params }) => [params * 2],
  },
  {
    id: 'embedding-with-bias',
    of: COUNTS,
    classes: ['Embedding'],
    text: 'This adds a bias: an embedding is a table and nothing else.',
    values: ({ params, config }) => [
      params + number(config['output_dim']),
      params + number(config['input_dim']),
    ],
  },
  {
    id: 'attention-single-projection',
    of: COUNTS,
    classes: ['MultiHeadAttention'],
    text: 'This leaves out projections: attention has four (query, key, value and output), each with biases.',
    values: ({ params, kernels }) => [params / 4, (params * 3) / 4, kernels / 4],
  },
]
