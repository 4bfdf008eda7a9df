/**
 * Operators of built-in types by the names of their special methods: what `super().__getitem__(key)` in a class derived from
 * `dict` or `list` does.
 */
import type { Machine } from '../machine.js'
import { bool, int, NONE, str, type Value } from '../value.js'

type Operation = (machine: Machine, self: Value, args: readonly Value[]) => Value

const given = (value: Value | undefined): Value => value ?? NONE

export const NATIVE_OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['__getitem__', (machine, self, [index]) => machine.getItem(self, given(index))],
  [
    '__setitem__',
    (machine, self, [index, value]) => {
      machine.setItem(self, given(index), given(value))
      return NONE
    },
  ],
  [
    '__delitem__',
    (machine, self, [index]) => {
      machine.deleteItem(self, given(index))
      return NONE
    },
  ],
  ['__contains__', (machine, self, [item]) => machine.contains(self, given(item))],
  [
    '__len__',
    (machine, self) => {
      const length = machine.length(self)
      return typeof length === 'number' ? int(length) : length
    },
  ],
  ['__iter__', (machine, self) => machine.builtinCall('iter', [self], new Map())],
  ['__add__', (machine, self, [other]) => machine.binary('+', self, given(other))],
  ['__sub__', (machine, self, [other]) => machine.binary('-', self, given(other))],
  ['__mul__', (machine, self, [other]) => machine.binary('*', self, given(other))],
  ['__truediv__', (machine, self, [other]) => machine.binary('/', self, given(other))],
  ['__eq__', (machine, self, [other]) => machine.compare('==', self, given(other))],
  ['__ne__', (machine, self, [other]) => machine.compare('!=', self, given(other))],
  ['__lt__', (machine, self, [other]) => machine.compare('<', self, given(other))],
  [
    '__bool__',
    (machine, self) => {
      const truth = machine.truth(self)
      return typeof truth === 'boolean' ? bool(truth) : truth
    },
  ],
  [
    '__repr__',
    (machine, self) => {
      const text = machine.repr(self)
      return typeof text === 'string' ? str(text) : text
    },
  ],
  [
    '__str__',
    (machine, self) => {
      const text = machine.str(self)
      return typeof text === 'string' ? str(text) : text
    },
  ],
])

const SIZED: ReadonlySet<string> = new Set([
  'str',
  'bytes',
  'list',
  'tuple',
  'dict',
  'set',
  'frozenset',
  'range',
  'view',
])
const NUMBERS: ReadonlySet<string> = new Set(['int', 'float', 'bool'])
const OF_CONTAINERS: ReadonlySet<string> = new Set(['__len__', '__iter__', '__contains__'])
const OF_NUMBERS: ReadonlySet<string> = new Set(['__sub__', '__truediv__', '__bool__'])

/** Whether a value of a built-in type has a special method. */
export function applies(self: Value, name: string): boolean {
  if (OF_CONTAINERS.has(name))
    return SIZED.has(self.kind) || (name === '__iter__' && self.kind === 'iterator')
  if (name === '__getitem__') return SIZED.has(self.kind) && !/^(?:set|frozenset|view)$/.test(self.kind)
  if (name === '__setitem__' || name === '__delitem__') return self.kind === 'list' || self.kind === 'dict'
  if (OF_NUMBERS.has(name)) return NUMBERS.has(self.kind)
  if (name === '__add__' || name === '__mul__') {
    return NUMBERS.has(self.kind) || /^(?:str|bytes|list|tuple)$/.test(self.kind)
  }
  return true
}
