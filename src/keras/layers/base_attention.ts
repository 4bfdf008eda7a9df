import { truthOf } from '../arguments.js'
/** The rule that Attention and AdditiveAttention share: they take [query, value] or [query, value, key]. */
import { refuse } from '../error.js'
import { type LayerDeclaration, type LayerInputs, type Output, spec } from '../layer.js'

import { at, type Shape } from '../shape.js'

/** Query, value and key; the value stands in for a missing key. */
export interface AttentionShapes {
  readonly query: Shape
  readonly value: Shape
  readonly key: Shape
}

export function attentionShapes(name: string, { first, shapes }: LayerInputs): AttentionShapes {
  if (!Array.isArray(first))
    refuse('ValueError', `\`${name}\` takes a list, [query, value] or [query, value, key], found one tensor`)
  const [query, value, key = value] = shapes
  if (query === undefined || value === undefined || key === undefined || shapes.length > 3)
    refuse(
      'ValueError',
      `\`${name}\` takes two or three inputs, [query, value] or [query, value, key], found ${shapes.length}`,
    )
  return { query, value, key }
}

/** Output `(…query, features of the value)`, and with `return_attention_scores` the scores `(…query, steps of the key)`. */
export function attended(name: string, inputs: LayerInputs): Output {
  const { query, value, key } = attentionShapes(name, inputs)
  const output = spec([...query.slice(0, -1), at(value, -1) ?? null])
  const scores = truthOf(inputs.argument('return_attention_scores'))
  return scores ? [output, spec([...query.slice(0, -1), at(key, -2) ?? null])] : output
}

/** What both declare alike: the mask of the query goes on. */
export const ATTENTION: Required<Pick<LayerDeclaration, 'call' | 'supportsMasking' | 'mask'>> = {
  call: 'inputs, mask=None, training=False, return_attention_scores=False, use_causal_mask=False',
  supportsMasking: true,
  mask: (_, { masks }) => [masks[0] ?? null],
}
