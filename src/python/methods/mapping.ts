/**
 * Methods of `dict`, its views, `set` and `frozenset`.
 */
import { addConstructor, addMethods, type Body } from '../builtins/define.js'
import { forget } from '../journal.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import { setItems } from '../represent.js'
import { makeSet, spread } from '../run/display.js'
import { raiseKeyError } from '../subscript.js'
import { DICT, FROZENSET, SET } from '../types.js'
import {
  bool,
  type DictEntry,
  type DictValue,
  type Key,
  NONE,
  type SetValue,
  tuple,
  type Unknown,
  type Value,
} from '../value.js'

const given = (value: Value | undefined): Value => value ?? NONE

/** The object of a method that is not what it needs: it has become unknown, or what it holds has. */
function hidden(value: Value | undefined): Value {
  return value?.kind === 'instance' && value.native?.kind === 'unknown' ? value.native : given(value)
}

function dictOf(value: Value | undefined): DictValue | null {
  if (value?.kind === 'dict') return value
  return value?.kind === 'instance' && value.native?.kind === 'dict' ? value.native : null
}

function setOf(value: Value | undefined): SetValue | null {
  if (value?.kind === 'set' || value?.kind === 'frozenset') return value
  return value?.kind === 'instance' && value.native !== undefined ? setOf(value.native) : null
}

/** What a copy of so many entries takes. */
function spend(machine: Machine, count: number): void {
  machine.tick(count)
  machine.allocate(count * 3)
}

function onDict(
  body: (machine: Machine, self: DictValue, args: readonly Value[], object: Value) => Value,
): Body {
  return (machine, [object, ...args]) => {
    const self = dictOf(object)
    return self === null ? hidden(object) : body(machine, self, args, given(object))
  }
}

function onSet(body: (machine: Machine, self: SetValue, args: readonly Value[]) => Value): Body {
  return (machine, [object, ...args]) => {
    const self = setOf(object)
    return self === null ? hidden(object) : body(machine, self, args)
  }
}

/** Puts entries of a mapping or pairs into a dict; gives the unknown that hides some of them. */
function update(machine: Machine, into: DictValue, from: Value, keywords: Value | undefined): Unknown | null {
  let doubt: Unknown | null = null
  if (from.kind === 'unknown') doubt = from
  else if (dictOf(from) !== null || machine.findAttribute(from, 'keys') !== undefined)
    doubt = spread(machine, from, into)
  else if (from.kind !== 'tuple' || from.items.length > 0) doubt = pairs(machine, into, from)
  if (keywords?.kind === 'dict') {
    for (const [key, entry] of keywords.entries) into.entries.set(key, entry)
  }
  spend(machine, into.entries.size)
  return doubt
}

function pairs(machine: Machine, into: DictValue, from: Value): Unknown | null {
  const items = machine.collect(from)
  if (!Array.isArray(items)) return items
  for (const [index, item] of items.entries()) {
    const pair = machine.collect(item)
    if (!Array.isArray(pair)) return pair
    const [name, value] = pair
    if (name === undefined || value === undefined || pair.length !== 2) {
      return machine.raise(
        'ValueError',
        `dictionary update sequence element #${index} has length ${pair.length}; 2 is required`,
      )
    }
    const key = machine.key(name)
    if (isUnknown(key)) return key
    into.entries.set(key, { key: into.entries.get(key)?.key ?? name, value })
  }
  return null
}

addConstructor(DICT, 'iterable=(), /, **kwargs', (machine, [from, keywords]) => {
  const made: DictValue = { kind: 'dict', entries: new Map<Key, DictEntry>() }
  return update(machine, made, given(from), keywords) ?? made
})

