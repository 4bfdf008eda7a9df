import { integerOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import { inputDtype, layer, spec } from '../layer.js'
import { entriesOf } from '../numbers.js'
import { isUnknown } from '../shape.js'

/** The axes in another order, counted from 1 without the batch: `dims=(2, 1)` swaps two. */
export const Permute = layer({
  name: 'Permute',
  signature: 'dims, **kwargs',
  init(args) {
    const dims = entriesOf(args, 'dims').map((entry) =>
      isUnknown(entry) ? cannotTell(entry) : integerOf(entry),
    )
    if (dims.some((dim) => dim === undefined) && dims.some((dim) => dim !== undefined))
      refuse(
        'TypeError',
        `\`dims\` of \`Permute\` must hold whole numbers, found ${show(args.value('dims'))}`,
      )
    const order = dims.toSorted((a, b) => (a ?? 0) - (b ?? 0))
    if (order.some((dim, index) => dim !== index + 1))
      refuse(
        'ValueError',
        `\`dims\` of \`Permute\` must hold each of 1 to ${dims.length} once, found ${show(args.value('dims'))}`,
        'the batch axis is not counted: the first axis after it is 1',
      )
    return { dims: dims.map((dim) => dim ?? 0) }
  },
  inputSpec: ({ dims }) => ({ ndim: dims.length + 1 }),
  output: ({ dims }, inputs) =>
    spec([inputs.shape[0] ?? null, ...dims.map((dim) => inputs.shape[dim] ?? null)], inputDtype(inputs)),
})
