/** How shapes of several inputs become one: the rule of operations, and the slightly different one of the merging layers. */
import { refuse } from './error.js'
import { type Dim, isUnknown, type Shape, showShape } from './shape.js'

/**
 * The shape of an operation on two arrays, aligned at the last axis: a 1 takes the other's size, and so does a `None` unless
 * the other is 1. Refused as `keras.ops` does.
 */
export function broadcast(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, index): Dim => {
    const one = a[a.length - rank + index] ?? (index < rank - a.length ? 1 : null)
    const other = b[b.length - rank + index] ?? (index < rank - b.length ? 1 : null)
    if (one === 1) return other
    if (one === null) return other === 1 ? null : other
    if (other === 1 || other === null || other === one) return one
    if (isUnknown(one)) return isUnknown(other) ? one : other
    if (isUnknown(other)) return one
    return refuse(
      'ValueError',
      `the shapes ${showShape(a)} and ${showShape(b)} do not go together: ${one} against ${other}`,
    )
  })
}

/** The same for a merging layer, without the batch axis: a `None` on either side gives `None`. */
export function merged(a: Shape, b: Shape): Shape {
  const [long, short] = a.length < b.length ? [b, a] : [a, b]
  const head = long.slice(0, long.length - short.length)
  const tail = short.map((other, index): Dim => {
    const one = long[head.length + index] ?? null
    if (one === null || other === null) return null
    if (one === 1) return other
    if (other === 1) return one
    if (isUnknown(one)) return isUnknown(other) ? one : other
    if (!isUnknown(other) && one !== other)
      refuse(
        'ValueError',
        `inputs of different shapes cannot be merged: ${showShape(a)} and ${showShape(b)} (without the batch)`,
      )
    return one
  })
  return [...head, ...tail]
}
