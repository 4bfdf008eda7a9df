/** Shapes of rows: as plain data, and as Keras prints them. */
import { CannotTell, Refusal } from './error.js'
import { type Dim, isUnknown, type Shape, showShape } from './shape.js'
import type { OutputShape, Shape as PlainShape } from './summary.js'
import type { Node } from './tensor.js'
import { outputOf } from './trace/inference.js'
import type { Kit } from './trace/kit.js'
import { ownMethod } from './trace/layers.js'
import type { FunctionalGraph, LayerObject, TensorObject } from './trace/objects.js'
import { leaves } from './trace/values.js'

interface RowShape {
  readonly plain: OutputShape
  readonly text: string
  readonly why: { readonly reason: string } | null
}

function plainDim(dim: Dim): number | null {
  return typeof dim === 'number' ? dim : null
}

export function plainShape(shape: Shape): PlainShape {
  return shape.map(plainDim)
}

function shapesText(shapes: readonly Shape[]): RowShape {
  const hidden = shapes.flat().find(isUnknown)
  const [only] = shapes
  if (hidden !== undefined) return { plain: null, text: '?', why: hidden }
  if (shapes.length === 1 && only !== undefined)
    return { plain: plainShape(only), text: text(only), why: null }
  return { plain: shapes.map(plainShape), text: `[${shapes.map(text).join(', ')}]`, why: null }
}

/** A shape as the summary writes it: without the comma that Python puts behind a single entry. */
export function text(shape: Shape): string {
  return shape.length === 1 ? showShape(shape).replace(',)', ')') : showShape(shape)
}

export function nodeShape(node: Node | undefined): RowShape {
  if (node === undefined) return { plain: null, text: '?', why: null }
  const shapes: Shape[] = []
  for (const output of node.outputs) {
    if (isUnknown(output.shape)) return { plain: null, text: '?', why: output.shape }
    shapes.push(output.shape)
  }
  return shapesText(shapes)
}

/** The shape of a layer that was built and never called on symbolic tensors. */
export function builtShape(kit: Kit, layer: LayerObject): RowShape {
  const none: RowShape = { plain: null, text: '?', why: layer.unknown }
  if (layer.isModel && layer.graph !== null) return endText(layer.graph)
  if (layer.buildInputs === null || layer.isModel) return none
  if (layer.declaration === null && ownMethod(layer, 'compute_output_shape') === undefined) return none
  // A cell says what it gives only together with its states, which `build` was not told.
  if (/Cells?$/.test(layer.declaration?.name ?? '')) return none
  const inputs = layer.buildInputs
  try {
    return shapesText(leaves(outputOf(kit, layer, [inputs.first])).map((one) => one.shape))
  } catch (error) {
    if (error instanceof CannotTell) return { ...none, why: error.unknown }
    if (error instanceof Refusal || kit.catches(error)) return none
    throw error
  }
}

function endText(graph: FunctionalGraph): RowShape {
  const shapes: Shape[] = []
  for (const output of graph.outputs) {
    if (isUnknown(output.shape)) return { plain: null, text: '?', why: output.shape }
    shapes.push(output.shape)
  }
  const shown = shapesText(shapes)
  // Keras formats the list of a model's output shapes as if it were one shape.
  return shapes.length > 1 ? { ...shown, text: `(${shapes.map(showShape).join(', ')})` } : shown
}

export function endShape(graph: FunctionalGraph | null, which: 'inputs' | 'outputs'): OutputShape {
  if (graph === null) return null
  const shapes: PlainShape[] = []
  for (const tensor of graph[which]) {
    if (isUnknown(tensor.shape) || tensor.shape.some(isUnknown)) return null
    shapes.push(plainShape(tensor.shape))
  }
  return shapes.length === 1 ? (shapes[0] ?? null) : shapes
}

export function inputShapes(node: Node | undefined): readonly PlainShape[] | null {
  if (node === undefined || node.inputs.length === 0) return null
  const shapes: PlainShape[] = []
  for (const input of node.inputs as readonly TensorObject[]) {
    if (isUnknown(input.shape)) return null
    shapes.push(plainShape(input.shape))
  }
  return shapes
}
