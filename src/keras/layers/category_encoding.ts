import { knownValue, show } from '../arguments.js'
import { refuse } from '../error.js'
import { layer, spec } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, isUnknown, type Shape } from '../shape.js'

/** What the constructor leaves. */
interface Encoding {
  readonly num_tokens: Dim
  readonly one_hot: boolean
}

/**
 * Categories as vectors of `num_tokens`: `multi_hot` and `count` put one vector in place of the last axis, `one_hot` adds one
 * for each entry, unless the last axis is 1.
 */
export const CategoryEncoding = layer<Encoding>({
  name: 'CategoryEncoding',
  bases: ['DataLayer'],
  signature: "num_tokens=None, output_mode='multi_hot', sparse=False, **kwargs",
  call: 'inputs, count_weights=None',
  init(args) {
    const mode = knownValue(args, 'output_mode')
    if (mode.kind !== 'str' || !MODES.has(mode.value))
      refuse(
        'ValueError',
        `\`output_mode\` of \`CategoryEncoding\` must be 'count', 'one_hot' or 'multi_hot', found ${show(mode)}`,
      )
    const value = args.value('num_tokens')
    if (value.kind === 'none') refuse('ValueError', '`CategoryEncoding` needs `num_tokens`')
    const number = comparable(args, 'num_tokens')
    if (number !== undefined && number < 1)
      refuse('ValueError', `\`num_tokens\` of \`CategoryEncoding\` must be 1 or more, found ${show(value)}`)
    if (value.kind === 'float')
      refuse(
        'ValueError',
        `\`num_tokens\` of \`CategoryEncoding\` must be a whole number, found ${show(value)}`,
      )
    return { num_tokens: number ?? (isUnknown(value) ? value : null), one_hot: mode.value === 'one_hot' }
  },
  output: ({ num_tokens, one_hot }, { shape }) => spec(encoded(shape, num_tokens, one_hot)),
})

const MODES: ReadonlySet<string> = new Set(['count', 'one_hot', 'multi_hot', 'binary'])

function encoded(shape: Shape, tokens: Dim, oneHot: boolean): Shape {
  if (shape.length === 0) return [tokens]
  const keeps = oneHot && (shape.at(-1) !== 1 || shape.length === 1)
  return keeps ? [...shape, tokens] : [...shape.slice(0, -1), tokens]
}
