/**
 * Shapes as the rules of the layers see them, and their arithmetic. A dimension is a whole number, `null` (Keras's `None`)
 * or an unknown that says why; every function here passes both on, so that a rule is written once for plain numbers.
 */
import type { Unknown } from '../python/value.js'
import { cannotTell } from './error.js'

export type Dim = number | null | Unknown
/** A shape of known rank. The batch axis is part of it. */
export type Shape = readonly Dim[]

/** A count of entries (parameters, multiply-accumulates): exact, or unknown with its reason. */
export type Size = bigint | Unknown

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'unknown'
}

/**
 * Computes a dimension from others: `None` if one of them is `None`, unknown if one of them is unknown.
 * `dim((n, k) => n - k + 1, length, kernel)`
 */
export function dim(compute: (...values: number[]) => number, ...dims: readonly Dim[]): Dim {
  const values: number[] = []
  let unknown: Unknown | undefined
  for (const one of dims) {
    if (one === null) return null
    if (typeof one === 'number') values.push(one)
    else unknown ??= one
  }
  return unknown ?? compute(...values)
}

/** Whether two dimensions are the same number; `undefined` where that cannot be told (either is `None` or unknown). */
export function sameDim(a: Dim, b: Dim): boolean | undefined {
  return typeof a === 'number' && typeof b === 'number' ? a === b : undefined
}

/** The product of dimensions as a dimension. Of none: 1. */
export function product(dims: Shape): Dim {
  return dim((...values) => values.reduce((a, b) => a * b, 1), ...dims)
}

/** How many entries a fully known shape has. `None` must have been refused before. */
export function size(shape: Shape): Size {
  let total = 1n
  for (const one of shape) {
    if (isUnknown(one)) return one
    total *= BigInt(one ?? 0)
  }
  return total
}

/** How many entries a shape has; null where an axis is `None`. */
export function entries(shape: Shape): Size | null {
  return shape.includes(null) ? null : size(shape)
}

/** The sum of sizes; unknown if one is. */
export function sum(sizes: Iterable<Size>): Size {
  let total = 0n
  for (const one of sizes) {
    if (typeof one !== 'bigint') return one
    total += one
  }
  return total
}

/** The dimension at an axis that may be counted from the end; `undefined` outside the shape. */
export function at(shape: Shape, axis: number): Dim | undefined {
  return shape[axis < 0 ? axis + shape.length : axis]
}

/** The shape with the dimension at `axis` (may be negative) replaced. */
export function withDim(shape: Shape, axis: number, value: Dim): Shape {
  return shape.with(axis < 0 ? axis + shape.length : axis, value)
}

/** A dimension that a rule has to know: ends the rule if it is unknown. `None` stays `None`. */
export function known(value: Dim): number | null {
  return isUnknown(value) ? cannotTell(value) : value
}

/** A shape as Python prints a tuple of it: `(None, 28, 28, 1)`, `(5,)`, `()`; an unknown as `?`. */
export function showShape(shape: Shape): string {
  const shown = shape.map(showDim)
  return shown.length === 1 ? `(${shown[0]},)` : `(${shown.join(', ')})`
}

/** A dimension as Python prints it; an unknown as `?`. */
export function showDim(value: Dim): string {
  if (value === null) return 'None'
  return typeof value === 'number' ? String(value) : '?'
}
