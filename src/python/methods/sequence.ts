/**
 * Methods of `list`, `tuple`, `range` and iterators.
 */
import { addConstructor, addMethods, addProperties } from '../builtins/define.js'
import { sorted } from '../builtins/sort.js'
import { forget } from '../journal.js'
import { isUnknown } from '../key.js'
import type { Machine } from '../machine.js'
import { MAX_ITEMS } from '../operate.js'
import { asIndex, sliceBounds } from '../subscript.js'
import { GENERATOR, LIST, RANGE, SLICE, TUPLE, typeOf } from '../types.js'
import { type Instance, int, type ListValue, list, NONE, tuple, type Unknown, type Value } from '../value.js'

const given = (value: Value | undefined): Value => value ?? NONE

/** What an instance of a subclass holds, where that has become unknown. */
function hidden(value: Value | undefined): Unknown | null {
  return value?.kind === 'instance' && value.native?.kind === 'unknown' ? value.native : null
}

/** The list that a method works on; it may have become unknown. */
function self(machine: Machine, value: Value | undefined): ListValue | null {
  if (value?.kind === 'list') return value
  if (value?.kind === 'instance' && value.native?.kind === 'list') return value.native
  if (value?.kind === 'unknown' || hidden(value)) return null
  return machine.raise(
    'TypeError',
    `descriptor requires a 'list' object but received '${typeOf(given(value)).name}'`,
  )
}

function changing(
  body: (machine: Machine, self: ListValue, args: readonly Value[]) => Value,
): (machine: Machine, args: readonly Value[]) => Value {
  return (machine, [object, ...args]) => {
    const of = self(machine, object)
    if (of === null) return hidden(object) ?? given(object)
    machine.mutate(of)
    return body(machine, of, args)
  }
}

function grow(machine: Machine, of: ListValue, count: number): void {
  if (of.items.length + count > MAX_ITEMS) machine.limit(`a list would have more than ${MAX_ITEMS} items`)
  machine.allocate(count)
}

/** Where a value is among others; -1 where it is not. */
function position(
  machine: Machine,
  items: readonly Value[],
  wanted: Value,
  from = 0,
  to = items.length,
): number | Value {
  for (let at = from; at < to && at < items.length; at += 1) {
    const item = items[at]
    if (item === undefined) break
    machine.tick(1)
    if (item === wanted && item.kind !== 'unknown') return at
    const same = machine.equals(item, wanted)
    if (same === true) return at
    if (same !== false) return same
  }
  return -1
}

function whole(machine: Machine, value: Value | undefined, otherwise: number): number {
  if (value === undefined || value.kind === 'none') return otherwise
  const index = asIndex(value, machine)
  if (typeof index === 'bigint') return Number(index)
  return machine.raise('TypeError', `'${typeOf(value).name}' object cannot be interpreted as an integer`)
}

function itemsOf(value: Value | undefined): readonly Value[] {
  if (value?.kind === 'list' || value?.kind === 'tuple') return value.items
  return value?.kind === 'instance' ? itemsOf(value.native) : []
}

const COUNT = (machine: Machine, [object, wanted]: readonly Value[]): Value => {
  let count = 0
  for (const item of itemsOf(object)) {
    machine.tick(1)
    const same = item === wanted && item.kind !== 'unknown' ? true : machine.equals(item, given(wanted))
    if (typeof same !== 'boolean') return same
    if (same) count += 1
  }
  return int(count)
}

const INDEX = (machine: Machine, [object, wanted, start, stop]: readonly Value[]): Value => {
  const items = itemsOf(object)
  const clamp = (index: number) => (index < 0 ? Math.max(0, index + items.length) : index)
  const at = position(
    machine,
    items,
    given(wanted),
    clamp(whole(machine, start, 0)),
    clamp(whole(machine, stop, items.length)),
  )
  if (typeof at !== 'number') return at
  if (at >= 0) return int(at)
  const shown = machine.repr(given(wanted))
  return machine.raise(
    'ValueError',
    `${typeof shown === 'string' ? shown : 'the value'} is not in ${typeOf(given(object)).name}`,
  )
}

