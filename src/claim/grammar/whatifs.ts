/** Rules for what-ifs: how the model would be changed, and what would become of it. */
import type { Plain } from '../../keras/summary.js'
import type { Said } from '../../language/numbers.js'
import { add, ONE, subtract } from '../../language/rational.js'
import type { Amount, Claim, EditTerm, Pred, Quantity, QuantityId, Ref, Relation } from '../meaning.js'
import {
  amount,
  equals,
  joined,
  MODEL,
  MORE,
  meant,
  measured,
  number,
  one,
  q,
  relationOf,
  say,
  small,
  vp,
} from './build.js'
import type { MeasureOf } from './categories.js'
import type { RuleBook } from './notation.js'

type Edits = { readonly edits: readonly EditTerm[] }

function edits(...list: readonly EditTerm[]): Edits {
  return { edits: list }
}

function under({ edits: list }: Edits, inner: Claim): Claim {
  return inner.claim === 'under'
    ? { ...inner, edits: [...list, ...inner.edits] }
    : { claim: 'under', edits: list, inner }
}

function set(name: string, value: Plain, target: Ref | null): EditTerm | null {
  const [owner, argument] = name.includes('.')
    ? [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)]
    : [null, name]
  if (argument === 'trainable' && typeof value === 'boolean') {
    return { edit: 'trainable', target: owner === null ? target : { ref: 'named', name: owner }, value }
  }
  if (owner !== null) return null
  return { edit: 'set', target, argument, value }
}

const ARGUMENTS: readonly QuantityId[] = ['units', 'neurons', 'filters', 'channels', 'config']

function resized(target: Ref | null, quantity: Quantity, to: Said, from: Said | null): EditTerm | null {
  if (!ARGUMENTS.includes(quantity.id)) return null
  if (quantity.id === 'config' && quantity.argument !== undefined) {
    const value = small(to)
    return value === null ? null : { edit: 'set', target, argument: quantity.argument, value }
  }
  return { edit: 'quantity', target, quantity: quantity.id, to, from }
}

/** Who is changed may be left open ("doubling the filters") only where one quantity is named. */
function scaled(target: Ref, quantity: Quantity, factor: Said): EditTerm | null {
  return ARGUMENTS.includes(quantity.id) && quantity.id !== 'config'
    ? { edit: 'scale', target, quantity: quantity.id, factor }
    : null
}

const ALL: Ref = { ref: 'all', what: { kind: null, tests: [], plural: true, ordinal: null }, count: null }
const OUTPUT: Ref = {
  ref: 'one',
  what: { kind: null, tests: [{ test: 'output' }], plural: false, ordinal: null },
}
const DOUBLE = meant(2)
const HALF = meant(1, 2)
const ZERO = meant(0)

export function whatifRules(book: RuleBook): void {
  gerunds(book)
  conditions(book)
  effects(book)
}

const list = (edit: EditTerm | null): Edits | null => (edit === null ? null : edits(edit))

