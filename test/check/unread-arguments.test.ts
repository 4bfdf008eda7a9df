import { expect, test } from 'vitest'
import { check } from '../../src/check.js'

/** The verdicts about statements on a model whose code leaves some arguments open. */
function verdicts(layer: string, ...statements: readonly string[]) {
  const text = [
    '```python',
    `model = keras.Sequential([keras.Input((28, 28, 1)), ${layer}])`,
    '```',
    '',
    'Which of these statements are right?',
    '',
    ...statements.map((statement, index) => `${index + 1}. ${statement}`),
    '',
    ':::{.callout-note collapse="true"}',
    '## Answer',
    '1',
    ':::',
  ].join('\n')
  return check(text).questions[0]?.choices.map(({ verdict, reason }) => `${verdict}: ${reason}`)
}

test('what is said of an argument that cannot be known is neither so nor not so', () => {
  expect(
    verdicts(
      'layers.Conv2D(32, size, activation=act)',
      'The convolutional layer has a 3x3 kernel.',
      'The convolutional layer uses ReLU.',
    ),
  ).toEqual([
    'unknown: `kernel_size` of `conv2d` cannot be known',
    'unknown: `activation` of `conv2d` cannot be known',
  ])
})

test('the size of a filter may be given with the channels that it sees', () => {
  expect(
    verdicts(
      'layers.Conv2D(32, 3)',
      'The convolutional layer has 32 filters of 3x3x1.',
      'The convolutional layer has 32 filters of 3x3x2.',
    )?.map((said) => said.split(':')[0]),
  ).toEqual(['holds', 'fails'])
})

test('a false word about an argument says what the argument is', () => {
  const said = verdicts(
    'layers.Conv2D(32, 3)',
    "The convolutional layer uses padding='same'.",
    'The convolutional layer has 32 filters.',
  )
  expect(said?.[0]).toBe("fails: `conv2d` has `padding='valid'`")
})
