/** Rules for whether there are layers of a kind, and for which are the only ones. */
import type { Claim, Description, Pred, Quantity, Ref } from '../meaning.js'
import {
  amount,
  both,
  counted,
  describe,
  equals,
  joined,
  MODEL,
  MORE,
  meant,
  one,
  q,
  say,
  vp,
} from './build.js'
import type { RuleBook } from './notation.js'

export function exists(what: Description, ref: Ref = MODEL): Claim {
  return say(one(ref), vp(counted({ id: 'layers', which: what }, amount(MORE, meant(0)))))
}

/** Nothing else has as many: all others have fewer. */
function unrivalled(quantity: Quantity, ref: Ref): Claim {
  return {
    claim: 'quantified',
    quantifier: 'none',
    set: { ref: 'rest', of: ref, what: describe(null, true) },
    pred: {
      pred: 'than',
      quantity,
      relation: { op: '>=', about: false, near: false },
      factor: null,
      plus: null,
      than: ref,
    },
    amount: null,
  }
}

/** Whether there are layers of a kind, in other words than "there is". */
export function existenceRules(book: RuleBook): void {
  const none = (what: Description, ref: Ref = MODEL): Claim | null =>
    what.ordinal === null ? { claim: 'not', inner: exists(what, ref) } : null
  const some = (what: Description, ref: Ref = MODEL): Claim | null =>
    what.ordinal === null ? exists(what, ref) : null
  book.add('Clause', 'Desc be not use anywhere? in|by Model', (what, ref) => none(what, ref))
  book.add('Clause', 'Desc be not use anywhere?', (what) => none(what))
  book.add('Clause', 'Amount Desc be use in|by Model', (a, what, ref) =>
    what.ordinal === null ? say(one(ref), vp(counted({ id: 'layers', which: what }, a))) : null,
  )
  book.add('Clause', 'no other layer have as many|more Unit as|than Refs', (unit, ref) =>
    unrivalled(unit, ref),
  )
  book.add('Clause', 'Desc be use in|by Model', (what, ref) => some(what, ref))
  book.add('Clause', 'no Desc be use anywhere? in|by Model', (what, ref) => none(what, ref))
  book.add('Clause', 'no Desc be use anywhere?', (what) => none(what))
  book.add('Clause', 'ourselves would? not find a|any Desc anywhere? in Model', (what, ref) =>
    none(what, ref),
  )
  book.add('Clause', 'ourselves can|would find a Desc in Model', (what, ref) => some(what, ref))
  book.add('Clause', 'ourselves can not find a|any Desc in Model', (what, ref) => none(what, ref))
  book.add('Clause', 'there be no trace of a? Desc in Model', (what, ref) => none(what, ref))
  book.add('Clause', 'Model lack a? Desc', (ref, what) => none(what, ref))
  book.add('Clause', 'Model do without a|any? Desc', (ref, what) => none(what, ref))
  book.add('Clause', 'Model be without a|any? Desc', (ref, what) => none(what, ref))
  const without = (unit: Quantity) => vp(counted(unit, amount(equals, meant(0))))
  book.add('Vp', 'be both? without Unit', without)
  book.add('Clause', 'Plural be both|all parameterless', (ref) => say(one(ref), without(q('params'))))
  book.add('Vp', 'be parameterless', () => vp(counted(q('params'), amount(equals, meant(0)))))
  book.add('Vp', 'be parametric', () => vp(counted(q('params'), amount(MORE, meant(0)))))

  // "The only layers with parameters": of them and of no others
  const only = (ref: Ref, what: Description): Claim | null =>
    what.tests.length === 0 || what.kind !== null
      ? null
      : {
          claim: 'quantified',
          quantifier: 'only',
          set: ref,
          pred: both(
            ...what.tests.map((test): Pred => (test.test === 'has' ? test.pred : { pred: 'is', test })),
          ),
          amount: null,
        }
  book.add('Clause', 'Refs be the only Desc', only)
  book.add('Clause', 'the only Desc be Refs', (what, ref) => only(ref, what))
  const onlyOne = (ref: Ref, what: Description): Claim | null =>
    what.kind === null || what.plural || what.tests.length > 0
      ? null
      : joined([
          say(one(ref), vp({ pred: 'is', test: { test: 'kind', kind: what.kind } })),
          say(one(MODEL), vp(counted({ id: 'layers', which: what }, amount(equals, meant(1))))),
        ])
  book.add('Clause', 'Refs be the only Desc', onlyOne)
}
