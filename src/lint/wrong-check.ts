/**
 * `wrong-check`: an author's own `{check="…"}` that does not answer true or false; `check-differs`: one that answers other
 * than the sentence it stands for.
 */
import type { Judgement } from '../claim/verdict.js'
import { type Message, message } from '../message.js'
import type { Choice } from '../quiz/question.js'
import { code, sentence } from './words.js'

/** A message for a choice whose check could not be evaluated, or differs from its words; or null. */
export function wrongCheck(choice: Choice, judgement: Judgement | undefined): Message | null {
  if (choice.check === null || judgement === undefined) return null
  return judgement.verdict === 'unknown' || judgement.readings.length > 1
    ? doubtfulCheck({ check: choice.check, judgement })
    : null
}

/** A message for a check that could not be evaluated, or differs from its sentence, wherever it stands. */
export function doubtfulCheck({
  check: { expression, span },
  judgement,
}: {
  readonly check: NonNullable<Choice['check']>
  readonly judgement: Judgement
}): Message {
  const [own, read] = judgement.readings
  if (judgement.verdict !== 'unknown' && own !== undefined && read !== undefined)
    return message({
      ruleId: 'check-differs',
      span,
      reason: `Unexpected check ${code(expression)} that ${own.verdict}, expected it to say what its sentence says, which ${read.verdict}.`,
      actual: [expression],
      ...(read.expression === null ? {} : { expected: [read.expression] }),
      note: `${sentence(`The sentence was read so: ${read.text}`)}\nThe check decides. Correct the one that is not meant.`,
    })
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
