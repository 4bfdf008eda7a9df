import { expect, test } from 'vitest'
import { evaluate } from '../../src/python/evaluate.js'
import type { EvaluateOptions } from '../../src/python/evaluation.js'
import { toPlain } from '../../src/python/plain.js'

/** Plain values of a program's names; `?` for what is unknown or not plain. */
function values(source: string, options: EvaluateOptions = {}): Record<string, unknown> {
  const { globals, error, messages } = evaluate(`import foo\n${source}`, {
    undefinedNames: 'unknown',
    ...options,
  })
  if (error !== null) return { error: `${error.exception}: ${error.message}` }
  if (messages.length > 0) return { message: messages[0]?.reason }
  const found: Record<string, unknown> = {}
  for (const [name, value] of globals) {
    if (name.startsWith('__') || name === 'foo' || value.kind === 'function' || value.kind === 'class')
      continue
    found[name] = toPlain(value) ?? '?'
  }
  return found
}

test('an operation on an unknown is unknown, of the same origin', () => {
  const { globals } = evaluate('import foo\nx = foo.bar\ny = (x + 1) * 2\nz = [y][0].shape[1:]')
  const [x, z] = [globals.get('x'), globals.get('z')]
  expect(z).toMatchObject({ kind: 'unknown', origin: (x as { origin: unknown }).origin })
})

test('a branch on an unknown makes unknown only what its ways assign differently', () => {
  expect(
    values('a = b = 1\nif foo.x:\n  a = 2\n  c = 5\n  d = 1\nelse:\n  a = 3\n  c = 5\n  d = 2\ne = 6'),
  ).toEqual({
    a: '?',
    b: 1,
    c: 5,
    d: '?',
    e: 6,
  })
})

test('what one way alone changes is unknown after it', () => {
  expect(values('a = 1\nb = 2\nif foo.x: a = 2\nif foo.y: b = 2')).toEqual({ a: '?', b: 2 })
})

test('branches in branches are joined from within', () => {
  expect(
    values('if foo.x:\n  if foo.y: a = 1\n  else: a = 1\nelif foo.z: a = 1\nelse: a = 1\nb = a'),
  ).toEqual({ a: 1, b: 1 })
})

test('objects that only one way changes are unknown for all who hold them', () => {
  expect(values('a = [1]\nb = a\nc = [2]\nif foo.x: a.append(2)\nn = len(c)')).toEqual({
    a: '?',
    b: '?',
    c: [2],
    n: 1,
  })
  expect(values('d = {"k": 1, "j": 1}\nif foo.x: d["k"] = 2\nj = d["j"]\nk = d["k"]')).toEqual({
    d: '?',
    j: 1,
    k: '?',
  })
})

test('attributes are joined like names', () => {
  const source = 'class A: pass\na = A()\na.x = a.y = 1\nif foo.x: a.x = 2\nr = a.y\ns = a.x\ndel a'
  expect(values(source)).toEqual({ r: 1, s: '?' })
})

test('a return in one way joins with what the rest of the function returns', () => {
  expect(
    values(
      'def f():\n  if foo.x: return 1\n  return 1\ndef g():\n  if foo.x: return 1\n  return 2\na = f()\nb = g()',
    ),
  ).toEqual({
    a: 1,
    b: '?',
  })
  expect(values('def f():\n  for i in range(3):\n    if foo.x: return 1\n  return 1\na = f()')).toEqual({
    a: 1,
  })
  expect(values('def f():\n  for i in range(3):\n    if foo.x: return 1\na = f()')).toEqual({ a: '?' })
})

test('what follows a way that may have left the function may not have run', () => {
  expect(
    values('log = [0]\ndef f():\n  if foo.x: return 1\n  log[0] = 1\n  return 1\nf()\nr = log[0]')['r'],
  ).toBe('?')
})

test('a way that raises is taken not to happen', () => {
  expect(values('a = 1\nif foo.x:\n  a = 2\n  raise ValueError\nb = a')).toEqual({ a: 1, b: 1 })
  expect(values('if foo.x:\n  a = 2\nelse:\n  raise ValueError\nb = a')).toEqual({ a: 2, b: 2 })
})

