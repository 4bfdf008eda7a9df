import { expect, test } from 'vitest'
import { readProgram } from '../../src/keras/program.js'

function fields(layers: string): readonly (readonly [string, readonly number[] | null])[] {
  const source = `import keras\nfrom keras import layers\n${layers}\n`
  const [model] = readProgram(source).summary.models
  return (model?.layers ?? []).map(({ name, receptiveField }) => [name, receptiveField])
}

test('windows widen what an entry sees, by the distance of the entries before them', () => {
  expect(
    fields(`model = keras.Sequential([
      keras.Input((64, 48, 3)), layers.Conv2D(8, 3), layers.MaxPooling2D(2), layers.ReLU(),
      layers.Conv2D(8, (3, 5), dilation_rate=(2, 1)), layers.Flatten(), layers.Dense(2)])`),
  ).toEqual([
    ['conv2d', [3, 3]],
    ['max_pooling2d', [4, 4]],
    ['re_lu', [4, 4]],
    ['conv2d_1', [12, 12]],
    ['flatten', null],
    ['dense', null],
  ])
})

test('a merged tensor sees what the widest of its inputs sees, if their entries are equally far apart', () => {
  expect(
    fields(`x = keras.Input((32, 4))
y = layers.Conv1D(4, 5, padding="same")(x)
z = layers.Add()([x, y])
w = layers.Concatenate()([layers.Conv1D(4, 3, strides=2, padding="same")(z), layers.MaxPooling1D(2)(z)])
model = keras.Model(x, w)`),
  ).toEqual([
    ['input_layer', [1]],
    ['conv1d', [5]],
    ['add', [5]],
    ['conv1d_1', [7]],
    ['max_pooling1d', [6]],
    ['concatenate', [7]],
  ])
})

test('what a layer sees whose windows are not known is not told', () => {
  expect(
    fields(`model = keras.Sequential([
      keras.Input((8, 8, 3)), layers.Conv2DTranspose(4, 3), layers.Conv2D(4, 3), layers.GlobalAveragePooling2D()])`),
  ).toEqual([
    ['conv2d_transpose', null],
    ['conv2d', null],
    ['global_average_pooling2d', null],
  ])
})
