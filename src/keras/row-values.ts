/** What a row tells of its layer besides its shape: weights, counts, costs and arguments, as plain data. */
import { toPlain } from '../python/plain.js'
import type { Value } from '../python/value.js'
import { CannotTell, Refusal } from './error.js'
import { plainShape } from './row-shape.js'
import type { Size } from './shape.js'
import type { Count, LayerRow, OutputShape, Plain, Weight } from './summary.js'
import { bitsOf } from './trace/dtype.js'
import { innerLayers, type LayerObject, type VariableObject } from './trace/objects.js'

export function countOf(size: Size): Count {
  if (typeof size !== 'bigint') return null
  return size <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(size) : size.toString()
}

/** Entries of a layer's output for one sample; of several outputs their sum, null where a size is not known. */
export function activationsOf(shape: OutputShape): Count {
  if (shape === null) return null
  const shapes = shape.every((one) => one === null || typeof one === 'number') ? [shape] : shape
  let total = 0n
  for (const one of shapes) {
    if (one === null || typeof one === 'number') return null
    let entries = 1n
    for (const size of one.slice(1)) {
      if (size === null || typeof size !== 'number') return null
      entries *= BigInt(size)
    }
    total += entries
  }
  return countOf(total)
}

export function bytesOf(variables: readonly VariableObject[]): number | null {
  let bits = 0
  for (const variable of variables) {
    const count = variable.size
    if (typeof count !== 'bigint') return null
    bits += Number(count) * bitsOf(variable.dtype)
  }
  return bits / 8
}

/** The weights of a row: trained where they are themselves and the row's layer is, whatever the layers between are. */
export function weightRows(
  layer: LayerObject,
  prefix = '',
  trained = layer.trainable,
  seen = new Set<LayerObject>(),
): readonly Weight[] {
  if (seen.has(layer)) return []
  seen.add(layer)
  const own = [...layer.trainableVariables, ...layer.otherVariables].map((variable) => ({
    name: prefix + variable.name,
    shape: plainShape(variable.shape),
    trainable: trained && variable.trainable,
    dtype: variable.dtype,
    params: countOf(variable.size),
  }))
  return [
    ...own,
    ...innerLayers(layer).flatMap((inner) => weightRows(inner, `${prefix}${inner.name}/`, trained, seen)),
  ]
}

export function macsOf(layer: LayerObject): Count {
  const inputs = layer.buildInputs ?? layer.lastInputs
  const { declaration, state } = layer
  if (declaration === null || state === null || inputs === null) return null
  if (declaration.macs === undefined) return 0
  const size = quiet(() => declaration.macs?.(state, inputs, declaration.output(state, inputs)) ?? null)
  return size === null ? null : countOf(size)
}

/** A value that is only shown: what cannot be told is left out. */
export function quiet<T>(compute: () => T | null): T | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof CannotTell || error instanceof Refusal) return null
    throw error
  }
}

/** Arguments under Keras's names, normalised where the rule normalises them, and the names of those that have to be left out. */
export function configOf(layer: LayerObject): Pick<LayerRow, 'config' | 'unread'> {
  const pairs: [string, Plain][] = []
  const unread: string[] = []
  for (const [name, value] of layer.config) {
    const plain = plainOf(layer, name, value)
    if (plain === undefined) unread.push(name)
    else pairs.push([name, plain])
  }
  // What a layer says of its input stands in place of an input layer.
  const input = layer.inputShape === null ? undefined : toPlain(layer.inputShape)
  if (input !== undefined) pairs.push(['input_shape', input])
  return { config: Object.fromEntries(pairs), ...(unread.length === 0 ? {} : { unread }) }
}

/** Classes that apply one other layer. */
const WRAPPERS = ['Wrapper', 'Bidirectional']

export function wrapsOf(layer: LayerObject): { readonly wraps?: readonly string[] } {
  const { state, declaration } = layer
  if (state === null || !layer.bases.some((base) => WRAPPERS.includes(base))) return {}
  const [inner] = declaration?.sublayers?.(state) ?? []
  return inner === undefined ? {} : { wraps: [inner.type, ...inner.bases] }
}

function plainOf(layer: LayerObject, name: string, value: Value): Plain | undefined {
  const state = layer.state as Readonly<Record<string, unknown>> | null
  const kept = state !== null && Object.hasOwn(state, name) ? state[name] : undefined
  if (Array.isArray(kept) && kept.every((one) => typeof one === 'number' || one === null)) return kept
  if (typeof kept === 'number' || typeof kept === 'string' || typeof kept === 'boolean') return kept
  return toPlain(value)
}
