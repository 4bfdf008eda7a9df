/** Groups of layers that have a name of their own: the halves of an autoencoder, the branches of a graph. */
import type { LayerRow } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import type { Ref } from './meaning.js'
import { isChain, isInput, isOf, rowsOf, singleShape } from './things.js'

/** Whether several layers are spoken of as one thing. */
export function isGroup({ ref }: Ref): boolean {
  return ref === 'half' || ref === 'branch' || ref === 'head'
}

export interface Halves {
  readonly encoder: readonly LayerRow[]
  readonly decoder: readonly LayerRow[]
}

const ENLARGING = [1, 2, 3].flatMap((n) => [`UpSampling${n}D`, `Conv${n}DTranspose`])
const POOLING = [1, 2, 3].flatMap((n) => [`MaxPooling${n}D`, `AveragePooling${n}D`])

/** What authors call the variable, or the layer, at the narrowest place. */
const NARROWEST = /^(?:encoded|encoding|latent|code|bottleneck)$/

/**
 * The ways to divide an autoencoder: behind its last pooling, in front of the first layer that enlarges, or anywhere
 * between, unless a name of the code says where. Empty for what is none.
 */
export function halves(bench: Workbench): readonly Halves[] {
  const rows = rowsOf(bench)
  if (!isChain(bench.model.layers)) return []
  const end = rows.findIndex((row) => isOf(row, ENLARGING))
  const narrowest = rows.findLastIndex((row, i) => i < end && isOf(row, POOLING))
  if (narrowest < 0) return []
  const splits = rows.flatMap((_, i) => (i >= narrowest && i < end ? [i + 1] : []))
  const named = splits.filter((at) => {
    const row = rows[at - 1]
    return row !== undefined && [row.name, ...row.variables].some((name) => NARROWEST.test(name))
  })
  return (named.length === 1 ? named : splits).map((at) => ({
    encoder: rows.slice(0, at),
    decoder: rows.slice(at),
  }))
}

/** The rows that only one of several inputs reaches; null where it is not clear which input is meant. */
export function branchRows(bench: Workbench, of: string | number): readonly LayerRow[] | null {
  const { layers } = bench.model
  const inputs = layers.filter(isInput)
  const meant = inputs.filter((row) =>
    typeof of === 'string'
      ? row.name === of || row.variables.includes(of)
      : singleShape(row.outputShape)?.length === of,
  )
  const [own] = meant
  if (inputs.length < 2 || meant.length !== 1 || own === undefined) return null
  const sources = new Map<string, ReadonlySet<string>>(inputs.map((row) => [row.name, new Set([row.name])]))
  for (const row of layers) {
    if (isInput(row)) continue
    sources.set(row.name, new Set(row.inbound.flatMap((name) => [...(sources.get(name) ?? [])])))
  }
  const rows = layers.filter((row) => {
    const from = sources.get(row.name)
    return !isInput(row) && from?.size === 1 && from.has(own.name)
  })
  return rows.length === 0 ? null : rows
}
