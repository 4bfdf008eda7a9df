import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check } from '../../src/check.js'
import { explainedLine } from '../../src/cli/format/explained.js'
import { explain } from '../../src/explain.js'

const POST = readFileSync(new URL('../../posts/learnable-parameters.md', import.meta.url), 'utf8')

test('a convolution is explained step by step', () => {
  expect(explain(POST, 'post', 'conv2d')).toEqual({
    ok: true,
    text: [
      'conv2d (Conv2D)',
      '  input shape: (None, 28, 28, 1)',
      '  output shape: (None, 26, 26, 32)',
      '    height: ⌊(28 − 3) / 1⌋ + 1 = 26',
      '    width: ⌊(28 − 3) / 1⌋ + 1 = 26',
      '  weight kernel (3, 3, 1, 32): 3 × 3 × 1 × 32 = 288',
      '  weight bias (32,): 32',
      '  output entries: 21,632',
      '  multiply-accumulates: 194,688',
      '  receptive field: 3 × 3',
      '  parameters: 32 × (3 × 3 × 1 + 1) = 320',
      '',
    ].join('\n'),
  })
})

test('a whole model is explained with the sum of its layers', () => {
  const explained = explain(POST, 'post')
  expect(explained.ok && explained.text).toContain('total parameters: 320 + 18,496 + 16,010 = 34,826\n')
  expect(explained.ok && explained.text).toContain('    5 × 5 × 64 = 1600\n')
})

test('a mistyped layer gives the nearest one', () => {
  expect(explain(POST, 'post', 'conv2')).toMatchObject({
    ok: false,
    reason: 'Unexpected layer "conv2", expected conv2d.',
  })
})

test('padding, strides and dilation are part of the steps', () => {
  const layer = (args: string) =>
    explain(
      `import keras\nm = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Conv2D(4, 3, ${args})])`,
      'python',
      'conv2d',
    )
  const text = (args: string) => {
    const explained = layer(args)
    return explained.ok ? explained.text : ''
  }
  expect(text('strides=2, padding="same"')).toContain('height: ⌈28 / 2⌉ = 14')
  expect(text('dilation_rate=2')).toContain('width: ⌊(28 − (2 × (3 − 1) + 1)) / 1⌋ + 1 = 24')
})

test('a line is explained by its readings, in words and as expressions', () => {
  const result = check(POST, { file: 'post.md' })
  const line = result.questions[0]?.choices[1]?.line ?? 0
  const text = explainedLine(result, line)
  expect(text).toMatch(/^post\.md:\d+\nchoice 2: /)
  expect(text).toContain('  read as: ')
  expect(text).toMatch(/\{check=".*params\(/)
  expect(explainedLine(result, 1)).toBe('post.md:1\nNothing on this line was read as a statement.\n')
})
