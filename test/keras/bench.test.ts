import { expect, test } from 'vitest'
import { createWorkbench } from '../../src/keras/bench.js'
import type { Workbench } from '../../src/keras/workbench.js'

const ORIGINAL = `import keras
from keras import layers

num_classes = 10
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, kernel_size=(3, 3), activation="relu"),
    layers.MaxPooling2D(pool_size=(2, 2)),
    layers.Conv2D(64, kernel_size=(3, 3), activation="relu"),
    layers.MaxPooling2D(pool_size=(2, 2)),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(num_classes, activation="softmax"),
])
`

function bench(source = ORIGINAL): Workbench {
  const made = createWorkbench(source)
  if (made === null) throw new Error('the program has a model')
  return made
}

const id = (of: Workbench, name: string): string => of.model.layers.find((row) => row.name === name)?.id ?? ''

function total(of: Workbench, edit: Parameters<Workbench['under']>[0]): unknown {
  const outcome = of.under(edit)
  return outcome.ok ? outcome.bench.model.totalParams : outcome
}

test('a check is evaluated with the model, the variables of the code and the functions of checks', () => {
  const of = bench()
  expect(of.evaluate("params('conv2d') == 320")).toEqual({ ok: true, value: true })
  expect(of.evaluate('params()')).toEqual({ ok: true, value: 34_826 })
  expect(of.evaluate("shape('conv2d')")).toEqual({ ok: true, value: [null, 26, 26, 32] })
  expect(of.evaluate('model.layers[0].count_params() + num_classes')).toEqual({ ok: true, value: 330 })
  expect(of.evaluate("macs('conv2d')")).toEqual({ ok: true, value: 26 * 26 * 32 * 9 })
  expect(of.evaluate("memory('conv2d')")).toEqual({ ok: true, value: 1280 })
  expect(of.evaluate('non_trainable()')).toEqual({ ok: true, value: 0 })
})

test('a check that cannot be evaluated says why', () => {
  const of = bench()
  expect(of.evaluate("params('nobody') == 1").ok).toBe(false)
  expect(of.evaluate('1 +').ok).toBe(false)
  expect(of.evaluate('1\nx = 2').ok).toBe(false)
})

test('an argument set otherwise changes everything that follows from it', () => {
  const of = bench()
  const edit = { kind: 'set', target: [id(of, 'conv2d')], argument: 'padding', value: 'same' } as const
  const outcome = of.under(edit)
  if (!outcome.ok) throw new Error('the edit is possible')
  expect(outcome.bench.model.layers.map((row) => row.outputShape)).toEqual([
    [null, 28, 28, 32],
    [null, 14, 14, 32],
    [null, 12, 12, 64],
    [null, 6, 6, 64],
    [null, 2304],
    [null, 2304],
    [null, 10],
  ])
  expect(of.model.totalParams).toBe(34_826)
  expect(of.under(edit)).toBe(outcome)
})

test('a number is scaled, a variable bound otherwise, the input changed', () => {
  const of = bench()
  expect(total(of, { kind: 'scale', target: [id(of, 'conv2d')], argument: 'filters', factor: 2 })).toBe(
    53_578,
  )
  expect(total(of, { kind: 'variable', name: 'num_classes', value: 100 })).toBe(178_916)
  expect(total(of, { kind: 'input', shape: ['same', 'same', 3] })).toBe(35_402)
})

test('a layer is left out, put in, put in place of another', () => {
  const of = bench()
  expect(total(of, { kind: 'remove', target: [id(of, 'dropout')] })).toBe(34_826)
  expect(total(of, { kind: 'remove', target: [id(of, 'max_pooling2d')] })).toBe(18_816 + 92_170)
  expect(
    total(of, {
      kind: 'insert',
      where: 'before',
      target: [id(of, 'dense')],
      type: 'Dense',
      config: { units: 64 },
    }),
  ).toBe(18_816 + 1600 * 64 + 64 + 650)
  expect(
    total(of, { kind: 'replace', target: [id(of, 'flatten')], type: 'GlobalAveragePooling2D', config: null }),
  ).toBe(18_816 + 650)
})

test('frozen layers leave the total and move their params', () => {
  const of = bench()
  const outcome = of.under({ kind: 'trainable', target: [id(of, 'conv2d')], value: false })
  if (!outcome.ok) throw new Error('the edit is possible')
  expect([outcome.bench.model.trainableParams, outcome.bench.model.nonTrainableParams]).toEqual([34_506, 320])
})

test('what Keras refuses after an edit is a refusal, what applies to nothing is not known', () => {
  const of = bench()
  const refused = of.under({
    kind: 'set',
    target: [id(of, 'conv2d')],
    argument: 'kernel_size',
    value: [40, 40],
  })
  expect(refused).toMatchObject({ ok: false, refused: true, exception: 'ValueError' })
  expect(of.under({ kind: 'set', target: ['nothing'], argument: 'filters', value: 1 })).toMatchObject({
    ok: false,
    refused: false,
  })
  expect(of.under({ kind: 'variable', name: 'nothing', value: 1 })).toMatchObject({
    ok: false,
    refused: false,
  })
})

test('edits follow each other in a functional model too', () => {
  const of = bench(`import keras
from keras import layers
inputs = keras.Input((8,))
x = layers.Dense(4, name="a")(inputs)
x = layers.Dense(4, name="b")(x)
model = keras.Model(inputs, layers.Dense(1)(x))
`)
  const first = of.under({ kind: 'set', target: [id(of, 'a')], argument: 'units', value: 16 })
  if (!first.ok) throw new Error('the edit is possible')
  expect(first.bench.model.totalParams).toBe(144 + 68 + 5)
  expect(total(first.bench, { kind: 'remove', target: [id(of, 'b')] })).toBe(144 + 17)
})

test('the model spoken of is the last that is bound and that no other contains', () => {
  const of = bench(`import keras
inner = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)], name="inner")
outer = keras.Sequential([keras.Input((4,)), inner, keras.layers.Dense(1)], name="outer")
`)
  expect(of.model.name).toBe('outer')
  expect(of.about('inner')?.model.totalParams).toBe(10)
  expect(of.about('nobody')).toBeNull()
})
