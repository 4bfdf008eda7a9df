import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'
import { type QuizOptions, readQuiz } from '../../src/quiz/quiz.js'

const LIST = 'Which are true?\n\n1. One\n2. Two\n3. Three\n'
const read = (source: string, options: QuizOptions) =>
  readQuiz(fromMarkdown(source, { pandocLists: false }), source, options)
const at = { start: 0, end: 0 }

describe('the answer of the front matter', () => {
  test('is the key of the only question', () => {
    const { questions } = read(LIST, { answer: { value: ['1', '3'], span: at } })
    expect(questions[0]?.key).toMatchObject({ labels: ['1', '3'], form: 'front-matter', span: at })
  })

  test('may be words, or a number', () => {
    const key = (value: unknown) => read(LIST, { answer: { value, span: at } }).questions[0]?.key?.labels
    expect(key('all but 2')).toEqual(['1', '3'])
    expect(key(2)).toEqual(['2'])
    expect(key([])).toEqual([])
  })

  test('may have an entry for each question', () => {
    const { questions } = read(`${LIST}\nAnd now?\n\nWhich of these are true?\n\n1. Four\n2. Five\n`, {
      answer: { value: ['1', '2'], span: at },
    })
    expect(questions.map(({ key }) => key?.labels)).toEqual([['1'], ['2']])
  })

  test('must agree with what the post says', () => {
    const source = `${LIST}\nAnswer: 1, 2\n`
    const { notes } = read(source, { answer: { value: ['1', '3'], span: at } })
    expect(notes).toMatchObject([{ kind: 'conflicting-keys', words: ['1, 2', '1, 3'], cause: at }])
    expect(read(source, { answer: { value: ['1', '2'], span: at } }).notes).toEqual([])
  })

  test('must name choices that exist', () => {
    const { notes } = read(LIST, { answer: { value: ['7'], span: at } })
    expect(notes).toMatchObject([{ kind: 'unknown-label', words: ['7'] }])
  })

  test('that is no key at all is left aside', () => {
    for (const value of [{ a: 1 }, null, true, [['x']], 'the usual'])
      expect(read(LIST, { answer: { value, span: at } }).questions).toEqual([])
  })
})

test('further titles make answer sections', () => {
  const source = `${LIST}\n## Auflösung\n\nEs stimmen alle.\n\nAnswer: 2\n`
  const { sections, questions } = read(source, { answers: ['auflösung'] })
  expect(sections.map(({ node }) => node.type)).toEqual(['root'])
  expect(questions[0]?.key?.labels).toEqual(['2'])
})
