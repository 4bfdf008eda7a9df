/**
 * Python's built-in functions.
 */
import { attributeOrUnknown, isInstance, lookup, namesOf, withoutAttributeError } from '../attributes.js'
import { FunctionCursor, iteratorOf } from '../iterate.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import { bitLength, modulo, numeric } from '../number.js'
import { asIndex } from '../subscript.js'
import { ascii } from '../text/string-repr.js'
import { derives, typeOf } from '../types.js'
import {
  bool,
  type Cursor,
  type Instance,
  int,
  list,
  NONE,
  str,
  TRUE,
  tuple,
  type Unknown,
  type Value,
} from '../value.js'
import type { Table } from './define.js'
import { round } from './numbers.js'
import { sorted } from './sort.js'

const given = (value: Value | undefined): Value => value ?? NONE

/** Cursors of several iterables; an unknown where one of them is. */
function cursors(machine: Machine, values: readonly Value[]): Cursor[] | Unknown {
  const walks: Cursor[] = []
  for (const value of values) {
    const cursor = machine.iterate(value)
    if (isUnknown(cursor)) return cursor
    walks.push(cursor)
  }
  return walks
}

function items(value: Value | undefined): readonly Value[] {
  return value?.kind === 'tuple' ? value.items : []
}

/** The elements where their order does not matter: those of a set are known then, whatever they are. */
function inAnyOrder(machine: Machine, value: Value): Value[] | Unknown {
  if (value.kind !== 'set' && value.kind !== 'frozenset') return machine.collect(value)
  machine.tick(value.entries.size)
  return [...value.entries.values()]
}

/** All or any: stops at the first that decides. */
function quantifier(machine: Machine, iterable: Value, stopAt: boolean): Value {
  const cursor = machine.iterate(iterable)
  if (isUnknown(cursor)) return cursor
  let doubt: Unknown | null = null
  for (let item = cursor.next(); item !== null; item = cursor.next()) {
    machine.tick(1)
    const truth = machine.truth(item)
    if (truth === stopAt) return bool(stopAt)
    if (typeof truth !== 'boolean') doubt ??= truth
  }
  return doubt ?? cursor.rest ?? bool(!stopAt)
}

/** `min` and `max`: of one iterable or of the arguments. */
function extreme(name: 'min' | 'max'): (machine: Machine, args: readonly Value[]) => Value {
  return (machine, [rest, key = NONE, fallback = NONE]) => {
    const args = items(rest)
    const [only] = args
    if (only === undefined) machine.raise('TypeError', `${name} expected at least 1 argument, got 0`)
    const whole = args.length === 1 ? only : undefined
    const values =
      whole === undefined
        ? [...args]
        : key.kind === 'none'
          ? inAnyOrder(machine, whole)
          : machine.collect(whole)
    if (!Array.isArray(values)) return values
    let best: Value | null = null
    let bestKey: Value = NONE
    for (const value of values) {
      machine.tick(1)
      const rank = key.kind === 'none' ? value : machine.call(key, [value])
      if (best === null) {
        best = value
        bestKey = rank
        continue
      }
      const better = machine.truth(machine.compare(name === 'max' ? '>' : '<', rank, bestKey))
      if (typeof better !== 'boolean') return better
      if (better) {
        best = value
        bestKey = rank
      }
    }
    if (best !== null) return best
    if (fallback.kind !== 'ellipsis') return fallback
    return machine.raise('ValueError', `${name}() arg is an empty sequence`)
  }
}

