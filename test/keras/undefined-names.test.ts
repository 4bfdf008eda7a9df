import { expect, test } from 'vitest'
import { summarize } from '../../src/engine.js'

const model = (...layers: readonly string[]) =>
  `import keras\nmodel = keras.Sequential([${layers.map((layer) => `keras.${layer}`).join(', ')}])\n`

test.each([
  ['Input((n,))', 'layers.Dense(2)'],
  ['Input(shape=n)', 'layers.Dense(2)'],
  ['Input((4,))', 'layers.Dense(n)'],
  ['Input((4,))', 'layers.Reshape((n, 2))'],
])('a name that is not defined is a NameError where it reaches a model: %s, %s', (...layers) => {
  expect(summarize(model(...layers)).messages).toEqual([
    expect.objectContaining({ ruleId: 'python-error', exception: 'NameError', line: 2 }),
  ])
})

test('in a listing of a post it is an unknown', () => {
  expect(summarize(model('Input((n,))', 'layers.Dense(2)'), { fragment: true }).messages).toEqual([])
})
