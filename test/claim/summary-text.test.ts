import { expect, test } from 'vitest'
import { summaryFindings } from '../../src/claim/summary-text.js'
import { createWorkbench } from '../../src/keras/bench.js'

const bench = createWorkbench(`import keras
from keras import layers
i = keras.Input((8,), name='a_rather_long_input_name')
x = layers.Dense(4, name='first_projection_of_the_tower')(i)
o = layers.Dense(2, name='out')(x)
model = keras.Model(i, o)
`)

// What Keras 3.15 prints for this model with line_length=50.
const NARROW = `Model: "functional"
┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━┳━━━━━━━━━┓
┃ Layer (type)        ┃ Output Shape   ┃ Param # ┃
┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━╇━━━━━━━━━┩
│ a_rather_long_inpu… │ (None, 8)      │       0 │
│ (InputLayer)        │                │         │
├─────────────────────┼────────────────┼─────────┤
│ first_projection_o… │ (None, 4)      │      36 │
│ (Dense)             │                │         │
├─────────────────────┼────────────────┼─────────┤
│ out (Dense)         │ (None, 2)      │      10 │
└─────────────────────┴────────────────┴─────────┘
 Total params: 46 (184.00 B)
 Trainable params: 46 (184.00 B)
 Non-trainable params: 0 (0.00 B)`

// The manner of Keras 2.
const OLD = `Model: "model"
_________________________________________________________________
 Layer (type)                Output Shape              Param #
=================================================================
 a_rather_long_input_name   [(None, 8)]              0
  (InputLayer)

 first_projection_of_the_tower  (None, 4)              36
  (Dense)

 out (Dense)                 (None, 2)                 10
=================================================================
Total params: 46`

function wrong(text: string): readonly string[] | null {
  if (bench === null) return null
  const findings = summaryFindings(text, bench)
  if (findings.length === 0) return null
  return findings.filter(({ verdict }) => verdict === 'fails').map(({ actual }) => actual)
}

test('names that were cut off and wrapped do not keep a summary of Keras 3 from being read', () => {
  expect(wrong(NARROW)).toEqual([])
  expect(wrong(NARROW.replace('│      36 │', '│      39 │'))).toEqual(['39'])
  expect(wrong(NARROW.replace('(None, 4) ', '(None, 5) '))).toEqual(['(None, 5)'])
  expect(wrong(NARROW.replace('params: 46', 'params: 49'))).toEqual(['49'])
})

test('a shape that was wrapped is put together', () => {
  const wrapped = NARROW.replace(
    '│ (None, 4)      │      36 │\n│ (Dense)             │                │',
    '│ (None,         │      36 │\n│ (Dense)             │ 4)             │',
  )
  expect(wrapped).not.toBe(NARROW)
  expect(wrong(wrapped)).toEqual([])
  expect(wrong(wrapped.replace('│ 4) ', '│ 5) '))).toEqual(['(None, 5)'])
})

test('a class on the next line does not keep a summary of Keras 2 from being read', () => {
  expect(wrong(OLD)).toEqual([])
  expect(wrong(OLD.replace('36', '38'))).toEqual(['38'])
})