addMethods(LIST, {
  append: [
    'object, /',
    changing((machine, of, [item]) => {
      grow(machine, of, 1)
      of.items.push(given(item))
      return NONE
    }),
  ],
  extend: [
    'iterable, /',
    changing((machine, of, [iterable]) => {
      const items = machine.collect(given(iterable))
      if (!Array.isArray(items)) {
        forget(of, items)
        return NONE
      }
      grow(machine, of, items.length)
      for (const item of items) of.items.push(item)
      return NONE
    }),
  ],
  insert: [
    'index, object, /',
    changing((machine, of, [index, item]) => {
      const at = asIndex(given(index), machine)
      if (at !== null && isUnknown(at)) {
        forget(of, at)
        return NONE
      }
      grow(machine, of, 1)
      machine.tick(of.items.length >> 4)
      of.items.splice(whole(machine, index, 0), 0, given(item))
      return NONE
    }),
  ],
  pop: [
    'index=-1, /',
    changing((machine, of, [index]) => {
      if (of.items.length === 0) machine.raise('IndexError', 'pop from empty list')
      const at = asIndex(given(index), machine)
      if (at !== null && isUnknown(at)) {
        forget(of, at)
        return at
      }
      const from = whole(machine, index, -1)
      const place = from < 0 ? from + of.items.length : from
      machine.tick(Math.max(0, of.items.length - place) >> 4)
      const [item] = place < 0 || place >= of.items.length ? [] : of.items.splice(place, 1)
      return item ?? machine.raise('IndexError', 'pop index out of range')
    }),
  ],
  remove: [
    'value, /',
    changing((machine, of, [wanted]) => {
      const at = position(machine, of.items, given(wanted))
      if (typeof at !== 'number') {
        if (isUnknown(at)) forget(of, at)
        return NONE
      }
      if (at < 0) machine.raise('ValueError', 'list.remove(x): x not in list')
      machine.tick(of.items.length >> 4)
      of.items.splice(at, 1)
      return NONE
    }),
  ],
  clear: [
    '',
    changing((_, of) => {
      of.items = []
      return NONE
    }),
  ],
  reverse: [
    '',
    changing((machine, of) => {
      machine.tick(of.items.length)
      of.items = of.items.toReversed()
      return NONE
    }),
  ],
  sort: [
    '*, key=None, reverse=False',
    changing((machine, of, [key, reverse]) => {
      const result = sorted(machine, of.items, given(key), given(reverse))
      if (Array.isArray(result)) of.items = result
      else forget(of, result)
      return NONE
    }),
  ],
  copy: [
    '',
    (machine, [object]) => {
      machine.tick(itemsOf(object).length >> 3)
      machine.allocate(itemsOf(object).length)
      return list([...itemsOf(object)])
    },
  ],
  count: ['value, /', COUNT],
  index: ['value, start=None, stop=None, /', INDEX],
})

addMethods(TUPLE, { count: ['value, /', COUNT], index: ['value, start=None, stop=None, /', INDEX] })

addConstructor(LIST, 'iterable=(), /', (machine, [iterable]) => {
  const items = machine.collect(given(iterable))
  return Array.isArray(items) ? list(items) : items
})

addConstructor(TUPLE, 'iterable=(), /', (machine, [iterable]) => {
  if (iterable?.kind === 'tuple') return iterable
  const items = machine.collect(given(iterable))
  return Array.isArray(items) ? tuple(items) : items
})

addConstructor(RANGE, '*args', (machine, [args]) => {
  const values = args?.kind === 'tuple' ? args.items : []
  if (values.length === 0 || values.length > 3) {
    machine.raise(
      'TypeError',
      `range expected ${values.length === 0 ? 'at least 1 argument' : 'at most 3 arguments'}, got ${values.length}`,
    )
  }
  const numbers: bigint[] = []
  for (const value of values) {
    const index = asIndex(value, machine)
    if (index === null)
      return machine.raise('TypeError', `'${typeOf(value).name}' object cannot be interpreted as an integer`)
    if (isUnknown(index)) return index
    numbers.push(index)
  }
  const [first = 0n, second, step = 1n] = numbers
  if (step === 0n) machine.raise('ValueError', 'range() arg 3 must not be zero')
  return second === undefined
    ? { kind: 'range', start: 0n, stop: first, step: 1n }
    : { kind: 'range', start: first, stop: second, step }
})

