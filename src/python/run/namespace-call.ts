/**
 * `globals()`, `locals()` and `vars()`: what they give depends on where they are called.
 */
import { attributeDict } from '../attribute-dict.js'
import type { Frame } from '../frame.js'
import type { Machine } from '../machine.js'
import type { Call } from '../syntax/expression.js'
import { type DictEntry, type Key, str, type Value } from '../value.js'

const NAMES = new Set(['globals', 'locals', 'vars'])

/** The dict that such a call gives; null for any other call. */
export function namespaceCall(machine: Machine, node: Call, target: Value, frame: Frame): Value | null {
  const { callee } = node
  if (callee.kind !== 'name' || !NAMES.has(callee.id) || node.args.length > 0) return null
  if (target !== machine.builtins.get(callee.id)) return null
  if (callee.id === 'globals' || frame.locals === frame.globals) return attributeDict(machine, frame.globals)
  if (frame.scope.type === 'class') return attributeDict(machine, frame.locals)
  const entries = new Map<Key, DictEntry>()
  for (const [name, value] of frame.locals) entries.set(name, { key: str(name), value })
  return { kind: 'dict', entries }
}