DICT.namespace.set('fromkeys', {
  kind: 'staticmethod',
  callee: {
    kind: 'builtin',
    name: 'fromkeys',
    call: (vm, [iterable, value]) => {
      const machine = vm as Machine
      const items = machine.collect(given(iterable))
      if (!Array.isArray(items)) return items
      spend(machine, items.length)
      const entries = new Map<Key, DictEntry>()
      for (const item of items) {
        const key = machine.key(item)
        if (isUnknown(key)) return key
        entries.set(key, { key: item, value: given(value) })
      }
      return { kind: 'dict', entries }
    },
  },
})

addMethods(DICT, {
  get: [
    'key, default=None, /',
    onDict((machine, self, [name, fallback]) => {
      const key = machine.key(given(name))
      return isUnknown(key) ? key : (self.entries.get(key)?.value ?? given(fallback))
    }),
  ],
  keys: ['', onDict((_, dict) => ({ kind: 'view', of: 'keys', dict }))],
  values: ['', onDict((_, dict) => ({ kind: 'view', of: 'values', dict }))],
  items: ['', onDict((_, dict) => ({ kind: 'view', of: 'items', dict }))],
  pop: [
    'key, default=..., /',
    onDict((machine, self, [name, fallback]) => {
      const key = machine.key(given(name))
      machine.mutate(self)
      if (isUnknown(key)) {
        forget(self, key)
        return key
      }
      const entry = self.entries.get(key)
      if (entry !== undefined) {
        self.entries.delete(key)
        return entry.value
      }
      return fallback === undefined || fallback.kind === 'ellipsis'
        ? raiseKeyError(given(name), machine)
        : fallback
    }),
  ],
  popitem: [
    '',
    onDict((machine, self) => {
      machine.mutate(self)
      machine.tick(self.entries.size)
      const last = [...self.entries.entries()].at(-1)
      if (last === undefined) return machine.raise('KeyError', 'popitem(): dictionary is empty')
      self.entries.delete(last[0])
      return tuple([last[1].key, last[1].value])
    }),
  ],
  setdefault: [
    'key, default=None, /',
    onDict((machine, self, [name, fallback]) => {
      const key = machine.key(given(name))
      machine.mutate(self)
      if (isUnknown(key)) {
        forget(self, key)
        return key
      }
      const entry = self.entries.get(key)
      if (entry !== undefined) return entry.value
      machine.allocate(3)
      self.entries.set(key, { key: given(name), value: given(fallback) })
      return given(fallback)
    }),
  ],
  update: [
    'other=(), /, **kwargs',
    onDict((machine, self, [other, keywords], object) => {
      machine.mutate(self)
      if (object.kind === 'instance' && other?.kind === 'dict') {
        for (const entry of other.entries.values()) machine.setItem(object, entry.key, entry.value)
        return NONE
      }
      const doubt = update(machine, self, given(other), keywords)
      if (doubt !== null) forget(self, doubt)
      return NONE
    }),
  ],
  clear: [
    '',
    onDict((machine, self) => {
      machine.mutate(self)
      self.entries = new Map()
      return NONE
    }),
  ],
  copy: [
    '',
    onDict((machine, self) => {
      spend(machine, self.entries.size)
      return { kind: 'dict', entries: new Map(self.entries) }
    }),
  ],
})

/** Other operands of a set's method: any iterables. */
function sets(machine: Machine, others: Value | undefined): SetValue[] | Unknown {
  const made: SetValue[] = []
  for (const other of others?.kind === 'tuple' ? others.items : []) {
    const same = setOf(other)
    if (same !== null) {
      made.push(same)
      continue
    }
    const items = machine.collect(other)
    if (!Array.isArray(items)) return items
    const set = makeSet(machine, items)
    if (set.kind === 'unknown') return set
    if (set.kind === 'set') made.push(set)
  }
  return made
}

function combining(operator: string): Body {
  return onSet((machine, self, [others]) => {
    const operands = sets(machine, others)
    if (!Array.isArray(operands)) return operands
    spend(machine, self.entries.size)
    let result: Value = { kind: self.kind, entries: new Map(self.entries) }
    for (const operand of operands) result = machine.binary(operator, result, operand)
    return result
  })
}

