/** How much is put before and after each spatial axis, or cut off there: padding and cropping read it alike. */
import { integerOf, itemsOf, show, wholeTuple } from '../arguments.js'
import { assemble, channels, type DataFormat, spatialAxes } from '../convolution.js'
import { cannotTell, refuse } from '../error.js'
import type { LayerArguments } from '../layer.js'
import { type Dim, dim, isUnknown, type Shape, showShape } from '../shape.js'

/** Of each spatial axis: before and after. */
export type Margins = readonly (readonly Dim[])[]

/** One number for all axes, or for each axis a number or a pair. */
export function margins(args: LayerArguments, name: 'padding' | 'cropping', rank: 2 | 3): Margins {
  const value = args.value(name)
  const axes = Array.from({ length: rank }, (_, axis) => axis)
  if (isUnknown(value)) return axes.map(() => [value, value])
  const single = integerOf(value)
  if (single !== undefined) {
    if (single < 0 && name === 'cropping')
      refuse('ValueError', `\`cropping\` of \`${args.layer}\` must not be negative, found ${show(value)}`)
    return axes.map(() => [single, single])
  }
  const items = value.kind === 'str' ? [] : itemsOf(value)
  const expected = `\`${name}\` of \`${args.layer}\` must be a whole number, or a number or a pair for each of ${rank} axes`
  if (items === undefined) {
    if (value.kind === 'instance') cannotTell(args.unknown(`\`${name}\` is ${show(value)}`))
    refuse('ValueError', `${expected}, found ${show(value)}`)
  }
  if (items.length !== rank) refuse('ValueError', `${expected}, found ${show(value)}`)
  return items.map((item) => wholeTuple(args, name, 2, true, item))
}

/** A shape with margins added to its spatial axes. */
export function padded(shape: Shape, by: Margins, format: DataFormat): Shape {
  const spatial = spatialAxes(shape, format).map((length, axis) => {
    const [before = 0, after = 0] = by[axis] ?? []
    return dim((n, a, b) => n + a + b, length, before, after)
  })
  return assemble(shape[0] ?? null, spatial, channels(shape, format), format)
}

/** A shape with margins cut off its spatial axes; refuses to leave nothing. */
export function cropped(shape: Shape, by: Margins, format: DataFormat): Shape {
  const spatial = spatialAxes(shape, format).map((length, axis) => {
    const [before = 0, after = 0] = by[axis] ?? []
    return dim((n, a, b) => n - a - b, length, before, after)
  })
  if (spatial.some((length) => typeof length === 'number' && length <= 0))
    refuse(
      'ValueError',
      `cropping ${by.map(showShape).join(', ')} leaves nothing of an input of ${showShape(shape)}`,
      'crop less than the axis is long',
    )
  return assemble(shape[0] ?? null, spatial, channels(shape, format), format)
}
