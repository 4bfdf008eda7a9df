/** Python's `itertools`: walks that are taken one step at a time. */
import { hostModule, type Vm } from '../host.js'
import { type Cursor, type ModuleValue, NONE, tuple, type Unknown, type Value } from '../value.js'
import { iterator, native, wholeOf } from './native.js'

/** Cursors over several iterables, or the first that is unknown. */
function cursors(vm: Vm, values: readonly Value[]): Cursor[] | Unknown {
  const found: Cursor[] = []
  for (const value of values) {
    const cursor = vm.iterate(value)
    if ('kind' in cursor) return cursor
    found.push(cursor)
  }
  return found
}

/** An iterator over the values of another one, transformed; what is unknown about it stays so. */
function over(
  vm: Vm,
  name: string,
  source: Value,
  step: (cursor: Cursor) => Value | null,
  done: () => void = () => {},
): Value {
  const cursor = vm.iterate(source)
  if ('kind' in cursor) return cursor
  return iterator(
    name,
    () => {
      vm.tick(2)
      const value = step(cursor)
      if (value === null) done()
      return value
    },
    () => cursor.rest,
  )
}

/** An iterator over lists that a rule makes from pools of values. */
function combined(
  vm: Vm,
  name: string,
  pools: readonly (readonly Value[])[],
  indices: Iterator<readonly number[]>,
): Value {
  return iterator(name, () => {
    vm.tick(2)
    const step = indices.next()
    if (step.done === true) return null
    vm.allocate(step.value.length)
    return tuple(step.value.map((index, at) => pools[pools.length === 1 ? 0 : at]?.[index] ?? NONE))
  })
}

function* products(lengths: readonly number[]): Generator<readonly number[]> {
  if (lengths.some((length) => length === 0)) return
  const at = lengths.map(() => 0)
  for (;;) {
    yield [...at]
    let digit = lengths.length - 1
    while (digit >= 0 && (at[digit] ?? 0) + 1 >= (lengths[digit] ?? 0)) {
      at[digit] = 0
      digit -= 1
    }
    if (digit < 0) return
    at[digit] = (at[digit] ?? 0) + 1
  }
}

/** Choices of `size` out of `length`, in lexicographic order; `repeats` allows one index several times. */
function* choices(
  length: number,
  size: number,
  order: 'permutation' | 'combination',
  repeats: boolean,
): Generator<readonly number[]> {
  const at: number[] = []
  const used = new Set<number>()
  const first = () => (order === 'permutation' || at.length === 0 ? 0 : (at.at(-1) ?? 0) + (repeats ? 0 : 1))
  let next = first()
  for (;;) {
    if (at.length === size) {
      yield [...at]
    } else {
      while (order === 'permutation' && used.has(next)) next += 1
      if (next < length) {
        at.push(next)
        used.add(next)
        next = first()
        continue
      }
    }
    const last = at.pop()
    if (last === undefined) return
    used.delete(last)
    next = last + 1
  }
}

/** More than any evaluation has steps for. */
const MOST_PASSED = 500_000

/** The pool of a combinatorial function: all its values, or why they cannot be known. */
function chosen(name: string, order: 'permutation' | 'combination', repeats: boolean) {
  return native(name, 'iterable, r=None', (args, vm) => {
    const pool = vm.collect(args.get('iterable'))
    if (!Array.isArray(pool)) return pool
    const given = args.get('r')
    const size = given.kind === 'none' ? BigInt(pool.length) : wholeOf(vm, given)
    if (typeof size !== 'bigint') return size
    if (size < 0n) return vm.raise('ValueError', 'r must be non-negative')
    if (size > BigInt(pool.length) && (!repeats || pool.length === 0)) return iterator(name, () => null)
    // The first permutation passes over the ones that are used, one by one.
    if (order === 'permutation') vm.tick(Math.min((Number(size) * pool.length) / 8, MOST_PASSED))
    return combined(vm, name, [pool], choices(pool.length, Number(size), order, repeats))
  })
}

