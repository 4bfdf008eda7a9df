/** What a reader is told about a choice once the answer is given: what is so, and what may have led astray. */
import type { PhrasingContent } from 'mdast'
import type { ChoiceResult } from '../result.js'

/** One or two sentences about a statement that does not hold; none where there is nothing to add to "not so". */
export function feedback(choice: ChoiceResult): PhrasingContent[] {
  if (choice.verdict !== 'fails') return []
  const sentences = [choice.reason, choice.misconception?.text ?? '']
  return marked(
    sentences
      .filter((sentence) => sentence !== '')
      .map(ended)
      .join(' '),
  )
}

const ended = (sentence: string): string => (/[.!?]$/u.test(sentence) ? sentence : `${sentence}.`)

/** Reasons quote names and code in backquotes. */
function marked(words: string): PhrasingContent[] {
  return words
    .split(/`([^`]+)`/u)
    .map((value, at): PhrasingContent => ({ type: at % 2 === 1 ? 'inlineCode' : 'text', value }))
    .filter((node) => !('value' in node) || node.value !== '')
}
