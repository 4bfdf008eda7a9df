import { flag } from '../arguments.js'
import { times } from '../formula.js'
import { layer } from '../layer.js'
import { comparable } from '../numbers.js'
import { at, type Dim } from '../shape.js'
import { ATTENTION, attended, attentionShapes } from './base_attention.js'

/** Attention whose scores are sums through tanh; a `scale` with an entry for each feature of the query. */
export const AdditiveAttention = layer<{ readonly use_scale: boolean }>({
  ...ATTENTION,
  name: 'AdditiveAttention',
  bases: ['Attention'],
  signature: 'use_scale=True, dropout=0.0, **kwargs',
  keywords: "score_mode='dot', seed=None",
  init(args) {
    comparable(args, 'dropout')
    return { use_scale: flag(args, 'use_scale') }
  },
  weights({ use_scale }, inputs) {
    const { query } = attentionShapes('AdditiveAttention', inputs)
    return use_scale ? [{ name: 'scale', shape: [features(query)] }] : []
  },
  output: (_, inputs) => attended('AdditiveAttention', inputs),
  formula: ({ use_scale }, inputs) =>
    use_scale ? times(features(attentionShapes('AdditiveAttention', inputs).query)) : null,
})

const features = (shape: readonly Dim[]): Dim => at(shape, -1) ?? null
