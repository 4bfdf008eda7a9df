import { activation, identifiers, integerOf, itemsOf, knownValue, loraRank, show } from '../arguments.js'
import { type EinsumShapes, einsumShapes } from '../einsum.js'
import { refuse } from '../error.js'
import { joined, times } from '../formula.js'
import { type LayerArguments, layer, spec, type WeightSpec } from '../layer.js'
import { entriesOf } from '../numbers.js'
import { type Dim, entries, isUnknown, type Shape } from '../shape.js'

/** What the constructor leaves. */
interface EinsumDenseState {
  readonly equation: string
  readonly output_shape: Shape
  readonly bias_axes: string | null
  readonly lora_rank: number | null
}

/**
 * A dense layer whose sums an equation states: in `abc,cd->abd` the first part is the input, the second the kernel, the
 * third the output. The kernel has the sizes of its letters, the bias those of `bias_axes` in the output.
 */
export const EinsumDense = layer<EinsumDenseState>({
  name: 'EinsumDense',
  signature: `equation, output_shape, activation=None, bias_axes=None, kernel_initializer='glorot_uniform',
    bias_initializer='zeros', kernel_regularizer=None, bias_regularizer=None, kernel_constraint=None,
    bias_constraint=None, lora_rank=None, lora_alpha=None, gptq_unpacked_column_size=None, quantization_config=None,
    **kwargs`,
  call: 'inputs, training=None',
  init(args) {
    const output_shape = partialShape(args)
    activation(args)
    identifiers(args, 'kernel_initializer', 'bias_initializer', 'kernel_regularizer', 'bias_regularizer')
    identifiers(args, 'kernel_constraint', 'bias_constraint')
    return {
      equation: text(args, 'equation') ?? refuse('TypeError', '`EinsumDense` needs an `equation`'),
      output_shape,
      bias_axes: text(args, 'bias_axes'),
      lora_rank: loraRank(args, 'TypeError'),
    }
  },
  inputSpec: (_, built) => (built === null ? null : { ndim: built.shape.length }),
  weights(state, { shape }) {
    const { kernel, bias } = shapesOf(state, shape)
    const { lora_rank } = state
    const made: WeightSpec[] = [{ name: 'kernel', shape: kernel, frozen: lora_rank !== null }]
    if (bias !== null) made.push({ name: 'bias', shape: bias })
    if (lora_rank !== null)
      made.push(
        { name: 'lora_kernel_a', shape: [...kernel.slice(0, -1), lora_rank], dtype: 'float32' },
        { name: 'lora_kernel_b', shape: [lora_rank, kernel.at(-1) ?? null], dtype: 'float32' },
      )
    return made
  },
  output: (state, { shape }) => spec(shapesOf(state, shape).output),
  formula(state, { shape }) {
    const { kernel, bias } = shapesOf(state, shape)
    const { lora_rank } = state
    const parts = [times(...kernel)]
    if (bias !== null) parts.push(times(...bias))
    if (lora_rank !== null)
      parts.push(times(...kernel.slice(0, -1), lora_rank), times(lora_rank, kernel.at(-1) ?? null))
    return joined(parts)
  },
  macs: (state, { shape }) => entries(shapesOf(state, shape).axes.slice(1)),
})

function shapesOf({ equation, output_shape, bias_axes }: EinsumDenseState, shape: Shape): EinsumShapes {
  return einsumShapes(equation, bias_axes, shape, output_shape)
}

function partialShape(args: LayerArguments): Shape {
  const value = args.value('output_shape')
  const single = integerOf(value)
  if (single !== undefined) return [single]
  return entriesOf(args, 'output_shape').map((entry): Dim => {
    if (isUnknown(entry)) return entry
    if (entry.kind === 'none') return null
    return (
      integerOf(entry) ??
      refuse(
        'ValueError',
        `\`output_shape\` of \`EinsumDense\` must hold whole numbers or None, found ${show(entry)}`,
      )
    )
  })
}

function text(args: LayerArguments, name: string): string | null {
  const value = knownValue(args, name)
  if (value.kind === 'none') return null
  if (name === 'bias_axes' && itemsOf(value)?.length === 0)
    refuse('ValueError', '`bias_axes` of `EinsumDense` must name an axis, or be None')
  return value.kind === 'str'
    ? value.value
    : refuse('TypeError', `\`${name}\` of \`EinsumDense\` must be a string, found ${show(value)}`)
}