addMethods(RANGE, {
  index: [
    'value, /',
    (machine, [object, wanted]) => {
      const found = machine.truth(machine.contains(given(object), given(wanted)))
      if (typeof found !== 'boolean') return found
      if (object?.kind !== 'range' || wanted?.kind !== 'int' || !found) {
        return machine.raise('ValueError', 'the value is not in range')
      }
      return int((wanted.value - object.start) / object.step)
    },
  ],
  count: [
    'value, /',
    (machine, [object, wanted]) => {
      const found = machine.truth(machine.contains(given(object), given(wanted)))
      return typeof found === 'boolean' ? int(found ? 1 : 0) : found
    },
  ],
})
addProperties(RANGE, {
  start: (_, [value]) => int(value?.kind === 'range' ? value.start : 0n),
  stop: (_, [value]) => int(value?.kind === 'range' ? value.stop : 0n),
  step: (_, [value]) => int(value?.kind === 'range' ? value.step : 1n),
})

addConstructor(SLICE, '*args', (_, [args]) => {
  const values = args?.kind === 'tuple' ? args.items : []
  const [first = NONE, second, step = NONE] = values
  return second === undefined
    ? { kind: 'slice', start: NONE, stop: first, step: NONE }
    : { kind: 'slice', start: first, stop: second, step }
})
addMethods(SLICE, {
  indices: [
    'length, /',
    (machine, [slice, length]) => {
      if (slice?.kind !== 'slice') return NONE
      const bounds = sliceBounds(slice, BigInt(whole(machine, length, 0)), machine)
      return isUnknown(bounds) ? bounds : tuple([int(bounds.start), int(bounds.stop), int(bounds.step)])
    },
  ],
})
addProperties(SLICE, {
  start: (_, [value]) => (value?.kind === 'slice' ? value.start : NONE),
  stop: (_, [value]) => (value?.kind === 'slice' ? value.stop : NONE),
  step: (_, [value]) => (value?.kind === 'slice' ? value.step : NONE),
})

/** What a generator is resumed with; an exception is raised at its `yield`. */
function resume(
  machine: Machine,
  value: Value | undefined,
  input: Value | null,
  failure: Instance | null,
): Value {
  if (value?.kind !== 'iterator' || value.resume === undefined) {
    return machine.raise('AttributeError', `'${typeOf(given(value)).name}' object has no attribute 'send'`)
  }
  const item = value.resume(input, failure)
  if (item !== null) return item
  if (value.cursor.rest !== null) return value.cursor.rest
  return machine.raiseWith('StopIteration', value.result.kind === 'none' ? [] : [value.result])
}

addMethods(GENERATOR, {
  __iter__: ['', (_, [object]) => given(object)],
  __next__: [
    '',
    (machine, [object]) => {
      if (object?.kind !== 'iterator') return given(object)
      const item = object.cursor.next()
      if (item !== null) return item
      return (
        object.cursor.rest ??
        machine.raiseWith('StopIteration', object.result.kind === 'none' ? [] : [object.result])
      )
    },
  ],
  send: ['value, /', (machine, [object, value]) => resume(machine, object, given(value), null)],
  throw: [
    'exception, value=None, /',
    (machine, [object, exception]) => {
      const made = exception?.kind === 'class' ? machine.call(exception, []) : exception
      if (made?.kind !== 'instance')
        return machine.raise('TypeError', 'exceptions must derive from BaseException')
      return resume(machine, object, null, made)
    },
  ],
  close: [
    '',
    (machine, [object]) => {
      if (object?.kind === 'iterator' && object.resume !== undefined) {
        const exit = machine.builtins.get('GeneratorExit')
        const made = exit === undefined ? undefined : machine.call(exit, [])
        if (made?.kind === 'instance') machine.builtinCall('__close__', [object, made], new Map())
      }
      return NONE
    },
  ],
})
