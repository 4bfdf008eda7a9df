import { expect, test } from 'vitest'
import { check } from '../../src/check.js'

const post = (choice: string): string => `
\`\`\`python
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(32, 3),
    layers.Flatten(),
    layers.Dense(10),
])
\`\`\`

Which are true?

1. ${choice}
2. The dense layer has 216,330 parameters.

::: {.callout-note collapse="true"}
## Answer
2
:::
`

function verdict(choice: string): string | undefined {
  return check(post(choice)).questions[0]?.choices[0]?.verdict
}

test('whether a Sequential has an input layer is a matter of words, and left open', () => {
  expect(verdict('The model has an input and three layers.')).toBe('unknown')
  expect(verdict('The model has no input layer.')).toBe('unknown')
})

test('a number that says not what it counts may be that of the parameters', () => {
  expect(verdict("The convolution has 320 parameters; it's 288 without the bias.")).toBe('unknown')
  expect(verdict("The convolution has 321 parameters; it's 288 without the bias.")).toBe('fails')
})
