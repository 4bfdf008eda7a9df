import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.js'

test('a whole configuration is read', () => {
  const { config, problems } = readConfig(`
posts: quizzes
out: public
site: { title: Quizzes, url: https://example.org, language: en }
rules:
  no-answer: error
  missing-import: off
  unknown-answer: warn
strict: true
answers: [Lösung]
table: { columns: [layer, params], place: manual, off: false }
given:
  vocab_size: 10000
  x_train.shape: [60000, 28, 28, 1]
allowHtml: false
theme: theme
`)
  expect(problems).toEqual([])
  expect(config).toMatchObject({
    posts: 'quizzes',
    site: { url: 'https://example.org' },
    strict: true,
    answers: ['Lösung'],
    table: { columns: ['layer', 'params'], place: 'manual', off: false },
  })
  expect([...(config.rules ?? [])]).toEqual([
    ['no-answer', 'error'],
    ['missing-import', 'off'],
    ['unknown-answer', 'warning'],
  ])
  expect(config.given?.get('x_train.shape')).toEqual([60000, 28, 28, 1])
})

test('an empty configuration is a configuration', () => {
  for (const text of ['', '\n', '# nothing\n', '\uFEFF'])
    expect(readConfig(text)).toEqual({ config: {}, problems: [] })
})

const PROBLEMS: readonly [text: string, at: string, reason: string][] = [
  ['psots: x', 'psots', 'Unexpected key `psots`, expected `posts`.'],
  ['table:\n  colums: [layer]', 'colums', 'Unexpected key `colums` in `table`, expected `columns`.'],
  ['rules:\n  no-anser: off', 'no-anser', 'Unexpected key `no-anser` in `rules`, expected `no-answer`.'],
  ['strict: maybe', 'maybe', 'Unexpected `maybe` for `strict`, expected true or false.'],
  [
    'rules:\n  no-answer: loud',
    'loud',
    'Unexpected `loud` for `rules.no-answer`, expected off, info, warn, error.',
  ],
  ['posts: [a]', '[a]', 'Unexpected a list for `posts`, expected text.'],
  ['table: { columns: [layr] }', 'layr', 'Unexpected `layr` for `table.columns.0`, expected layer.'],
  ['posts: a\nposts: b', 'posts', 'This is not YAML: Map keys must be unique'],
  ['- a', '- a', 'Unexpected a list for the configuration, expected keys with values.'],
]
test.each(PROBLEMS)('%j is refused at its place', (text, at, reason) => {
  const { config, problems } = readConfig(text)
  expect(config).toEqual({})
  expect(problems).toHaveLength(1)
  expect(problems[0]?.reason).toBe(reason)
  expect(text.slice(problems[0]?.span.start).startsWith(at)).toBe(true)
})

test('an address that is none is refused', () => {
  expect(readConfig('site: { url: "javascript:alert(1)" }').problems).toMatchObject([
    { reason: expect.stringContaining('`site.url`') },
  ])
})

test('aliases cannot make a configuration grow without bound', () => {
  const levels = [...'abcdefgh']
  const text = levels
    .map((name, i) =>
      i === 0 ? `${name}: &${name} [x]` : `${name}: &${name} [${`*${levels[i - 1]},`.repeat(9)}]`,
    )
    .join('\n')
  expect(readConfig(text).problems).toMatchObject([{ reason: expect.stringContaining('aliases') }])
})

test('a configuration of a megabyte is not parsed', () => {
  expect(readConfig('#'.repeat(1_000_000)).problems).toHaveLength(1)
})

test('__proto__ is an ordinary name', () => {
  const { config } = readConfig('given: { __proto__: 1, constructor: 2 }')
  expect([...(config.given?.keys() ?? [])]).toContain('constructor')
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect(readConfig('__proto__: { strict: true }').config.strict).toBeUndefined()
})

test('an override has files and rules, and nothing else', () => {
  const { config } = readConfig('overrides:\n  - files: ["old/**"]\n    rules: { no-answer: off }\n')
  expect(config.overrides?.map(({ files, rules }) => [files, [...rules]])).toEqual([
    [['old/**'], [['no-answer', 'off']]],
  ])
  expect(
    readConfig('overrides:\n  - file: [a]\n    rules: {}\n').problems.map(({ reason }) => reason),
  ).toContain('Unexpected key `file` in `overrides.0`, expected `files`.')
})
