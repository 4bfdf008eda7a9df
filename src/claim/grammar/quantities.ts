/** Rules for what is counted: units with their modifiers, amounts, and measures with their owners. */
import type { Plain } from '../../keras/summary.js'
import type { Said } from '../../language/numbers.js'
import type { Amount, Pred, Quantity } from '../meaning.js'
import { AT_LEAST, AT_MOST, amount, both, counted, equals, MORE, meant, q, vp } from './build.js'
import type { Vp } from './categories.js'
import type { RuleBook } from './notation.js'

/** What a count may be divided by. */
function per(quantity: Quantity, by: NonNullable<Quantity['per']>): Quantity | null {
  return ['params', 'weights', 'kernel', 'biases', 'trainable'].includes(quantity.id)
    ? { ...quantity, per: by }
    : null
}

/** Beside biases, "weights" are those that are no biases; "a bias" is one. */
function beside(a: Pred, b: Pred): Pred {
  if (a.pred === 'and') {
    const last = a.parts.at(-1)
    return last === undefined ? both(a, b) : both(...a.parts.slice(0, -1), beside(last, b))
  }
  if (a.pred !== 'rel' || b.pred !== 'rel' || b.quantity.id !== 'biases' || a.quantity.id !== 'weights')
    return both(a, b)
  const bias: Pred =
    b.relation.op === '>' && b.right.value === 'number' && b.right.said.value.n === 0n
      ? counted(b.quantity, amount(equals, meant(1)))
      : b
  return both({ ...a, quantity: { ...a.quantity, id: 'kernel' } }, bias)
}

