/**
 * Receptive fields: how many entries of a model's input, along each spatial axis, one entry of a layer's output sees. A window
 * of k entries that moves by s adds (k − 1) times the distance of its input's entries, and multiplies that distance by s.
 */
import type { Node } from '../tensor.js'
import { type FunctionalGraph, LayerObject, type TensorObject } from './objects.js'

/** What one entry of a tensor sees along an axis, and how far apart the centres of neighbouring entries are. */
interface Sight {
  readonly size: number
  readonly step: number
}

/** Layers whose entries see just the entry in the same place (or moved by a margin), whatever the channels. */
const POINTWISE =
  /^(InputLayer|Activation|ReLU|LeakyReLU|PReLU|ELU|Softmax|Dropout|GaussianDropout|GaussianNoise|AlphaDropout|SpatialDropout\dD|BatchNormalization|Rescaling|Dense|ActivityRegularization|Identity|Add|Subtract|Multiply|Average|Maximum|Minimum|Concatenate|ZeroPadding\dD|Cropping\dD|Normalization|Masking|LayerScale)$/

/** The receptive field behind each layer of a model that has one; layers that see everything, or that are no windows, have none. */
export function receptiveFields(graph: FunctionalGraph): ReadonlyMap<LayerObject, readonly number[]> {
  const seen = new Map<TensorObject, readonly Sight[]>()
  const fields = new Map<LayerObject, readonly number[]>()
  for (const nodes of graph.nodesByDepth)
    for (const node of nodes) {
      const { operation } = node
      const sights = operation instanceof LayerObject ? sightsOf(operation, node, seen) : null
      if (sights === null) continue
      for (const output of node.outputs) seen.set(output as TensorObject, sights)
      if (operation instanceof LayerObject)
        fields.set(
          operation,
          sights.map(({ size }) => size),
        )
    }
  return fields
}

function sightsOf(
  layer: LayerObject,
  node: Node,
  seen: ReadonlyMap<TensorObject, readonly Sight[]>,
): readonly Sight[] | null {
  if (layer.kind === 'input') {
    const shape = layer.batchShape ?? []
    return shape.length < 3 ? null : shape.slice(2).map(() => ({ size: 1, step: 1 }))
  }
  const inputs = node.inputs.map((input) => seen.get(input as TensorObject))
  const before = inputs[0] === undefined ? null : widest(inputs)
  const { declaration, state } = layer
  if (before === null || declaration === null || state === null) return null
  const window = declaration.window?.(state)
  if (window === undefined) return POINTWISE.test(declaration.name) ? before : null
  if (window.size.length !== before.length) return null
  const after: Sight[] = []
  for (const [axis, { size, step }] of before.entries()) {
    const [kernel, stride, dilation] = [window.size[axis], window.strides[axis], window.dilation[axis] ?? 1]
    if (typeof kernel !== 'number' || typeof stride !== 'number' || typeof dilation !== 'number') return null
    after.push({ size: size + (kernel - 1) * dilation * step, step: step * stride })
  }
  return after
}

/** The widest of several sights of equal step: what a merged tensor sees. */
function widest(inputs: readonly (readonly Sight[] | undefined)[]): readonly Sight[] | null {
  const [first] = inputs
  if (first === undefined) return null
  let all: readonly Sight[] = first
  for (const other of inputs) {
    if (other === undefined || other.length !== all.length) return null
    if (other.some(({ step }, axis) => step !== all[axis]?.step)) return null
    all = all.map((one, axis) => ({ ...one, size: Math.max(one.size, other[axis]?.size ?? 0) }))
  }
  return all
}
