import { itemsOf, oneOf, show, truthOf } from '../arguments.js'
import { refuse } from '../error.js'
import { type LayerArguments, layer, spec } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, isUnknown, type Shape } from '../shape.js'

const MODES = ['int', 'one_hot', 'multi_hot', 'count'] as const

/** What the constructor leaves. */
interface Bins {
  readonly depth: Dim
  readonly output_mode: (typeof MODES)[number]
}

/** Numbers as the index of their bin, one more than there are boundaries, or as vectors of it. It takes no other arguments. */
export const Discretization = layer<Bins>({
  name: 'Discretization',
  bases: ['DataLayer'],
  signature:
    "bin_boundaries=None, num_bins=None, epsilon=0.01, output_mode='int', sparse=False, dtype=None, name=None",
  init(args) {
    const output_mode = oneOf(args, 'output_mode', MODES)
    if (output_mode === 'int' && truthOf(args.value('sparse')))
      refuse('ValueError', '`sparse` of `Discretization` goes with vectors, not with indices')
    return { depth: depthOf(args), output_mode }
  },
  output({ depth, output_mode }, { shape }) {
    switch (output_mode) {
      case 'int':
        return spec(shape, 'int32')
      case 'one_hot':
        return spec(
          shape.length > 1 && shape.at(-1) === 1 ? [...shape.slice(0, -1), depth] : [...shape, depth],
        )
      case 'multi_hot':
      case 'count':
        return spec(counted(shape, depth))
    }
  },
})

/** The vectors that stand for the second axis. */
function counted(shape: Shape, depth: Dim): Shape {
  return shape.length >= 2 ? [shape[0] ?? null, ...shape.slice(2), depth] : [depth]
}

function depthOf(args: LayerArguments): Dim {
  const boundaries = args.value('bin_boundaries')
  const bins = args.value('num_bins')
  const count = bins.kind === 'none' ? undefined : comparable(args, 'num_bins')
  if (count !== undefined && count < 0)
    refuse('ValueError', `\`num_bins\` of \`Discretization\` must not be negative, found ${show(bins)}`)
  if (bins.kind !== 'none' && boundaries.kind !== 'none')
    refuse('ValueError', '`Discretization` takes either `bin_boundaries` or `num_bins`, found both')
  if (bins.kind === 'none' && boundaries.kind === 'none')
    refuse('ValueError', '`Discretization` needs `bin_boundaries` or `num_bins`')
  if (bins.kind !== 'none') return isUnknown(bins) ? bins : (count ?? null)
  if (isUnknown(boundaries)) return boundaries
  const items = itemsOf(boundaries)
  if (items !== undefined) return items.length + 1
  return args.unknown(`\`bin_boundaries\` is ${show(boundaries)}`)
}
