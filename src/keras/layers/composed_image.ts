/** The augmentations made of others: the layers inside have no weights, but each takes a number of the naming counters. */
import { int, type Value } from '../../python/value.js'
import { dataFormat, itemsOf, numberOf } from '../arguments.js'
import {
  type LayerArguments,
  type LayerDeclaration,
  type LayerHandle,
  layer,
  type Maker,
  spec,
} from '../layer.js'
import { factor, imageKeywords, valueRange } from './base_image.js'

/** Arguments that go on to the layers inside, where a program gives them. */
const HANDED_ON = [
  'name',
  'trainable',
  'dtype',
  'autocast',
  'activity_regularizer',
  'bounding_box_format',
] as const

/** RandAugment and AugMix: random operations of a list, all made at once. */
export function composedLayer(
  name: string,
  signature: string,
  inside: (args: LayerArguments) => readonly string[],
): LayerDeclaration {
  return layer<{ readonly parts: readonly LayerHandle[] }>({
    name,
    bases: ['BaseImagePreprocessingLayer', 'DataLayer'],
    signature,
    keywords: imageKeywords(signature),
    call: 'data, training=True',
    init(args, maker) {
      dataFormat(args)
      factor(args, 0, 1)
      valueRange(args)
      return { parts: inside(args).map((type) => part(args, maker, type)) }
    },
    sublayers: ({ parts }) => parts,
    output: (_, { shape }) => spec(shape),
  })
}

function part(args: LayerArguments, maker: Maker, type: string): LayerHandle {
  const given: Record<string, Value> = {}
  for (const name of HANDED_ON) if (args.given(name)) given[name] = args.value(name)
  const factors = FACTORS.get(type) ?? []
  for (const name of factors)
    given[name] = type === 'RandomPosterization' ? int(bits(args)) : args.value('factor')
  if (MOVES.has(type)) given['interpolation'] = args.value('interpolation')
  return maker.make(type, given)
}

/** Bits that RandomPosterization is given: eight times the factor, at least 1. */
function bits(args: LayerArguments): number {
  const value = args.value('factor')
  const numbers = (itemsOf(value) ?? [value]).map((item) => Math.abs(numberOf(item) ?? 0))
  return Math.max(1, Math.trunc(8 * Math.max(...numbers)))
}

const MOVES: ReadonlySet<string> = new Set(['RandomShear', 'RandomTranslation', 'RandomRotation'])

const FACTORS: ReadonlyMap<string, readonly string[]> = new Map([
  ['RandomShear', ['x_factor', 'y_factor']],
  ['RandomTranslation', ['height_factor', 'width_factor']],
  ['RandomRotation', ['factor']],
  ['RandomBrightness', ['factor']],
  ['RandomColorDegeneration', ['factor']],
  ['RandomContrast', ['factor']],
  ['RandomSharpness', ['factor']],
  ['Solarization', ['addition_factor', 'threshold_factor']],
  ['RandomPosterization', ['factor']],
])
