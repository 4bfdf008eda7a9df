import { expect, test } from 'vitest'
import { judge } from '../../src/claim/judge.js'
import { createWorkbench } from '../../src/keras/bench.js'
import { benchOf, utter } from './bench.js'

function verdict(model: string, text: string, stem?: string): string {
  return judge(utter(text), { bench: benchOf(model), ...(stem === undefined ? {} : { stem: utter(stem) }) })
    .verdict
}

test('a false number says what is so, how it comes about and which mistake it is', () => {
  const judged = judge(utter('The first convolutional layer has 6,272 parameters.'), {
    bench: benchOf('digits'),
  })
  expect(judged).toMatchObject({
    verdict: 'fails',
    actual: ['6,272'],
    expected: ['208'],
    how: '8 × (5 × 5 × 1 + 1) = 208',
    misconception: { id: 'activations-as-parameters' },
  })
  expect(judged.readings[0]).toMatchObject({ expression: "params('conv2d') == 6272", verdict: 'fails' })
})

test('a statement that several layers fit is judged on all of them', () => {
  expect(verdict('digits', 'The convolutional layer has 208 parameters.')).toBe('unknown')
  expect(verdict('digits', 'The max pooling layer has no parameters.')).toBe('holds')
  expect(verdict('digits', 'The convolutional layer has 7 parameters.')).toBe('fails')
})

test('an ordinal of all layers is read with and without the input', () => {
  expect(verdict('digits', 'The second layer has no parameters.')).toBe('unknown')
  // Where the listing has no input layer it is not counted.
  expect(verdict('tabular', 'The second layer has 620 parameters.')).toBe('holds')
})

test('an unread clause leaves a true statement open and a false one false', () => {
  expect(verdict('digits', 'The flatten layer has no parameters, and it is quick.')).toBe('unknown')
  expect(verdict('digits', 'The flatten layer has 864 parameters, and it is quick.')).toBe('fails')
})

test('a reason that is true does not make the conclusion follow', () => {
  expect(
    verdict('digits', 'The flatten layer has no parameters because the model has two dense layers.'),
  ).toBe('unknown')
  expect(
    verdict('digits', 'The flatten layer has no parameters because the model has five dense layers.'),
  ).toBe('fails')
})

test('a negated quantifier has both scopes', () => {
  expect(verdict('digits', "Every layer doesn't have parameters.")).toBe('unknown')
  expect(verdict('digits', 'Not every layer has parameters.')).not.toBe('fails')
})

test('the number of layers that a phrase presupposes is part of what it says', () => {
  expect(verdict('digits', 'The two max pooling layers have no parameters.')).toBe('holds')
  expect(verdict('digits', 'The three max pooling layers have no parameters.')).toBe('fails')
})

test('weights are the kernels or all entries, unless biases stand beside them', () => {
  expect(verdict('tabular', 'The first dense layer has 450 weights.')).toBe('unknown')
  expect(verdict('tabular', 'The first dense layer has 450 weights and 30 biases.')).toBe('holds')
  expect(verdict('tabular', 'The first dense layer has 450 weights, not counting biases.')).toBe('holds')
})

test('numbers are read in many spellings', () => {
  for (const number of [
    '5928',
    '5,928',
    '5 928',
    '5_928',
    '5\u202f928',
    'five thousand nine hundred twenty-eight',
  ]) {
    // digits: 24 * (8 * 3 * 3 + 1) = 1,752 and 864 * 40 + 40 = 34,600
    expect(verdict('digits', `The first dense layer has ${number} parameters.`)).toBe('fails')
  }
  expect(verdict('digits', 'The first dense layer has 34.6k parameters.')).toBe('holds')
  expect(verdict('digits', 'The first dense layer has about 34 thousand parameters.')).toBe('holds')
  expect(verdict('digits', 'The first dense layer has thirty-four thousand six hundred parameters.')).toBe(
    'holds',
  )
})

test('"about" is open between two and twenty-five per cent', () => {
  expect(verdict('digits', 'The first dense layer has about 34,000 parameters.')).toBe('holds')
  expect(verdict('digits', 'The first dense layer has about 38,000 parameters.')).toBe('unknown')
  expect(verdict('digits', 'The first dense layer has about 70,000 parameters.')).toBe('fails')
})

test('slips of typing are read in long nouns, never in negators', () => {
  expect(verdict('digits', 'The first convolutonal layer has 208 paramters.')).toBe('holds')
  expect(verdict('digits', 'The flatten layer has nno parameters.')).toBe('unknown')
})

test('a question, an opinion and training are not judged', () => {
  for (const text of [
    'Does the flatten layer have parameters?',
    'The dense layer is too large for this task.',
    'The dropout layer prevents overfitting.',
    'The model reaches an accuracy of 99%.',
  ]) {
    expect(verdict('digits', text)).toBe('unknown')
  }
})

test('a question and its answer are one statement', () => {
  const stem = 'How many parameters does the first convolutional layer have?'
  expect(verdict('digits', '208', stem)).toBe('holds')
  expect(verdict('digits', '`200`', stem)).toBe('fails')
  expect(verdict('digits', '208 parameters', stem)).toBe('holds')
  expect(verdict('digits', '6,272 values', stem)).toBe('unknown')
  expect(
    verdict('digits', '(None, 28, 28, 8)', 'What is the output shape of the first convolutional layer?'),
  ).toBe('holds')
  expect(verdict('digits', '`dense`', 'Which layer has the most parameters?')).toBe('holds')
  expect(verdict('digits', '`conv2d`', 'Which layer has the most parameters?')).toBe('fails')
})

