/** Rules for comparing referents: more than, as many as, N times, superlatives, sameness. */
import { multiply, whole } from '../../language/rational.js'
import type { Amount, Pred, Quantity, Ref, Relation, Value } from '../meaning.js'
import {
  AT_LEAST,
  AT_MOST,
  equals,
  FEWER,
  fill,
  kindIn,
  MODEL,
  MORE,
  one,
  q,
  relationOf,
  say,
  vp,
} from './build.js'
import type { Vp } from './categories.js'
import type { RuleBook } from './notation.js'

function than(
  quantity: Quantity,
  relation: Relation,
  ref: Ref,
  factor: Amount | null = null,
  plus: Amount | null = null,
): Pred & { readonly pred: 'than' } {
  return {
    pred: 'than',
    quantity,
    relation,
    factor: factor?.said ?? null,
    plus: plus?.said ?? null,
    than: ref,
  }
}

/** "N times more than": N times, or N + 1 times. */
function timesMore(quantity: Quantity, { said, ...relation }: Amount, ref: Ref): Pred {
  const next = { ...said, value: { n: said.value.n + said.value.d, d: said.value.d } }
  const exact = relationOf(relation)
  return {
    pred: 'rel',
    quantity,
    relation: exact,
    right: {
      value: 'either',
      options: [said, next].map((factor) => ({
        value: 'times',
        factor,
        of: { value: 'measure', quantity, of: ref, mode: 'open' },
      })),
    },
  }
}

/** "21.7 times smaller than": this one times 21.7 is that one. */
function timesLess(quantity: Quantity, { said, ...relation }: Amount, ref: Ref): Pred {
  return {
    pred: 'rel',
    quantity,
    relation: relationOf(relation),
    right: {
      value: 'ratio',
      left: { value: 'measure', quantity, of: ref, mode: 'open' },
      right: { value: 'number', said },
    },
  }
}

/** "192 fewer than": the other one's measure less 192. */
function fewerBy(quantity: Quantity, a: Amount, ref: Ref): Pred | null {
  const value = multiply(a.said.value, whole(-1))
  return value === null || a.op !== '='
    ? null
    : than(quantity, relationOf(a), ref, null, { ...a, said: { ...a.said, value } })
}

const PARAMS = q('params')

/** "Slightly more" is more, and within a few per cent. */
const JUST_MORE: Relation = { ...MORE, near: true }
const JUST_FEWER: Relation = { ...FEWER, near: true }

