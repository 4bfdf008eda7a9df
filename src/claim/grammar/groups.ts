/** Rules for groups of layers with a name of their own: encoder and decoder, branches, the head. */
import type { Ref } from '../meaning.js'
import { withTest } from './build.js'
import type { RuleBook } from './notation.js'

/** Axes of a batch of images, and of one of plain vectors. */
const IMAGES = 4
const VECTORS = 2

export function groupRules(book: RuleBook): void {
  for (const half of ['encoder', 'decoder'] as const) {
    book.add('Group', `the ${half}` as 'the encoder', () => ({ ref: 'half', half }))
    book.add('Group', `the ${half} itself|part` as 'the encoder itself', () => ({ ref: 'half', half }))
    book.add('Group', `the ${half} part of Model` as 'the encoder part of Model', () => ({
      ref: 'half',
      half,
    }))
  }
  const branch = (of: string | number): Ref => ({ ref: 'branch', of })
  book.add('Group', 'the NAME branch', branch)
  book.add('Group', 'the branch of NAME', branch)
  book.add('Group', 'the image branch', () => branch(IMAGES))
  book.add('Group', 'the tabular branch', () => branch(VECTORS))
  book.add('Single', 'Group', (group) => group)
  book.add('Nominal', 'Nominal of|in Group', (nominal, of) => withTest(nominal, { test: 'within', of }))
  book.add('Nominal', 'Nominal of|in the head', (nominal) =>
    withTest(nominal, { test: 'within', of: { ref: 'head' } }),
  )
}
