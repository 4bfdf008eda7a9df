/**
 * Known wrong ways to compute a number. Each computes its values for a layer; where a false number is exactly one of
 * them, the mistake is explained in one sentence.
 */
import type { Workbench } from '../keras/workbench.js'
import { ANY_LAYER } from './misconceptions/any-layer.js'
import { CONVOLUTION } from './misconceptions/convolution.js'
import { FULLY_CONNECTED } from './misconceptions/dense.js'
import { type Entry, type Facts, factsOf } from './misconceptions/entry.js'
import { OTHERS } from './misconceptions/others.js'
import { RECURRENCE } from './misconceptions/recurrent.js'
import type { Measurement } from './outcome.js'
import { deepRows, isInput, isOf } from './things.js'
import type { Misconception } from './verdict.js'

/** The catalogue: where two mistakes give the same number, the one that stands first explains it. */
const CATALOGUE: readonly Entry[] = [
  ...ANY_LAYER,
  ...CONVOLUTION,
  ...FULLY_CONNECTED,
  ...RECURRENCE,
  ...OTHERS,
]

/** The known mistake that gives the false number of a measurement; null where none does. */
export function misconceptionOf(about: Measurement, bench: Workbench): Misconception | null {
  const row = deepRows(bench.model.layers).find((each) => each.id === about.layer)
  if (row === undefined || isInput(row)) return null
  const facts = factsOf(row, bench, about.quantity)
  const said = Number(about.said)
  if (said <= 0 || said === truthOf(facts)) return null
  const entry = CATALOGUE.find(
    ({ of, classes, values }) =>
      of.includes(about.quantity) && (classes === null || isOf(row, classes)) && values(facts).includes(said),
  )
  return entry === undefined ? null : { id: entry.id, text: entry.text }
}

/** The true number, where it was denied: "it doesn't have 320 parameters" is no mistake in computing. */
function truthOf({ row, params, quantity }: Facts): number {
  switch (quantity) {
    case 'params':
      return params
    case 'trainable':
    case 'learnable':
      return Number(row.trainableParams ?? Number.NaN)
    default:
      return Number.NaN
  }
}

/** The ids of all known mistakes, in the order of the catalogue. */
export const MISCONCEPTIONS: readonly string[] = CATALOGUE.map((entry) => entry.id)