export function comparisonRules(book: RuleBook): void {
  // What is compared, and with whom
  book.add('Than', 'more|higher Unit than Refs do|have?', (unit, ref) => than(unit, MORE, ref))
  book.add('Than', 'more Unit than Refs', (unit, ref) => than(unit, MORE, ref))
  book.add('Than', 'fewer Unit than Refs', (unit, ref) => than(unit, FEWER, ref))
  book.add('Than', 'fewer Unit than Refs do|have', (unit, ref) => than(unit, FEWER, ref))
  book.add('Than', 'slightly more Unit than Refs', (unit, ref) => than(unit, JUST_MORE, ref))
  book.add('Than', 'slightly fewer Unit than Refs', (unit, ref) => than(unit, JUST_FEWER, ref))
  book.add('Than', 'no more Unit than Refs', (unit, ref) => than(unit, AT_MOST, ref))
  book.add('Than', 'as many Unit as Refs do|have?', (unit, ref) => ({
    ...than(unit, equals, ref),
    asMany: true,
  }))
  book.add('Than', 'CMP as many Unit as Refs', (relation, unit, ref) =>
    relation.near ? null : than(unit, relation, ref),
  )
  book.add('Than', 'at? least as many Unit as Refs', (unit, ref) => than(unit, AT_LEAST, ref))
  book.add('Than', 'the? same number of Unit as Refs do|have?', (unit, ref) => than(unit, equals, ref))
  book.add('Than', 'the? same number of Unit as Refs', (unit, ref) => than(unit, equals, ref))
  book.add('Than', 'CMP the same number of Unit as Refs', (relation, unit, ref) =>
    relation.op === '=' ? than(unit, relation, ref) : null,
  )
  book.add('Than', 'a? different number of Unit than|from Refs', (unit, ref) => ({
    pred: 'not',
    inner: than(unit, equals, ref),
  }))
  book.add('Than', 'Times as many Unit as Refs do|have?', (times, unit, ref) =>
    than(unit, relationOf(times), ref, times),
  )
  book.add('Than', 'Times as many Unit as Refs', (times, unit, ref) =>
    than(unit, relationOf(times), ref, times),
  )
  book.add('Than', 'Times the? number of Unit of|in|as Refs', (times, unit, ref) =>
    than(unit, relationOf(times), ref, times),
  )
  book.add('Than', 'Times the number of Unit that Refs have', (times, unit, ref) =>
    than(unit, relationOf(times), ref, times),
  )
  book.add('Than', 'Times the Unit of|in Refs', (times, unit, ref) =>
    than(unit, relationOf(times), ref, times),
  )
  book.add('Than', 'Times more Unit than Refs', (times, unit, ref) => timesMore(unit, times, ref))
  book.add('Than', 'Times fewer Unit than Refs', (times, unit, ref) => timesLess(unit, times, ref))
  book.add('Than', 'Amount more Unit than Refs', (a, unit, ref) => than(unit, relationOf(a), ref, null, a))
  book.add('Than', 'Amount Unit more than Refs', (a, unit, ref) => than(unit, relationOf(a), ref, null, a))
  book.add('Than', 'Amount fewer Unit than Refs', (a, unit, ref) => fewerBy(unit, a, ref))
  book.add('Than', 'Amount Unit fewer than Refs', (a, unit, ref) => fewerBy(unit, a, ref))
  // "More than any of them": than the one with the most.
  book.add('Than', 'more Unit than each|any|either of? Plural', (quantity, among) =>
    than(quantity, MORE, { ref: 'extreme', most: true, quantity, among }),
  )
  book.add('Than', 'fewer Unit than each|any|either of? Plural', (quantity, among) =>
    than(quantity, FEWER, { ref: 'extreme', most: false, quantity, among }),
  )
  book.add('Clause', 'there be more Unit in Refs than in? Refs', (quantity, ref, than) =>
    say(one(ref), vp({ pred: 'than', quantity, relation: MORE, factor: null, plus: null, than }, 'sum')),
  )
  book.add('Clause', 'there be fewer Unit in Refs than in? Refs', (quantity, ref, than) =>
    say(one(ref), vp({ pred: 'than', quantity, relation: FEWER, factor: null, plus: null, than }, 'sum')),
  )
  book.add('Than', 'Than combined', (pred) => pred)
  book.add('Vp', 'have|use Than', (pred) => vp(pred))
  book.add('Vp', 'output Than', (pred) =>
    pred.pred === 'than' && ['values', 'channels', 'outputs', 'numbers'].includes(pred.quantity.id)
      ? vp({ ...pred, quantity: pred.quantity.id === 'numbers' ? q('values') : pred.quantity })
      : null,
  )
  book.add('Vp', 'output more Unit than it receive', (unit) => passing(unit, MORE))
  book.add('Vp', 'output fewer Unit than it receive', (unit) => passing(unit, FEWER))
  book.add('Vp', 'output as many Unit as it receive', (unit) => passing(unit, equals))
  book.add('Vp', 'Total have Than', (mode, pred) => vp(pred, mode))
  // "…, but more than the first one": of the kind that was compared with last.
  const butAlso =
    (relation: Relation) =>
    ({ pred, mode }: Vp, ref: Ref) => {
      if (pred.pred !== 'than') return null
      const kind = kindIn(pred.than)
      return vp(
        { pred: 'and', parts: [pred, than(pred.quantity, relation, kind === null ? ref : fill(ref, kind))] },
        mode,
      )
    }
  book.add('Vp', 'Vp ,? but more than Refs', butAlso(MORE))
  book.add('Vp', 'Vp ,? but fewer than Refs', butAlso(FEWER))
  book.add('Vp', 'Vp and fewer than Refs', butAlso(FEWER))
  book.add('Vp', 'Vp and more than Refs', butAlso(MORE))

  // Larger and smaller
  book.add('Vp', 'be larger than Refs combined?', (ref) => vp(than(PARAMS, MORE, ref)))
  book.add('Vp', 'be smaller than Refs combined?', (ref) => vp(than(PARAMS, FEWER, ref)))
  book.add('Vp', 'be not larger than Refs', (ref) => vp({ pred: 'not', inner: than(PARAMS, MORE, ref) }))
  book.add('Vp', 'be not smaller than Refs', (ref) => vp({ pred: 'not', inner: than(PARAMS, FEWER, ref) }))
  book.add('Vp', 'be Times larger than Refs', (times, ref) => vp(timesMore(PARAMS, times, ref)))
  book.add('Vp', 'be Times as large as Refs', (times, ref) => vp(than(PARAMS, relationOf(times), ref, times)))
  book.add('Vp', 'be as large as Refs', (ref) => vp(than(PARAMS, equals, ref)))
  book.add('Vp', 'be Times smaller than Refs', (times, ref) => vp(timesLess(PARAMS, times, ref)))
  book.add('Vp', 'exceed Refs in Unit', (ref, unit) => vp(than(unit, MORE, ref)))

  // With numbers
  book.add('Vp', 'have more Unit than NUM', (unit, said) =>
    vp({ pred: 'rel', quantity: unit, relation: MORE, right: { value: 'number', said } }),
  )
  book.add('Vp', 'have fewer Unit than NUM', (unit, said) =>
    vp({ pred: 'rel', quantity: unit, relation: FEWER, right: { value: 'number', said } }),
  )

  samenessRules(book)
  superlativeRules(book)
}