function gerunds(book: RuleBook): void {
  // Settings
  for (const lead of ['use', 'set', 'with'] as const) {
    book.add('Gerund', `${lead} ASSIGN`, ({ name, value }) => list(set(name, value, null)))
    book.add('Gerund', `${lead} ASSIGN instead`, ({ name, value }) => list(set(name, value, null)))
    book.add('Gerund', `${lead} ASSIGN in|for|on Refs`, ({ name, value }, ref) =>
      list(set(name, value, ref.ref === 'model' ? null : ref)),
    )
    book.add('Gerund', `${lead} ASSIGN insteadof ASSIGN`, (to, from) =>
      list(to.name === from.name ? set(to.name, to.value, null) : null),
    )
    book.add('Gerund', `${lead} NUM heads with ASSIGN`, (n, { name, value }) => {
      const heads = small(n)
      const other = set(name, value, null)
      return heads === null || other === null
        ? null
        : edits({ edit: 'set', target: null, argument: 'num_heads', value: heads }, other)
    })
    book.add('Gerund', `${lead} ASSIGN and ASSIGN`, (a, b) => {
      const [first, second] = [set(a.name, a.value, null), set(b.name, b.value, null)]
      return first === null || second === null ? null : edits(first, second)
    })
    book.add('Gerund', `${lead} NUM Unit insteadof NUM`, (to, unit, from) =>
      list(resized(null, unit, to, from)),
    )
    book.add('Gerund', `${lead} NUM insteadof NUM Unit`, (to, from, unit) =>
      list(resized(null, unit, to, from)),
    )
    book.add('Gerund', `${lead} NUM Unit in Refs`, (to, unit, ref) => list(resized(ref, unit, to, null)))
    book.add('Gerund', `${lead} NUM Unit insteadof NUM in Refs`, (to, unit, from, ref) =>
      list(resized(ref, unit, to, from)),
    )
    book.add('Gerund', `${lead} NUM insteadof NUM Unit in Refs`, (to, from, unit, ref) =>
      list(resized(ref, unit, to, from)),
    )
    book.add('Gerund', `${lead} NUM Unit in Refs insteadof NUM`, (to, unit, ref, from) =>
      list(resized(ref, unit, to, from)),
    )
    book.add('Gerund', `${lead} NUM Unit instead`, (to, unit) => list(resized(null, unit, to, null)))
    book.add('Gerund', `${lead} NUM classes insteadof NUM`, (to, from) =>
      list({ edit: 'quantity', target: OUTPUT, quantity: 'units', to, from }),
    )
    book.add('Gerund', `${lead} NUM classes instead?`, (to) =>
      list({ edit: 'quantity', target: OUTPUT, quantity: 'units', to, from: null }),
    )
    book.add('Gerund', `${lead} a? bias`, () => edits({ edit: 'bias', target: null, value: true }))
    book.add('Gerund', `${lead} a? bias in Refs`, (target) => edits({ edit: 'bias', target, value: true }))
    book.add('Gerund', `${lead} rgb`, () => edits({ edit: 'channels', count: 3 }))
    book.add('Gerund', `${lead} rgb input|inputs|image`, () => edits({ edit: 'channels', count: 3 }))
    book.add('Gerund', `${lead} grayscale`, () => edits({ edit: 'channels', count: 1 }))
    book.add('Gerund', `${lead} grayscale input|inputs|image`, () => edits({ edit: 'channels', count: 1 }))
    book.add('Gerund', `${lead} a? KIND layer? insteadof the? Desc`, (by, what) =>
      what.ordinal !== null || by.plural
        ? null
        : edits({
            edit: 'replace',
            target: { ref: 'one', what: { ...what, plural: false } },
            by,
            config: null,
          }),
    )
    book.add('Gerund', `${lead} a? KIND layer? insteadof Single`, (by, target) =>
      edits({ edit: 'replace', target, by, config: null }),
    )
    book.add('Gerund', `${lead} image|sequence of? Dims`, ({ dims }) => edits({ edit: 'input', dims }))
    book.add('Gerund', `${lead} Dims image`, ({ dims }) => edits({ edit: 'input', dims }))
    book.add('Gerund', `${lead} Dims image insteadof? instead?`, ({ dims }) => edits({ edit: 'input', dims }))
    book.add('Gerund', `${lead} sequence of length NUM`, (n) => steps(n))
    book.add('Gerund', `${lead} a SHAPE kernel in Refs`, ({ dims }, target) =>
      edits({ edit: 'set', target, argument: 'kernel_size', value: dims as Plain }),
    )
    book.add('Gerund', `${lead} SHAPE kernel in Refs`, ({ dims }, target) =>
      edits({ edit: 'set', target, argument: 'kernel_size', value: dims as Plain }),
    )
    book.add('Gerund', `${lead} SHAPE kernel`, ({ dims }) =>
      edits({ edit: 'set', target: null, argument: 'kernel_size', value: dims as Plain }),
    )
    book.add('Gerund', `${lead} SHAPE kernel insteadof SHAPE`, ({ dims }, from) =>
      edits({
        edit: 'set',
        target: null,
        argument: 'kernel_size',
        value: dims as Plain,
        from: from.dims as Plain,
      }),
    )
    book.add('Gerund', `${lead} SHAPE insteadof SHAPE kernel`, ({ dims }, from) =>
      edits({
        edit: 'set',
        target: null,
        argument: 'kernel_size',
        value: dims as Plain,
        from: from.dims as Plain,
      }),
    )
    book.add('Gerund', `${lead} a stride of NUM in Refs`, (n, target) => {
      const value = small(n)
      return value === null ? null : edits({ edit: 'set', target, argument: 'strides', value })
    })
  }
  book.add('Gerund', 'feed Dims image instead?', ({ dims }) => edits({ edit: 'input', dims }))
  book.add('Gerund', 'feed rgb instead?', () => edits({ edit: 'channels', count: 3 }))
  function steps(n: Said): Edits | null {
    const count = small(n)
    return count === null ? null : edits({ edit: 'steps', count })
  }
  book.add('Hypo', 'for sequence of length NUM', steps)
  book.add('Hypo', 'with NUM words', steps)
  book.add('Hypo', 'with sequence of NUM words', steps)
  book.add('Hypo', 'for sequence of NUM words', steps)
  book.add('Hypo', 'for Dims image', ({ dims }) => edits({ edit: 'input', dims }))
  book.add('Hypo', 'for rgb image?', () => edits({ edit: 'channels', count: 3 }))
  book.add('Gerund', 'set NAME to NUM', (name, n) => {
    const value = small(n)
    return value === null ? null : edits({ edit: 'variable', name, value, factor: null })
  })
  book.add('Gerund', 'change NAME to NUM', (name, n) => {
    const value = small(n)
    return value === null ? null : edits({ edit: 'variable', name, value, factor: null })
  })
  book.add('Gerund', 'change NAME', (name) => edits({ edit: 'variable', name, value: null, factor: null }))
  book.add('Gerund', 'change to ASSIGN', ({ name, value }) => list(set(name, value, null)))
  book.add('Gerund', 'double NAME', (name) => edits({ edit: 'variable', name, value: null, factor: DOUBLE }))
  book.add('Gerund', 'halve NAME', (name) => edits({ edit: 'variable', name, value: null, factor: HALF }))

  // Sizes
  for (const [word, factor] of [
    ['double', DOUBLE],
    ['halve', HALF],
    ['triple', meant(3)],
    ['quadruple', meant(4)],
  ] as const) {
    book.add(
      'Gerund',
      `${word} the? number of Unit of|in Refs` as 'double the? number of Unit of|in Refs',
      (unit, ref) => list(scaled(ref, unit, factor)),
    )
    book.add('Gerund', `${word} the? Unit of|in Refs` as 'double the? Unit of|in Refs', (unit, ref) =>
      list(scaled(ref, unit, factor)),
    )
    book.add('Gerund', `${word} the? number of Unit` as 'double the? number of Unit', (unit) =>
      list(scaled(ALL, unit, factor)),
    )
    book.add('Gerund', `${word} the? Unit` as 'double the? Unit', (unit) => list(scaled(ALL, unit, factor)))
    book.add(
      'Gerund',
      `${word} the? number of Unit of|in Refs from NUM to NUM` as 'double the? number of Unit of|in Refs from NUM to NUM',
      (unit, ref, from, to) => list(resized(ref, unit, to, from)),
    )
  }
  for (const word of ['set', 'increase', 'reduce', 'change'] as const) {
    book.add('Gerund', `${word} the? number of Unit of|in Refs from NUM to NUM`, (unit, ref, from, to) =>
      list(resized(ref, unit, to, from)),
    )
    book.add('Gerund', `${word} the? number of Unit of|in Refs to NUM`, (unit, ref, to) =>
      list(resized(ref, unit, to, null)),
    )
    book.add('Gerund', `${word} the? number of Unit from NUM to NUM`, (unit, from, to) =>
      list(resized(null, unit, to, from)),
    )
    book.add('Gerund', `${word} the? Unit of|in Refs from NUM to NUM`, (unit, ref, from, to) =>
      list(resized(ref, unit, to, from)),
    )
    book.add('Gerund', `${word} the? Unit of|in Refs to NUM`, (unit, ref, to) =>
      list(resized(ref, unit, to, null)),
    )
    book.add('Gerund', `${word} the? kernel size? of Refs to SHAPE`, (target, { dims }) =>
      edits({ edit: 'set', target, argument: 'kernel_size', value: dims as Plain }),
    )
    book.add('Gerund', `${word} the? kernel size? of Refs from SHAPE to SHAPE`, (target, from, { dims }) =>
      edits({ edit: 'set', target, argument: 'kernel_size', value: dims as Plain, from: from.dims as Plain }),
    )
  }

  // Structure
  book.add('Gerund', 'remove Refs', (target) => edits({ edit: 'remove', target }))
  book.add('Gerund', 'remove Refs from Model', (target) => edits({ edit: 'remove', target }))
  book.add('Gerund', 'remove all the? Desc', (what) =>
    what.plural ? edits({ edit: 'remove', target: { ref: 'all', what, count: null } }) : null,
  )
  book.add('Gerund', 'remove the? shortcut', () =>
    edits({
      edit: 'remove',
      target: {
        ref: 'one',
        what: {
          kind: { words: 'add', plural: false, readings: [['Add']] },
          tests: [],
          plural: false,
          ordinal: null,
        },
      },
    }),
  )
  book.add('Gerund', 'remove all? the? bias', () => edits({ edit: 'bias', target: null, value: false }))
  book.add('Gerund', 'remove all? the? bias from|of|in Refs', (target) =>
    edits({ edit: 'bias', target, value: false }),
  )
  book.add('Gerund', 'replace Single with|by a? KIND layer?', (target, by) =>
    edits({ edit: 'replace', target, by, config: null }),
  )
  book.add('Gerund', 'replace Single with|by CALL', (target, { name, args, keywords }) =>
    args.length > 0
      ? null
      : edits({
          edit: 'replace',
          target,
          by: { words: name, plural: false, readings: [[name]] },
          config: keywords,
        }),
  )
  book.add('Gerund', 'replace Desc with|by a? KIND layer?', (what, by) =>
    what.plural || what.ordinal !== null
      ? null
      : edits({ edit: 'replace', target: { ref: 'one', what }, by, config: null }),
  )
  book.add('Gerund', 'add CALL after Refs', (call, target) => list(insertion('after', target, call)))
  book.add('Gerund', 'add CALL before Refs', (call, target) => list(insertion('before', target, call)))
  book.add('Gerund', 'add CALL at the end', (call) =>
    list(
      insertion('after', { ref: 'one', what: { kind: null, tests: [], plural: false, ordinal: -1 } }, call),
    ),
  )
  book.add('Gerund', 'add CALL', (call) =>
    list(
      insertion('after', { ref: 'one', what: { kind: null, tests: [], plural: false, ordinal: -1 } }, call),
    ),
  )
  book.add('Gerund', 'add a? KIND layer? after Refs', (kind, target) =>
    edits({ edit: 'insert', side: 'after', target, kind, config: null }),
  )
  book.add('Gerund', 'add a? KIND layer? before Refs', (kind, target) =>
    edits({ edit: 'insert', side: 'before', target, kind, config: null }),
  )

  // Training
  book.add('Gerund', 'freeze Refs', (target) => edits({ edit: 'trainable', target, value: false }))
  book.add('Gerund', 'unfreeze Refs', (target) => edits({ edit: 'trainable', target, value: true }))
  book.add('Gerund', 'freeze all layers', () => edits({ edit: 'trainable', target: null, value: false }))
}

