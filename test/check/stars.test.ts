import { expect, test } from 'vitest'
import { check } from '../../src/check.js'
import { mend } from '../../src/fix.js'

/** 448 and 3,480 parameters by real Keras. */
const post = (line: string) => `\`\`\`python
import keras
model = keras.Sequential([
    keras.Input(shape=(16, 16, 3)),
    keras.layers.Conv2D(16, 3, name="conv_a"),
    keras.layers.Conv2D(24, 3, name="conv_b"),
])
\`\`\`

Which is true?

1. \`conv_a\` has 448 parameters.
2. \`conv_b\` has 448 parameters.

## Answer

1

${line}
`

test('stars between digits are a product, though Markdown sees emphasis', () => {
  const { messages, claims } = check(post('- `conv_b`: 24 * (3*3*16 + 1) = 3480'))
  expect(messages).toEqual([])
  expect(claims.map(({ verdict }) => verdict)).toContain('holds')
})

test('a wrong result of such a product is mended to that of the product', () => {
  const wrong = post('- `conv_b`: 24 * (3*3*16 + 1) = 3481')
  expect(check(wrong).messages).toMatchObject([{ ruleId: 'wrong-arithmetic', expected: ['3480'] }])
  expect(mend(wrong, (text) => check(text).messages).text).toBe(wrong.replace('3481', '3480'))
})

test('emphasis of numbers stays emphasis', () => {
  expect(check(post('It has *448* parameters, 16 * (*27* + 1) = **448**.')).messages).toEqual([])
})
