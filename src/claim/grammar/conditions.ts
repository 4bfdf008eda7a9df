/** Rules for conditions: "if the input were RGB", "without biases". */
import type { Plain } from '../../keras/summary.js'
import { MODEL, small } from './build.js'
import { DOUBLE, edits, HALF, list, resized, scaled, set } from './edit-terms.js'
import type { RuleBook } from './notation.js'

export function conditionRules(book: RuleBook): void {
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