/** Positional arguments of the layers that authors add in a sentence. */
const POSITIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Dense', ['units', 'activation']],
  ['Conv1D', ['filters', 'kernel_size', 'strides']],
  ['Conv2D', ['filters', 'kernel_size', 'strides']],
  ['Conv3D', ['filters', 'kernel_size', 'strides']],
  ['Conv2DTranspose', ['filters', 'kernel_size', 'strides']],
  ['SeparableConv2D', ['filters', 'kernel_size', 'strides']],
  ['DepthwiseConv2D', ['kernel_size', 'strides']],
  ['MaxPooling1D', ['pool_size', 'strides']],
  ['MaxPooling2D', ['pool_size', 'strides']],
  ['AveragePooling2D', ['pool_size', 'strides']],
  ['Dropout', ['rate']],
  ['LSTM', ['units']],
  ['GRU', ['units']],
  ['SimpleRNN', ['units']],
  ['Embedding', ['input_dim', 'output_dim']],
  ['Flatten', []],
  ['GlobalAveragePooling2D', []],
  ['GlobalMaxPooling2D', []],
  ['GlobalAveragePooling1D', []],
  ['BatchNormalization', []],
  ['Reshape', ['target_shape']],
  ['UpSampling2D', ['size']],
  ['Activation', ['activation']],
])

