/** Rules for what goes into a model: facts about its input, and inputs of other sizes as what-ifs. */
import type { Said } from '../../language/numbers.js'
import type { Claim, EditTerm, Kind, Pred, Quantity, Ref } from '../meaning.js'
import { counted, equals, MODEL, MORE, meant, number, one, q, relationOf, say, small, vp } from './build.js'
import { DOUBLE, type Edits, edits, HALF, OUTPUT, under } from './edit-terms.js'
import type { RuleBook } from './notation.js'
import { incoming } from './shapes.js'

const EMBEDDING: Kind = { words: 'embedding', plural: false, readings: [['Embedding']] }

function whole(n: Said, make: (count: number) => EditTerm): Edits | null {
  const count = small(n)
  return count === null ? null : edits(make(count))
}

function ofModel(pred: Pred): Claim {
  return say(one(MODEL), vp(incoming(pred)))
}

function unchangedBy(quantity: Quantity): Pred & { readonly pred: 'change' } {
  return { pred: 'change', quantity, how: 'by', relation: equals, amount: meant(0), sign: 1 }
}

export function inputRules(book: RuleBook): void {
  // The data that a model works on
  book.add('Data', 'the|each|a|this|all? image', () => true)
  book.add('Data', 'the|each|all input|inputs image?', () => true)
  book.add('Data', 'input image', () => true)
  book.add('Data', 'a? single image', () => true)
  book.add('Data', 'the? data', () => true)

  book.add('Clause', 'Data be|have Shaped', (_, pred) => ofModel(pred))
  book.add('Clause', 'Data have Amount channels', (_, a) => ofModel(counted(q('channels'), a)))
  book.add('Clause', 'Data have|consist Amount features', (_, a) => ofModel(counted(q('lastAxis'), a)))
  book.add('Clause', 'Data have Amount words', (_, a) => ofModel(counted(q('steps'), a)))
  book.add('Clause', 'Data have Amount values', (_, a) => ofModel(counted(q('values'), a)))
  const here = (ref: Ref, pred: Pred) => say(one(ref), vp(pred))
  book.add('Clause', 'after|at|in Refs ,? Data be|have Shaped', (ref, _, pred) => here(ref, pred))
  book.add('Clause', 'Data be|have Shaped after|in|at Refs', (_, pred, ref) => here(ref, pred))
  book.add('Clause', 'Data be flatten into|to Shaped in|by Refs', (_, pred, ref) => here(ref, pred))
  book.add('Vp', 'flatten Data to|into Shaped', (_, pred) =>
    pred.pred === 'rel' && pred.right.value === 'number' ? null : vp(pred),
  )
  book.add('Vp', 'flatten Shaped to|into Shaped', (from, to) =>
    vp({ pred: 'and', parts: [incoming(from), to] }),
  )

  // As it would be
  book.add('DataChange', 'rgb image', () => edits({ edit: 'channels', count: 3 }))
  book.add('DataChange', 'rgb input|inputs', () => edits({ edit: 'channels', count: 3 }))
  book.add('DataChange', 'grayscale image|input|inputs', () => edits({ edit: 'channels', count: 1 }))
  book.add('DataChange', 'grayscale', () => edits({ edit: 'channels', count: 1 }))
  book.add('DataChange', 'rgb', () => edits({ edit: 'channels', count: 3 }))
  book.add('DataChange', 'NUM channels image|input|inputs', (n) =>
    whole(n, (count) => ({ edit: 'channels', count })),
  )
  book.add('DataChange', 'image|input|inputs of|with|have a? NUM channels', (n) =>
    whole(n, (count) => ({ edit: 'channels', count })),
  )
  book.add('DataChange', 'NUM input channels', (n) => whole(n, (count) => ({ edit: 'channels', count })))
  book.add(
    'DataChange',
    'image|sequence|input|inputs of|with|have size|shape|resolution? of? Dims pixels?',
    ({ dims }) => edits({ edit: 'input', dims }),
  )
  book.add('DataChange', 'a? image|input of Dims pixels?', ({ dims }) => edits({ edit: 'input', dims }))
  book.add('DataChange', 'Dims image|input|inputs', ({ dims }) => edits({ edit: 'input', dims }))
  book.add('DataChange', 'Dims pixels image', ({ dims }) => edits({ edit: 'input', dims }))
  book.add('DataChange', 'a? inputshape of? SHAPE', ({ dims }) => edits({ edit: 'input', dims }))
  book.add('DataChange', 'a? inputshape of? Dims', ({ dims }) => edits({ edit: 'input', dims }))
  const steps = (n: Said) => whole(n, (count) => ({ edit: 'steps', count }))
  book.add('DataChange', 'sequence|image|input|inputs of|with|have NUM words', steps)
  book.add('DataChange', 'sequence|image|input|inputs of|with|have a? length of? NUM', steps)
  book.add('DataChange', 'a? sequence length of? NUM', steps)
  book.add('DataChange', 'NUM words', steps)
  book.add('DataChange', 'NUM height', steps)
  const stepsFrom = (to: Said, before: Said) => {
    const [count, from] = [small(to), small(before)]
    return count === null || from === null ? null : edits({ edit: 'steps', count, from })
  }
  book.add('DataChange', 'NUM words insteadof NUM', stepsFrom)
  book.add('DataChange', 'NUM insteadof NUM words', stepsFrom)
  book.add('DataChange', 'NUM height insteadof NUM', stepsFrom)
  book.add('DataChange', 'NUM insteadof NUM height', stepsFrom)
  book.add('DataChange', 'NUM features per words', (to) =>
    edits({ edit: 'features', target: MODEL, to, from: null }),
  )
  book.add('DataChange', 'twice as many classes', () =>
    edits({ edit: 'scale', target: OUTPUT, quantity: 'units', factor: DOUBLE }),
  )
  book.add('DataChange', 'half as many classes', () =>
    edits({ edit: 'scale', target: OUTPUT, quantity: 'units', factor: HALF }),
  )
  book.add('Cond', 'the? sequence be twice as long', () => edits({ edit: 'enlarge', factor: 2 }))
  book.add('DataChange', 'a? input|inputs of NUM values|features', (to) =>
    edits({ edit: 'features', target: MODEL, to, from: null }),
  )
  const enlarge = () => edits({ edit: 'enlarge', factor: 2 })
  book.add('DataChange', 'twice the image? size', enlarge)
  book.add('DataChange', 'longer|larger image|sequence|input|inputs', enlarge)
  book.add('Gerund', 'double the image|input|sequence size|length', enlarge)
  book.add('Gerund', 'double the? size|length|resolution of Data', enlarge)
  book.add('Clause', 'longer|larger image|sequence|input|inputs would not have more Unit', (unit) =>
    under(enlarge(), {
      claim: 'not',
      inner: say(one(MODEL), vp({ ...unchangedBy(unit), relation: MORE })),
    }),
  )
  book.add('Clause', 'longer|larger image|sequence|input|inputs would? have more Unit', (unit) =>
    under(enlarge(), say(one(MODEL), vp({ ...unchangedBy(unit), relation: MORE }))),
  )
  book.add('DataChange', 'NUM features', (to) => edits({ edit: 'features', target: MODEL, to, from: null }))
  book.add('DataChange', 'NUM input features', (to) =>
    edits({ edit: 'features', target: MODEL, to, from: null }),
  )
  book.add('DataChange', 'NUM features per image', (to) =>
    edits({ edit: 'features', target: MODEL, to, from: null }),
  )
  book.add('DataChange', 'NUM features insteadof NUM', (to, from) =>
    edits({ edit: 'features', target: MODEL, to, from }),
  )
  book.add('DataChange', 'NUM insteadof NUM features', (to, from) =>
    edits({ edit: 'features', target: MODEL, to, from }),
  )
  const classes = (to: Said, from: Said | null = null) =>
    edits({ edit: 'quantity', target: OUTPUT, quantity: 'units', to, from })
  book.add('DataChange', 'NUM classes', (to) => classes(to))
  book.add('DataChange', 'NUM classes insteadof NUM', classes)
  book.add('DataChange', 'NUM insteadof NUM classes', classes)
  const vocabulary = (n: Said, factor = false) => edits({ edit: 'vocabulary', to: n, factor })
  book.add('DataChange', 'a? vocabulary of? NUM words?', (n) => vocabulary(n))
  book.add('DataChange', 'a? vocabulary of size NUM', (n) => vocabulary(n))
  book.add('DataChange', 'twice the vocabulary', () => vocabulary(DOUBLE, true))
  book.add('DataChange', 'half the vocabulary', () => vocabulary(HALF, true))
  book.add('Gerund', 'double the vocabulary', () => vocabulary(DOUBLE, true))
  book.add('Gerund', 'halve the vocabulary', () => vocabulary(HALF, true))
  book.add('Gerund', 'set|increase|reduce|change the vocabulary to NUM words?', (n) => vocabulary(n))
  book.add('Gerund', 'set|increase|reduce|change the vocabulary from NUM words? to NUM words?', (_, n) =>
    vocabulary(n),
  )
  book.add('Cond', 'the vocabulary have|be NUM words?', (n) => vocabulary(n))
  book.add('Cond', 'the vocabulary be twice as large', () => vocabulary(DOUBLE, true))

  book.add('Hypo', 'with|for|on|in DataChange instead?', (change) => change)
  const heads = (n: Said, m: Said) => {
    const [count, size] = [small(n), small(m)]
    return count === null || size === null
      ? null
      : edits(
          { edit: 'set', target: null, argument: 'num_heads', value: count },
          { edit: 'set', target: null, argument: 'key_dim', value: size },
        )
  }
  book.add('DataChange', 'NUM heads of size|shape|depth NUM', heads)
  book.add('DataChange', 'NUM heads of NUM values|units each?', heads)
  const vectors = (n: Said) =>
    whole(n, (value) => ({
      edit: 'set',
      target: { ref: 'all', what: { kind: EMBEDDING, tests: [], plural: true, ordinal: null }, count: null },
      argument: 'output_dim',
      value,
    }))
  book.add('DataChange', 'NUM dimensional words? vector', vectors)
  book.add('DataChange', 'words? vector of? length|size? of? NUM', vectors)
  book.add('Hypo', 'instead with DataChange', (change) => change)
  book.add('Gerund', 'use|feed|predict DataChange instead?', (change) => change)
  book.add('Gerund', 'change Data to DataChange', (_, change) => change)
  book.add('Cond', 'Data be DataChange', (_, change) => change)
  book.add('Cond', 'the model have|receive|use DataChange instead?', (change) => change)
  book.add('Cond', 'there be DataChange', (change) => change)
  book.add('Cond', 'Data have NUM channels instead?', (_, n) =>
    whole(n, (count) => ({ edit: 'channels', count })),
  )
  book.add('Cond', 'Data have NUM channels insteadof NUM', (_, n) =>
    whole(n, (count) => ({ edit: 'channels', count })),
  )
  book.add('Cond', 'Data have NUM words', (_, n) => steps(n))
  book.add('Cond', 'Data have a? length of NUM', (_, n) => steps(n))
  book.add('Cond', 'Data be NUM words long', (_, n) => steps(n))
  book.add('Cond', 'Data have NUM features', (_, to) =>
    edits({ edit: 'features', target: MODEL, to, from: null }),
  )
  book.add('Cond', 'Data be Dims pixels? instead?', (_, { dims }) => edits({ edit: 'input', dims }))
  book.add('Cond', 'Data be Dims pixels? insteadof Dims', (_, { dims }) => edits({ edit: 'input', dims }))
  book.add('Cond', 'Data be Dims insteadof Dims pixels?', (_, { dims }) => edits({ edit: 'input', dims }))

  // What a vocabulary and its vectors are
  book.add('Clause', 'the vocabulary have|be Amount words?', ({ said, ...relation }) => ({
    claim: 'rel',
    left: {
      value: 'measure',
      quantity: { id: 'config', argument: 'input_dim' },
      of: { ref: 'all', what: { kind: EMBEDDING, tests: [], plural: true, ordinal: null }, count: null },
      mode: 'each',
    },
    relation: relationOf(relation),
    right: number(said),
  }))
  book.add('Vp', 'have a? vocabulary of? NUM words?', (n) =>
    vp({
      pred: 'rel',
      quantity: { id: 'config', argument: 'input_dim' },
      relation: equals,
      right: number(n),
    }),
  )
}
