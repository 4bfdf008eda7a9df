/** The rule that the cells LSTMCell, GRUCell and SimpleRNNCell share. */
import { activation, flag, identifiers, show } from '../arguments.js'
import { refuse } from '../error.js'
import { term } from '../formula.js'
import { type LayerArguments, type LayerDeclaration, layer, spec, type WeightSpec } from '../layer.js'
import { comparable } from '../numbers.js'
import { at, type Dim, dim, entries, isUnknown, type Shape, type Size } from '../shape.js'

/** What a cell's constructor leaves; `state_size` and `output_size` are what an RNN around it asks for. */
export interface RecurrentCell {
  readonly units: Dim
  /** How the program writes it, if not as a whole number: refused when weights of that size are made. */
  readonly fractional: string | null
  readonly use_bias: boolean
  /** Rows of the bias, which the GRU doubles. */
  readonly biasRows: 1 | 2
  readonly state_size: Dim | readonly Dim[]
  readonly output_size: Dim
}

/** How a kind of cell differs from the others. */
export interface CellKind {
  readonly name: string
  readonly signature: string
  readonly keywords?: string
  readonly call?: string
  /** How many copies of the kernels it has: 4 for an LSTM, 3 for a GRU, 1. */
  readonly gates: 1 | 3 | 4
  /** Whether its state is the output and a carry, or the output alone. */
  readonly carries: boolean
  readonly biasRows: (args: LayerArguments) => 1 | 2
}

/**
 * One step of a recurrent layer with `g` gates: `kernel` (in, g × units), `recurrent_kernel` (units, g × units) and `bias`
 * (g × units), or (2, g × units) of a GRU that resets after: `g × (in × units + units × units + units)` params.
 */
export function recurrentCell(kind: CellKind): LayerDeclaration {
  const { gates } = kind
  return layer<RecurrentCell>({
    name: kind.name,
    signature: kind.signature,
    ...(kind.keywords === undefined ? {} : { keywords: kind.keywords }),
    call: kind.call ?? 'inputs, states, training=False',

    init(args) {
      const units = cellUnits(args)
      activation(args)
      if (gates > 1) activation(args, 'recurrent_activation')
      identifiers(args, 'kernel_initializer', 'recurrent_initializer', 'bias_initializer')
      identifiers(args, 'kernel_regularizer', 'recurrent_regularizer', 'bias_regularizer')
      identifiers(args, 'kernel_constraint', 'recurrent_constraint', 'bias_constraint')
      comparable(args, 'dropout')
      comparable(args, 'recurrent_dropout')
      return {
        ...units,
        use_bias: flag(args, 'use_bias'),
        biasRows: kind.biasRows(args),
        state_size: kind.carries ? [units.units, units.units] : units.units,
        output_size: units.units,
      }
    },

    weights({ units, fractional, use_bias, biasRows }, { shape }) {
      if (fractional !== null)
        refuse('ValueError', `\`units\` of \`${kind.name}\` must be a whole number, found ${fractional}`)
      const width = dim((n) => n * gates, units)
      const made: WeightSpec[] = [
        { name: 'kernel', shape: [at(shape, -1) ?? null, width] },
        { name: 'recurrent_kernel', shape: [units, width] },
      ]
      if (use_bias) made.push({ name: 'bias', shape: biasRows === 1 ? [width] : [biasRows, width] })
      return made
    },

    output({ units }, { shape }) {
      const step: Shape = [shape[0] ?? null, units]
      return [spec(step), kind.carries ? [spec(step), spec(step)] : [spec(step)]]
    },

    formula({ units, use_bias, biasRows }, { shape }) {
      const u = term(units)
      const inputs = term(at(shape, -1) ?? null)
      if (u === null || inputs === null) return null
      const bias = use_bias ? ` + ${biasRows === 1 ? u : `${biasRows} × ${u}`}` : ''
      const each = `${inputs} × ${u} + ${u} × ${u}${bias}`
      return gates === 1 ? each : `${gates} × (${each})`
    },

    macs: ({ units }, { shape }) => stepMacs(gates, units, at(shape, -1) ?? null),
  })
}

function stepMacs(gates: number, units: Dim, inputs: Dim): Size | null {
  return entries([gates, units, dim((a, b) => a + b, units, inputs)])
}

/** `units`: compared with 0 before anything else. */
function cellUnits(args: LayerArguments): { readonly units: Dim; readonly fractional: string | null } {
  const value = args.value('units')
  if (isUnknown(value)) return { units: value, fractional: null }
  const number = comparable(args, 'units') ?? 0
  if (number <= 0)
    refuse(
      'ValueError',
      `\`${args.layer}\` needs a positive whole number for \`units\`, found ${show(value)}`,
    )
  return { units: number, fractional: value.kind === 'float' ? show(value) : null }
}