function insertion(
  side: 'before' | 'after',
  target: Ref,
  call: {
    readonly name: string
    readonly args: readonly Plain[]
    readonly keywords: { readonly [name: string]: Plain }
  },
): EditTerm | null {
  const positions = POSITIONS.get(call.name)
  if (positions === undefined || call.args.length > positions.length) return null
  const given = new Map<string, Plain>(Object.entries(call.keywords))
  for (const [i, value] of call.args.entries()) given.set(positions[i] ?? '', value)
  return {
    edit: 'insert',
    side,
    target,
    kind: { words: call.name, plural: false, readings: [[call.name]] },
    config: Object.fromEntries(given),
  }
}

function conditions(book: RuleBook): void {
  // "if …"
  book.add('Cond', 'ourselves do? not? Gerund', (gerund) => gerund)
  book.add('Cond', 'ourselves would? Gerund', (gerund) => gerund)
  book.add('Cond', 'the? input? image be rgb|color', () => edits({ edit: 'channels', count: 3 }))
  book.add('Cond', 'the input be rgb|color', () => edits({ edit: 'channels', count: 3 }))
  book.add('Cond', 'the? input? image be grayscale', () => edits({ edit: 'channels', count: 1 }))
  book.add('Cond', 'the? input|inputs|image have NUM channels', (n) => {
    const count = small(n)
    return count === null ? null : edits({ edit: 'channels', count })
  })
  book.add('Cond', 'the? input|inputs|image be Dims pixels?', ({ dims }) => edits({ edit: 'input', dims }))
  book.add('Cond', 'the? inputshape be SHAPE', ({ dims }) => edits({ edit: 'input', dims }))
  book.add('Cond', 'the? input|inputs|image have shape SHAPE', ({ dims }) => edits({ edit: 'input', dims }))
  book.add('Cond', 'the? input? sequence|image have NUM words', (n) => {
    const count = small(n)
    return count === null ? null : edits({ edit: 'steps', count })
  })
  book.add('Cond', 'the? input? sequence be NUM words long?', (n) => {
    const count = small(n)
    return count === null ? null : edits({ edit: 'steps', count })
  })
  book.add('Cond', 'NAME be NUM', (name, n) => {
    const value = small(n)
    return value === null ? null : edits({ edit: 'variable', name, value, factor: null })
  })
  book.add('Cond', 'CODE be default', (code) =>
    /\.trainable$/.test(code)
      ? edits({
          edit: 'trainable',
          target: { ref: 'named', name: code.replace(/\.trainable$/, '') },
          value: true,
        })
      : null,
  )
  book.add('Cond', 'CODE be leave at default', (code) =>
    /\.trainable$/.test(code)
      ? edits({
          edit: 'trainable',
          target: { ref: 'named', name: code.replace(/\.trainable$/, '') },
          value: true,
        })
      : null,
  )
  book.add('Cond', 'Refs have NUM Unit', (ref, to, unit) => list(resized(ref, unit, to, null)))
  book.add('Cond', 'Refs have NUM Unit insteadof NUM', (ref, to, unit, from) =>
    list(resized(ref, unit, to, from)),
  )
  book.add('Cond', 'Refs have NUM insteadof NUM Unit', (ref, to, from, unit) =>
    list(resized(ref, unit, to, from)),
  )
  book.add('Cond', 'Refs have twice as many Unit', (ref, unit) => list(scaled(ref, unit, DOUBLE)))
  book.add('Cond', 'Refs have half as many Unit', (ref, unit) => list(scaled(ref, unit, HALF)))
  book.add('Cond', 'Refs use ASSIGN', (ref, { name, value }) =>
    list(set(name, value, ref.ref === 'model' ? null : ref)),
  )
  book.add('Cond', 'Refs use ASSIGN insteadof ASSIGN', (ref, { name, value }) =>
    list(set(name, value, ref.ref === 'model' ? null : ref)),
  )
  book.add('Cond', 'Refs have ASSIGN', (ref, { name, value }) =>
    list(set(name, value, ref.ref === 'model' ? null : ref)),
  )
  book.add('Cond', 'Refs use a SHAPE kernel', (target, { dims }) =>
    edits({ edit: 'set', target, argument: 'kernel_size', value: dims as Plain }),
  )
  book.add('Cond', 'Refs use SHAPE kernel', (target, { dims }) =>
    edits({ edit: 'set', target, argument: 'kernel_size', value: dims as Plain }),
  )
  book.add('Cond', 'Refs have no bias', (target) =>
    edits({ edit: 'bias', target: target.ref === 'model' ? null : target, value: false }),
  )
  book.add('Cond', 'Refs have a? bias', (target) =>
    edits({ edit: 'bias', target: target.ref === 'model' ? null : target, value: true }),
  )
  book.add('Cond', 'Refs use a? bias', (target) =>
    edits({ edit: 'bias', target: target.ref === 'model' ? null : target, value: true }),
  )
  book.add('Cond', 'Refs do not use|have a? bias', (target) =>
    edits({ edit: 'bias', target: target.ref === 'model' ? null : target, value: false }),
  )
  book.add('Cond', 'Refs be remove', (target) => edits({ edit: 'remove', target }))
  book.add('Cond', 'the? bias be remove', () => edits({ edit: 'bias', target: null, value: false }))
  book.add('Cond', 'Single be replace by|with a? KIND layer?', (target, by) =>
    edits({ edit: 'replace', target, by, config: null }),
  )
  book.add('Cond', 'Refs be freeze|frozen', (target) => edits({ edit: 'trainable', target, value: false }))
  book.add('Cond', 'Refs be not freeze|frozen', (target) => edits({ edit: 'trainable', target, value: true }))
  book.add('Cond', 'Refs be trainable|unfreeze', (target) =>
    edits({ edit: 'trainable', target, value: true }),
  )
  book.add('Cond', 'Refs be padded', (target) =>
    edits({ edit: 'set', target, argument: 'padding', value: 'same' }),
  )
  book.add('Cond', 'the? NAME input have NUM features', (name, to) =>
    edits({ edit: 'features', target: { ref: 'named', name }, to, from: null }),
  )
  book.add('Cond', 'the? NAME input have NUM features insteadof NUM', (name, to, from) =>
    edits({ edit: 'features', target: { ref: 'named', name }, to, from }),
  )
  book.add('Cond', 'the? input have NUM features insteadof NUM', (to, from) =>
    edits({ edit: 'features', target: MODEL, to, from }),
  )
  book.add('Cond', 'the? input have NUM features', (to) =>
    edits({ edit: 'features', target: MODEL, to, from: null }),
  )
  book.add('Hypo', 'if Cond', (cond) => cond)
  book.add('Hypo', 'have ourselves Gerund', (gerund) => gerund)
  book.add('Hypo', 'by? Gerund', (gerund) => gerund)
  book.add('Hypo', 'without the? ASSIGN', ({ name, value }) =>
    edits({ edit: 'unset', target: null, argument: name, value }),
  )
  book.add('Hypo', 'without the? ASSIGN in Refs', ({ name, value }, target) =>
    edits({ edit: 'unset', target, argument: name, value }),
  )
  book.add('Hypo', 'without any|a|the? bias', () => edits({ edit: 'bias', target: null, value: false }))
  book.add('Hypo', 'without bias in Refs', (target) => edits({ edit: 'bias', target, value: false }))
  book.add('Hypo', 'without Refs', (target) =>
    target.ref === 'model' || target.ref === 'it' ? null : edits({ edit: 'remove', target }),
  )
}

