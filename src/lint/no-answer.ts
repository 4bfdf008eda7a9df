/** `no-answer`: a question without a key. */
import { type Message, message } from '../message.js'
import type { Question } from '../quiz/question.js'
import type { Grade } from './status.js'
import { code, excerpt } from './words.js'

/** A message for a question whose key was not found, or null. */
export function noAnswer(question: Question, grade: Grade): Message | null {
  if (question.key !== null) return null
  const right = grade.computedKey
  return message({
    ruleId: 'no-answer',
    span: question.section?.span ?? question.span,
    reason: `Unexpected question without an answer: no key was found for ${excerpt(question.stem.text)}.`,
    ...(right === null ? {} : { expected: [right.length === 0 ? 'none of them' : right.join(', ')] }),
    note: `Start the answer section with the labels of what is right, in a line of their own${
      right === null || right.length === 0 ? '' : `, here ${code(right.join(', '))}`
    }; if nothing is right, with "None of them."`,
  })
}
