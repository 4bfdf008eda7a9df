/** What a layer demands of the shape and the dtype of its input. */
import { refuse } from '../error.js'
import type { InputSpec } from '../layer.js'
import { at, type Shape, showShape } from '../shape.js'

/** Refuses a shape that a spec does not allow. */
export function checkSpec(
  layer: { readonly name: string },
  want: InputSpec,
  shape: Shape,
  dtype: string,
): void {
  const rank = shape.length
  const no = (expected: string): never =>
    refuse('ValueError', `\`${layer.name}\` expects ${expected}, found an input of shape ${showShape(shape)}`)
  const spec = want.shape
  const ndim = spec?.length ?? want.ndim
  if (ndim !== undefined && want.allowLastAxisSqueeze !== true && rank !== ndim)
    no(`${ndim} axes (the batch included)`)
  if (want.maxNdim !== undefined && rank > want.maxNdim) no(`at most ${want.maxNdim} axes`)
  if (want.minNdim !== undefined && rank < want.minNdim)
    no(`at least ${want.minNdim} axes (the batch included)`)
  if (want.dtype !== undefined && dtype !== want.dtype) no(`dtype ${want.dtype} (not ${dtype})`)
  for (const [axis, size] of want.axes ?? []) {
    if (typeof size !== 'number') continue
    const here = at(shape, axis)
    if (here === undefined)
      refuse('IndexError', `\`${layer.name}\` looks at axis ${axis}, which ${showShape(shape)} does not have`)
    if (typeof here === 'number' && here !== size) no(`${size} entries along axis ${axis}`)
  }
  if (spec !== undefined) {
    let mine: Shape = spec
    let theirs = shape
    if (want.allowLastAxisSqueeze === true) {
      if (theirs.at(-1) === 1) theirs = theirs.slice(0, -1)
      if (mine.at(-1) === 1) mine = mine.slice(0, -1)
    }
    for (let axis = 0; axis < Math.min(mine.length, theirs.length); axis += 1) {
      const a = mine[axis]
      const b = theirs[axis]
      if (typeof a === 'number' && typeof b === 'number' && a !== b) no(`the shape ${showShape(spec)}`)
    }
  }
}
