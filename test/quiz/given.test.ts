import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'
import { readQuiz } from '../../src/quiz/quiz.js'

const block = (code: string) => `\`\`\`python\n${code}\n\`\`\`\n`
const MODEL = block(
  'inputs = keras.Input(shape=x_train.shape[1:])\nmodel = keras.Model(inputs, Dense(2)(inputs))',
)

function given(source: string): readonly (readonly [string, readonly (number | null)[]])[] {
  return readQuiz(fromMarkdown(source, { pandocLists: false }), source).given.map(
    ({ name, value }) => [name, value] as const,
  )
}

describe('prose that completes the code', () => {
  test('gives the size and the channels of an image', () => {
    expect(given(`The images are 32 by 48 pixels, in RGB.\n\n${MODEL}`)).toEqual([
      ['x_train.shape', [null, 32, 48, 3]],
    ])
    expect(given(`We have 28x28 grayscale pictures.\n\n${MODEL}`)).toEqual([
      ['x_train.shape', [null, 28, 28, 1]],
    ])
    expect(given(`Each image is 64 × 64 × 4.\n\n${MODEL}`)).toEqual([['x_train.shape', [null, 64, 64, 4]]])
  })

  test('gives the number of features', () => {
    expect(given(`Each house is described by 13 features.\n\n${MODEL}`)).toEqual([
      ['x_train.shape', [null, 13]],
    ])
  })

  test('stands at its words', () => {
    const words = 'The images are 32 by 48 pixels, in RGB.'
    const source = `Hello.\n\n${words}\n\n${MODEL}`
    const { span } = readQuiz(fromMarkdown(source, { pandocLists: false }), source).given[0] ?? {
      span: { start: 0, end: 0 },
    }
    expect(source.slice(span.start, span.end)).toBe(words)
  })

  test('gives nothing without the channels', () => {
    expect(given(`The images are 32 by 32 pixels.\n\n${MODEL}`)).toEqual([])
  })

  test('gives nothing where two sizes are told', () => {
    expect(given(`The RGB images of 300x300 pixels are cut into 32x32 RGB tiles.\n\n${MODEL}`)).toEqual([])
  })

  test('gives nothing to a name that the code binds', () => {
    const bound = block('x_train = load()\nmodel = Dense(x_train.shape[1])')
    expect(given(`Each house is described by 13 features.\n\n${bound}`)).toEqual([])
  })

  test('gives nothing where the code asks for the number of samples', () => {
    const counts = block('n = x_train.shape[0]\ni = keras.Input(shape=x_train.shape[1:])')
    expect(given(`Each house is described by 13 features.\n\n${counts}`)).toEqual([])
  })

  test('gives nothing where it stands in an answer', () => {
    expect(
      given(`${MODEL}\nWhich is true?\n\n1. a\n2. b\n\n## Answer\n\n1. The images are 8x8 and gray.\n`),
    ).toEqual([])
  })
})

describe('an output that completes the code', () => {
  test('gives the shape that it shows', () => {
    const source = `${block('x_train.shape')}\n\`\`\`\n(60000, 28, 28, 1)\n\`\`\`\n\n${MODEL}`
    expect(given(source)).toEqual([['x_train.shape', [60000, 28, 28, 1]]])
  })

  test('gives the shape in a comment', () => {
    const source = block('print(x_train.shape)  # (500, 20)\ni = keras.Input(shape=x_train.shape[1:])')
    expect(given(source)).toEqual([['x_train.shape', [500, 20]]])
  })
})
