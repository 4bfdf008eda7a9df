/**
 * `except*`: each handler takes the exceptions of a group that are its own, the rest is raised again.
 */
import { isInstance } from '../attributes.js'
import { Raised } from '../failure.js'
import { type Ending, NORMAL } from '../frame.js'
import type { Machine } from '../machine.js'
import type { Handler, Try } from '../syntax/statement.js'
import { EXCEPTIONS, OBJECT } from '../types.js'
import { type Instance, NONE, str, tuple, type Value } from '../value.js'

const GROUP = EXCEPTIONS.get('BaseExceptionGroup') ?? OBJECT

/** The exceptions of a group; null for one that is none. */
export function groupMembers(exception: Instance): readonly Value[] | null {
  if (!isInstance(exception, GROUP)) return null
  const args = exception.attributes.get('args')
  const members = args?.kind === 'tuple' ? args.items[1] : undefined
  return members?.kind === 'list' || members?.kind === 'tuple' ? members.items : null
}

function groupOf(machine: Machine, like: Instance, members: readonly Value[]): Instance {
  const args = like.attributes.get('args')
  const text = groupMembers(like) !== null && args?.kind === 'tuple' ? args.items[0] : undefined
  const of = machine.builtins.get('ExceptionGroup') ?? NONE
  const made = machine.call(of, [text ?? str(''), { kind: 'list', items: [...members] }])
  return made.kind === 'instance' ? made : like
}

/** Splits what was raised by a test on its innermost exceptions; null for a side with none. */
function split(
  machine: Machine,
  exception: Instance,
  test: (exception: Instance) => boolean,
): readonly [Instance | null, Instance | null] {
  const members = groupMembers(exception)
  if (test(exception)) return [exception, null]
  if (members === null) return [null, exception]
  const [taken, left]: [Value[], Value[]] = [[], []]
  for (const member of members) {
    if (member.kind !== 'instance') continue
    const [mine, others] = split(machine, member, test)
    if (mine !== null) taken.push(mine)
    if (others !== null) left.push(others)
  }
  return [
    taken.length === 0 ? null : groupOf(machine, exception, taken),
    left.length === 0 ? null : groupOf(machine, exception, left),
  ]
}

/** Runs the handlers of an `except*` one after the other. */
export function recoverGroup(
  machine: Machine,
  node: Try,
  raised: Raised,
  catches: (handler: Handler, exception: Instance) => boolean,
  run: (handler: Handler, exception: Instance) => Ending,
): Ending {
  let rest: Instance | null = raised.value
  for (const handler of node.handlers) {
    if (rest === null) break
    const [taken, left]: readonly [Instance | null, Instance | null] = split(machine, rest, (exception) =>
      catches(handler, exception),
    )
    if (taken === null) continue
    rest = left
    const caught = groupMembers(taken) === null ? groupOf(machine, taken, [taken]) : taken
    machine.handling.push(caught)
    const ending = run(handler, caught)
    machine.handling.pop()
    if (ending !== NORMAL) return ending
  }
  if (rest === null) return NORMAL
  throw rest === raised.value ? raised : new Raised(rest, raised.span, raised.callStack, raised.hint)
}

/** What a group says of itself. */
export function groupAttribute(exception: Instance, name: string): Value | undefined {
  const members = groupMembers(exception)
  const args = exception.attributes.get('args')
  if (members === null || args?.kind !== 'tuple') return undefined
  if (name === 'message') return args.items[0]
  return name === 'exceptions' ? tuple(members) : undefined
}
