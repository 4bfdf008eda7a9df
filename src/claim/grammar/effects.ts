import type { Said } from '../../language/numbers.js'
import { add, ONE, subtract } from '../../language/rational.js'
import type { Amount, Claim, Pred, Quantity, Relation } from '../meaning.js'
import {
  amount,
  equals,
  joined,
  MODEL,
  MORE,
  meant,
  measured,
  number,
  one,
  q,
  relationOf,
  say,
  vp,
} from './build.js'
import type { MeasureOf, Vp } from './categories.js'
import { DOUBLE, edits, HALF, resized, under, ZERO } from './edit-terms.js'
import type { RuleBook } from './notation.js'
import { isSummable } from './portions.js'

/** The claim that a measure changes so. */
function change(
  measure: MeasureOf,
  pred: {
    readonly how: 'times' | 'by'
    readonly relation: Relation
    readonly amount: Said
    readonly sign: 1 | -1
  },
): Claim {
  const said: Pred = { pred: 'change', quantity: measure.quantity, ...pred }
  return say(
    { ref: measure.of, quantifier: measure.quantifier, amount: null },
    { pred: said, mode: measure.mode },
  )
}

const PARAMS_OF_MODEL: MeasureOf = { quantity: q('params'), of: MODEL, mode: 'open', quantifier: null }

function changes(
  measure: MeasureOf,
  how: {
    readonly direction: 1 | -1 | 0
    readonly amount: Amount | null
    readonly how: 'times' | 'by' | 'to'
    readonly from: Amount | null
  },
): Claim | null {
  const { direction, amount: by, from } = how
  const sign = direction === -1 ? -1 : 1
  const moved = change(measure, { how: 'by', relation: direction === 0 ? equals : MORE, amount: ZERO, sign })
  if (by === null) return moved
  if (how.how === 'to') {
    const reached = measured(measure, { relation: relationOf(by), right: number(by.said) })
    const started: Claim[] = []
    if (from !== null) {
      const value = {
        value: 'before',
        quantity: measure.quantity,
        of: measure.of,
        mode: measure.mode,
      } as const
      started.push({ claim: 'rel', left: value, relation: relationOf(from), right: number(from.said) })
    }
    return joined([reached, moved, ...started])
  }
  return change(measure, { how: how.how, relation: relationOf(by), amount: by.said, sign })
}

/** "By 20%", "by half": the factor that is meant. */
function factorOf(direction: 1 | -1, part: Amount): Amount | null {
  if (part.op !== '=') return null
  const value = direction === 1 ? add(ONE, part.said.value) : subtract(ONE, part.said.value)
  return value === null ? null : { ...part, said: { ...part.said, value } }
}

