/** Small questions and judgements to try rules on. */
import type { Judgement, Truth } from '../../src/claim/verdict.js'
import type { Utterance } from '../../src/language/utterance.js'
import type { AsksFor, Choice, Key, Question } from '../../src/quiz/question.js'

export function utterance(text: string, at = 0): Utterance {
  const end = text.length
  return { text, pieces: [{ start: 0, end, kind: 'text', at: { start: at, end: at + end } }] }
}

export function judgement(verdict: Truth, more: Partial<Judgement> = {}): Judgement {
  return {
    verdict,
    actual: [],
    expected: [],
    reason: '',
    how: null,
    readings: [],
    misconception: null,
    ...more,
  }
}

export function choice(
  label: string,
  index: number,
  text: string,
  at = 0,
  more: Partial<Choice> = {},
): Choice {
  return {
    label,
    index,
    span: { start: at, end: at + text.length },
    utterance: utterance(text, at),
    checked: null,
    check: null,
    unchecked: null,
    details: [],
    combines: null,
    ...more,
  }
}

/** A key written as labels in `source` at the first occurrence of `text`. */
export function keyIn(source: string, text: string, labels: readonly string[], more: Partial<Key> = {}): Key {
  const start = source.lastIndexOf(text)
  let from = start
  const mentions = labels.map((label) => {
    const at = source.indexOf(label, from)
    from = at + label.length
    return { label, span: { start: at, end: from } }
  })
  return { labels, span: { start, end: start + text.length }, text, mentions, form: 'labels', ...more }
}

export function question(
  choices: readonly Choice[],
  key: Key | null,
  more: Partial<Question> = {},
): Question {
  return {
    stem: utterance('What is correct?'),
    span: { start: 0, end: 16 },
    asksFor: 'correct' satisfies AsksFor,
    certainty: 'plain',
    several: null,
    choices,
    key,
    section: null,
    program: 0,
    nodes: [],
    ...more,
  }
}
