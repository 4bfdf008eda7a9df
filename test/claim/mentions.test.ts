import { expect, test } from 'vitest'
import { check } from '../../src/check.js'

const CODE = `Look at this model.

\`\`\`python
model = keras.Sequential([
    keras.Input(shape=(64, 64, 3)),
    layers.Conv2D(16, (5, 5), activation="relu"),
    layers.MaxPooling2D((2, 2)),
    layers.Conv2D(32, (3, 3), activation="relu"),
    layers.MaxPooling2D((2, 2)),
    layers.Flatten(),
    layers.Dense(64, activation="relu"),
    layers.Dense(2, activation="softmax"),
])
\`\`\`

Which of these are true?

1. The first convolutional layer has 1,216 parameters.
2. The first convolutional layer has 57,600 parameters.

::: {.callout-note collapse="true"}
## Answer

1
`

function wrong(explanation: string): readonly string[] {
  return check(`${CODE}\n${explanation}\n:::\n`)
    .claims.filter(({ verdict }) => verdict === 'fails')
    .map(({ text }) => text)
}

test.each([
  ['After the pooling, we are left with 14x14x32 values or so.', '14x14x32', '14x15x32'],
  ['Unpadded as it is, this shrinks the picture to 60 by 60.', '60 by 60', '60 by 64'],
  ['The picture goes 64 → 60 → 30 → 28 → 14.', '30', '32'],
  ['All this sums up nicely, which gives 401,472 parameters for that dense layer.', '401,472', '430,054'],
  ['Everything together: 407,458 parameters.', '407,458', '407,485'],
  ['The second one is bigger, by the 32 filters that it holds dear.', '32', '34'],
  ['Sharing pays: 4,640 parameters, 32 * (3 * 3 * 16 + 1), do the whole work.', '3 * 16', '3 * 17'],
])('what is no number of the model is found: %s', (sentence, right, slip) => {
  expect(wrong(sentence)).toEqual([])
  expect(wrong(sentence.replace(right, slip))).toHaveLength(1)
})

function strays(explanation: string): readonly string[] {
  return check(`${CODE}\n${explanation}\n:::\n`).messages.flatMap(({ ruleId, severity }) =>
    ruleId === 'stray-number' ? severity : [],
  )
}

test.each([
  ['That amounts, all in all, to 98.5% of the parameters.', '98.5', '91.1'],
  ['Its size on disk, by the way, comes to 1.63 MB.', '1.63', '1.74'],
  ['Squeezing all of it into a row, lo and behold, gives 6,272.', '6,272', '6,372'],
])('a number that may be of something else is warned of, and nothing judged: %s', (sentence, right, slip) => {
  expect(strays(sentence)).toEqual([])
  const wronged = sentence.replace(right, slip)
  expect(strays(wronged)).toEqual(['warning'])
  expect(wrong(wronged)).toEqual([])
})

test.each([
  'There are ten classes, with weights of 1 to 100 in the loss.',
  'A vocabulary of 20,000 doubles everything: 320,000.',
  'That leaves us with 233 KB to spare.',
  'Pruning removes 37% of the weights.',
  'Guessing among ten classes has a loss of ln(10) = 2.30.',
  "The last layer has 64 * 2 + 2 = 130 parameters; it's 128 without the bias.",
])('a right number of something else stops no build: %s', (sentence) => {
  expect(wrong(sentence)).toEqual([])
})

test.each([
  'LeNet-5 had 61,706 parameters, and AlexNet 62,378,344.',
  'A dense layer with 100 inputs and 50 units has 5,050 parameters.',
  'Whoever says 57,600 parameters counted the values that come out, 60 * 60 * 16.',
  'With same padding instead, we would get 64x64x16.',
  'If there were 48 filters, it would be 60x60x48. The next layer would then have 13,856 parameters.',
  'The data has 25,000 training images of 80x64 pixels.',
  'Somebody may think that it is 60x60x3.',
  'It is a common mistake to take 65x60x16 for the shape.',
  'The layer has 1,300 parameters. That is wrong, of course.',
  'This is question 112 of 250, from page 341, and 61% got it right.',
  'Two of them see 5x5 pixels, three 7x7.',
  'After 250 epochs, the accuracy is 93%.',
])('what may be of something else is left alone: %s', (sentence) => {
  expect(wrong(sentence)).toEqual([])
})

test('a number that was said before the answers may be spoken of again', () => {
  expect(wrong('The second choice, with its 57,600 parameters, counts activations.')).toEqual([])
})

test('what follows the judgement of a choice is read', () => {
  expect(wrong('Number 2 is false: there are 16 * (5 * 5 * 3 + 1) = 1,216 parameters.')).toEqual([])
  expect(wrong('Number 2 is false: there are 16 * (5 * 5 * 3 + 1) = 1,217 parameters.')).not.toEqual([])
})

test.each([
  'Parameters: (5 × 5 × 3 + 1) × 16 = 1,216.',
  'For the first one, 1,200 weights and 16 biases, 1,216 parameters in all.',
  'Each image becomes a 14 × 14 × 32 volume.',
])('a fragment without a subject is not taken for one about the whole model: %s', (sentence) => {
  expect(wrong(sentence)).toEqual([])
})

test('a number that is said to be in a layer is one of that layer', () => {
  expect(wrong('And so, lo and behold, we find 130 parameters in the last layer.')).toEqual([])
  expect(wrong('And so, lo and behold, we find 1,216 parameters in the last layer.')).toEqual(['1,216'])
})
