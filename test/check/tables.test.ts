import { expect, test } from 'vitest'
import { check } from '../../src/check.js'

const POST = (explanation: string) =>
  [
    '```python',
    'import keras',
    'from keras import layers',
    'model = keras.Sequential([',
    '    keras.Input((28, 28, 1)), layers.Conv2D(32, 3), layers.MaxPooling2D(), layers.Conv2D(64, 3),',
    '    layers.Flatten(), layers.Dropout(0.5), layers.Dense(10),',
    '])',
    '```',
    'Which are true?',
    '1. The first convolutional layer has 320 parameters.\n2. The dense layer has 12 parameters.',
    '## Answer',
    '1',
    explanation,
  ].join('\n\n')
const CODE = POST('').indexOf('```python')

const said = (explanation: string) => {
  const text = POST(explanation).replace(/(```python)([\s\S]*?)```/, (block) => block.replace(/\n\n/g, '\n'))
  const { claims, messages } = check(text)
  return {
    tables: claims.filter(({ kind }) => kind === 'table').map(({ text, verdict }) => `${text}: ${verdict}`),
    messages: messages.map(({ ruleId, actual, expected }) => ({ ruleId, actual, expected })),
  }
}

const NAMED = `
| Layer (type) | Output shape | Param # |
| --- | --- | ---: |
| conv2d (Conv2D) | (None, 26, 26, 32) | 320 |
| max_pooling2d (MaxPooling2D) | (None, 13, 13, 32) | 0 |
| conv2d_1 (Conv2D) | (None, 11, 11, 64) | 18,496 |
| flatten (Flatten) | (None, 7744) | 0 |
| dropout (Dropout) | (None, 7744) | 0 |
| dense (Dense) | (None, 10) | 77,450 |
| Total | | 96,266 |
`
const KINDS = `
| Layer | Output | Parameters |
| --- | --- | --- |
| Conv2D | 26×26×32 | 320 |
| Max pooling | 13×13×32 | 0 |
| Conv2D | 11×11×64 | 18496 |
| Flatten | 7744 | – |
| Dense | 10 | 7744 * 10 + 10 = 77450 |
`

test('a table of the layers by name is read cell by cell', () => {
  expect(CODE).toBe(0)
  const { tables, messages } = said(NAMED)
  expect(messages).toEqual([])
  expect(tables).toHaveLength(13)
  expect(tables.every((each) => each.endsWith(': holds'))).toBe(true)
})

test('a table may name its layers by kind, and leave out some', () => {
  const { tables, messages } = said(KINDS)
  expect(messages).toEqual([])
  expect(tables).toContain('11×11×64: holds')
  expect(tables).toContain('18496: holds')
})

test.each([
  [NAMED, '(None, 11, 11, 64)', '(None, 12, 12, 64)'],
  [NAMED, '18,496', '18,432'],
  [NAMED, '| 0 |', '| 64 |'],
  [NAMED, '96,266', '96,276'],
  [KINDS, '13×13×32', '14×14×32'],
  [KINDS, '| 320 |', '| 288 |'],
])('a cell that is not so is an error at its place', (table, right, wrong) => {
  const bare = (text: string) => text.replace(/^\| | \|$/g, '')
  expect(said(table.replace(right, wrong)).messages).toEqual([
    { ruleId: 'wrong-table', actual: [bare(wrong)], expected: [bare(right)] },
  ])
})

test.each([
  ['of another model', KINDS.replace('| Dense |', '| LSTM |')],
  ['of what would be', `If we used \`padding="same"\`:\n${KINDS.replace('26×26×32', '28×28×32')}`],
  ['of a mistake', `A common mistake is this:\n${KINDS.replace('| 320 |', '| 288 |')}`],
  ['of a variant', `Here it is with \`use_bias=False\`:\n${KINDS.replace('| 320 |', '| 288 |')}`],
  ['in another order', '| Layer | Parameters |\n| --- | --- |\n| dense | 320 |\n| conv2d | 77450 |'],
  ['of something else', '| Layer | Colour |\n| --- | --- |\n| conv2d | 320 |\n| dense | 12 |'],
  ['that is mostly not so', '| Layer | Parameters |\n| --- | --- |\n| conv2d | 288 |\n| dense | 77440 |'],
])('a table %s is left alone', (_, table) => {
  const { tables, messages } = said(table)
  expect(messages.filter(({ ruleId }) => ruleId === 'wrong-table')).toEqual([])
  expect(tables.filter((each) => each.endsWith(': fails'))).toEqual([])
})
