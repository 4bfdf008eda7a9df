import { flag, identifiers, integerOf, itemsOf, loraRank, numberOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import { times } from '../formula.js'
import { type LayerArguments, layer, spec, type WeightSpec } from '../layer.js'
import { type Dim, isUnknown } from '../shape.js'

/**
 * A row of `output_dim` numbers for each of `input_dim` indices: input `(batch, …)`, output `(batch, …, output_dim)`;
 * `input_dim × output_dim` params. `mask_zero` masks index 0. `lora_rank=r` freezes them and adds `r × (input_dim + output_dim)`.
 */
export const Embedding = layer({
  name: 'Embedding',
  signature: `input_dim, output_dim, embeddings_initializer='uniform', embeddings_regularizer=None,
    embeddings_constraint=None, mask_zero=False, weights=None, lora_rank=None, lora_alpha=None,
    quantization_config=None, **kwargs`,
  keywords: 'input_length=None',

  init(args) {
    const input_dim = positiveNumber(args, 'input_dim')
    const output_dim = positiveNumber(args, 'output_dim')
    identifiers(args, 'embeddings_initializer', 'embeddings_regularizer', 'embeddings_constraint')
    checkWeights(args)
    return { input_dim, output_dim, mask_zero: flag(args, 'mask_zero'), lora_rank: loraRank(args) }
  },

  passesMasks: ({ mask_zero }) => mask_zero,

  weights({ input_dim, output_dim, lora_rank }) {
    const made: WeightSpec[] = [
      { name: 'embeddings', shape: [input_dim, output_dim], frozen: lora_rank !== null },
    ]
    if (lora_rank !== null)
      made.push(
        { name: 'lora_embeddings_a', shape: [input_dim, lora_rank], dtype: 'float32' },
        { name: 'lora_embeddings_b', shape: [lora_rank, output_dim], dtype: 'float32' },
      )
    return made
  },

  output: ({ output_dim }, { shape }) => spec([...shape, output_dim]),

  mask({ mask_zero }, { tensors }, operations) {
    const [ids] = tensors
    if (!mask_zero || ids === undefined || isUnknown(ids.shape)) return [null]
    return [operations.apply('NotEqual', [ids], ids.shape)]
  },

  formula({ input_dim, output_dim, lora_rank }) {
    const plain = times(input_dim, output_dim)
    if (lora_rank === null || plain === null) return plain
    return `${plain} + ${lora_rank} × (${input_dim} + ${output_dim})`
  },
})

/** `weights`: an array, or a list of one; what has no shape is refused. */
function checkWeights(args: LayerArguments): void {
  const value = args.value('weights')
  const [only, ...others] = value.kind === 'list' ? value.items : [value]
  const array = others.length === 0 && only !== undefined ? only : value
  if (
    value.kind !== 'none' &&
    (itemsOf(array) !== undefined || array.kind === 'str' || numberOf(array) !== undefined)
  )
    refuse('AttributeError', `\`weights\` of \`Embedding\` must be an array, found ${show(value)}`)
}

/** `input_dim`, `output_dim`: a positive whole number, no bool. */
export function positiveNumber(args: LayerArguments, name: string): Dim {
  const value = args.value(name)
  if (isUnknown(value)) return value
  const number = value.kind === 'bool' ? undefined : integerOf(value)
  if (number === undefined || number <= 0)
    refuse(
      'ValueError',
      `\`${name}\` of \`${args.layer}\` must be a positive whole number, found ${show(value)}`,
    )
  return number
}
