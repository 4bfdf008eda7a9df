/** How much memory the weights of a model take. */
import type { LayerRow, ModelSummary, Weight } from '../keras/summary.js'

const BYTES: ReadonlyMap<string, number> = new Map([
  ['float64', 8],
  ['int64', 8],
  ['uint64', 8],
  ['float32', 4],
  ['int32', 4],
  ['uint32', 4],
  ['float16', 2],
  ['bfloat16', 2],
  ['int16', 2],
  ['int8', 1],
  ['uint8', 1],
  ['bool', 1],
])

/** Bytes; null where they can't be known, or where layers share weights in ways that the rows don't tell. */
export function memoryOf(model: ModelSummary): number | null {
  let [params, bytes] = [0, 0]
  for (const { params: count, dtype } of model.layers.flatMap(weightsOf)) {
    const size = BYTES.get(dtype)
    if (typeof count !== 'number' || size === undefined) return null
    params += count
    bytes += count * size
  }
  return params === model.totalParams && params > 0 ? bytes : null
}

function weightsOf(row: LayerRow): readonly Weight[] {
  return row.rows === undefined ? row.weights : row.rows.flatMap(weightsOf)
}
