/**
 * Python's comparisons and conversions where Keras applies them to arguments without looking at their type first. A value
 * that Python cannot compare or convert is refused with Python's own exception.
 */
import type { Value } from '../python/value.js'
import { integerOf, itemsOf, knownValue, numberOf, show } from './arguments.js'
import { cannotTell, refuse } from './error.js'
import type { LayerArguments } from './layer.js'
import { type Dim, isUnknown } from './shape.js'

/** The number of an argument that Python compares with `<` or `<=`; undefined where it is unknown. TypeError for what is none. */
export function comparable(args: LayerArguments, name: string, value = args.value(name)): number | undefined {
  if (isUnknown(value)) return undefined
  const number = numberOf(value)
  if (number === undefined && value.kind === 'instance')
    cannotTell(args.unknown(`\`${name}\` is ${show(value)}`))
  return (
    number ??
    refuse(
      'TypeError',
      `\`${name}\` of \`${args.layer}\` must be a number, found ${show(value)}`,
      'give a number',
    )
  )
}

/** `0 <= rate <= 1`; null where it is unknown. */
export function fraction(args: LayerArguments, name: string): number | null {
  const value = comparable(args, name)
  if (value === undefined) return null
  if (value < 0 || value > 1 || Number.isNaN(value))
    refuse(
      'ValueError',
      `\`${name}\` of \`${args.layer}\` must lie between 0 and 1, found ${show(args.value(name))}`,
      value > 1 && value <= 100 ? `for ${value} per cent write ${value / 100}` : undefined,
    )
  return value
}

/** A number that must not be negative; None is refused the same way unless `allowNone`. ValueError. */
export function notNegative(args: LayerArguments, name: string, allowNone = false): number | null {
  const value = args.value(name)
  if (value.kind === 'none') {
    if (allowNone) return null
    refuse('ValueError', `\`${name}\` of \`${args.layer}\` must be a number that is not negative, found None`)
  }
  const number = comparable(args, name)
  if (number === undefined) return null
  if (number < 0)
    refuse('ValueError', `\`${name}\` of \`${args.layer}\` must not be negative, found ${show(value)}`)
  return number
}

/** Python's `int(value)`: floats are cut, strings read; TypeError for None and containers. */
export function wholeNumber(args: LayerArguments, name: string, value: Value = args.value(name)): number {
  const known = isUnknown(value) ? cannotTell(value) : value
  const number = numberOf(known)
  if (number !== undefined) {
    if (Number.isNaN(number)) refuse('ValueError', `\`${name}\` of \`${args.layer}\` is not a number`)
    if (!Number.isFinite(number)) refuse('OverflowError', `\`${name}\` of \`${args.layer}\` is infinite`)
    return Math.trunc(number)
  }
  if (known.kind === 'str') {
    const text = known.value.trim().replaceAll('_', '')
    if (/^[+-]?\d+$/.test(text)) return Number(text)
    refuse('ValueError', `\`${name}\` of \`${args.layer}\` must be a whole number, found ${show(known)}`)
  }
  if (known.kind === 'instance') cannotTell(args.unknown(`\`${name}\` is ${show(known)}`))
  return refuse('TypeError', `\`${name}\` of \`${args.layer}\` must be a whole number, found ${show(known)}`)
}

/** Python's `float(value)`; null where it is unknown. */
export function floatNumber(args: LayerArguments, name: string): number | null {
  const value = args.value(name)
  if (isUnknown(value)) return null
  const number = numberOf(value)
  if (number !== undefined) return number
  if (value.kind === 'str') {
    const read = Number(value.value.trim())
    if (value.value.trim() !== '' && !Number.isNaN(read)) return read
    refuse('ValueError', `\`${name}\` of \`${args.layer}\` must be a number, found ${show(value)}`)
  }
  if (value.kind === 'instance') return null
  return refuse('TypeError', `\`${name}\` of \`${args.layer}\` must be a number, found ${show(value)}`)
}

/** Python's `tuple(value)`: the entries of an iterable; TypeError for a number or None. */
export function entriesOf(args: LayerArguments, name: string): readonly Value[] {
  const value = knownValue(args, name)
  const items = itemsOf(value)
  if (items !== undefined) return items
  if (value.kind === 'str') return [...value.value].map((character) => ({ kind: 'str', value: character }))
  if (value.kind === 'range') {
    const found: Value[] = []
    for (let one = value.start; value.step > 0n ? one < value.stop : one > value.stop; one += value.step) {
      if (found.length > LONGEST_RANGE) cannotTell(args.unknown(`\`${name}\` is a very long range`))
      found.push({ kind: 'int', value: one })
    }
    return found
  }
  if (value.kind === 'none' || numberOf(value) !== undefined)
    refuse(
      'TypeError',
      `\`${name}\` of \`${args.layer}\` must be a tuple, found ${show(value)}`,
      value.kind === 'none' ? undefined : `write (${show(value)},)`,
    )
  return cannotTell(args.unknown(`\`${name}\` is ${show(value)}`))
}

/** No argument of a layer has more entries: a range beyond it is taken as unknown. */
const LONGEST_RANGE = 1000

/** An axis or list of axes, as whole numbers of Python's; undefined where it is neither. Ends the rule at an unknown. */
export function axesOf(value: Value): readonly number[] | undefined {
  if (isUnknown(value)) cannotTell(value)
  const single = integerOf(value)
  if (single !== undefined) return [single]
  const found: number[] = []
  for (const item of itemsOf(value) ?? [value]) {
    if (isUnknown(item)) cannotTell(item)
    const axis = integerOf(item)
    if (axis === undefined) return undefined
    found.push(axis)
  }
  return found
}

/** `seed`: None, a whole number, or a seed generator; ValueError else. */
export function seed(args: LayerArguments): void {
  const value = args.value('seed')
  if (value.kind === 'float' || value.kind === 'str' || value.kind === 'list' || value.kind === 'tuple')
    refuse('ValueError', `\`seed\` of \`${args.layer}\` must be a whole number, found ${show(value)}`)
}

/** A positive whole number, no bool: TypeError for what is no int, ValueError for what is not positive. */
export function positiveWhole(args: LayerArguments, name: string): Dim {
  const value = args.value(name)
  if (isUnknown(value)) return value
  const number = value.kind === 'int' ? Number(value.value) : undefined
  if (number === undefined)
    refuse('TypeError', `\`${name}\` of \`${args.layer}\` must be a whole number, found ${show(value)}`)
  if (number <= 0)
    refuse('ValueError', `\`${name}\` of \`${args.layer}\` must be positive, found ${show(value)}`)
  return number
}