/** What comes out beside what goes in. */
function passing(unit: Quantity, relation: Relation): Vp | null {
  if (!['values', 'channels', 'outputs', 'numbers'].includes(unit.id)) return null
  const quantity = unit.id === 'channels' ? unit : q('values')
  const right: Value = {
    value: 'measure',
    quantity: { ...quantity, input: true },
    of: { ref: 'it', plural: false },
    mode: 'open',
  }
  return vp({ pred: 'rel', quantity, relation, right })
}

/** Sameness within a group, and of shapes. */
function samenessRules(book: RuleBook): void {
  book.add('Vp', 'have the? same number of Unit', (unit) => vp({ pred: 'same', quantity: unit }))
  book.add('Vp', 'have CMP the same number of Unit', (relation, unit) =>
    relation.op === '=' && !relation.about ? vp({ pred: 'same', quantity: unit }) : null,
  )
  book.add('Vp', 'have equally|as many Unit', (unit) => vp({ pred: 'same', quantity: unit }))
  book.add('Vp', 'share the same number of Unit', (unit) => vp({ pred: 'same', quantity: unit }))
  book.add('Vp', 'have the? same Scalar', (quantity) => vp({ pred: 'same', quantity }))
  book.add('Vp', 'have the? different number of Unit', (unit) =>
    vp({ pred: 'not', inner: { pred: 'same', quantity: unit } }),
  )
  book.add('Vp', 'have different Scalar', (quantity) =>
    vp({ pred: 'not', inner: { pred: 'same', quantity } }),
  )
  book.add('Vp', 'differ in Scalar', (quantity) => vp({ pred: 'not', inner: { pred: 'same', quantity } }))
  book.add('Vp', 'be identical', () => vp({ pred: 'same', quantity: PARAMS }))
  book.add('Vp', 'be equally large', () => vp({ pred: 'same', quantity: PARAMS }))
  book.add('Vp', 'output the same number of Unit', (unit) =>
    ['values', 'channels', 'outputs', 'numbers'].includes(unit.id)
      ? vp({ pred: 'same', quantity: unit })
      : null,
  )
  book.add('Vp', 'have|output the? same shape as Measure', (measure) => {
    if (measure.quantifier !== null) return null
    return vp({
      pred: 'rel',
      quantity: q('shape'),
      relation: equals,
      right: { value: 'measure', quantity: measure.quantity, of: measure.of, mode: 'open' },
    })
  })
  book.add('Vp', 'have|share the? same outputshape as Refs', (ref) => vp(than(q('shape'), equals, ref)))
  book.add('Vp', 'output the? same shape as Refs', (ref) => vp(than(q('shape'), equals, ref)))
  book.add('Vp', 'output a tensor of the same shape as Refs', (ref) => vp(than(q('shape'), equals, ref)))
  const kept = () =>
    vp({
      pred: 'rel',
      quantity: q('shape'),
      relation: equals,
      right: {
        value: 'measure',
        quantity: { id: 'shape', input: true },
        of: { ref: 'it', plural: false },
        mode: 'open',
      },
    })
  book.add('Vp', 'keep the? shape|size of its input', kept)
  book.add('Vp', 'have a? outputshape identical|equal to its inputshape', kept)
  book.add('Clause', 'Measure have the? same shape as Measure', (a, b) => {
    if (a.quantifier !== null || b.quantifier !== null) return null
    const value = (m: typeof a) =>
      ({ value: 'measure', quantity: m.quantity, of: m.of, mode: m.mode }) as const
    return { claim: 'rel', left: value(a), relation: equals, right: value(b) }
  })
  book.add('Clause', 'Measure have the? same Scalar as Measure', (a, scalar, b) => {
    if (a.quantity.id !== 'shape' || b.quantity.id !== 'shape') return null
    if (a.quantifier !== null || b.quantifier !== null) return null
    if (!['spatial', 'height', 'width', 'channels', 'rank'].includes(scalar.id)) return null
    const value = (m: typeof a): Value => ({
      value: 'measure',
      quantity: m.quantity.input === true ? { ...scalar, input: true } : scalar,
      of: m.of,
      mode: m.mode,
    })
    return { claim: 'rel', left: value(a), relation: equals, right: value(b) }
  })
  book.add('Clause', 'Measure have the? same shape as its input', (a) => {
    if (a.quantifier !== null || a.quantity.id !== 'shape') return null
    const left = { value: 'measure', quantity: a.quantity, of: a.of, mode: a.mode } as const
    return {
      claim: 'rel',
      left,
      relation: equals,
      right: { ...left, quantity: { ...a.quantity, input: true } },
    }
  })
  book.add('Clause', 'input and output have the? same shape', () => {
    const left = { value: 'measure', quantity: q('shape'), of: MODEL, mode: 'open' } as const
    return {
      claim: 'rel',
      left,
      relation: equals,
      right: { ...left, quantity: { id: 'shape', input: true } },
    }
  })
}

