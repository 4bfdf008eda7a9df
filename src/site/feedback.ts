/** What a reader is told about a choice once the answer is given: what is so, and what may have led astray. */
import type { ChoiceResult } from '../result.js'
import type { Words } from './words.js'

/** One or two sentences; null where there is nothing to add to "right" or "not so". */
export function feedback(choice: ChoiceResult, words: Words): string | null {
  if (choice.verdict !== 'fails') return null
  const [actual, expected] = [choice.actual.join(', '), choice.expected.join(', ')]
  const so =
    actual !== '' && expected !== ''
      ? words.soInstead.replace('{so}', expected).replace('{said}', actual)
      : ''
  const sentences = [so, choice.misconception?.text ?? ''].filter((sentence) => sentence !== '')
  return sentences.length === 0 ? null : sentences.join(' ')
}
