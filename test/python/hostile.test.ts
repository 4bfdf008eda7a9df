/** Programs that would run for ever or take all memory. Counters are asserted, not the clock. */
import { expect, test } from 'vitest'
import { evaluate } from '../../src/python/evaluate.js'

/** The bounds that tests rely on: a step is a fraction of a microsecond, a cell some 64 bytes. */
const MOST_STEPS = 600_000
const MOST_CELLS = 1_500_000

const LIMITED: Readonly<Record<string, string>> = {
  'an endless loop': 'while True: pass',
  'a huge string': "'a' * 10**12",
  'a huge power': '10**10**10',
  'a huge shift': '2**(2**40)',
  'a huge generator expression': 'list(i * i for i in range(10**9))',
  'a million open brackets': '('.repeat(1_000_000),
  'a string that doubles': "x = 'a'\nwhile True: x = x + x",
  'a list that doubles': 'x = [1]\nwhile True: x = x + x',
  'a huge repetition': '[[]] * 10**9',
  'a slice in a loop': 'x = list(range(100000))\nwhile 1: y = x[::-1]',
  'a huge sort': 'sorted(range(10**9))',
  'a wide field': "'{:>999999999}'.format(1)",
  'a wide field of percent': "'%999999999d' % 1",
  'a wide field of an f-string': "f'{1:>{10**9}}'",
  'a tuple that doubles as a key': 't = (1,)\nfor i in range(100): t = (t, t)\n{t: 1}',
  'a generator without end': 'def g():\n  while True: yield 1\nlist(g())',
  'an iterator without end': 'sum(1 for _ in iter(int, 1))',
  'a product of many': 'import itertools\nlist(itertools.product(range(100), repeat=10))',
  'a dict without end': 'd = {}\ni = 0\nwhile 1:\n  d[i] = i\n  i += 1',
  'a recursion of two branches': 'def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nf(40)',
  'a number that squares': 'x = 3\nwhile 1: x = x * x',
  'prints without end': 'while 1: print("x" * 1000)',
  'classes of classes': 'class X: pass\nwhile 1: X = type("X", (X,), {})',
  padding: "'1'.zfill(10**9)",
  'a chain of operators': `1${'+1'.repeat(100_000)}`,
  'a chain of attributes': `a${'.b'.repeat(10_000)}`,
  signs: `${'-'.repeat(10_000)}1`,
  'lambdas in lambdas': `${'lambda: '.repeat(10_000)}1`,
  'arguments that double': 'def f(*a): return f(*a, *a)\nf(1)',
  'handlers that recurse': 'def f():\n  try: f()\n  finally: f()\nf()',
  'comparisons of long strings': "x = 'a' * 400000\ny = 'a' * 399999 + 'b'\nwhile 1: x < y",
  'searches in long strings': "x = 'a' * 400000\nwhile 1: 'b' in x",
  'characters of a wide string': "x = '😀' * 100000\nwhile 1: x[5]",
  'long products': 'x = 3 ** 40000\nwhile 1: x * x // x',
  'digits of a long number': 'x = 3 ** 80000\nwhile 1: x.bit_count()',
  'hints for a missing attribute':
    "class A: pass\nfor i in range(300): setattr(A, f'x{i}', 1)\nwhile 1:\n  try: A.yyyyyyyy\n  except AttributeError: pass",
  'tabs that widen': "('\\t' * 100000).expandtabs(1000)",
  'permutations of many': 'import itertools\nnext(itertools.permutations(range(10000)))',
  'attributes without end': 'd = (lambda: 0).__dict__\ni = 0\nwhile 1:\n  d[f"x{i}"] = i\n  i += 1',
  'copies of copies': 'import copy\nx = [[1] * 100]\nwhile 1: x = copy.deepcopy(x) + copy.deepcopy(x)',
  'elements taken from the front': 'x = list(range(200000))\nwhile x: x.pop(0)',
  'formats in a loop': "while 1: '{:.500f}'.format(0.1)",
  'generators without end': 'x = []\nwhile 1: x.append(i for i in range(10))',
  'keys without end': 'while 1: y = {1: 2}',
  'unknown recursion': 'import foo\ndef f(n):\n  if foo.a: return f(n + 1)\n  return f(n + 2)\nf(0)',
}

for (const [name, source] of Object.entries(LIMITED)) {
  test(`${name} ends at a bound`, () => {
    const { messages, steps, cells } = evaluate(source)
    expect(messages.map(({ kind }) => kind)).toEqual(['limit'])
    expect(steps).toBeLessThan(MOST_STEPS)
    expect(cells).toBeLessThan(MOST_CELLS)
  })
}

test('a loop of too many turns is left, and what follows it is read', () => {
  const { globals, messages } = evaluate('x = 0\nfor i in range(10**6): x += 1\ny = 5')
  expect(messages.map(({ kind }) => kind)).toEqual(['not-read'])
  expect(globals.get('x')?.kind).toBe('unknown')
  expect(globals.get('y')).toMatchObject({ value: 5n })
})

test('a comprehension of too many turns is left as well', () => {
  const { globals, messages } = evaluate('x = []\nz = [x.append(i) for i in range(10**9)]\ny = 5\nn = len(x)')
  expect(messages.map(({ kind }) => kind)).toEqual(['not-read'])
  expect(globals.get('z')?.kind).toBe('unknown')
  expect(globals.get('n')?.kind).toBe('unknown')
  expect(globals.get('y')).toMatchObject({ value: 5n })
})

test('a recursion that decides nothing is without end, however deep JavaScript can go', () => {
  const source = 'def f(): return f()\ntry: f()\nexcept RecursionError: r = 1'
  expect(evaluate(source).globals.get('r')).toMatchObject({ value: 1n })
})

test('a recursion without end is an error of Python', () => {
  expect(evaluate('def f(n): return f(n + 1)\nf(0)').error?.exception).toBe('RecursionError')
})

test('blocks in blocks end at the bound of Python itself', () => {
  const source = Array.from({ length: 700 }, (_, index) => `${' '.repeat(index)}if 1:`).join('\n')
  expect(evaluate(source).error?.exception).toBe('IndentationError')
})

test('a list that holds itself is written out', () => {
  expect(evaluate('a = []\na.append(a)\nprint(a)').shown[0]?.text).toBe('[[...]]')
})

test('names of prototypes are ordinary names', () => {
  const { globals, error } = evaluate(
    '__proto__ = 1\nconstructor = {"__proto__": 2}\nclass A: pass\nA.__proto__ = 3\nx = A.__proto__, constructor["__proto__"]',
  )
  expect(error).toBeNull()
  expect(globals.get('x')).toMatchObject({ items: [{ value: 3n }, { value: 2n }] })
})

test('many branches on what is not known take time that grows with their number', () => {
  const branches = (count: number) =>
    evaluate(`import foo\ndef f():\n${'  if foo.a: return 1\n'.repeat(count)}f()`).steps
  expect(branches(200)).toBeLessThan(branches(100) * 2.5)
})
