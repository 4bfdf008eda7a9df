/** Rules for who is spoken of: layers by kind, name, ordinal, own words, neighbours; groups; the model. */

import type { Plain } from '../../keras/summary.js'
import type { Description, Quantity, Ref, Test } from '../meaning.js'
import { all, counted, describe, every, fill, MODEL, meant, one, refs, small, withTest } from './build.js'
import type { RuleBook } from './notation.js'

/** `3×3` as an argument's value, whatever it is called. */
function windowTest(dims: readonly (number | null)[]): Test | null {
  return dims.some((dim) => dim === null) || dims.length > 3
    ? null
    : { test: 'config', argument: 'window', value: dims as Plain }
}

function has(quantity: Quantity, n: ReturnType<typeof meant>): Test {
  return { test: 'has', pred: counted(quantity, { op: '=', about: false, near: false, said: n }) }
}

const UNITS: Quantity = { id: 'units' }
const ALL_LAYERS: Description = describe(null, true)

export function layerRules(book: RuleBook): void {
  // Heads
  book.add('Head', 'KIND layer', (kind) => describe(kind, false))
  book.add('Head', 'KIND layers', (kind) => describe(kind, true))
  book.add('Head', 'KIND', (kind) => describe(kind, kind.plural))
  book.add('Head', 'layer', () => describe(null, false))
  book.add('Head', 'layers', () => describe(null, true))
  book.add('Head', 'KIND ( KIND ) layer', (kind) => describe(kind, false))
  book.add('Head', 'ACT layer', (name) => describe(null, false, [{ test: 'activation', name }]))
  book.add('Head', 'ACT layers', (name) => describe(null, true, [{ test: 'activation', name }]))
  book.add('Head', 'output layer', () => describe(null, false, [{ test: 'output' }]))
  book.add('Head', 'input layer', () => describe(null, false, [{ test: 'input' }]))

  // Before the head
  book.add('Nominal', 'Head', (head) => head)
  book.add('Nominal', 'plainadj Nominal', (nominal) => nominal)
  book.add('Nominal', 'Mod Nominal', (mod, nominal) => withTest(nominal, mod))
  book.add('Mod', 'hidden', () => ({ test: 'hidden' }))
  book.add('Mod', 'trainable', () => ({ test: 'trainable', value: true }))
  book.add('Mod', 'frozen', () => ({ test: 'trainable', value: false }))
  book.add('Mod', 'ACT', (name) => ({ test: 'activation', name }))
  book.add('Mod', 'SHAPE', (shape) => (shape.form === 'cross' ? windowTest(shape.dims) : null))
  book.add('Mod', 'pointwise', () => windowTest([1, 1]))
  book.add('Mod', 'NUM units|neurons', (n) => has(UNITS, n))
  book.add('Mod', 'NUM filters', (n) => has({ id: 'filters' }, n))
  book.add('Mod', 'NUM channels', (n) => has({ id: 'filters' }, n))
  book.add('Mod', 'parametric', () => ({
    test: 'has',
    pred: {
      pred: 'rel',
      quantity: { id: 'params' },
      relation: { op: '>', about: false, near: false },
      right: { value: 'number', said: meant(0) },
    },
  }))
  book.add('Mod', 'parameterless', () => ({
    test: 'has',
    pred: counted({ id: 'params' }, { op: '=', about: false, near: false, said: meant(0) }),
  }))

  // After the head
  // "The layer after X" is its neighbour; "the dense layer after X" need not be.
  book.add('Nominal', 'Nominal Post', (nominal, post) =>
    withTest(nominal, post.test === 'beside' && nominal.kind === null ? { ...post, direct: true } : post),
  )
  book.add('Post', 'with Count', (count) => ({ test: 'has', pred: count.pred }))
  book.add('Post', 'with a? ACT activation', (name) => ({ test: 'activation', name }))
  book.add('Post', 'with activation ACT', (name) => ({ test: 'activation', name }))
  book.add('Post', 'of NUM units|neurons', (n) => has(UNITS, n))
  book.add('Post', 'of NUM filters', (n) => has({ id: 'filters' }, n))
  book.add('Post', 'and a? ACT activation', (name) => ({ test: 'activation', name }))
  book.add('Post', 'with Config', ({ argument, value }) => ({ test: 'config', argument, value }))
  book.add('Post', 'use Config', ({ argument, value }) => ({ test: 'config', argument, value }))
  book.add('Post', 'that use Config', ({ argument, value }) => ({ test: 'config', argument, value }))
  book.add('Post', 'with Bare', (count) => ({ test: 'has', pred: count.pred }))
  book.add('Post', 'without Unit', (unit) => ({
    test: 'has',
    pred: counted(unit, { op: '=', about: false, near: false, said: meant(0) }),
  }))
  book.add('Post', 'without a? bias', () => ({
    test: 'has',
    pred: counted({ id: 'biases' }, { op: '=', about: false, near: false, said: meant(0) }),
  }))
  book.add('Post', 'that Vp', ({ pred }) => ({ test: 'has', pred }))
  book.add('Post', 'after Refs', (of) => ({ test: 'beside', side: 'after', of, direct: false }))
  book.add('Post', 'before Refs', (of) => ({ test: 'beside', side: 'before', of, direct: false }))
  book.add('Post', 'at the end', () => ({ test: 'output' }))
  book.add('Post', 'call NAME|CODE', (name) => ({ test: 'name', name }))
  book.add('Config', 'ASSIGN', ({ name, value }) => ({ argument: name, value }))
  book.add('Config', 'a? kernel size? of? SHAPE', ({ dims }) => ({
    argument: 'kernel_size',
    value: dims as Plain,
  }))
  book.add('Config', 'SHAPE kernel', ({ dims }) => ({ argument: 'kernel_size', value: dims as Plain }))
  book.add('Config', 'a SHAPE kernel', ({ dims }) => ({ argument: 'kernel_size', value: dims as Plain }))
  book.add('Config', 'a? kernel size? of NUM', (n) => {
    const value = small(n)
    return value === null ? null : { argument: 'kernel_size', value }
  })
  book.add('Config', 'a? poolsize of? SHAPE', ({ dims }) => ({ argument: 'pool_size', value: dims as Plain }))
  book.add('Config', 'a? poolsize of NUM', (n) => {
    const value = small(n)
    return value === null ? null : { argument: 'pool_size', value }
  })
  book.add('Config', 'a? stride of NUM', (n) => {
    const value = small(n)
    return value === null ? null : { argument: 'strides', value }
  })
  book.add('Config', 'a? rate of NUM', ({ value }) => ({
    argument: 'rate',
    value: Number(value.n) / Number(value.d),
  }))
  book.add('Config', 'samepad', () => ({ argument: 'padding', value: 'same' }))
  book.add('Config', 'validpad', () => ({ argument: 'padding', value: 'valid' }))
  book.add('Config', 'a? dilation of NUM', (n) => {
    const value = small(n)
    return value === null ? null : { argument: 'dilation_rate', value }
  })
  book.add('Config', 'NUM heads', (n) => {
    const value = small(n)
    return value === null ? null : { argument: 'num_heads', value }
  })

  // With an ordinal
  book.add('Desc', 'Nominal', (nominal) => nominal)
  book.add('Desc', 'Desc of|in Model', (what) => what)
  book.add('Desc', 'ORD Nominal', (ordinal, nominal) => (nominal.plural ? null : { ...nominal, ordinal }))

  book.add('Desc', 'Nominal numbered NUM', (nominal, n) => {
    const ordinal = small(n)
    return nominal.plural || ordinal === null || ordinal === 0 ? null : { ...nominal, ordinal }
  })

  // One layer
  const single = (what: Description): Ref | null => (what.plural ? null : { ref: 'one', what })
  book.add('Single', 'the|this|its Desc', single)
  book.add('Single', "Model 's Desc", (_, what) => single(what))
  book.add('Single', 'the|its|this Desc of|in Model', (what) => single(what))
  book.add('Single', 'Desc', (what) =>
    what.ordinal !== null && what.kind !== null && what.tests.length === 0 ? single(what) : null,
  )
  book.add('Single', 'Desc', (what) =>
    what.ordinal === null && what.tests.length === 0 && what.kind !== null
      ? single({ ...what, bare: true })
      : null,
  )
  book.add('Single', 'NAME', (name) => ({ ref: 'named', name }))
  book.add('Single', 'the NAME', (name) => ({ ref: 'named', name }))
  book.add('Single', 'the? NAME layer|model', (name) => ({ ref: 'named', name }))
  book.add('Single', 'the? layer NAME', (name) => ({ ref: 'named', name }))
  book.add('Single', 'the? layer , call? NAME ,', (name) => ({ ref: 'named', name }))
  book.add('Single', 'the KIND layer? NAME', (kind, name) => ({
    ref: 'one',
    what: describe(kind, false, [{ test: 'name', name }]),
  }))
  book.add('Single', 'the KIND layer? ( NAME )', (kind, name) => ({
    ref: 'one',
    what: describe(kind, false, [{ test: 'name', name }]),
  }))
  book.add('Single', 'the ORD KIND layer? ( NAME )', (ordinal, kind, name) => ({
    ref: 'one',
    what: { ...describe(kind, false, [{ test: 'name', name }]), ordinal },
  }))
  book.add('Single', 'the NAME output|layer', (name) => ({ ref: 'named', name }))
  book.add('Single', 'the Desc , NAME ,', (what, name) => single(withTest(what, { test: 'name', name })))
  book.add('Single', 'the NAME KIND layer?', (name, kind) => ({
    ref: 'one',
    what: describe(kind, false, [{ test: 'name', name }]),
  }))
  book.add('Single', 'the largest layer', () => ({
    ref: 'extreme',
    most: true,
    quantity: { id: 'params' },
    among: null,
  }))
  book.add('Single', 'the smallest layer', () => ({
    ref: 'extreme',
    most: false,
    quantity: { id: 'params' },
    among: null,
  }))
  book.add('Single', 'the largest KIND layer?', (kind) => ({
    ref: 'extreme',
    most: true,
    quantity: { id: 'params' },
    among: all(describe(kind, true)),
  }))
  book.add('Single', 'the larger of Plural', (among) => ({
    ref: 'extreme',
    most: true,
    quantity: { id: 'params' },
    among,
  }))
  book.add('Single', 'the smaller of Plural', (among) => ({
    ref: 'extreme',
    most: false,
    quantity: { id: 'params' },
    among,
  }))
  book.add('Single', 'the layer with the mostadj Unit', (quantity) => ({
    ref: 'extreme',
    most: true,
    quantity,
    among: null,
  }))
  book.add('Single', 'the layer with the fewest Unit', (quantity) => ({
    ref: 'extreme',
    most: false,
    quantity,
    among: null,
  }))
  book.add('Single', 'the layer that have the mostadj Unit', (quantity) => ({
    ref: 'extreme',
    most: true,
    quantity,
    among: null,
  }))
  book.add('Single', 'the KIND layer? with the mostadj Unit', (kind, quantity) => ({
    ref: 'extreme',
    most: true,
    quantity,
    among: all(describe(kind, true)),
  }))
  book.add('Single', 'the layer|one after Single', (of) => ({ ref: 'beside', side: 'after', of, what: null }))
  book.add('Single', 'the layer|one before Single', (of) => ({
    ref: 'beside',
    side: 'before',
    of,
    what: null,
  }))
  book.add('Single', 'the one before it', () => ({
    ref: 'beside',
    side: 'before',
    of: { ref: 'it', plural: false },
    what: null,
  }))
  book.add('Single', 'the one after it', () => ({
    ref: 'beside',
    side: 'after',
    of: { ref: 'it', plural: false },
    what: null,
  }))
  book.add('Single', 'the layer that receive it', () => ({
    ref: 'beside',
    side: 'after',
    of: { ref: 'it', plural: false },
    what: null,
  }))
  book.add('Single', 'the following KIND layer?', (kind) => ({
    ref: 'beside',
    side: 'after',
    of: { ref: 'it', plural: false },
    what: describe(kind, false),
  }))
  book.add('Single', 'the ORD one?', (ordinal) => ({ ref: 'ellipsis', ordinal }))
  book.add('Single', 'it', () => ({ ref: 'it', plural: false }))
  book.add('Single', 'this layer', () => ({ ref: 'it', plural: false }))
  book.add('Single', 'the frozen|whole basemodel', () => ({ ref: 'base' }))
  book.add('Single', 'the? basemodel', () => ({ ref: 'base' }))
  book.add('Single', 'the? head', () => ({ ref: 'head' }))
  book.add('Single', 'the? NAME model', (name) => ({ ref: 'named', name }))

  book.add('Single', 'the bottleneck NAME', (name) => ({ ref: 'named', name }))
  book.add('Single', 'the bottleneck , NAME ,', (name) => ({ ref: 'named', name }))
  book.add('Single', 'the bottleneck ,? after Single ,', (ref) => ref)
  book.add('Single', 'Single itself', (ref) => ref)

  // The model
  const model = () => MODEL
  book.add('Model', 'the|this model', model)
  // "The classifier": the whole of it, or the layer that gives the classes.
  book.add('Model', 'the|this classifier', model)
  book.add('Single', 'the classifier', () => ({
    ref: 'one',
    what: { kind: null, tests: [{ test: 'output' }], plural: false, ordinal: null },
  }))
  book.add('Model', 'the|this whole model', model)
  book.add('Model', 'the|this KIND model', (kind) => (kind.plural ? null : MODEL))
  book.add('Model', 'the|this sized model', model)
  book.add('Model', 'the|this whole thing', model)
  book.add('Model', 'NAME model', (name) => ({ ref: 'model', name }))
  book.add('Model', 'the NAME model', (name) => ({ ref: 'model', name }))
  book.add('Model', 'the model NAME', (name) => ({ ref: 'model', name }))
  book.add('Model', 'the? model itself', model)

  // Groups
  book.add('Plural', 'the|this Desc', (what) => (what.plural ? all(what) : null))
  book.add('Plural', 'the|this|its NUM Desc', (n, what) => {
    const count = small(n)
    return what.plural && count !== null && what.ordinal === null ? all(what, count) : null
  })
  book.add('Plural', "Model 's Desc", (_, what) => (what.plural ? all(what) : null))
  book.add('Plural', "Model 's NUM Desc", (_, n, what) => (what.plural ? all(what, small(n)) : null))
  book.add('Plural', 'both the? Desc', (what) => (what.plural ? { ...all(what, 2), both: true } : null))
  book.add('Plural', 'the ORD NUM Desc', (ordinal, n, what) => {
    const count = small(n)
    return what.plural && count !== null && Math.abs(ordinal) === 1
      ? { ref: 'slice', what, take: ordinal * count }
      : null
  })
  book.add('Plural', 'all the? other layers', () => ({ ref: 'rest', of: null, what: ALL_LAYERS }))
  book.add('Plural', 'the other layers', () => ({ ref: 'rest', of: null, what: ALL_LAYERS }))
  book.add('Plural', 'all the? layers exceptfor|excluding Refs', (of) => ({
    ref: 'rest',
    of,
    what: ALL_LAYERS,
  }))
  book.add('Plural', 'all the? other layers combined', () => ({ ref: 'rest', of: null, what: ALL_LAYERS }))
  book.add('Plural', 'the other Desc', (what) =>
    what.plural && what.kind !== null ? { ref: 'rest', of: null, what } : null,
  )
  book.add('Plural', 'the rest of the layers|model', () => ({ ref: 'rest', of: null, what: ALL_LAYERS }))
  book.add('Plural', 'all the? other Desc', (what) => (what.plural ? { ref: 'rest', of: null, what } : null))
  book.add('Plural', 'Plural of|in Model', (plural) => plural)
  book.add('Plural', 'they', () => ({ ref: 'it', plural: true }))
  book.add('Plural', 'Refs and Refs', (a, b) => refs([a, b]))
  book.add('Plural', 'both Refs and Refs', (a, b) => ({ ...refs([a, b]), both: true }))
  book.add('Plural', 'Refs , Refs', (a, b) => (b.ref === 'and' ? refs([a, b]) : null))
  book.add('Plural', 'Refs , and Refs', (a, b) => (a.ref === 'and' || b.ref === 'and' ? refs([a, b]) : null))
  book.add('Plural', 'the ORD and the? ORD Nominal', (a, b, what) =>
    refs([
      { ref: 'one', what: { ...what, plural: false, ordinal: a } },
      { ref: 'one', what: { ...what, plural: false, ordinal: b } },
    ]),
  )
  book.add('Refs', 'Single|Plural|Model', (ref) => ref)

  // Noun phrases
  book.add('Np', 'Refs', one)
  book.add('Np', 'Desc', (what) => (what.plural && what.ordinal === null ? one(all(what)) : null))
  book.add('Np', 'Plural both|all|each', (ref) => every('each', ref))
  book.add('Np', 'all Plural', (ref) => every('each', ref))
  book.add('Np', 'all the? Desc', (what) => (what.plural ? every('each', all(what)) : null))
  book.add('Np', 'all the? NUM Desc', (n, what) => {
    const count = small(n)
    return what.plural && count !== null ? every('each', all(what, count)) : null
  })
  book.add('Np', 'all the? Desc exceptfor Refs', (what, of) =>
    what.plural && what.ordinal === null && what.kind !== null
      ? every('each', { ref: 'rest', of: fill(of, what), what })
      : null,
  )
  book.add('Np', 'each Desc exceptfor Refs', (what, of) =>
    what.ordinal === null && what.kind !== null && !what.plural
      ? every('each', { ref: 'rest', of: fill(of, what), what: { ...what, plural: true } })
      : null,
  )
  book.add('Np', 'each Desc', (what) =>
    what.plural || what.ordinal !== null ? null : every('each', all(what)),
  )
  // "A pooling layer has no parameters": whichever.
  book.add('Np', 'a Desc', (what) =>
    what.plural || what.ordinal !== null || what.kind === null ? null : every('each', all(what)),
  )
  book.add('Np', 'each of Plural', (ref) => every('each', ref))
  book.add('Np', 'no Desc', (what) => (what.ordinal === null ? every('none', all(what)) : null))
  book.add('Np', 'no of Plural', (ref) => every('none', ref))
  book.add('Np', 'none of Plural', (ref) => every('none', ref))
  book.add('Np', 'neither of Plural', (ref) =>
    every('none', ref.ref === 'all' && ref.count === null ? { ...ref, count: 2 } : ref),
  )
  book.add('Np', 'neither Desc', (what) =>
    what.plural || what.ordinal !== null ? null : every('none', all(what, 2)),
  )
  book.add('Np', 'neither the? ORD nor the? ORD Nominal', (a, b, what) =>
    every('none', refs([a, b].map((ordinal) => ({ ref: 'one', what: { ...what, plural: false, ordinal } })))),
  )
  book.add('Np', 'either? Refs or Refs', (a, b) => every('some', refs([a, b])))
  book.add('Np', 'all the? Desc but NUM', (what, n) =>
    what.plural ? every('allBut', all(what), { op: '=', about: false, near: false, said: n }) : null,
  )
  book.add('Np', 'neither Refs nor Refs', (a, b) => every('none', refs([a, b])))
  book.add('Np', 'only Refs', (ref) => every('only', ref))
  book.add('Np', 'only Desc', (what) => (what.plural ? every('only', all(what)) : null))
  book.add('Np', 'not all|each Plural', (ref) => every('notAll', ref))
  book.add('Np', 'not all|each of? the? Desc', (what) => every('notAll', all(what)))
  book.add('Np', 'some Plural', (ref) => every('some', ref))
  book.add('Np', 'some Desc', (what) => (what.plural ? every('some', all(what)) : null))
  book.add('Np', 'most of? Plural', (ref) => every('most', ref))
  book.add('Np', 'most Desc', (what) => (what.plural ? every('most', all(what)) : null))
  book.add('Np', 'Amount of Plural', (n, ref) => every('exactly', ref, n))
  book.add('Np', 'Amount Desc', (n, what) => (what.ordinal === null ? every('exactly', all(what), n) : null))
  book.add('Np', 'all but NUM of? Plural', (n, ref) =>
    every('allBut', ref, { op: '=', about: false, near: false, said: n }),
  )
  book.add('Np', 'all but NUM Desc', (n, what) =>
    every('allBut', all(what), { op: '=', about: false, near: false, said: n }),
  )
  book.add('Np', 'all the? layers exceptfor|excluding Refs', (of) =>
    every('each', { ref: 'rest', of, what: ALL_LAYERS }),
  )
  book.add('Np', 'no layer|layers exceptfor Refs', (of) => every('only', of))
  book.add('Np', 'no Desc exceptfor Refs', (what, of) => (what.kind === null ? every('only', of) : null))
}
