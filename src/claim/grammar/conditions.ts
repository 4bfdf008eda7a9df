/** Rules for conditions: "if the input were RGB", "without biases". */
import type { Plain } from '../../keras/summary.js'
import type { Kind, Ref } from '../meaning.js'
import { one, say, small } from './build.js'
import { DOUBLE, edits, HALF, list, resized, scaled, set, under } from './edit-terms.js'
import type { RuleBook } from './notation.js'

const FLATTEN: Ref = {
  ref: 'one',
  what: {
    kind: { words: 'flatten', plural: false, readings: [['Flatten']] },
    tests: [],
    plural: false,
    ordinal: null,
  },
}

/** Global pooling stands where a model flattens: "with global average pooling, …" can mean nothing else. */
function isGlobalPooling({ readings }: Kind): boolean {
  return readings.every((classes) => classes.every((name) => name.startsWith('Global')))
}

export function conditionRules(book: RuleBook): void {
  // "if …"
  book.add('Cond', 'ourselves do? not? Gerund', (gerund) => gerund)
  book.add('Cond', 'ourselves would? Gerund', (gerund) => gerund)
  book.add('Cond', 'the? inputshape be SHAPE', ({ dims }) => edits({ edit: 'input', dims }))
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
  book.add('Cond', 'Refs have only|just NUM Unit', (ref, to, unit) => list(resized(ref, unit, to, null)))
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
  book.add('Cond', 'Single be a KIND layer?', (target, by) =>
    edits({ edit: 'replace', target, by, config: null }),
  )
  book.add('Cond', 'Single be a KIND insteadof a KIND layer?', (target, by) =>
    edits({ edit: 'replace', target, by, config: null }),
  )
  book.add('Cond', 'NAME be set? to NUM', (name, n) => {
    const value = small(n)
    return value === null ? null : edits({ edit: 'variable', name, value, factor: null })
  })
  book.add('Cond', 'Refs have a? stride of NUM', (target, n) => {
    const value = small(n)
    return value === null ? null : edits({ edit: 'set', target, argument: 'strides', value })
  })
  book.add('Cond', 'Refs have Config', (target, { argument, value }) =>
    edits({ edit: 'set', target, argument, value }),
  )
  book.add('Cond', 'Refs use Config', (target, { argument, value }) =>
    edits({ edit: 'set', target, argument, value }),
  )
  book.add('Cond', 'Refs be not use', (target) => edits({ edit: 'remove', target }))
  book.add('Cond', 'Refs be not there', (target) => edits({ edit: 'remove', target }))
  book.add('Cond', 'there be no Desc', (what) =>
    edits({ edit: 'remove', target: { ref: 'all', what: { ...what, plural: true }, count: null } }),
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
  book.add('Hypo', 'if Cond', (cond) => cond)
  book.add('Hypo', 'with KIND layer? insteadof a|the? KIND layer?', (by, old) =>
    edits({
      edit: 'replace',
      target: { ref: 'one', what: { kind: old, tests: [], plural: false, ordinal: null } },
      by,
      config: null,
    }),
  )
  book.add('Hypo', 'with KIND', (by) =>
    isGlobalPooling(by) ? edits({ edit: 'replace', target: FLATTEN, by, config: null }) : null,
  )
  book.add('Hypo', 'with twice as many Unit in Refs', (unit, ref) => list(scaled(ref, unit, DOUBLE)))
  book.add('Hypo', 'with half as many Unit in Refs', (unit, ref) => list(scaled(ref, unit, HALF)))
  book.add('Hypo', 'with twice the number of Unit in Refs', (unit, ref) => list(scaled(ref, unit, DOUBLE)))
  const padded = (target: Ref | null, value: string) =>
    edits({ edit: 'set', target, argument: 'padding', value })
  book.add('Hypo', 'without the? padding', () => padded(null, 'valid'))
  book.add('Hypo', 'without the? padding in|of Refs', (ref) => padded(ref, 'valid'))
  book.add('Cond', 'Refs have|use validpad', (ref) => padded(ref, 'valid'))
  book.add('Cond', 'Refs have|use samepad', (ref) => padded(ref, 'same'))
  book.add('Cond', 'Refs do not have|use padding', (ref) => padded(ref, 'valid'))
  book.add('Hypo', 'with SHAPE KIND', ({ dims }, kind) =>
    edits({
      edit: 'set',
      target: { ref: 'all', what: { kind, tests: [], plural: true, ordinal: null }, count: null },
      argument: kind.readings.every((names) => names.every((name) => name.includes('Pool')))
        ? 'pool_size'
        : 'kernel_size',
      value: dims as Plain,
    }),
  )
  book.add('Hypo', 'with Config', ({ argument, value }) =>
    edits({ edit: 'set', target: null, argument, value }),
  )
  book.add('Hypo', 'with Config in|for Refs', ({ argument, value }, target) =>
    edits({ edit: 'set', target, argument, value }),
  )
  book.add('Hypo', 'without the? dilation', () =>
    edits({ edit: 'set', target: null, argument: 'dilation_rate', value: 1 }),
  )
  book.add('Gerund', 'remove the? dilation', () =>
    edits({ edit: 'set', target: null, argument: 'dilation_rate', value: 1 }),
  )
  book.add('Clause', 'with Config , Refs Vp', ({ argument, value }, target, phrase) =>
    target.ref === 'model'
      ? null
      : under(edits({ edit: 'set', target, argument, value }), say(one(target), phrase)),
  )
  book.add('Hypo', 'with ASSIGN insteadof ASSIGN', (to, from) =>
    to.name === from.name ? list(set(to.name, to.value, null)) : null,
  )
  book.add('Hypo', 'with Refs freeze|frozen', (target) => edits({ edit: 'trainable', target, value: false }))
  book.add('Hypo', 'with Refs unfreeze|trainable', (target) =>
    edits({ edit: 'trainable', target, value: true }),
  )
  book.add('Hypo', 'without any|a|the|its bias', () => edits({ edit: 'bias', target: null, value: false }))
  book.add('Hypo', 'have ourselves Gerund', (gerund) => gerund)
  book.add('Hypo', 'by? Gerund', (gerund) => gerund)
  book.add('Hypo', 'without the? ASSIGN', ({ name, value }) =>
    edits({ edit: 'unset', target: null, argument: name, value }),
  )
  book.add('Hypo', 'without the? ASSIGN in Refs', ({ name, value }, target) =>
    edits({ edit: 'unset', target, argument: name, value }),
  )
  book.add('Hypo', 'without freeze Refs', (target) => edits({ edit: 'trainable', target, value: true }))
  book.add('Hypo', 'without bias', () => edits({ edit: 'bias', target: null, value: false }))
  book.add('Hypo', 'without bias in Refs', (target) => edits({ edit: 'bias', target, value: false }))
  book.add('Hypo', 'without Refs', (target) =>
    target.ref === 'model' || target.ref === 'it' ? null : edits({ edit: 'remove', target }),
  )
}
