import { expect, test } from 'vitest'
import { check } from '../../src/check.js'

/** A post about a program, with two statements on its model. */
function post(...code: readonly string[]) {
  return check(
    [
      '```python',
      'import keras',
      'from keras import layers',
      'model = keras.Sequential()',
      'model.add(keras.Input((28, 28, 1)))',
      'model.add(layers.Conv2D(32, 3))',
      ...code,
      '```',
      '',
      'Which of these statements are right?',
      '',
      '1. The model has 320 parameters.',
      '2. The last layer has 32 filters.',
      '',
      ':::{.callout-note collapse="true"}',
      '## Answer',
      '1, 2',
      ':::',
    ].join('\n'),
  )
}

const verdicts = (result: ReturnType<typeof check>) =>
  result.questions[0]?.choices.map(({ verdict }) => verdict)
const errors = (result: ReturnType<typeof check>) =>
  result.messages
    .filter(({ severity }) => severity === 'error')
    .map(({ ruleId, line }) => `${line} ${ruleId}`)

test('a model whose next layer Keras refuses is no model to judge on', () => {
  const result = post('model.add(layers.MaxPooling2D(100))', 'model.add(layers.Flatten())')
  expect(verdicts(result)).toEqual(['unknown', 'unknown'])
  expect(errors(result)).toEqual(['7 keras-error'])
})

test('nor is one whose next layer Python cannot find', () => {
  const result = post('model.add(layers.Flaten())')
  expect(verdicts(result)).toEqual(['unknown', 'unknown'])
  expect(errors(result)).toEqual(['7 python-error'])
})

test('nor is one that a bound keeps from being finished', () => {
  const result = post('while True: pass', 'model.add(layers.Flatten())')
  expect(verdicts(result)).toEqual(['unknown', 'unknown'])
  expect(errors(result)).toEqual([expect.stringMatching(/ limit$/)])
})

test('a slip behind the model that speaks of no model leaves it as it is', () => {
  const result = post('losses = [3, 2]', 'print(losses[5])')
  expect(verdicts(result)).toEqual(['holds', 'holds'])
  expect(errors(result)).toEqual([])
})
