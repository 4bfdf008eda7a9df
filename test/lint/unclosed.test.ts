import { expect, test } from 'vitest'
import { unclosed } from '../../src/lint/unclosed.js'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'

function check(source: string) {
  return unclosed(fromMarkdown(source), source).map(({ ruleId, span, severity }) => ({
    ruleId,
    severity,
    text: source.slice(span.start, span.end),
  }))
}

test('a div that nothing closes is named at its opener', () => {
  expect(check('Hello\n\n::: {.callout-note}\n\ntext\n')).toEqual([
    { ruleId: 'unclosed-div', severity: 'warning', text: '::: {.callout-note}' },
  ])
})

test('a div that is closed, nested ones too, is fine', () => {
  expect(check('::: {.a}\n\n:::: {.b}\n\ntext\n\n::::\n\n:::\n')).toEqual([])
})

test('code that nothing closes is named at its opener', () => {
  expect(check('Hello\n\n```python\nx = 1\n')).toEqual([
    { ruleId: 'unclosed-code', severity: 'warning', text: '```python' },
  ])
  expect(check('~~~~\n~~~\n')).toMatchObject([{ text: '~~~~' }])
  expect(check('```')).toMatchObject([{ text: '```' }])
  expect(check('- a\n\n  ```\n  x\n\nafter\n')).toMatchObject([{ ruleId: 'unclosed-code' }])
})

test.each([
  ['```python\nx = 1\n```\n'],
  ['```\r\nx\r\n`````\r\n'],
  ['> ```\n> x\n> ```\n'],
  ['- ```\n  x\n  ```\n'],
  ['    indented\n'],
  ['```\n```'],
])('closed code is fine: %j', (source) => {
  expect(check(source)).toEqual([])
})

test('colons that are indented into a list are pointed at, and can be mended', () => {
  const source = '::: {.callout-note}\n\n- a\n- b\n  :::\n'
  const [said] = unclosed(fromMarkdown(source), source)
  expect(said?.fix).toEqual({ start: 29, end: 31, text: '' })
  expect(source.slice(said?.cause?.span.start, said?.cause?.span.end)).toBe(':::')
  const fixed = source.slice(0, 29) + source.slice(31)
  expect(unclosed(fromMarkdown(fixed), fixed)).toEqual([])
})

test('code that swallows choices or an answer is an error: nothing of the question is checked', () => {
  const said = check(
    '```python\nx = 1\n\nWhich is right?\n\n1. The first one.\n2. The second one.\n\n:::{.callout-note}\n1\n:::\n',
  )
  expect(said).toEqual([{ ruleId: 'unclosed-code', severity: 'error', text: '```python' }])
})
