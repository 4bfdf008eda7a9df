/** The arguments that convolutions of every kind share, read once. */
import {
  activation,
  convolutionPadding,
  dataFormat,
  flag,
  identifiers,
  integerOf,
  integerTuple,
  show,
  wholeTuple,
} from '../arguments.js'
import type { ConvolutionWindow } from '../convolution.js'
import { refuse } from '../error.js'
import type { LayerArguments } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, isUnknown, product, type Shape, showShape } from '../shape.js'

/** Kernel, strides, dilation, padding and data format, over `rank` axes. */
export function readWindow(
  args: LayerArguments,
  rank: number,
  allowCausal: boolean,
  list: 'ValueError' | 'AttributeError' = 'ValueError',
): ConvolutionWindow {
  const kernel_size = wholeTuple(args, 'kernel_size', rank)
  const strides = integerTuple(args, 'strides', rank)
  const dilation_rate = integerTuple(args, 'dilation_rate', rank)
  const padding = convolutionPadding(args, allowCausal, list)
  return { kernel_size, strides, dilation_rate, padding, data_format: dataFormat(args) }
}

/** `activation`, `use_bias`, and whatever else names an initializer, regularizer or constraint. */
export function readCommon(
  args: LayerArguments,
  ...names: readonly string[]
): { readonly activation: string | null; readonly use_bias: boolean } {
  const named = activation(args)
  identifiers(args, ...names)
  return { activation: named, use_bias: flag(args, 'use_bias') }
}

/** `filters` or `depth_multiplier`: compared with 0 by Keras, and a size of weights later. */
export function positiveCount(args: LayerArguments, name: string): Dim {
  const value = args.value(name)
  if (isUnknown(value)) return value
  if (value.kind === 'none')
    refuse(
      name === 'filters' ? 'ValueError' : 'TypeError',
      `\`${name}\` of \`${args.layer}\` must be a positive whole number, found None`,
    )
  const number = comparable(args, name) ?? 0
  if (number <= 0)
    refuse('ValueError', `\`${name}\` of \`${args.layer}\` must be positive, found ${show(value)}`)
  return integerOf(value) ?? refuseFraction(args, name)
}

function refuseFraction(args: LayerArguments, name: string): never {
  return refuse(
    'ValueError',
    `\`${name}\` of \`${args.layer}\` must be a whole number, found ${show(args.value(name))}`,
  )
}

/** Strides above 1 and a dilation above 1 do not go together. */
export function refuseStridesWithDilation(args: LayerArguments, strides: Shape, dilation: Shape): void {
  const moved = product(strides)
  const spread = product(dilation)
  if (typeof moved === 'number' && typeof spread === 'number' && moved > 1 && spread > 1)
    refuse(
      'ValueError',
      `\`${args.layer}\` takes either strides or a dilation rate above 1, found ${showShape(strides)} and ${showShape(dilation)}`,
      'leave one of them at 1',
    )
}
