import { integerOf, itemsOf, knownValue, show, truthOf } from '../arguments.js'
import { refuse } from '../error.js'
import { type LayerArguments, layer, spec } from '../layer.js'
import { comparable } from '../numbers.js'
import { type Dim, isUnknown } from '../shape.js'

const MODES: ReadonlySet<string> = new Set(['int', 'one_hot', 'multi_hot', 'count'])

/** Whatever comes as one of `num_bins` bins: its index, or a vector in place of the last axis. */
export const Hashing = layer<{ readonly num_bins: Dim; readonly int: boolean }>({
  name: 'Hashing',
  signature: "num_bins, mask_value=None, salt=None, output_mode='int', sparse=False, **kwargs",
  init(args) {
    const bins = binCount(args)
    const mode = knownValue(args, 'output_mode')
    const int = mode.kind === 'str' && mode.value === 'int'
    const dtype = args.value('dtype')
    if (int && dtype.kind === 'str' && dtype.value !== 'int32' && dtype.value !== 'int64')
      refuse('ValueError', `\`Hashing\` to indices needs an integer \`dtype\`, found ${show(dtype)}`)
    if (mode.kind !== 'str' || !MODES.has(mode.value))
      refuse(
        'ValueError',
        `\`output_mode\` of \`Hashing\` must be 'int', 'one_hot', 'multi_hot' or 'count', found ${show(mode)}`,
      )
    if (int && truthOf(args.value('sparse')))
      refuse('ValueError', '`sparse` goes with vectors, not with indices')
    const salt = args.value('salt')
    if (
      salt.kind !== 'none' &&
      !isUnknown(salt) &&
      integerOf(salt) === undefined &&
      itemsOf(salt)?.length !== 2
    )
      refuse('ValueError', `\`salt\` of \`Hashing\` must be a whole number or two, found ${show(salt)}`)
    return { num_bins: bins, int }
  },
  output: ({ num_bins, int }, { shape }) =>
    int ? spec(shape, 'int64') : spec([...shape.slice(0, -1), num_bins]),
})

/** `num_bins`: None and what is not positive are refused alike. */
function binCount(args: LayerArguments): Dim {
  const value = args.value('num_bins')
  if (isUnknown(value)) return value
  const number = value.kind === 'none' ? 0 : (comparable(args, 'num_bins') ?? 0)
  if (number <= 0)
    refuse('ValueError', `\`num_bins\` of \`${args.layer}\` must be positive, found ${show(value)}`)
  return number
}
