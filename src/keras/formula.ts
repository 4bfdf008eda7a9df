/** How a count comes about, written with numbers: `32 × (3 × 3 × 1 + 1)`. */
import type { Dim, Shape } from './shape.js'
import { isUnknown } from './shape.js'

/** A factor or term as written: a number (thousands are not grouped), or null where it is not known. */
export function term(value: Dim): string | null {
  return value === null || isUnknown(value) ? null : String(value)
}

/** `a × b × c`, of no factors 1; null where one is not known. */
export function times(...factors: Shape): string | null {
  const written = factors.map(term)
  if (written.length === 0) return '1'
  return written.includes(null) ? null : written.join(' × ')
}

/** A layer whose outputs each see `inputs` entries: `outputs × (a × b + 1)`, without `+ 1` where there is no bias. */
export function perOutput(outputs: Dim, inputs: Shape, bias: boolean): string | null {
  const each = times(...inputs)
  const count = term(outputs)
  if (each === null || count === null) return null
  return bias ? `${count} × (${each} + 1)` : `${count} × ${inputs.length > 1 ? `(${each})` : each}`
}

/** The counts of several parts: `a + b`; null where one is not known. Parts that have nothing to count are left out. */
export function joined(parts: readonly (string | null)[]): string | null {
  const written = parts.filter((part) => part !== '')
  return written.length === 0 || written.includes(null) ? null : written.join(' + ')
}
