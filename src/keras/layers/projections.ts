/** What the layers with attention heads share: their projections, made when the shapes are known. */
import { int, NONE, str, tuple, type Value } from '../../python/value.js'
import { integerOf, show } from '../arguments.js'
import { refuse } from '../error.js'
import { joined } from '../formula.js'
import type { LayerArguments, LayerHandle, LayerInputs, Maker, Nest, Spec } from '../layer.js'
import { type Dim, isUnknown, type Shape, showShape } from '../shape.js'

/** Query, value and key as `call` gets them. */
export interface Heads {
  readonly query: Shape
  readonly value: Shape
  readonly key: Shape
}

export function headShapes(name: string, inputs: LayerInputs): Heads {
  const value =
    shapeOf(name, inputs.tensors('value')) ?? refuse('TypeError', `\`${name}\` needs a query and a value`)
  return { query: inputs.shape, value, key: shapeOf(name, inputs.tensors('key')) ?? value }
}

function shapeOf(name: string, nest: Nest<Spec> | undefined): Shape | undefined {
  if (nest === undefined) return undefined
  return 'shape' in nest
    ? nest.shape
    : refuse('AttributeError', `\`${name}\` takes one tensor for each argument, found several`)
}

/** Value and key must agree in all axes but batch and features. */
export function refuseDifferentSteps({ value, key }: Heads): void {
  const a = value.slice(1, -1)
  const b = key.slice(1, -1)
  const differ =
    a.length !== b.length ||
    a.some((size, axis) => !isUnknown(size) && !isUnknown(b[axis] ?? null) && size !== b[axis])
  if (differ)
    refuse(
      'ValueError',
      `value and key must agree in all axes but the last, found ${showShape(value)} and ${showShape(key)}`,
    )
}

/** The equation that projects the last `bound` axes of an input of `free` others to `outputs` axes; the letters of its bias. */
export function projection(
  free: number,
  bound: number,
  outputs: number,
): { readonly equation: string; readonly bias: string } {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const kept = letters.slice(0, free)
  const summed = letters.slice(free, free + bound)
  const made = letters.slice(free + bound, free + bound + outputs)
  return { equation: `${kept}${summed},${summed}${made}->${kept}${made}`, bias: made }
}

/** Makes one projection, an EinsumDense of its own name, and builds it. */
export function project(
  maker: Maker,
  name: string,
  equation: string,
  output: Shape,
  bias: string | null,
  input: Shape,
): LayerHandle {
  const made = maker.make('EinsumDense', {
    equation: str(equation),
    output_shape: tuple(output.map(dimValue)),
    bias_axes: bias === null ? NONE : str(bias),
    name: str(name),
    dtype: maker.dtype,
  })
  made.build({ shape: input, dtype: null })
  return made
}

/** The softmax and the dropout that attention makes beside its projections: they have no weights but take names. */
export function makeUnweighted(maker: Maker, dropout: Value): readonly LayerHandle[] {
  return [
    maker.make('Softmax', { dtype: maker.dtype }),
    maker.make('Dropout', { rate: dropout, dtype: maker.dtype }),
  ]
}

function dimValue(size: Dim): Value {
  if (size === null) return NONE
  return typeof size === 'number' ? int(size) : size
}

/** `num_heads` and its like: a positive whole number; None where `optional`. */
export function headCount(args: LayerArguments, name: string, optional = false): Dim {
  const value = args.value(name)
  if (isUnknown(value)) return value
  if (optional && value.kind === 'none') return null
  const number = integerOf(value)
  return number !== undefined && number > 0
    ? number
    : refuse(
        'ValueError',
        `\`${name}\` of \`${args.layer}\` must be a positive whole number, found ${show(value)}`,
      )
}

export function projectionsFormula(parts: readonly LayerHandle[]): string | null {
  return joined(parts.filter((part) => part.type === 'EinsumDense').map((part) => part.formula()))
}
