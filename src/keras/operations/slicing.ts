/** Slices of tensors: `x[:, 0, ..., None]`. */
import type { Value } from '../../python/value.js'
import { integerOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { spec } from '../layer.js'
import { type Dim, dim, isUnknown, type Shape, showShape } from '../shape.js'
import type { OperationDeclaration } from './operation.js'

/** What is left of a shape under `x[key]`. */
export function sliced(shape: Shape, key: Value): Shape {
  const keys: Value[] = key.kind === 'tuple' || key.kind === 'list' ? [...key.items] : [key]
  const dots = keys.filter((one) => one.kind === 'ellipsis').length
  if (dots > 1) refuse('ValueError', 'a slice has at most one `...`')
  if (dots === 0) keys.push({ kind: 'ellipsis' })
  const rest = [...shape]
  const out: Dim[] = []
  for (const [index, one] of keys.entries()) {
    if (one.kind === 'ellipsis') {
      const needed = keys.slice(index + 1).filter((later) => later.kind !== 'none').length
      out.push(...rest.splice(0, Math.max(0, rest.length - needed)))
      continue
    }
    if (one.kind === 'none') {
      out.push(1)
      continue
    }
    if (rest.length === 0)
      refuse('ValueError', `a tensor of shape ${showShape(shape)} has not enough axes for that many indices`)
    const length = rest.shift() ?? null
    if (isUnknown(one)) cannotTell(one)
    if (one.kind === 'slice') {
      out.push(sliceLength(length, one))
      continue
    }
    const at = integerOf(one)
    if (at === undefined) {
      if (one.kind === 'instance') continue
      refuse('ValueError', `a tensor cannot be indexed by ${show(one)}`, 'use whole numbers and slices')
    } else if (typeof length === 'number' && (at >= length || at < -length))
      refuse(
        'ValueError',
        `index ${at} is outside an axis of ${length} entries, in a tensor of shape ${showShape(shape)}`,
      )
  }
  return out
}

function sliceLength(length: Dim, key: Value & { kind: 'slice' }): Dim {
  const bound = (value: Value): number | null | undefined => {
    if (value.kind === 'none') return null
    return integerOf(value)
  }
  const start = bound(key.start)
  const stop = bound(key.stop)
  const step = bound(key.step)
  for (const value of [key.start, key.stop, key.step]) if (isUnknown(value)) return value
  if (length === null || start === undefined || stop === undefined || step === undefined) return null
  return dim((n) => countOf(n, start, stop, step ?? 1), length)
}

/** `len(range(*slice.indices(n)))`. */
function countOf(n: number, start: number | null, stop: number | null, step: number): number {
  if (step === 0) return refuse('ValueError', 'the step of a slice cannot be 0')
  const clamp = (value: number, low: number, high: number): number =>
    Math.min(Math.max(value < 0 ? value + n : value, low), high)
  if (step > 0) {
    const from = start === null ? 0 : clamp(start, 0, n)
    const to = stop === null ? n : clamp(stop, 0, n)
    return Math.max(0, Math.ceil((to - from) / step))
  }
  const from = start === null ? n - 1 : clamp(start, -1, n - 1)
  const to = stop === null ? -1 : clamp(stop, -1, n - 1)
  return Math.max(0, Math.ceil((to - from) / step))
}

export const SLICES: readonly OperationDeclaration[] = [
  {
    name: 'get_item',
    type: 'GetItem',
    signature: 'x, key',
    output: (args) => spec(sliced(args.shape('x'), args.value('key')), args.dtype('x')),
  },
]
