/** Rules for what comes out: shapes, vectors, feature maps, sequences. */

import type { Said } from '../../language/numbers.js'
import type { SaidShape } from '../../language/shapes.js'
import type { Amount, Pred, Quantity } from '../meaning.js'
import { both, counted, equals, meant, number, one, q, relationOf, say, small, vp } from './build.js'
import type { RuleBook } from './notation.js'

function is(quantity: Quantity, shape: SaidShape): Pred {
  return { pred: 'rel', quantity, relation: equals, right: { value: 'shape', shape } }
}

function exactly(quantity: Quantity, said: Said): Pred {
  return { pred: 'rel', quantity, relation: equals, right: number(said) }
}

/** One value for each channel that comes in. */
const pooled: Pred = {
  pred: 'and',
  parts: [
    exactly(q('rank'), meant(1)),
    {
      pred: 'rel',
      quantity: q('values'),
      relation: equals,
      right: {
        value: 'measure',
        quantity: { id: 'channels', input: true },
        of: { ref: 'it', plural: false },
        mode: 'open',
      },
    },
  ],
}

function rank(n: number): Pred {
  return exactly(q('rank'), meant(n))
}

/** From one height and width to another. */
export function resized(from: readonly (number | null)[], to: readonly (number | null)[]): Pred {
  const shape = (dims: readonly (number | null)[]): SaidShape => ({
    dims,
    form: 'cross',
    text: dims.join('x'),
  })
  const id = (dims: readonly (number | null)[]) => (dims.length === 2 ? 'spatial' : 'shape')
  return both(incoming(is(q(id(from)), shape(from))), is(q(id(to)), shape(to)))
}

/** The output's measure is a multiple of the input's. */
function relative(quantity: Quantity, n: number, d = 1): Pred {
  const of = {
    value: 'measure',
    quantity: { ...quantity, input: true },
    of: { ref: 'it', plural: false },
    mode: 'each',
  } as const
  return {
    pred: 'rel',
    quantity,
    relation: equals,
    right: n === 1 && d === 1 ? of : { value: 'times', factor: meant(n, d), of },
  }
}

/** The same on what goes in. */
export function incoming(pred: Pred): Pred {
  switch (pred.pred) {
    case 'rel':
      return { ...pred, quantity: { ...pred.quantity, input: true } }
    case 'and':
      return { ...pred, parts: pred.parts.map(incoming) }
    default:
      return pred
  }
}

