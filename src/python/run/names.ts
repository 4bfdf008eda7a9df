/**
 * Names: where they are read, bound and deleted.
 */

import { closest } from '../closest.js'
import type { Frame } from '../frame.js'
import type { Machine } from '../machine.js'
import { fromPlain, type Plain } from '../plain.js'
import type { Name } from '../syntax/expression.js'
import { unmodelledBuiltin } from '../unmodelled.js'
import { tuple, type Unknown, type Value } from '../value.js'

export function readName(machine: Machine, node: Name, frame: Frame): Value {
  const value = find(machine, node, frame)
  if (value === undefined) return undefinedName(machine, node, frame)
  if (value.kind === 'unknown') return known(machine, node.id) ?? value
  return value
}

function find(machine: Machine, node: Name, frame: Frame): Value | undefined {
  const { id } = node
  switch (node.residence) {
    case 'local':
      return frame.locals.get(id)
    case 'global':
      return frame.globals.get(id) ?? machine.builtins.get(id)
    case 'class': {
      const own = frame.locals.get(id)
      if (own !== undefined) return own
      for (let at = frame.parent; at !== null; at = at.parent) {
        if (at.scope.type !== 'class' && at.scope.type !== 'module' && at.scope.bound.has(id)) {
          return at.locals.get(id)
        }
      }
      return frame.globals.get(id) ?? machine.builtins.get(id)
    }
    case 'free':
      return owner(frame, id)?.locals.get(id)
  }
}

function owner(frame: Frame, id: string): Frame | null {
  for (let at = frame.parent; at !== null; at = at.parent) {
    if (at.scope.type !== 'class' && at.scope.bound.has(id)) return at
  }
  return null
}

/** The value that the author declares for a name or dotted name. */
export function known(machine: Machine, name: string): Value | undefined {
  const data: Plain | undefined = machine.given.size === 0 ? undefined : machine.given.get(name)
  if (data === undefined) return undefined
  const value = fromPlain(data)
  return value.kind === 'list' && name.endsWith('.shape') ? tuple(value.items) : value
}

function undefinedName(machine: Machine, node: Name, frame: Frame): Value {
  const { id } = node
  if (id === '__class__') {
    for (let at: Frame | null = frame; at !== null; at = at.parent) if (at.made !== null) return at.made
  }
  const declared = known(machine, id)
  if (declared !== undefined) return declared
  const lent = machine.lend(id, node)
  if (lent !== undefined) return lent
  machine.site = node
  if (node.residence === 'local' && frame.scope.type !== 'comprehension') {
    const place = frame.scope.type === 'module' ? 'NameError' : 'UnboundLocalError'
    if (machine.undefinedNames === 'raise' || machine.forks === 0) {
      machine.raise(place, `cannot access local variable '${id}' where it is not associated with a value`)
    }
    return unbound(id, node)
  }
  const unmodelled = unmodelledBuiltin(id, (reason) => machine.unknown(reason))
  if (unmodelled !== undefined) return unmodelled
  if (machine.undefinedNames === 'unknown' && machine.guarded === 0) return unbound(id, node)
  if (node.residence === 'free') {
    machine.raise(
      'NameError',
      `cannot access free variable '${id}' where it is not associated with a value in enclosing scope`,
    )
  }
  const names = [...frame.locals.keys(), ...frame.globals.keys(), ...machine.builtins.keys()]
  // Each name is compared for a hint.
  machine.tick(names.length)
  const near = closest(id, names)
  return machine.raise('NameError', `name '${id}' is not defined`, {
    hint: near === null ? 'define or import it first' : `did you mean \`${near}\`?`,
  })
}

function unbound(id: string, node: Name): Unknown {
  const { start, end } = node
  return {
    kind: 'unknown',
    reason: `name \`${id}\` is not defined`,
    origin: { start, end },
    name: id,
    undefinedName: id,
  }
}

/** The map that a name is bound in. */
function home(node: Name, frame: Frame): Map<string, Value> {
  if (node.residence === 'global') return frame.globals
  if (node.residence === 'free') return (owner(frame, node.id) ?? frame).locals
  return frame.locals
}

export function bindName(machine: Machine, node: Name, value: Value, frame: Frame): void {
  const map = home(node, frame)
  const overridden = map === frame.globals ? machine.override.get(node.id) : undefined
  machine.setIn(map, node.id, overridden === undefined ? value : fromPlain(overridden))
}

export function deleteName(machine: Machine, node: Name, frame: Frame): void {
  const map = home(node, frame)
  if (map.has(node.id)) machine.deleteIn(map, node.id)
  else {
    machine.site = node
    if (node.residence === 'local') {
      machine.raise(
        'UnboundLocalError',
        `cannot access local variable '${node.id}' where it is not associated with a value`,
      )
    }
    machine.raise('NameError', `name '${node.id}' is not defined`)
  }
}