export function effectRules(book: RuleBook): void {
  for (const [word, direction] of [
    ['increase', 1],
    ['reduce', -1],
  ] as const) {
    book.add('Change', `${word}` as 'increase', () => ({ direction, amount: null, how: 'by', from: null }))
    book.add('Change', `${word} by Amount Unit?` as 'increase by Amount Unit?', (a) => ({
      direction,
      amount: a,
      how: 'by',
      from: null,
    }))
    book.add('Change', `${word} by Percent` as 'increase by Percent', (part) => {
      const factor = factorOf(direction, part)
      return factor === null ? null : { direction, amount: factor, how: 'times', from: null }
    })
    book.add('Change', `${word} by FRAC` as 'increase by FRAC', (said) => {
      const factor = factorOf(direction, amount(equals, said))
      return factor === null ? null : { direction, amount: factor, how: 'times', from: null }
    })
    book.add('Change', `${word} to Amount Unit?` as 'increase to Amount Unit?', (a) => ({
      direction,
      amount: a,
      how: 'to',
      from: null,
    }))
    book.add(
      'Change',
      `${word} from Amount Unit? to Amount Unit?` as 'increase from Amount Unit? to Amount Unit?',
      (from, _, to) => ({ direction, amount: to, how: 'to', from }),
    )
  }
  for (const [word, factor] of [
    ['double', DOUBLE],
    ['halve', HALF],
    ['triple', meant(3)],
    ['quadruple', meant(4)],
  ] as const) {
    book.add('Change', `${word}` as 'double', () => ({
      direction: 1,
      amount: amount(equals, factor),
      how: 'times',
      from: null,
    }))
  }
  const same = { direction: 0, amount: amount(equals, ZERO), how: 'by', from: null } as const
  book.add('Change', 'stay unchanged', () => same)
  book.add('Change', 'be unchanged', () => same)
  book.add('Change', 'do|would not change', () => same)
  book.add('Change', 'not change', () => same)

  // The measure is the subject
  book.add('Clause', 'Measure would? Change', (measure, how) => changes(measure, how))
  book.add('Clause', 'Measure would? not change', (measure) => changes(measure, same))
  book.add('Clause', 'Measure do not Change', (measure, how) => {
    const claim = changes(measure, how)
    return claim === null ? null : { claim: 'not', inner: claim }
  })
  book.add('Vp', 'would? reduce|increase to Count', (count) => count)
  book.add('Vp', 'would? still? have more Unit', (unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: MORE, amount: ZERO, sign: 1 }),
  )
  book.add('Vp', 'would? still? have fewer Unit', (unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: MORE, amount: ZERO, sign: -1 }),
  )
  book.add('Vp', 'would? have Amount more Unit', ({ said, ...relation }, unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: relationOf(relation), amount: said, sign: 1 }),
  )
  book.add('Vp', 'would? have Amount more Unit intotal|combined', ({ said, ...relation }, unit) =>
    vp(
      { pred: 'change', quantity: unit, how: 'by', relation: relationOf(relation), amount: said, sign: 1 },
      'sum',
    ),
  )
  book.add('Vp', 'would? have Amount fewer Unit', ({ said, ...relation }, unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: relationOf(relation), amount: said, sign: -1 }),
  )
  book.add('Vp', 'would? have Amount fewer Unit intotal|combined', ({ said, ...relation }, unit) =>
    vp(
      { pred: 'change', quantity: unit, how: 'by', relation: relationOf(relation), amount: said, sign: -1 },
      'sum',
    ),
  )
  book.add('Vp', 'would? have Times as many Unit', ({ said, ...relation }, unit) =>
    vp({
      pred: 'change',
      quantity: unit,
      how: 'times',
      relation: relationOf(relation),
      amount: said,
      sign: 1,
    }),
  )
  book.add('Vp', 'would? have Times the number of Unit', ({ said, ...relation }, unit) =>
    vp({
      pred: 'change',
      quantity: unit,
      how: 'times',
      relation: relationOf(relation),
      amount: said,
      sign: 1,
    }),
  )
  book.add('Vp', 'would? still? have the same number of Unit', (unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: equals, amount: ZERO, sign: 1 }),
  )
  book.add('Vp', 'would? still? have as many Unit', (unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: equals, amount: ZERO, sign: 1 }),
  )
  book.add('Vp', 'would? still? have the same outputshape|shape', () =>
    vp({ pred: 'change', quantity: q('shape'), how: 'by', relation: equals, amount: ZERO, sign: 1 }),
  )

  // The edit is the subject
  for (const [word, direction] of [
    ['increase', 1],
    ['reduce', -1],
  ] as const) {
    book.add('Effect', `${word} Measure` as 'increase Measure', (measure) =>
      changes(measure, { direction, amount: null, how: 'by', from: null }),
    )
    book.add(
      'Effect',
      `${word} Measure by Amount Unit?` as 'increase Measure by Amount Unit?',
      (measure, a) => changes(measure, { direction, amount: a, how: 'by', from: null }),
    )
    book.add('Effect', `${word} Measure by Fraction` as 'increase Measure by Fraction', (measure, part) => {
      const factor = factorOf(direction, part)
      return factor === null
        ? null
        : changes(measure, { direction, amount: factor, how: 'times', from: null })
    })
    book.add(
      'Effect',
      `${word} Measure to Amount Unit?` as 'increase Measure to Amount Unit?',
      (measure, a) => changes(measure, { direction, amount: a, how: 'to', from: null }),
    )
    book.add(
      'Effect',
      `${word} Measure from Amount to Amount` as 'increase Measure from Amount to Amount',
      (measure, from, to) => changes(measure, { direction, amount: to, how: 'to', from }),
    )
  }
  for (const [word, factor] of [
    ['double', DOUBLE],
    ['halve', HALF],
    ['triple', meant(3)],
    ['quadruple', meant(4)],
  ] as const) {
    book.add('Effect', `${word} Measure` as 'double Measure', (measure) =>
      changes(measure, { direction: 1, amount: amount(equals, factor), how: 'times', from: null }),
    )
  }
  book.add('Effect', 'leave|keep Measure unchanged', (measure) => changes(measure, same))
  book.add('Effect', 'not change Measure', (measure) => changes(measure, same))
  book.add('Effect', 'change Measure', (measure) => {
    const claim = changes(measure, same)
    return claim === null ? null : { claim: 'not', inner: claim }
  })
  book.add('Effect', 'not Effect', (effect) => ({ claim: 'not', inner: effect }))
  for (const [word, direction] of [
    ['larger', 1],
    ['smaller', -1],
  ] as const) {
    const w = word as 'larger'
    book.add('Effect', `make Refs ${w}`, (of) =>
      changes({ ...PARAMS_OF_MODEL, of }, { direction, amount: null, how: 'by', from: null }),
    )
    book.add('Change', `be|make ${w}`, () => ({ direction, amount: null, how: 'by', from: null }))
  }
  for (const [word, direction] of [
    ['more', 1],
    ['fewer', -1],
  ] as const) {
    const w = word as 'more'
    const moved = (unit: Quantity, amount: Amount | null) =>
      isSummable(unit)
        ? changes({ ...PARAMS_OF_MODEL, quantity: unit }, { direction, amount, how: 'by', from: null })
        : null
    book.add('Effect', `cost|require ${w} Unit`, (unit) => moved(unit, null))
    book.add('Effect', `cost|require Amount ${w} Unit`, (a, unit) => moved(unit, a))
    book.add('Effect', `cost|require Amount ${w} Unit to|for Model`, (a, unit) => moved(unit, a))
    book.add('Effect', `mean ${w} Unit`, (unit) => moved(unit, null))
    book.add('Effect', `mean Amount ${w} Unit`, (a, unit) => moved(unit, a))
  }
  const costs = (unit: Quantity, a: Amount, direction: 1 | -1) =>
    isSummable(unit)
      ? changes({ ...PARAMS_OF_MODEL, quantity: unit }, { direction, amount: a, how: 'by', from: null })
      : null
  book.add('Effect', 'cost Amount Unit to|for Model', (a, unit) => costs(unit, a, 1))
  book.add('Effect', 'cost Unit to|for Model', (unit) =>
    isSummable(unit)
      ? changes({ ...PARAMS_OF_MODEL, quantity: unit }, { direction: 1, amount: null, how: 'by', from: null })
      : null,
  )
  book.add('Effect', 'cost Amount Unit to Refs', (a, unit, of) =>
    isSummable(unit) && of.ref !== 'model'
      ? changes(
          { ...PARAMS_OF_MODEL, quantity: unit, of },
          { direction: 1, amount: a, how: 'by', from: null },
        )
      : null,
  )
  book.add('Effect', 'save Unit', (unit) =>
    isSummable(unit)
      ? changes(
          { ...PARAMS_OF_MODEL, quantity: unit },
          { direction: -1, amount: null, how: 'by', from: null },
        )
      : null,
  )
  const left = ({ pred }: Vp) => say(one(MODEL), vp(pred, 'sum'))
  book.add('Effect', 'leave Count', left)
  book.add('Effect', 'leave only Count', left)
  book.add('Clause', 'Count would be leave', left)
  book.add('Clause', 'Count would stay', left)
  book.add('Effect', 'reduce|increase Refs to Count', (ref, count) => say(one(ref), count))
  book.add('Effect', 'give Refs Times as many Unit', (of, { said, ...relation }, quantity) =>
    change(
      { ...PARAMS_OF_MODEL, quantity, of },
      { how: 'times', relation: relationOf(relation), amount: said, sign: 1 },
    ),
  )
  book.add('Effect', 'give Refs Amount more Unit', (of, a, quantity) =>
    changes({ ...PARAMS_OF_MODEL, quantity, of }, { direction: 1, amount: a, how: 'by', from: null }),
  )
  book.add('Clause', 'Refs would be larger', (of) =>
    changes({ ...PARAMS_OF_MODEL, of }, { direction: 1, amount: null, how: 'by', from: null }),
  )
  book.add('Clause', 'Refs would be smaller', (of) =>
    changes({ ...PARAMS_OF_MODEL, of }, { direction: -1, amount: null, how: 'by', from: null }),
  )
  book.add('Clause', 'DataChange would? Effect', under)
  book.add('Clause', 'Config would Effect', ({ argument, value }, effect) =>
    under(edits({ edit: 'set', target: null, argument, value }), effect),
  )
  book.add('Effect', 'give Refs down to Count', (ref, count) => say(one(ref), count))
  book.add('Effect', 'save Amount Unit', (a, unit) => (unit.id === 'params' ? null : costs(unit, a, -1)))
  book.add('Effect', 'leave|keep Measure at Amount Unit?', (measure, { said, ...relation }) =>
    measured(measure, { relation: relationOf(relation), right: number(said) }),
  )
  book.add('Effect', 'leave|keep Measure as it be', (measure) => changes(measure, same))
  book.add('Effect', 'have no effect on Measure', (measure) => changes(measure, same))
  book.add('Effect', 'would have no effect on Measure', (measure) => changes(measure, same))
  book.add('Effect', 'have a? effect on Measure', (measure) => {
    const claim = changes(measure, same)
    return claim === null ? null : { claim: 'not', inner: claim }
  })
  for (const word of ['divide', 'multiply'] as const)
    book.add('Effect', `${word} Measure by Amount`, (measure, a) => {
      const { n, d } = a.said.value
      if (n === 0n) return null
      const value = word === 'divide' ? { n: d, d: n } : { n, d }
      return changes(measure, {
        direction: 1,
        amount: { ...a, said: { ...a.said, value, step: ZERO.value } },
        how: 'times',
        from: null,
      })
    })
  book.add('Effect', 'reduce Measure in half', (measure) =>
    changes(measure, { direction: 1, amount: amount(equals, HALF), how: 'times', from: null }),
  )
  book.add('Effect', 'CMP Effect', ({ op, about, near }, effect) =>
    op === '=' && !about && !near ? effect : null,
  )
  // "Its parameters don't depend on `maxlen`": whatever that is changed to.
  const independent = (measure: MeasureOf, name: string): Claim | null => {
    const claim = changes(measure, same)
    return claim === null ? null : under(edits({ edit: 'variable', name, value: null, factor: null }), claim)
  }
  book.add('Clause', 'Measure do not depend on NAME', independent)
  book.add('Clause', 'Measure be independent of NAME', independent)
  book.add('Clause', 'NAME have no effect on Measure', (name, measure) => independent(measure, name))
  book.add('Clause', 'NAME do not change Measure', (name, measure) => independent(measure, name))
  book.add('Clause', 'Measure depend on NAME', (measure, name) => {
    const claim = independent(measure, name)
    return claim === null ? null : { claim: 'not', inner: claim }
  })
  book.add('Effect', 'save Amount params', (a) =>
    changes(PARAMS_OF_MODEL, { direction: -1, amount: a, how: 'by', from: null }),
  )
  book.add('Effect', 'cost Amount params', (a) =>
    changes(PARAMS_OF_MODEL, { direction: 1, amount: a, how: 'by', from: null }),
  )
  book.add('Effect', 'cost no params', () => changes(PARAMS_OF_MODEL, same))
  book.add('Effect', 'save no params', () => changes(PARAMS_OF_MODEL, same))
  book.add('Effect', 'give Measure to Amount Unit?', (measure, { said, ...relation }) =>
    measured(measure, { relation: relationOf(relation), right: number(said) }),
  )
  book.add('Effect', 'give Refs Count', (ref, count) => say(one(ref), count))
  book.add('Effect', 'output Shaped', (pred) => say(one(MODEL), vp(pred)))
  book.add('Effect', 'output a? output of shape? Shaped', (pred) => say(one(MODEL), vp(pred)))
  book.add('Effect', 'fail', () => ({ claim: 'builds', value: false }))
  book.add('Effect', 'make Refs have Count', (ref, count) => say(one(ref), count))
  book.add('Effect', 'reduce Refs from Amount params to Amount params?', (ref, from, to) =>
    changes(
      { quantity: q('params'), of: ref, mode: 'open', quantifier: null },
      { direction: -1, amount: to, how: 'to', from },
    ),
  )
  book.add('Effect', 'give Refs down from Amount params to Amount params?', (ref, from, to) =>
    changes(
      { quantity: q('params'), of: ref, mode: 'open', quantifier: null },
      { direction: -1, amount: to, how: 'to', from },
    ),
  )
  book.add('Effect', 'increase Refs from Amount params to Amount params?', (ref, from, to) =>
    changes(
      { quantity: q('params'), of: ref, mode: 'open', quantifier: null },
      { direction: 1, amount: to, how: 'to', from },
    ),
  )
  book.add('Effect', 'would Effect', (effect) => effect)
  book.add('Effect', 'do not Effect', (effect) => ({ claim: 'not', inner: effect }))

  book.add('Clause', 'with NUM Unit , Refs Vp', (to, unit, ref, phrase) => {
    const edit = resized(ref, unit, to, null)
    return edit === null ? null : under(edits(edit), say(one(ref), phrase))
  })
  book.add('Effect', 'change Measure to Rhs', measured)
  book.add('Clause', 'Gerund Effect', under)
  book.add('Clause', 'Hypo , Clause', under)
  book.add('Clause', 'Hypo Clause', under)
  book.add('Clause', 'Clause Hypo', (claim, hypo) => under(hypo, claim))
  book.add('Clause', 'Clause , Hypo', (claim, hypo) => under(hypo, claim))
  for (const verb of ['can', 'would'] as const) {
    book.add('Clause', `Model ${verb} still? be? build`, () => ({ claim: 'builds', value: true }))
    book.add('Clause', `Model ${verb} not be? build`, () => ({ claim: 'builds', value: false }))
  }
  book.add('Clause', 'Model would fail', () => ({ claim: 'builds', value: false }))
  book.add('Clause', 'a regular? KIND layer? insteadof Single Vp', (by, target, phrase) =>
    under(edits({ edit: 'replace', target, by, config: null }), say(one(target), phrase)),
  )
}
