/**
 * What a call of something that nobody knows may do beside giving an unknown.
 */
import { forget } from '../journal.js'
import type { Machine } from '../machine.js'
import type { Call } from '../syntax/expression.js'
import type { Unknown, Value } from '../value.js'
import { dependent, doubt } from './branch.js'

/** Functions of libraries that change the container they are given. */
const CHANGERS = new Set([
  'shuffle',
  'heapify',
  'heappush',
  'heappop',
  'heapreplace',
  'insort',
  'insort_left',
  'insort_right',
])
/** Names of functions that only look at what they are given. */
const LOOKERS =
  /^_?(p?print|pp|display|plot|draw|show|visuali[sz]e|log|save|dump|write|report|describe|count|len|copy|deepcopy|tqdm)/

/**
 * A function that nobody knows may change the lists, dicts and sets that it is given: they are unknown from then on. One
 * called by its bare name, that is: methods of libraries (`plt.plot(losses)`) don't, but for a few; nor do functions that by
 * their name only look. Models and other objects stay as they are: published programs hand them to `train` and `evaluate`.
 */
export function callUnknown(machine: Machine, node: Call, callee: Unknown, args: readonly Value[]): void {
  doubtCall(machine, callee)
  const { callee: named } = node
  const name = named.kind === 'name' ? named.id : named.kind === 'attribute' ? named.name : null
  if (name === null || (named.kind === 'name' ? LOOKERS.test(name) : !CHANGERS.has(name))) return
  for (const value of args) {
    if (value.kind !== 'list' && value.kind !== 'dict' && value.kind !== 'set') continue
    const { start, end } = machine.site
    machine.mutate(value)
    forget(value, {
      kind: 'unknown',
      reason: `\`${name}\` may change it: ${callee.reason}`,
      origin: { start, end },
    })
  }
}

/** Within a `try` it may also raise: handlers may have run from here. */
function doubtCall(machine: Machine, callee: Unknown): void {
  const around = machine.tries.at(-1)
  if (around === undefined || around.calls >= MAX_CALLS) return
  around.calls += 1
  doubt(machine, null, dependent(callee))
}

/** So many calls of a `try` are taken to raise; the states that the rest could leave it in are much like theirs. */
const MAX_CALLS = 4
