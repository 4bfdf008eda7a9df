import type { Value } from '../../python/value.js'
import { integerOf, show, truthOf } from '../arguments.js'
import { refuse } from '../error.js'
import { type LayerArguments, layer, spec } from '../layer.js'
import { type Dim, isUnknown } from '../shape.js'
import { type Lookup, lookedUp, lookupMode } from './base_index_lookup.js'

/** What the constructor leaves; the lookup inside decides how long the vectors are. */
interface Vectorization {
  readonly lookup: Lookup
  readonly output_sequence_length: Dim
  readonly splits: boolean
}

/** Texts as `output_sequence_length` indices of tokens each, or as vectors over the vocabulary. No weights. */
export const TextVectorization = layer<Vectorization>({
  name: 'TextVectorization',
  signature: `max_tokens=None, standardize='lower_and_strip_punctuation', split='whitespace', ngrams=None,
    output_mode='int', output_sequence_length=None, pad_to_max_tokens=False, vocabulary=None, idf_weights=None,
    sparse=False, ragged=False, encoding='utf-8', name=None, **kwargs`,
  keywords: 'has_input_vocabulary=None, vocabulary_size=None',
  init(args, maker) {
    choice(args, 'standardize', ['lower_and_strip_punctuation', 'lower', 'strip_punctuation'])
    choice(args, 'split', ['whitespace', 'character'])
    const mode = lookupMode(args)
    ngrams(args)
    const output_sequence_length = sequenceLength(args, mode === 'int')
    if (truthOf(args.value('ragged')) && mode !== 'int')
      refuse('ValueError', "`ragged` of `TextVectorization` goes with output_mode='int' only")
    const inner: Record<string, Value> = {
      mask_token: { kind: 'str', value: '' },
      output_mode: args.value('output_mode'),
    }
    for (const name of ['max_tokens', 'vocabulary', 'idf_weights', 'pad_to_max_tokens', 'sparse', 'encoding'])
      inner[name] = args.value(name)
    const { state } = maker.make('StringLookup', inner)
    const lookup = state !== null && 'depth' in state ? (state as Lookup) : { output_mode: mode, depth: null }
    return { lookup, output_sequence_length, splits: args.value('split').kind !== 'none' }
  },
  output({ lookup, output_sequence_length, splits }, { shape }) {
    if (lookup.output_mode === 'int') return spec([shape[0] ?? null, output_sequence_length], 'int64')
    if (splits) return lookedUp(lookup, [...shape, null])
    return lookedUp(lookup, shape.length <= 1 ? [...shape, 1] : shape)
  },
})

/** A known string, None, or a function. */
function choice(args: LayerArguments, name: string, allowed: readonly string[]): void {
  const value = args.value(name)
  switch (value.kind) {
    case 'str':
      if (allowed.includes(value.value)) return
      break
    case 'bool':
    case 'int':
    case 'float':
    case 'list':
    case 'tuple':
    case 'dict':
      break
    default:
      return
  }
  refuse(
    'ValueError',
    `\`${name}\` of \`TextVectorization\` must be ${allowed.map((one) => `'${one}'`).join(', ')}, None or a function, found ${show(value)}`,
  )
}

function ngrams(args: LayerArguments): void {
  const value = args.value('ngrams')
  const items = value.kind === 'tuple' ? value.items : [value]
  if (value.kind === 'none' || isUnknown(value)) return
  if (items.some((item) => !isUnknown(item) && integerOf(item) === undefined))
    refuse(
      'ValueError',
      `\`ngrams\` of \`TextVectorization\` must be None, a whole number or a tuple of them, found ${show(value)}`,
    )
}

function sequenceLength(args: LayerArguments, indices: boolean): Dim {
  const value = args.value('output_sequence_length')
  if (value.kind === 'none') return null
  if (!indices)
    refuse('ValueError', "`output_sequence_length` of `TextVectorization` goes with output_mode='int' only")
  if (isUnknown(value)) return value
  return (
    integerOf(value) ??
    refuse(
      'ValueError',
      `\`output_sequence_length\` of \`TextVectorization\` must be a whole number, found ${show(value)}`,
    )
  )
}
