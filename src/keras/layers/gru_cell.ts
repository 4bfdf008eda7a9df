import { flag } from '../arguments.js'
import { recurrentCell } from './base_recurrent_cell.js'

/** One step of a GRU: three gates. With `reset_after` (the default) the bias has a row for the input and one for the state. */
export const GRUCell = recurrentCell({
  name: 'GRUCell',
  signature: `units, activation='tanh', recurrent_activation='sigmoid', use_bias=True,
    kernel_initializer='glorot_uniform', recurrent_initializer='orthogonal', bias_initializer='zeros',
    kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None,
    recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, reset_after=True, seed=None,
    **kwargs`,
  keywords: 'implementation=2',
  gates: 3,
  carries: false,
  biasRows: (args) => (flag(args, 'reset_after') ? 2 : 1),
})
