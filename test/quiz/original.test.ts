import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'
import { readQuiz } from '../../src/quiz/quiz.js'
import { Lines } from '../../src/span.js'

const post = readFileSync(new URL('../../posts/learnable-parameters.md', import.meta.url), 'utf8')
const read = (text: string) => readQuiz(fromMarkdown(text, { pandocLists: false }), text)

describe('the original post', () => {
  const quiz = read(post)
  const question = quiz.questions[0]
  const lines = new Lines(post)

  test('is one question with four choices, a program and a key', () => {
    expect(quiz.questions).toHaveLength(1)
    expect(quiz.notes).toEqual([])
    expect(question?.asksFor).toBe('correct')
    expect(question?.several).toBe(true)
    expect(question?.choices.map(({ label }) => label)).toEqual(['1', '2', '3', '4'])
    expect(question?.key?.labels).toEqual(['3', '4'])
    expect(quiz.programs).toHaveLength(1)
    expect(quiz.programs[0]?.text).toMatch(/^model = keras\.Sequential\(\[\n[\s\S]*\n\]\)\n$/)
  })

  test('has the statement without its number, at its place', () => {
    const first = question?.choices[0]
    expect(first?.utterance.text).toBe('The first convolutional layer has a total of 21,632 parameters.')
    expect(first && lines.place(first.span)).toEqual({ line: 25, column: 4, endLine: 25, endColumn: 67 })
  })

  test('has the key at its place, without the explanation', () => {
    expect(question?.key && lines.place(question.key.span)).toEqual({
      line: 36,
      column: 1,
      endLine: 36,
      endColumn: 5,
    })
    expect(question?.key?.mentions.map(({ span }) => post.slice(span.start, span.end))).toEqual(['3', '4'])
    expect(question?.section?.callout).toMatchObject({ kind: 'note', collapse: true })
  })

  test('has every line of worked arithmetic among the remarks of the explanation', () => {
    const told = quiz.remarks.filter(({ explains }) => explains).map(({ utterance }) => utterance.text)
    expect(told.join('\n')).toContain('parameters = 32 * (1 * 3 * 3 + 1) = 320')
    expect(told.join('\n')).toContain('26x26x32 = 21,632')
    expect(told.join('\n')).toContain('parameters = 10 * (1600 + 1) = 16010')
    expect(told).not.toContain('3, 4')
  })
})

/** How a key may be spelled in place of the original's `3, 4`, and what it says. */
const KEYS: readonly (readonly [string, readonly string[], string])[] = [
  ['3, 4', ['3', '4'], '3, 4'],
  ['3', ['3'], '3'],
  ['1, 2, 3', ['1', '2', '3'], '1, 2, 3'],
  ['1,2,3', ['1', '2', '3'], '1,2,3'],
  ['3 and 4', ['3', '4'], '3 and 4'],
  ['3 & 4', ['3', '4'], '3 & 4'],
  ['3, 4.', ['3', '4'], '3, 4'],
  ['Answer: 3, 4.', ['3', '4'], '3, 4'],
  ['**Answer:** 3, 4', ['3', '4'], '3, 4'],
  ['The correct answers are 3 and 4.', ['3', '4'], '3 and 4'],
  ['**3** and **4**', ['3', '4'], '3 and 4'],
  ['*3, 4*', ['3', '4'], '3, 4'],
  ['`3, 4`', ['3', '4'], '3, 4'],
  ['(3) and (4)', ['3', '4'], '(3) and (4)'],
  ['3 (18,496 parameters) and 4', ['3', '4'], '3 (18,496 parameters) and 4'],
  ['3 (not 2), 4', ['3', '4'], '3 (not 2), 4'],
  ['3 4', ['3', '4'], '3 4'],
  ['#1 and #2', ['1', '2'], '#1 and #2'],
  ['Statements 3 and 4 are correct', ['3', '4'], '3 and 4'],
  ['3 and 4 are correct, the others are wrong.', ['3', '4'], '3 and 4'],
  ['3 and 4, since pooling learns nothing.', ['3', '4'], '3 and 4'],
  ['Only 3.', ['3'], '3'],
  ['The third one', ['3'], 'third one'],
  ['The last two.', ['3', '4'], 'last two'],
  ['2–4', ['2', '3', '4'], '2–4'],
  ['1 to 2, and 4', ['1', '2', '4'], '1 to 2, and 4'],
  ['None', [], 'None'],
  ['none of them', [], 'none of them'],
  ['None of them.', [], 'None of them'],
  ['All of them', ['1', '2', '3', '4'], 'All of them'],
  ['All but 3.', ['1', '2', '4'], 'All but 3'],
  [
    'All of them are correct except for the second one.',
    ['1', '3', '4'],
    'All of them are correct except for the second one',
  ],
  ['TL;DR: everything except 4.', ['1', '2', '3'], 'everything except 4'],
]

describe('another key in the original post', () => {
  test.each(KEYS)('%s', (written, labels, words) => {
    const text = post.replace('\n3, 4\n', () => `\n${written}\n`)
    const quiz = read(text)
    expect(quiz.notes).toEqual([])
    expect(quiz.questions[0]?.key?.labels).toEqual(labels)
    expect(quiz.questions[0]?.key?.text).toBe(words)
  })

  test('with a label that no choice has is still a key, and the label is noted at its place', () => {
    const text = post.replace('\n3, 4\n', '\n3, 4, 5\n')
    const quiz = read(text)
    const at = text.indexOf('3, 4, 5')
    expect(quiz.questions[0]?.key?.labels).toEqual(['3', '4'])
    expect(quiz.notes).toEqual([
      { kind: 'unknown-label', span: { start: at + 6, end: at + 7 }, words: ['5'] },
    ])
  })
})
