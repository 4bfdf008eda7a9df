/** Rules for whole sentences: who and what is said of them, connectives, memory, existence. */

import type { Plain } from '../../keras/summary.js'
import type { Amount, Claim, Description, Pred, Quantity, Ref, Relation, Test, Value } from '../meaning.js'
import {
  AT_LEAST,
  AT_MOST,
  amount,
  counted,
  describe,
  equals,
  every,
  FEWER,
  fill,
  joined,
  kindIn,
  MODEL,
  MORE,
  meant,
  measured,
  one,
  q,
  relationOf,
  say,
  vp,
} from './build.js'
import type { Vp } from './categories.js'
import { exists } from './existence.js'
import { memoryRules } from './memory.js'
import type { RuleBook } from './notation.js'
import { isSummable } from './portions.js'
import { incoming, resized } from './shapes.js'

const FLAT: Ref = {
  ref: 'one',
  what: describe({ words: 'flatten', plural: false, readings: [['Flatten']] }, false),
}

/** "…, one for each filter": what is counted there is as many as the filters (or units) of the layer. */
function onePer(claim: Claim, n: Amount, per: Quantity): Claim | null {
  const isOne = n.op === '=' && !n.about && n.said.value.n === 1n && n.said.value.d === 1n
  if (!isOne || claim.claim !== 'pred' || claim.pred.pred !== 'rel') return null
  if (!['biases', 'values', 'units', 'neurons'].includes(claim.pred.quantity.id)) return null
  const right: Value = { value: 'measure', quantity: per, of: { ref: 'it', plural: false }, mode: 'each' }
  return joined([
    claim,
    say(one(claim.subject), vp({ pred: 'rel', quantity: claim.pred.quantity, relation: equals, right })),
  ])
}

