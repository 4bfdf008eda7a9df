import { show } from '../arguments.js'
import { refuse } from '../error.js'
import { joined } from '../formula.js'
import { type LayerHandle, layer, spec } from '../layer.js'
import { entriesOf } from '../numbers.js'
import { type Dim, isUnknown, sum } from '../shape.js'
import { cellOutputSize, isSizeList, type StateSize, stateSize } from './base_rnn.js'

/** What the constructor leaves; the sizes are those an RNN around it asks for. */
interface StackedCells {
  readonly cells: readonly LayerHandle[]
  readonly state_size: readonly StateSize[]
  readonly output_size: Dim | undefined
}

/** Several cells as one: each takes the output of the one before. Its params are theirs. */
export const StackedRNNCells = layer<StackedCells>({
  name: 'StackedRNNCells',
  signature: 'cells, **kwargs',
  call: 'inputs, states, training=False, **kwargs',

  init(args) {
    const given = args.value('cells')
    if (!isUnknown(given) && args.layerOf(given) !== undefined)
      refuse('TypeError', '`StackedRNNCells` takes a list of cells, found a single one', 'put it into a list')
    const cells = entriesOf(args, 'cells').map(
      (value) =>
        args.layerOf(value) ??
        refuse('ValueError', `every cell must be a layer with a state, found ${show(value)}`),
    )
    const state_size = cells.map((cell) => stateSize(args, cell))
    const last = cells.at(-1)
    return {
      cells,
      state_size,
      output_size: last === undefined ? undefined : outputDim(last, state_size.at(-1)),
    }
  },

  sublayers: ({ cells }) => cells,

  build({ cells, state_size }, { shape }) {
    let width = shape
    for (const [index, cell] of cells.entries()) {
      cell.build({ shape: width, dtype: null })
      width = [shape[0] ?? null, outputDim(cell, state_size[index]) ?? null]
    }
  },

  output({ output_size }, { shape }) {
    if (output_size === undefined) refuse('IndexError', '`StackedRNNCells` needs at least one cell')
    return spec([shape[0] ?? null, output_size])
  },

  formula: ({ cells }) => joined(cells.map((cell) => cell.formula())),
  macs({ cells }) {
    const each = cells.map((cell) => cell.macs())
    return each.every((one) => one !== null) ? sum(each) : null
  },
})

/** What a cell gives: its `output_size`, or else the size of its (first) state. */
function outputDim(cell: LayerHandle, size: StateSize | undefined): Dim | undefined {
  const own = cellOutputSize(cell)
  if (own !== undefined || size === undefined || isUnknown(size)) return own
  if (!isSizeList(size)) return size
  const [first] = size
  return first === undefined || isSizeList(first) ? undefined : first
}