export function shapeRules(book: RuleBook): void {
  book.add('Dims', 'SHAPE', ({ dims }) => ({ dims }))
  book.add('Dims', 'NUM by NUM', (a, b) => ({ dims: [Number(a.value.n), Number(b.value.n)] }))
  book.add('Dims', 'NUM by NUM by NUM', (a, b, c) => ({
    dims: [Number(a.value.n), Number(b.value.n), Number(c.value.n)],
  }))

  const shape = (said: SaidShape) => is(q('shape'), said)
  const cross = (dims: readonly (number | null)[]): SaidShape => ({
    dims,
    form: 'cross',
    text: dims.join('x'),
  })
  book.add('Shaped', 'SHAPE', shape)
  book.add('Shaped', 'Dims', ({ dims }) => (dims.length === 2 ? is(q('spatial'), cross(dims)) : null))
  book.add('Shaped', 'a? SHAPE tensor|vector|channels', (said) =>
    said.dims.length > 2 || said.form === 'tuple' ? shape(said) : null,
  )
  book.add(
    'Shaped',
    'a|the? tensor|vector|channels|sequence of|with? a? shape|size|outputshape? SHAPE',
    (said) => (said.dims.length > 2 || said.form === 'tuple' ? shape(said) : null),
  )
  book.add('Shaped', 'a|the? tensor|vector of? shape of? SHAPE', shape)
  book.add('Shaped', 'a|the output shape|size of SHAPE', shape)
  book.add('Shaped', 'a|the shape|outputshape|size of? SHAPE', shape)
  book.add('Shaped', 'shape|outputshape SHAPE', shape)
  book.add('Shaped', 'a SHAPE output|outputshape|tensor|shape', shape)
  const spatial = (dims: readonly (number | null)[]) =>
    dims.length === 2 ? is(q('spatial'), cross(dims)) : null
  book.add('Shaped', 'Dims channels|image|tensor', ({ dims }) => spatial(dims))
  book.add('Shaped', 'channels of? size|shape|resolution? of? Dims', ({ dims }) => spatial(dims))
  book.add('Shaped', 'channels of Dims pixels?', ({ dims }) => spatial(dims))
  book.add('Shaped', 'a resolution|size of Dims pixels?', ({ dims }) => spatial(dims))
  book.add('Shaped', 'Dims pixels', ({ dims }) => spatial(dims))
  const maps = (count: Said, dims: readonly (number | null)[]) => {
    const size = spatial(dims)
    return size === null ? null : both(exactly(q('channels'), count), size)
  }
  book.add(
    'Shaped',
    'NUM channels of|with|at? a? size|shape|resolution? of? Dims pixels? each?',
    (n, { dims }) => maps(n, dims),
  )
  book.add('Shaped', 'NUM channels of Dims pixels? each?', (n, { dims }) => maps(n, dims))
  book.add('Shaped', 'NUM channels , each? Dims', (n, { dims }) => maps(n, dims))
  book.add('Shaped', 'NUM Dims channels', (n, { dims }) => maps(n, dims))
  book.add('Shaped', 'NUM channels , each of? size? Dims', (n, { dims }) => maps(n, dims))
  book.add('Shaped', 'Dims with NUM channels|filters', ({ dims }, n) => maps(n, dims))
  book.add('Shaped', 'a tensor that be Dims with NUM channels', ({ dims }, n) => maps(n, dims))
  book.add('Shaped', 'tensor that be Dims with NUM channels', ({ dims }, n) => maps(n, dims))
  book.add('Shaped', 'Amount channels', (a) => counted(q('channels'), a))
  book.add('Shaped', 'Amount values', (a) => counted(q('values'), a))
  book.add('Shaped', 'Amount outputs', (a) => counted(q('outputs'), a))
  book.add('Shaped', 'Amount values|outputs per image', (a) => counted(q('values'), a))
  book.add('Shaped', 'Amount features', (a) => counted(q('lastAxis'), a))
  book.add('Shaped', 'NUM', (n) => exactly(q('bare'), n))
  // A few dimensions are axes, the batch counted or not; more of them are the length of a vector.
  const axes = (n: Said): Pred => {
    if (n.value.d !== 1n || n.value.n > 5n || n.value.n < 1n) return flat(n)
    const options = [n.value.n, n.value.n - 1n].map((m) => number({ ...n, value: { n: m, d: 1n } }))
    return {
      pred: 'rel',
      quantity: q('rank'),
      relation: equals,
      right: { value: 'either', options: n.value.n === 1n ? options.slice(0, 1) : options },
    }
  }
  const flat = (n: Said) => both(rank(1), exactly(q('values'), n))
  book.add('Shaped', 'a tensor with NUM height and NUM width', (a, b) => {
    const [rows, columns] = [small(a), small(b)]
    const dims = [rows, columns]
    return rows === null || columns === null
      ? null
      : is(q('shape'), { dims, form: 'cross', text: dims.join('x') })
  })
  book.add('Shaped', 'a|the? flat? vector of|with NUM values|features|units|neurons', flat)
  book.add('Shaped', 'a|the? flat? vector of|with? length|size of? NUM', flat)
  book.add('Shaped', 'NUM values long? vector', flat)
  book.add('Shaped', 'a? NUM dimensional vector|tensor', axes)
  book.add('Shaped', 'NUM dimensional : SHAPE', (n, said) => both(axes(n), shape(said)))
  book.add('Shaped', 'NUM dimensional', axes)
  book.add('Shaped', 'vector of? length|size of? NUM', (n) => exactly(q('lastAxis'), n))
  book.add('Shaped', 'flat', () => rank(1))
  book.add('Shaped', 'a|the? flat? vector that have NUM values', flat)
  book.add('Shaped', 'a single values', () => exactly(q('values'), meant(1)))
  book.add('Shaped', 'a single values|vector per image', () => exactly(q('values'), meant(1)))
  const sequence: (n: Said) => Pred = (n: Said) => both(rank(2), exactly(q('steps'), n))
  book.add('Shaped', 'NUM pixels? high and NUM pixels? wide', (h, w) =>
    both(exactly(q('height'), h), exactly(q('width'), w)),
  )
  book.add('Shaped', 'NUM pixels? wide and NUM pixels? high', (w, h) =>
    both(exactly(q('height'), h), exactly(q('width'), w)),
  )
  book.add('Shaped', 'Dims channels with|of NUM channels each?', ({ dims }, n) => maps(n, dims))
  book.add('Shaped', 'a single vector of|with NUM values|features', flat)
  book.add('Shaped', 'a single vector per? image?', () => rank(1))
  book.add('Shaped', 'only a? single? vector per? image?', () => rank(1))
  book.add('Shaped', 'the SHAPE tensor|channels', shape)
  book.add('Shaped', 'NUM values|features per|for words', (n) => both(rank(2), exactly(q('lastAxis'), n)))
  book.add('Shaped', 'NUM values|features for|at each of? the? NUM words', (m, n) => vectors(n, m))
  book.add('Shaped', 'a? vector of? length|size? of? NUM for|at each of? the? NUM words', (m, n) =>
    vectors(n, m),
  )
  book.add('Shaped', 'a? vector of? NUM values for|at each of? the? NUM words', (m, n) => vectors(n, m))
  book.add('Shaped', 'a? vector of? length|size? of? NUM per words', (n) =>
    both(rank(2), exactly(q('lastAxis'), n)),
  )
  book.add('Shaped', 'a single vector', () => rank(1))
  book.add('Shaped', 'a? sequence of NUM vector', sequence)
  book.add('Shaped', 'NUM vector', (n) => (n.value.n === n.value.d ? rank(1) : sequence(n)))
  book.add('Shaped', 'CMP NUM vector of|with NUM values|features each?', (relation, n, m) =>
    relation.op === '=' && !relation.about ? vectors(n, m) : null,
  )
  book.add('Shaped', 'a? sequence of? length NUM', sequence)
  book.add('Shaped', 'a? sequence of NUM words|values', sequence)
  book.add('Shaped', 'the? whole sequence', () => rank(2))
  book.add('Shaped', 'the? whole sequence : Shaped', (pred) => both(rank(2), pred))
  book.add('Vp', 'flatten each words to|into a? vector of|with NUM values|features', (n) =>
    vp(both(rank(2), exactly(q('lastAxis'), n))),
  )
  book.add('Vp', 'flatten each words to|into a? NUM dimensional vector', (n) =>
    vp(both(rank(2), exactly(q('lastAxis'), n))),
  )
  book.add('Vp', 'shorten the? sequence|image|input to NUM words?', (n) => vp(sequence(n)))
  book.add('Vp', 'shorten|reduce|flatten the? sequence|image|input from NUM words? to NUM words?', (a, b) =>
    vp(both(incoming(sequence(a)), sequence(b))),
  )
  book.add('Vp', 'shorten|reduce the? sequence to NUM words', (n) => vp(sequence(n)))
  // "One vector of 20 values" is no sequence.
  const vectors = (n: Said, m: Said) =>
    n.value.n === n.value.d ? flat(m) : both(sequence(n), exactly(q('lastAxis'), m))
  book.add('Shaped', 'a? sequence of NUM vector of|with NUM values|features each?', vectors)
  book.add('Shaped', 'a? sequence of NUM vector of|with NUM values|features', vectors)
  book.add('Shaped', 'NUM vector of|with NUM values|features each?', vectors)
  book.add('Shaped', 'a? sequence of NUM vector of length|size NUM each?', vectors)
  book.add('Shaped', 'NUM vector of length|size NUM each?', vectors)
  book.add('Shaped', 'a? sequence of NUM NUM dimensional vector', vectors)
  book.add('Shaped', 'NUM NUM dimensional vector', vectors)
  book.add('Shaped', 'a sequence', () => rank(2))
  book.add('Shaped', 'a vector', () => rank(1))
  book.add('Shaped', 'Shaped per image', (pred) => pred)

  // What it makes of its input
  book.add('Scalar', 'the? number of channels', () => q('channels'))
  const passing = ['shape', 'channels', 'height', 'width', 'spatial', 'values', 'rank', 'size', 'steps']
  const keeps = (quantity: Quantity) =>
    passing.includes(quantity.id) ? vp(relative(quantity.id === 'size' ? q('shape') : quantity, 1)) : null
  book.add('Scalar', 'the? height', () => q('height'))
  book.add('Scalar', 'the? width', () => q('width'))
  book.add('Scalar', 'the? resolution', () => q('spatial'))
  book.add('Scalar', 'the? depth', () => q('channels'))
  book.add('Vp', 'keep|leave Scalar unchanged', keeps)
  book.add('Vp', 'keep|leave Scalar of its input unchanged?', keeps)
  book.add('Vp', 'keep Scalar', keeps)
  book.add('Vp', 'change Scalar', (quantity) => {
    const kept = keeps(quantity)
    return kept === null ? null : vp({ pred: 'not', inner: kept.pred })
  })
  const same = (quantity: Quantity) => {
    const kept = keeps(quantity)
    return kept === null ? null : vp({ pred: 'not', inner: kept.pred })
  }
  book.add('Vp', 'change Scalar of Data', (quantity) => same(quantity))
  book.add('Vp', 'keep|leave Scalar of Data unchanged?', keeps)
  book.add('Vp', 'keep the height and the? width of its|their? input?', () =>
    vp(both(relative(q('height'), 1), relative(q('width'), 1))),
  )
  book.add('Vp', 'keep the? height and width of Data', () =>
    vp(both(relative(q('height'), 1), relative(q('width'), 1))),
  )
  book.add('Vp', 'change Scalar of its input', (quantity) => {
    const kept = keeps(quantity)
    return kept === null ? null : vp({ pred: 'not', inner: kept.pred })
  })
  for (const [word, n, d] of [
    ['double', 2, 1],
    ['halve', 1, 2],
    ['triple', 3, 1],
    ['quadruple', 4, 1],
  ] as const) {
    const times = (quantity: Quantity) =>
      passing.includes(quantity.id) &&
      quantity.id !== 'shape' &&
      quantity.id !== 'size' &&
      quantity.id !== 'spatial'
        ? vp(relative(quantity, n, d))
        : null
    book.add('Vp', `${word} Scalar` as 'double Scalar', times)
    book.add('Vp', `${word} Scalar of its input` as 'double Scalar of its input', times)
    book.add(
      'Vp',
      `${word} both? the? height and the? width of? its? input?` as 'double both? the? height and the? width of? its? input?',
      () => vp(both(relative(q('height'), n, d), relative(q('width'), n, d))),
    )
    book.add(
      'Vp',
      `${word} the? resolution of? its? input?` as 'double the? resolution of? its? input?',
      () => vp(both(relative(q('height'), n, d), relative(q('width'), n, d))),
    )
  }
  for (const word of ['double', 'halve'] as const) {
    const [n, d] = word === 'double' ? [2, 1] : [1, 2]
    const resize = ({ dims }: { readonly dims: readonly (number | null)[] }) =>
      vp(both(relative(q('height'), n, d), relative(q('width'), n, d), is(q('spatial'), cross(dims))))
    book.add('Vp', `${word} both? the? height and the? width to Dims`, resize)
    book.add('Vp', `${word} the? resolution to Dims`, resize)
  }
  book.add(
    'Vp',
    'flatten|reduce|increase the? channels|image|resolution|input from Dims to Dims',
    (from, to) => vp(resized(from.dims, to.dims)),
  )
  book.add('Vp', 'flatten|reduce|increase Dims channels|image|input to|into Dims', (from, to) =>
    vp(resized(from.dims, to.dims)),
  )
  book.add('Vp', 'flatten the? image|input|channels to|into a? Shaped', (pred) =>
    isShape(pred) ? vp(pred) : null,
  )
  book.add('Vp', 'receive a input|tensor|image of shape|size? SHAPE', (said) => vp(incoming(shape(said))))
  book.add('Vp', 'receive image of? Dims pixels? with NUM channels', ({ dims }, n) => {
    const size = maps(n, dims)
    return size === null ? null : vp(incoming(size))
  })
  book.add('Vp', 'receive rgb image|input|inputs', () => vp(incoming(exactly(q('channels'), meant(3)))))
  book.add('Vp', 'receive grayscale image|input|inputs', () => vp(incoming(exactly(q('channels'), meant(1)))))
  book.add('Vp', 'receive rgb image of Dims pixels?', ({ dims }) => {
    const size = maps(meant(3), dims)
    return size === null ? null : vp(incoming(size))
  })
  book.add('Vp', 'receive grayscale image of Dims pixels?', ({ dims }) => {
    const size = maps(meant(1), dims)
    return size === null ? null : vp(incoming(size))
  })
  book.add('Vp', 'receive sequence|image of NUM words', (n) => vp(incoming(exactly(q('steps'), n))))
  book.add('Vp', 'receive Dims? image', (dims) => {
    const size = dims === undefined ? null : spatial(dims.dims)
    return size === null ? null : vp(incoming(size))
  })
  const dropped = (part: Amount): Pred => ({
    pred: 'rel',
    quantity: { id: 'dropped' },
    relation: relationOf(part),
    right: number(part.said),
  })
  book.add('Vp', 'discard|remove Fraction of the? values that? it? receive?', (part) => vp(dropped(part)))
  book.add('Vp', 'discard|remove Fraction of its input|inputs', (part) => vp(dropped(part)))
  book.add('Clause', 'Fraction of the? values be discard|remove by|in Refs', (part, ref) =>
    say(one(ref), vp(dropped(part))),
  )

  book.add('Clause', 'Scalar stay|be unchanged in Refs', (quantity, ref) => {
    const kept = keeps(quantity)
    return kept === null ? null : say(one(ref), kept)
  })
  const between = (quantity: Quantity, from: Said, to: Said) =>
    passing.includes(quantity.id)
      ? vp(both(exactly({ ...quantity, input: true }, from), exactly(quantity, to)))
      : null
  book.add('Vp', 'increase|reduce|flatten Scalar from NUM to NUM', between)
  book.add('Vp', 'flatten SHAPE to|into Shaped', (said, pred) => vp(both(incoming(shape(said)), pred)))

  // What it does
  book.add('Vp', 'flatten each channels into? to? a single values', () => vp(pooled))
  book.add('Vp', 'keep the? shape of its input , SHAPE', (said) =>
    vp({
      pred: 'and',
      parts: [
        shape(said),
        {
          pred: 'rel',
          quantity: q('shape'),
          relation: equals,
          right: {
            value: 'measure',
            quantity: { id: 'shape', input: true },
            of: { ref: 'it', plural: false },
            mode: 'open',
          },
        },
      ],
    }),
  )
  book.add('Vp', 'receive SHAPE values', (said) => {
    const product =
      said.form === 'cross' && said.dims.every((dim) => dim !== null)
        ? said.dims.reduce<bigint>((p, dim) => p * BigInt(dim ?? 0), 1n)
        : null
    return product === null
      ? null
      : vp(
          exactly(
            { id: 'values', input: true },
            { ...meant(1), value: { n: product, d: 1n }, text: said.text },
          ),
        )
  })
  book.add('Vp', 'output Amount values , NUM per words', (a, n) =>
    n.value.n !== 1n || n.value.d !== 1n
      ? null
      : vp(
          both(counted(q('values'), a), {
            pred: 'rel',
            quantity: q('values'),
            relation: equals,
            right: {
              value: 'measure',
              quantity: { id: 'steps', input: true },
              of: { ref: 'it', plural: false },
              mode: 'open',
            },
          }),
        ),
  )
  book.add('Vp', 'output Shaped', (pred) => vp(pred))
  book.add('Vp', 'would output Shaped', (pred) => vp(pred))
  book.add('Vp', 'output Shaped per image', (pred) => vp(pred))
  // What a layer holds is not what it puts out: an embedding "stores 8,000 vectors".
  book.add('Vp', 'have Shaped', (pred) => (isShape(pred) && !isSequence(pred) ? vp(pred) : null))
  book.add('Vp', 'be of? Shaped', (pred) => vp(pred))
  book.add('Vp', 'measure Dims pixels?', ({ dims }) => {
    const pred = spatial(dims)
    return pred === null ? null : vp(pred)
  })
  book.add('Shaped', 'NUM pixels? wide', (n) => exactly(q('width'), n))
  book.add('Shaped', 'NUM pixels? high', (n) => exactly(q('height'), n))
  book.add('Vp', 'would be Shaped', (pred) => vp(pred))
  book.add('Vp', 'receive Shaped', (pred) => vp(incoming(pred)))
  book.add('Vp', 'receive Shaped as input', (pred) => vp(incoming(pred)))
  book.add('Vp', 'receive Amount inputs', (a) => vp(counted({ id: 'values', input: true }, a)))
  book.add('Vp', 'have a? Shaped output', (pred) =>
    pred.pred === 'rel' && pred.quantity.id === 'bare' ? null : vp(pred),
  )
  book.add('Vp', 'have Amount inputs', (a) => vp(counted({ id: 'inputs' }, a)))
}

/** Whether a predicate speaks of a sequence of vectors. */
function isSequence(pred: Pred): boolean {
  return pred.pred === 'and'
    ? pred.parts.some(isSequence)
    : pred.pred === 'rel' && pred.quantity.id === 'steps'
}

/** Bare numbers belong to counts, not to shapes: "has 320" says nothing of an output. */
function isShape(pred: Pred): boolean {
  return pred.pred === 'and' || (pred.pred === 'rel' && pred.right.value === 'shape')
}
