/** `unknown-answer`: a choice that could not be judged. */
import type { Judgement } from '../claim/verdict.js'
import { type Message, message } from '../message.js'
import type { Choice, Question } from '../quiz/question.js'
import type { Grade } from './status.js'
import { excerpt, sentence } from './words.js'

/** What an author can always do about a choice that isn't read. */
const WAY_OUT =
  'Say it in other words, or say how to check it: `[…]{check="params(\'conv2d\') == 320"}`; what no tool can judge is marked `[…]{unchecked="why"}`.'

/** A message for a choice without a verdict, or null; one that the author has marked `unchecked` gives none. */
export function unknownAnswer(choice: Choice, judgement: Judgement | undefined): Message | null {
  if (choice.unchecked !== null || choice.check !== null) return null
  if (judgement !== undefined && judgement.verdict !== 'unknown') return null
  return message({
    ruleId: 'unknown-answer',
    span: choice.span,
    reason: `Choice ${choice.label} was not judged: ${reasonOf(judgement)}`,
    actual: [choice.utterance.text],
    note: noteOf(judgement),
  })
}

/** One message for a question of a post without code: nothing in it can be judged, for one and the same reason. */
export function unknownQuestion(question: Question, { status }: Grade): Message | null {
  if (status !== 'unverified') return null
  return message({
    ruleId: 'unknown-answer',
    span: question.span,
    reason: `The question ${excerpt(question.stem.text)} was not judged: the post has no Keras model.`,
    actual: [question.stem.text],
    note: 'What no tool can judge is marked `[…]{unchecked="why"}`, choice by choice.',
  })
}

/** The same for a question that has no choices and asks for a value, or for true or false. */
export function unknownValue(question: Question, judgement: Judgement | undefined): Message | null {
  if (question.choices.length > 0 || question.key === null) return null
  if (judgement !== undefined && judgement.verdict !== 'unknown') return null
  const readings = judgement === undefined ? '' : readingsOf(judgement)
  return message({
    ruleId: 'unknown-answer',
    span: question.span,
    reason: `The question ${excerpt(question.stem.text)} was not judged: ${reasonOf(judgement)}`,
    actual: [question.stem.text],
    ...(readings === '' ? {} : { note: readings }),
  })
}

function reasonOf(judgement: Judgement | undefined): string {
  const reason = judgement?.reason ?? ''
  return reason === '' ? 'nothing that can be checked was read in it.' : sentence(reason)
}

function noteOf(judgement: Judgement | undefined): string {
  const readings = judgement === undefined ? '' : readingsOf(judgement)
  return readings === '' ? WAY_OUT : `${readings}\n${WAY_OUT}`
}

/** The ways to understand it, one a line, with what an author can paste. */
function readingsOf({ readings }: Judgement): string {
  // A single one that says no more than the reason is none to choose from.
  if (readings.length < 2 && readings.every(({ expression }) => expression === null)) return ''
  const lines = readings.map(({ text, expression, verdict }) => {
    const paste = expression === null ? '' : ` ({check="${expression}"})`
    return `- ${text}: ${verdict}${paste}`
  })
  return ['It may mean:', ...lines].join('\n')
}
