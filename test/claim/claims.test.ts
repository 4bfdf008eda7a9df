import { expect, test } from 'vitest'
import { claimsOf } from '../../src/claim/claims.js'
import { benchOf, utter } from './bench.js'

function claims(model: string, text: string, nearby: readonly string[] = []): readonly string[] {
  return claimsOf(utter(text), { bench: benchOf(model), nearby: nearby.map(utter) }).map(
    ({ kind, verdict, text: said }) => `${kind} ${verdict}: ${said}`,
  )
}

test('sentences of an explanation are judged like statements', () => {
  expect(
    claims('digits', 'Finally, the first dense layer does have 34,600 parameters. Let us see why:'),
  ).toEqual(['sentence holds: the first dense layer does have 34,600 parameters'])
  expect(
    claims(
      'digits',
      'The input to the first max pooling layer is 28x28x9, but the layer has no parameters.',
    )[0],
  ).toMatch(/^sentence fails/)
})

test('a number that is computed in a sentence is what the sentence says', () => {
  expect(claims('digits', 'So the first convolution has 8 * (5 * 5 + 1) = 208 parameters.')).toEqual(
    [
      'sentence holds: the first convolution has 8 * (5 * 5 + 1) = 208 parameters',
      'arithmetic holds: 8 * (5 * 5 + 1) = 208',
    ]
      .sort()
      .reverse(),
  )
})

test('what is said to be a mistake is not held against its author', () => {
  expect(claims('digits', 'A common mistake is to say that the flatten layer has 5 parameters.')).toEqual([])
  expect(claims('digits', 'It is wrong that 2 * 3 = 7.')).toEqual([])
})

test('sentences that go on with a hypothesis raise no alarm', () => {
  expect(
    claims('digits', 'Suppose we had no pooling. The first dense layer has 500,000 parameters.'),
  ).toEqual([])
})

test('a walk through the model gives each layer its shape', () => {
  const walk = 'Input: `32x32x1 = 1,024` Conv2D: `28x28x8 = 6,272` MaxPool2D: `14x14x8 = 1,568`'
  expect(claims('digits', walk).filter((claim) => claim.startsWith('shape'))).toEqual([
    'shape holds: 32x32x1',
    'shape holds: 28x28x8',
    'shape holds: 14x14x8',
  ])
  expect(claims('digits', walk.replace('28x28x8 = 6,272', '27x27x8 = 5,832'))).toContain(
    'shape fails: 27x27x8',
  )
  expect(claims('digits', walk.replace('Conv2D', 'Conv3D'))).toContain('shape fails: Conv3D')
})

test('sizes of kernels beside labels are no walk', () => {
  expect(
    claims('digits', 'Conv2D: 5x5x1 Conv2D: 3x3x8 Dense: 864x40').filter((claim) => claim.includes('fails')),
  ).toEqual([])
})

test('a formula in letters has the constants of its computation', () => {
  const computed = 'parameters = 8 * (1 * 5 * 5 + 1) = 208'
  expect(claims('digits', 'parameters = k * (f * h * w + 1)', [computed])).toEqual([
    'arithmetic holds: k * (f * h * w + 1)',
  ])
  expect(claims('digits', 'parameters = k * (f * h * w + 2)', [computed])).toEqual([
    'arithmetic fails: k * (f * h * w + 2)',
  ])
})

test('a pasted summary is held against the model', () => {
  const summary = [
    ' Layer (type)                Output Shape              Param #',
    '=================================================================',
    ' dense (Dense)               (None, 30)                480',
    ' dense_1 (Dense)             (None, 20)                620',
    ' dense_2 (Dense)             (None, 1)                 21',
    '=================================================================',
    'Total params: 1,121',
    'Trainable params: 1,121',
  ].join('\n')
  expect(claims('tabular', summary)).toEqual(['summary holds: (None, 30)'])
  expect(claims('tabular', summary.replace('620', '621'))).toEqual(['summary fails: 621'])
  expect(claims('tabular', summary.replace('Total params: 1,121', 'Total params: 1,122'))).toEqual([
    'summary fails: 1,122',
  ])
})

test('a constant that the prose names is one of the formula', () => {
  const formula = 'parameters = k * (f * h * w + 1)'
  expect(
    claims('digits', 'The value 1 corresponds to the bias parameter of each filter.', [formula])[0],
  ).toMatch(/^arithmetic holds/)
  expect(
    claims('digits', 'The value 2 corresponds to the bias parameter of each filter.', [formula])[0],
  ).toMatch(/^arithmetic fails/)
})

test('what somebody else says is not held against the author', () => {
  expect(
    claims('digits', 'Most students claim: the first convolutional layer has 6,272 parameters.'),
  ).toEqual([])
  expect(claims('digits', 'The first convolutional layer has 6,272 parameters. That is wrong.')).toEqual([])
  expect(claims('digits', 'The first convolutional layer has 6,272 parameters, Bob says.')).toEqual([])
})

test('what holds elsewhere, or for a part only, is not held against the model', () => {
  for (const text of [
    'In another network, the first dense layer has 640 parameters.',
    'After pruning, the first dense layer has 640 parameters, and the flatten layer has 5 parameters.',
    'This time, the first dense layer has 640 parameters.',
    'For a 7x7 kernel on two channels, the first convolutional layer has 792 parameters.',
    'The first dense layer has 650 parameters, at least in the variant with global pooling.',
    'Per class, the first dense layer has 41 parameters.',
    'The max pooling layers output 14x14 and 6x6 maps.',
    'With Adam, the model needs 104,478 numbers.',
  ])
    expect(claims('digits', text).filter((claim) => claim.includes('fails'))).toEqual([])
})

test('a phrase that says which layer is spoken of leaves its sentence checkable', () => {
  expect(
    claims(
      'digits',
      'Before the flatten layer, everything is convolutional, so the flatten layer has 5 parameters.',
    ).filter((claim) => claim.includes('fails')),
  ).toHaveLength(1)
})
