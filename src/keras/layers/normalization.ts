import type { Value } from '../../python/value.js'
import { integerOf, itemsOf, numberOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { joined, times } from '../formula.js'
import { type LayerArguments, layer, spec } from '../layer.js'
import { at, type Dim, isUnknown, product, type Shape, showShape } from '../shape.js'

/** What the constructor leaves: the axes kept, and whether mean and variance are given. */
interface NormalizationState {
  readonly axis: readonly number[]
  readonly given: boolean
  /** Entries of `mean` where it is a plain list of numbers. */
  readonly entries: number | null
}

/**
 * Shifts and scales by the mean and variance of the data. Of n kept entries: `mean` and `variance`, n each, and `count`, none
 * of them trainable; no weights where mean and variance are given.
 */
export const Normalization = layer<NormalizationState>({
  name: 'Normalization',
  bases: ['DataLayer'],
  signature: 'axis=-1, mean=None, variance=None, invert=False, **kwargs',
  supportsMasking: true,
  init(args) {
    const axis = keptAxes(args)
    const mean = args.value('mean')
    const variance = args.value('variance')
    if ((mean.kind === 'none') !== (variance.kind === 'none'))
      refuse('ValueError', '`Normalization` takes `mean` and `variance` together, found one of them')
    const rank = rankOf(mean)
    if (rank !== undefined && rank > axis.length)
      refuse(
        'ValueError',
        `\`mean\` of \`Normalization\` has ${rank} axes, more than the ${axis.length} kept`,
      )
    if (rank !== undefined && rankOf(variance) !== undefined && lengthOf(mean) !== lengthOf(variance))
      refuse('ValueError', '`mean` and `variance` of `Normalization` must have the same shape')
    return { axis, given: mean.kind !== 'none', entries: rank === 1 ? lengthOf(mean) : null }
  },
  weights({ axis, given, entries }, { shape }) {
    const kept = keptSizes(shape, axis)
    const last = kept.at(-1)
    if (entries !== null && entries !== 1 && typeof last === 'number' && last !== entries)
      refuse(
        'InvalidArgumentError',
        `\`mean\` of \`Normalization\` has ${entries} entries for an axis of ${last}`,
      )
    if (given) return []
    return [
      { name: 'mean', shape: kept, trainable: false },
      { name: 'variance', shape: kept, trainable: false },
      { name: 'count', shape: [], trainable: false, dtype: 'int64' },
    ]
  },
  output: (_, { shape }) => spec(shape),
  formula({ axis, given }, { shape }) {
    return given ? null : joined([times(2, product(keptSizes(shape, axis))), '1'])
  },
})

function keptAxes(args: LayerArguments): readonly number[] {
  const value = args.value('axis')
  if (value.kind === 'none') return []
  if (isUnknown(value)) cannotTell(value)
  const items = integerOf(value) === undefined ? itemsOf(value) : [value]
  if (items === undefined)
    refuse(
      'TypeError',
      `\`axis\` of \`Normalization\` must be a whole number, a tuple or None, found ${show(value)}`,
    )
  return items.map((item) => {
    if (isUnknown(item)) cannotTell(item)
    return (
      integerOf(item) ??
      refuse('TypeError', `\`axis\` of \`Normalization\` must hold whole numbers, found ${show(value)}`)
    )
  })
}

/** The sizes of the kept axes in their order, which must be known. */
function keptSizes(shape: Shape, axis: readonly number[]): Shape {
  const places = axis.map((one) => {
    if (at(shape, one) === undefined)
      refuse('ValueError', `\`Normalization\` finds no axis ${one} in an input of ${showShape(shape)}`)
    return one < 0 ? one + shape.length : one
  })
  return places
    .toSorted((a, b) => a - b)
    .map((place): Dim => {
      const size = shape[place] ?? null
      return size === null
        ? refuse(
            'ValueError',
            `\`Normalization\` needs to know the size of axis ${place}, found ${showShape(shape)}`,
          )
        : size
    })
}

/** How many axes a literal has: 0 of a number, 1 of a list; undefined where that is not known. */
function rankOf(value: Value): number | undefined {
  if (numberOf(value) !== undefined) return 0
  const [first] = itemsOf(value) ?? []
  if (itemsOf(value) === undefined) return undefined
  const inner = first === undefined ? 0 : rankOf(first)
  return inner === undefined ? undefined : inner + 1
}

const lengthOf = (value: Value): number => itemsOf(value)?.length ?? 0
