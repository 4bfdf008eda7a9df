/** `not-checked`: code or a post that nothing was found to check in. Never more than a remark. */
import { type Message, message } from '../message.js'
import type { Quiz } from '../quiz/question.js'
import { sentence } from './words.js'

/** Messages for what a post holds and nobody asks about. */
export function notChecked(quiz: Quiz, source: string): Message[] {
  if (source.trim() === '')
    return [
      message({
        ruleId: 'not-checked',
        span: { start: 0, end: 0 },
        reason: 'The post is empty, so nothing was checked.',
      }),
    ]
  const skipped = quiz.skipped.map(({ span, reason }) =>
    message({ ruleId: 'not-checked', span, reason: `This code was not checked: ${sentence(reason)}` }),
  )
  const asked = new Set(quiz.questions.map(({ program }) => program))
  if (quiz.questions.length > 0 || quiz.programs.length === 0) return skipped
  const idle = quiz.programs.flatMap((program, index) => {
    const block = program.blocks[0]
    if (asked.has(index) || block === undefined) return []
    return message({
      ruleId: 'not-checked',
      span: block.span,
      reason: 'No question about this code was found, so no answer was checked.',
      note: 'A question is a list of choices with a question before it, and an answer after it.',
    })
  })
  return [...skipped, ...idle]
}
