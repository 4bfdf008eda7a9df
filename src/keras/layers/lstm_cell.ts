import { recurrentCell } from './base_recurrent_cell.js'

/** One step of an LSTM: four gates; its state is the output and the carry. */
export const LSTMCell = recurrentCell({
  name: 'LSTMCell',
  signature: `units, activation='tanh', recurrent_activation='sigmoid', use_bias=True,
    kernel_initializer='glorot_uniform', recurrent_initializer='orthogonal', bias_initializer='zeros',
    unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None,
    kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0,
    seed=None, **kwargs`,
  keywords: 'implementation=2',
  gates: 4,
  carries: true,
  biasRows: () => 1,
})
