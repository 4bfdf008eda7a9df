/** Rules for comparing referents: more than, as many as, N times, shares, superlatives, sameness. */
import { multiply, whole } from '../../language/rational.js'
import type { Amount, Pred, Quantity, Ref, Relation } from '../meaning.js'
import { AT_LEAST, equals, FEWER, fill, kindIn, MODEL, MORE, meant, q, relationOf, say, vp } from './build.js'
import type { Vp } from './categories.js'
import type { RuleBook } from './notation.js'

function than(
  quantity: Quantity,
  relation: Relation,
  ref: Ref,
  factor: Amount | null = null,
  plus: Amount | null = null,
): Pred {
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

function share(quantity: Quantity, { said, ...relation }: Amount, of: Ref): Pred {
  return { pred: 'share', quantity, relation: relationOf(relation), part: said, of }
}

const PARAMS = q('params')

export function comparisonRules(book: RuleBook): void {
  // More and fewer
  book.add('Vp', 'have more Unit than Refs', (unit, ref) => vp(than(unit, MORE, ref)))
  book.add('Vp', 'have fewer Unit than Refs', (unit, ref) => vp(than(unit, FEWER, ref)))
  book.add('Vp', 'have more|higher Unit than Refs do|have', (unit, ref) => vp(than(unit, MORE, ref)))
  book.add('Vp', 'have fewer Unit than Refs do|have', (unit, ref) => vp(than(unit, FEWER, ref)))
  book.add('Vp', 'have more Unit than Refs combined', (unit, ref) => vp(than(unit, MORE, ref)))
  book.add('Vp', 'have fewer Unit than Refs combined', (unit, ref) => vp(than(unit, FEWER, ref)))
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
  book.add('Vp', 'Vp , but more than Refs', butAlso(MORE))
  book.add('Vp', 'Vp , but fewer than Refs', butAlso(FEWER))
  book.add('Vp', 'have as many Unit as Refs', (unit, ref) => vp(than(unit, equals, ref)))
  book.add('Vp', 'have CMP? as many Unit as Refs', (relation, unit, ref) =>
    relation?.op === '=' && !relation.near ? vp(than(unit, relation, ref)) : null,
  )
  book.add('Vp', 'have at? least as many Unit as Refs', (unit, ref) => vp(than(unit, AT_LEAST, ref)))
  book.add('Vp', 'have the? same number of Unit as Refs', (unit, ref) => vp(than(unit, equals, ref)))
  book.add('Vp', 'have CMP the same number of Unit as Refs', (relation, unit, ref) =>
    relation.op === '=' ? vp(than(unit, relation, ref)) : null,
  )
  book.add('Vp', 'have Times as many Unit as Refs', (times, unit, ref) =>
    vp(than(unit, relationOf(times), ref, times)),
  )
  book.add('Vp', 'have Times the number of Unit of|in Refs', (times, unit, ref) =>
    vp(than(unit, relationOf(times), ref, times)),
  )
  book.add('Vp', 'have Times the number of Unit as|that Refs have?', (times, unit, ref) =>
    vp(than(unit, relationOf(times), ref, times)),
  )
  book.add('Vp', 'have Times more Unit than Refs', (times, unit, ref) => vp(timesMore(unit, times, ref)))
  book.add('Vp', 'have Times fewer Unit than Refs', (times, unit, ref) => vp(timesLess(unit, times, ref)))
  book.add('Vp', 'have Amount more Unit than Refs', (a, unit, ref) =>
    vp(than(unit, relationOf(a), ref, null, a)),
  )
  book.add('Vp', 'have Amount Unit more than Refs', (a, unit, ref) =>
    vp(than(unit, relationOf(a), ref, null, a)),
  )
  book.add('Vp', 'have Amount fewer Unit than Refs', (a, unit, ref) => {
    const value = multiply(a.said.value, whole(-1))
    return value === null || a.op !== '='
      ? null
      : vp(than(unit, relationOf(a), ref, null, { ...a, said: { ...a.said, value } }))
  })
  book.add('Vp', 'be larger than Refs', (ref) => vp(than(PARAMS, MORE, ref)))
  book.add('Vp', 'be smaller than Refs', (ref) => vp(than(PARAMS, FEWER, ref)))
  book.add('Vp', 'be not larger than Refs', (ref) => vp({ pred: 'not', inner: than(PARAMS, MORE, ref) }))
  book.add('Vp', 'be not smaller than Refs', (ref) => vp({ pred: 'not', inner: than(PARAMS, FEWER, ref) }))
  book.add('Vp', 'have more Unit than NUM', (unit, said) =>
    vp({ pred: 'rel', quantity: unit, relation: MORE, right: { value: 'number', said } }),
  )
  book.add('Vp', 'have fewer Unit than NUM', (unit, said) =>
    vp({ pred: 'rel', quantity: unit, relation: FEWER, right: { value: 'number', said } }),
  )
  book.add('Count', 'Count , Fraction of that be trainable', ({ pred, mode }, part) =>
    vp({ pred: 'and', parts: [pred, sharePred(part, 'trainable')] }, mode),
  )
  book.add('Count', 'Count , Fraction of that be nontrainable|frozen', ({ pred, mode }, part) =>
    vp({ pred: 'and', parts: [pred, sharePred(part, 'nonTrainable')] }, mode),
  )
  book.add('Clause', 'Fraction of the? all? Unit be belong in Refs', (part, unit, ref) =>
    isSummable(unit)
      ? say({ ref, quantifier: null, amount: null }, vp(share(unit, part, MODEL), 'sum'))
      : null,
  )
  book.add('Clause', 'Fraction Unit be|belong belong? in|to|from Refs', (part, unit, ref) =>
    isSummable(unit) && part.said.value.n > 0n
      ? say({ ref, quantifier: null, amount: null }, vp(share(unit, part, MODEL), 'sum'))
      : null,
  )
  book.add('Vp', 'be Times larger than Refs', (times, ref) => vp(timesMore(PARAMS, times, ref)))
  book.add('Vp', 'be Times as large as Refs', (times, ref) => vp(than(PARAMS, relationOf(times), ref, times)))
  book.add('Vp', 'be Times smaller than Refs', (times, ref) => vp(timesLess(PARAMS, times, ref)))
  book.add('Vp', 'exceed Refs in Unit', (ref, unit) => vp(than(unit, MORE, ref)))

  // Sameness within a group
  book.add('Vp', 'have the? same number of Unit', (unit) => vp({ pred: 'same', quantity: unit }))
  book.add('Vp', 'have equally many Unit', (unit) => vp({ pred: 'same', quantity: unit }))
  book.add('Vp', 'share the same number of Unit', (unit) => vp({ pred: 'same', quantity: unit }))
  book.add('Vp', 'have the? same Scalar', (quantity) => vp({ pred: 'same', quantity }))
  book.add('Vp', 'have the? different number of Unit', (unit) =>
    vp({ pred: 'not', inner: { pred: 'same', quantity: unit } }),
  )
  book.add('Vp', 'be identical', () => vp({ pred: 'same', quantity: PARAMS }))
  book.add('Vp', 'have the? same shape as Measure', (measure) => {
    if (measure.quantifier !== null) return null
    return vp({
      pred: 'rel',
      quantity: q('shape'),
      relation: equals,
      right: { value: 'measure', quantity: measure.quantity, of: measure.of, mode: 'open' },
    })
  })
  book.add('Vp', 'have the? same outputshape as Refs', (ref) => vp(than(q('shape'), equals, ref)))
  book.add('Vp', 'keep the? shape|size of its input', () =>
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
    }),
  )
  book.add('Clause', 'Measure have the? same shape as Measure', (a, b) => {
    if (a.quantifier !== null || b.quantifier !== null) return null
    const value = (m: typeof a) =>
      ({ value: 'measure', quantity: m.quantity, of: m.of, mode: m.mode }) as const
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

  // Superlatives
  book.add('Vp', 'have the? mostadj Unit', (quantity) =>
    vp({ pred: 'extreme', most: true, quantity, among: null }),
  )
  book.add('Vp', 'have the? mostadj Unit of all the? layers', (quantity) =>
    vp({ pred: 'extreme', most: true, quantity, among: null }),
  )
  book.add('Vp', 'have the? mostadj Unit of Plural', (quantity, among) =>
    vp({ pred: 'extreme', most: true, quantity, among }),
  )
  book.add('Vp', 'have the fewest Unit', (quantity) =>
    vp({ pred: 'extreme', most: false, quantity, among: null }),
  )
  book.add('Vp', 'have the fewest Unit of Plural', (quantity, among) =>
    vp({ pred: 'extreme', most: false, quantity, among }),
  )
  book.add('Vp', 'be the largest layer', () =>
    vp({ pred: 'extreme', most: true, quantity: PARAMS, among: null }),
  )
  book.add('Vp', 'be the largest layer of all', () =>
    vp({ pred: 'extreme', most: true, quantity: PARAMS, among: null }),
  )
  book.add('Vp', 'be the largest layer of|in Model', () =>
    vp({ pred: 'extreme', most: true, quantity: PARAMS, among: null }),
  )
  book.add('Vp', 'be the layer with the mostadj Unit', (quantity) =>
    vp({ pred: 'extreme', most: true, quantity, among: null }),
  )
  book.add('Clause', 'the layer with the mostadj Unit be Single', (quantity, subject) => ({
    claim: 'pred',
    subject,
    pred: { pred: 'extreme', most: true, quantity, among: null },
    mode: 'each',
  }))
  book.add('Clause', 'the layer with the fewest Unit be Single', (quantity, subject) => ({
    claim: 'pred',
    subject,
    pred: { pred: 'extreme', most: false, quantity, among: null },
    mode: 'each',
  }))
  book.add('Clause', 'the largest layer be Single', (subject) => ({
    claim: 'pred',
    subject,
    pred: { pred: 'extreme', most: true, quantity: PARAMS, among: null },
    mode: 'each',
  }))

  // Shares
  const whole_ = (of: Ref | undefined): Ref => of ?? MODEL
  book.add('Vp', 'have Fraction of the? all? Unit', (part, unit) =>
    isSummable(unit) ? vp(share(unit, part, MODEL), 'sum') : null,
  )
  book.add('Vp', 'have Fraction of the? all? Unit of|in Model', (part, unit, of) =>
    isSummable(unit) ? vp(share(unit, part, whole_(of)), 'sum') : null,
  )
  book.add('Vp', "have Fraction of Model 's Unit", (part, of, unit) =>
    isSummable(unit) ? vp(share(unit, part, of), 'sum') : null,
  )
  book.add('Vp', 'have Fraction of the? totaladj', (part) => vp(share(PARAMS, part, MODEL), 'sum'))
  book.add('Clause', 'Fraction of the? all? Unit be|belong in|to|from Refs', (part, unit, ref) =>
    isSummable(unit)
      ? say({ ref, quantifier: null, amount: null }, vp(share(unit, part, MODEL), 'sum'))
      : null,
  )
  book.add('Clause', "Fraction of Model 's Unit be|belong belong? in|to|from Refs", (part, of, unit, ref) =>
    isSummable(unit) ? say({ ref, quantifier: null, amount: null }, vp(share(unit, part, of), 'sum')) : null,
  )
  book.add(
    'Clause',
    'Fraction of the? all? Unit of|in Model be|belong belong? in|to|from Refs',
    (part, unit, of, ref) =>
      isSummable(unit)
        ? say({ ref, quantifier: null, amount: null }, vp(share(unit, part, of), 'sum'))
        : null,
  )

  // What part of the parameters is trainable
  const portion = (part: Amount, of: Ref, id: 'trainable' | 'nonTrainable') => {
    const { said, ...relation } = part
    const left = { value: 'measure', quantity: q(id), of, mode: 'open' } as const
    return {
      claim: 'rel',
      left,
      relation: relationOf(relation),
      right: { value: 'times', factor: said, of: { ...left, quantity: PARAMS } },
    } as const
  }
  for (const [word, id] of [
    ['trainable', 'trainable'],
    ['train', 'trainable'],
    ['learnable', 'trainable'],
    ['nontrainable', 'nonTrainable'],
    ['frozen', 'nonTrainable'],
  ] as const) {
    book.add(
      'Clause',
      `Fraction of? the? params be ${word}` as 'Fraction of? the? params be trainable',
      (part) => portion(part, MODEL, id),
    )
    book.add(
      'Clause',
      `Fraction of? the? params of|in Np be ${word}` as 'Fraction of? the? params of|in Np be trainable',
      (part, np) =>
        np.quantifier === null
          ? portion(part, np.ref, id)
          : np.quantifier === 'each'
            ? {
                claim: 'quantified',
                quantifier: 'each',
                set: np.ref,
                amount: null,
                pred: sharePred(part, id),
              }
            : null,
    )
    book.add(
      'Clause',
      `Fraction of Refs 's params be ${word}` as "Fraction of Refs 's params be trainable",
      (part, ref) => portion(part, ref, id),
    )
    book.add('Clause', `Fraction of its params be ${word}` as 'Fraction of its params be trainable', (part) =>
      portion(part, { ref: 'it', plural: false }, id),
    )
    book.add(
      'Clause',
      `Amount params be ${word}` as 'Amount params be trainable',
      ({ said, ...relation }) => ({
        claim: 'rel',
        left: { value: 'measure', quantity: q(id), of: MODEL, mode: 'open' },
        relation: relationOf(relation),
        right: { value: 'number', said },
      }),
    )
    book.add('Clause', `no params of|in Refs be ${word}` as 'no params of|in Refs be trainable', (ref) =>
      portion({ ...equals, said: meant(0) }, ref, id),
    )
    book.add(
      'Clause',
      `not all the? params of|in Refs be ${word}` as 'not all the? params of|in Refs be trainable',
      (ref) => portion({ ...FEWER, said: meant(1) }, ref, id),
    )
  }
}

function sharePred({ said, ...relation }: Amount, id: 'trainable' | 'nonTrainable'): Pred {
  const it: Ref = { ref: 'it', plural: false }
  return {
    pred: 'rel',
    quantity: q(id),
    relation: relationOf(relation),
    right: { value: 'times', factor: said, of: { value: 'measure', quantity: PARAMS, of: it, mode: 'open' } },
  }
}

function isSummable(quantity: Quantity): boolean {
  return ['params', 'trainable', 'nonTrainable', 'weights', 'learnable'].includes(quantity.id)
}
