import { recurrentLayer } from './base_rnn.js'
import { cudnn } from './cudnn.js'

/** Gated recurrent unit: a GRUCell along the steps; `3 × (in × units + units × units + 2 × units)` params. */
export const GRU = recurrentLayer('GRU', 'GRUCell', {
  signature: `units, activation='tanh', recurrent_activation='sigmoid', use_bias=True,
    kernel_initializer='glorot_uniform', recurrent_initializer='orthogonal', bias_initializer='zeros',
    kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None,
    kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0,
    seed=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False,
    reset_after=True, use_cudnn='auto', **kwargs`,
  keywords: 'implementation=2',
  cellName: 'gru_cell',
  cellArguments: [
    ...[
      'units',
      'activation',
      'recurrent_activation',
      'use_bias',
      'kernel_initializer',
      'recurrent_initializer',
    ],
    ...[
      'bias_initializer',
      'kernel_regularizer',
      'recurrent_regularizer',
      'bias_regularizer',
      'kernel_constraint',
    ],
    ...['recurrent_constraint', 'bias_constraint', 'dropout', 'recurrent_dropout', 'reset_after', 'seed'],
    ...['implementation'],
  ],
  check: cudnn,
})
