import { expect, test } from 'vitest'
import type { Claim } from '../../src/claim/verdict.js'
import { atLevels, mergeLevels } from '../../src/lint/level.js'
import { lintPost } from '../../src/lint/lint.js'
import { gradeQuestion } from '../../src/lint/status.js'
import { wrongClaim } from '../../src/lint/wrong-claim.js'
import { message, RULES } from '../../src/message.js'
import type { Program, Quiz } from '../../src/quiz/question.js'
import { choice, judgement, keyIn, question } from './make.js'

const QUIZ: Quiz = {
  questions: [],
  programs: [],
  sections: [],
  remarks: [],
  given: [],
  skipped: [],
  notes: [],
  values: [],
  tables: [],
}
const PROGRAM: Program = {
  text: 'x = 1',
  segments: [{ from: 0, at: 100, length: 5 }],
  blocks: [{ node: { type: 'code', value: 'x = 1' }, span: { start: 90, end: 110 } }],
}
const NOTHING = { source: 'x', quiz: QUIZ, judged: [], claims: [], engine: [], needed: new Set<number>() }

const CLAIM: Claim = {
  ...judgement('fails', { actual: ['321'], expected: ['320'], reason: '32 * (1 * 3 * 3 + 1) is 320' }),
  verdict: 'fails',
  kind: 'arithmetic',
  span: { start: 10, end: 40 },
  text: '32 * (1 * 3 * 3 + 1) = 321',
  result: { span: { start: 37, end: 40 }, right: '320' },
}

test('a wrong calculation names both numbers and offers the right one', () => {
  expect(wrongClaim(CLAIM)).toMatchObject({
    ruleId: 'wrong-arithmetic',
    severity: 'error',
    reason: 'Unexpected `321`, expected `320` in the calculation “32 * (1 * 3 * 3 + 1) = 321”.',
    actual: ['321'],
    expected: ['320'],
    note: '32 * (1 * 3 * 3 + 1) is 320.',
    fix: { start: 37, end: 40, text: '320' },
  })
})

test('each kind of claim has its rule, and one that holds gives no message', () => {
  const rules = (['arithmetic', 'sentence', 'shape', 'summary', 'table'] as const).map(
    (kind) => wrongClaim({ ...CLAIM, kind })?.ruleId,
  )
  expect(rules).toEqual(['wrong-arithmetic', 'wrong-claim', 'wrong-claim', 'wrong-summary', 'wrong-table'])
  expect(wrongClaim({ ...CLAIM, verdict: 'holds' })).toBeNull()
})

test('a stray number is a warning that says what to do', () => {
  const reason = 'no number of the model is 321, nor is it said elsewhere'
  expect(wrongClaim({ ...CLAIM, kind: 'number', expected: [], reason })).toMatchObject({
    ruleId: 'stray-number',
    severity: 'warning',
    reason: 'No number of the model is 321, nor is it said elsewhere.',
    note: expect.stringContaining('unchecked'),
  })
})

test('what Keras refuses is an error only where something needs the model, and stands in the post', () => {
  const engine = [
    [{ ruleId: 'keras-error', exception: 'ValueError', span: { start: 0, end: 1 }, reason: 'No.' } as const],
  ]
  const quiz = { ...QUIZ, programs: [PROGRAM] }
  const severities = [new Set<number>(), new Set([0])].map((needed) => {
    const said = lintPost({ ...NOTHING, quiz, engine, needed }).find(({ ruleId }) => ruleId === 'keras-error')
    expect(said).toMatchObject({ exception: 'ValueError', span: { start: 100, end: 101 } })
    return said?.severity
  })
  expect(severities).toEqual(['info', 'error'])
})

test('a missing import is said only of code that imports something', () => {
  const said = { ruleId: 'missing-import', span: { start: 0, end: 1 }, reason: 'x' } as const
  const rules = ['x = Dense(1)', 'import numpy as np'].map((text) => {
    const quiz = { ...QUIZ, programs: [{ ...PROGRAM, text }] }
    return lintPost({ ...NOTHING, quiz, engine: [[said]] }).map(({ ruleId }) => ruleId)
  })
  expect(rules.map((ids) => ids.includes('missing-import'))).toEqual([false, true])
})

test('an unknown choice is a remark with its reason, its readings and a way out', () => {
  const choices = [
    choice('1', 0, 'It learns fast.', 20),
    choice('2', 1, 'x', 40, { unchecked: 'an opinion' }),
  ]
  const judgements = [
    judgement('unknown', {
      reason: '"fast" was not read',
      readings: [{ text: 'it has 10 weights', expression: 'params() == 10', verdict: 'holds' }],
    }),
    judgement('unknown'),
  ]
  const asked = question(choices, keyIn('1', '1', ['1']))
  const judged = [{ question: asked, judgements, grade: gradeQuestion(asked, judgements) }]
  const [said, ...others] = lintPost({ ...NOTHING, quiz: { ...QUIZ, questions: [asked] }, judged })
  expect(others).toEqual([])
  expect(said).toMatchObject({
    ruleId: 'unknown-answer',
    severity: 'info',
    span: { start: 20, end: 35 },
    reason: 'Choice 1 was not judged: "fast" was not read.',
  })
  expect(said?.note).toMatch(
    /^It may mean:\n- it has 10 weights: holds \(\{check="params\(\) == 10"\}\)\nSay it in other words/,
  )
})