export function clauseRules(book: RuleBook): void {
  const is = (test: Test) => vp({ pred: 'is', test })
  // Sentences
  book.add('Clause', 'Np Vp', (np, phrase) => say(np, phrase))
  book.add('Clause', 'Measure would? be Rhs', measured)
  book.add('Clause', 'Measure equal Rhs', (measure, rhs) =>
    measured(measure.quantifier === 'each' ? { ...measure, quantifier: null, mode: 'sum' } : measure, rhs),
  )
  book.add('Clause', 'Measure would equal Rhs', measured)
  book.add('Clause', 'Measure would? be not Rhs', (measure, rhs) => ({
    claim: 'not',
    inner: measured(measure, rhs),
  }))
  book.add('Clause', 'Measure be not Shaped', (measure, pred) =>
    measure.quantity.id === 'shape' && measure.quantity.input === undefined && measure.quantifier === null
      ? { claim: 'not', inner: say(one(measure.of), vp(pred, measure.mode)) }
      : null,
  )
  book.add('Clause', 'Measure itself? exceed Amount', (measure, { said }) =>
    measured(measure, {
      relation: relationOf({ op: '>', about: false, near: false }),
      right: { value: 'number', said },
    }),
  )
  book.add('Clause', 'Measure would? be Shaped', (measure, pred) =>
    measure.quantity.id === 'shape' && measure.quantity.input === undefined
      ? say({ ref: measure.of, quantifier: measure.quantifier, amount: null }, vp(pred, measure.mode))
      : null,
  )
  book.add('Clause', 'Measure would have Shaped', (measure, pred) =>
    measure.quantity.id === 'shape' && measure.quantity.input === undefined
      ? say({ ref: measure.of, quantifier: measure.quantifier, amount: null }, vp(pred, measure.mode))
      : null,
  )
  book.add('Clause', 'Measure be|have Shaped', (measure, pred) =>
    measure.quantity.id === 'shape' && measure.quantity.input === true
      ? say(
          { ref: measure.of, quantifier: measure.quantifier, amount: null },
          vp(incoming(pred), measure.mode),
        )
      : null,
  )
  book.add('Clause', 'the kernel of|in Refs be|have Dims', (ref, { dims }) =>
    say(one(ref), is({ test: 'config', argument: 'window', value: dims as Plain })),
  )
  book.add('Clause', 'the resolution reduce from Dims to Dims in Refs', (from, to, ref) =>
    say(one(ref), vp(resized(from.dims, to.dims))),
  )
  book.add('Clause', 'Scalar double from the ORD to the ORD Nominal', (quantity, a, b, what) =>
    doubled(quantity, a, b, what, meant(2)),
  )
  book.add('Clause', 'Scalar halve from the ORD to the ORD Nominal', (quantity, a, b, what) =>
    doubled(quantity, a, b, what, meant(1, 2)),
  )
  book.add('Clause', 'after Refs , there be Shaped', (ref, pred) => say(one(ref), vp(pred)))
  book.add('Clause', 'Measure have Shaped', (measure, pred) =>
    measure.quantity.id === 'shape' && measure.quantity.input === undefined
      ? say({ ref: measure.of, quantifier: measure.quantifier, amount: null }, vp(pred, measure.mode))
      : null,
  )
  book.add('Clause', 'Measure have shape SHAPE', (measure, shape) =>
    measure.quantity.id === 'shape'
      ? measured(measure, { relation: equals, right: { value: 'shape', shape } })
      : null,
  )
  book.add('Clause', 'Np : Count', (np, count) => say(np, count))
  book.add('Clause', 'there be Bare in|of Refs', (count, ref) => say(one(ref), count))
  book.add('Clause', 'there be Bare', (count) => say(one(MODEL), count))
  book.add('Clause', 'Amount Unit belong|be in|to|from Refs', (a, unit, ref) =>
    say(one(ref), vp(counted(unit, a))),
  )
  book.add('Clause', "Amount of Refs 's params be Unit", (a, ref, unit) =>
    say(one(ref), vp(counted(unit, a))),
  )
  book.add('Clause', 'Amount of the params of|in Refs be Unit', (a, ref, unit) =>
    say(one(ref), vp(counted(unit, a))),
  )
  book.add('Clause', 'of all? the? layers , Clause', (claim) =>
    claim.claim === 'pred' && claim.pred.pred === 'extreme' ? claim : null,
  )
  book.add('Clause', 'including the|its|all bias , Clause', (claim) => claim)
  book.add('Clause', 'including the|its|all frozen layers , Clause', (claim) => claim)
  book.add('Clause', 'frozen layers including , Clause', (claim) => claim)
  book.add('Clause', 'bias including , Clause', (claim) => claim)
  book.add('Clause', 'ourselves have Count', (count) => say(one(MODEL), summedUp(count)))
  book.add('Clause', 'ourselves have Count in|for|of Refs', (count, ref) => say(one(ref), summedUp(count)))
  book.add('Clause', 'in Refs ,? ourselves have Count', (ref, count) => say(one(ref), summedUp(count)))
  book.add('Clause', 'Total Count', (mode, { pred }) =>
    mode === 'sum' ? say(one(MODEL), vp(pred, mode)) : null,
  )
  book.add('Clause', 'Count Total', ({ pred }, mode) =>
    mode === 'sum' ? say(one(MODEL), vp(pred, mode)) : null,
  )
  book.add('Clause', 'totalof Count', ({ pred }) => say(one(MODEL), vp(pred, 'sum')))
  book.add('Clause', 'Measure : Rhs', measured)
  book.add('Clause', 'Measure : Shaped', (measure, pred) =>
    measure.quantity.id === 'shape'
      ? say(
          { ref: measure.of, quantifier: measure.quantifier, amount: null },
          vp(measure.quantity.input === true ? incoming(pred) : pred, measure.mode),
        )
      : null,
  )
  book.add('Clause', 'Measure belong|be between NUM and NUM', (measure, low, high) =>
    measured(measure, {
      relation: AT_LEAST,
      right: { value: 'number', said: low },
      and: { relation: AT_MOST, right: { value: 'number', said: high } },
    }),
  )
  const unlearned = (ref: Ref) => say(one(ref), vp(counted(q('trainable'), amount(equals, meant(0)))))
  book.add('Clause', 'nothing be train|learn in|by Refs', unlearned)
  book.add('Clause', 'there be nothing to learn|train in Refs', unlearned)
  book.add('Clause', 'excluding the? input layer? , Clause', withoutInput)
  book.add('Clause', 'Clause , excluding the? input layer?', withoutInput)
  book.add('Clause', 'excluding the? bias , Clause', (claim) => withoutBias(claim))
  book.add('Clause', 'Plural have Amount and Amount Unit ,? respectively', (ref, a, b, unit) =>
    inOrder(ref, [a, b], unit),
  )
  book.add('Clause', 'Plural have Amount , Amount and Amount Unit ,? respectively', (ref, a, b, c, unit) =>
    inOrder(ref, [a, b, c], unit),
  )
  book.add('Clause', 'Plural have Amount , Amount , and Amount Unit ,? respectively', (ref, a, b, c, unit) =>
    inOrder(ref, [a, b, c], unit),
  )
  book.add('Clause', 'Plural have Amount and Amount Unit', (ref, a, b, unit) => inOrder(ref, [a, b], unit))
  book.add('Clause', 'Plural have Amount , Amount and Amount Unit', (ref, a, b, c, unit) =>
    inOrder(ref, [a, b, c], unit),
  )
  book.add('Clause', 'Measure be Amount and Amount ,? respectively', (measure, a, b) =>
    measure.quantifier === null ? inOrder(measure.of, [a, b], measure.quantity) : null,
  )
  book.add('Gap', 'Refs Amount', (ref, a) => ({ ref, amount: a }))
  book.add('Gap', 'Refs have Amount', (ref, a) => ({ ref, amount: a }))
  book.add('Sentence', 'Clause and|, Gap', gapped)
  book.add('Sentence', 'Clause , and|but Gap', gapped)
  book.add('Clause', 'there be Count in|of Refs', (count, ref) => say(one(ref), summedUp(count)))
  book.add('Clause', 'there be Count', (count) => say(one(MODEL), count))
  const allIn = (count: Vp, ref: Ref): Claim | null =>
    count.pred.pred === 'rel'
      ? joined([
          say(one(MODEL), count),
          say(
            one(ref),
            vp(
              {
                pred: 'share',
                quantity: count.pred.quantity,
                relation: equals,
                part: meant(1),
                of: MODEL,
              },
              'sum',
            ),
          ),
        ])
      : null
  book.add('Clause', 'there be Count , all of they in|from Refs', allIn)
  book.add('Clause', 'Model have Count , all of they in|from Refs', (_, count, ref) => allIn(count, ref))
  book.add('Clause', 'after Refs , Shaped be leave', (ref, pred) => say(one(ref), vp(pred)))
  book.add('Vp', 'perform Count', (count) =>
    count.pred.pred === 'rel' && ['macs', 'flops'].includes(count.pred.quantity.id) ? count : null,
  )
  book.add('Clause', 'per image , Clause', (claim) => claim)
  book.add('Clause', 'exceptfor|excluding Refs , Model have Count', (of, _, { pred }) =>
    say(one({ ref: 'rest', of, what: describe(null, true) }), vp(pred, 'sum')),
  )
  book.add('Clause', 'Plural itself have Count', (ref, { pred }) => say(one(ref), vp(pred, 'sum')))
  // Kinds of parameters or layers beside each other
  const beside2 = (
    ref: Ref,
    a: Quantity,
    relation: Relation,
    b: Quantity,
    factor: Amount | null = null,
  ): Claim | null => {
    const alike = (isSummable(a) && isSummable(b)) || (a.id === 'layers' && b.id === 'layers')
    if (!alike) return null
    const measure = (quantity: Quantity): Value => ({ value: 'measure', quantity, of: ref, mode: 'open' })
    const right = measure(b)
    return {
      claim: 'rel',
      left: measure(a),
      relation,
      right: factor === null ? right : { value: 'times', factor: factor.said, of: right },
    }
  }
  book.add('Clause', 'Model have more Unit than Unit', (ref, a, b) => beside2(ref, a, MORE, b))
  book.add('Clause', 'Model have fewer Unit than Unit', (ref, a, b) => beside2(ref, a, FEWER, b))
  book.add('Clause', 'Model have as many Unit as Unit', (ref, a, b) => beside2(ref, a, equals, b))
  book.add('Clause', 'Model have Times as many Unit as Unit', (ref, t, a, b) =>
    beside2(ref, a, relationOf(t), b, t),
  )
  book.add('Clause', 'there be more Unit than Unit', (a, b) => beside2(MODEL, a, MORE, b))
  book.add('Clause', 'there be fewer Unit than Unit', (a, b) => beside2(MODEL, a, FEWER, b))
  book.add('Clause', 'there be as many Unit as Unit', (a, b) => beside2(MODEL, a, equals, b))
  book.add('Clause', 'there be Times as many Unit as Unit', (t, a, b) =>
    beside2(MODEL, a, relationOf(t), b, t),
  )
  book.add('Clause', 'Model have more trainable than nontrainable params', (ref) =>
    beside2(ref, q('trainable'), MORE, q('nonTrainable')),
  )
  book.add('Clause', 'Model have more nontrainable|frozen than trainable params', (ref) =>
    beside2(ref, q('nonTrainable'), MORE, q('trainable')),
  )
  book.add('Clause', 'comparedto Refs , Refs have more Unit', (than, ref, quantity) =>
    say(one(ref), vp({ pred: 'than', quantity, relation: MORE, factor: null, plus: null, than })),
  )
  book.add('Clause', 'comparedto Refs , Refs have fewer Unit', (than, ref, quantity) =>
    say(one(ref), vp({ pred: 'than', quantity, relation: FEWER, factor: null, plus: null, than })),
  )
  // "… larger than X, which is larger than Y": X is.
  book.add('Sentence', 'Clause , that Vp', (claim, phrase) =>
    claim.claim === 'pred' && claim.pred.pred === 'than'
      ? joined([claim, say(one(claim.pred.than), phrase)])
      : null,
  )
  book.add('Clause', 'there would be Count', (count) => say(one(MODEL), count))
  book.add('Clause', 'there would be Count in|of Refs', (count, ref) => say(one(ref), summedUp(count)))
  book.add('Clause', 'in Refs there be Count', (ref, count) => say(one(ref), summedUp(count)))
  book.add('Clause', 'in Refs , there be Count', (ref, count) => say(one(ref), summedUp(count)))
  book.add('Clause', 'there be no Desc in Model', (what, ref) => ({ claim: 'not', inner: exists(what, ref) }))
  book.add('Clause', 'there be a layer call NAME', (name) =>
    exists(describe(null, false, [{ test: 'name', name }])),
  )
  book.add('Clause', 'Model have a layer call NAME', (ref, name) =>
    exists(describe(null, false, [{ test: 'name', name }]), ref),
  )
  book.add('Clause', 'intotal ,? Clause', (claim) => summed(claim))
  book.add('Clause', 'combined ,? Clause', (claim) => summed(claim))
  book.add('Clause', 'Plural have Count between they', (ref, { pred }) => say(one(ref), vp(pred, 'sum')))
  const extreme = (ref: Ref, most: boolean, count: Vp) =>
    joined([
      say(one(ref), vp({ pred: 'extreme', most, quantity: q('params'), among: null })),
      say(one(ref), count),
    ])
  book.add('Clause', 'Refs be the largest layer , with Count', (ref, count) => extreme(ref, true, count))
  book.add('Clause', 'Refs be the smallest layer , with Count', (ref, count) => extreme(ref, false, count))
  for (const [word, id] of [
    ['filters', 'filters'],
    ['units', 'units'],
    ['neurons', 'units'],
    ['channels', 'channels'],
  ] as const)
    book.add('Sentence', `Clause , Amount per ${word}` as 'Clause , Amount per filters', (claim, n) =>
      onePer(claim, n, q(id)),
    )
  book.add('Clause', 'the flat|flatten vector Vp', (phrase) => say(one(FLAT), phrase))
  book.add('Clause', 'neither|none of Plural have a Unit', (ref, unit) =>
    say(every('none', ref), vp(counted(unit, amount(MORE, meant(0))))),
  )
  book.add('Clause', 'Clause combined', (claim) => summed(claim))
  book.add('Clause', 'after|in Refs , Measure be|have|measure Shaped', (ref, measure, pred) =>
    measure.of === MODEL || measure.of.ref === 'model' ? say(one(ref), vp(pred)) : null,
  )
  book.add('Clause', 'after Refs ,? the channels measure|be Dims pixels?', (ref, { dims }) =>
    say(
      one(ref),
      vp({
        pred: 'rel',
        quantity: q('spatial'),
        relation: equals,
        right: { value: 'shape', shape: { dims, form: 'cross', text: dims.join('x') } },
      }),
    ),
  )
  book.add('Sentence', 'Clause : Count', (claim, count) =>
    claim.claim === 'pred' ? joined([claim, say(one(claim.subject), count)]) : null,
  )
  book.add('Sentence', 'Sentence and , so , Sentence', (a, b) => joined([a, b]))
  book.add('Sentence', 'Sentence , and so Sentence', (a, b) => joined([a, b]))
  // "…, which makes 512,000 parameters": of the same subject.
  const makes = (claim: Claim, count: Vp): Claim | null => {
    const last = claim.claim === 'and' ? claim.parts.at(-1) : claim
    return last?.claim === 'pred' ? joined([claim, say(one(last.subject), count)]) : null
  }
  book.add('Sentence', 'Clause , that make|give|have|be Count', makes)
  book.add('Sentence', 'Clause , make|have Count', makes)
  book.add('Sentence', 'Sentence , that be Times as many', (claim, times) => ratioOfLast(claim, times))
  book.add('Sentence', 'Sentence , Times as many', (claim, times) => ratioOfLast(claim, times))
  book.add('Measure', 'the tensor|vector|values that reach Refs', (of) => ({
    quantity: { id: 'shape', input: true },
    of,
    mode: 'each',
    quantifier: null,
  }))
  book.add('Measure', 'the flat vector that reach Refs', (of) => ({
    quantity: { id: 'shape', input: true },
    of,
    mode: 'each',
    quantifier: null,
  }))

  memoryRules(book)
  const perEach = (ref: Ref, count: Vp, by: 'filter' | 'unit'): Claim | null =>
    divided(count.pred, by, (pred) => say(one(ref), vp(pred)))
  for (const [word, by] of [
    ['filters', 'filter'],
    ['units', 'unit'],
    ['neurons', 'unit'],
  ] as const) {
    const w = word as 'filters'
    book.add('Clause', `each of the NUM? ${w} of|in Refs have Count`, (n, ref, count) => {
      const claim = perEach(ref, count, by)
      if (claim === null || n === undefined) return claim
      return joined([
        say(one(ref), vp(counted(q(by === 'filter' ? 'filters' : 'units'), amount(equals, n)))),
        claim,
      ])
    })
    book.add('Clause', `each of its NUM? ${w} have Count`, (n, count) => {
      const it: Ref = { ref: 'it', plural: false }
      const claim = perEach(it, count, by)
      if (claim === null || n === undefined) return claim
      return joined([
        say(one(it), vp(counted(q(by === 'filter' ? 'filters' : 'units'), amount(equals, n)))),
        claim,
      ])
    })
  }
  book.add('Clause', 'each filters of|in Refs have Count', (ref, count) => perEach(ref, count, 'filter'))
  book.add('Clause', 'each units|neurons of|in Refs have Count', (ref, count) => perEach(ref, count, 'unit'))

  // Connectives
  book.add('Sentence', 'Clause', (claim) => claim)
  book.add('Sentence', 'it be false that Sentence', (inner) => ({ claim: 'not', inner }))
  book.add('Sentence', 'it be not the? case that Sentence', (inner) => ({ claim: 'not', inner }))
  book.add('Sentence', 'it be not true|the that Sentence', (inner) => ({ claim: 'not', inner }))
  book.add('Sentence', 'Sentence and|but Sentence', (a, b) => joined([a, b]))
  book.add('Sentence', 'Sentence , and|but? Sentence', (a, b) => joined([a, b]))
  book.add('Sentence', 'Sentence and Sentence', inherited)
  book.add('Sentence', 'Sentence , and? Sentence', inherited)
  book.add('Sentence', 'Sentence : Sentence', (a, b) => joined([a, b]))
  book.add('Sentence', 'Sentence ; Sentence', (a, b) => joined([a, b]))
  book.add('Sentence', 'Sentence , so Sentence', (a, b) => joined([a, b]))
  book.add('Sentence', 'Sentence so Sentence', (a, b) => joined([a, b]))
  book.add('Sentence', 'Sentence and so , Sentence', (a, b) => joined([a, b]))
  book.add('Sentence', 'Clause because Clause', (main, reason) => ({ claim: 'because', main, reason }))
  book.add('Sentence', 'Clause , because Clause', (main, reason) => ({ claim: 'because', main, reason }))
  book.add('Sentence', 'because Clause , Clause', (reason, main) => ({ claim: 'because', main, reason }))
  book.add('Sentence', 'either? Clause or Clause', (a, b) => ({
    claim: 'or',
    parts: [a, b],
    exclusive: false,
  }))
}

