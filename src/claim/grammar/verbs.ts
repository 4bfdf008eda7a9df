/** Rules for verb phrases: what is said of a subject. */
import type { Pred, Test } from '../meaning.js'
import { amount, both, counted, equals, MORE, meant, negated, one, q, say, vp } from './build.js'
import type { RuleBook } from './notation.js'

export function verbRules(book: RuleBook): void {
  // Verb phrases
  book.add('Vp', 'have Count', (count) => count)
  book.add('Vp', 'Vp , output Shaped', (a, pred) => ({
    pred: { pred: 'and', parts: [a.pred, pred] },
    mode: a.mode,
  }))
  book.add('Vp', 'have Bare', (count) => count)
  book.add('Vp', 'do have Bare', (count) => count)
  book.add('Vp', 'would have Bare', (count) => count)
  book.add('Vp', 'use Count|Bare', (count) => count)
  book.add('Vp', 'do have Count', (count) => count)
  book.add('Vp', 'would have Count', (count) => count)
  book.add('Vp', 'would still have Count', (count) => count)
  book.add('Vp', 'still have Count', (count) => count)
  book.add('Vp', 'do|would not Vp', negated)
  book.add('Vp', 'would Vp', (phrase) => phrase)
  book.add('Vp', 'Vp and Vp', (a, b) => ({
    pred: { pred: 'and', parts: [a.pred, b.pred] },
    mode: a.mode === b.mode ? a.mode : 'open',
  }))
  book.add('Vp', 'have no Unit', (unit) => vp(counted(unit, amount(equals, meant(0)))))
  const some = () => vp(counted(q('trainable'), amount(MORE, meant(0))))
  const nothing = () => vp(counted(q('trainable'), amount(equals, meant(0))))
  book.add('Vp', 'have anything to learn', some)
  book.add('Vp', 'learn anything', some)
  book.add('Vp', 'have nothing to learn', nothing)
  book.add('Vp', 'learn nothing', nothing)
  book.add('Vp', 'have nothing to? the? totaladj? params number', () =>
    vp(counted(q('params'), amount(equals, meant(0)))),
  )
  book.add('Vp', 'have nothing to? the? totaladj? number of params', () =>
    vp(counted(q('params'), amount(equals, meant(0)))),
  )
  book.add('Vp', 'have Total Count', (mode, { pred }) => vp(pred, mode))
  book.add('Vp', 'Total have Count', (mode, { pred }) => vp(pred, mode))
  book.add('Vp', 'each have Count', ({ pred }) => vp(pred, 'each'))
  book.add('Vp', 'both have Count', ({ pred }) => vp(pred, 'each'))
  const is = (test: Test) => vp({ pred: 'is', test })
  book.add('Vp', 'be trainable', () => is({ test: 'trainable', value: true }))
  book.add('Vp', 'be frozen', () => is({ test: 'trainable', value: false }))
  book.add('Vp', 'be KIND', (kind) => (kind.plural ? null : is({ test: 'kind', kind })))
  book.add('Vp', 'be use? after Refs', (of) => is({ test: 'beside', side: 'after', of, direct: true }))
  book.add('Vp', 'be use? before Refs', (of) => is({ test: 'beside', side: 'before', of, direct: true }))
  book.add('Clause', 'Model end with|in a Desc', (_, what) =>
    what.ordinal !== null || what.plural || what.kind === null
      ? null
      : say(
          one({ ref: 'edge', side: 'last' }),
          vp(
            both(
              is({ test: 'kind', kind: what.kind }).pred,
              ...what.tests.map((test): Pred => ({ pred: 'is', test })),
            ),
          ),
        ),
  )
  book.add('Clause', 'Model start with|in a? KIND layer?', (_, kind) =>
    say(one({ ref: 'edge', side: 'first' }), is({ test: 'kind', kind })),
  )
  book.add('Clause', 'Model end with|in a? KIND layer?', (_, kind) =>
    say(one({ ref: 'edge', side: 'last' }), is({ test: 'kind', kind })),
  )
  book.add('Clause', 'a? KIND layer? comefirst', (kind) =>
    say(one({ ref: 'edge', side: 'first' }), is({ test: 'kind', kind })),
  )
  book.add('Clause', 'a? KIND layer? comelast', (kind) =>
    say(one({ ref: 'edge', side: 'last' }), is({ test: 'kind', kind })),
  )
  book.add('Clause', 'the KIND layer? comefirst', (kind) =>
    say(one({ ref: 'edge', side: 'first' }), is({ test: 'kind', kind })),
  )
  book.add('Clause', 'the KIND layer? comelast', (kind) =>
    say(one({ ref: 'edge', side: 'last' }), is({ test: 'kind', kind })),
  )
  book.add('Vp', 'be a? KIND layer|layers', (kind) => is({ test: 'kind', kind }))
  book.add('Vp', 'be a Nominal', (what) =>
    (what.kind === null && what.tests.length === 0) || what.plural
      ? null
      : vp(
          both(
            ...(what.kind === null ? [] : [is({ test: 'kind', kind: what.kind }).pred]),
            ...what.tests.map((test): Pred => ({ pred: 'is', test })),
          ),
        ),
  )
  book.add('Vp', 'be followedby a? KIND layer?', (kind) => is({ test: 'next', side: 'after', kind }))
  book.add('Vp', 'precede a KIND layer?', (kind) => is({ test: 'next', side: 'after', kind }))
  book.add('Vp', 'be precededby a? KIND layer?', (kind) => is({ test: 'next', side: 'before', kind }))
  book.add('Vp', 'follow a KIND layer?', (kind) => is({ test: 'next', side: 'before', kind }))
  book.add('Vp', 'be|belong between Refs and Refs', (a, b) =>
    vp(
      both(
        is({ test: 'beside', side: 'after', of: a, direct: true }).pred,
        is({ test: 'beside', side: 'before', of: b, direct: true }).pred,
      ),
    ),
  )
  book.add('Vp', 'be call NAME', (name) => is({ test: 'name', name }))
  book.add('Vp', 'use Config', ({ argument, value }) => is({ test: 'config', argument, value }))
  book.add('Vp', 'have Config', ({ argument, value }) => is({ test: 'config', argument, value }))
  book.add('Vp', 'be follow|followedby by? Refs', (of) =>
    is({ test: 'beside', side: 'before', of, direct: true }),
  )
  book.add('Vp', 'follow Refs', (of) => is({ test: 'beside', side: 'after', of, direct: true }))
  book.add('Vp', 'precede Refs', (of) => is({ test: 'beside', side: 'before', of, direct: true }))
  book.add('Vp', 'be precededby Refs', (of) => is({ test: 'beside', side: 'after', of, direct: true }))
  for (const [text, value] of [
    ['trainable', true],
    ['frozen', false],
  ] as const) {
    book.add('Vp', `be not ${text}` as 'be not trainable', () => negated(is({ test: 'trainable', value })))
  }
  book.add('Vp', 'be nontrainable', () => is({ test: 'trainable', value: false }))
  book.add('Vp', 'use Desc', (which) =>
    which.ordinal === null ? vp(counted({ id: 'layers', which }, amount(MORE, meant(0)))) : null,
  )
}