function updating(operator: string): Body {
  return onSet((machine, self, [others]) => {
    const operands = sets(machine, others)
    machine.mutate(self)
    if (!Array.isArray(operands)) {
      forget(self, operands)
      return NONE
    }
    let result: Value = self
    for (const operand of operands) result = machine.binary(operator, result, operand)
    if (result.kind === 'set') self.entries = new Map(result.entries)
    return NONE
  })
}

function comparing(operator: string): Body {
  return onSet((machine, self, [other]) => {
    const operands = sets(machine, tuple([given(other)]))
    return Array.isArray(operands) ? machine.compare(operator, self, operands[0] ?? self) : operands
  })
}

const SHARED = {
  union: ['*others', combining('|')],
  intersection: ['*others', combining('&')],
  difference: ['*others', combining('-')],
  symmetric_difference: ['*others', combining('^')],
  issubset: ['other, /', comparing('<=')],
  issuperset: ['other, /', comparing('>=')],
  isdisjoint: [
    'other, /',
    onSet((machine, self, [other]) => {
      const operands = sets(machine, tuple([given(other)]))
      if (!Array.isArray(operands)) return operands
      machine.tick(operands[0]?.entries.size ?? 0)
      return bool(![...(operands[0]?.entries.keys() ?? [])].some((key) => self.entries.has(key)))
    }),
  ],
  copy: [
    '',
    onSet((machine, self) => {
      spend(machine, self.entries.size)
      return { kind: self.kind, entries: new Map(self.entries) }
    }),
  ],
} as const

addMethods(FROZENSET, SHARED)
addMethods(SET, {
  ...SHARED,
  add: [
    'elem, /',
    onSet((machine, self, [item]) => {
      const key = machine.key(given(item))
      machine.mutate(self)
      machine.allocate(2)
      if (isUnknown(key)) forget(self, key)
      else if (!self.entries.has(key)) self.entries.set(key, given(item))
      return NONE
    }),
  ],
  remove: [
    'elem, /',
    onSet((machine, self, [item]) => {
      const key = machine.key(given(item))
      machine.mutate(self)
      if (isUnknown(key)) forget(self, key)
      else if (!self.entries.delete(key)) raiseKeyError(given(item), machine)
      return NONE
    }),
  ],
  discard: [
    'elem, /',
    onSet((machine, self, [item]) => {
      const key = machine.key(given(item))
      machine.mutate(self)
      if (isUnknown(key)) forget(self, key)
      else self.entries.delete(key)
      return NONE
    }),
  ],
  pop: [
    '',
    onSet((machine, self) => {
      machine.mutate(self)
      if (self.entries.size === 0) return machine.raise('KeyError', 'pop from an empty set')
      const items = setItems(self.entries.values(), machine)
      if (!Array.isArray(items)) {
        forget(self, items)
        return items
      }
      const [first = NONE] = items
      const key = machine.key(first)
      if (!isUnknown(key)) self.entries.delete(key)
      return first
    }),
  ],
  clear: [
    '',
    onSet((machine, self) => {
      machine.mutate(self)
      self.entries = new Map()
      return NONE
    }),
  ],
  update: ['*others', updating('|')],
  intersection_update: ['*others', updating('&')],
  difference_update: ['*others', updating('-')],
  symmetric_difference_update: ['*others', updating('^')],
})

function construct(kind: 'set' | 'frozenset'): Body {
  return (machine, [iterable]) => {
    const same = setOf(iterable)
    if (same !== null) {
      spend(machine, same.entries.size)
      return { kind, entries: new Map(same.entries) }
    }
    const items = machine.collect(given(iterable))
    if (!Array.isArray(items)) return items
    const made = makeSet(machine, items)
    return made.kind === 'set' && kind === 'frozenset' ? { kind, entries: made.entries } : made
  }
}

addConstructor(SET, 'iterable=(), /', construct('set'))
addConstructor(FROZENSET, 'iterable=(), /', construct('frozenset'))