/** "If …, the one has …, and the other has …": the second may be said under the same condition. */
function inherited(first: Claim, second: Claim): Claim | null {
  return first.claim === 'under' && second.claim !== 'under'
    ? { ...first, inner: joined([first.inner, second]) }
    : null
}

function doubled(
  quantity: Quantity,
  a: number,
  b: number,
  what: Description,
  factor: ReturnType<typeof meant>,
): Claim {
  const nth = (ordinal: number): Ref => ({ ref: 'one', what: { ...what, plural: false, ordinal } })
  const base = { value: 'measure', quantity, of: nth(a), mode: 'each' } as const
  return say(
    one(nth(b)),
    vp({ pred: 'rel', quantity, relation: equals, right: { value: 'times', factor, of: base } }),
  )
}

/** What is said of each filter is said of the layer, divided by their number. */
function divided(pred: Pred, by: 'filter' | 'unit', build: (pred: Pred) => Claim): Claim | null {
  if (pred.pred === 'and') {
    const parts = pred.parts.map((part) =>
      part.pred === 'rel' ? { ...part, quantity: { ...part.quantity, per: by } } : part,
    )
    return build({ ...pred, parts })
  }
  return pred.pred === 'rel' ? build({ ...pred, quantity: { ...pred.quantity, per: by } }) : null
}