/** Makes the module. */
export function itertools(): ModuleValue {
  return hostModule('itertools', [
    native('count', 'start=0, step=1', (args, vm) => {
      let at = args.get('start')
      return iterator('count', () => {
        const value = at
        at = vm.binary('+', at, args.get('step'))
        vm.tick(2)
        return value
      })
    }),
    native('repeat', 'object, times=None', (args, vm) => {
      const times = args.get('times')
      const left = times.kind === 'none' ? null : wholeOf(vm, times)
      if (left !== null && typeof left !== 'bigint') return left
      let done = 0n
      return iterator('repeat', () => {
        vm.tick(2)
        if (left !== null && done >= left) return null
        done += 1n
        return args.get('object')
      })
    }),
    native('cycle', 'iterable, /', (args, vm) => {
      const values = vm.collect(args.get('iterable'))
      if (!Array.isArray(values)) return values
      let at = 0
      return iterator('cycle', () => {
        vm.tick(2)
        const value = values[at % Math.max(1, values.length)]
        at += 1
        return value ?? null
      })
    }),
    native('chain', '*iterables', (args, vm) => chained(vm, args.rest)),
    native('islice', 'iterable, start, stop=..., step=None', (args, vm) => {
      const bounds =
        args.get('stop').kind === 'ellipsis'
          ? [NONE, args.get('start')]
          : [args.get('start'), args.get('stop')]
      return sliced(vm, args.get('iterable'), [...bounds, args.get('step')])
    }),
    native('product', '*iterables, repeat=1', (args, vm) => {
      const repeat = wholeOf(vm, args.get('repeat'))
      if (typeof repeat !== 'bigint') return repeat
      const pools: Value[][] = []
      for (const value of args.rest) {
        const pool = vm.collect(value)
        if (!Array.isArray(pool)) return pool
        pools.push(pool)
      }
      vm.allocate(pools.length * Number(repeat))
      const all = Array.from({ length: Number(repeat) }, () => pools).flat()
      const doubled = all.length === 1 ? [...all, []] : all
      return combined(vm, 'product', doubled, products(all.map((pool) => pool.length)))
    }),
    chosen('permutations', 'permutation', false),
    chosen('combinations', 'combination', false),
    chosen('combinations_with_replacement', 'combination', true),
    native('accumulate', 'iterable, func=None, *, initial=None', (args, vm) => {
      let total = args.get('initial').kind === 'none' ? null : args.get('initial')
      let pending = total !== null
      return over(vm, 'accumulate', args.get('iterable'), (cursor) => {
        if (pending) {
          pending = false
          return total
        }
        const value = cursor.next()
        if (value === null) return null
        const rule = args.get('func')
        total =
          total === null
            ? value
            : rule.kind === 'none'
              ? vm.binary('+', total, value)
              : vm.call(rule, [total, value])
        return total
      })
    }),
    native('starmap', 'function, iterable, /', (args, vm) =>
      over(vm, 'starmap', args.get('iterable'), (cursor) => {
        const value = cursor.next()
        if (value === null) return null
        const given = vm.collect(value)
        return Array.isArray(given) ? vm.call(args.get('function'), given) : given
      }),
    ),
    native('pairwise', 'iterable, /', (args, vm) => {
      let last: Value | null = null
      return over(vm, 'pairwise', args.get('iterable'), (cursor) => {
        last ??= cursor.next()
        const next = last === null ? null : cursor.next()
        if (last === null || next === null) return null
        const pair = tuple([last, next])
        last = next
        return pair
      })
    }),
    native('zip_longest', '*iterables, fillvalue=None', (args, vm) => {
      const sources = cursors(vm, args.rest)
      if (!Array.isArray(sources)) return sources
      return iterator(
        'zip_longest',
        () => {
          vm.tick(2)
          const row = sources.map((cursor) => cursor.next())
          return row.every((value) => value === null)
            ? null
            : tuple(row.map((value) => value ?? args.get('fillvalue')))
        },
        () => sources.find((cursor) => cursor.rest !== null)?.rest ?? null,
      )
    }),
    ...filters(),
  ])
}

/** `takewhile`, `dropwhile`, `filterfalse`: a condition that is unknown ends what can be known. */
function filters() {
  const rules: readonly (readonly [
    string,
    (holds: boolean, state: { dropped: boolean }) => 'give' | 'skip' | 'end',
  ])[] = [
    ['takewhile', (holds) => (holds ? 'give' : 'end')],
    [
      'dropwhile',
      (holds, state) => {
        if (!holds) state.dropped = true
        return state.dropped ? 'give' : 'skip'
      },
    ],
    ['filterfalse', (holds) => (holds ? 'skip' : 'give')],
  ]
  return rules.map(([name, rule]) =>
    native(name, 'predicate, iterable, /', (args, vm) => {
      const cursor = vm.iterate(args.get('iterable'))
      if ('kind' in cursor) return cursor
      const state = { dropped: false }
      let ended = false
      let open: Unknown | null = null
      const predicate = args.get('predicate')
      return iterator(
        name,
        () => {
          while (!ended) {
            vm.tick(2)
            const value = cursor.next()
            if (value === null) break
            const holds = vm.truth(predicate.kind === 'none' ? value : vm.call(predicate, [value]))
            if (typeof holds !== 'boolean') {
              open = holds
              break
            }
            const verdict = rule(holds, state)
            if (verdict === 'give') return value
            if (verdict === 'end') break
          }
          ended = true
          return null
        },
        () => open ?? (ended && name === 'takewhile' ? null : cursor.rest),
      )
    }),
  )
}

function chained(vm: Vm, values: readonly Value[]): Value {
  let at = 0
  let current: Cursor | null = null
  let open: Unknown | null = null
  return iterator(
    'chain',
    () => {
      while (open === null) {
        vm.tick(2)
        const value = current?.next() ?? null
        if (value !== null) return value
        open = current?.rest ?? null
        const source = values[at]
        if (open !== null || source === undefined) return null
        at += 1
        const next = vm.iterate(source)
        if ('kind' in next) open = next
        else current = next
      }
      return null
    },
    () => open,
  )
}

function sliced(vm: Vm, source: Value, bounds: readonly Value[]): Value {
  const numbers: (number | null)[] = []
  for (const bound of bounds) {
    if (bound.kind === 'none') numbers.push(null)
    else {
      const whole = wholeOf(vm, bound)
      if (typeof whole !== 'bigint') return whole
      if (whole < 0n)
        return vm.raise('ValueError', 'indices of islice() must be None or whole numbers from 0 on')
      numbers.push(Number(whole))
    }
  }
  const [start, stop, step] = numbers
  const stride = step ?? 1
  if (stride === 0)
    return vm.raise('ValueError', 'the step of islice() must be a positive whole number or None')
  let at = 0
  let next = start ?? 0
  return over(vm, 'islice', source, (cursor) => {
    while (stop === null || stop === undefined || next < stop) {
      const value = cursor.next()
      if (value === null) return null
      at += 1
      vm.tick(2)
      if (at - 1 === next) {
        next += stride
        return value
      }
    }
    return null
  })
}
