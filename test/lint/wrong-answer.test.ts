import { expect, test } from 'vitest'
import { gradeQuestion } from '../../src/lint/status.js'
import { wrongAnswer } from '../../src/lint/wrong-answer.js'
import type { Key } from '../../src/quiz/question.js'
import { choice, judgement, keyIn, question } from './make.js'

const CHOICES = [
  'The first convolutional layer has a total of 21,632 parameters.',
  'The first max pooling layer has a total of 5,408 parameters.',
  'The second convolutional layer has a total of 18,496 parameters.',
  'The fully-connected layer has a total of 16,010 parameters.',
].map((text, index) => choice(`${index + 1}`, index, text))
const JUDGEMENTS = [
  judgement('fails', {
    actual: ['21,632'],
    expected: ['320'],
    reason: '`conv2d` has 320 parameters, not 21,632',
    how: '32 × (3 × 3 × 1 + 1) = 320',
    misconception: { id: 'activations-as-parameters', text: '21,632 is the number of values that come out.' },
  }),
  judgement('fails'),
  judgement('holds', { reason: '`conv2d_1` has 18,496 parameters' }),
  judgement('holds'),
]

function check(source: string, key: Key) {
  const asked = question(CHOICES, key)
  return wrongAnswer(asked, JUDGEMENTS, gradeQuestion(asked, JUDGEMENTS), source)
}

test('a wrong key says what is written, what would be right, and why, choice by choice', () => {
  const said = check('1, 3', keyIn('1, 3', '1, 3', ['1', '3']))
  expect(said).toMatchObject({
    ruleId: 'wrong-answer',
    severity: 'error',
    span: { start: 0, end: 4 },
    reason: 'Unexpected answer `1, 3`, expected `3, 4`.',
    actual: ['1, 3'],
    expected: ['3, 4'],
    fix: { start: 0, end: 4, text: '3, 4' },
  })
  expect(said?.url).toMatch(/rules\.md#wrong-answer$/)
  expect(said?.note?.split('\n')).toEqual([
    '1 (“The first convolutional layer has a total of 21,632 parameters.”) does not hold, though the answer names it. `conv2d` has 320 parameters, not 21,632. 32 × (3 × 3 × 1 + 1) = 320. 21,632 is the number of values that come out.',
    '4 (“The fully-connected layer has a total of 16,010 parameters.”) holds, though the answer leaves it out.',
    'Write `3, 4` as the answer, or correct the choice where the slip is there.',
  ])
})

test('a right key gives no message', () => {
  expect(check('3, 4', keyIn('3, 4', '3, 4', ['3', '4']))).toBeNull()
})

test('an empty key gives way to the labels that are right', () => {
  const key: Key = { labels: [], span: { start: 0, end: 4 }, text: 'None', mentions: [], form: 'words' }
  const said = check('None', key)
  expect(said).toMatchObject({
    actual: ['None'],
    expected: ['3, 4'],
    fix: { start: 0, end: 4, text: '3, 4' },
  })
  const wordy = check('None of this, sadly', { ...key, span: { start: 0, end: 19 } })
  expect(wordy).not.toHaveProperty('fix')
})

test('where a choice is unknown, what is known to be wrong is said instead of a whole key', () => {
  const asked = question(CHOICES, keyIn('1, 2', '1, 2', ['1', '2']))
  const judgements = [judgement('fails'), judgement('unknown'), judgement('holds'), judgement('unknown')]
  const said = wrongAnswer(asked, judgements, gradeQuestion(asked, judgements), '1, 2')
  expect(said?.reason).toBe('Unexpected answer `1, 2`, expected what is so: the answer without 1 and with 3.')
  expect(said).not.toHaveProperty('expected')
  expect(said).not.toHaveProperty('fix')
})

test('where the question asks for what is not so, the message says so', () => {
  const asked = question(CHOICES, keyIn('3', '3', ['3']), { asksFor: 'incorrect' })
  const said = wrongAnswer(asked, JUDGEMENTS, gradeQuestion(asked, JUDGEMENTS), '3')
  expect(said?.expected).toEqual(['1, 2'])
  expect(said?.note).toMatch(/^The question asks for what is not so\.\n/)
})

test('a wrong value is replaced by the right one', () => {
  const source = 'Answer: 300'
  const asked = question([], keyIn(source, '300', ['300'], { form: 'value' }), { asksFor: 'value' })
  const judgements = [judgement('fails', { expected: ['320'], how: '32 × (3 × 3 × 1 + 1) = 320' })]
  expect(wrongAnswer(asked, judgements, gradeQuestion(asked, judgements), source)).toMatchObject({
    actual: ['300'],
    expected: ['320'],
    note: '32 × (3 × 3 × 1 + 1) = 320.\nWrite `320` as the answer, or correct the question where the slip is there.',
    fix: { start: 8, end: 11, text: '320' },
  })
})

const REWRITES: readonly [source: string, text: string, labels: string[], fixed: string][] = [
  ['Answer: 1, 2.', '1, 2', ['1', '2'], 'Answer: 3, 4.'],
  ['**1** and **2**', '1** and **2', ['1', '2'], '**3** and **4**'],
  ['1', '1', ['1'], '3, 4'],
  ['**1**', '1', ['1'], '**3**, **4**'],
  ['1, 2 and 3 are correct', '1, 2 and 3', ['1', '2', '3'], '3 and 4 are correct'],
]
test.each(REWRITES)('%s is rewritten in its own manner', (source, text, labels, fixed) => {
  const fix = check(source, keyIn(source, text, labels))?.fix
  expect(fix).toBeDefined()
  if (fix !== undefined) expect(source.slice(0, fix.start) + fix.text + source.slice(fix.end)).toBe(fixed)
})

test('a key with words between its labels is left to its author', () => {
  const source = '1 is right, so is 2'
  expect(check(source, keyIn(source, source, ['1', '2']))).not.toHaveProperty('fix')
})

test.each([
  ['False', 'True'],
  ['false', 'true'],
  ['FALSE', 'TRUE'],
])('%s is mended in its own case', (source, fixed) => {
  const asked = question([], keyIn(source, source, ['false'], { form: 'words', mentions: [] }), {
    asksFor: 'truth',
  })
  const judgements = [judgement('holds')]
  expect(wrongAnswer(asked, judgements, gradeQuestion(asked, judgements), source)?.fix?.text).toBe(fixed)
})
