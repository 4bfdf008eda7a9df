/** Rules for questions: what a bare number, shape or name among the choices answers. */
import type { Pred } from '../meaning.js'
import { MODEL, one, q } from './build.js'
import type { Asked, Np } from './categories.js'
import type { RuleBook } from './notation.js'

function asks(asked: Asked) {
  return { asked, edits: [] }
}

export function questionRules(book: RuleBook): void {
  const count = (np: Np, quantity: Parameters<typeof q>[0] | { readonly id: Parameters<typeof q>[0] }) =>
    asks({ ask: 'count', np, quantity: typeof quantity === 'string' ? q(quantity) : quantity, mode: 'open' })
  book.add('Question', 'how many Unit do|would|can Np have', (unit, np) => count(np, unit))
  book.add('Question', 'how many Unit do|would Np have intotal|combined', (unit, np) =>
    asks({ ask: 'count', np, quantity: unit, mode: 'sum' }),
  )
  book.add('Question', 'how many Unit intotal do|would Np have', (unit, np) =>
    asks({ ask: 'count', np, quantity: unit, mode: 'sum' }),
  )
  book.add('Question', 'how many Unit have Np', (unit, np) => count(np, unit))
  book.add('Question', 'how many Unit be there in|of Np', (unit, np) => count(np, unit))
  book.add('Question', 'how many Unit be in Np', (unit, np) => count(np, unit))
  book.add('Question', 'how many Unit be there', (unit) => count(one(MODEL), unit))
  book.add('Question', 'how many Unit do Np receive', (unit, np) =>
    unit.id === 'inputs' || unit.id === 'values' || unit.id === 'numbers'
      ? count(np, { id: 'inputs' })
      : null,
  )
  book.add('Question', 'how many Unit do Np output', (unit, np) =>
    unit.id === 'values' || unit.id === 'numbers' || unit.id === 'outputs' || unit.id === 'channels'
      ? count(np, unit)
      : null,
  )
  book.add('Question', 'how many of Np have Count', (np, { pred }) =>
    np.ref.ref === 'all'
      ? asks({
          ask: 'count',
          np: one(MODEL),
          quantity: {
            id: 'layers',
            which: { ...np.ref.what, tests: [...np.ref.what.tests, { test: 'has', pred }] },
          },
          mode: 'open',
        })
      : null,
  )
  book.add('Question', 'what be Measure', (measure) => asks({ ask: 'measure', measure }))
  book.add('Question', 'what would be Measure', (measure) => asks({ ask: 'measure', measure }))
  book.add('Question', 'what would Measure be', (measure) => asks({ ask: 'measure', measure }))
  book.add('Question', 'what number of Unit do Np have', (unit, np) => count(np, unit))
  book.add('Question', 'which|what outputshape do Np have', (np) => asks({ ask: 'output', np }))
  book.add('Question', 'which|what shape do Np have', (np) => asks({ ask: 'output', np }))
  book.add('Question', 'which|what shape do Np output', (np) => asks({ ask: 'output', np }))
  book.add('Question', 'what do Np output', (np) => asks({ ask: 'output', np }))
  book.add('Question', 'how large be Np', (np) => asks({ ask: 'size', np }))
  book.add('Question', 'how large be Measure', (measure) => asks({ ask: 'measure', measure }))
  book.add('Question', 'how many times as many Unit as Refs do Np have', (quantity, than, np) =>
    asks({ ask: 'factor', np, quantity, than }),
  )
  const which = (pred: Pred) => asks({ ask: 'which', pred, what: null })
  book.add('Question', 'which layer|layers Vp', ({ pred }) => which(pred))
  book.add('Question', 'which Desc Vp', (what, { pred }) => asks({ ask: 'which', pred, what }))
  book.add('Question', 'which|what be the largest layer', () =>
    which({ pred: 'extreme', most: true, quantity: q('params'), among: null }),
  )
  book.add('Question', 'which of this? layers Vp', ({ pred }) => which(pred))
  book.add('Question', 'whichof the|this layers Vp', ({ pred }) => which(pred))
  book.add('Question', 'whichof Plural Vp', (_, { pred }) => which(pred))
  book.add('Question', 'Hypo , Question', (hypo, question) => ({
    ...question,
    edits: [...hypo.edits, ...question.edits],
  }))
  book.add('Question', 'Question Hypo', (question, hypo) => ({
    ...question,
    edits: [...hypo.edits, ...question.edits],
  }))
  book.add('Question', 'Question , Hypo', (question, hypo) => ({
    ...question,
    edits: [...hypo.edits, ...question.edits],
  }))
}
