/** How much memory the weights of a model take. */
import { BYTES } from '../keras/bytes.js'
import type { LayerRow, ModelSummary, Weight } from '../keras/summary.js'

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
