/** Rules for how a model would be changed: "doubling the filters", "with `padding='same'`". */
import type { Plain } from '../../keras/summary.js'
import type { EditTerm, Ref } from '../meaning.js'
import { meant, small } from './build.js'
import { ALL, DOUBLE, edits, HALF, list, moreHeads, resized, scaled, set } from './edit-terms.js'
import type { RuleBook } from './notation.js'

export function changeRules(book: RuleBook): void {
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
    book.add('Gerund', `${lead} a? bias`, () => edits({ edit: 'bias', target: null, value: true }))
    book.add('Gerund', `${lead} a? bias in Refs`, (target) => edits({ edit: 'bias', target, value: true }))
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
    book.add('Gerund', `${word} the? number of heads` as 'double the? number of heads', () =>
      edits(moreHeads(factor)),
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

  // "Doubling the first layer to 128 units": what it is doubled from is what is written.
  for (const word of ['double', 'halve', 'set', 'increase', 'reduce', 'change'] as const)
    book.add('Gerund', `${word} Refs to NUM Unit`, (ref, to, unit) => list(resized(ref, unit, to, null)))
  for (const [word, value] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    const w = word as 'enable'
    book.add('Gerund', `${w} the? bias`, () => edits({ edit: 'bias', target: null, value }))
    book.add('Gerund', `${w} the? bias of|in|for Refs`, (target) => edits({ edit: 'bias', target, value }))
    book.add('Gerund', `${w} Refs`, (target) =>
      value || target.ref === 'model' ? null : edits({ edit: 'remove', target }),
    )
  }
  for (const word of ['set', 'increase', 'reduce', 'change'] as const) {
    const whole = (argument: string, target: Ref | null, n: Parameters<typeof small>[0]) => {
      const value = small(n)
      return value === null ? null : edits({ edit: 'set', target, argument, value })
    }
    book.add('Gerund', `${word} the? poolsize to NUM`, (n) => whole('pool_size', null, n))
    book.add('Gerund', `${word} the? poolsize to SHAPE`, ({ dims }) =>
      edits({ edit: 'set', target: null, argument: 'pool_size', value: dims as Plain }),
    )
    book.add('Gerund', `${word} the? kernel size? to SHAPE`, ({ dims }) =>
      edits({ edit: 'set', target: null, argument: 'kernel_size', value: dims as Plain }),
    )
    book.add('Gerund', `${word} the? kernel size? of|in Refs to NUM`, (target, n) =>
      whole('kernel_size', target, n),
    )
    book.add('Gerund', `${word} the? stride to NUM`, (n) => whole('strides', null, n))
    book.add('Gerund', `${word} the? stride of|in Refs to NUM`, (target, n) => whole('strides', target, n))
    book.add('Gerund', `${word} the? poolsize of|in Refs to NUM`, (target, n) =>
      whole('pool_size', target, n),
    )
  }
  book.add('Gerund', 'double the? width|size of Refs', (ref) => list(scaled(ref, { id: 'units' }, DOUBLE)))
  book.add('Gerund', 'halve the? width|size of Refs', (ref) => list(scaled(ref, { id: 'units' }, HALF)))
  const padded = (target: Ref | null, value: string) =>
    edits({ edit: 'set', target, argument: 'padding', value })
  for (const lead of ['use', 'with'] as const) {
    book.add('Gerund', `${lead} samepad`, () => padded(null, 'same'))
    book.add('Gerund', `${lead} samepad in|for Refs`, (ref) => padded(ref, 'same'))
    book.add('Gerund', `${lead} validpad`, () => padded(null, 'valid'))
    book.add('Gerund', `${lead} validpad in|for Refs`, (ref) => padded(ref, 'valid'))
  }
  book.add('Gerund', 'remove the? padding', () => padded(null, 'valid'))
  book.add('Gerund', 'remove the? padding of|in|from Refs', (ref) => padded(ref, 'valid'))
  book.add('Gerund', 'add a? bias to Refs', (target) => edits({ edit: 'bias', target, value: true }))
  book.add('Gerund', 'give Refs a? bias', (target) => edits({ edit: 'bias', target, value: true }))
  book.add('Gerund', 'remove the? ASSIGN', ({ name, value }) =>
    edits({ edit: 'unset', target: null, argument: name, value }),
  )
  book.add('Gerund', 'remove the? ASSIGN from|in Refs', ({ name, value }, target) =>
    edits({ edit: 'unset', target, argument: name, value }),
  )
  book.add('Gerund', 'remove the? padded of|in|from Refs', (target) =>
    edits({ edit: 'unset', target, argument: 'padding', value: 'same' }),
  )
  book.add('Gerund', 'give Refs NUM Unit', (ref, to, unit) => list(resized(ref, unit, to, null)))
  book.add('Gerund', 'give Refs NUM Unit insteadof NUM', (ref, to, unit, from) =>
    list(resized(ref, unit, to, from)),
  )
  book.add('Gerund', 'give Refs NUM insteadof NUM Unit', (ref, to, from, unit) =>
    list(resized(ref, unit, to, from)),
  )

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
  book.add('Gerund', 'replace Single with|by|for a? KIND layer?', (target, by) =>
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
