/**
 * Sorting as Python sorts: stable, by `<` alone.
 */
import type { Machine } from '../machine.js'
import type { Unknown, Value } from '../value.js'

/** The values in order; an unknown where two of them cannot be compared for sure. */
export function sorted(
  machine: Machine,
  values: readonly Value[],
  key: Value,
  reverse: Value,
): Value[] | Unknown {
  const backwards = machine.truth(reverse)
  if (typeof backwards !== 'boolean') return backwards
  machine.tick(values.length * Math.max(1, Math.ceil(Math.log2(values.length + 1))))
  const rows = values.map((value) => ({
    value,
    rank: key.kind === 'none' ? value : machine.call(key, [value]),
  }))
  let doubt: Unknown | null = null
  const less = (a: Value, b: Value): boolean => {
    const truth = machine.truth(machine.compare('<', a, b))
    if (typeof truth === 'boolean') return truth
    doubt ??= truth
    return false
  }
  // A stable sort of the reverse, reversed, keeps equal elements in their order, as Python's `reverse` does.
  if (backwards) rows.reverse()
  rows.sort((a, b) => (less(a.rank, b.rank) ? -1 : less(b.rank, a.rank) ? 1 : 0))
  if (backwards) rows.reverse()
  return doubt ?? rows.map((row) => row.value)
}
