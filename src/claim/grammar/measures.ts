/** Rules for measures with their owners, and for what they are related to. */
import { multiply, whole } from '../../language/rational.js'
import type { Amount, Ref, Value } from '../meaning.js'
import {
  AT_LEAST,
  AT_MOST,
  asValue,
  equals,
  FEWER,
  MODEL,
  MORE,
  meant,
  measured,
  number,
  q,
  relationOf,
} from './build.js'
import type { Rhs } from './categories.js'
import type { RuleBook } from './notation.js'

export function measureRules(book: RuleBook): void {
  // Measures with owners
  book.add('Scalar', 'the? totaladj? number of Unit', (unit) => unit)
  book.add('Scalar', 'the? totaladj? Unit number', (unit) => unit)
  book.add('Scalar', 'the? outputshape', () => q('shape'))
  book.add('Scalar', 'the? inputshape', () => ({ id: 'shape', input: true }))
  book.add('Scalar', 'the? shape of the output', () => q('shape'))
  book.add('Scalar', 'the? shape', () => q('shape'))
  book.add('Scalar', 'the? size of the output', () => q('size'))
  book.add('Measure', 'its output', () => ({
    quantity: q('shape'),
    of: { ref: 'it', plural: false },
    mode: 'open',
    quantifier: null,
  }))
  book.add('Measure', 'its input', () => ({
    quantity: { id: 'shape', input: true },
    of: { ref: 'it', plural: false },
    mode: 'open',
    quantifier: null,
  }))
  book.add('Measure', 'the size of Model', (of) => ({
    quantity: q('params'),
    of,
    mode: 'open',
    quantifier: null,
  }))
  book.add('Scalar', 'the? depth of the output', () => q('channels'))
  book.add('Scalar', 'the? Unit', (unit) =>
    ['params', 'trainable', 'learnable', 'nonTrainable', 'biases', 'weights', 'kernel'].includes(unit.id)
      ? unit
      : null,
  )
  book.add('Measure', 'Scalar of|in|for Np', (quantity, np) => ({
    quantity,
    of: np.ref,
    mode: 'open',
    quantifier: np.quantifier,
  }))
  book.add('Measure', 'Scalar', (quantity) => ({
    quantity,
    of: quantity.id === 'shape' && quantity.input === undefined ? { ref: 'implicit' } : MODEL,
    mode: 'open',
    quantifier: null,
  }))
  book.add('Measure', 'all the? Unit combined?', (unit) =>
    ['params', 'weights'].includes(unit.id)
      ? { quantity: unit, of: MODEL, mode: 'sum', quantifier: null }
      : null,
  )
  book.add('Measure', 'all the? Unit of|in Refs', (unit, of) =>
    ['params', 'weights'].includes(unit.id) ? { quantity: unit, of, mode: 'sum', quantifier: null } : null,
  )
  book.add('Measure', 'the? NAME tensor|vector', (name) => ({
    quantity: q('shape'),
    of: { ref: 'named', name },
    mode: 'open',
    quantifier: null,
  }))
  book.add('Measure', "Refs 's Scalar", (of, quantity) => ({ quantity, of, mode: 'open', quantifier: null }))
  book.add('Measure', 'the number of its Unit', (quantity) => ({
    quantity,
    of: { ref: 'it', plural: false },
    mode: 'open',
    quantifier: null,
  }))
  book.add('Scalar', 'the? number of words', () => q('steps'))
  book.add('Scalar', 'the? sequence length', () => q('steps'))
  book.add('Measure', 'its Scalar', (quantity) => ({
    quantity,
    of: { ref: 'it', plural: false },
    mode: 'open',
    quantifier: null,
  }))
  book.add('Measure', 'their Scalar', (quantity) => ({
    quantity,
    of: { ref: 'it', plural: true },
    mode: 'open',
    quantifier: null,
  }))
  book.add('Measure', 'the output|outputs of Np', (np) => ({
    quantity: q('shape'),
    of: np.ref,
    mode: 'open',
    quantifier: np.quantifier,
  }))
  book.add('Measure', 'the channels of|in Np', (np) => ({
    quantity: q('shape'),
    of: np.ref,
    mode: 'each',
    quantifier: np.quantifier,
  }))
  book.add('Measure', "Refs 's output", (of) => ({
    quantity: q('shape'),
    of,
    mode: 'open',
    quantifier: null,
  }))
  book.add('Measure', "the shape|size of Refs 's output", (of) => ({
    quantity: q('shape'),
    of,
    mode: 'open',
    quantifier: null,
  }))
  book.add('Measure', 'the shape of the output of Np', (np) => ({
    quantity: q('shape'),
    of: np.ref,
    mode: 'open',
    quantifier: np.quantifier,
  }))
  book.add('Measure', 'the input|inputs of|to Np', (np) => ({
    quantity: { id: 'shape', input: true },
    of: np.ref,
    mode: 'open',
    quantifier: np.quantifier,
  }))
  book.add('Measure', "Refs 's input", (of) => ({
    quantity: { id: 'shape', input: true },
    of,
    mode: 'open',
    quantifier: null,
  }))
  book.add('Measure', 'the output', () => ({
    quantity: q('shape'),
    of: { ref: 'implicit' },
    mode: 'open',
    quantifier: null,
  }))
  const dropout: Ref = {
    ref: 'one',
    what: {
      kind: {
        words: 'dropout',
        plural: false,
        readings: [
          [
            'Dropout',
            'SpatialDropout1D',
            'SpatialDropout2D',
            'SpatialDropout3D',
            'AlphaDropout',
            'GaussianDropout',
          ],
        ],
      },
      tests: [],
      plural: false,
      ordinal: null,
    },
  }
  book.add('Measure', 'the rate', () => ({
    quantity: { id: 'config', argument: 'rate' },
    of: dropout,
    mode: 'each',
    quantifier: null,
  }))
  book.add('Scalar', 'the? rate', () => ({ id: 'config', argument: 'rate' }))
  book.add('Clause', 'Measure have shape SHAPE', (measure, said) =>
    measure.quantity.id === 'kernelShape'
      ? measured(measure, { relation: equals, right: { value: 'shape', shape: said } })
      : null,
  )
  book.add('Measure', 'the kernel|weightmatrix of Refs', (of) => ({
    quantity: q('kernelShape'),
    of,
    mode: 'each',
    quantifier: null,
  }))
  book.add('Measure', "Refs 's kernel|weightmatrix", (of) => ({
    quantity: q('kernelShape'),
    of,
    mode: 'each',
    quantifier: null,
  }))
  book.add('Measure', 'Measure Total', (measure, mode) => ({ ...measure, mode }))

  // What it is related to
  book.add('Rhs', 'Amount', ({ said, ...relation }) => ({
    relation: relationOf(relation),
    right: number(said),
  }))
  book.add('Rhs', 'Amount Unit?', ({ said, ...relation }) => ({
    relation: relationOf(relation),
    right: number(said),
  }))
  book.add('Rhs', 'no', () => ({ relation: equals, right: number(meant(0)) }))
  book.add('Rhs', 'SHAPE', (shape) => ({ relation: equals, right: { value: 'shape', shape } }))
  book.add('Rhs', 'the? same as Measure', (measure) => {
    const right = asValue(measure)
    return right === null ? null : { relation: equals, right }
  })
  book.add('Rhs', 'CMP Measure', (relation, measure) => {
    const right = asValue(measure)
    return right === null || relation.near ? null : { relation, right }
  })
  book.add('Measure', 'the? total', () => ({
    quantity: q('params'),
    of: MODEL,
    mode: 'open',
    quantifier: null,
  }))
  book.add('Rhs', 'between NUM and NUM', (low, high) => ({
    relation: AT_LEAST,
    right: number(low),
    and: { relation: AT_MOST, right: number(high) },
  }))
  const offset = (a: Amount, sign: 1 | -1, right: Value | null): Rhs | null => {
    const value = multiply(a.said.value, whole(sign))
    if (right === null || value === null || a.op !== '=') return null
    const parts = [right, number({ ...a.said, value })]
    return { relation: relationOf(a), right: { value: 'sum', parts } }
  }
  for (const [word, sign] of [
    ['more', 1],
    ['fewer', -1],
    ['larger', 1],
    ['smaller', -1],
    ['higher', 1],
    ['lower', -1],
  ] as const) {
    const w = word as 'more'
    book.add('Rhs', `Amount ${w} than Measure`, (a, measure) => offset(a, sign, asValue(measure)))
    book.add('Rhs', `${w} than one? of? Refs`, (of) => ({
      relation: sign === 1 ? MORE : FEWER,
      right: { value: 'same', of },
    }))
    book.add('Rhs', `${w} than NUM`, (n) => ({ relation: sign === 1 ? MORE : FEWER, right: number(n) }))
  }
  book.add('Rhs', 'the? same as one of Refs', (of) => ({ relation: equals, right: { value: 'same', of } }))
  book.add('Rhs', 'as large|high as one of Refs', (of) => ({
    relation: equals,
    right: { value: 'same', of },
  }))
  book.add('Rhs', 'Times one of Refs', ({ said, ...relation }, of) => ({
    relation: relationOf(relation),
    right: { value: 'times', factor: said, of: { value: 'same', of } },
  }))
  book.add('Rhs', 'Times as large|high as one of Refs', ({ said, ...relation }, of) => ({
    relation: relationOf(relation),
    right: { value: 'times', factor: said, of: { value: 'same', of } },
  }))
  book.add('Rhs', 'equal to Measure', (measure) => {
    const right = asValue(measure)
    return right === null ? null : { relation: equals, right }
  })
  book.add('Rhs', 'equal to Amount', ({ said, ...relation }) => ({
    relation: relationOf(relation),
    right: number(said),
  }))
  book.add('Rhs', 'higher|larger than Measure', (measure) => {
    const right = asValue(measure)
    return right === null ? null : { relation: MORE, right }
  })
  book.add('Rhs', 'lower|smaller than Measure', (measure) => {
    const right = asValue(measure)
    return right === null ? null : { relation: FEWER, right }
  })
  book.add('Rhs', 'Times Measure', ({ said, ...relation }, measure) => {
    const right = asValue(measure)
    return right === null
      ? null
      : { relation: relationOf(relation), right: { value: 'times', factor: said, of: right } }
  })
}
