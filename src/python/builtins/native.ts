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