/** The most and the fewest. */
function superlativeRules(book: RuleBook): void {
  const extreme = (most: boolean, quantity: Quantity, among: Ref | null): Pred => ({
    pred: 'extreme',
    most,
    quantity,
    among,
  })
  const claim = (subject: Ref, pred: Pred) => ({ claim: 'pred', subject, pred, mode: 'each' }) as const
  for (const [word, most] of [
    ['mostadj', true],
    ['fewest', false],
  ] as const) {
    const w = word as 'mostadj'
    book.add('Vp', `have the? ${w} Unit`, (quantity) => vp(extreme(most, quantity, null)))
    book.add('Vp', `have the? ${w} Unit of all the? layers`, (quantity) => vp(extreme(most, quantity, null)))
    book.add('Vp', `have the? ${w} Unit of|in Model`, (quantity) => vp(extreme(most, quantity, null)))
    book.add('Vp', `have the? ${w} Unit of|among all? the? Desc`, (quantity, what) =>
      what.plural && what.ordinal === null
        ? vp(extreme(most, quantity, { ref: 'all', what, count: null }))
        : null,
    )
    book.add('Clause', `of|among all? the? Desc , Refs have the ${w} Unit?`, (what, ref, quantity) =>
      what.plural && what.ordinal === null && ref.ref !== 'model'
        ? claim(ref, extreme(most, quantity ?? PARAMS, { ref: 'all', what, count: null }))
        : null,
    )
    book.add('Vp', `have the? ${w} Unit of|among Plural`, (quantity, among) =>
      vp(extreme(most, quantity, among)),
    )
    book.add('Vp', `be the layer with|of the ${w} Unit`, (quantity) => vp(extreme(most, quantity, null)))
    book.add('Vp', `be the layer that have the ${w} Unit`, (quantity) => vp(extreme(most, quantity, null)))
    book.add('Clause', `the layer with the ${w} Unit be Single`, (quantity, subject) =>
      claim(subject, extreme(most, quantity, null)),
    )
    book.add('Clause', `the layer that have the ${w} Unit be Single`, (quantity, subject) =>
      claim(subject, extreme(most, quantity, null)),
    )
    book.add('Clause', `the ${w} Unit be|belong in|to Single`, (quantity, subject) =>
      claim(subject, extreme(most, quantity, null)),
    )
    book.add('Clause', `it be Single that have the ${w} Unit`, (subject, quantity) =>
      claim(subject, extreme(most, quantity, null)),
    )
  }
  for (const [word, most] of [
    ['largest', true],
    ['smallest', false],
  ] as const) {
    const w = word as 'largest'
    book.add('Vp', `be the ${w} layer|one`, () => vp(extreme(most, PARAMS, null)))
    book.add('Vp', `be the ${w}`, () => vp(extreme(most, PARAMS, null)))
    book.add('Vp', `be the ${w} layer|one of all`, () => vp(extreme(most, PARAMS, null)))
    book.add('Vp', `be the ${w} layer of|in Model`, () => vp(extreme(most, PARAMS, null)))
    book.add('Vp', `be the ${w} of|among Plural`, (among) => vp(extreme(most, PARAMS, among)))
    book.add('Vp', `be the ${w} KIND layer?`, (kind) =>
      vp(
        extreme(most, PARAMS, {
          ref: 'all',
          what: { kind, tests: [], plural: true, ordinal: null },
          count: null,
        }),
      ),
    )
    book.add('Clause', `the ${w} layer be Single`, (subject) => claim(subject, extreme(most, PARAMS, null)))
    book.add('Clause', `the ${w} layer of|in Model be Single`, (_, subject) =>
      claim(subject, extreme(most, PARAMS, null)),
    )
  }
}
