/** `wrong-answer`: the stated key can't be right. */

import type { Judgement } from '../claim/verdict.js'
import { type Message, message } from '../message.js'
import type { Key, Question } from '../quiz/question.js'
import { rewriteKey } from './key-text.js'
import type { Dispute, Grade } from './status.js'
import { code, excerpt, explained, list, sentences } from './words.js'

/** Choices that a message explains one by one; a list with more says how many are left. */
const MAX_EXPLAINED = 6

/** What is wrong with the key of `question`, or null where nothing is. */
export function wrongAnswer(
  question: Question,
  judgements: readonly Judgement[],
  grade: Grade,
  source: string,
): Message | null {
  const { key } = question
  if (key === null || grade.status !== 'wrong') return null
  const right = grade.computedKey
  const isCount = question.choices.length > 0 && question.asksFor === 'value'
  if (grade.disputed.length === 0 && !isCount && (question.choices.length > 0 || right === null)) return null
  const written = statedText(key, grade.statedKey ?? [])
  const expected = right === null ? null : keyText(right)
  const fix = right === null ? null : rewriteKey(key, right, source)
  return message({
    ruleId: 'wrong-answer',
    span: key.span,
    reason: `Unexpected answer ${code(written)}, ${
      expected === null ? expectedInShort(question, grade.disputed) : `expected ${code(expected)}`
    }.`,
    actual: [written],
    ...(expected === null ? {} : { expected: [expected] }),
    note: noteOf(question, judgements, grade, expected),
    ...(fix === null ? {} : { fix }),
  })
}

function statedText(key: Key, labels: readonly string[]): string {
  if (key.form === 'marks' || key.text.trim() === '') return keyText(labels)
  return key.text.trim()
}

/** A key as we write it. */
function keyText(labels: readonly string[]): string {
  return labels.length === 0 ? 'none of them' : labels.join(', ')
}

/** Where the right key isn't known: what is known to be wrong with the stated one. */
function expectedInShort(question: Question, disputed: readonly Dispute[]): string {
  if (disputed.length === 0) return 'expected the number of statements that hold'
  if (question.asksFor === 'match')
    return `expected another value for ${list(disputed.map(({ choice }) => choice.label))}`
  const labels = (stated: boolean) => disputed.filter((d) => d.stated === stated).map((d) => d.choice.label)
  const wanted = question.asksFor === 'incorrect' ? 'is not so' : 'is so'
  const added = labels(true)
  const missing = labels(false)
  const parts = [
    ...(added.length > 0 ? [`without ${list(added)}`] : []),
    ...(missing.length > 0 ? [`with ${list(missing)}`] : []),
  ]
  return `expected what ${wanted}: the answer ${list(parts)}`
}

function noteOf(
  question: Question,
  judgements: readonly Judgement[],
  grade: Grade,
  expected: string | null,
): string {
  const asked = question.asksFor === 'incorrect' ? 'The question asks for what is not so.' : null
  const [answer] = judgements
  const lines =
    question.choices.length === 0 && answer !== undefined
      ? [explained(answer)]
      : question.asksFor === 'value'
        ? [countOf(question, judgements)]
        : grade.disputed.slice(0, MAX_EXPLAINED).map((dispute) => explainDispute(question, dispute))
  const left = grade.disputed.length - MAX_EXPLAINED
  return [
    asked,
    ...lines,
    left > 0 ? `${left} more ${left === 1 ? 'choice is' : 'choices are'} in dispute.` : null,
    wayOut(question, expected),
  ]
    .filter((line) => line !== null && line !== '')
    .join('\n')
}

/** Which choices were counted. */
function countOf({ choices }: Question, judgements: readonly Judgement[]): string {
  const held = choices.filter(({ index }) => judgements[index]?.verdict === 'holds').map(({ label }) => label)
  const open = choices.filter(({ index }) => (judgements[index]?.verdict ?? 'unknown') === 'unknown')
  return sentences(
    held.length === 0 ? 'Nothing is known to hold' : `What holds is ${list(held)}`,
    open.length === 0 ? null : `Not known is ${list(open.map(({ label }) => label))}`,
  )
}

/** What to do about it. */
function wayOut({ key, choices }: Question, expected: string | null): string {
  const slip = `correct the ${choices.length === 0 ? 'question' : 'choice'} where the slip is there.`
  if (expected === null) return `Correct the answer, or ${slip}`
  if (key?.form === 'marks') return `Mark ${code(expected)} and nothing else, or ${slip}`
  return `Write ${code(expected)} as the answer, or ${slip}`
}

function explainDispute(question: Question, { choice, judgement, stated }: Dispute): string {
  const name = `${choice.label} (${excerpt(choice.utterance.text)})`
  if (question.asksFor === 'match')
    return sentences(`${name} is not matched with what is so`, explained(judgement))
  const holds = judgement.verdict === 'holds'
  const link = stated ? 'though the answer names it' : 'though the answer leaves it out'
  return sentences(`${name} ${holds ? 'holds' : 'does not hold'}, ${link}`, explained(judgement))
}
