/** A model's summary as a table of Markdown. */
import type { SummaryModel } from '../library.js'

/** The heading, the table and the totals of a model. */
export function markdown(model: SummaryModel): string {
  const rows = model.layers.map((row) => [
    `${cell(row.name)} (${cell(row.type)})`,
    shapeText(row.outputShape),
    countText(row.params),
    cell(row.formula ?? ''),
  ])
  const table = [['Layer', 'Output shape', 'Parameters', 'How'], ['---', '---', '---:', '---'], ...rows]
  return [
    `**${cell(model.variable ?? model.name)}**`,
    '',
    ...table.map((row) => `| ${row.join(' | ')} |`),
    '',
    `Total: ${countText(model.totalParams)}, trainable: ${countText(model.trainableParams)}, non-trainable: ${countText(model.nonTrainableParams)}`,
    '',
  ].join('\n')
}

/** Keras's way of writing a shape: `(None, 10)`. */
function shapeText(shape: unknown): string {
  if (shape === null || shape === undefined) return '?'
  if (!Array.isArray(shape)) return String(shape)
  if (shape.some(Array.isArray)) return shape.map(shapeText).join(', ')
  const axes = shape.map((axis) => (axis === null ? 'None' : String(axis)))
  return `(${axes.join(', ')}${axes.length === 1 ? ',' : ''})`
}

function countText(count: number | string | null): string {
  return count === null ? '?' : String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Text that stays within a cell and is no markup. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#~]/g, '\\$&')
}
