/** Mistakes about recurrent layers: gates, biases, the recurrent kernel, and steps that share their weights. */
import { COUNTS, type Entry, type Facts, number } from './entry.js'

const GATED = ['LSTM', 'GRU']
const RECURRENT = [...GATED, 'SimpleRNN']

/** What the counts are made of: the input's and the output's sizes, and one set of kernels and biases. */
function parts({ row, config, channels }: Facts) {
  const units = number(config['units'])
  const gates = row.type === 'LSTM' ? 4 : row.type === 'GRU' ? 3 : 1
  const kernel = channels * units
  const recurrent = units * units
  return { units, gates, kernel, recurrent, one: kernel + recurrent + units }
}

export const RECURRENCE: readonly Entry[] = [
  {
    id: 'gates-forgotten',
    of: COUNTS,
    classes: GATED,
    text: 'This counts one gate only: each gate has kernels and biases of its own.',
    values: (facts) => {
      const { units, gates, kernel, recurrent, one } = parts(facts)
      return [facts.params / gates, one, kernel + recurrent, kernel + units]
    },
  },
  {
    id: 'gru-bias-variants',
    of: COUNTS,
    classes: ['GRU'],
    text: 'A GRU of Keras has two bias vectors for each gate unless `reset_after=False`, and then one.',
    values: (facts) => {
      const { units, one } = parts(facts)
      return [3 * one, 3 * (one + units)]
    },
  },
  {
    id: 'gru-and-lstm-mixed-up',
    of: COUNTS,
    classes: RECURRENT,
    text: 'This takes another recurrent layer: an LSTM has four gates, a GRU three, a simple RNN none.',
    values: (facts) => {
      const { units, one } = parts(facts)
      return [4 * one, 3 * one, 3 * (one + units), one]
    },
  },
  {
    id: 'recurrence-forgotten',
    of: COUNTS,
    classes: RECURRENT,
    text: 'This leaves out the recurrent kernel, by which the units read their own last output.',
    values: (facts) => {
      const { units, gates, kernel } = parts(facts)
      return [gates * (kernel + units), gates * kernel]
    },
  },
  {
    id: 'weights-per-step',
    of: COUNTS,
    classes: [...RECURRENT, 'TimeDistributed'],
    text: 'This counts the weights anew for each time step: they are shared.',
    values: ({ params, into }) => [params * (into[0] ?? Number.NaN)],
  },
]
