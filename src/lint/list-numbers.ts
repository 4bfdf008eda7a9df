/** `list-numbers`: numbers of choices that are printed otherwise, since Markdown counts a list on from its first number. */
import type { List } from 'mdast'
import { type Message, message } from '../message.js'
import type { Question, Quiz } from '../quiz/question.js'
import { code } from './words.js'

/** Messages for the lists of choices; one for each list. */
export function listNumbers(quiz: Quiz, source: string): Message[] {
  return quiz.questions.flatMap(({ nodes, key }) =>
    key?.form !== 'labels'
      ? []
      : nodes.flatMap((node) => (isNumbered(node) ? (inList(node, source) ?? []) : [])),
  )
}

function isNumbered(node: Question['nodes'][number]): node is List {
  return node.type === 'list' && 'ordered' in node && node.ordered === true
}

function inList(list: List, source: string): Message | null {
  const numbers = list.children.map(({ position }) => {
    const at = position?.start.offset ?? 0
    return { at, written: /^\d{1,9}/.exec(source.slice(at, at + 10))?.[0] ?? '' }
  })
  const first = numbers[0]?.written ?? ''
  // `1. 1. 1.` is a habit of people who move items; who writes so knows that it counts.
  if (first === '' || numbers.every(({ written }) => written === first)) return null
  const start = Number(first)
  const index = numbers.findIndex(({ written }, i) => written === '' || Number(written) !== start + i)
  const wrong = numbers[index]
  if (wrong === undefined || wrong.written === '') return null
  const printed = String(start + index)
  return message({
    ruleId: 'list-numbers',
    span: { start: wrong.at, end: wrong.at + wrong.written.length },
    reason: `Unexpected number ${code(wrong.written)}, expected ${code(printed)}, which is what readers see.`,
    actual: [wrong.written],
    expected: [printed],
    note: 'Markdown counts a list on from its first number, so an answer that names the number as written means another choice.',
    ...(printed.length === wrong.written.length
      ? { fix: { start: wrong.at, end: wrong.at + wrong.written.length, text: printed } }
      : {}),
  })
}
