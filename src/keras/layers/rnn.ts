import { layer } from '../layer.js'
import { cellOf, RECURRENT, type Recurrent, readRecurrent } from './base_rnn.js'

/** Any cell along the steps; a list of cells is stacked. Its params are those of the cell. */
export const RNN = layer<Recurrent>({
  ...RECURRENT,
  name: 'RNN',
  signature: `cell, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False,
    zero_output_for_mask=False, **kwargs`,
  init: (args, maker) => readRecurrent(args, cellOf(args, maker)),
})
