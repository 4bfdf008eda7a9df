import { flag, oneOf } from '../arguments.js'
import { layer, type WeightSpec } from '../layer.js'
import { comparable } from '../numbers.js'
import { ATTENTION, attended, attentionShapes } from './base_attention.js'

/** What the constructor leaves. */
interface AttentionState {
  readonly use_scale: boolean
  readonly score_mode: 'dot' | 'concat'
}

/** Dot-product attention. One `scale` with `use_scale`, one `concat_score_weight` with `score_mode='concat'`. */
export const Attention = layer<AttentionState>({
  ...ATTENTION,
  name: 'Attention',
  signature: "use_scale=False, score_mode='dot', dropout=0.0, seed=None, **kwargs",
  init(args) {
    comparable(args, 'dropout')
    return { use_scale: flag(args, 'use_scale'), score_mode: oneOf(args, 'score_mode', ['dot', 'concat']) }
  },
  weights({ use_scale, score_mode }, inputs) {
    attentionShapes('Attention', inputs)
    const made: WeightSpec[] = []
    if (use_scale) made.push({ name: 'scale', shape: [] })
    if (score_mode === 'concat') made.push({ name: 'concat_score_weight', shape: [] })
    return made
  },
  output: (_, inputs) => attended('Attention', inputs),
  formula: ({ use_scale, score_mode }) =>
    use_scale && score_mode === 'concat' ? '1 + 1' : use_scale || score_mode === 'concat' ? '1' : null,
})
