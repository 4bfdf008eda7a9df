/** Questions that ask to match rows with values: what is found, how pairs are judged, and what is left unread. */
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check.js'

const CODE = `\`\`\`python
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3),
    layers.Flatten(),
    layers.Dense(10),
])
\`\`\`

`

function questionIn(text: string) {
  const post = check(CODE + text)
  expect(post.questions).toHaveLength(1)
  const [question] = post.questions
  return {
    asksFor: question?.asksFor,
    rows: question?.choices.map(({ label, text: words, verdict }) => `${label} ${words}: ${verdict}`),
    stated: question?.statedKey,
    computed: question?.computedKey,
    status: question?.status,
    errors: post.messages.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId),
  }
}

const LISTS = `Match each layer with its number of parameters.

A. \`conv2d\`
B. \`flatten\`
C. \`dense\`

1. 0
2. 320
3. 216,330

`

const VERIFIED = {
  asksFor: 'match',
  rows: ['A conv2d: holds', 'B flatten: holds', 'C dense: holds'],
  stated: ['A=2', 'B=1', 'C=3'],
  computed: ['A=2', 'B=1', 'C=3'],
  status: 'verified',
  errors: [],
}

describe('a key of pairs', () => {
  test.each([
    'Answer: A-2, B-1, C-3',
    'Answer: A → 2; B → 1; C → 3',
    '**Answer:** A2 B1 C3',
    'Answer: 2-A, 3-C, 1-B.',
    'Answer: (A) 2, (B) 1 and (C) 3',
    'Answer: A = 2, B = 1, C = 3. A layer that only reshapes has no weights.',
    'Answer: A is 2, B is 1, C is 3',
    '## Answer\n\n- A: 2\n- B: 1\n- C: 3',
    '## Answer\n\nA-2\n\nB-1\n\nC-3\n\nFlatten has no weights.',
    '## Answer\n\n| Layer | Parameters |\n|---|---|\n| A | 2 |\n| B | 1 |\n| C | 3 |',
    '## Answer\n\n| Layer | Parameters |\n|---|---|\n| `conv2d` | 320 |\n| `flatten` | 0 |\n| `dense` | 216,330 |',
    'Answer: `conv2d`: 320; `flatten`: 0; `dense`: 216,330',
  ])('%s', (answer) => {
    expect(questionIn(`${LISTS}${answer}\n`)).toEqual(VERIFIED)
  })

  test.each([
    'Answer: A-2, B-1, C-3 or C-1',
    'Answer: A-2, B-1, C-9',
    'Answer: A-2, A-1, C-3',
    'Answer: A, B and C',
    'Answer: perhaps A-2, B-1, C-3',
  ])('%s is none', (answer) => {
    expect(check(`${CODE}${LISTS}${answer}\n`).questions).toEqual([])
  })
})

test('a pair that is not so is wrong, and the right value is told', () => {
  expect(questionIn(`${LISTS}Answer: A-1, B-2, C-3\n`)).toEqual({
    ...VERIFIED,
    rows: ['A conv2d: fails', 'B flatten: fails', 'C dense: holds'],
    stated: ['A=1', 'B=2', 'C=3'],
    status: 'wrong',
    errors: ['wrong-answer'],
  })
})

test('a row that the key leaves out, and one that is not read, are unknown', () => {
  const found = questionIn(`${LISTS.replace('`dense`', 'the one I like')}Answer: A-2, B-1\n`)
  expect(found.rows).toEqual(['A conv2d: holds', 'B flatten: holds', 'C the one I like: unknown'])
  expect(found).toMatchObject({ computed: null, status: 'unverified', errors: [] })
})

test('a wrong pair is wrong though another one is unknown', () => {
  const found = questionIn(`${LISTS.replace('`dense`', 'the one I like')}Answer: A-1, B-1, C-3\n`)
  expect(found).toMatchObject({ computed: null, status: 'wrong', errors: ['wrong-answer'] })
})

test('counts match in no respect that the question does not name', () => {
  const found = questionIn(`${LISTS.replace('number of parameters', 'number')}Answer: A-2, B-1, C-3\n`)
  expect(found).toMatchObject({ status: 'unverified', errors: [] })
})

test('a table of rows and values', () => {
  const table = `Match the layers to their output shapes.

| Layer | Output shape |
|---|---|
| a) \`conv2d\` | 1) (None, 10) |
| b) \`flatten\` | 2) (None, 26, 26, 32) |
| c) \`dense\` | 3) (None, 21632) |

`
  expect(questionIn(`${table}Answer: 1c 2a 3b\n`)).toEqual({
    asksFor: 'match',
    rows: ['a conv2d: holds', 'b flatten: holds', 'c dense: holds'],
    stated: ['a=2', 'b=3', 'c=1'],
    computed: ['a=2', 'b=3', 'c=1'],
    status: 'verified',
    errors: [],
  })
})

test('rows and values in columns of their own labels', () => {
  const table = `Match each layer with its number of parameters.

|   | Layer | | Parameters |
|---|---|---|---|
| A | \`conv2d\` | 1 | 0 |
| B | \`flatten\` | 2 | 320 |
| C | \`dense\` | 3 | 216,330 |

`
  expect(questionIn(`${table}::: {.answer}\nA-2, B-1, C-3\n:::\n`)).toEqual(VERIFIED)
})

test('rows without values, which the answer tells', () => {
  const text = `Match each layer with its output shape.

- \`conv2d\`
- \`flatten\`

::: {.answer}
| Layer | Shape |
|---|---|
| \`conv2d\` | (None, 26, 26, 32) |
| \`flatten\` | (None, 21632) |
:::
`
  expect(questionIn(text)).toMatchObject({
    rows: ['1 conv2d: holds', '2 flatten: holds'],
    stated: ['1=(None, 26, 26, 32)', '2=(None, 21632)'],
    status: 'verified',
    errors: [],
  })
})

test('values without labels are named by their words', () => {
  const text = `Match each layer with its number of parameters.

1. \`conv2d\`
2. \`flatten\`

with

- 0 parameters
- 320 parameters

Answer: \`conv2d\`: 320 parameters; \`flatten\`: 0 parameters
`
  expect(questionIn(text)).toMatchObject({
    stated: ['1=320 parameters', '2=0 parameters'],
    status: 'verified',
  })
})
