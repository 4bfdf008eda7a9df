/** What statements are about: rows and models of a workbench. */

import type { Dim, LayerRow, ModelSummary, OutputShape, Shape } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import { CLASSES } from '../language/lexicon/kinds.js'

/** A layer or a model, as part of a bench. */
export type Thing =
  | { readonly thing: 'layer'; readonly row: LayerRow; readonly model: ModelSummary }
  | { readonly thing: 'model'; readonly model: ModelSummary }

const builtIn = new Set(CLASSES)

export function isInput(row: LayerRow): boolean {
  return row.type === 'InputLayer'
}

/** Whether a row is of one of the classes; an author's own class counts as the built-in class it extends. */
export function isOf(row: LayerRow, classes: readonly string[]): boolean {
  if (classes.includes(row.type)) return true
  return !builtIn.has(row.type) && row.bases.some((base) => classes.includes(base))
}

/** The rows of the model without inputs, operations among them. */
export function rowsOf(bench: Workbench): readonly LayerRow[] {
  return bench.model.layers.filter((row) => !isInput(row))
}

/** The rows of nested models, too. */
export function deepRows(rows: readonly LayerRow[]): readonly LayerRow[] {
  return rows.flatMap((row) => (row.rows === undefined ? [row] : [row, ...deepRows(row.rows)]))
}

/** Whether the listing is the only order in which the layers can be counted: each row feeds the next. */
export function isChain(rows: readonly LayerRow[]): boolean {
  return rows.every((row, i) => {
    const before = rows[i - 1]
    return before === undefined || row.inbound.includes(before.name)
  })
}

/** A single shape, or null where there are several or none. */
export function singleShape(shape: OutputShape): Shape | null {
  if (shape === null) return null
  const flat: Dim[] = []
  for (const part of shape) {
    if (part !== null && typeof part === 'object') return shape.length === 1 ? (part as Shape) : null
    flat.push(part)
  }
  return flat
}

export function nameOf(thing: Thing): string {
  if (thing.thing === 'layer') return `\`${thing.row.name}\``
  return thing.model.variable === null ? 'the model' : `\`${thing.model.variable}\``
}

/** A row that stands for the input of a Sequential model, which its summary does not list. */
export function inputRow(model: ModelSummary): LayerRow {
  return {
    id: '',
    name: 'input',
    type: 'InputLayer',
    bases: ['InputLayer', 'Layer'],
    outputShape: model.inputShape,
    inputShapes: null,
    params: 0,
    trainableParams: 0,
    trainable: true,
    built: true,
    formula: null,
    config: {},
    weights: [],
    inbound: [],
    macs: 0,
    bytes: 0,
    activations: null,
    receptiveField: null,
    variables: [],
    span: model.span,
  }
}