test('a stem with a hole goes on in the choice', () => {
  expect(verdict('digits', '208 parameters', 'The first convolutional layer has')).toBe('holds')
  expect(verdict('digits', '8 filters', 'The first convolutional layer has …')).toBe('holds')
})

test('a stem that changes the model in words that were not read leaves its choices open', () => {
  expect(
    verdict(
      'digits',
      'The model has 37,060 parameters.',
      'Suppose the images are replaced by sound. What is true?',
    ),
  ).toBe('unknown')
  expect(
    verdict(
      'tabular',
      'The parameter count of the first layer doubles.',
      'Someone doubles the number of units of the first layer from 30 to 60. What happens?',
    ),
  ).toBe('holds')
})

test('true and false are answers to a statement', () => {
  const stem = 'True or false: the flatten layer has no parameters.'
  expect(verdict('digits', 'True', stem)).toBe('holds')
  expect(verdict('digits', 'False', stem)).toBe('fails')
})

test('what Keras refuses is a fact about building only', () => {
  expect(verdict('skip', 'If `left` had `padding="valid"`, the dense layer would have 3 parameters.')).toBe(
    'unknown',
  )
  expect(verdict('skip', 'With `padding="valid"` in `left`, the model could still be built.')).toBe('fails')
})

test('without a model nothing is judged, and the reason is given', () => {
  expect(judge(utter('The model has 5 layers.'), { bench: null, reason: 'no model' })).toMatchObject({
    verdict: 'unknown',
    reason: 'no model',
  })
})

test('long and hostile sentences end', () => {
  const long = `The ${'first '.repeat(3000)}layer has ${'and '.repeat(2000)}5 parameters.`
  expect(verdict('digits', long)).toBe('unknown')
  expect(verdict('digits', '`'.repeat(500))).toBe('unknown')
  expect(
    verdict('digits', `${'the dense layer and '.repeat(39)}the flatten layer have no parameters.`),
  ).toMatch(/unknown|fails/)
  expect(verdict('digits', '__proto__ has constructor parameters.')).toBe('unknown')
})

test('as many as what: under a what-if it may be each other, or as before', () => {
  expect(
    verdict(
      'digits',
      'If the input were 56x56, the convolutional layers would have just as many parameters.',
    ),
  ).toBe('unknown')
  expect(
    verdict('digits', 'If the input were 56x56, the pooling layers would have equally many parameters.'),
  ).toBe('holds')
  expect(verdict('digits', 'If the input were 56x56, the first dense layer would be identical.')).toBe(
    'fails',
  )
})

test('numbers that a layer has come out of it, or were learned', () => {
  expect(verdict('digits', 'The first convolution has 208 numbers.')).toBe('unknown')
  expect(verdict('digits', 'The first convolution stores 6,272 values.')).toBe('unknown')
  expect(verdict('digits', 'The first convolution has 209 values.')).toBe('fails')
  expect(verdict('digits', 'The first convolution has 6,272 activations.')).toBe('holds')
  expect(verdict('digits', 'The first convolution outputs 208 numbers.')).toBe('fails')
})

test('a number without a unit may be of the channels', () => {
  expect(
    verdict('digits', 'The input of the first convolution has 1 channel and its output has 8.'),
  ).not.toBe('fails')
})

test('biases named beside the parameters may be among them or not', () => {
  expect(verdict('digits', 'The first convolution has 200 parameters plus 8 biases.')).toBe('unknown')
  expect(verdict('digits', 'The first convolution has 201 parameters plus 8 biases.')).toBe('fails')
})

test('a kind of network is not the network of the post', () => {
  expect(verdict('digits', 'A CNN has fewer parameters than an MLP.')).toBe('unknown')
})

test('layers inside a wrapper may be counted as their kind or not', () => {
  const bench = createWorkbench(
    [
      'import keras',
      'from keras import layers',
      'model = keras.Sequential([',
      '    keras.Input((30, 8)),',
      '    layers.Bidirectional(layers.LSTM(16, return_sequences=True)),',
      '    layers.LSTM(8),',
      '    layers.Dense(4), layers.ReLU(), layers.Dense(3),',
      '])',
    ].join('\n'),
  )
  const of = (text: string) => judge(utter(text), { bench }).verdict
  expect(of('The first LSTM layer has 1,312 parameters.')).toBe('unknown')
  expect(of('The first LSTM layer has 7 parameters.')).toBe('fails')
  expect(of('The last LSTM layer has 1,312 parameters.')).toBe('holds')
  expect(of('The model has two LSTM layers.')).toBe('unknown')
  expect(of('The model has no GRU layers.')).toBe('holds')
  // An activation that stands after a layer may be said to be the layer's.
  expect(of('The first dense layer uses ReLU.')).toBe('unknown')
  expect(of('The last dense layer uses ReLU.')).toBe('fails')
})

test('a fraction in words that is right to the whole per cent is no false one', () => {
  // 34,600 of 37,052 parameters are 93.4 per cent.
  expect(verdict('digits', 'The first dense layer has three quarters of all parameters.')).toBe('fails')
  expect(verdict('digits', 'The first dense layer has 93 % of all parameters.')).toBe('holds')
  expect(verdict('digits', 'The first dense layer has 94 % of all parameters.')).toBe('fails')
  const bench = createWorkbench(
    'import keras\nmodel = keras.Sequential([keras.Input((784,)), keras.layers.Dense(512), keras.layers.Dense(256), keras.layers.Dense(10)])',
  )
  const of = (text: string) => judge(utter(text), { bench }).verdict
  expect(of('Three quarters of all parameters belong to `dense`.')).toBe('unknown')
  expect(of('A quarter of all parameters belong to `dense`.')).toBe('fails')
  expect(of('About three quarters of all parameters belong to `dense`.')).toBe('holds')
})