/** The claim that a measure changes so. */
function change(
  measure: MeasureOf,
  pred: {
    readonly how: 'times' | 'by'
    readonly relation: Relation
    readonly amount: Said
    readonly sign: 1 | -1
  },
): Claim {
  const said: Pred = { pred: 'change', quantity: measure.quantity, ...pred }
  return say(
    { ref: measure.of, quantifier: measure.quantifier, amount: null },
    { pred: said, mode: measure.mode },
  )
}

const PARAMS_OF_MODEL: MeasureOf = { quantity: q('params'), of: MODEL, mode: 'open', quantifier: null }

function changes(
  measure: MeasureOf,
  how: {
    readonly direction: 1 | -1 | 0
    readonly amount: Amount | null
    readonly how: 'times' | 'by' | 'to'
    readonly from: Amount | null
  },
): Claim | null {
  const { direction, amount: by, from } = how
  const sign = direction === -1 ? -1 : 1
  const moved = change(measure, { how: 'by', relation: direction === 0 ? equals : MORE, amount: ZERO, sign })
  if (by === null) return moved
  if (how.how === 'to') {
    const reached = measured(measure, { relation: relationOf(by), right: number(by.said) })
    const started: Claim[] = []
    if (from !== null) {
      const value = {
        value: 'before',
        quantity: measure.quantity,
        of: measure.of,
        mode: measure.mode,
      } as const
      started.push({ claim: 'rel', left: value, relation: relationOf(from), right: number(from.said) })
    }
    return joined([reached, moved, ...started])
  }
  return change(measure, { how: how.how, relation: relationOf(by), amount: by.said, sign })
}

