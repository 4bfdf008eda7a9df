import { integerOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import { inputDtype, type LayerArguments, layer, spec } from '../layer.js'
import { entriesOf } from '../numbers.js'
import { reshaped } from '../reshape.js'
import { type Dim, isUnknown } from '../shape.js'

/** The same entries in another shape: `(batch, …)` → `(batch, …target_shape)`, one -1 standing for what is left over. */
export const Reshape = layer({
  name: 'Reshape',
  signature: 'target_shape, **kwargs',
  builtAtInit: true,
  init: (args) => ({ target_shape: targetShape(args) }),
  output: ({ target_shape }, inputs) => {
    const [batch = null, ...rest] = inputs.shape
    return spec([batch, ...reshaped(rest, target_shape)], inputDtype(inputs))
  },
})

/** `target_shape`: whole numbers from -1 up, -1 once; what is none stands for `None`. */
function targetShape(args: LayerArguments): readonly Dim[] {
  const found = entriesOf(args, 'target_shape').map((entry): Dim => {
    if (isUnknown(entry)) return entry
    return integerOf(entry) ?? null
  })
  const shown = show(args.value('target_shape'))
  if (found.some((size) => typeof size === 'number' && size < -1))
    refuse('ValueError', `\`target_shape\` of \`Reshape\` takes no number below -1, found ${shown}`)
  if (found.filter((size) => size === -1).length > 1)
    refuse('ValueError', `\`target_shape\` of \`Reshape\` can leave one axis open by -1, found ${shown}`)
  return found
}
