import { recurrentLayer } from './base_rnn.js'

/** A SimpleRNNCell along the steps; `in × units + units × units + units` params. */
export const SimpleRNN = recurrentLayer('SimpleRNN', 'SimpleRNNCell', {
  signature: `units, activation='tanh', use_bias=True, kernel_initializer='glorot_uniform',
    recurrent_initializer='orthogonal', bias_initializer='zeros', kernel_regularizer=None, recurrent_regularizer=None,
    bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None,
    bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, return_sequences=False, return_state=False,
    go_backwards=False, stateful=False, unroll=False, seed=None, **kwargs`,
  cellName: 'simple_rnn_cell',
  cellArguments: [
    ...['units', 'activation', 'use_bias', 'kernel_initializer', 'recurrent_initializer', 'bias_initializer'],
    ...['kernel_regularizer', 'recurrent_regularizer', 'bias_regularizer', 'kernel_constraint'],
    ...['recurrent_constraint', 'bias_constraint', 'dropout', 'recurrent_dropout', 'seed'],
  ],
})
