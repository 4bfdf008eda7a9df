/** Rules for parts of the parameters: what share of them is trainable, is a bias, or belongs to a layer. */
import type { Amount, Claim, Pred, Quantity, QuantityId, Ref } from '../meaning.js'
import { counted, equals, FEWER, joined, MODEL, meant, number, one, q, relationOf, say, vp } from './build.js'
import type { Pool } from './categories.js'
import type { RuleBook } from './notation.js'

const PARAMS = q('params')

const SUMMABLE: readonly QuantityId[] = [
  'params',
  'trainable',
  'nonTrainable',
  'weights',
  'learnable',
  'biases',
  'kernel',
]

export function isSummable(quantity: Quantity): boolean {
  return SUMMABLE.includes(quantity.id)
}

/** A part of a measure of one referent. */
export function share(quantity: Quantity, { said, ...relation }: Amount, of: Ref): Pred {
  return { pred: 'share', quantity, relation: relationOf(relation), part: said, of }
}

/** What part of the subject's own parameters is so. */
export function ownShare({ said, ...relation }: Amount, id: QuantityId): Pred {
  const it: Ref = { ref: 'it', plural: true }
  return {
    pred: 'rel',
    quantity: q(id),
    relation: relationOf(relation),
    right: { value: 'times', factor: said, of: { value: 'measure', quantity: PARAMS, of: it, mode: 'open' } },
  }
}

/** "The 256 parameters of X": that there are so many is said along with the rest. */
function counting({ quantity, of, said }: Pool, claim: Claim): Claim {
  return said === null
    ? claim
    : joined([{ claim: 'pred', subject: of, pred: counted(quantity, said), mode: 'sum' }, claim])
}

/** So many of a pool, or such a part of it, are of a kind. */
function ofKind(pool: Pool, id: QuantityId, part: Amount | null, count: Amount | null): Claim {
  const exact = part?.said.value
  // All of the weights, or none: whether biases are among them makes no difference to say.
  const whole = count === null && (exact === undefined || exact.n === 0n || exact.n === exact.d)
  const base = whole && pool.quantity.id === 'weights' ? PARAMS : pool.quantity
  const measure = (quantity: Quantity) => ({ value: 'measure', quantity, of: pool.of, mode: 'open' }) as const
  if (count !== null)
    return counting(pool, {
      claim: 'rel',
      left: measure(q(id)),
      relation: relationOf(count),
      right: number(count.said),
    })
  const { said, ...relation } = part ?? { ...equals, said: meant(1) }
  return counting(pool, {
    claim: 'rel',
    left: measure(q(id)),
    relation: relationOf(relation),
    right: { value: 'times', factor: said, of: measure(base) },
  })
}

/** So many of a pool, or such a part of it, are in some layers. */
function inLayers(pool: Pool, ref: Ref, part: Amount | null, count: Amount | null): Claim {
  if (count !== null) return counting(pool, say(one(ref), vp(counted(pool.quantity, count), 'sum')))
  const whole = part ?? { ...equals, said: meant(1) }
  return counting(pool, say(one(ref), vp(share(pool.quantity, whole, pool.of), 'sum')))
}

const KINDS = [
  ['trainable', 'trainable'],
  ['train', 'trainable'],
  ['learnable', 'trainable'],
  ['nontrainable', 'nonTrainable'],
  ['frozen', 'nonTrainable'],
  ['freeze', 'nonTrainable'],
  ['bias', 'biases'],
  ['weights', 'kernel'],
] as const

