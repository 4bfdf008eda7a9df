/** The traps of the dialect: what reads well in the source, and not so on the page. */
import type { Root } from 'mdast'
import type { Message } from '../message.js'
import type { Quiz } from '../quiz/question.js'
import { cells } from './cells.js'
import { fenceText } from './fence-text.js'
import { keyPlace, leaks } from './leaks.js'
import { listNumbers } from './list-numbers.js'
import { notRendered } from './not-rendered.js'

/** Messages about the traps of a post; places are offsets into `source`. */
export function traps(tree: Root, source: string, quiz: Quiz): Message[] {
  const told = new Set(quiz.notes.flatMap(({ kind, span }) => (kind === 'answer-glued' ? [span.start] : [])))
  return [
    ...fenceText(tree, source, told),
    ...cells(tree, source),
    ...leaks(tree, source, quiz),
    ...keyPlace(quiz),
    ...listNumbers(quiz, source),
    ...notRendered(tree, source),
  ]
}
