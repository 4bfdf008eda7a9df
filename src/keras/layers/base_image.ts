/** The rules that the layers for images share (Keras's BaseImagePreprocessingLayer): ranges, factors, sizes. */
import type { Value } from '../../python/value.js'
import { dataFormat, integerOf, itemsOf, numberOf, show, truthOf } from '../arguments.js'
import type { DataFormat } from '../convolution.js'
import { cannotTell, refuse } from '../error.js'
import { type LayerArguments, type LayerDeclaration, layer, spec } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, isUnknown, type Shape } from '../shape.js'

/** Parameters of the base class that a signature may leave out. */
const BASE = ['bounding_box_format=None', 'data_format=None', 'factor=None'] as const

/** Those of {@link BASE} that a signature does not name itself. */
export function imageKeywords(signature: string): string {
  return BASE.filter((one) => !new RegExp(`\\b${one.split('=')[0]}\\b`).test(signature)).join(', ')
}

/** A layer that changes pixels and no shape. Whether the input is an image at all is not looked at. */
export function imageLayer(
  name: string,
  signature: string,
  check: (args: LayerArguments) => void = () => {},
): LayerDeclaration {
  return layer({
    name,
    bases: ['BaseImagePreprocessingLayer', 'DataLayer'],
    signature,
    keywords: imageKeywords(signature),
    call: 'data, training=True',
    init(args) {
      dataFormat(args)
      check(args)
      return {}
    },
    output: (_, { shape }) => spec(shape),
  })
}

/** A factor between two bounds: a number, or a list of two that reach into the bounds. */
export function factor(args: LayerArguments, low: number, high: number, name = 'factor'): void {
  const value = args.value(name)
  const items = itemsOf(value)
  if (isUnknown(value) || items?.some(isUnknown) === true) return
  if (items === undefined) {
    const number = numberOf(value)
    if (number === undefined || number < low || number > high) refuseFactor(args, name, value, low, high)
    return
  }
  const [first, second] = items.map((item) => comparable(args, name, item))
  if (items.length !== 2 || first === undefined || second === undefined || first > high || second < low)
    refuseFactor(args, name, value, low, high)
}

/** A factor of which every number must lie between the bounds; `excludesLow` where the lower one is not allowed itself. */
export function strictFactor(
  args: LayerArguments,
  name: string,
  low: number,
  high: number,
  excludesLow = false,
): void {
  const value = args.value(name)
  const items = itemsOf(value)
  if (isUnknown(value) || items?.some(isUnknown) === true) return
  if (items !== undefined && items.length !== 2) refuseFactor(args, name, value, low, high)
  if (items === undefined && numberOf(value) === undefined) refuseFactor(args, name, value, low, high)
  for (const item of items ?? [value]) {
    const number = comparable(args, name, item) ?? 0
    if (number > high || number < low || (excludesLow && number === low))
      refuseFactor(args, name, value, low, high)
  }
}

function refuseFactor(args: LayerArguments, name: string, value: Value, low: number, high: number): never {
  return refuse(
    'ValueError',
    `\`${name}\` of \`${args.layer}\` must be a number between ${low} and ${high}, or two of them, found ${show(value)}`,
  )
}

/** A factor that stands in for 0 where it is None or 0. */
export function factorOrZero(args: LayerArguments, low: number, high: number): void {
  const value = args.value('factor')
  if (isUnknown(value) || truthOf(value)) factor(args, low, high)
}

/** `value_range`: two numbers. */
export function valueRange(args: LayerArguments): void {
  const value = args.value('value_range')
  if (!isUnknown(value) && itemsOf(value)?.length !== 2)
    refuse('ValueError', `\`value_range\` of \`${args.layer}\` must be two numbers, found ${show(value)}`)
  for (const item of itemsOf(value) ?? []) comparable(args, 'value_range', item)
}

/** A string of a list; NotImplementedError for any other. */
export function supported(args: LayerArguments, name: string, allowed: readonly string[]): void {
  const value = args.value(name)
  if (isUnknown(value) || (value.kind === 'str' && allowed.includes(value.value))) return
  refuse(
    'NotImplementedError',
    `\`${args.layer}\` knows no \`${name}\` ${show(value)}, only ${allowed.map((one) => `'${one}'`).join(', ')}`,
  )
}

const FILL_MODES = ['reflect', 'wrap', 'constant', 'nearest']

/** `fill_mode` and `interpolation` of the layers that move pixels about. */
export function fillAndInterpolation(args: LayerArguments): void {
  supported(args, 'fill_mode', FILL_MODES)
  supported(args, 'interpolation', ['nearest', 'bilinear'])
}

/** What a layer that sets an image's size keeps. */
export interface ImageSize {
  readonly height: Dim
  readonly width: Dim
  readonly data_format: DataFormat
}

/** `height` and `width`, which are not looked at before they become a shape. */
export function imageSize(args: LayerArguments): ImageSize {
  return { height: side(args, 'height'), width: side(args, 'width'), data_format: dataFormat(args) }
}

function side(args: LayerArguments, name: string): Dim {
  const value = args.value(name)
  if (isUnknown(value)) return value
  if (value.kind === 'none') return null
  if (value.kind === 'instance') cannotTell(args.unknown(`\`${name}\` is ${show(value)}`))
  return (
    integerOf(value) ??
    refuse('ValueError', `\`${name}\` of \`${args.layer}\` must be a whole number, found ${show(value)}`)
  )
}

/** A shape whose axes from `first` on are the height and the width asked for. */
export function withSize(shape: Shape, first: number, { height, width }: ImageSize): Shape {
  return shape.map((size, axis): Dim => {
    if (axis === first) return height
    return axis === first + 1 ? width : size
  })
}
