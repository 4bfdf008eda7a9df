import { expect, test } from 'vitest'
import { check } from '../../src/check.js'
import { summarizePython } from '../../src/summarize.js'

const CODE = `import keras
from keras import layers
model = keras.Sequential([keras.Input((28, 28, 1)), layers.Conv2D(32, 3), layers.Flatten(), layers.Dense(10)])
`
const KERAS_3 = summarizePython(CODE).text(0)
const KERAS_2 = `Model: "sequential"
_________________________________________________________________
 Layer (type)                Output Shape              Param #   
=================================================================
 conv2d (Conv2D)             (None, 26, 26, 32)        320       
                                                                 
 flatten (Flatten)           (None, 21632)             0         
                                                                 
 dense (Dense)               (None, 10)                216330    
                                                                 
=================================================================
Total params: 216650 (846.29 KB)
Trainable params: 216650 (846.29 KB)
Non-trainable params: 0 (0.00 Byte)
`
const said = (summary: string) =>
  check(
    `\`\`\`python\n${CODE}\`\`\`\n\n\`\`\`text\n${summary}\`\`\`\n\nWhich is true?\n\n1. The dense layer has 216,330 parameters.\n2. The dense layer has 10 parameters.\n\nAnswer: 1\n`,
  ).messages.map(({ ruleId, actual, expected }) => ({ ruleId, actual, expected }))

test.each([KERAS_3, KERAS_2])('a pasted summary of the model is right', (summary) => {
  expect(said(summary)).toEqual([])
})

test.each([
  [KERAS_3, '(None, 26, 26, 32)', '(None, 28, 28, 32)'],
  [KERAS_3, '216,330', '216,320'],
  [KERAS_2, '(None, 21632)', '(None, 21630)'],
  [KERAS_2, '216330', '216320'],
])('a pasted summary that is of another model is an error', (summary, right, wrong) => {
  expect(said(summary.replace(right, wrong))).toEqual([
    { ruleId: 'wrong-summary', actual: [wrong], expected: [right] },
  ])
})
