import { expect, test } from 'vitest'
import type { Truth } from '../../src/claim/verdict.js'
import { gradeQuestion } from '../../src/lint/status.js'
import type { Question } from '../../src/quiz/question.js'
import { choice, judgement, keyIn, question } from './make.js'

const LETTERS = { h: 'holds', f: 'fails', u: 'unknown', a: 'unknown' } as const satisfies Record<
  string,
  Truth
>

/** Grades four choices `1` to `4` from letters: h(olds), f(ails), u(nknown), a(cknowledged unknown). */
function grade(letters: string, stated: readonly string[] | null, more: Partial<Question> = {}) {
  const verdicts = [...letters] as (keyof typeof LETTERS)[]
  const choices = verdicts.map((letter, index) =>
    choice(`${index + 1}`, index, 'x', 0, { unchecked: letter === 'a' ? 'an opinion' : null }),
  )
  const key = stated === null ? null : keyIn(stated.join(', '), stated.join(', '), stated)
  return gradeQuestion(
    question(choices, key, more),
    verdicts.map((letter) => judgement(LETTERS[letter])),
  )
}

test('a key that names just what holds is verified', () => {
  expect(grade('ffhh', ['3', '4'])).toMatchObject({
    status: 'verified',
    computedKey: ['3', '4'],
    disputed: [],
  })
})

test('the order in which a key names its labels does not matter', () => {
  expect(grade('ffhh', ['4', '3']).status).toBe('verified')
})

test('a key that leaves out what holds is wrong, and the choice is disputed', () => {
  const { status, disputed } = grade('ffhh', ['3'])
  expect(status).toBe('wrong')
  expect(disputed).toMatchObject([{ choice: { label: '4' }, stated: false }])
})

test('a key that names what fails is wrong, and the choice is disputed', () => {
  const { status, disputed } = grade('ffhh', ['1', '3', '4'])
  expect(status).toBe('wrong')
  expect(disputed).toMatchObject([{ choice: { label: '1' }, stated: true }])
})

test('an empty key is right where nothing holds, and wrong where something does', () => {
  expect(grade('ffff', [])).toMatchObject({ status: 'verified', statedKey: [], computedKey: [] })
  expect(grade('fhff', []).status).toBe('wrong')
})

test('a question for the false ones is answered by the choices that fail', () => {
  expect(grade('hhfh', ['3'], { asksFor: 'incorrect' })).toMatchObject({
    status: 'verified',
    computedKey: ['3'],
  })
  expect(grade('hhfh', ['1'], { asksFor: 'incorrect' }).status).toBe('wrong')
})

test('an unknown choice leaves the computed key unknown and the question unverified', () => {
  expect(grade('fuhh', ['3', '4'])).toMatchObject({ status: 'unverified', computedKey: null })
})

test('a key is wrong whatever the unknown choices turn out to be, if a known one contradicts it', () => {
  expect(grade('huuu', ['2'])).toMatchObject({ status: 'wrong', computedKey: null })
  expect(grade('fuuu', ['1', '2']).status).toBe('wrong')
})

test('acknowledged choices leave a question acknowledged only if all unknown ones are', () => {
  expect(grade('fahh', ['3', '4']).status).toBe('acknowledged')
  expect(grade('uahh', ['3', '4']).status).toBe('unverified')
  expect(grade('fahh', ['3']).status).toBe('wrong')
})

test('a question without a key is unverified, though the right key may be known', () => {
  expect(grade('ffhh', null)).toMatchObject({
    status: 'unverified',
    statedKey: null,
    computedKey: ['3', '4'],
    disputed: [],
  })
})

test('a key that names a choice that does not exist cannot be right', () => {
  const source = 'Answer: 3, 9'
  const choices = ['1', '2', '3'].map((label, index) => choice(label, index, 'x'))
  const key = { ...keyIn(source, '3, 9', ['3']) }
  const note = { kind: 'unknown-label', span: { start: 11, end: 12 }, words: ['9'] } as const
  const judgements = [judgement('fails'), judgement('fails'), judgement('holds')]
  expect(gradeQuestion(question(choices, key), judgements, [note]).status).toBe('wrong')
})

test('a label that two choices bear is held against nobody', () => {
  const choices = ['1', '1', '2'].map((label, index) => choice(label, index, 'x'))
  const judgements = [judgement('holds'), judgement('fails'), judgement('fails')]
  const graded = gradeQuestion(question(choices, keyIn('1', '1', ['1'])), judgements)
  expect(graded).toMatchObject({ status: 'unverified', computedKey: null })
})

test('a choice without a judgement is unknown', () => {
  const choices = [choice('1', 0, 'x')]
  expect(gradeQuestion(question(choices, keyIn('1', '1', ['1'])), []).status).toBe('unverified')
})

