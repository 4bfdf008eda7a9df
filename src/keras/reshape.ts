/** The one rule by which entries are put into another shape: of the Reshape layer and of `ops.reshape`. */
import { refuse } from './error.js'
import { type Dim, dim, product, type Shape, showShape } from './shape.js'

/**
 * The shape that `target` stands for with the entries of `shape`: a -1 in it (at most one) becomes what is left over. Where
 * either has a `None`, a -1 becomes `None` and nothing is checked, as in Keras.
 */
export function reshaped(shape: Shape, target: Shape): Shape {
  if (shape.includes(null) || target.includes(null)) return target.map((size) => (size === -1 ? null : size))
  const all = product(shape)
  const fixed = product(target.filter((size) => size !== -1))
  const open = target.includes(-1)
  if (typeof all === 'number' && typeof fixed === 'number') {
    const fits = open ? fixed !== 0 && all % fixed === 0 : all === fixed
    if (!fits)
      refuse(
        'ValueError',
        `${showShape(shape)} holds ${all} entries, which do not make up the shape ${showShape(target)}`,
        fixed === 0 || all % fixed !== 0 ? undefined : 'let -1 stand for the axis that is left over',
      )
  }
  const left: Dim = open ? dim((a, b) => a / b, all, fixed) : null
  return target.map((size) => (size === -1 ? left : size))
}
