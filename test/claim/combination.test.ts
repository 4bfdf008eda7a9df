import { expect, test } from 'vitest'
import { judgeCombinations } from '../../src/claim/combination.js'
import type { Truth } from '../../src/claim/verdict.js'
import type { Combination } from '../../src/quiz/question.js'
import { choice, judgement } from '../lint/make.js'

function last(verdicts: readonly Truth[], combines: Combination): Truth | undefined {
  const choices = [
    ...verdicts.map((_, i) => choice('ABCDEF'.charAt(i), i, 'x')),
    choice('Z', 6, 'x', 0, { combines }),
  ]
  return judgeCombinations(
    choices,
    [...verdicts, 'unknown' as const].map((truth) => judgement(truth)),
  ).at(-1)?.verdict
}

const all = (labels: string, only = false): Combination => ({ quantifier: 'all', labels: [...labels], only })
const none = (labels: string): Combination => ({ quantifier: 'none', labels: [...labels], only: false })

test('all of the above holds where each holds', () => {
  expect(last(['holds', 'holds'], all('AB'))).toBe('holds')
})

test('all of the above fails where one fails, though another is unknown', () => {
  expect(last(['unknown', 'fails'], all('AB'))).toBe('fails')
})

test('all of the above is unknown where one is unknown and none fails', () => {
  expect(last(['unknown', 'holds'], all('AB'))).toBe('unknown')
})

test('none of the above holds where each fails', () => {
  expect(last(['fails', 'fails'], none('AB'))).toBe('holds')
  expect(last(['fails', 'holds'], none('AB'))).toBe('fails')
})

test('only A and B fails where C holds as well', () => {
  expect(last(['holds', 'holds', 'holds'], all('AB', true))).toBe('fails')
  expect(last(['holds', 'holds', 'fails'], all('AB', true))).toBe('holds')
})