/** "By 20%", "by half": the factor that is meant. */
function factorOf(direction: 1 | -1, part: Amount): Amount | null {
  if (part.op !== '=') return null
  const value = direction === 1 ? add(ONE, part.said.value) : subtract(ONE, part.said.value)
  return value === null ? null : { ...part, said: { ...part.said, value } }
}

function effects(book: RuleBook): void {
  for (const [word, direction] of [
    ['increase', 1],
    ['reduce', -1],
  ] as const) {
    book.add('Change', `${word}` as 'increase', () => ({ direction, amount: null, how: 'by', from: null }))
    book.add('Change', `${word} by Amount Unit?` as 'increase by Amount Unit?', (a) => ({
      direction,
      amount: a,
      how: 'by',
      from: null,
    }))
    book.add('Change', `${word} by Percent` as 'increase by Percent', (part) => {
      const factor = factorOf(direction, part)
      return factor === null ? null : { direction, amount: factor, how: 'times', from: null }
    })
    book.add('Change', `${word} by FRAC` as 'increase by FRAC', (said) => {
      const factor = factorOf(direction, amount(equals, said))
      return factor === null ? null : { direction, amount: factor, how: 'times', from: null }
    })
    book.add('Change', `${word} to Amount Unit?` as 'increase to Amount Unit?', (a) => ({
      direction,
      amount: a,
      how: 'to',
      from: null,
    }))
    book.add(
      'Change',
      `${word} from Amount Unit? to Amount Unit?` as 'increase from Amount Unit? to Amount Unit?',
      (from, _, to) => ({ direction, amount: to, how: 'to', from }),
    )
  }
  for (const [word, factor] of [
    ['double', DOUBLE],
    ['halve', HALF],
    ['triple', meant(3)],
    ['quadruple', meant(4)],
  ] as const) {
    book.add('Change', `${word}` as 'double', () => ({
      direction: 1,
      amount: amount(equals, factor),
      how: 'times',
      from: null,
    }))
  }
  const same = { direction: 0, amount: amount(equals, ZERO), how: 'by', from: null } as const
  book.add('Change', 'stay unchanged', () => same)
  book.add('Change', 'be unchanged', () => same)
  book.add('Change', 'do|would not change', () => same)
  book.add('Change', 'not change', () => same)

  // The measure is the subject
  book.add('Clause', 'Measure would? Change', (measure, how) => changes(measure, how))
  book.add('Clause', 'Measure would? not change', (measure) => changes(measure, same))
  book.add('Clause', 'Measure do not Change', (measure, how) => {
    const claim = changes(measure, how)
    return claim === null ? null : { claim: 'not', inner: claim }
  })
  book.add('Vp', 'would? reduce|increase to Count', (count) => count)
  book.add('Vp', 'would? still? have more Unit', (unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: MORE, amount: ZERO, sign: 1 }),
  )
  book.add('Vp', 'would? still? have fewer Unit', (unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: MORE, amount: ZERO, sign: -1 }),
  )
  book.add('Vp', 'would? have Amount more Unit', ({ said, ...relation }, unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: relationOf(relation), amount: said, sign: 1 }),
  )
  book.add('Vp', 'would? have Amount more Unit intotal|combined', ({ said, ...relation }, unit) =>
    vp(
      { pred: 'change', quantity: unit, how: 'by', relation: relationOf(relation), amount: said, sign: 1 },
      'sum',
    ),
  )
  book.add('Vp', 'would? have Amount fewer Unit', ({ said, ...relation }, unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: relationOf(relation), amount: said, sign: -1 }),
  )
  book.add('Vp', 'would? have Amount fewer Unit intotal|combined', ({ said, ...relation }, unit) =>
    vp(
      { pred: 'change', quantity: unit, how: 'by', relation: relationOf(relation), amount: said, sign: -1 },
      'sum',
    ),
  )
  book.add('Vp', 'would? have Times as many Unit', ({ said, ...relation }, unit) =>
    vp({
      pred: 'change',
      quantity: unit,
      how: 'times',
      relation: relationOf(relation),
      amount: said,
      sign: 1,
    }),
  )
  book.add('Vp', 'would? have Times the number of Unit', ({ said, ...relation }, unit) =>
    vp({
      pred: 'change',
      quantity: unit,
      how: 'times',
      relation: relationOf(relation),
      amount: said,
      sign: 1,
    }),
  )
  book.add('Vp', 'would? still? have the same number of Unit', (unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: equals, amount: ZERO, sign: 1 }),
  )
  book.add('Vp', 'would? still? have as many Unit', (unit) =>
    vp({ pred: 'change', quantity: unit, how: 'by', relation: equals, amount: ZERO, sign: 1 }),
  )
  book.add('Vp', 'would? still? have the same outputshape|shape', () =>
    vp({ pred: 'change', quantity: q('shape'), how: 'by', relation: equals, amount: ZERO, sign: 1 }),
  )

  // The edit is the subject
  for (const [word, direction] of [
    ['increase', 1],
    ['reduce', -1],
  ] as const) {
    book.add('Effect', `${word} Measure` as 'increase Measure', (measure) =>
      changes(measure, { direction, amount: null, how: 'by', from: null }),
    )
    book.add(
      'Effect',
      `${word} Measure by Amount Unit?` as 'increase Measure by Amount Unit?',
      (measure, a) => changes(measure, { direction, amount: a, how: 'by', from: null }),
    )
    book.add('Effect', `${word} Measure by Fraction` as 'increase Measure by Fraction', (measure, part) => {
      const factor = factorOf(direction, part)
      return factor === null
        ? null
        : changes(measure, { direction, amount: factor, how: 'times', from: null })
    })
    book.add(
      'Effect',
      `${word} Measure to Amount Unit?` as 'increase Measure to Amount Unit?',
      (measure, a) => changes(measure, { direction, amount: a, how: 'to', from: null }),
    )
    book.add(
      'Effect',
      `${word} Measure from Amount to Amount` as 'increase Measure from Amount to Amount',
      (measure, from, to) => changes(measure, { direction, amount: to, how: 'to', from }),
    )
  }
  for (const [word, factor] of [
    ['double', DOUBLE],
    ['halve', HALF],
    ['triple', meant(3)],
    ['quadruple', meant(4)],
  ] as const) {
    book.add('Effect', `${word} Measure` as 'double Measure', (measure) =>
      changes(measure, { direction: 1, amount: amount(equals, factor), how: 'times', from: null }),
    )
  }
  book.add('Effect', 'leave|keep Measure unchanged', (measure) => changes(measure, same))
  book.add('Effect', 'not change Measure', (measure) => changes(measure, same))
  book.add('Effect', 'change Measure', (measure) => {
    const claim = changes(measure, same)
    return claim === null ? null : { claim: 'not', inner: claim }
  })
  book.add('Effect', 'not Effect', (effect) => ({ claim: 'not', inner: effect }))
  book.add('Effect', 'save Amount params', (a) =>
    changes(PARAMS_OF_MODEL, { direction: -1, amount: a, how: 'by', from: null }),
  )
  book.add('Effect', 'cost Amount params', (a) =>
    changes(PARAMS_OF_MODEL, { direction: 1, amount: a, how: 'by', from: null }),
  )
  book.add('Effect', 'cost no params', () => changes(PARAMS_OF_MODEL, same))
  book.add('Effect', 'save no params', () => changes(PARAMS_OF_MODEL, same))
  book.add('Effect', 'give Measure to Amount Unit?', (measure, { said, ...relation }) =>
    measured(measure, { relation: relationOf(relation), right: number(said) }),
  )
  book.add('Effect', 'give Refs Count', (ref, count) => say(one(ref), count))
  book.add('Effect', 'output Shaped', (pred) => say(one(MODEL), vp(pred)))
  book.add('Effect', 'output a? output of shape? Shaped', (pred) => say(one(MODEL), vp(pred)))
  book.add('Effect', 'fail', () => ({ claim: 'builds', value: false }))
  book.add('Effect', 'make Refs have Count', (ref, count) => say(one(ref), count))
  book.add('Effect', 'reduce Refs from Amount params to Amount params?', (ref, from, to) =>
    changes(
      { quantity: q('params'), of: ref, mode: 'open', quantifier: null },
      { direction: -1, amount: to, how: 'to', from },
    ),
  )
  book.add('Effect', 'give Refs down from Amount params to Amount params?', (ref, from, to) =>
    changes(
      { quantity: q('params'), of: ref, mode: 'open', quantifier: null },
      { direction: -1, amount: to, how: 'to', from },
    ),
  )
  book.add('Effect', 'increase Refs from Amount params to Amount params?', (ref, from, to) =>
    changes(
      { quantity: q('params'), of: ref, mode: 'open', quantifier: null },
      { direction: 1, amount: to, how: 'to', from },
    ),
  )
  book.add('Effect', 'would Effect', (effect) => effect)
  book.add('Effect', 'do not Effect', (effect) => ({ claim: 'not', inner: effect }))

  book.add('Clause', 'with NUM Unit , Refs Vp', (to, unit, ref, phrase) => {
    const edit = resized(ref, unit, to, null)
    return edit === null ? null : under(edits(edit), say(one(ref), phrase))
  })
  book.add('Effect', 'change Measure to Rhs', measured)
  book.add('Clause', 'Gerund Effect', under)
  book.add('Clause', 'Hypo , Clause', under)
  book.add('Clause', 'Hypo Clause', under)
  book.add('Clause', 'Clause Hypo', (claim, hypo) => under(hypo, claim))
  book.add('Clause', 'Clause , Hypo', (claim, hypo) => under(hypo, claim))
  book.add('Clause', 'Model can not? still? be? build', () => ({ claim: 'builds', value: true }))
  book.add('Clause', 'Model can not be? build', () => ({ claim: 'builds', value: false }))
  book.add('Clause', 'Model would fail', () => ({ claim: 'builds', value: false }))
  book.add('Clause', 'a regular? KIND layer? insteadof Single Vp', (by, target, phrase) =>
    under(edits({ edit: 'replace', target, by, config: null }), say(one(target), phrase)),
  )
}
