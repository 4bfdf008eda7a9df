import { recurrentLayer } from './base_rnn.js'
import { cudnn } from './cudnn.js'

/** Long short-term memory: an LSTMCell along the steps; `4 × (in × units + units × units + units)` params. */
export const LSTM = recurrentLayer('LSTM', 'LSTMCell', {
  signature: `units, activation='tanh', recurrent_activation='sigmoid', use_bias=True,
    kernel_initializer='glorot_uniform', recurrent_initializer='orthogonal', bias_initializer='zeros',
    unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None,
    activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0,
    recurrent_dropout=0.0, seed=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False,
    unroll=False, use_cudnn='auto', **kwargs`,
  keywords: 'implementation=2',
  cellName: 'lstm_cell',
  cellArguments: [
    ...['units', 'activation', 'recurrent_activation', 'use_bias', 'kernel_initializer', 'unit_forget_bias'],
    ...['recurrent_initializer', 'bias_initializer', 'kernel_regularizer', 'recurrent_regularizer'],
    ...['bias_regularizer', 'kernel_constraint', 'recurrent_constraint', 'bias_constraint', 'dropout'],
    ...['recurrent_dropout', 'seed', 'implementation'],
  ],
  check: cudnn,
})
