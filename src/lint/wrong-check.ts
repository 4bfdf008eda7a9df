/** `wrong-check`: an author's own `{check="…"}` that does not answer true or false. */
import type { Judgement } from '../claim/verdict.js'
import { type Message, message } from '../message.js'
import type { Choice } from '../quiz/question.js'
import { code, sentence } from './words.js'

/** A message for a choice whose check could not be evaluated, or null. */
export function wrongCheck(choice: Choice, judgement: Judgement | undefined): Message | null {
  if (choice.check === null || judgement?.verdict !== 'unknown') return null
  return failedCheck({ check: choice.check, judgement })
}

/** A message for a check that could not be evaluated, wherever it stands. */
export function failedCheck({
  check: { expression, span },
  judgement,
}: {
  readonly check: NonNullable<Choice['check']>
  readonly judgement: Judgement
}): Message {
  return message({
    ruleId: 'wrong-check',
    span,
    reason: `Unexpected check ${code(expression)}, expected an expression that is true or false.`,
    actual: [expression],
    note: [
      sentence(judgement.reason),
      "Known in a check are `model`, the post's own names and `params(…)`, `trainable(…)`, `shape(…)`, `macs(…)`, `memory(…)`.",
    ]
      .filter((line) => line !== '')
      .join('\n'),
  })
}
