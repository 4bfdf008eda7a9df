import { describe, expect, test } from 'vitest'
import { check } from '../../src/check.js'
import { applyFixes } from '../../src/fix.js'

const said = (text: string) => check(text).messages.map(({ ruleId }) => ruleId)
const find = (text: string, rule: string) => check(text).messages.filter(({ ruleId }) => ruleId === rule)
const mended = (text: string, rule: string): string =>
  applyFixes(
    text,
    find(text, rule).flatMap(({ fix }) => fix ?? []),
  ).text

const QUIZ = 'Which statement is correct?\n\n1. A Dense layer has weights.\n2. It has none.\n\n'
const ANSWER = '::: {.callout-note collapse="true"}\n## Answer\n\n1\n:::\n'

describe('fence-text', () => {
  test('an opener directly behind a line of text gets an empty line', () => {
    const text = 'Some words\n::: {.note}\nx\n\n:::\n'
    expect(find(text, 'fence-text')).toMatchObject([
      { severity: 'warning', line: 2, column: 1, endColumn: 12 },
    ])
    expect(mended(text, 'fence-text')).toBe('Some words\n\n::: {.note}\nx\n\n:::\n')
  })
  test('the empty line ends as the others do', () => {
    expect(mended('a\r\n::: {.b}\r\nx\r\n', 'fence-text')).toBe('a\r\n\r\n::: {.b}\r\nx\r\n')
  })
  test.each([
    '::: {note}\nx\n\n:::\n',
    '::: {.a title=two words}\nx\n\n:::\n',
    '::: {.a}\nx\n\n::: the end\n',
    '::: {.a\n\nx\n\n:::\n',
  ])('%j', (text) => {
    expect(said(text)).toContain('fence-text')
  })
  test.each([
    ANSWER,
    '```\n::: {note}\n```\n',
    'The fence `::: {note}` opens nothing.\n',
    ':::note[A label]{k}\nx\n:::\n',
    'a line\n:::\n',
  ])('%j is none', (text) => {
    expect(said(text)).not.toContain('fence-text')
  })
})

describe('what Quarto would do to code', () => {
  test('a cell with eval: true', () => {
    expect(find('```{python}\n#| echo: true\n#| eval: true\nx = 1\n```\n', 'cell-runs')).toMatchObject([
      { severity: 'info', line: 3, actual: ['#| eval: true'] },
    ])
    expect(said('```{python, eval=TRUE}\nx = 1\n```\n')).toContain('cell-runs')
    expect(said('```{python}\n#| eval: false\nx = 1\n```\n')).not.toContain('cell-runs')
  })
  test('tabs become as many blanks as Pandoc makes of them', () => {
    const text = '```python\nif x:\n\ty = 1\n```\n'
    expect(find(text, 'tabs')).toMatchObject([{ severity: 'info', line: 3, column: 1 }])
    expect(mended(text, 'tabs')).toBe('```python\nif x:\n    y = 1\n```\n')
    expect(said('```python\nx = "a\tb"\n```\n')).not.toContain('tabs')
  })
})

describe('answers that are seen too early', () => {
  test('in the description', () => {
    const text = `---\ndescription: "The answer is 1."\n---\n\n${QUIZ}${ANSWER}`
    expect(find(text, 'answer-leaked')).toMatchObject([{ line: 2, actual: ['The answer is 1'.slice(4)] }])
  })
  test('in the alternative text of a picture, but not of one in the answer', () => {
    expect(said(`${QUIZ}![The layers, where the answer is 2](a.png)\n\n${ANSWER}`)).toContain('answer-leaked')
    const inside = ANSWER.replace('1\n', '1\n\n![Answer: 1](a.png)\n')
    expect(said(QUIZ + inside)).not.toContain('answer-leaked')
  })
  test('other words are none', () => {
    const text = `---\ndescription: The answer is below.\n---\n\n${QUIZ}${ANSWER}`
    expect(said(text)).not.toContain('answer-leaked')
  })
})

describe('list-numbers', () => {
  const answered = (numbers: readonly number[]) =>
    `Which statement is correct?\n\n${numbers.map((n) => `${n}. Dense has ${n} weights.\n`).join('')}\n${ANSWER}`

  test('a number that is printed otherwise', () => {
    const text = answered([1, 2, 4])
    expect(find(text, 'list-numbers')).toMatchObject([{ line: 5, actual: ['4'], expected: ['3'] }])
    expect(mended(text, 'list-numbers')).toBe(text.replace('4. ', '3. '))
  })
  test.each([[[1, 2, 3]], [[1, 1, 1]], [[3, 4, 5]]])('%j is none', (numbers) => {
    expect(said(answered(numbers))).not.toContain('list-numbers')
  })
})

describe('fixes of what is odd about an answer', () => {
  test.each([
    ['answer-open', '::: {.callout-note}\n## Answer', '::: {.callout-note collapse="true"}\n## Answer'],
    [
      'answer-open',
      '::: {.callout-note collapse="false"}\n## Answer',
      '::: {.callout-note collapse="true"}\n## Answer',
    ],
    [
      'callout-name',
      '::: {.calout-note collapse="true"}\n## Answer',
      '::: {.callout-note collapse="true"}\n## Answer',
    ],
  ])('%s: %j', (rule, before, after) => {
    const text = `${QUIZ}${before}\n\n1\n:::\n`
    expect(find(text, rule)).toHaveLength(1)
    expect(mended(text, rule)).toBe(`${QUIZ}${after}\n\n1\n:::\n`)
  })
})
