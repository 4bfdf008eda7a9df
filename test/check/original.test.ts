import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check.js'

const file = 'posts/learnable-parameters.md'
const original = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const errors = (text: string) =>
  check(text, { file }).messages.filter((message) => message.severity === 'error')

describe('the original post', () => {
  const post = check(original, { file })
  const [question] = post.questions

  test('has one question, whose four choices are judged', () => {
    expect(post.questions).toHaveLength(1)
    expect(question?.choices.map((choice) => choice.verdict)).toEqual(['fails', 'fails', 'holds', 'holds'])
    expect(question).toMatchObject({
      line: 23,
      asksFor: 'correct',
      statedKey: ['3', '4'],
      computedKey: ['3', '4'],
      keyLine: 36,
      status: 'verified',
    })
  })

  test('gives each choice its label, its text and its place', () => {
    expect(question?.choices[0]).toMatchObject({
      label: '1',
      text: 'The first convolutional layer has a total of 21,632 parameters.',
      line: 25,
      column: 4,
      endLine: 25,
      endColumn: 67,
    })
  })

  test('says of a false statement what is written and what is so', () => {
    expect(question?.choices[0]).toMatchObject({
      actual: ['21,632'],
      expected: ['320'],
      misconception: { id: 'activations-as-parameters' },
    })
  })

  test('gives no message that stops a build', () => {
    expect(post.messages).toEqual([])
  })

  test('reads the worked arithmetic and the sentences of the explanation', () => {
    expect(post.claims.length).toBeGreaterThanOrEqual(12)
    expect(post.claims.filter((claim) => claim.verdict === 'fails')).toEqual([])
    expect(post.claims).toContainEqual(
      expect.objectContaining({
        line: 46,
        column: 14,
        endLine: 46,
        endColumn: 40,
        text: '32 * (1 * 3 * 3 + 1) = 320',
        kind: 'arithmetic',
        verdict: 'holds',
      }),
    )
  })
})

describe('the original post with another key', () => {
  const labels = ['1', '2', '3', '4']
  const sets = Array.from({ length: 16 }, (_, bits) => labels.filter((_, index) => (bits >> index) & 1))
  const wrong = sets.filter((set) => set.length > 0 && set.join() !== '3,4').map((set) => set.join(', '))
  const words = [
    'None',
    'None.',
    'None of them.',
    'All of them are correct.',
    'Only 3.',
    '1 and 2',
    'Answer: 3.',
    '3 only',
  ]

  test.each([...wrong, ...words])('`%s` does not build', (key) => {
    const text = original.replace('\n3, 4\n', `\n${key}\n`)
    const result = check(text, { file })
    expect(result.questions[0]?.status).toBe('wrong')
    expect(result.questions[0]?.keyLine).toBe(36)
    expect(result.messages).toContainEqual(
      expect.objectContaining({ ruleId: 'wrong-answer', severity: 'error', line: 36 }),
    )
  })

  test.each([
    '3, 4',
    '4, 3',
    '3 and 4',
    'Answer: 3, 4.',
    '**3** and **4**',
    'Statements 3 and 4 are correct.',
    '3 & 4',
    '(3) and (4)',
  ])('`%s` is the same key, and builds', (key) => {
    const text = original.replace('\n3, 4\n', `\n${key}\n`)
    expect(errors(text)).toEqual([])
    expect(check(text, { file }).questions[0]).toMatchObject({ statedKey: ['3', '4'], status: 'verified' })
  })

  test('labels in paragraphs of their own are one key', () => {
    expect(errors(original.replace('\n3, 4\n', '\n3\n\n4\n'))).toEqual([])
  })

  test('labels that brackets alone keep apart are no wrong key', () => {
    expect(errors(original.replace('\n3, 4\n', '\n(3) (4)\n'))).toEqual([])
  })

  test('a key that names a choice which does not exist says so', () => {
    const found = errors(original.replace('\n3, 4\n', '\n3, 4, 5\n'))
    expect(found).toContainEqual(expect.objectContaining({ ruleId: 'unknown-label', line: 36 }))
  })

  test('a wrong key carries a fix that makes it right', () => {
    const text = original.replace('\n3, 4\n', '\n1, 2\n')
    const [wrongAnswer] = errors(text)
    expect(wrongAnswer).toMatchObject({
      actual: ['1, 2'],
      expected: ['3, 4'],
      line: 36,
      column: 1,
      endLine: 36,
      endColumn: 5,
    })
    const fix = wrongAnswer?.fix
    expect(fix).toBeDefined()
    if (fix) expect(text.slice(0, fix.start) + fix.text + text.slice(fix.end)).toBe(original)
  })
})

describe('the original post with one number changed', () => {
  /** Numbers whose change makes nothing untrue that a reader could check. */
  const harmless = [
    ['title: "Learnable parameters"', 'date'],
    ['date: 2022-09-19', 'the date'],
    ['layers.Dropout(0.5)', 'a rate of dropout'],
    ['The first convolutional layer has a total of 21,632', 'a false choice stays false'],
    ['The first max pooling layer has a total of 5,408', 'a false choice stays false'],
    ['The value 1 corresponds', 'the meaning of a letter'],
    ['* Check ["Understanding', 'an address'],
  ]
  const numbers = [...original.matchAll(/(?<![A-Za-z"#])\d+(?:,\d{3})*(?:\.\d+)?/g)]
    .map((match) => ({ at: match.index, number: match[0] }))
    .map((found) => {
      const from = original.lastIndexOf('\n', found.at) + 1
      const line = original.slice(from, original.indexOf('\n', found.at))
      return { ...found, line, column: found.at - from }
    })
    .filter(({ line }) => !harmless.some(([words]) => words !== undefined && line.includes(words)))
    // Labels of the list: CommonMark numbers from the first one.
    .filter(({ line, column }) => !(column === 0 && /^\d\. /.test(line)))
  const plusOne = (number: string) =>
    number.includes(',')
      ? (Number(number.replaceAll(',', '')) + 1).toLocaleString('en-US')
      : String(Number(number) + 1)

  test.each(numbers)('`$line`, column $column: $number', ({ at, number }) => {
    const text = original.slice(0, at) + plusOne(number) + original.slice(at + number.length)
    expect(errors(text)).not.toEqual([])
  })
})
