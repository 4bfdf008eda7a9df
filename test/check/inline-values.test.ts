import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { check } from '../../src/check.js'
import quizproof, { type Options } from '../../src/index.js'

const CODE = [
  '```python',
  'import keras',
  'from keras import layers',
  'small = keras.Sequential([keras.Input((3,)), layers.Dense(2, name="tiny")])',
  'model = keras.Sequential([',
  '    keras.Input((28, 28, 1)), layers.Conv2D(32, 3), layers.Flatten(), layers.Dense(10),',
  '])',
  '```',
].join('\n')

/** What becomes of a paragraph, with remark-directive and without. */
async function printed(paragraph: string, options: Options = {}): Promise<readonly string[]> {
  const texts: string[] = []
  for (const plugins of [[remarkDirective], []]) {
    const processor = unified().use(remarkParse).use(remarkFrontmatter)
    for (const plugin of plugins) processor.use(plugin)
    processor.use(quizproof, { fail: false, ...options }).use(remarkStringify)
    texts.push(String(await processor.process(`${paragraph}\n\n${CODE}\n`)).split('\n\n')[0] ?? '')
  }
  return [...new Set(texts)]
}

test.each([
  ['It has :params[dense] of :params[model].', 'It has 216,330 of 216,650.'],
  ['It has :params[conv2d], :trainable[conv2d] trainable.', 'It has 320, 320 trainable.'],
  ["A share of :value[params('conv2d') / params(model)]{.percent}.", 'A share of 0.1%.'],
  ["A share of :value[params('conv2d') / params(model)]{.percent digits=2}.", 'A share of 0.15%.'],
  [
    'The output is :shape[conv2d], or :shape[conv2d]{.times}.',
    'The output is `(None, 26, 26, 32)`, or 26 × 26 × 32.',
  ],
  ["Twice the height is :value[2 * shape('conv2d')[1]].", 'Twice the height is 52.'],
  ['The other has :params[tiny]{model=small}.', 'The other has 8.'],
  ['At 12:30, Q2:B.', 'At 12:30, Q2:B.'],
])('%s is printed as its value', async (written, shown) => {
  expect(await printed(written)).toEqual([shown])
})

test("digits are grouped as the reader's language has it", async () => {
  expect(await printed('It has :params[dense].', { language: 'de' })).toEqual(['It has 216.330.'])
})

test.each([
  [':params[dens]', /named `dens`; did you mean `dense`\?$/],
  [':params[tiny]', /neither a layer of the model nor a variable of the code is named `tiny`/],
  [":value[params('nope')]", /no layer of the model is named `nope`/],
  [':value[1 / 0]', /ZeroDivisionError/],
  [':params[dense]{.bold}', /`\.bold` is no attribute of a value/],
  [':params[tiny]{model=large}', /the code binds no model to `large`/],
  [':shape[dense]{.percent}', /no number/],
])('%s is an error at its place', (written, reason) => {
  const { messages } = check(`So many: ${written}.\n\n${CODE}\n`)
  const [said, ...others] = messages.filter(({ ruleId }) => ruleId === 'unknown-value')
  expect(others).toEqual([])
  expect(said?.reason).toMatch(reason)
  expect(said).toMatchObject({ severity: 'error', line: 1, column: 10, endColumn: 10 + written.length })
  expect(said?.url).toContain('rules.md#unknown-value')
})

const quiz = (explanation: string, first = 'The convolutional layer has :params[conv2d] parameters.') =>
  [
    CODE,
    'Which are true?',
    `1. ${first}\n2. The dense layer has 12 parameters.`,
    '## Answer',
    '1',
    explanation,
  ].join('\n\n')

test('a choice is judged with the value that its reader sees', () => {
  const { questions } = check(quiz('Done.'))
  expect(questions[0]?.status).toBe('verified')
  expect(questions[0]?.choices[0]?.text).toBe('The convolutional layer has 320 parameters.')
})

test('a check of a sentence in an explanation is judged in place of its words', () => {
  const right = check(quiz(`[The dense layer has 3 parameters.]{check="params('dense') == 216330"}`))
  expect(right.messages).toMatchObject([{ ruleId: 'check-differs', severity: 'warning' }])
  expect(right.claims).toMatchObject([{ text: 'The dense layer has 3 parameters.', verdict: 'holds' }])
  const wrong = check(quiz(`[It is a small layer.]{check="params('dense') < 100"}`))
  expect(wrong.messages).toMatchObject([{ ruleId: 'wrong-claim', severity: 'error' }])
  const failed = check(quiz(`[It is a small layer.]{check="params('dens')"}`))
  expect(failed.messages).toMatchObject([{ ruleId: 'wrong-check', severity: 'error' }])
})

test('a sentence that its author leaves unchecked is left alone', () => {
  const text = quiz('[The dense layer has 3 parameters.]{unchecked="a joke"}')
  expect(check(text)).toMatchObject({ messages: [], claims: [] })
})

test('a check that says other than its readable sentence decides, and both are shown', () => {
  const choice = `[The dense layer has 3 parameters.]{check="params('dense') == 216330"}`
  const { questions, messages } = check(quiz('Done.', choice))
  expect(questions[0]?.status).toBe('verified')
  const [said, ...others] = messages
  expect(others).toEqual([])
  expect(said).toMatchObject({ ruleId: 'check-differs', actual: ["params('dense') == 216330"], line: 12 })
  expect(said?.note).toContain('`dense` has 216,330 parameters, not 3')
  expect(said?.expected).toEqual(["params('dense') == 3"])
})

test('a check that says the same as its sentence, or whose sentence is not read, is left alone', () => {
  for (const choice of [
    `[The dense layer has 216,330 parameters.]{check="params('dense') == 216330"}`,
    `[The dense layer is just right.]{check="params('dense') == 216330"}`,
  ])
    expect(check(quiz('Done.', choice)).messages).toEqual([])
})

test.each([
  '9**9**9**9 == 1',
  "len('x' * 10**12) == 1",
  'len([i for i in range(10**12)]) == 1',
  `${'('.repeat(5000)}1${')'.repeat(5000)} == 1`,
  '(lambda f: f(f))(lambda f: f(f)) == 1',
  "__import__('os').system('true') == 0",
])('a check that would never end, or do something, is an error: %.30s', (expression) => {
  const { questions, messages } = check(quiz('Done.', `[It is so.]{check="${expression}"}`))
  expect(questions[0]?.choices[0]?.verdict).toBe('unknown')
  expect(messages).toMatchObject([{ ruleId: 'wrong-check', severity: 'error' }])
})
