/** Programs that make layers, graphs and weights without end. The bound that they meet is asserted, not the clock. */
import { expect, test } from 'vitest'
import { summarize } from '../../src/engine.js'

const BEFORE = 'import keras\nfrom keras import layers, ops\ni = keras.Input((8,))\n'
const DEEP = 'm = keras.Sequential([i] + [layers.Dense(8) for _ in range(200)])\n'

test.each([
  ['layers', 'while 1: layers.Dense(8)'],
  ['calls', 'x = i\nwhile 1: x = layers.Dense(8)(x)'],
  ['operations', 'x = i\nwhile 1: x = ops.sin(x)'],
  ['inputs of one layer', 'layers.Concatenate()([i] * 100_000)'],
  ['outputs of one operation', 'ops.split(keras.Input((100_000,)), 100_000, axis=1)'],
  ['models', 'while 1: keras.Model(i, layers.Dense(2)(i))'],
  ['layers that are added', 'm = keras.Sequential([i])\nwhile 1: m.add(layers.Dense(8))'],
  ['copies of a model', `${DEEP}while 1: keras.models.clone_model(m)`],
  ['counts of parameters', `${DEEP}while 1: m.count_params()`],
  ['lists of weights', `${DEEP}while 1: m.weights`],
  ['lists of layers', `${DEEP}while 1: m.layers`],
  ['weights of a layer', 'l = layers.Layer()\nwhile 1: l.add_weight(shape=(8, 8))'],
])('%s without end meet a bound', (_, source) => {
  expect(summarize(BEFORE + source).messages.map(({ ruleId }) => ruleId)).toContain('limit')
})

test.each([
  [
    'a chain',
    'x = i\nfor k in range(300):\n  x = layers.Dense(8, activation="relu", name=f"d{k}")(x)\nm = keras.Model(i, x)',
  ],
  ['a stack', 'm = keras.Sequential([i] + [layers.Dense(8) for k in range(300)])'],
  [
    'a residual network',
    'def block(x):\n  y = layers.Dense(8, use_bias=False)(x)\n  y = layers.BatchNormalization()(y)\n  y = layers.ReLU()(y)\n' +
      '  return layers.Add()([x, y])\nx = i\nfor k in range(75): x = block(x)\nm = keras.Model(i, x)',
  ],
])('%s of 300 layers that is made in a loop is followed', (_, source) => {
  const { models, messages } = summarize(BEFORE + source)
  expect(messages).toEqual([])
  expect(models.at(-1)?.layers.length).toBeGreaterThanOrEqual(300)
})
