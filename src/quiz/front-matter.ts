/** The key that a post's front matter states: `answer: [3, 4]`, `answer: "B"`, one entry a question. */
import type { Span } from '../span.js'
import { type Answered, contextOf } from './answers.js'
import { readKey } from './key.js'
import type { Key, StructureNote } from './question.js'

/** The value of `answer` as plain data, with its place in the source. */
export interface FrontMatterAnswer {
  readonly value: unknown
  readonly span: Span
}

/** Gives the questions the keys of the front matter. A key that the post states as well must agree. */
export function readFrontMatterKey(
  answer: FrontMatterAnswer,
  answered: readonly Answered[],
): readonly StructureNote[] {
  const notes: StructureNote[] = []
  const asked = answered.filter((each) => each.candidate.group && each.candidate.asks !== null)
  const values = asked.length > 1 ? perQuestion(answer.value, asked.length) : [answer.value]
  for (const [i, value] of values.entries()) {
    const target = asked[i]
    const text = textOf(value)
    if (!target || text === null) continue
    const utterance = {
      text,
      pieces: text === '' ? [] : [{ kind: 'text' as const, start: 0, end: text.length, at: answer.span }],
    }
    const read = text === '' ? null : readKey(utterance, contextOf(target))
    const key: Key | null =
      text === ''
        ? { labels: [], span: answer.span, text, mentions: [], form: 'front-matter' }
        : read && { ...read.key, mentions: [], form: 'front-matter' }
    if (!key) continue
    for (const { label } of read?.unknown ?? [])
      notes.push({ kind: 'unknown-label', span: answer.span, words: [label] })
    const stated = target.key
    if (!stated) target.key = key
    else if (stated.labels.join('\n') !== key.labels.join('\n'))
      notes.push({
        kind: 'conflicting-keys',
        span: stated.span,
        words: [stated.text, key.text],
        cause: answer.span,
      })
  }
  return notes
}

/** A list of as many entries as there are questions, or a mapping from numbers. */
function perQuestion(value: unknown, count: number): readonly unknown[] {
  if (Array.isArray(value)) return value.length === count ? value : []
  if (value === null || typeof value !== 'object') return []
  const entries = new Map(Object.entries(value))
  return Array.from({ length: count }, (_, i) => entries.get(String(i + 1)) ?? entries.get(`q${i + 1}`))
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' || typeof each === 'number'))
    return value.join(', ')
  return null
}
