import { expect, test } from 'vitest'
import { summarize } from '../../src/engine.js'

test('the summary is the object that the command line promises', () => {
  const result = summarize(`import keras
model = keras.Sequential([
    keras.Input((28, 28, 1)),
    keras.layers.Conv2D(32, 3),
])
`)
  expect(result).toEqual({
    keras: '3.15',
    models: [
      {
        variable: 'model',
        name: 'sequential',
        kind: 'Sequential',
        class: 'Sequential',
        line: 2,
        built: true,
        inputShape: [null, 28, 28, 1],
        outputShape: [null, 26, 26, 32],
        layers: [
          {
            name: 'conv2d',
            type: 'Conv2D',
            outputShape: [null, 26, 26, 32],
            params: 320,
            trainableParams: 320,
            trainable: true,
            line: 4,
            formula: '32 × (3 × 3 × 1 + 1)',
          },
        ],
        totalParams: 320,
        trainableParams: 320,
        nonTrainableParams: 0,
        optimizerParams: null,
      },
    ],
    messages: [],
  })
  expect(structuredClone(result)).toEqual(result)
})

test('an operation of the functional API is a row that is marked', () => {
  const result = summarize(`import keras
x = keras.Input((4,))
model = keras.Model(x, x + keras.layers.Dense(4)(x))
`)
  expect(result.models[0]?.layers.map((row) => [row.name, row.operation ?? false])).toEqual([
    ['input_layer', false],
    ['dense', false],
    ['add', true],
  ])
})

test('a refusal names the class, the line of the refusing layer, the call and what to change', () => {
  const { messages, models } = summarize(`from keras import Sequential, Input
from keras.layers import Conv2D, Dense
model = Sequential([
    Input((4, 4, 1)),
    Conv2D(8, 7),
    Dense(2),
])
`)
  expect(models).toEqual([])
  expect(messages).toMatchObject([
    { ruleId: 'keras-error', exception: 'ValueError', line: 5, cause: { line: 3 }, note: expect.any(String) },
  ])
})

test('models that stand before a refusal are still given', () => {
  const { messages, models } = summarize(`import keras
first = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
second = keras.Sequential([keras.Input((4,)), keras.layers.Dense(-2)])
`)
  expect(models.map((model) => model.variable)).toEqual(['first'])
  expect(messages.map((message) => [message.ruleId, message.line])).toEqual([['keras-error', 3]])
})

test('a name that is not imported is an error in a program and taken for granted in a fragment', () => {
  const source = 'model = Sequential([Dense(5, input_shape=(3,))])\n'
  expect(summarize(source).messages).toMatchObject([{ exception: 'NameError', line: 1 }])
  expect(summarize(source, { fragment: true }).models[0]?.totalParams).toBe(20)
})

test('what depends on a value that is not given is unknown, with the reason, and the rest is known', () => {
  const [model] = summarize(`import keras
from mine import width
model = keras.Sequential([
    keras.Input((10,)),
    keras.layers.Dense(width),
    keras.layers.Dense(3),
])
`).models
  expect(model?.layers.map((row) => [row.name, row.outputShape, row.params])).toEqual([
    ['dense', null, null],
    ['dense_1', [null, 3], null],
  ])
  expect(model?.totalParams).toBeNull()
  expect(model?.reason).toContain('mine')
})

test('a declared value makes it known', () => {
  const source =
    'from mine import width\nimport keras\nm = keras.Sequential([keras.Input((2,)), keras.layers.Dense(width)])\n'
  expect(summarize(source, { given: { width: 4 } }).models[0]?.totalParams).toBe(12)
})

test('an unknown activation changes nothing about shapes and counts', () => {
  const source =
    'from mine import f\nimport keras\nm = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4, f)])\n'
  expect(summarize(source).models[0]?.totalParams).toBe(12)
})

