import { expect, test } from 'vitest'
import { evaluate } from '../../src/python/evaluate.js'
import { toPlain } from '../../src/python/plain.js'

function value(source: string, name = 'r') {
  const { globals, error } = evaluate(source)
  expect(error).toBeNull()
  const found = globals.get(name)
  return found === undefined ? undefined : toPlain(found)
}

test('splitting data by a share rounds the part that is held back up', () => {
  expect(
    value(
      'import numpy as np\nfrom sklearn.model_selection import train_test_split\n' +
        'a, b, c, d = train_test_split(np.zeros((101, 4)), np.zeros(101), test_size=0.2, random_state=1)\n' +
        'r = [a.shape, b.shape, c.shape, d.shape]',
    ),
  ).toEqual([[80, 4], [21, 4], [80], [21]])
})

test('splitting data by a number holds that many back', () => {
  expect(
    value(
      'import numpy as np\nfrom sklearn.model_selection import train_test_split\n' +
        'a, b = train_test_split(np.zeros(60000), test_size=10000)\nr = len(a), len(b)',
    ),
  ).toEqual([50000, 10000])
})

test('what an array holds beyond its shape is unknown, what it lacks is an error', () => {
  const { globals, error } = evaluate('import numpy as np\na = np.zeros((50000, 9))\nr = a.all()\na.nonsense')
  expect(globals.get('r')?.kind).toBe('unknown')
  expect(error?.exception).toBe('AttributeError')
})

test('the class of arrays cannot be changed by one program for another', () => {
  expect(evaluate('import numpy as np\nnp.ndarray.x = 1').error?.exception).toBe('TypeError')
})

test('what a module says of its version is unknown', () => {
  expect(evaluate('import numpy as np\nv = np.__version__').globals.get('v')?.kind).toBe('unknown')
})

test.each([
  'X.max()',
  'np.max(X) + 1',
  'int(X.max())',
  'X[X.argmax()]',
  'X[0, 0]',
  '[1, 2, 3][X.argmin()]',
  'np.random.randint(4)',
  'range(X.argmax())',
  'len(np.unique(X))',
  "'x' * X.argmax()",
  'f"{X.std():.2f}"',
  'X[X > 0.5]',
  'X[[0, 1], [1, 2]]',
  'np.random.choice([1, 2])',
  'np.linalg.norm(X)',
  'np.lib.stride_tricks.as_strided(X, (3, 3))',
  'np.fft.fft(X)',
])('%s of an array whose values are not known is unknown', (expression) => {
  const { globals, error } = evaluate(`import numpy as np\nX = np.random.rand(9, 4)\nr = ${expression}`)
  expect(error).toBeNull()
  expect(globals.get('r')?.kind).toBe('unknown')
})

test('an array that was shuffled in place has other values, of the same shape', () => {
  const source = 'import numpy as np\na = np.arange(4)\nnp.random.shuffle(a)\nr = a[0]\ns = a.shape[0]'
  expect(evaluate(source).globals.get('r')?.kind).toBe('unknown')
  expect(value(source, 's')).toBe(4)
})
