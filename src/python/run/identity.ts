/**
 * Identity: `is`.
 */
import type { Value } from '../value.js'

/** Identity: values that cannot change are the same if they are alike. */
export function same(left: Value, right: Value): boolean {
  if (left === right) return true
  if (left.kind === 'int') return right.kind === 'int' && left.value === right.value
  if (left.kind === 'str') return right.kind === 'str' && left.value === right.value
  if (left.kind === 'tuple')
    return right.kind === 'tuple' && left.items.length === 0 && right.items.length === 0
  if (left.kind === 'boundMethod') return false
  return false
}
