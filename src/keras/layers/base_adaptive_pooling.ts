/** The rule that adaptive pooling shares (Keras's BaseAdaptivePooling). */
import { integerOf, itemsOf, knownValue, show, truthOf } from '../arguments.js'
import { assemble, channels, type DataFormat } from '../convolution.js'
import { cannotTell, refuse } from '../error.js'
import { type LayerArguments, type LayerDeclaration, layer, spec } from '../layer.js'
import { type Dim, isUnknown } from '../shape.js'

/** What an adaptive pooling's constructor leaves. */
interface AdaptivePooling {
  readonly output_size: readonly Dim[]
  readonly data_format: DataFormat
}

/** Input `(batch, …spatial, channels)`, output `(batch, …output_size, channels)` whatever the input's size. No weights. */
export function adaptivePoolingLayer(rank: 1 | 2 | 3, kind: 'Average' | 'Max'): LayerDeclaration {
  return layer<AdaptivePooling>({
    name: `Adaptive${kind}Pooling${rank}D`,
    bases: [`BaseAdaptive${kind}Pooling`, 'BaseAdaptivePooling'],
    signature: 'output_size, data_format=None, **kwargs',
    init: (args) => ({ output_size: outputSize(args, rank), data_format: strictDataFormat(args) }),
    output({ output_size, data_format }, { shape }) {
      return spec(assemble(shape[0] ?? null, output_size, channels(shape, data_format), data_format))
    },
  })
}

function outputSize(args: LayerArguments, rank: 1 | 2 | 3): readonly Dim[] {
  const value = args.value('output_size')
  if (isUnknown(value)) return Array.from({ length: rank }, () => value)
  const expected = `\`output_size\` of \`${args.layer}\` must be a whole number or ${rank} of them, found ${show(value)}`
  const single = integerOf(value)
  if (single !== undefined) return Array.from({ length: rank }, () => single)
  const items = itemsOf(value)
  if (items === undefined) refuse('TypeError', expected)
  if (items.length !== rank) refuse(rank === 1 ? 'ValueError' : 'TypeError', expected)
  return items.map((item) => {
    if (isUnknown(item)) return item
    return item.kind === 'none' ? null : (integerOf(item) ?? refuse('ValueError', expected))
  })
}

/** `data_format` of a layer that takes it exactly as written. */
function strictDataFormat(args: LayerArguments): DataFormat {
  const value = knownValue(args, 'data_format')
  if (!truthOf(value)) return 'channels_last'
  if (value.kind === 'list')
    refuse('TypeError', `\`data_format\` of \`${args.layer}\` must be a string, found ${show(value)}`)
  if (value.kind === 'str' && (value.value === 'channels_last' || value.value === 'channels_first'))
    return value.value
  if (value.kind === 'instance') cannotTell(args.unknown(`\`data_format\` is ${show(value)}`))
  return refuse(
    'ValueError',
    `\`data_format\` of \`${args.layer}\` must be 'channels_last' or 'channels_first', found ${show(value)}`,
  )
}