function isClassOf(
  machine: Machine,
  value: Value,
  of: Value,
  test: (value: Value, of: Value & { kind: 'class' }) => boolean,
  hookName: '__instancecheck__' | '__subclasscheck__',
): Value {
  if (of.kind === 'tuple') {
    let doubt: Value | null = null
    for (const entry of of.items) {
      const found = isClassOf(machine, value, entry, test, hookName)
      if (found === TRUE) return found
      if (found.kind === 'unknown') doubt = found
    }
    return doubt ?? bool(false)
  }
  if (value.kind === 'unknown') return value
  if (of.kind === 'unknown') return of
  if (of.kind === 'class') {
    const hook = of.metaclass === undefined ? undefined : lookup(of.metaclass, hookName)
    if (hook !== undefined && !test(value, of)) {
      const truth = machine.truth(machine.call(hook, [of, value]))
      return typeof truth === 'boolean' ? bool(truth) : truth
    }
    return bool(test(value, of))
  }
  return machine.raise('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union')
}

function magnitude(machine: Machine, value: Value): Value {
  if (value.kind === 'unknown') return value
  const number = numeric(value)
  if (typeof number === 'bigint') return int(number < 0n ? -number : number)
  if (number !== null) return { kind: 'float', value: Math.abs(number) }
  if (value.kind === 'instance') {
    const made = machine.callMethod(value, '__abs__', [])
    if (made !== undefined) return made
    if (value.native !== undefined) return magnitude(machine, value.native)
  }
  return machine.raise('TypeError', `bad operand type for abs(): '${typeOf(value).name}'`)
}

function power(machine: Machine, base: Value, exponent: Value, modulus: Value): Value {
  if (modulus.kind === 'none') return machine.binary('**', base, exponent)
  const own = base.kind === 'instance' ? machine.callMethod(base, '__pow__', [exponent, modulus]) : undefined
  if (own !== undefined) return own
  const hidden = [base, exponent, modulus].find((value) => value.kind === 'unknown')
  if (hidden !== undefined) return hidden
  const [b, e, m] = [numeric(base), numeric(exponent), numeric(modulus)]
  if (typeof b !== 'bigint' || typeof e !== 'bigint' || typeof m !== 'bigint') {
    return machine.raise('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers')
  }
  if (m === 0n) machine.raise('ValueError', 'pow() 3rd argument cannot be 0')
  // Each bit of the exponent takes a product and a division of the modulus's length.
  const words = bitLength(m) >> 6
  machine.tick(Math.min(Number.MAX_SAFE_INTEGER, bitLength(e) * (1 + ((words * words) >> 4))))
  let [result, square, rest] = [1n, modulo(b, m), e < 0n ? -e : e]
  if (e < 0n) square = inverse(machine, square, m)
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = modulo(result * square, m)
    square = modulo(square * square, m)
  }
  return int(modulo(result, m))
}

function inverse(machine: Machine, value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value, modulus, 1n, 0n]
  while (b !== 0n) {
    const quotient = a / b
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  if (a !== 1n && a !== -1n) machine.raise('ValueError', 'base is not invertible for the given modulus')
  return modulo(a * x, modulus)
}

function based(prefix: string, radix: number) {
  return (machine: Machine, [value]: readonly Value[]): Value => {
    if (value?.kind === 'unknown') return value
    const number = asIndex(given(value), machine)
    if (isUnknown(number)) return number
    if (number === null) {
      return machine.raise(
        'TypeError',
        `'${typeOf(given(value)).name}' object cannot be interpreted as an integer`,
      )
    }
    machine.tick(bitLength(number) >> 6)
    const text = (number < 0n ? -number : number).toString(radix)
    return str(`${number < 0n ? '-' : ''}${prefix}${text}`)
  }
}

/** An attribute, or undefined where asking for it raises AttributeError. */
function quietAttribute(machine: Machine, value: Value, name: string): Value | undefined {
  return withoutAttributeError(machine, () => attributeOrUnknown(value, name, machine))
}

function callable(value: Value): boolean {
  switch (value.kind) {
    case 'function':
    case 'builtin':
    case 'hostFunction':
    case 'boundMethod':
    case 'class':
    case 'staticmethod':
    case 'classmethod':
      return true
    case 'instance':
      return lookup(value.class, '__call__') !== undefined
    default:
      return false
  }
}

