/** Equations of einsum as EinsumDense takes them: what the letters stand for, and the shapes that follow. */
import { refuse } from './error.js'
import { type Dim, isUnknown, type Shape, showDim, showShape } from './shape.js'

/** What an equation says of the shapes of kernel, bias and output. */
export interface EinsumShapes {
  readonly kernel: Shape
  readonly bias: Shape | null
  readonly output: Shape
  /** Every axis that takes part, once: their product counts the multiplications. */
  readonly axes: Shape
}

/** Forms an equation may have: `ab,bc->ac`, `...b,bc->...c`, `ab...,bc->ac...`. Keras matches only the beginning. */
const PLAIN = /^([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)/
const LEFT = /^0([a-zA-Z]+),([a-zA-Z]+)->0([a-zA-Z]+)/
const RIGHT = /^([a-zA-Z]{2,})0,([a-zA-Z]+)->([a-zA-Z]+)0/

/** Works out the shapes for an input, as EinsumDense does. `partial` is its `output_shape`, without batch and elided axes. */
export function einsumShapes(
  equation: string,
  biasAxes: string | null,
  input: Shape,
  partial: Shape,
): EinsumShapes {
  const text = equation.replaceAll('...', '0')
  const left = LEFT.exec(text)
  const match = PLAIN.exec(text) ?? left ?? RIGHT.exec(text)
  if (match === null)
    return refuse(
      'ValueError',
      `'${equation}' is no equation of the form \`ab,bc->ac\`, \`...b,bc->...c\` or \`ab...,bc->ac...\``,
    )
  const [, inputs = '', kernel = '', outputs = ''] = match
  const leftElided = match === left && !PLAIN.test(text)
  const elided = input.length - inputs.length
  const output = fullOutput(input, partial, elided, leftElided)
  const inputAt = places(inputs, (index) => (leftElided ? index + elided : index))
  const outputAt = places(outputs, (index) => (leftElided ? index + elided : index))
  const inputDim = (letter: string): Dim => dimAt(input, inputAt.get(letter) ?? 0, equation)
  const outputDim = (letter: string): Dim => dimAt(output, outputAt.get(letter) ?? 0, equation)

  for (const letter of inputs) {
    if (!outputAt.has(letter)) continue
    const asked = outputDim(letter)
    const found = inputDim(letter)
    if (asked !== null && !isUnknown(asked) && !isUnknown(found) && asked !== found)
      refuse(
        'ValueError',
        `axis '${letter}' of '${equation}' is ${showDim(found)} in the input but ${showDim(asked)} in the output`,
        `write None for '${letter}' in \`output_shape\``,
      )
  }
  for (const letter of outputs)
    if (!inputAt.has(letter) && !kernel.includes(letter))
      refuse('ValueError', `axis '${letter}' of the output in '${equation}' comes from nowhere`)
  const kernelShape = [...kernel].map((letter): Dim => {
    if (outputAt.has(letter)) return outputDim(letter)
    if (inputAt.has(letter)) return inputDim(letter)
    return refuse(
      'ValueError',
      `axis '${letter}' of the kernel in '${equation}' is neither in the input nor in the output`,
    )
  })
  const axes = new Map<string, Dim>()
  for (const letter of inputs) axes.set(letter, inputDim(letter))
  for (const letter of outputs) if (!axes.has(letter)) axes.set(letter, outputDim(letter))
  const free = leftElided ? input.slice(0, elided) : elided > 0 ? input.slice(input.length - elided) : []
  return {
    kernel: kernelShape,
    bias: biasAxes === null ? null : biasShape(biasAxes, outputs, output, elided, leftElided),
    output,
    axes: [...free, ...axes.values()].slice(leftElided ? 1 : 0),
  }
}

/** The output's shape with the batch before it and the elided axes put in. */
function fullOutput(input: Shape, partial: Shape, elided: number, leftElided: boolean): Shape {
  const output: Dim[] = [input[0] ?? null, ...partial]
  if (elided <= 0) return output
  if (!leftElided) return [...output, ...input.slice(input.length - elided)]
  for (let axis = 1; axis < elided; axis++) output.splice(1, 0, input[axis] ?? null)
  return output
}

function places(letters: string, at: (index: number) => number): ReadonlyMap<string, number> {
  return new Map([...letters].map((letter, index) => [letter, at(index)]))
}

function dimAt(shape: Shape, index: number, equation: string): Dim {
  const found = shape[index]
  return found === undefined
    ? refuse('IndexError', `'${equation}' names more axes than the shape ${showShape(shape)} has`)
    : found
}

function biasShape(
  biasAxes: string,
  outputs: string,
  output: Shape,
  elided: number,
  leftElided: boolean,
): Shape {
  for (const letter of biasAxes)
    if (!outputs.includes(letter))
      refuse(
        'ValueError',
        `\`bias_axes\` names axis '${letter}', which the output '${outputs}' does not have`,
      )
  if (biasAxes === '') refuse('ValueError', '`bias_axes` must name an axis, or be None')
  const first = Math.min(...[...biasAxes].map((letter) => outputs.indexOf(letter)))
  const offset = leftElided ? elided : 0
  const shape = [...outputs]
    .map((letter, index): Dim => (biasAxes.includes(letter) ? (output[index + offset] ?? null) : 1))
    .slice(first)
  return leftElided ? shape : [...shape, ...Array.from({ length: Math.max(0, elided) }, () => 1)]
}
