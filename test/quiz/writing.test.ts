/** The examples of the author's guide are read as the guide says. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'
import type { Question } from '../../src/quiz/question.js'
import { readQuiz } from '../../src/quiz/quiz.js'

const guide = readFileSync(new URL('../../docs/writing.md', import.meta.url), 'utf8')
const EXAMPLE = /^````markdown\n([\s\S]*?)\n````\n\n((?:> Read as: .*\n)+)/gm
const examples = [...guide.matchAll(EXAMPLE)].map((match) => ({
  source: `${match[1]}\n`,
  said: (match[2] ?? '').trim().split('\n'),
}))
const ROW = /^\| `(.+)` \| (.+) \|$/gm
const rows = [...guide.matchAll(ROW)].map((match) => [match[1] ?? '', match[2] ?? ''] as const)

/** A question in the words of the guide. */
function inWords({ asksFor, choices, key }: Question): string {
  const parts = [
    ...(asksFor === 'correct' ? [] : [`asks for ${asksFor}`]),
    ...(choices.length === 0 ? [] : [`choices ${choices.map(({ label }) => label).join(', ')}`]),
    `key ${keyInWords(key?.labels)}`,
  ]
  return `> Read as: ${parts.join('; ')}`
}

function keyInWords(labels: readonly string[] | undefined): string {
  if (labels === undefined) return 'not found'
  return labels.length === 0 ? 'none' : labels.join(', ')
}

test('every example of the guide says how it is read', () => {
  expect(examples).toHaveLength(guide.match(/^````markdown$/gm)?.length ?? 0)
  expect(examples.length).toBeGreaterThan(15)
})

describe('examples', () => {
  test.each(examples)('$source', ({ source, said }) => {
    const quiz = readQuiz(fromMarkdown(source, { pandocLists: false }), source)
    expect(quiz.questions.map(inWords)).toEqual(said)
    expect(quiz.notes).toEqual([])
  })
})

describe('keys', () => {
  test.each(rows)('%s', (written, labels) => {
    const source = `Which are true?\n\n1. One\n2. Two\n3. Three\n4. Four\n\n::: {.answer}\n${written}\n:::\n`
    const quiz = readQuiz(fromMarkdown(source, { pandocLists: false }), source)
    expect(quiz.questions.map(({ key }) => keyInWords(key?.labels))).toEqual([labels])
    expect(quiz.notes).toEqual([])
  })
})
