import { expect, test } from 'vitest'
import { baselineOf, type PostText, parseBaseline, withoutKnown } from '../../src/baseline.js'
import type { MessageResult } from '../../src/result.js'

const at = (line: number, more: Partial<MessageResult> = {}): MessageResult => ({
  ruleId: 'wrong-answer',
  severity: 'error',
  reason: 'r',
  url: 'u',
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  ...more,
})
const post = (text: string, ...messages: MessageResult[]): PostText => ({
  text,
  result: { file: 'a.md', questions: [], claims: [], messages },
})

test('what is known is not reported, wherever its line has moved to', () => {
  const baseline = baselineOf([post('1, 2\n', at(1))])
  expect(baseline.entries).toEqual([{ file: 'a.md', ruleId: 'wrong-answer', line: '1, 2', count: 1 }])
  const { posts, gone } = withoutKnown([post('new\n\n  1, 2\n', at(3))], baseline)
  expect(posts[0]?.result.messages).toEqual([])
  expect(gone).toEqual([])
})

test('an error in another line, of another rule or once more is new', () => {
  const baseline = baselineOf([post('1, 2\n', at(1))])
  expect(withoutKnown([post('1, 3\n', at(1))], baseline).posts[0]?.result.messages).toHaveLength(1)
  const other = at(1, { ruleId: 'wrong-claim' })
  expect(withoutKnown([post('1, 2\n', other)], baseline).posts[0]?.result.messages).toHaveLength(1)
  expect(withoutKnown([post('1, 2\n1, 2\n', at(1), at(2))], baseline).posts[0]?.result.messages).toEqual([
    at(2),
  ])
})

test('warnings and remarks are no part of a baseline', () => {
  expect(baselineOf([post('x', at(1, { severity: 'warning' }))]).entries).toEqual([])
})

test('an entry that no longer occurs is named, if its file was checked', () => {
  const baseline = baselineOf([post('1, 2\n', at(1))])
  expect(withoutKnown([post('3, 4\n')], baseline).gone).toEqual(baseline.entries)
  expect(withoutKnown([], baseline).gone).toEqual([])
})

test('a baseline survives being written and read; anything else is none', () => {
  const baseline = baselineOf([post('1, 2\n', at(1))])
  expect(parseBaseline(JSON.stringify(baseline))).toEqual(baseline)
  for (const text of ['', '[]', '{"version":2,"entries":[]}', '{"version":1,"entries":[{}]}'])
    expect(parseBaseline(text)).toBeNull()
})
