/** Whatever a post says: nothing throws, every place lies in the source, every label of a key is one of a choice. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'
import { readQuiz } from '../../src/quiz/quiz.js'
import type { Span } from '../../src/span.js'

const folder = new URL('./fixtures/', import.meta.url)
const posts = readdirSync(folder).map((name) => readFileSync(new URL(`${name}/input.md`, folder), 'utf8'))
const lines = [...new Set(posts.flatMap((post) => post.split('\n')))]
const odd = [
  '> ',
  '  ',
  '$',
  '`',
  '[',
  ']{',
  '}',
  '&amp;',
  '\\',
  ':::',
  '\t',
  '|',
  '**',
  '<details>',
  '1. ',
  '- [x] ',
  'Answer: ',
]

function check(source: string): void {
  const quiz = readQuiz(fromMarkdown(source, { pandocLists: false }), source)
  const inside = ({ start, end }: Span) => start >= 0 && start <= end && end <= source.length
  for (const { choices, key, span, program } of quiz.questions) {
    expect(inside(span)).toBe(true)
    expect(choices.every((choice) => inside(choice.span))).toBe(true)
    if (key) expect(inside(key.span)).toBe(true)
    if (key && choices.length > 0)
      for (const label of key.labels) expect(choices.map((choice) => choice.label)).toContain(label)
    expect(program === null || program < quiz.programs.length).toBe(true)
  }
  for (const { span } of [...quiz.sections, ...quiz.notes, ...quiz.skipped]) expect(inside(span)).toBe(true)
  for (const { text, segments } of quiz.programs)
    for (const { from, at, length } of segments)
      expect(source.slice(at, at + length)).toBe(text.slice(from, from + length))
}

test('posts put together from the lines of others', () => {
  const line = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...lines) }, fc.constant(''), fc.string())
  const mark = fc.constantFrom('', '', '', ...odd)
  const written = fc.tuple(mark, line, mark).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(written, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), (all, end) => {
      check(all.join(end))
    }),
    { numRuns: 150, seed: 1 },
  )
})

test('posts with one line taken out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...posts), fc.nat(), (post, at) => {
      const all = post.split('\n')
      check(all.filter((_, i) => i !== at % all.length).join('\n'))
    }),
    { numRuns: 100, seed: 1 },
  )
})

test.each([
  ['an empty post', ''],
  ['blanks', ' \n\t\n'],
  ['quotes in quotes', `${'> '.repeat(90)}x`],
  ['lists in lists', Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
  ['labels without end', `Which?\n\n1. a\n2. b\n\nAnswer: ${'1, '.repeat(500)}`],
  ['unclosed math and spans', '[$a ]{x= `'.repeat(100)],
  ['unclosed details', '<details><summary>Answer\n\n'.repeat(50)],
  ['answers without questions', 'Answer: B\n\n'.repeat(50)],
  [
    'choices like names of prototypes',
    'Which are true?\n\n- __proto__\n- constructor\n\nAnswer: constructor\n',
  ],
])('%s', (_, source) => check(source))