/** "…, and the second 18,496": the same measure of another layer of the kind. */
function gapped(
  first: Claim,
  { ref, amount: a }: { readonly ref: Ref; readonly amount: Amount },
): Claim | null {
  if (first.claim !== 'pred' || first.pred.pred !== 'rel' || first.pred.right.value !== 'number') return null
  const kind = kindIn(first.subject)
  const second = say(
    one(kind === null ? ref : fill(ref, kind)),
    vp(counted(first.pred.quantity, a), first.mode),
  )
  return joined([first, second])
}

function inOrder(ref: Ref, amounts: readonly Amount[], unit: Quantity): Claim {
  return {
    claim: 'pred',
    subject: ref,
    pred: { pred: 'inOrder', parts: amounts.map((a) => counted(unit, a)) },
    mode: 'each',
  }
}

/** "… 320 and … 18,496, which is 57.8 times as many": the last of two in relation to the one before it. */
function ratioOfLast(claim: Claim, times: Amount): Claim | null {
  const [a, b] = claim.claim === 'and' ? claim.parts.slice(-2) : []
  if (a?.claim !== 'pred' || b?.claim !== 'pred' || a.pred.pred !== 'rel' || b.pred.pred !== 'rel')
    return null
  if (a.pred.quantity.id !== b.pred.quantity.id) return null
  const { said, ...relation } = times
  const pred: Pred = {
    pred: 'than',
    quantity: b.pred.quantity,
    relation: relationOf(relation),
    factor: said,
    plus: null,
    than: a.subject,
  }
  return joined([claim, { claim: 'pred', subject: b.subject, pred, mode: b.mode }])
}

/** "There are 992 parameters in the two layers": in all of them together. */
function summedUp(count: Vp): Vp {
  return count.mode === 'open' ? { ...count, mode: 'sum' } : count
}

/** "Not counting the input, …" */
function withoutInput(claim: Claim): Claim | null {
  return claim.claim === 'pred' && claim.pred.pred === 'rel' && claim.pred.quantity.id === 'layers'
    ? { ...claim, pred: { ...claim.pred, quantity: { ...claim.pred.quantity, withInput: false } } }
    : null
}

/** "Not counting biases, …" */
function withoutBias(claim: Claim): Claim | null {
  if (
    claim.claim !== 'pred' ||
    claim.pred.pred !== 'rel' ||
    !['params', 'weights'].includes(claim.pred.quantity.id)
  )
    return null
  return { ...claim, pred: { ...claim.pred, quantity: { ...claim.pred.quantity, id: 'kernel' } } }
}

/** "In total, the two layers have …" */
function summed(claim: Claim): Claim | null {
  if (claim.claim === 'pred') return { ...claim, mode: 'sum' }
  return claim.claim === 'rel' ? claim : null
}
