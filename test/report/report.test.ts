import { expect, test } from 'vitest'
import type { Truth } from '../../src/claim/verdict.js'
import { coverageOf, passes, totalsOf } from '../../src/report.js'
import type { ChoiceResult, PostResult, Status } from '../../src/result.js'

const PLACE = { line: 1, column: 1, endLine: 1, endColumn: 2 }

function choice(verdict: Truth, acknowledged = false): ChoiceResult {
  const empty = { actual: [], expected: [], reason: '', readings: [], misconception: null }
  return { ...PLACE, ...empty, label: '1', text: 't', verdict, ...(acknowledged ? { acknowledged } : {}) }
}

function post(status: Status, choices: readonly ChoiceResult[], more: Partial<PostResult> = {}): PostResult {
  const question = {
    line: 1,
    stem: '',
    asksFor: 'correct',
    statedKey: [],
    keyLine: 1,
    computedKey: [],
  } as const
  return { file: 'a.md', questions: [{ ...question, choices, status }], claims: [], messages: [], ...more }
}

const CLAIM = { ...PLACE, text: 't', kind: 'arithmetic', actual: [], expected: [], reason: '' } as const
const ERROR = { ...PLACE, ruleId: 'wrong-claim', severity: 'error', reason: 'r', url: 'u' } as const

test('totals count posts, questions by status, choices and claims', () => {
  const posts = [
    post('verified', [choice('holds'), choice('fails')]),
    post('wrong', [choice('holds')], {
      claims: [
        { ...CLAIM, verdict: 'holds' },
        { ...CLAIM, verdict: 'fails' },
      ],
    }),
  ]
  expect(totalsOf(posts)).toEqual({
    posts: 2,
    questions: 2,
    verified: 1,
    wrong: 1,
    acknowledged: 0,
    unverified: 0,
    choices: 3,
    claims: 2,
    failed: 1,
  })
})

test('an error keeps a post from passing, and under strict an unverified question', () => {
  expect(passes(post('verified', []))).toBe(true)
  expect(passes(post('verified', [], { messages: [ERROR] }))).toBe(false)
  expect(passes(post('verified', [], { messages: [{ ...ERROR, severity: 'warning' }] }))).toBe(true)
  expect(passes(post('unverified', []))).toBe(true)
  expect(passes(post('unverified', []), true)).toBe(false)
  expect(passes(post('acknowledged', []), true)).toBe(true)
})

test('coverage is the share of choices that were judged or acknowledged, rounded down', () => {
  const choices = [choice('holds'), choice('unknown', true), choice('unknown')]
  expect(coverageOf([post('unverified', choices)])).toEqual({ read: 2, choices: 3, percent: 66 })
  expect(coverageOf([])).toEqual({ read: 0, choices: 0, percent: 100 })
})
