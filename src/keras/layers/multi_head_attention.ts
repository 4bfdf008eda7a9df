import type { Value } from '../../python/value.js'
import { flag, identifiers, integerOf, itemsOf, show, truthOf } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { type LayerArguments, type LayerHandle, type LayerInputs, layer, type Maker, spec } from '../layer.js'
import { comparable } from '../numbers.js'
import { at, type Dim, entries, isUnknown, type Shape, type Size, sum } from '../shape.js'
import {
  headCount,
  headShapes,
  makeUnweighted,
  project,
  projection,
  projectionsFormula,
  refuseDifferentSteps,
} from './projections.js'

/** What the constructor leaves, and the layers that `build` makes inside. */
interface MultiHeadState {
  readonly num_heads: Dim
  readonly key_dim: Dim
  readonly value_dim: Dim
  readonly use_bias: boolean
  readonly use_gate: boolean
  readonly output_shape: Shape | null
  readonly dropout: Value
  readonly parts: LayerHandle[]
}

/**
 * Attention by several heads (h) at once: query, key and value are projected to h × key_dim (value: h × value_dim), the
 * result back to the query's features. `in × h × key_dim + h × key_dim` params for each of the first three, and
 * `h × value_dim × out + out` for the last.
 */
export const MultiHeadAttention = layer<MultiHeadState>({
  name: 'MultiHeadAttention',
  signature: `num_heads, key_dim, value_dim=None, dropout=0.0, use_bias=True, output_shape=None, attention_axes=None,
    sliding_window=None, flash_attention=None, kernel_initializer='glorot_uniform', bias_initializer='zeros',
    kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
    bias_constraint=None, use_gate=False, seed=None, **kwargs`,
  call: `query, value, key=None, query_mask=None, value_mask=None, key_mask=None, attention_mask=None,
    return_attention_scores=False, training=None, use_causal_mask=False`,
  supportsMasking: true,

  init(args) {
    const num_heads = headCount(args, 'num_heads')
    const key_dim = headCount(args, 'key_dim')
    const value_dim = headCount(args, 'value_dim', true) ?? key_dim
    identifiers(args, 'kernel_initializer', 'bias_initializer', 'kernel_regularizer', 'bias_regularizer')
    identifiers(args, 'kernel_constraint', 'bias_constraint')
    const output_shape = outputShape(args)
    checkAxes(args)
    slidingWindow(args)
    refuseFlashWithDropout(args)
    const use_bias = flag(args, 'use_bias')
    return {
      num_heads,
      key_dim,
      value_dim,
      use_bias,
      use_gate: flag(args, 'use_gate'),
      output_shape,
      dropout: args.value('dropout'),
      parts: [],
    }
  },

  build(state, inputs, maker) {
    const { num_heads, key_dim, value_dim, use_gate, dropout, parts } = state
    const shapes = headShapes('MultiHeadAttention', inputs)
    refuseDifferentSteps(shapes)
    parts.push(intoHeads(state, maker, 'query', shapes.query, [num_heads, key_dim]))
    parts.push(intoHeads(state, maker, 'key', shapes.key, [num_heads, key_dim]))
    if (use_gate) parts.push(intoHeads(state, maker, 'gate', shapes.query, [num_heads, value_dim]))
    parts.push(intoHeads(state, maker, 'value', shapes.value, [num_heads, value_dim]))
    parts.push(...makeUnweighted(maker, dropout))
    const features = state.output_shape ?? [at(shapes.query, -1) ?? null]
    const free = shapes.query.length - 1
    const back = projection(free, 2, features.length)
    const output = [...Array.from({ length: free - 1 }, () => null), ...features]
    const input = [...shapes.query.slice(0, -1), num_heads, value_dim]
    parts.push(
      project(maker, 'attention_output', back.equation, output, state.use_bias ? back.bias : null, input),
    )
  },

  sublayers: ({ parts }) => parts,

  output({ num_heads, output_shape }, inputs) {
    const shapes = headShapes('MultiHeadAttention', inputs)
    refuseDifferentSteps(shapes)
    const { query } = shapes
    const output = spec(output_shape === null ? query : [...query.slice(0, -1), ...output_shape])
    if (!truthOf(inputs.argument('return_attention_scores'))) return output
    const steps = query[1] ?? null
    return [output, spec([query[0] ?? null, num_heads, steps, steps])]
  },

  formula: ({ parts }) => projectionsFormula(parts),
  macs: (state, inputs) => attentionMacs(state, inputs),
})

function intoHeads(
  state: MultiHeadState,
  maker: Maker,
  name: string,
  input: Shape,
  heads: Shape,
): LayerHandle {
  const free = input.length - 1
  const { equation, bias } = projection(free, 1, 2)
  const output = [...Array.from({ length: free - 1 }, () => null), ...heads]
  return project(maker, name, equation, output, state.use_bias ? bias : null, input)
}

/** The projections, and for each head the scores and their sums over the values. Null beyond one axis of steps. */
function attentionMacs(
  { parts, num_heads, key_dim, value_dim }: MultiHeadState,
  inputs: LayerInputs,
): Size | null {
  const { query, value } = headShapes('MultiHeadAttention', inputs)
  const counts = parts.filter((part) => part.type === 'EinsumDense').map((part) => part.macs())
  const pairs = [query[1] ?? null, value[1] ?? null, num_heads]
  const scores = query.length === 3 ? entries([...pairs, key_dim]) : null
  const sums = query.length === 3 ? entries([...pairs, value_dim]) : null
  const all = [...counts, scores, sums]
  return all.every((count) => count !== null) ? sum(all) : null
}

/** `output_shape`: None, a whole number, or several. */
function outputShape(args: LayerArguments): Shape | null {
  const value = args.value('output_shape')
  if (value.kind === 'none') return null
  if (isUnknown(value)) cannotTell(value)
  const items = itemsOf(value) ?? [value]
  if (items.length === 0 || integerOf(value) === 0) return null
  return items.map((item): Dim => {
    if (isUnknown(item)) return item
    return (
      integerOf(item) ??
      refuse(
        'ValueError',
        `\`output_shape\` of \`${args.layer}\` must be whole numbers, found ${show(value)}`,
      )
    )
  })
}

function checkAxes(args: LayerArguments): void {
  const value = args.value('attention_axes')
  if (value.kind === 'none' || isUnknown(value) || integerOf(value) !== undefined) return
  if (itemsOf(value) === undefined && truthOf(value))
    refuse(
      'ValueError',
      `\`attention_axes\` of \`${args.layer}\` must be a whole number or a list, found ${show(value)}`,
    )
}

/** `sliding_window`: None or a positive whole number. */
export function slidingWindow(args: LayerArguments): void {
  headCount(args, 'sliding_window', true)
}

/** Flash attention knows no dropout. */
export function refuseFlashWithDropout(args: LayerArguments): void {
  const dropout = truthOf(args.value('flash_attention')) ? comparable(args, 'dropout') : 0
  if (dropout !== undefined && dropout > 0)
    refuse('ValueError', `\`${args.layer}\` with flash attention takes no dropout`, 'set `dropout` to 0')
}
