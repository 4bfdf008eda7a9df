import type { Value } from '../../python/value.js'
import { flag, identifiers, truthOf } from '../arguments.js'
import { refuse } from '../error.js'
import { type LayerHandle, layer, spec } from '../layer.js'
import { comparable } from '../numbers.js'
import { at, type Dim, entries, isUnknown, showShape, sum } from '../shape.js'
import { refuseFlashWithDropout, slidingWindow } from './multi_head_attention.js'
import {
  type Heads,
  headShapes,
  makeUnweighted,
  project,
  projectionsFormula,
  refuseDifferentSteps,
} from './projections.js'

/** What the constructor leaves, and the layers that `build` makes inside. */
interface GroupedState {
  readonly head_dim: Dim
  readonly queries: Dim
  readonly keys: Dim
  readonly use_bias: boolean
  readonly use_gate: boolean
  readonly dropout: Value
  readonly parts: LayerHandle[]
}

/** Attention whose query heads share fewer heads of key and value: `num_query_heads` must be a multiple of the others. */
export const GroupQueryAttention = layer<GroupedState>({
  name: 'GroupedQueryAttention',
  aliases: ['GroupQueryAttention'],
  signature: `head_dim, num_query_heads, num_key_value_heads, dropout=0.0, use_bias=True, sliding_window=None,
    flash_attention=None, kernel_initializer='glorot_uniform', bias_initializer='zeros', kernel_regularizer=None,
    bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, use_gate=False,
    seed=None, **kwargs`,
  call: `query, value, key=None, query_mask=None, value_mask=None, key_mask=None, attention_mask=None,
    return_attention_scores=False, training=None, use_causal_mask=False`,
  supportsMasking: true,

  init(args) {
    identifiers(args, 'kernel_initializer', 'bias_initializer', 'kernel_regularizer', 'bias_regularizer')
    identifiers(args, 'kernel_constraint', 'bias_constraint')
    const queries = headNumber(comparable(args, 'num_query_heads'), args.value('num_query_heads'))
    const keys = headNumber(comparable(args, 'num_key_value_heads'), args.value('num_key_value_heads'))
    if (keys === 0) refuse('ZeroDivisionError', '`num_key_value_heads` must not be 0')
    if (typeof queries === 'number' && typeof keys === 'number' && queries % keys !== 0)
      refuse('ValueError', `${queries} query heads cannot share ${keys} heads of key and value`)
    slidingWindow(args)
    const head_dim = headNumber(comparable(args, 'head_dim'), args.value('head_dim'))
    if (head_dim === 0) refuse('ZeroDivisionError', '`head_dim` must not be 0')
    if (typeof head_dim === 'number' && head_dim < 0) refuse('ValueError', '`head_dim` must be positive')
    refuseFlashWithDropout(args)
    return {
      head_dim,
      queries,
      keys,
      use_bias: flag(args, 'use_bias'),
      use_gate: flag(args, 'use_gate'),
      dropout: args.value('dropout'),
      parts: [],
    }
  },

  build({ head_dim, queries, keys, use_bias, use_gate, dropout, parts }, inputs, maker) {
    const { query, value, key } = headShapes('GroupQueryAttention', inputs)
    const heads = (name: string, input: typeof query) =>
      project(maker, name, 'bqm,muh->bquh', [null, queries, head_dim], use_bias ? 'uh' : null, input)
    const shared = (name: string, input: typeof query) =>
      project(maker, name, 'bkm,mvh->bkvh', [null, keys, head_dim], use_bias ? 'vh' : null, input)
    parts.push(heads('query', query), shared('key', key))
    if (use_gate) parts.push(heads('gate', query))
    parts.push(shared('value', value), ...makeUnweighted(maker, dropout))
    const features = at(query, -1) ?? null
    const back = [null, null, queries, head_dim]
    parts.push(
      project(maker, 'attention_output', 'bquh,uhm->bqm', [null, features], use_bias ? 'm' : null, back),
    )
  },

  sublayers: ({ parts }) => parts,

  output({ queries }, inputs) {
    const shapes = headShapes('GroupQueryAttention', inputs)
    refuseDifferentFeatures(shapes)
    refuseDifferentSteps(shapes)
    const { query, key } = shapes
    const output = spec(query)
    return truthOf(inputs.argument('return_attention_scores'))
      ? [output, spec([query[0] ?? null, queries, query[1] ?? null, key[1] ?? null])]
      : output
  },

  formula: ({ parts }) => projectionsFormula(parts),

  macs({ head_dim, queries, keys, use_gate }, inputs) {
    const { query, value, key } = headShapes('GroupQueryAttention', inputs)
    const wide = entries([...query.slice(1), queries, head_dim])
    const counts = [
      ...(use_gate ? [wide, wide, wide] : [wide, wide]),
      entries([...key.slice(1), keys, head_dim]),
      entries([...value.slice(1), keys, head_dim]),
      entries([query[1] ?? null, value[1] ?? null, queries, head_dim, 2]),
    ]
    return counts.every((count) => count !== null) ? sum(counts) : null
  },
})

function headNumber(number: number | undefined, value: { readonly kind: string }): Dim {
  return number ?? (isUnknown(value) ? value : null)
}

function refuseDifferentFeatures({ query, value }: Heads): void {
  const one = at(query, -1) ?? null
  const other = at(value, -1) ?? null
  if (!isUnknown(one) && !isUnknown(other) && one !== other)
    refuse(
      'ValueError',
      `query and value must agree in the last axis, found ${showShape(query)} and ${showShape(value)}`,
    )
}
