/** A quiz as its readers see it: with the values in place that the post asks for. */
import type { ComputedValue } from './inline-values.js'
import type { Utterance } from './language/utterance.js'
import type { Choice, Quiz } from './quiz/question.js'
import { sliceUtterance, textOffset } from './quiz/utterance.js'
import type { Span } from './span.js'
import { printValue } from './transform/print-value.js'

/** The language that statements are read in. */
const LANGUAGE = 'en'

interface Filling {
  readonly span: Span
  readonly text: string
}

/** The quiz with every value that could be worked out in the place of the words that ask for it. */
export function fillQuiz(quiz: Quiz, values: readonly ComputedValue[]): Quiz {
  const fillings = values.flatMap(({ inline, answer }): readonly Filling[] =>
    answer.ok ? [{ span: inline.span, text: printValue(answer.value, answer.style, LANGUAGE).text }] : [],
  )
  if (fillings.length === 0) return quiz
  const fill = (utterance: Utterance): Utterance => filled(utterance, fillings)
  const choiceOf = (choice: Choice): Choice => ({ ...choice, utterance: fill(choice.utterance) })
  return {
    ...quiz,
    questions: quiz.questions.map((question) => ({
      ...question,
      stem: fill(question.stem),
      choices: question.choices.map(choiceOf),
    })),
    remarks: quiz.remarks.map((remark) => ({ ...remark, utterance: fill(remark.utterance) })),
  }
}

/** An utterance with what stands at places of the file said in other words. */
function filled(utterance: Utterance, fillings: readonly Filling[]): Utterance {
  const from = utterance.pieces[0]?.at.start ?? 0
  const to = utterance.pieces.at(-1)?.at.end ?? 0
  let whole = utterance
  for (const { span, text } of fillings.toReversed()) {
    if (span.start < from || span.end > to) continue
    const start = textOffset(whole, span.start)
    const before = sliceUtterance(whole, 0, start)
    const after = sliceUtterance(whole, textOffset(whole, span.end), whole.text.length)
    const moved = start + text.length
    whole = {
      text: before.text + text + after.text,
      pieces: [
        ...before.pieces,
        { kind: 'text', start, end: moved, at: span },
        ...after.pieces.map((piece) => ({ ...piece, start: piece.start + moved, end: piece.end + moved })),
      ],
    }
  }
  return whole
}