test.each([
  ['nothing', ''],
  ['no model', 'x = 1\n'],
  ['a syntax error', 'model = keras.Sequential([\n'],
  ['names of prototypes', '__proto__ = constructor = 1\nimport keras\nkeras.layers.__proto__\n'],
  [
    'layers without end',
    'import keras\nm = keras.Sequential()\nwhile True:\n    m.add(keras.layers.Dense(1))\n',
  ],
  [
    'a layer that calls itself',
    `import keras
class A(keras.layers.Layer):
    def call(self, x):
        return self(x)
A()(keras.Input((2,)))
`,
  ],
  ['a huge rank', 'import keras\nkeras.Input((1,) * 10000)\n'],
  [
    'huge sizes',
    'import keras\nm = keras.Sequential([keras.Input((10**30,)), keras.layers.Dense(10**30)])\n',
  ],
])('%s is read without an exception of ours', (_, source) => {
  expect(() => summarize(source)).not.toThrow()
})

test('counts beyond what a number holds are strings of digits', () => {
  const { models } = summarize(
    'import keras\nm = keras.Sequential([keras.Input((10**9,)), keras.layers.Dense(10**9, use_bias=False)])\n',
  )
  expect(models[0]?.totalParams).toBe('1000000000000000000')
})

test('models within models too deep to be walked through are a message', () => {
  const { messages } = summarize(
    `import keras\nm = keras.Sequential([keras.Input((4,)), keras.layers.Dense(4)])\nwhile True: m = keras.Sequential([m])\n`,
  )
  expect(messages.every(({ ruleId }) => ruleId === 'limit')).toBe(true)
})

test('layers of preprocessing may be called on texts', () => {
  const { messages, models } = summarize(`from keras import Input, Model, layers
vectorize = layers.TextVectorization(vocabulary=["a", "b"], output_sequence_length=5)
mask = vectorize(["[mask]"]).numpy()[0][0]
inputs = Input((5,))
model = Model(inputs, layers.Embedding(4, 3)(inputs))
`)
  expect(messages).toEqual([])
  expect(models.map(({ totalParams }) => totalParams)).toEqual([12])
})

test("a variable of TensorFlow's own has a shape, and counts to no layer", () => {
  const { models } = summarize(`import tensorflow as tf
from tensorflow.keras import Input, Model, layers
class Codes(layers.Layer):
    def __init__(self):
        super().__init__()
        start = tf.random_uniform_initializer()
        self.codes = tf.Variable(initial_value=start(shape=(6, 4), dtype="float32"), trainable=True)
    def call(self, x):
        return tf.matmul(tf.matmul(x, self.codes), self.codes, transpose_b=True)
inputs = Input((3, 6))
model = Model(inputs, Codes()(inputs))
`)
  expect(models.map(({ outputShape, totalParams }) => [outputShape, totalParams])).toEqual([
    [[null, 3, 6], 0],
  ])
})

test('a loop that makes a deep model is followed to its end', () => {
  const { models } = summarize(`import keras
from keras import layers
x = inputs = keras.Input((8,))
for block in range(30):
    for units in (16, 16, 8):
        x = layers.Dense(units, use_bias=False)(x)
        x = layers.BatchNormalization()(x)
model = keras.Model(inputs, x)
`)
  expect(models.map(({ layers, outputShape }) => [layers.length, outputShape])).toEqual([[181, [null, 8]]])
})

test('a table that takes very long to compute leaves the rest to be read', () => {
  const { messages, models } = summarize(`import keras
table = [[p / 10000 ** (2 * (j // 2) / 128) for j in range(128)] for p in range(512)]
names = []
[[names.append(p) for j in range(128)] for p in range(512)]
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
other = keras.Sequential([keras.Input((4,)), keras.layers.Dense(len(names))])
`)
  expect(messages.map(({ ruleId }) => ruleId)).not.toContain('limit')
  expect(models.find(({ variable }) => variable === 'model')?.totalParams).toBe(15)
  expect(models.find(({ variable }) => variable === 'other')?.totalParams ?? null).toBe(null)
})