export function quantityRules(book: RuleBook): void {
  // Amounts
  book.add('Amount', 'NUM', (said) => amount(equals, said))
  book.add('Amount', 'CMP NUM', (relation, said) => amount(relation, said))
  book.add('Amount', 'CMP CMP NUM', (outer, inner, said) =>
    outer.op === '=' && !outer.near && !outer.about ? amount(inner, said) : null,
  )
  book.add('Amount', 'only NUM', (said) => amount(equals, said))
  book.add('Amount', 'only CMP NUM', (relation, said) => amount(relation, said))
  book.add('Amount', 'NUM or more', (said) => amount(AT_LEAST, said))
  book.add('Amount', 'NUM or fewer', (said) => amount(AT_MOST, said))
  book.add('Amount', 'totalof Amount', (a) => a)
  book.add('Amount', 'Amount , totalof', (a) => a)
  book.add('Amount', 'a single', () => amount(equals, meant(1)))
  book.add('Amount', 'only|just a single', () => amount(equals, meant(1)))
  book.add('Percent', 'Amount percent', (a) => {
    const hundred = { n: a.said.value.n, d: a.said.value.d * 100n }
    const step = { n: a.said.step.n, d: a.said.step.d * 100n }
    return { ...a, said: { ...a.said, value: hundred, step, text: `${a.said.text}%` } }
  })
  book.add('Fraction', 'FRAC', (said) => amount(equals, said))
  book.add('Fraction', 'CMP FRAC', (relation, said) => amount(relation, said))
  book.add('Fraction', 'only CMP? FRAC', (relation, said) => amount(relation ?? equals, said))
  book.add('Fraction', 'Percent', (a) => a)
  book.add('Fraction', 'most', () => amount(MORE, meant(1, 2)))
  book.add('Fraction', 'all', () => amount(equals, meant(1)))
  book.add('Fraction', 'CMP all', (relation) => amount(relation, meant(1)))
  book.add('Fraction', 'some|any', () => amount(MORE, meant(0)))
  book.add('Fraction', 'no|none', () => amount(equals, meant(0)))
  book.add('Times', 'twice', () => amount(equals, meant(2)))
  book.add('Times', 'CMP twice', (relation) => amount(relation, meant(2)))
  book.add('Times', 'thrice', () => amount(equals, meant(3)))
  book.add('Times', 'half', () => amount(equals, meant(1, 2)))
  book.add('Times', 'CMP half', (relation) => amount(relation, meant(1, 2)))
  book.add('Times', 'FRAC', (said) => amount(equals, said))
  book.add('Times', 'CMP FRAC', (relation, said) => amount(relation, said))
  book.add('Times', 'Amount times', (a) => a)

  // Units
  book.add('Unit', 'params', () => q('params'))
  book.add('Unit', 'trainable params', () => q('trainable'))
  book.add('Unit', 'learnable params', () => q('learnable'))
  book.add('Unit', 'nontrainable|frozen params', () => q('nonTrainable'))
  book.add('Unit', 'trainable ones', () => q('trainable'))
  book.add('Unit', 'nontrainable|frozen ones', () => q('nonTrainable'))
  book.add('Unit', 'weights', () => q('weights'))
  book.add('Unit', 'trainable|learnable weights', () => ({ id: 'trainable' }))
  book.add('Unit', 'weights and bias', () => q('params'))
  book.add('Unit', 'params ( weights and bias )', () => q('params'))
  book.add('Unit', 'bias', () => q('biases'))
  book.add('Unit', 'biasvector', () => q('biasVectors'))
  book.add('Unit', 'kernelweights', () => q('kernel'))
  book.add('Unit', 'params|weights , including the? bias', () => q('params'))
  book.add('Unit', 'params|weights including the? bias', () => q('params'))
  book.add('Unit', 'params|weights ( including the? bias )', () => q('params'))
  book.add('Unit', 'params|weights , bias including', () => q('params'))
  book.add('Unit', 'params|weights excluding the? bias', () => q('kernel'))
  book.add('Unit', 'params|weights , excluding the? bias', () => q('kernel'))
  book.add('Unit', 'params|weights ( excluding the? bias )', () => q('kernel'))
  book.add('Unit', 'trainable params , including the? bias', () => q('trainable'))
  book.add('Unit', 'Unit per filters', (unit) => per(unit, 'filter'))
  book.add('Unit', 'Unit per units|neurons', (unit) => per(unit, 'unit'))
  book.add('Unit', 'connections', () => q('connections'))
  book.add('Unit', 'macs', () => q('macs'))
  book.add('Unit', 'flops', () => q('flops'))
  book.add('Unit', 'units', () => q('units'))
  book.add('Unit', 'neurons', () => q('neurons'))
  book.add('Unit', 'filters', () => q('filters'))
  book.add('Unit', 'channels', () => q('channels'))
  book.add('Unit', 'scalars', () => q('numbers'))
  book.add('Unit', 'activations', () => q('values'))
  book.add('Unit', 'inputs|input', () => q('inputs'))
  book.add('Unit', 'outputs|output', () => q('outputs'))
  book.add('Unit', 'heads', () => ({ id: 'config', argument: 'num_heads' }))
  book.add('Unit', 'Desc', (which) => (which.ordinal === null ? { id: 'layers', which } : null))
  book.add('Unit', 'totaladj Unit', (unit) => unit)
  book.add('Unit', 'Unit , excluding the? input', (unit) =>
    unit.id === 'layers' ? { ...unit, withInput: false } : null,
  )
  book.add('Unit', 'Unit , including the? input', (unit) =>
    unit.id === 'layers' ? { ...unit, withInput: true } : null,
  )
  book.add('Unit', 'Unit excluding the? input layer?', (unit) =>
    unit.id === 'layers' ? { ...unit, withInput: false } : null,
  )
  book.add('Unit', 'Unit including the? input layer?', (unit) =>
    unit.id === 'layers' ? { ...unit, withInput: true } : null,
  )
  book.add('Unit', 'Unit ( excluding the? input layer? )', (unit) =>
    unit.id === 'layers' ? { ...unit, withInput: false } : null,
  )
  book.add('Unit', 'Unit ( including the? input layer? )', (unit) =>
    unit.id === 'layers' ? { ...unit, withInput: true } : null,
  )
  book.add('Unit', 'Unit , excluding the? input layer', (unit) =>
    unit.id === 'layers' ? { ...unit, withInput: false } : null,
  )
  book.add('Unit', 'Unit , including the? input layer', (unit) =>
    unit.id === 'layers' ? { ...unit, withInput: true } : null,
  )

  // Counts
  book.add('Total', 'intotal', () => 'sum')
  book.add('Total', 'combined', () => 'sum')
  book.add('Total', 'each', () => 'each')
  book.add('Count', 'Amount Unit', (a, unit) => vp(counted(unit, a)))
  book.add('Count', 'Amount trainable and Amount nontrainable|frozen params', (a, b) =>
    vp(both(counted(q('trainable'), a), counted(q('nonTrainable'), b))),
  )
  book.add('Count', 'Amount nontrainable|frozen and Amount trainable params', (a, b) =>
    vp(both(counted(q('nonTrainable'), a), counted(q('trainable'), b))),
  )
  // "16,000 parameters plus 10 biases": the biases may be meant to be among them, or beside them.
  book.add('Count', 'Amount params and Amount bias', (a, b) =>
    vp(both(counted(q('kernel'), a), counted(q('biases'), b))),
  )
  book.add('Count', 'no Unit to learn', (unit) => vp(counted(unit, amount(equals, meant(0)))))
  book.add('Count', 'SHAPE Unit', (said, unit) => {
    const counts = ['params', 'weights', 'kernel', 'values', 'numbers', 'trainable', 'connections'].includes(
      unit.id,
    )
    if (!counts || said.form !== 'cross') return null
    const value = said.dims.reduce<bigint>((product, dim) => product * BigInt(dim ?? 0), 1n)
    return vp(counted(unit, amount(equals, { ...meant(1), value: { n: value, d: 1n }, text: said.text })))
  })
  book.add('Count', 'no Unit', (unit) => vp(counted(unit, amount(equals, meant(0)))))
  book.add('Count', 'any|some Unit', (unit) => vp(counted(unit, amount(MORE, meant(0)))))
  book.add('Bare', 'Unit', (unit) =>
    unit.id === 'layers' && unit.which?.plural ? vp(counted(unit, amount(MORE, meant(0)))) : null,
  )
  book.add('Bare', 'Unit', (unit) => {
    if (unit.id === 'layers') return unit.which?.plural ? vp(counted(unit, amount(MORE, meant(1)))) : null
    return ['params', 'trainable', 'learnable', 'nonTrainable', 'weights', 'biases', 'kernel'].includes(
      unit.id,
    )
      ? vp(counted(unit, amount(MORE, meant(0))))
      : null
  })
  book.add('Count', 'a Unit', (unit) =>
    unit.id === 'biases' || (unit.id === 'layers' && unit.which?.plural === false)
      ? vp(counted(unit, amount(MORE, meant(0))))
      : null,
  )
  const range = (low: Said, high: Said, unit: Quantity) =>
    vp(both(counted(unit, amount(AT_LEAST, low)), counted(unit, amount(AT_MOST, high))))
  book.add('Count', 'between NUM and NUM Unit', range)
  book.add('Count', 'NUM filters of size? SHAPE', (n, { dims }) =>
    vp(
      both(counted(q('filters'), amount(equals, n)), {
        pred: 'is',
        test: { test: 'config', argument: 'window', value: dims as Plain },
      }),
    ),
  )
  book.add('Count', 'NUM SHAPE filters', (n, { dims }) =>
    vp(
      both(counted(q('filters'), amount(equals, n)), {
        pred: 'is',
        test: { test: 'config', argument: 'window', value: dims as Plain },
      }),
    ),
  )
  book.add('Count', 'Count , of that Amount be Unit', (count, a, unit) =>
    vp(both(count.pred, counted(unit, a)), count.mode),
  )
  book.add('Count', 'Count , Amount of that be Unit', (count, a, unit) =>
    vp(both(count.pred, counted(unit, a)), count.mode),
  )
  book.add('Count', 'Count Total', ({ pred }, mode) => vp(pred, mode))
  book.add('Count', 'Count , Total', ({ pred }, mode) => vp(pred, mode))
  book.add('Count', 'Total Count', (mode, { pred }) => (mode === 'sum' ? vp(pred, mode) : null))
  book.add('Count', 'totalof Count', ({ pred }) => vp(pred, 'sum'))
  book.add('Count', 'a params number of Amount', (a) => vp(counted(q('params'), a)))
  book.add('Count', 'a total number of Amount Unit', (a, unit) => vp(counted(unit, a), 'sum'))
  book.add('Count', 'Count and Count', (a, b) =>
    vp(beside(a.pred, b.pred), a.mode === b.mode ? a.mode : 'open'),
  )
  book.add('Count', 'a single biasvector with|of Amount values', (a) =>
    vp(both(counted(q('biasVectors'), amount(equals, meant(1))), counted(q('biases'), a))),
  )
  book.add('Count', 'a biasvector with|of Amount values', (a) => vp(counted(q('biases'), a)))
  book.add('Count', 'Amount params ,? including the|its NUM bias', (a, n) =>
    vp(both(counted(q('params'), a), counted(q('biases'), amount(equals, n)))),
  )
  book.add('Count', 'Count leave', (count) => count)
  book.add('Count', 'Count ( Count )', (a, b) => vp(both(a.pred, b.pred), a.mode))
  book.add('Count', 'Count , and Count', (a, b) => vp(beside(a.pred, b.pred), a.mode))
  book.add('Count', 'Count to|for Model', (count) => count)
  book.add('Count', 'Amount Unit to learn', (a, unit) => vp(counted(unit, a)))
  for (const [word, by] of [
    ['gates', 'gate'],
    ['directions', 'direction'],
  ] as const) {
    const w = word as 'gates'
    book.add('Unit', `Unit per ${w}`, (unit) => per(unit, by))
    book.add('Count', `Count , Amount per ${w}`, (count, a) => {
      const pred = count.pred
      const quantity = pred.pred === 'rel' ? per(pred.quantity, by) : null
      return quantity === null ? null : vp(both(pred, counted(quantity, a)), count.mode)
    })
    book.add('Count', `Amount Unit in|for each of the NUM? ${w}`, (a, unit) => {
      const quantity = per(unit, by)
      return quantity === null ? null : vp(counted(quantity, a))
    })
  }
  for (const [word, by] of [
    ['filters', 'filter'],
    ['units', 'unit'],
    ['neurons', 'unit'],
  ] as const) {
    const w = word as 'filters'
    book.add('Count', `Count , Amount per ${w}`, ({ pred, mode }, a) => {
      const quantity = pred.pred === 'rel' ? per(pred.quantity, by) : null
      return quantity === null ? null : vp(both(pred, counted(quantity, a)), mode)
    })
  }
  book.add('Count', 'Count per image', ({ pred, mode }) =>
    pred.pred === 'rel' && ['macs', 'flops', 'values', 'numbers'].includes(pred.quantity.id)
      ? vp(pred, mode)
      : null,
  )
  book.add('Count', 'Count : Count', (a, b) => vp(both(a.pred, b.pred), a.mode))
  book.add('Count', 'Count , Count', (a, b) => vp(both(a.pred, b.pred), a.mode))
  for (const [word, id] of [
    ['trainable', 'trainable'],
    ['nontrainable', 'nonTrainable'],
    ['frozen', 'nonTrainable'],
    ['bias', 'biases'],
    ['weights', 'kernel'],
  ] as const) {
    const w = word as 'trainable'
    const among = (count: Vp, a: Amount) => vp(both(count.pred, counted(q(id), a)), count.mode)
    book.add('Count', `Count , Amount of that be ${w}`, among)
    book.add('Count', `Count , of that Amount be ${w}`, among)
    book.add('Count', `Count , Amount of they be? a? ${w}`, among)
    book.add('Count', `Count ( Amount of they ${w} )`, among)
    book.add('Count', `Count , Amount ${w}`, among)
  }
  book.add('Count', 'Count , all of they trainable', (count) =>
    vp(both(count.pred, counted(q('nonTrainable'), amount(equals, meant(0)))), count.mode),
  )
  book.add('Count', 'Count , all of they frozen|nontrainable', (count) =>
    vp(both(count.pred, counted(q('trainable'), amount(equals, meant(0)))), count.mode),
  )
  book.add('Count', 'Count , all of that be trainable', (count) =>
    vp(both(count.pred, counted(q('nonTrainable'), amount(equals, meant(0)))), count.mode),
  )
  book.add('Count', 'Count , all of that be frozen|nontrainable', (count) =>
    vp(both(count.pred, counted(q('trainable'), amount(equals, meant(0)))), count.mode),
  )
  book.add('Count', 'Count , none of that be trainable', (count) =>
    vp(both(count.pred, counted(q('trainable'), amount(equals, meant(0)))), count.mode),
  )
  book.add('Count', 'Count , Count', (a, b) =>
    b.pred.pred === 'and' ? vp(both(a.pred, b.pred), b.mode) : null,
  )
  book.add('Count', 'both Count and Count', (a, b) => vp(both(a.pred, b.pred)))
  book.add('Count', 'Count or Count', (a, b) =>
    // "no weights or biases", "any weights or biases"
    a.pred.pred === 'rel' && b.pred.pred === 'rel' ? vp({ pred: 'or', parts: [a.pred, b.pred] }) : null,
  )
  book.add('Count', 'no Unit or Unit', (a, b) =>
    vp(both(counted(a, amount(equals, meant(0))), counted(b, amount(equals, meant(0))))),
  )
  book.add('Count', 'any Unit or Unit', (a, b) =>
    vp({ pred: 'or', parts: [counted(a, amount(MORE, meant(0))), counted(b, amount(MORE, meant(0)))] }),
  )
  book.add('Count', 'any Unit and Unit', (a, b) =>
    vp({ pred: 'or', parts: [counted(a, amount(MORE, meant(0))), counted(b, amount(MORE, meant(0)))] }),
  )
  book.add('Count', 'neither Unit nor Unit', (a, b) =>
    vp(both(counted(a, amount(equals, meant(0))), counted(b, amount(equals, meant(0))))),
  )
  book.add('Count', 'no Unit and no Unit', (a, b) =>
    vp(both(counted(a, amount(equals, meant(0))), counted(b, amount(equals, meant(0))))),
  )
}
