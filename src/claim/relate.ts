/** Compares a measured value with what was said of it. */
import type { Dim } from '../keras/summary.js'
import type { Said } from '../language/numbers.js'
import {
  compare,
  equal,
  fraction,
  isRounding,
  magnitude,
  multiply,
  type Rational,
  subtract,
  ZERO,
} from '../language/rational.js'
import type { SaidShape } from '../language/shapes.js'
import type { Relation } from './meaning.js'
import type { Truth } from './verdict.js'

/** "About" holds within 2 per cent, and fails beyond 25. */
const ABOUT_HOLDS = fraction(2n, 100n) ?? ZERO
const ABOUT_FAILS = fraction(25n, 100n) ?? ZERO
/** A share that is the same to the whole per cent may be called by its fraction. */
const PERCENT = fraction(1n, 100n) ?? ZERO
/** "Just over" and "just under": within 5 per cent. */
const NEAR = fraction(5n, 100n) ?? ZERO
/** Beyond this nobody would call it so; between the two, people differ. */
const NOT_NEAR = fraction(15n, 100n) ?? ZERO

function within(actual: Rational, said: Rational, part: Rational): boolean {
  const off = subtract(actual, said)
  const room = multiply(magnitude(actual), part)
  return off !== null && room !== null && compare(magnitude(off), room) <= 0
}

/** Whether `actual` is about `said`. */
export function about(actual: Rational, said: Said): Truth {
  if (equal(actual, said.value)) return 'holds'
  if (within(actual, said.value, ABOUT_HOLDS)) return 'holds'
  if (
    said.step.n !== 0n &&
    isRounding(actual, said.value, said.step) &&
    compare(said.step, magnitude(said.value)) <= 0
  )
    return 'holds'
  return within(actual, said.value, ABOUT_FAILS) ? 'unknown' : 'fails'
}

/** `rounding`: a ratio or a share, where the digits shown say how exact it is. */
export function relate(actual: Rational, relation: Relation, said: Said, rounding = false): Truth {
  const order = compare(actual, said.value)
  if (relation.near) {
    const side = relation.op === '<' ? order < 0 : order > 0
    if (!side) return 'fails'
    if (within(said.value, actual, NEAR)) return 'holds'
    return within(said.value, actual, NOT_NEAR) ? 'unknown' : 'fails'
  }
  switch (relation.op) {
    case '=':
      if (relation.about || said.rounded === 'yes') return about(actual, said)
      if (order === 0) return 'holds'
      if (said.rounded === 'digits') return isRounding(actual, said.value, said.step) ? 'holds' : 'fails'
      if (said.rounded === 'maybe') return about(actual, said) === 'fails' ? 'fails' : 'unknown'
      return rounding &&
        said.step.n !== 0n &&
        said.step.n < said.step.d &&
        isRounding(actual, said.value, said.step)
        ? 'holds'
        : 'fails'
    case '<':
      return order < 0 ? 'holds' : 'fails'
    case '<=':
      return order <= 0 ? 'holds' : 'fails'
    case '>':
      return order > 0 ? 'holds' : 'fails'
    case '>=':
      return order >= 0 ? 'holds' : 'fails'
  }
}

/** A share of a whole: as {@link relate}, but a fraction in words is not failed for less than a per cent. */
export function relateShare(actual: Rational, relation: Relation, said: Said): Truth {
  const truth = relate(actual, relation, said, true)
  const close = relation.op === '=' && isFractionInWords(said) && isRounding(actual, said.value, PERCENT)
  return truth === 'fails' && close ? 'unknown' : truth
}

/** "Three quarters": shows no digits that would say how exact it is meant. */
function isFractionInWords({ value, step }: Said): boolean {
  return value.d !== 1n && (step.n === 0n || step.n >= step.d)
}

/** Compares a shape with the batch axis (or a bare list of sizes, `batch` false) to one said with or without it. */
export function relateShape(actual: readonly Dim[], said: SaidShape, batch: boolean): Truth {
  const shown = said.dims
  const whole = batch && shown[0] === null
  const own = batch && !whole ? actual.slice(1) : actual
  if (own.length !== shown.length) return 'fails'
  let open = false
  for (const [i, dim] of own.entries()) {
    if (dim === shown[i]) continue
    // An axis of no fixed length is neither this number nor another one.
    if (dim === null) open = true
    else return 'fails'
  }
  return open ? 'unknown' : 'holds'
}
