import { expect, test } from 'vitest'
import { evaluate } from '../../src/python/evaluate.js'
import { toPlain } from '../../src/python/plain.js'
import { prepare } from '../../src/python/syntax/prepare.js'

/** Plain values of a program's names; the error where there is one. */
function values(source: string): Record<string, unknown> {
  const { globals, error } = evaluate(source, { fragment: true })
  const found: Record<string, unknown> = {}
  for (const [name, value] of globals) if (!name.startsWith('__')) found[name] = toPlain(value) ?? value.kind
  return error === null ? found : { error: `${error.exception}: ${error.message}` }
}

test('shell lines and magics are not Python', () => {
  expect(values('!pip install -q keras\n%matplotlib inline\nx = 7\nmodel?\n')).toEqual({ x: 7 })
})

test('a magic alone in a block leaves the block a body', () => {
  expect(values('if True:\n    !pip install keras\ny = 1')).toEqual({ y: 1 })
})

test('a shell command goes on after a backslash', () => {
  expect(values('!pip install \\\n    keras\nx = 1')).toEqual({ x: 1 })
})

test('a line that continues another one may begin with a percent sign', () => {
  expect(values('x = (17\n  %5)\ny = 17 \\\n  %5')).toEqual({ x: 2, y: 2 })
})

test('what a shell command gives is unknown', () => {
  expect(values('files = !ls\nx = 1')).toEqual({ files: 'unknown', x: 1 })
})

test('a cell magic of another language makes the whole cell no Python', () => {
  expect(values('%%bash\nfor i in *; do echo $i; done')).toEqual({})
  expect(values('%%time\nx = 2')).toEqual({ x: 2 })
})

test('in a session the code after prompts counts, the output does not', () => {
  expect(values('>>> x = 3\n>>> for i in range(2):\n...     x += 1\n...\n>>> x\n5\n')).toEqual({ x: 5, i: 1 })
})

test('numbered prompts are read like plain ones', () => {
  expect(values('In [1]: x = 3\nIn [2]: x + 1\nOut[2]: 4\n')).toEqual({ x: 3 })
})

test('line numbers that were pasted along are not code', () => {
  expect(values('1 x = 1\n2 if x:\n3     y = 2\n4 z = 3')).toEqual({ x: 1, y: 2, z: 3 })
})

test('a block that is indented as a whole is read as if it were not', () => {
  expect(values('    x = 1\n    if x:\n        y = 2\n')).toEqual({ x: 1, y: 2 })
  expect(values('x = 1\n\n  y = 2\n  z = 3\n')).toEqual({ x: 1, y: 2, z: 3 })
})

test('an indentation for no reason stays an error', () => {
  expect(values('x = 1\n y = 2')['error']).toMatch(/^IndentationError/)
})

test('cell options are comments', () => {
  expect(values('#| label: fig\n#| echo: false\nx = 1')).toEqual({ x: 1 })
})

test('what an ellipsis stands for is unknown, but not in an index', () => {
  expect(values('x = ...\ny = [1, ...]')).toEqual({ x: 'unknown', y: 'list' })
})

test('no character changes its place', () => {
  const sources = [
    '!pip\n  x = 1\r\n\ty',
    '>>> a\nb\n\n>>> c',
    '1 a\n2 b\n3 c',
    'In [1]: x\nOut[1]: 4',
    '    a\n    b',
  ]
  for (const source of sources) expect(prepare(source)).toHaveLength(source.length)
})
