/**
 * The stock of numbers and shapes that a model has: everything that a number in an explanation of it can be. What is in
 * none of them, and was said nowhere before, is no number of the model.
 */
import type { Count, LayerRow, ModelSummary, Plain, Shape } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import { isBias } from './measure.js'
import { deepRows, singleShape } from './things.js'

/** What is counted: entries of weights, numbers that flow, or sizes of axes and arguments. */
export type Stocked = 'params' | 'values' | 'sizes'

export interface Stock {
  readonly params: ReadonlySet<number>
  readonly values: ReadonlySet<number>
  readonly sizes: ReadonlySet<number>
  /** Shapes of what flows and of weights, without the batch axis, and what is read off them: height and width, windows. */
  readonly shapes: readonly Shape[]
  /** What flows, in the order of the model, the input first. */
  readonly walk: readonly Shape[]
  /** Counts of whole layers and models: what ratios and shares are made of. */
  readonly counts: readonly number[]
  readonly totals: readonly number[]
}

/** Beyond so many layers, sums of neighbours say nothing about what an author may have added up. */
const MAX_ROWS = 60

const known = new WeakMap<Workbench, Stock>()

export function stockOf(bench: Workbench): Stock {
  const found = known.get(bench) ?? collect(bench)
  known.set(bench, found)
  return found
}

function collect(bench: Workbench): Stock {
  const params = new Set<number>()
  const values = new Set<number>()
  const sizes = new Set<number>()
  const shapes: Shape[] = []
  const walk: Shape[] = []
  const counts: number[] = []
  const totals: number[] = []
  const into: Into = { params, values, sizes, shapes, counts }
  for (const model of bench.summary.models) {
    for (const count of [model.totalParams, model.trainableParams, model.nonTrainableParams]) {
      const value = plain(count)
      if (value === null) continue
      params.add(value)
      totals.push(value)
    }
    const input = singleShape(model.inputShape)
    if (input !== null) {
      flow(input, into)
      if (model === bench.model) walk.push(input.slice(1))
    }
    for (const row of deepRows(model.layers)) {
      ofRow(row, into)
      const shape = singleShape(row.outputShape)
      if (shape !== null && model === bench.model) walk.push(shape.slice(1))
    }
    sums(model, params, values, sizes)
  }
  for (const value of bench.variables.values()) argument(value, into)
  return { params, values, sizes, shapes, walk, counts, totals }
}

/** The numbers of some layers only, of whatever they count. */
export function numbersOfRows(rows: readonly LayerRow[]): ReadonlySet<number> {
  const all = new Set<number>()
  const into: Into = { params: all, values: all, sizes: all, shapes: [], counts: [] }
  for (const row of rows) ofRow(row, into)
  return all
}

interface Into {
  readonly params: Set<number>
  readonly values: Set<number>
  readonly sizes: Set<number>
  readonly shapes: Shape[]
  readonly counts: number[]
}

function plain(count: Count): number | null {
  if (count === null) return null
  const value = Number(count)
  return Number.isSafeInteger(value) ? value : null
}

function flow(shape: Shape, { values, sizes, shapes }: Into): void {
  const dims = shape.slice(1)
  shapes.push(dims, dims.slice(0, -1), dims.slice(1))
  for (let from = 0; from < dims.length; from++) {
    let product = 1
    for (const dim of dims.slice(from)) {
      if (dim === null) break
      product *= dim
      values.add(product)
    }
  }
  for (const dim of dims) if (dim !== null) sizes.add(dim)
}

function argument(value: Plain, into: Into): void {
  if (typeof value === 'number' && Number.isInteger(value)) into.sizes.add(value)
  if (!Array.isArray(value)) return
  const list = value.filter((each): each is number => typeof each === 'number')
  if (list.length !== value.length || list.length === 0) return
  for (const each of list) into.sizes.add(each)
  into.shapes.push(list)
  into.sizes.add(list.reduce((product, each) => product * each, 1))
}

function ofRow(row: LayerRow, into: Into): void {
  const { params, sizes, shapes } = into
  const shape = singleShape(row.outputShape)
  if (shape !== null) flow(shape, into)
  for (const each of row.inputShapes ?? []) flow(each, into)
  for (const value of Object.values(row.config)) argument(value, into)
  const filters = number(row.config['filters']) ?? number(row.config['units'])
  const own = [row.params, row.trainableParams].flatMap((count) => plain(count) ?? [])
  into.counts.push(...own)
  const kernels = row.weights.filter((weight) => !isBias(weight))
  const summed = [row.weights.filter(isBias), kernels, row.weights.filter(({ trainable }) => !trainable)].map(
    (weights) => weights.reduce((sum, weight) => sum + Number(weight.params ?? 0), 0),
  )
  into.counts.push(...summed)
  for (const weight of row.weights) {
    const { shape: axes } = weight
    shapes.push(axes, axes.slice(0, -1), axes.slice(0, -2), axes.slice(1), axes.slice(2), [...axes].reverse())
    let window = 1
    for (const axis of axes) {
      if (axis === null) break
      sizes.add(axis)
      window *= axis
      // What one filter or unit reads, with its bias or without.
      params.add(window)
      params.add(window + 1)
      into.values.add(window)
    }
  }
  for (const count of [
    ...own,
    ...summed,
    ...row.weights.flatMap(({ params: entries }) => plain(entries) ?? []),
  ]) {
    params.add(count)
    for (const part of [2, 3, 4, ...(filters === null ? [] : [filters])])
      if (count % part === 0) params.add(count / part)
  }
}

function number(value: Plain | undefined): number | null {
  return typeof value === 'number' && value > 0 ? value : null
}

/** Sums of layers that follow each other or are of one kind, and what the rest of the model has. */
function sums(model: ModelSummary, params: Set<number>, values: Set<number>, sizes: Set<number>): void {
  const rows = model.layers.flatMap((row) => {
    const count = plain(row.params)
    return count === null ? [] : [{ type: row.type, count, out: product(singleShape(row.outputShape)) }]
  })
  sizes.add(rows.length)
  if (rows.length > MAX_ROWS) return
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  for (let from = 0; from < rows.length; from++) {
    let sum = 0
    let flowed = 0
    for (const { count, out } of rows.slice(from)) {
      sum += count
      flowed += out
      params.add(sum)
      params.add(total - sum)
      values.add(flowed)
    }
    for (const other of rows.slice(from + 1)) {
      params.add((rows[from]?.count ?? 0) + other.count)
      params.add(Math.abs((rows[from]?.count ?? 0) - other.count))
      values.add(Math.abs((rows[from]?.out ?? 0) - other.out))
    }
  }
  for (const type of new Set(rows.map((row) => row.type))) {
    const alike = rows.filter((row) => row.type === type)
    const sum = alike.reduce((all, { count }) => all + count, 0)
    params.add(sum)
    params.add(total - sum)
    sizes.add(alike.length)
  }
}

function product(shape: Shape | null): number {
  return (shape?.slice(1) ?? []).reduce<number>((all, dim) => all * (dim ?? 0), 1)
}
