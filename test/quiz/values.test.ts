/** Questions for a value whose answer is a sentence in a collapsed callout. */
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
const CHOICES = `Which of these are true?

1. \`conv2d\` has 320 parameters.
2. \`flatten\` has 320 parameters.

::: {.callout-note collapse="true"}
## Answer

1
:::

`

function answered(question: string, answer: string): string {
  return `${question}\n\n::: {.callout-note collapse="true"}\n## Answer\n\n${answer}\n:::\n`
}

const LAYERS = 'How many layers does the model have?'
const VALUES = 'How many values does `flatten` give?'
const FILTERS = 'How many filters does the convolution have?'

describe.each([
  ['alone', ''],
  ['after choices', CHOICES],
  ['after choices and a heading', `${CHOICES}## Question 2\n\n`],
  ['after choices and a rule', `${CHOICES}---\n\n`],
])('%s', (_, before) => {
  test.each([
    [LAYERS, 'Three: a convolution, a flatten layer and a dense layer.', 'Three'],
    [LAYERS, 'There are 3 layers.', '3'],
    [LAYERS, 'The model has 3 layers, one after another.', '3'],
    [LAYERS, 'Exactly three.', 'three'],
    [VALUES, '26 × 26 × 32 = 21,632', '21,632'],
    [FILTERS, 'There are 32 of them.', '32'],
  ])('%s %s', (question, answer, value) => {
    const post = check(CODE + before + answered(question, answer))
    expect(post.questions.at(-1)).toMatchObject({ asksFor: 'value', statedKey: [value] })
    expect(post.questions).toHaveLength(before === '' ? 1 : 2)
    expect(post.messages.filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})

test.each([
  [LAYERS, 'There are 32 filters, so much is sure.'],
  [LAYERS, 'There are 2 layers that learn.'],
  [FILTERS, 'There are 9 weights in a kernel.'],
])('%s %s tells no value of what is asked', (question, answer) => {
  const post = check(CODE + answered(question, answer))
  expect(post.questions).toEqual([])
  expect(post.messages.filter(({ severity }) => severity === 'error')).toEqual([])
})