export function portionRules(book: RuleBook): void {
  const pool = (quantity: Quantity, of: Ref, said: Amount | null = null): Pool | null =>
    isSummable(quantity) ? { quantity, of, said } : null
  book.add('Pool', 'the? Unit', (unit) => pool(unit, MODEL))
  book.add('Pool', 'the? Unit of|in|from Refs', (unit, ref) => pool(unit, ref))
  book.add('Pool', 'the Amount Unit', (a, unit) => pool(unit, MODEL, a))
  book.add('Pool', 'the Amount Unit of|in|from Refs', (a, unit, ref) => pool(unit, ref, a))
  book.add('Pool', "Refs 's Amount? Unit", (ref, a, unit) => pool(unit, ref, a ?? null))
  book.add('Pool', 'its Amount? Unit', (a, unit) => pool(unit, { ref: 'it', plural: false }, a ?? null))
  book.add('Pool', 'their Amount? Unit', (a, unit) => pool(unit, { ref: 'it', plural: true }, a ?? null))
  book.add('Pool', 'the? totaladj', () => ({ quantity: PARAMS, of: MODEL, said: null }))

  // Which part
  const whole = { ...equals, said: meant(1) }
  book.add('Portion', 'Pool', (of) => ({ of, part: null, count: null }))
  book.add('Portion', 'all Amount Unit of|in|from Refs', (a, unit, ref) => {
    const of = pool(unit, ref, a)
    return of === null ? null : { of, part: whole, count: null }
  })
  book.add('Portion', 'all of? its Amount Unit', (a, unit) => {
    const of = pool(unit, { ref: 'it', plural: false }, a)
    return of === null ? null : { of, part: whole, count: null }
  })
  book.add('Portion', 'all Amount Unit', (a, unit) => {
    const of = pool(unit, MODEL, a)
    return of === null ? null : { of, part: whole, count: null }
  })
  book.add('Portion', 'Fraction of? all? Pool', (part, of) => ({ of, part, count: null }))
  book.add('Portion', 'each Unit of|in Refs', (unit, ref) => {
    const of = pool(unit, ref)
    return of === null ? null : { of, part: whole, count: null }
  })
  book.add('Portion', 'each of? Pool', (of) => ({ of, part: whole, count: null }))
  book.add('Portion', 'not all|each of? Pool', (of) => ({
    of,
    part: { ...FEWER, said: meant(1) },
    count: null,
  }))
  book.add('Portion', 'Amount of Pool', (count, of) => ({ of, part: null, count }))
  book.add('Portion', 'Amount Unit of|in|from Refs', (count, unit, ref) => {
    const of = pool(unit, ref)
    return of === null ? null : { of, part: null, count }
  })
  book.add('Portion', 'Amount Unit', (count, unit) => {
    const of = pool(unit, MODEL)
    return of === null ? null : { of, part: null, count }
  })

  // What is said of it
  for (const [word, id] of KINDS) {
    book.add('Clause', `Portion would? be ${word}` as 'Portion would? be trainable', ({ of, part, count }) =>
      id === of.quantity.id ? null : ofKind(of, id, part, count),
    )
    book.add('Clause', `of Pool , Amount be ${word}` as 'of Pool , Amount be trainable', (of, count) =>
      ofKind(of, id, null, count),
    )
    book.add(
      'Clause',
      `of Pool , Fraction of? they? be ${word}` as 'of Pool , Fraction of? they? be trainable',
      (of, part) => ofKind(of, id, part, null),
    )
    book.add(
      'Clause',
      `Fraction of? the? params of|in Np be ${word}` as 'Fraction of? the? params of|in Np be trainable',
      (part, np) =>
        np.quantifier === 'each'
          ? { claim: 'quantified', quantifier: 'each', set: np.ref, amount: null, pred: ownShare(part, id) }
          : null,
    )
    book.add(
      'Count',
      `Count , Fraction of that be ${word}` as 'Count , Fraction of that be trainable',
      ({ pred, mode }, part) => vp({ pred: 'and', parts: [pred, ownShare(part, id)] }, mode),
    )
    book.add(
      'Count',
      `Count , Fraction of they be? ${word}` as 'Count , Fraction of they be? trainable',
      ({ pred, mode }, part) => vp({ pred: 'and', parts: [pred, ownShare(part, id)] }, mode),
    )
  }
  for (const lead of ['can be', 'have to be', 'would be'] as const)
    book.add('Clause', `Portion ${lead} train` as 'Portion can be train', ({ of, part, count }) =>
      ofKind(of, 'trainable', part, count),
    )
  book.add('Clause', 'Portion can not be train', ({ of, part, count }) =>
    ofKind(of, 'nonTrainable', part, count),
  )
  book.add('Clause', 'Portion be not train', ({ of, part, count }) =>
    part === null && count === null ? ofKind(of, 'nonTrainable', null, null) : null,
  )
  book.add('Clause', 'Portion be|belong belong? in|to|from Refs', ({ of, part, count }, ref) =>
    inLayers(of, ref, part, count),
  )
  book.add('Clause', 'Portion be|belong belong? to|in Refs itself', ({ of, part, count }, ref) =>
    inLayers(of, ref, part, count),
  )
  book.add('Clause', 'of Pool , Amount|Fraction be|belong belong? in|to|from Refs', (of, a, ref) =>
    a.said.value.d === 1n && a.said.value.n > 1n ? inLayers(of, ref, null, a) : inLayers(of, ref, a, null),
  )
  book.add('Clause', 'Portion be have|cost|use|require by Refs', ({ of, part, count }, ref) =>
    inLayers(of, ref, part, count),
  )
  book.add('Clause', 'everything in? Refs? be trainable', (ref) =>
    ofKind({ quantity: PARAMS, of: ref ?? MODEL, said: null }, 'trainable', null, null),
  )
  book.add('Clause', 'nothing in? Refs? be trainable', (ref) =>
    ofKind(
      { quantity: PARAMS, of: ref ?? MODEL, said: null },
      'trainable',
      { ...equals, said: meant(0) },
      null,
    ),
  )
  book.add('Clause', 'nothing in? Refs? be frozen', (ref) =>
    ofKind({ quantity: PARAMS, of: ref ?? MODEL, said: null }, 'trainable', null, null),
  )
  book.add('Clause', 'Portion be Desc weights', ({ of, part, count }, what) =>
    what.ordinal === null && what.kind !== null && !what.plural
      ? inLayers(of, { ref: 'all', what: { ...what, plural: true }, count: null }, part, count)
      : null,
  )
  book.add('Vp', 'have Fraction of all? Pool', (part, of) =>
    of.said === null ? vp(share(of.quantity, part, of.of), 'sum') : null,
  )
}