export const FUNCTIONS: Table = {
  abs: ['x, /', (machine, [x]) => magnitude(machine, given(x))],
  all: ['iterable, /', (machine, [iterable]) => quantifier(machine, given(iterable), false)],
  any: ['iterable, /', (machine, [iterable]) => quantifier(machine, given(iterable), true)],
  ascii: [
    'obj, /',
    (machine, [value]) => {
      const text = machine.repr(given(value))
      return typeof text === 'string' ? str(ascii(text)) : text
    },
  ],
  bin: ['number, /', based('0b', 2)],
  oct: ['number, /', based('0o', 8)],
  hex: ['number, /', based('0x', 16)],
  callable: ['obj, /', (_, [value]) => (value?.kind === 'unknown' ? value : bool(callable(given(value))))],
  chr: [
    'i, /',
    (machine, [value]) => {
      if (value?.kind === 'unknown') return value
      const code = value === undefined ? null : numeric(value)
      if (typeof code !== 'bigint')
        return machine.raise(
          'TypeError',
          `'${typeOf(given(value)).name}' object cannot be interpreted as an integer`,
        )
      if (code < 0n || code > 0x10ffffn)
        return machine.raise('ValueError', 'chr() arg not in range(0x110000)')
      return str(String.fromCodePoint(Number(code)))
    },
  ],
  ord: [
    'c, /',
    (machine, [value]) => {
      if (value?.kind === 'unknown') return value
      if (value?.kind !== 'str' && value?.kind !== 'bytes') {
        return machine.raise(
          'TypeError',
          `ord() expected string of length 1, but ${typeOf(given(value)).name} found`,
        )
      }
      const points = [...value.value]
      if (points.length !== 1) {
        return machine.raise(
          'TypeError',
          `ord() expected a character, but string of length ${points.length} found`,
        )
      }
      return int(value.value.codePointAt(0) ?? 0)
    },
  ],
  divmod: [
    'x, y, /',
    (machine, [x, y]) =>
      tuple([machine.binary('//', given(x), given(y)), machine.binary('%', given(x), given(y))]),
  ],
  pow: [
    'base, exp, mod=None',
    (machine, [base, exponent, modulus]) => power(machine, given(base), given(exponent), given(modulus)),
  ],
  round: ['number, ndigits=None', (machine, [value, digits]) => round(machine, given(value), given(digits))],
  len: [
    'obj, /',
    (machine, [value]) => {
      const length = machine.length(given(value))
      return typeof length === 'number' ? int(length) : length
    },
  ],
  sum: [
    'iterable, /, start=0',
    (machine, [iterable, start]) => {
      const cursor = machine.iterate(given(iterable))
      if (isUnknown(cursor)) return cursor
      let total = given(start)
      if (total.kind === 'str')
        machine.raise('TypeError', "sum() can't sum strings [use ''.join(seq) instead]")
      for (let item = cursor.next(); item !== null; item = cursor.next()) {
        machine.tick(1)
        total = machine.binary('+', total, item)
      }
      return cursor.rest ?? total
    },
  ],
  min: ['*args, key=None, default=...', extreme('min')],
  max: ['*args, key=None, default=...', extreme('max')],
  sorted: [
    'iterable, /, *, key=None, reverse=False',
    (machine, [iterable, key, reverse]) => {
      const values =
        key?.kind === 'none' ? inAnyOrder(machine, given(iterable)) : machine.collect(given(iterable))
      if (!Array.isArray(values)) return values
      const result = sorted(machine, values, given(key), given(reverse))
      return Array.isArray(result) ? list(result) : result
    },
  ],
  reversed: [
    'sequence, /',
    (machine, [value]) => {
      const sequence = given(value)
      if (sequence.kind === 'unknown') return sequence
      if (sequence.kind === 'instance') {
        const made = machine.callMethod(sequence, '__reversed__', [])
        if (made !== undefined) return made
      }
      if (sequence.kind === 'set' || sequence.kind === 'frozenset' || sequence.kind === 'iterator') {
        return machine.raise('TypeError', `'${typeOf(sequence).name}' object is not reversible`)
      }
      if (sequence.kind === 'range') {
        const flipped = machine.getItem(sequence, { kind: 'slice', start: NONE, stop: NONE, step: int(-1) })
        const cursor = machine.iterate(flipped)
        return isUnknown(cursor) ? cursor : iteratorOf('range_iterator', cursor)
      }
      const values = reversible(machine, sequence)
      if (!Array.isArray(values)) return values
      let at = values.length
      return iteratorOf(
        'reversed',
        new FunctionCursor(() => {
          at -= 1
          return values[at] ?? null
        }),
      )
    },
  ],
  enumerate: [
    'iterable, start=0',
    (machine, [iterable, start]) => {
      const cursor = machine.iterate(given(iterable))
      if (isUnknown(cursor)) return cursor
      let count: Value = given(start)
      return iteratorOf(
        'enumerate',
        new FunctionCursor((self) => {
          machine.tick(2)
          const item = cursor.next()
          if (item === null) return cursor.rest === null ? null : self.give(cursor.rest)
          const pair = tuple([count, item])
          count = machine.binary('+', count, int(1))
          return pair
        }),
      )
    },
  ],
  zip: [
    '*iterables, strict=False',
    (machine, [iterables, strict]) => {
      const walks = cursors(machine, items(iterables))
      if (!Array.isArray(walks)) return walks
      return iteratorOf(
        'zip',
        new FunctionCursor((self) => {
          if (walks.length === 0) return null
          machine.tick(walks.length)
          const row: Value[] = []
          for (const [index, walk] of walks.entries()) {
            const item = walk.next()
            if (item === null) {
              if (walk.rest !== null) return self.give(walk.rest)
              const shorter = index > 0 || walks.slice(1).some((other) => other.next() !== null)
              if (strict?.kind === 'bool' && strict.value && shorter) {
                machine.raise('ValueError', 'zip() arguments have different lengths')
              }
              return null
            }
            row.push(item)
          }
          machine.tick(1)
          return tuple(row)
        }),
      )
    },
  ],
  map: [
    'func, iterable, /, *iterables',
    (machine, [callee, first, others]) => {
      const iterables = tuple([given(first), ...items(others)])
      const walks = cursors(machine, items(iterables))
      if (!Array.isArray(walks)) return walks
      return iteratorOf(
        'map',
        new FunctionCursor((self) => {
          const args: Value[] = []
          for (const walk of walks) {
            const item = walk.next()
            if (item === null) return walk.rest === null ? null : self.give(walk.rest)
            args.push(item)
          }
          machine.tick(1)
          return machine.call(given(callee), args)
        }),
      )
    },
  ],
  filter: [
    'function, iterable, /',
    (machine, [callee, iterable]) => {
      const cursor = machine.iterate(given(iterable))
      if (isUnknown(cursor)) return cursor
      return iteratorOf(
        'filter',
        new FunctionCursor((self) => {
          for (let item = cursor.next(); item !== null; item = cursor.next()) {
            machine.tick(1)
            const keep = machine.truth(callee?.kind === 'none' ? item : machine.call(given(callee), [item]))
            if (keep === true) return item
            if (keep !== false) return self.give(keep)
          }
          return cursor.rest === null ? null : self.give(cursor.rest)
        }),
      )
    },
  ],
  iter: [
    'obj, sentinel=..., /',
    (machine, [value, sentinel]) => {
      const source = given(value)
      if (sentinel !== undefined && sentinel.kind !== 'ellipsis') {
        return iteratorOf(
          'callable_iterator',
          new FunctionCursor((self) => {
            machine.tick(1)
            const item = machine.call(source, [])
            const end = machine.equals(item, sentinel)
            if (end === true) return null
            return end === false ? item : self.give(end)
          }),
        )
      }
      if (source.kind === 'iterator') return source
      if (source.kind === 'instance') {
        const made = machine.callMethod(source, '__iter__', [])
        if (made !== undefined) return iteratorFrom(machine, made)
      }
      const cursor = machine.iterate(source)
      return isUnknown(cursor) ? cursor : iteratorOf(`${typeOf(source).name}_iterator`, cursor)
    },
  ],
  next: [
    'iterator, default=..., /',
    (machine, [value, fallback]) => {
      const iterator = given(value)
      if (iterator.kind === 'unknown') return iterator
      if (iterator.kind === 'instance') {
        if (fallback === undefined || fallback.kind === 'ellipsis') {
          return machine.callMethod(iterator, '__next__', []) ?? notIterator(machine, iterator)
        }
        const walk = machine.iterate(iterator)
        return isUnknown(walk) ? walk : (walk.next() ?? fallback)
      }
      if (iterator.kind !== 'iterator') return notIterator(machine, iterator)
      const item = iterator.cursor.next()
      if (item !== null) return item
      if (iterator.cursor.rest !== null) return iterator.cursor.rest
      if (fallback !== undefined && fallback.kind !== 'ellipsis') return fallback
      return machine.raiseWith('StopIteration', iterator.result.kind === 'none' ? [] : [iterator.result])
    },
  ],
  isinstance: [
    'obj, class_or_tuple, /',
    (machine, [value, of]) => isClassOf(machine, given(value), given(of), isInstance, '__instancecheck__'),
  ],
  issubclass: [
    'cls, class_or_tuple, /',
    (machine, [value, of]) => {
      if (value?.kind !== 'class' && value?.kind !== 'unknown')
        machine.raise('TypeError', 'issubclass() arg 1 must be a class')
      return isClassOf(
        machine,
        given(value),
        given(of),
        (entry, base) => entry.kind === 'class' && derives(entry, base),
        '__subclasscheck__',
      )
    },
  ],
  hasattr: [
    'obj, name, /',
    (machine, [value, name]) => {
      if (value?.kind === 'unknown') return value
      if (name?.kind === 'unknown') return name
      if (name?.kind !== 'str') return machine.raise('TypeError', 'hasattr(): attribute name must be string')
      return bool(quietAttribute(machine, given(value), name.value) !== undefined)
    },
  ],
  getattr: [
    'obj, name, default=..., /',
    (machine, [value, name, fallback]) => {
      if (name?.kind === 'unknown') return name
      if (name?.kind !== 'str') return machine.raise('TypeError', 'attribute name must be string')
      if (fallback === undefined || fallback.kind === 'ellipsis')
        return machine.getAttribute(given(value), name.value)
      return quietAttribute(machine, given(value), name.value) ?? fallback
    },
  ],
  setattr: [
    'obj, name, value, /',
    (machine, [object, name, value]) => {
      if (name?.kind === 'str') machine.setAttribute(given(object), name.value, given(value))
      return NONE
    },
  ],
  delattr: [
    'obj, name, /',
    (machine, [object, name]) => {
      if (name?.kind === 'str') machine.deleteAttribute(given(object), name.value)
      return NONE
    },
  ],
  dir: [
    'obj=None, /',
    (machine, [value]) => {
      if (value?.kind === 'unknown') return value
      machine.tick(100)
      return list([...namesOf(given(value))].sort().map(str))
    },
  ],
  vars: ['obj, /', (machine, [value]) => machine.getAttribute(given(value), '__dict__')],
  id: ['obj, /', (machine) => machine.unknown('an address in memory differs from run to run')],
  hash: [
    'obj, /',
    (machine, [value]) => {
      const object = given(value)
      if (object.kind === 'int' || object.kind === 'bool') {
        const number = numeric(object)
        const modulus = 2n ** 61n - 1n
        if (typeof number !== 'bigint') return NONE
        const hash = number < 0n ? -(-number % modulus) : number % modulus
        return int(hash === -1n ? -2n : hash)
      }
      if (object.kind === 'instance') {
        const made = machine.callMethod(object, '__hash__', [])
        if (made !== undefined && made.kind !== 'int' && made.kind !== 'unknown')
          machine.raise('TypeError', '__hash__ method should return an integer')
        if (made !== undefined) return made
      }
      const key = machine.key(object)
      return isUnknown(key) ? key : machine.unknown('hashes differ from run to run')
    },
  ],
  repr: [
    'obj, /',
    (machine, [value]) => {
      const text = machine.repr(given(value))
      return typeof text === 'string' ? str(text) : text
    },
  ],
  format: [
    "value, format_spec='', /",
    (machine, [value, spec]) => {
      if (spec?.kind !== 'str') return given(spec)
      const text = machine.format(given(value), spec.value)
      return typeof text === 'string' ? str(text) : text
    },
  ],
  print: [
    "*args, sep=' ', end='\\n', file=None, flush=False",
    (machine, [args, sep, end]) => {
      for (const [name, part] of [
        ['sep', sep],
        ['end', end],
      ] as const) {
        if (part !== undefined && !/^(?:str|none|unknown|instance)$/.test(part.kind))
          machine.raise('TypeError', `${name} must be None or a string, not ${typeOf(part).name}`)
      }
      const texts: string[] = []
      let known = true
      for (const value of items(args)) {
        const text = machine.str(value)
        if (typeof text === 'string') texts.push(text)
        else known = false
      }
      const { site } = machine
      const between = sep?.kind === 'str' ? sep.value : ' '
      machine.allocate(4 + texts.length)
      machine.shown.push({
        span: { start: site.start, end: site.end },
        text: known ? texts.join(between) : null,
        value: null,
      })
      return NONE
    },
  ],
  input: ["prompt='', /", (machine) => machine.unknown('what a reader types is not known')],
  open: ['file, *args, **kwargs', (machine) => machine.unknown('files are not read')],
  eval: ['source, *args', (machine) => machine.unknown('`eval` is not run')],
  exec: [
    'source, *args, **kwargs',
    (machine) => {
      // It may bind any name.
      machine.openNames(machine.unknown('`exec` is not run'))
      return NONE
    },
  ],
  compile: ['source, *args, **kwargs', (machine) => machine.unknown('`compile` is not run')],
  __import__: [
    'name, *args',
    (machine, [name]) => (name?.kind === 'str' ? machine.importModule(name.value) : given(name)),
  ],
  globals: ['', (machine) => machine.unknown('`globals()` is not read')],
  locals: ['', (machine) => machine.unknown('`locals()` is not read')],
  breakpoint: ['*args', () => NONE],
  display: ['*args, **kwargs', () => NONE],
}

/** What `__iter__` gives must be an iterator. */
function iteratorFrom(machine: Machine, made: Value): Value {
  const walks =
    made.kind === 'iterator' ||
    made.kind === 'unknown' ||
    (made.kind === 'instance' && lookup(made.class, '__next__') !== undefined)
  if (walks) return made
  return machine.raise('TypeError', `iter() returned non-iterator of type '${typeOf(made).name}'`)
}

function notIterator(machine: Machine, value: Value): never {
  return machine.raise('TypeError', `'${typeOf(value).name}' object is not an iterator`)
}

/** The elements of something that can be walked from its end. */
function reversible(machine: Machine, sequence: Value): Value[] | Unknown {
  if (sequence.kind === 'instance' && sequence.native === undefined) {
    const length = machine.length(sequence)
    if (typeof length !== 'number') return length
    const values: Value[] = []
    for (let at = 0; at < length; at += 1) {
      const item = machine.callMethod(sequence as Instance, '__getitem__', [int(at)])
      if (item === undefined)
        return machine.raise('TypeError', `'${sequence.class.name}' object is not reversible`)
      values.push(item)
    }
    return values
  }
  return machine.collect(sequence)
}
