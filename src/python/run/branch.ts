/**
 * Evaluation where a condition is not known: both ways are gone, one undone before the other, and what they leave behind is joined.
 */

import { Raised } from '../failure.js'
import { BREAK, type Ending, type Frame, NORMAL, RETURN } from '../frame.js'
import { blur, Journal, join, joinValues, type Places, restore, snapshot } from '../journal.js'
import type { Machine } from '../machine.js'
import { NONE, type Unknown, type Value } from '../value.js'

/** The unknown that a value becomes when branches disagree about it. */
export function dependent(condition: Unknown): Unknown {
  const reason = condition.reason.startsWith('it depends on')
    ? condition.reason
    : `it depends on a condition that cannot be known: ${condition.reason}`
  return { ...condition, reason }
}

/** What a fork counts for: it keeps journals and goes through them. */
const FORK_STEPS = 200

interface Way<T> {
  readonly result: T
  readonly failure: Raised | null
}

function attempt<T>(machine: Machine, way: () => T, otherwise: T): Way<T> {
  const depth = machine.callStack.length
  try {
    return { result: way(), failure: null }
  } catch (failure) {
    if (!(failure instanceof Raised)) throw failure
    machine.callStack.length = depth
    return { result: otherwise, failure }
  }
}

/** How many places where a `try` may raise are kept apart: from here on they are one, and what differs is unknown. */
const MAX_DOUBTS = 16

/** Remembers, for the `try` around, that it may have raised here: its handlers may have run from this state. */
export function doubt(machine: Machine, raised: Raised | null, why: Unknown): void {
  const around = machine.tries.at(-1)
  if (around === undefined) return
  const places = snapshot(machine.journal, around.journal)
  // Objects of hosts are taken to be made before or after such a call, not half.
  if (raised === null) places.states.clear()
  machine.tick(DOUBT_STEPS + places.names.size + places.containers.size)
  const last = around.doubts[MAX_DOUBTS - 1]
  if (last === undefined) around.doubts.push({ why, raised, places })
  else blur(last.places, places, why)
}

/** What such a memory counts for. */
const DOUBT_STEPS = 200

/**
 * Goes two ways and joins what they leave. A way that raises, with no handler around, is taken not to happen: the program is
 * published, and would have stopped there.
 */
export function fork<T>(
  machine: Machine,
  condition: Unknown,
  first: () => T,
  second: () => T,
  joinResults: (a: T, b: T, why: Unknown) => T,
): T {
  machine.tick(FORK_STEPS)
  const why = dependent(condition)
  const outer = machine.journal
  const a = new Journal(outer)
  machine.journal = a
  machine.forks += 1
  const one = attempt<T | null>(machine, first, null)
  if (one.failure !== null) doubt(machine, one.failure, why)
  const left: Places = a.after()
  restore(a.before)
  const b = new Journal(outer)
  machine.journal = b
  const two = attempt<T | null>(machine, second, null)
  if (two.failure !== null) doubt(machine, two.failure, why)
  machine.forks -= 1
  machine.journal = outer
  a.handOver()
  b.handOver()
  if (one.failure !== null && two.failure !== null) throw one.failure
  if (two.failure !== null) {
    restore(b.before)
    restore(left)
    return one.result as T
  }
  if (one.failure !== null) return two.result as T
  join(b, left, why)
  return joinResults(one.result as T, two.result as T, why)
}

/** {@link fork} for blocks: also joins what they return. */
export function forkBlocks(
  machine: Machine,
  frame: Frame,
  condition: Unknown,
  first: () => Ending,
  second: () => Ending,
): Ending {
  const before = frame.result
  const way = (run: () => Ending) => () => {
    frame.result = before
    const ending = run()
    return { ending, result: frame.result }
  }
  const joined = fork(machine, condition, way(first), way(second), (a, b, why) => ({
    ending: a.ending | b.ending,
    result: joinReturned(a, b, why),
  }))
  frame.result = joined.result
  return joined.ending
}

interface Ended {
  readonly ending: Ending
  readonly result: Value
}

function joinReturned(a: Ended, b: Ended, why: Unknown): Value {
  if ((a.ending & RETURN) === 0) return b.result
  if ((b.ending & RETURN) === 0) return a.result
  return joinValues(a.result, b.result, why)
}

/** What a function gives whose body ended in these ways. */
export function returned(ending: Ending, frame: Frame, machine: Machine): Value {
  if ((ending & RETURN) === 0) return NONE
  if (ending === RETURN) return frame.result
  return joinValues(frame.result, NONE, machine.unknown('it depends on a condition that cannot be known'))
}

/** The rest of a block after a statement that may have left it: it may run or not. */
export function mayRun(machine: Machine, frame: Frame, ending: Ending, run: () => Ending): Ending {
  const before = frame.result
  const condition = machine.unknown('an earlier statement may have left the block')
  const skipped = ending & ~NORMAL
  return forkBlocks(
    machine,
    frame,
    condition,
    () => {
      frame.result = before
      return skipped
    },
    run,
  )
}

/** Passes over a loop before what still changes is given up: a value only ever goes from known to unknown. */
const MAX_PASSES = 6

/**
 * Runs a loop's body an unknown number of times, none included: what the turns change is unknown afterwards. `turn` gives the
 * body's ending; what is given says by BREAK that the loop may have been left.
 */
export function runUnknownTimes(
  machine: Machine,
  frame: Frame,
  condition: Unknown,
  turn: () => Ending,
): Ending {
  let endings = NORMAL
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const outer = machine.journal
    const journal = new Journal(outer)
    machine.journal = journal
    const before = frame.result
    machine.forks += 1
    const { result, failure } = attempt(machine, turn, NORMAL)
    machine.forks -= 1
    if (failure !== null) doubt(machine, failure, dependent(condition))
    machine.journal = outer
    journal.handOver()
    if (failure !== null) {
      restore(journal.before)
      return endings
    }
    if ((endings & RETURN) !== 0 && (result & RETURN) !== 0) {
      frame.result = joinValues(before, frame.result, dependent(condition))
    }
    endings |= result & (RETURN | BREAK)
    join(journal, { names: new Map(), containers: new Map(), states: new Map() }, dependent(condition))
    if (!changed(journal)) return endings
  }
  return endings
}

function changed(journal: Journal): boolean {
  for (const [map, names] of journal.before.names) {
    for (const [name, value] of names) {
      const now = map.get(name)
      if (now === value || value === undefined) continue
      if (value.kind === 'unknown' && now?.kind === 'unknown') continue
      if (now !== undefined && joinValues(value, now, UNLIKE) !== UNLIKE) continue
      return true
    }
  }
  for (const [container, contents] of journal.before.containers) {
    if ((container.kind as string) === 'unknown') return true
    if (container.kind === 'list' && Array.isArray(contents)) {
      const { items } = container
      if (items.some((item, index) => item !== contents[index] && contents[index]?.kind !== 'unknown'))
        return true
    } else if (container.kind === 'dict' && contents instanceof Map) {
      for (const [key, entry] of container.entries) {
        const old = contents.get(key)
        const was = old !== undefined && 'key' in old ? old.value : undefined
        if (was !== entry.value && (was as Value | undefined)?.kind !== 'unknown') return true
      }
    }
  }
  return false
}

const UNLIKE: Unknown = { kind: 'unknown', reason: '', origin: { start: 0, end: 0 } }
