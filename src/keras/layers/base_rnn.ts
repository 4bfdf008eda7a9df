/** The rule of everything that runs a cell along the steps (Keras's RNN): RNN itself, LSTM, GRU, SimpleRNN. */
import type { Value } from '../../python/value.js'
import { flag, integerOf, itemsOf, show } from '../arguments.js'
import { cannotTell, refuse } from '../error.js'
import type { LayerArguments, LayerDeclaration, LayerHandle, Maker, Spec } from '../layer.js'
import { layer, spec } from '../layer.js'
import { type Dim, isUnknown, type Shape, showShape } from '../shape.js'

/** How large a cell's state is: one number, or one for each tensor of it, nested where cells are stacked. */
export type StateSize = Dim | readonly StateSize[]

/** What an RNN's constructor leaves. */
export interface Recurrent {
  readonly cell: LayerHandle
  readonly return_sequences: boolean
  readonly return_state: boolean
  readonly go_backwards: boolean
  readonly stateful: boolean
  /** The cell's state as a list, as the RNN gives it back. */
  readonly states: readonly StateSize[]
}

/** The part of a declaration that all recurrent layers share. Input `(batch, steps, features)`; states `(batch, units)`. */
export const RECURRENT: Required<
  Pick<
    LayerDeclaration<Recurrent>,
    'call' | 'supportsMasking' | 'sublayers' | 'build' | 'output' | 'mask' | 'formula' | 'macs'
  >
> = {
  call: 'sequences, initial_state=None, mask=None, training=False',
  supportsMasking: true,
  sublayers: ({ cell }) => [cell],

  build({ cell, stateful }, inputs) {
    const [batch = null, , ...rest] = inputs.shape
    cell.build({ shape: [batch, ...rest], dtype: null })
    if (stateful && batch === null)
      refuse(
        'ValueError',
        `a stateful recurrent layer needs to know the batch size, found an input of ${showShape(inputs.shape)}`,
        'give the input a `batch_size`',
      )
  },

  output(state, { shape }) {
    const [batch = null, steps = null] = shape
    const size = outputSize(state)
    const output = spec(state.return_sequences ? [batch, steps, size] : [batch, size])
    return state.return_state ? [output, ...state.states.map((one) => stateSpec(batch, one))] : output
  },

  mask({ return_sequences, return_state, states }, { masks }) {
    const passed = return_sequences ? (masks[0] ?? null) : null
    return return_state ? [passed, ...states.map(() => null)] : [passed]
  },

  formula: ({ cell }) => cell.formula(),

  macs({ cell }, { shape }) {
    const steps = shape[1] ?? null
    const each = cell.macs()
    if (steps === null || each === null) return null
    if (isUnknown(steps)) return steps
    return typeof each === 'bigint' ? each * BigInt(steps) : each
  },
}

/** LSTM and its like: a recurrent layer that makes its own cell of the arguments both take. */
export function recurrentLayer(
  name: string,
  cell: string,
  options: {
    readonly signature: string
    readonly keywords?: string
    /** Arguments that go to the cell, beside `dtype`, `trainable` and `name`. */
    readonly cellArguments: readonly string[]
    readonly cellName: string
    readonly check?: (args: LayerArguments) => void
  },
): LayerDeclaration {
  return layer<Recurrent>({
    ...RECURRENT,
    name,
    bases: ['RNN'],
    signature: options.signature,
    ...(options.keywords === undefined ? {} : { keywords: options.keywords }),
    init(args, maker) {
      const given: Record<string, Value> = {
        name: { kind: 'str', value: options.cellName },
        dtype: maker.dtype,
        trainable: args.value('trainable'),
      }
      for (const argument of options.cellArguments) given[argument] = args.value(argument)
      options.check?.(args)
      return readRecurrent(args, maker.make(cell, given))
    },
    inputSpec: () => ({ ndim: 3 }),
  })
}

/** The arguments that every recurrent layer has, around a cell. */
export function readRecurrent(args: LayerArguments, cell: LayerHandle): Recurrent {
  const size = stateSize(args, cell)
  if (!Array.isArray(size) && typeof size === 'number' && !Number.isInteger(size))
    refuse('ValueError', `the state of \`${cell.type}\` must have a whole number of entries, found ${size}`)
  return {
    cell,
    return_sequences: flag(args, 'return_sequences'),
    return_state: flag(args, 'return_state'),
    go_backwards: flag(args, 'go_backwards'),
    stateful: flag(args, 'stateful'),
    states: Array.isArray(size) ? (size as readonly StateSize[]) : [size as Dim],
  }
}

/** A cell's `state_size`, of a cell of the author's own too. ValueError where there is none. */
export function stateSize(args: LayerArguments, cell: LayerHandle): StateSize {
  if (hasStateSize(cell.state)) {
    const { fractional, state_size } = cell.state
    if (typeof fractional === 'string' && !Array.isArray(state_size))
      refuse(
        'ValueError',
        `the state of \`${cell.type}\` must have a whole number of entries, found ${fractional}`,
      )
    return state_size
  }
  const value = cell.attribute('state_size')
  return value === undefined
    ? refuse(
        'ValueError',
        `\`${args.layer}\` needs a cell with a \`state_size\`, found a \`${cell.type}\` layer`,
      )
    : readStateSize(args, value)
}

function hasStateSize(
  state: object | null,
): state is { readonly state_size: StateSize; readonly fractional?: string | null } {
  return state !== null && 'state_size' in state
}

function readStateSize(args: LayerArguments, value: Value): StateSize {
  if (isUnknown(value)) return value
  const items = itemsOf(value)
  if (items !== undefined) return items.map((item) => readStateSize(args, item))
  return (
    integerOf(value) ??
    refuse(
      'ValueError',
      `\`state_size\` of a cell must be a whole number or a list of them, found ${show(value)}`,
    )
  )
}

/** The size of a cell's output: its `output_size`, else that of its first state. */
export function outputSize({ cell, states }: Recurrent): Dim {
  const own = cellOutputSize(cell)
  if (own !== undefined) return own
  const [first] = states
  if (first === undefined) return refuse('IndexError', 'a cell without a state has no output')
  return isSizeList(first)
    ? refuse('ValueError', "a cell's `output_size` must be a whole number", 'give the cell an `output_size`')
    : first
}

/** A cell's own `output_size`; undefined where it has none. */
export function cellOutputSize(cell: LayerHandle): Dim | undefined {
  const { state } = cell
  if (state !== null && 'output_size' in state) return state.output_size as Dim
  const value = cell.attribute('output_size')
  if (value === undefined || value.kind === 'none') return undefined
  return isUnknown(value) ? value : integerOf(value)
}

export function isSizeList(size: StateSize): size is readonly StateSize[] {
  return Array.isArray(size)
}

function stateSpec(batch: Dim, size: StateSize): Spec | readonly Spec[] {
  if (!isSizeList(size)) return spec([batch, size])
  return size.map((one) => spec([batch, isSizeList(one) ? null : one] satisfies Shape))
}

/** The cell that an argument is: a layer, or several stacked. */
export function cellOf(args: LayerArguments, maker: Maker): LayerHandle {
  const value = args.value('cell')
  if (isUnknown(value)) return cannotTell(value)
  if (itemsOf(value) !== undefined) return maker.make('StackedRNNCells', { cells: value })
  return (
    args.layerOf(value) ??
    refuse('ValueError', `\`RNN\` needs a cell, a layer with a \`state_size\`, found ${show(value)}`)
  )
}
