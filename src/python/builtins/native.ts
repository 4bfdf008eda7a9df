/**
 * Operators of built-in types by the names of their special methods: what `super().__getitem__(key)` in a class derived from
 * `dict` or `list` does, and `(5).__add__`.
 */
import { TYPE_NAMES } from '../cpython-names.js'
import { Raised } from '../failure.js'
import { forget } from '../journal.js'
import type { Machine } from '../machine.js'
import { bool, type ClassValue, int, NONE, NOT_IMPLEMENTED, str, tuple, type Value } from '../value.js'

type Operation = (machine: Machine, self: Value, args: readonly Value[]) => Value

const given = (value: Value | undefined): Value => value ?? NONE

/** Signs of operators by the middle of their method's name. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['truediv', '/'],
  ['floordiv', '//'],
  ['mod', '%'],
  ['pow', '**'],
  ['and', '&'],
  ['or', '|'],
  ['xor', '^'],
  ['lshift', '<<'],
  ['rshift', '>>'],
]
const COMPARISONS: readonly (readonly [string, string])[] = [
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
]

/** A method answers NotImplemented where the operator would be refused: ints leave floats to those. */
function orNotImplemented(machine: Machine, self: Value, other: Value, operate: () => Value): Value {
  if ((self.kind === 'int' || self.kind === 'bool') && other.kind === 'float') return NOT_IMPLEMENTED
  const depth = machine.callStack.length
  try {
    return operate()
  } catch (failure) {
    if (!(failure instanceof Raised) || failure.value.class.name !== 'TypeError') throw failure
    machine.callStack.length = depth
    return NOT_IMPLEMENTED
  }
}

/** `==` of two values that no operator compares is NotImplemented, not False. */
const alike = (self: Value, other: Value) => {
  const number = (kind: string) => /^(?:int|bool|float)$/.test(kind)
  return self.kind === other.kind || (number(self.kind) && number(other.kind)) || /set$/.test(self.kind)
}

function text(of: string | Value): Value {
  return typeof of === 'string' ? str(of) : of
}

export const NATIVE_OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ...SIGNS.flatMap(([name, sign]): [string, Operation][] => [
    [
      `__${name}__`,
      (machine, self, [other]) =>
        orNotImplemented(machine, self, given(other), () => machine.binary(sign, self, given(other))),
    ],
    [
      `__r${name}__`,
      (machine, self, [other]) =>
        orNotImplemented(machine, self, given(other), () => machine.binary(sign, given(other), self)),
    ],
  ]),
  ...COMPARISONS.map(([name, sign]): [string, Operation] => [
    `__${name}__`,
    (machine, self, [other]) =>
      alike(self, given(other))
        ? orNotImplemented(machine, self, NONE, () => machine.compare(sign, self, given(other)))
        : NOT_IMPLEMENTED,
  ]),
  ['__neg__', (machine, self) => machine.unary('-', self)],
  ['__pos__', (machine, self) => machine.unary('+', self)],
  ['__invert__', (machine, self) => machine.unary('~', self)],
  ['__abs__', (machine, self) => machine.builtinCall('abs', [self], new Map())],
  ['__int__', (machine, self) => machine.builtinCall('int', [self], new Map())],
  ['__index__', (machine, self) => machine.builtinCall('int', [self], new Map())],
  ['__float__', (machine, self) => machine.builtinCall('float', [self], new Map())],
  ['__round__', (machine, self, args) => machine.builtinCall('round', [self, ...args], new Map())],
  ['__divmod__', (machine, self, [other]) => machine.builtinCall('divmod', [self, given(other)], new Map())],
  ['__hash__', (machine, self) => machine.builtinCall('hash', [self], new Map())],
  ['__reversed__', (machine, self) => machine.builtinCall('reversed', [self], new Map())],
  ['__getnewargs__', (_, self) => tuple([self])],
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
  [
    '__bool__',
    (machine, self) => {
      const truth = machine.truth(self)
      return typeof truth === 'boolean' ? bool(truth) : truth
    },
  ],
  ['__repr__', (machine, self) => text(machine.repr(self))],
  ['__str__', (machine, self) => text(machine.str(self))],
  [
    '__format__',
    (machine, self, [spec]) => (spec?.kind === 'str' ? text(machine.format(self, spec.value)) : NONE),
  ],
])

/** `list.__init__(self, …)` and its kin: the contents are those of a new one. */
export function fillNative(
  machine: Machine,
  native: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (native.kind !== 'list' && native.kind !== 'dict' && native.kind !== 'set') return NONE
  const made = machine.builtinCall(native.kind, args, keywords)
  machine.mutate(native)
  if (made.kind === 'unknown') forget(native, made)
  else if (made.kind === 'list' && native.kind === 'list') native.items = made.items
  else if (made.kind === 'dict' && native.kind === 'dict')
    for (const [key, entry] of made.entries) native.entries.set(key, entry)
  else if (made.kind === 'set' && native.kind === 'set') native.entries = made.entries
  return NONE
}

/** Whether a built-in type, or one that a class derives from, has a special method. */
export function applies(of: ClassValue, name: string): boolean {
  return (
    of.mro.some(
      (entry) =>
        entry.native !== undefined &&
        (TYPE_NAMES.get(entry.native === 'bool' ? 'int' : entry.name) ?? '').includes(name),
    ) ||
    (/^__(?:repr|str|eq|ne|hash|format)__$/.test(name) && of.mro.some((entry) => entry.native !== undefined))
  )
}