test('a loop over an unknown number of turns makes unknown what its turns change', () => {
  expect(
    values(
      'n = 0\nk = 5\nlast = 3\nfor i in foo.x:\n  n += 1\n  last = 3\nm = n\nxs = [1]\nfor i in foo.x: xs.append(i)',
    ),
  ).toMatchObject({
    n: '?',
    k: 5,
    last: 3,
    m: '?',
    xs: '?',
  })
  expect(values('n = 1\nwhile foo.x:\n  n *= 1\n  m = 4')).toMatchObject({ n: 1, m: 4 })
  expect(values('n = 1\nwhile foo.x: n *= 2')).toMatchObject({ n: '?' })
})

test('a loop that may be left early has made an unknown number of turns', () => {
  expect(values('n = 0\nfor i in range(5):\n  if foo.x: break\n  n += 1')).toMatchObject({ n: '?' })
  expect(values('n = 0\nfor i in range(5):\n  if foo.x: continue\n  n += 1\nm = 1')).toMatchObject({
    n: '?',
    m: 1,
  })
})

test('a condition that is unknown is decided where it does not matter', () => {
  expect(
    values('a = 0 and foo.x\nb = 1 or foo.x\nc = foo.x and 1\nd = 1 if foo.x else 1\ne = 1 if foo.x else 2'),
  ).toEqual({
    a: 0,
    b: 1,
    c: '?',
    d: 1,
    e: '?',
  })
})

test('an unknown argument does not hide the others', () => {
  expect(
    values('def f(a, b): return a * 2\nx = f(4, foo.y)\ny = len([foo.a, foo.b])\nz = [1, foo.a][0]'),
  ).toEqual({ x: 8, y: 2, z: 1 })
})

test('comprehensions over unknowns are unknown, not empty', () => {
  expect(
    values(
      'a = [i for i in foo.x]\nb = [1 for i in range(3) if foo.x]\nc = list(x for x in range(2) if foo.y)\nd = sum(1 for i in foo.z)',
    ),
  ).toEqual({
    a: '?',
    b: '?',
    c: '?',
    d: '?',
  })
})

test('a name that nothing binds is an unknown that says so', () => {
  const { globals, error } = evaluate('x = train_ds.shape\ny = 1', { undefinedNames: 'unknown' })
  expect(error).toBeNull()
  expect(globals.get('x')).toMatchObject({
    kind: 'unknown',
    undefinedName: 'train_ds',
    name: 'train_ds.shape',
  })
})

test('a program that catches NameError gets it', () => {
  expect(values('try:\n  text = unicode\nexcept NameError:\n  text = 1')).toEqual({ text: 1 })
})

test('declared data is known', () => {
  const given = new Map<string, number | readonly number[]>([
    ['vocab', 1000],
    ['x_train.shape', [60000, 28, 28, 1]],
    ['n', 7],
  ])
  const source = 'a = vocab + 1\nx_train = foo.load()\nb = x_train.shape[1:]\nn = foo.n()\nc = n'
  expect(values(source, { given })).toMatchObject({ a: 1001, b: [28, 28, 1], c: 7 })
})

test('an overridden name has its value wherever it is bound', () => {
  expect(values('maxlen = 80\nm = maxlen * 2', { override: new Map([['maxlen', 160]]) })).toEqual({
    maxlen: 160,
    m: 320,
  })
})

test('an item set at an unknown place may be any', () => {
  expect(values('xs = [1, 2]\nxs[foo.i] = 2\na = xs[0]\nb = xs[1]\nd = {"k": 1}\nd[foo.k] = 2')).toEqual({
    xs: '?',
    a: '?',
    b: 2,
    d: '?',
  })
})

test('a match on an unknown goes all ways', () => {
  expect(values('match foo.x:\n  case 1: a = 1\n  case 2: a = 1\n  case _: a = 1\nb = a')).toEqual({
    a: 1,
    b: 1,
  })
})