test("an author's check that says neither true nor false is an error at the check", () => {
  const check = { expression: 'params(', span: { start: 30, end: 37 } }
  const asked = question([choice('1', 0, 'x', 20, { check })], keyIn('1', '1', ['1']))
  const judgements = [judgement('unknown', { reason: 'SyntaxError: unexpected end' })]
  const judged = [{ question: asked, judgements, grade: gradeQuestion(asked, judgements) }]
  expect(lintPost({ ...NOTHING, judged })).toMatchObject([
    { ruleId: 'wrong-check', severity: 'error', span: check.span, actual: ['params('] },
  ])
})

test('a question without an answer is a warning that gives the answer away to its author alone', () => {
  const asked = question([choice('1', 0, 'x'), choice('2', 1, 'y')], null)
  const judgements = [judgement('fails'), judgement('holds')]
  const judged = [{ question: asked, judgements, grade: gradeQuestion(asked, judgements) }]
  expect(lintPost({ ...NOTHING, judged })).toMatchObject([
    { ruleId: 'no-answer', severity: 'warning', expected: ['2'] },
  ])
})

test('code that nobody asks about is a remark, and no more', () => {
  const said = lintPost({ ...NOTHING, quiz: { ...QUIZ, programs: [PROGRAM] } })
  expect(said).toMatchObject([{ ruleId: 'not-checked', severity: 'info', span: { start: 90, end: 110 } }])
})

test('an empty post is a remark at its start', () => {
  expect(lintPost({ ...NOTHING, source: ' \n' })).toMatchObject([
    { ruleId: 'not-checked', severity: 'info', span: { start: 0, end: 0 } },
  ])
})

test('a label that does not exist is named together with those that do', () => {
  const asked = question([choice('a', 0, 'x'), choice('b', 1, 'y')], keyIn('a, e', 'a, e', ['a']))
  const note = { kind: 'unknown-label', span: { start: 3, end: 4 }, words: ['e'] } as const
  const said = lintPost({ ...NOTHING, quiz: { ...QUIZ, questions: [asked], notes: [note] } })
  expect(said).toMatchObject([
    {
      ruleId: 'unknown-label',
      severity: 'error',
      reason: 'Unexpected label `e` in the answer, expected one of `a` or `b`.',
      actual: ['e'],
      expected: ['a', 'b'],
    },
  ])
})

test('of two answers that disagree the second is the error and the first its cause', () => {
  const cause = { start: 1, end: 2 }
  const note = { kind: 'conflicting-keys', span: { start: 8, end: 9 }, words: ['B', 'A'], cause } as const
  expect(lintPost({ ...NOTHING, quiz: { ...QUIZ, notes: [note] } })).toMatchObject([
    { ruleId: 'conflicting-keys', severity: 'error', actual: ['B'], expected: ['A'], cause: { span: cause } },
  ])
})

test('a mistyped callout class is named with the nearest right one', () => {
  const note = { kind: 'callout-name', span: { start: 0, end: 4 }, words: ['calout-note'] } as const
  expect(lintPost({ ...NOTHING, quiz: { ...QUIZ, notes: [note] } })).toMatchObject([
    { ruleId: 'callout-name', severity: 'warning', expected: ['callout-note'] },
  ])
})

test('messages come in order of place', () => {
  const claims = [CLAIM, { ...CLAIM, span: { start: 2, end: 5 } }]
  expect(lintPost({ ...NOTHING, claims }).map(({ span }) => span.start)).toEqual([2, 10])
})

const UNKNOWN = message({ ruleId: 'unknown-answer', span: { start: 0, end: 1 }, reason: 'x' })

test('levels change severities and turn rules off; strict makes unknown answers errors', () => {
  expect(atLevels([UNKNOWN], new Map(), false)).toEqual([UNKNOWN])
  expect(atLevels([UNKNOWN], new Map(), true)[0]?.severity).toBe('error')
  expect(atLevels([UNKNOWN], new Map([['unknown-answer', 'warning']]), true)[0]?.severity).toBe('warning')
  expect(atLevels([UNKNOWN], new Map([['unknown-answer', 'off']]), false)).toEqual([])
})

test('of several sets of levels the later wins', () => {
  const merged = mergeLevels(new Map([['no-answer', 'off']]), undefined, new Map([['no-answer', 'error']]))
  expect([...merged]).toEqual([['no-answer', 'error']])
})

test('every rule has a severity and a url of its own', () => {
  for (const ruleId of Object.keys(RULES) as (keyof typeof RULES)[]) {
    const made = message({ ruleId, span: { start: 0, end: 0 }, reason: 'x' })
    expect(made.severity).toBe(RULES[ruleId])
    expect(made.url.endsWith(`#${ruleId}`)).toBe(true)
  }
})

test('choices of a question on plain Python are left alone, but for one remark', () => {
  const asked = question([choice('1', 0, 'It prints 6.'), choice('2', 1, 'It prints 2.')], null)
  const judged = [{ question: asked, judgements: [], grade: gradeQuestion(asked, []) }]
  const said = lintPost({ ...NOTHING, judged, quiz: { ...QUIZ, questions: [asked], programs: [PROGRAM] } })
  expect(said).toMatchObject([{ ruleId: 'unknown-answer', severity: 'info' }])
})
