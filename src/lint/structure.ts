/**
 * `unknown-label`, `conflicting-keys`, `duplicate-label`, `answer-glued`, `answer-open`, `callout-name`: what is odd in
 * the structure of a post, in words.
 */
import { type Fix, type Message, type MessageInput, message } from '../message.js'
import { nearest } from '../nearest.js'
import type { Quiz, StructureNote } from '../quiz/question.js'
import { code, list } from './words.js'

/** Quarto's five kinds of callout. */
const CALLOUTS = ['callout-note', 'callout-tip', 'callout-warning', 'callout-caution', 'callout-important']

/** The message of a structure note. */
export function structure(note: StructureNote, quiz: Quiz, source: string): Message {
  const { span } = note
  const word = note.words[0] ?? ''
  const fix = fixOf(note, word, source)
  return message({ ruleId: note.kind, span, ...words(note, word, quiz), ...(fix === null ? {} : { fix }) })
}

/** What mends it without changing what the author says. */
function fixOf({ kind, span }: StructureNote, word: string, source: string): Fix | null {
  switch (kind) {
    case 'answer-glued': {
      const ending = /(\r\n|\n|\r)$/.exec(source.slice(0, span.start))?.[1]
      return ending === undefined ? null : { start: span.start, end: span.start, text: ending }
    }
    case 'answer-open': {
      const line = source.slice(span.start, span.end)
      const value = /\bcollapse[ \t]*=[ \t]*["']?(false)\b/i.exec(line)
      if (value) {
        const end = span.start + value.index + value[0].length
        return { start: end - 'false'.length, end, text: 'true' }
      }
      const brace = line.lastIndexOf('}')
      const at = span.start + brace
      return brace < 0 || !line.includes('{') ? null : { start: at, end: at, text: ' collapse="true"' }
    }
    case 'callout-name': {
      const near = nearest(word, CALLOUTS)
      return near === null || source.slice(span.start, span.end) !== word ? null : { ...span, text: near }
    }
    case 'unknown-label':
    case 'conflicting-keys':
    case 'duplicate-label':
      return null
  }
}

function words(
  note: StructureNote,
  word: string,
  quiz: Quiz,
): Omit<MessageInput, 'ruleId' | 'span' | 'severity'> {
  switch (note.kind) {
    case 'unknown-label': {
      const labels = labelsNear(note, quiz)
      const known = labels.length === 0 ? 'a label of a choice' : `one of ${list(labels.map(code), 'or')}`
      return {
        reason: `Unexpected label ${code(word)} in the answer, expected ${known}.`,
        actual: [word],
        ...(labels.length === 0 ? {} : { expected: labels }),
        note: 'The answer names a choice that does not exist. Name choices as they are printed.',
      }
    }
    case 'conflicting-keys':
      return {
        reason: `Unexpected second answer ${code(word)}, expected the same as the first${
          note.words[1] === undefined ? '' : `, ${code(note.words[1])}`
        }.`,
        actual: [word],
        ...(note.words[1] === undefined ? {} : { expected: [note.words[1]] }),
        note: 'The answer is stated twice and the two disagree. Keep the right one, or make them agree.',
        ...(note.cause === undefined
          ? {}
          : { cause: { span: note.cause, reason: 'The answer is stated here first.' } }),
      }
    case 'duplicate-label':
      return {
        reason: `Unexpected second choice ${code(word)}, expected each label once.`,
        actual: [word],
        note: 'An answer that names this label does not say which choice it means. Number the choices on.',
        ...(note.cause === undefined
          ? {}
          : { cause: { span: note.cause, reason: 'The label is used here first.' } }),
      }
    case 'answer-glued':
      return {
        reason: 'Unexpected `:::` in the lines of a paragraph or a list, expected an empty line before it.',
        note: 'Pandoc and Quarto read it as text, so the answer stands open on the page. Put an empty line before it.',
      }
    case 'answer-open':
      return {
        reason:
          'Unexpected open answer, expected a callout that is collapsed: readers see the answer with the question.',
        note: 'Write `collapse="true"` into the braces of the callout.',
      }
    case 'callout-name': {
      const near = note.words[1] ?? nearest(word, CALLOUTS)
      return {
        reason: `Unexpected class ${code(word)}, expected ${
          near === null ? 'one of the five kinds of callout' : code(near)
        }.`,
        actual: [word],
        ...(near === null ? { expected: CALLOUTS } : { expected: [near] }),
        note: `Quarto knows ${list(CALLOUTS.map(code))}; any other class is an ordinary div.`,
      }
    }
  }
}

function labelsNear(note: StructureNote, quiz: Quiz): readonly string[] {
  const question = quiz.questions.find(
    ({ key, section }) => holds(key?.span, note.span) || holds(section?.span, note.span),
  )
  return question?.choices.map(({ label }) => label) ?? []
}

function holds(
  outer: { readonly start: number; readonly end: number } | undefined,
  inner: { readonly start: number; readonly end: number },
): boolean {
  return outer !== undefined && inner.start >= outer.start && inner.end <= outer.end
}
