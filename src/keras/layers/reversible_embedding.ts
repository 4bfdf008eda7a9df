import { flag, identifiers, loraRank, truthOf } from '../arguments.js'
import { joined, times } from '../formula.js'
import { layer, spec, type WeightSpec } from '../layer.js'

import type { Dim } from '../shape.js'
import { positiveNumber } from './embedding.js'

/** What the constructor leaves. */
interface ReversibleState {
  readonly input_dim: Dim
  readonly output_dim: Dim
  readonly tie_weights: boolean
  readonly mask_zero: boolean
  readonly lora_rank: number | null
}

/**
 * An embedding that can be run backwards, `layer(x, reverse=True)`: from `output_dim` numbers to `input_dim` scores. With
 * `tie_weights=False` that way has weights of its own, which doubles the count.
 */
export const ReversibleEmbedding = layer<ReversibleState>({
  name: 'ReversibleEmbedding',
  bases: ['Embedding'],
  signature: `input_dim, output_dim, tie_weights=True, embeddings_initializer='uniform', embeddings_regularizer=None,
    embeddings_constraint=None, mask_zero=False, reverse_dtype=None, logit_soft_cap=None, **kwargs`,
  keywords: 'input_length=None, weights=None, lora_rank=None, lora_alpha=None, quantization_config=None',
  call: 'inputs, reverse=False',
  init(args) {
    const input_dim = positiveNumber(args, 'input_dim')
    const output_dim = positiveNumber(args, 'output_dim')
    identifiers(args, 'embeddings_initializer', 'embeddings_regularizer', 'embeddings_constraint')
    const flags = { tie_weights: flag(args, 'tie_weights'), mask_zero: flag(args, 'mask_zero') }
    return { input_dim, output_dim, ...flags, lora_rank: loraRank(args) }
  },
  passesMasks: ({ mask_zero }) => mask_zero,
  weights({ input_dim, output_dim, tie_weights, lora_rank }) {
    const made: WeightSpec[] = [
      { name: 'embeddings', shape: [input_dim, output_dim], frozen: lora_rank !== null },
    ]
    if (lora_rank !== null)
      made.push(
        { name: 'lora_embeddings_a', shape: [input_dim, lora_rank], dtype: 'float32' },
        { name: 'lora_embeddings_b', shape: [lora_rank, output_dim], dtype: 'float32' },
      )
    if (!tie_weights) made.push({ name: 'reverse_embeddings', shape: [output_dim, input_dim] })
    return made
  },
  output({ input_dim, output_dim }, inputs) {
    const reverse = truthOf(inputs.argument('reverse'))
    return spec(reverse ? [...inputs.shape.slice(0, -1), input_dim] : [...inputs.shape, output_dim])
  },
  mask: () => [null],
  formula({ input_dim, output_dim, tie_weights, lora_rank }) {
    const parts = [times(input_dim, output_dim)]
    if (lora_rank !== null) parts.push(times(input_dim, lora_rank), times(lora_rank, output_dim))
    if (!tie_weights) parts.push(times(output_dim, input_dim))
    return joined(parts)
  },
})