test('a stated value is compared by its judgement, and the right one is computed', () => {
  const key = keyIn('300', '300', ['300'], { form: 'value' })
  const asked = question([], key, { asksFor: 'value' })
  expect(gradeQuestion(asked, [judgement('fails', { expected: ['320'] })])).toMatchObject({
    status: 'wrong',
    statedKey: ['300'],
    computedKey: ['320'],
  })
  expect(gradeQuestion(asked, [judgement('holds')])).toMatchObject({
    status: 'verified',
    computedKey: ['300'],
  })
  expect(gradeQuestion(asked, [])).toMatchObject({ status: 'unverified', computedKey: null })
})

test('true or false is answered by whether the statement holds', () => {
  const asked = question([], keyIn('False', 'False', ['false'], { form: 'words' }), { asksFor: 'truth' })
  expect(gradeQuestion(asked, [judgement('fails')])).toMatchObject({
    status: 'verified',
    computedKey: ['false'],
  })
  expect(gradeQuestion(asked, [judgement('holds')])).toMatchObject({ status: 'wrong', computedKey: ['true'] })
})

test('a matching question is graded pair by pair', () => {
  const choices = ['a', 'b'].map((label, index) => choice(label, index, 'x'))
  const asked = question(choices, keyIn('a=320, b=1', 'a=320, b=1', ['a=320', 'b=1']), { asksFor: 'match' })
  const judgements = [judgement('holds', { expected: ['320'] }), judgement('fails', { expected: ['0'] })]
  expect(gradeQuestion(asked, judgements)).toMatchObject({
    status: 'wrong',
    computedKey: ['a=320', 'b=0'],
    disputed: [{ choice: { label: 'b' } }],
  })
})

/** Grades `A`, `B` and `C`, where `C` says that `A` and `B` are right. */
function gradeBoth(letters: string, stated: readonly string[]) {
  const combines = { quantifier: 'all', labels: ['A', 'B'], only: false } as const
  const choices = ['A', 'B', 'C'].map((label, i) => choice(label, i, 'x', 0, i === 2 ? { combines } : {}))
  const verdicts = [...letters] as (keyof typeof LETTERS)[]
  return gradeQuestion(
    question(choices, keyIn(stated.join(', '), stated.join(', '), stated)),
    verdicts.map((letter) => judgement(LETTERS[letter])),
  )
}

test('a key that names a choice about others says those too', () => {
  expect(gradeBoth('hhh', ['C'])).toMatchObject({ status: 'verified', computedKey: ['C'] })
})

test('a key that names each of the others agrees with the choice about them', () => {
  expect(gradeBoth('hhh', ['A', 'B']).status).toBe('verified')
})

test('a key that names a choice about others of which one fails is wrong', () => {
  expect(gradeBoth('hff', ['C'])).toMatchObject({ status: 'wrong', computedKey: ['A'] })
})

test('a key that is no set of labels is held against no choice', () => {
  const choices = ['a', 'b'].map((label, index) => choice(label, index, 'x'))
  const asked = question(choices, keyIn('true', 'true', ['true']), { asksFor: 'truth' })
  const graded = gradeQuestion(asked, [judgement('holds'), judgement('fails')])
  expect(graded).toMatchObject({ status: 'unverified', statedKey: ['true'], disputed: [] })
})

test('where only taste tells what is asked for, no key is wrong', () => {
  expect(grade('hhfh', ['2'], { certainty: 'unclear' })).toMatchObject({ status: 'unverified', disputed: [] })
  expect(grade('hfff', ['1'], { certainty: 'unclear' }).status).toBe('verified')
})

test('where the stem does not say it outright, a key is wrong only if it is so in both ways to read it', () => {
  expect(grade('hhfh', ['3'], { certainty: 'tacit' })).toMatchObject({ status: 'unverified', disputed: [] })
  expect(grade('hhfh', ['1'], { certainty: 'tacit' }).status).toBe('wrong')
})

test('the best of several that hold may be named alone, but not one that fails', () => {
  expect(grade('hhff', ['1'], { certainty: 'best' })).toMatchObject({ status: 'unverified', disputed: [] })
  expect(grade('hhff', ['3'], { certainty: 'best' })).toMatchObject({
    status: 'wrong',
    disputed: [{ choice: { label: '3' } }],
  })
})

test('a count is held against the choices that hold, in figures or in words', () => {
  expect(grade('hhff', ['2'], { asksFor: 'value' })).toMatchObject({ status: 'verified', computedKey: ['2'] })
  expect(grade('hhff', ['Two'], { asksFor: 'value' }).status).toBe('verified')
  expect(grade('hhff', ['3'], { asksFor: 'value' })).toMatchObject({ status: 'wrong', computedKey: ['2'] })
  expect(grade('hhfu', ['3'], { asksFor: 'value' }).status).toBe('unverified')
  expect(grade('hhfu', ['4'], { asksFor: 'value' }).status).toBe('wrong')
})
