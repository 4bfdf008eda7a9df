import { expect, test } from 'vitest'
import { claimsOf } from '../../src/claim/claims.js'
import { createWorkbench } from '../../src/keras/bench.js'
import { utter } from './bench.js'

/** 448, 3,480 (weights 3,456), 6,936 and 130 parameters by real Keras, as all of what is computed here. */
const bench = createWorkbench(`import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(16, 16, 3)),
    layers.Conv2D(16, 3, name="conv_a"),
    layers.Conv2D(24, 3, name="conv_b"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(10),
])`)

function claims(text: string, lead?: string): readonly string[] {
  return claimsOf(utter(text), { bench, ...(lead === undefined ? {} : { lead: utter(lead) }) })
    .filter(({ kind }) => kind === 'sentence')
    .map(({ verdict, expected }) => [verdict, ...expected].join(' '))
}

test('the number of a line is that of the layer that it names', () => {
  for (const text of [
    '`conv_b`: 24 * (3*3*16 + 1) = 3480',
    'Second convolution: 24 × (3 × 3 × 16 + 1) = 3,480',
    'First convolution → 16 * (3 * 3 * 3 + 1) = 448 parameters',
    'Dense layer: `10 * (864 + 1) = 8650`',
    'Second convolutional layer: 3 * 3 * 16 * 24 = 3,456 weights',
    'conv_b — parameters = 24 * 145 = 3,480',
  ])
    expect([text, claims(text)]).toEqual([text, ['holds']])
})

test('a line that is right in itself, but not for its layer, is wrong', () => {
  expect(claims('`conv_a`: 24 * (3*3*16 + 1) = 3480')).toEqual(['fails 448'])
  expect(claims('First convolution: 24 × (3 × 3 × 16 + 1) = 3,480')).toEqual(['fails 448'])
  expect(claims('Dense layer → 10 * (800 + 1) = 8010')).toEqual(['fails 8650'])
  expect(claims('`conv_b`: 3 * 3 * 3 * 24 = 648 weights')).not.toContain('holds')
})

test('each line of several is read by itself', () => {
  const lines = ['`conv_a`: 16 * (3*3*3 + 1) = 448', '`conv_b`: 24 * (3*3*3 + 1) = 672']
  expect(claims(lines.join('\n'))).toEqual(['holds', 'fails 3,480'])
})

test('steps, sizes, parts, several layers and other models raise no alarm', () => {
  for (const [text, lead] of [
    ['`conv_b`: 3*3*16 + 1 = 145'],
    ['`conv_b`: 3*3*16 + 1 = 145\n24 * 145 = 3480'],
    ['`conv_b`: 14 - 3 + 1 = 12'],
    ['`conv_b`: 12 * 12 * 24 = 3456'],
    ['Both convolutions: 448 + 3480 = 3928'],
    ['One filter: 3 * 3 * 16 + 2 = 146'],
    ['`conv_b` with bias off: 24 * (3*3*16 + 0) = 3456'],
    ['A common mistake for `conv_b`: 24 * (3*3 + 1) = 240'],
    ['`conv_b`: 24 * (5*5*16 + 1) = 9624', 'With kernels of another size we would get:'],
    ['Result: 24 * (3*3*3 + 1) = 672'],
    ['Attention: 24 * (3*3*3 + 1) = 672'],
  ] as const)
    expect([text, claims(text, lead).filter((each) => each.startsWith('fails'))]).toEqual([text, []])
})
