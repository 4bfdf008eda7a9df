/**
 * Each folder of `fixtures/` is a post (`input.md`) and what its structure is (`expected.json`, written by hand):
 * per question what it asks for, its choices as `label: words`, its key; and, where they are named, the programs, the
 * reasons for code left aside, and the notes with the words they stand at.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'
import type { Quiz } from '../../src/quiz/question.js'
import { readQuiz } from '../../src/quiz/quiz.js'

interface Expected {
  readonly questions: readonly {
    readonly asksFor: string
    readonly several: boolean | null
    readonly choices: readonly string[]
    readonly key: readonly string[] | null
    readonly form?: string
  }[]
  readonly programs?: readonly string[]
  readonly skipped?: readonly string[]
  readonly notes?: readonly string[]
}

const folder = new URL('./fixtures/', import.meta.url)
const names = readdirSync(folder).sort()

function structure(quiz: Quiz, source: string, expected: Expected): Expected {
  const words = (span: { readonly start: number; readonly end: number }) => source.slice(span.start, span.end)
  return {
    questions: quiz.questions.map(({ asksFor, several, choices, key }) => ({
      asksFor,
      several,
      choices: choices.map(({ label, utterance }) => `${label}: ${utterance.text}`),
      key: key?.labels ?? null,
      ...(key ? { form: key.form } : {}),
    })),
    ...(expected.programs ? { programs: quiz.programs.map(({ text }) => text) } : {}),
    ...(expected.skipped ? { skipped: quiz.skipped.map(({ reason }) => reason) } : {}),
    notes: quiz.notes.map(({ kind, span }) => `${kind} ${words(span)}`),
  }
}

/** A line end within a paragraph is a blank of its utterance. */
const blanks = (text: string) => text.replace(/\s/g, ' ')

test('there are fixtures', () => {
  expect(names.length).toBeGreaterThan(100)
})

test.each(names)('%s', (name) => {
  const source = readFileSync(new URL(`${name}/input.md`, folder), 'utf8')
  const expected: Expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8'))
  const tree = fromMarkdown(source, { pandocLists: false })
  const before = structuredClone(tree)
  const quiz = readQuiz(tree, source)
  expect(structure(quiz, source, expected)).toEqual({ notes: [], ...expected })
  expect(tree).toEqual(before)
})

test.each(names)('every place of %s is the place of its words', (name) => {
  const source = readFileSync(new URL(`${name}/input.md`, folder), 'utf8')
  const quiz = readQuiz(fromMarkdown(source, { pandocLists: false }), source)
  const utterances = [
    ...quiz.questions.flatMap(({ stem, choices }) => [stem, ...choices.map(({ utterance }) => utterance)]),
    ...quiz.remarks.map(({ utterance }) => utterance),
  ]
  for (const { text, pieces } of utterances) {
    let end = 0
    for (const piece of pieces) {
      expect(piece.start).toBe(end)
      end = piece.end
      const exact = piece.at.end - piece.at.start === piece.end - piece.start
      if (exact && /\S/.test(text.slice(piece.start, piece.end)))
        expect(blanks(source.slice(piece.at.start, piece.at.end))).toBe(
          blanks(text.slice(piece.start, piece.end)),
        )
    }
    expect(end).toBe(text.length)
  }
  for (const { text, segments } of quiz.programs)
    for (const { from, at, length } of segments)
      expect(source.slice(at, at + length)).toBe(text.slice(from, from + length))
})
