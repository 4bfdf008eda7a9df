import { recurrentCell } from './base_recurrent_cell.js'

/** One step of a SimpleRNN: the output is fed back. */
export const SimpleRNNCell = recurrentCell({
  name: 'SimpleRNNCell',
  signature: `units, activation='tanh', use_bias=True, kernel_initializer='glorot_uniform',
    recurrent_initializer='orthogonal', bias_initializer='zeros', kernel_regularizer=None, recurrent_regularizer=None,
    bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0,
    recurrent_dropout=0.0, seed=None, **kwargs`,
  call: 'sequence, states, training=False',
  gates: 1,
  carries: false,
  biasRows: () => 1,
})