test('a generator that meets an unknown condition hides the rest', () => {
  expect(values('def g():\n  yield 1\n  if foo.x: yield 2\n  yield 3\na = list(g())\nb = next(g())')).toEqual(
    { a: '?', b: 1 },
  )
})

test('the order of a set of strings is unknown, its size and members are known', () => {
  expect(values('s = {"a", "b"}\nn = len(s)\nm = "a" in s\nx = list(s)\ny = sorted(s)')).toMatchObject({
    n: 2,
    m: true,
    x: '?',
    y: ['a', 'b'],
  })
})

test('a `try` that may raise leaves unknown what its handlers would assign differently', () => {
  expect(
    values(
      'units = 64\na = b = 1\ntry:\n  a = 2\n  if foo.x: raise ValueError\n  a = 1\nexcept ValueError:\n  units = 32\n  b = 1',
    ),
  ).toEqual({ units: '?', a: '?', b: 1 })
  expect(values('a = 1\ntry:\n  if foo.x: raise KeyError\nexcept KeyError: raise SystemExit')).toEqual({
    a: 1,
  })
  expect(
    values(
      'a = 1\ntry:\n  try:\n    if foo.x: raise KeyError\n  except ValueError: a = 2\nexcept KeyError: a = 3',
    ),
  ).toEqual({ a: '?' })
})

test('a call of something unknown within a `try` may raise', () => {
  expect(values('n = 8\ntry:\n  foo.connect()\nexcept ValueError: n = 1')).toEqual({ n: '?' })
  expect(values('n = 8\ntry:\n  foo.connect()\nexcept KeyboardInterrupt: n = 1')).toEqual({ n: 8 })
  expect(values('try:\n  n = 1\n  foo.connect()\nexcept Exception as e: print(e)')).toEqual({ n: 1 })
})

test('a function that nobody knows may change the containers that it is given, one of a library only by name', () => {
  expect(values('a = [1]\nb = {"k": a}\nc = [1]\naugment(a)\nfoo.plot(c)\nplot_sizes(c)')).toMatchObject({
    a: '?',
    c: [1],
  })
  expect(values('a = [1, 2]\nfoo.shuffle(a)')).toEqual({ a: '?' })
})

test('the `else` of a loop of unknown turns runs unless the loop may have been left', () => {
  expect(
    values('a = b = 0\nfor i in foo.x:\n  if i: break\nelse: a = 1\nfor i in foo.x: pass\nelse: b = 1'),
  ).toMatchObject({ a: '?', b: 1 })
})

test('walks and views of a container that has become unknown are unknown', () => {
  expect(
    values(
      'a = [1, 2]\ni = iter(a)\nd = {}\nv = d.items()\nif foo.x:\n  a.append(3)\n  d[1] = 2\nn = next(i)\nw = list(v)',
    ),
  ).toMatchObject({ n: '?', w: '?' })
  expect(
    values('a = [1]\na.extend((a.append(q) if foo.x else 1) for q in a)\na[0:1] = [a.append(1)]'),
  ).toEqual({
    a: '?',
  })
})

test('what a generator gives after a `try` that may have raised is unknown', () => {
  const { globals } = evaluate(
    'import foo\ndef g():\n  x = 1\n  try:\n    foo.f()\n    yield x\n  except ValueError:\n    x = 2\n  yield x\nr = list(g())',
  )
  expect(globals.get('r')?.kind).toBe('unknown')
})

test('attributes set from an unknown dict are unknown, not missing', () => {
  const source = 'import foo\nclass A:\n  def __init__(self): self.__dict__.update(foo.config)\nr = A().units'
  expect(evaluate(source).globals.get('r')?.kind).toBe('unknown')
})

test('a name that CPython has and that is not made here is unknown, any other an error', () => {
  const { globals, error } = evaluate('import math\na = math.frexp\nb = complex\nmath.nonsense')
  expect([globals.get('a')?.kind, globals.get('b')?.kind]).toEqual(['unknown', 'unknown'])
  expect(error?.exception).toBe('AttributeError')
})
