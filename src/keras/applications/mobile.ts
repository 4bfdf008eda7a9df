/** What the MobileNets share: widths that are multiples of 8, the padding in front of a stride, names made of numbers. */
import type { Value } from '../../python/value.js'
import { cannotTell, refuse } from '../error.js'
import { type Dim, isUnknown } from '../shape.js'
import type { Net } from './application.js'
import { givenShape, type Options } from './options.js'

/** The nearest multiple of 8 that is at least 8 and not more than a tenth below. */
export function divisible(width: number): number {
  const rounded = Math.max(8, Math.floor(Math.trunc(width + 4) / 8) * 8)
  return rounded < 0.9 * width ? rounded + 8 : rounded
}

/** Padding before a strided convolution, as Keras's `correct_pad`: one less on top and left where the size is even. */
export function correctPad(net: Net, x: Value, kernel: number): readonly (readonly number[])[] {
  const [, height = null, width = null] = net.workshop.shape(x) ?? []
  const correct = Math.floor(kernel / 2)
  if (isUnknown(height)) cannotTell(height)
  if (isUnknown(width)) cannotTell(width)
  if (height === null) return [0, 0].map(() => [correct - 1, correct])
  if (width === null)
    refuse(
      'TypeError',
      'Keras cannot pad an image whose height is known and whose width is None',
      'write both sizes of `input_shape`, or None for both',
    )
  return [height, width].map((size) => [correct - (1 - (size % 2)), correct])
}

/** A number with two decimals, as Python formats it: a tie goes to the even digit. */
export function twoDecimals(value: number): string {
  const scaled = value * 100
  const tie = Math.abs(scaled % 1) === 0.5 && scaled / 100 === value && (value * 8) % 1 === 0
  if (!tie) return value.toFixed(2)
  const below = Math.floor(scaled)
  return ((below % 2 === 0 ? below : below + 1) / 100).toFixed(2)
}

/** The size that ImageNet's weights are there for: that of a square `input_shape` among those, else 224. */
export function squareSize(rows: Dim, cols: Dim, sizes: readonly number[]): number {
  return typeof rows === 'number' && rows === cols && sizes.includes(rows) ? rows : 224
}

/** Rows and columns of `input_shape`; null where it is not given, IndexError where it has none. */
export function givenSize(options: Options): readonly [Dim, Dim] | null {
  const given = givenShape(options)
  if (given === null) return null
  const [rows, cols] = given
  if (rows === undefined || cols === undefined)
    refuse('IndexError', `\`input_shape\` of \`${options.application}\` has less than two entries`)
  return [rows, cols]
}

/** The rows in a model's name: a number or `None`, or 224 where ImageNet's weights are for no such size. */
export function rowsInName(options: Options, rows: Dim, cols: Dim, sizes: readonly number[]): string {
  if (isUnknown(rows)) cannotTell(rows)
  if (options.imagenet && isUnknown(cols)) cannotTell(cols)
  if (options.imagenet && (rows === null || rows !== cols || !sizes.includes(rows))) return '224'
  return rows === null ? 'None' : String(rows)
}

/** An `input_tensor` and an `input_shape` must agree on the columns. */
export function checkColumns(net: Net, options: Options): void {
  const tensor = options.known('input_tensor')
  const size = givenSize(options)
  if (tensor.kind === 'none' || size === null) return
  const width = net.workshop.shape(tensor)?.[2] ?? null
  if (isUnknown(width)) cannotTell(width)
  if (isUnknown(size[1])) cannotTell(size[1])
  if (width !== size[1])
    options.refuse(
      `\`input_tensor\` has ${width ?? 'None'} columns, but \`input_shape\` ${size[1] ?? 'None'}`,
      'leave `input_shape` out',
    )
}
