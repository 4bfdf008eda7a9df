/**
 * The arguments of calls and class definitions, as they are written.
 */
import type { Frame } from '../frame.js'
import type { Machine } from '../machine.js'
import type { Call } from '../syntax/expression.js'
import type { DictValue, Unknown, Value } from '../value.js'
import { spread } from './display.js'

/** Evaluates the arguments of all forms; gives an unknown where it hides some of them. */
export function fullArguments(
  machine: Machine,
  node: Pick<Call, 'args'>,
  args: Value[],
  keywords: Map<string, Value>,
  frame: Frame,
): Unknown | null {
  let doubt: Unknown | null = null
  for (const argument of node.args) {
    const value = machine.evaluate(argument.value, frame)
    machine.site = argument.value
    if (argument.form === 'positional') args.push(value)
    else if (argument.form === 'keyword') {
      const name = argument.name ?? ''
      if (keywords.has(name)) machine.raise('TypeError', `got multiple values for keyword argument '${name}'`)
      keywords.set(name, value)
    } else if (argument.form === 'star') {
      const more = machine.collect(value)
      if (Array.isArray(more)) for (const item of more) args.push(item)
      else doubt ??= more
    } else {
      const made: DictValue = { kind: 'dict', entries: new Map() }
      doubt ??= spread(machine, value, made)
      for (const entry of made.entries.values()) {
        if (entry.key.kind !== 'str') machine.raise('TypeError', 'keywords must be strings')
        else if (keywords.has(entry.key.value)) {
          machine.raise('TypeError', `got multiple values for keyword argument '${entry.key.value}'`)
        } else keywords.set(entry.key.value, entry.value)
      }
    }
  }
  return doubt
}
