/** Mistakes about dense layers: what they read, and how often their weights count. */
import type { LayerRow } from '../../keras/summary.js'
import type { Workbench } from '../../keras/workbench.js'
import { isOf } from '../things.js'
import { COUNTS, type Entry, number, product, sizes, WITH_BIASES } from './entry.js'

const DENSE = ['Dense']

export const FULLY_CONNECTED: readonly Entry[] = [
  {
    id: 'flattened-before-dense',
    of: COUNTS,
    classes: DENSE,
    text: 'This flattens the input first: a dense layer works on the last axis, with the same weights at every position.',
    values: ({ into, config }) => {
      const units = number(config['units'])
      return into.length < 2 ? [] : [(product(into) + 1) * units, product(into) * units]
    },
  },
  {
    id: 'dense-per-position',
    of: COUNTS,
    classes: DENSE,
    text: 'This counts the weights anew for each position: they are shared.',
    values: ({ params, into }) => [params * product(into.slice(0, -1))],
  },
  {
    id: 'units-swapped',
    of: WITH_BIASES,
    classes: DENSE,
    text: 'This adds a bias for each input instead of each unit.',
    values: ({ kernels, config, channels }) => (config['use_bias'] === false ? [] : [kernels + channels]),
  },
  {
    id: 'flatten-skipped',
    of: COUNTS,
    classes: DENSE,
    text: 'This reads only the channels that come in: after flattening, every position of every channel is an input.',
    values: ({ bench, row, config }) => {
      const channels = flattenedBefore(row, bench)?.at(-1) ?? Number.NaN
      const units = number(config['units'])
      return [(channels + 1) * units, channels * units]
    },
  },
]

/** How far back a flattening is looked for: past a dropout, a normalisation and an activation or two. */
const MAX_STEPS = 5

/** The sizes that a flattening before a layer reads. */
function flattenedBefore(row: LayerRow, bench: Workbench): readonly number[] | null {
  let current: LayerRow | undefined = row
  for (let steps = 0; current !== undefined && steps < MAX_STEPS; steps++) {
    const name: string | undefined = current.inbound[0]
    current = bench.model.layers.find((each) => each.name === name)
    if (current === undefined || isOf(current, DENSE)) return null
    if (isOf(current, ['Flatten'])) return sizes(current.inputShapes?.[0] ?? null)
  }
  return null
}
