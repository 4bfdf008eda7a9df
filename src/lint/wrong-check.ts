/** `wrong-check`: an author's own `{check="…"}` that does not answer true or false. */
import type { Judgement } from '../claim/verdict.js'
import { type Message, message } from '../message.js'
import type { Choice } from '../quiz/question.js'
import { code, sentence } from './words.js'

/** A message for a choice whose check could not be evaluated, or null. */
export function wrongCheck(choice: Choice, judgement: Judgement | undefined): Message | null {
  if (choice.check === null || judgement?.verdict !== 'unknown') return null
  return message({
    ruleId: 'wrong-check',
    span: choice.check.span,
    reason: `Unexpected check ${code(choice.check.expression)}, expected an expression that is true or false.`,
    actual: [choice.check.expression],
    note: [
      sentence(judgement.reason),
      "Known in a check are `model`, the post's own names and `params(…)`, `trainable(…)`, `shape(…)`, `macs(…)`, `memory(…)`.",
    ]
      .filter((line) => line !== '')
      .join('\n'),
  })
}
