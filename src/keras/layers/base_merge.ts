/** The rule that the merging layers share (Keras's Merge): Add, Subtract, Multiply, Average, Maximum, Minimum. */
import { broadcast, merged } from '../broadcast.js'
import { refuse } from '../error.js'
import {
  type LayerDeclaration,
  type LayerInputs,
  layer,
  type MaskInputs,
  type MaskOperations,
  spec,
} from '../layer.js'
import { isUnknown, type Shape, showShape } from '../shape.js'
import type { Tensor } from '../tensor.js'

/** Element by element over a list of inputs whose shapes go together. No weights. */
export function mergeLayer(name: string, exactly?: 2): LayerDeclaration {
  return layer({
    name,
    bases: ['Merge'],
    signature: '**kwargs',
    supportsMasking: true,
    init: () => ({}),
    build(_, inputs) {
      const shapes = mergedInputs(name, inputs)
      const batches = new Set(shapes.map((shape) => shape[0]).filter((size) => typeof size === 'number'))
      if (batches.size > 1)
        refuse('ValueError', `\`${name}\` cannot merge inputs of different batch sizes: ${listed(shapes)}`)
      mergedShape(shapes)
      if (exactly !== undefined && shapes.length !== exactly)
        refuse('ValueError', `\`${name}\` takes exactly ${exactly} inputs, found ${shapes.length}`)
    },
    output: (_, inputs) => spec(mergedShape(mergedInputs(name, inputs, 'NotImplementedError'))),
    mask: (_, inputs, operations) => [either(inputs, operations)],
  })
}

/** The shapes of a list of inputs; a single tensor is refused, by a layer that is built already as something not implemented. */
export function mergedInputs(
  name: string,
  { first, shapes }: LayerInputs,
  single: 'ValueError' | 'NotImplementedError' = 'ValueError',
): readonly Shape[] {
  if (first instanceof Map) refuse('KeyError', `\`${name}\` takes a list of inputs, found a dict`)
  if (!Array.isArray(first) || shapes.length === 0)
    refuse(single, `\`${name}\` takes a list of inputs, found one tensor`, `write ${name}()([a, b])`)
  return shapes
}

function mergedShape(shapes: readonly Shape[]): Shape {
  const rest = shapes.map((shape): Shape => shape.slice(1)).reduce(merged)
  const batches = new Set(shapes.map((shape) => shape[0] ?? null).filter((size) => size !== null))
  const [batch = null] = batches.size === 1 ? batches : []
  return [batch, ...rest]
}

function listed(shapes: readonly Shape[]): string {
  return shapes.map(showShape).join(', ')
}

/** The masks joined by "or"; none where an input has none. */
function either({ masks }: MaskInputs, operations: MaskOperations): Tensor | null {
  const all = masks.filter((mask) => mask !== null)
  if (all.length < masks.length) return null
  return all.reduce((a, b) =>
    isUnknown(a.shape) || isUnknown(b.shape)
      ? a
      : operations.apply('LogicalOr', [a, b], broadcast(a.shape, b.shape)),
  )
}
