/**
 * The table of a model's layers: what `model.summary()` prints, and how each count comes about.
 *
 * The node is GFM's `table`, so that a tree that is written back as Markdown stays readable. Its `data` carries the
 * HTML (caption, row headers, totals in a footer), which GFM has no words for, to mdast-util-to-hast.
 */
import type { Element, ElementContent } from 'hast'
import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import { readableMemory } from '../keras/render.js'
import type { Count, LayerRow, ModelSummary, OutputShape, Shape } from '../keras/summary.js'
import { memoryOf } from './memory.js'
import { TABLE_COLUMNS, type TableColumn } from './options.js'
import { ENGLISH, type TransformWords } from './words.js'

declare module 'mdast' {
  interface TableData {
    /** Set on a table of layers: the model that it shows. */
    layersOf?: ModelSummary
  }
}

const HEADINGS = {
  layer: 'tableLayer',
  shape: 'tableShape',
  params: 'tableParams',
  how: 'tableHow',
} as const satisfies Readonly<Record<TableColumn, keyof TransformWords>>

/** A piece of a cell's text. `code` is what Keras or the author spells. */
interface Run {
  readonly text: string
  readonly mark?: 'code' | 'type' | 'muted'
}

interface Cell {
  readonly column: TableColumn
  readonly runs: readonly Run[]
  /** The row's share of all parameters, in percent: a multiple of {@link SHARE_STEP}. 0 is not shown. */
  readonly share: number
}

/** Shares are drawn by classes, since a strict content security policy refuses widths; this fine, and no finer. */
const SHARE_STEP = 5

export interface TableStyle {
  readonly columns?: readonly TableColumn[] | undefined
  readonly language?: string | undefined
  readonly words?: TransformWords | undefined
}

/**
 * Makes the table of a model.
 *
 * @param model one entry of a summary; its rows become the table's, in their order
 * @param style which columns, the language whose digits are grouped, and its words
 */
export function layerTable(model: ModelSummary, style: TableStyle = {}): Table {
  const columns = columnsOf(style.columns)
  const words = style.words ?? ENGLISH
  const bytes = memoryOf(model)
  const memory = bytes === null ? '' : words.memory.replace('{size}', readableMemory(bytes))
  const number = (count: Count): string => printCount(count, style.language ?? 'en')
  const rows = model.layers.map((row) =>
    columns.map((column) => ({
      column,
      runs: cell(row, column, number, words),
      share: column === 'params' ? share(row.params, model.totalParams) : 0,
    })),
  )
  const totals = totalsOf(model, words).map(([name, count]) => ({ name, text: number(count) }))
  const caption: readonly Run[] = [
    ...captionOf(model, words),
    ...(model.built ? [] : [{ text: words.tableNotBuilt }]),
  ]
  return {
    type: 'table',
    align: columns.map((column) => (column === 'params' ? 'right' : null)),
    children: [
      gfmRow(columns.map((column) => [{ text: words[HEADINGS[column]] }])),
      ...rows.map((row) => gfmRow(row.map(({ runs }) => runs))),
      ...totals.map(({ name, text }) =>
        gfmRow(
          columns.map((column) =>
            column === 'layer'
              ? [{ text: columns.includes('params') ? name : `${name}: ${text}` }]
              : column === 'params'
                ? [{ text }]
                : [],
          ),
        ),
      ),
    ],
    data: {
      layersOf: model,
      hName: 'table',
      hProperties: { className: ['layer-table'] },
      hChildren: [
        element('caption', {}, caption.map(hastRun)),
        element('thead', {}, [
          element(
            'tr',
            {},
            columns.map((column) =>
              element('th', { scope: 'col', className: [`layer-table-${column}`] }, [
                text(words[HEADINGS[column]]),
              ]),
            ),
          ),
        ]),
        element('tbody', {}, rows.map(bodyRow)),
        element(
          'tfoot',
          {},
          totals.map((total, at) => footRow(total.name, total.text, columns, at === 0 ? memory : '')),
        ),
      ],
    },
  }
}

/** The layer first, each column once. */
function columnsOf(wanted: readonly TableColumn[] | undefined): readonly TableColumn[] {
  return [...new Set<TableColumn>(['layer', ...(wanted ?? TABLE_COLUMNS)])]
}

function captionOf(model: ModelSummary, words: TransformWords): readonly Run[] {
  const [before = '', after = ''] = words.tableCaption.split('{model}')
  return [
    { text: before },
    { text: model.variable ?? model.name, mark: 'code' as const },
    { text: after },
  ].filter(hasText)
}

function totalsOf(model: ModelSummary, words: TransformWords): readonly (readonly [string, Count])[] {
  const total = [words.total, model.totalParams] as const
  if (model.nonTrainableParams === 0) return [total]
  return [total, [words.trainable, model.trainableParams], [words.nonTrainable, model.nonTrainableParams]]
}

function cell(
  row: LayerRow,
  column: TableColumn,
  number: (count: Count) => string,
  words: TransformWords,
): readonly Run[] {
  switch (column) {
    case 'layer':
      return [{ text: row.name, mark: 'code' }, { text: ' ' }, { text: row.type, mark: 'type' }]
    case 'shape':
      return [{ text: printShape(row.outputShape), mark: 'code' }]
    case 'params':
      return [{ text: number(row.params) }]
    case 'how':
      return how(row, words)
    default:
      return column satisfies never
  }
}

function how(row: LayerRow, words: TransformWords): readonly Run[] {
  if (row.params === null) return [{ text: row.reason ?? 'cannot be known from the post', mark: 'muted' }]
  if (row.formula !== null) return [{ text: row.formula }]
  if (row.weights.length > 0) return [{ text: row.weights.map(({ shape }) => product(shape)).join(' + ') }]
  return [{ text: row.built && row.params === 0 ? words.nothingToLearn : '', mark: 'muted' }]
}

const product = (shape: Shape): string =>
  shape.length === 0 ? '1' : shape.map((dim) => dim ?? '?').join(' × ')

/** A shape as Keras prints it: `(None, 26, 26, 32)`, a list of shapes in brackets, `?` where unknown. */
export function printShape(shape: OutputShape): string {
  if (shape === null) return '?'
  if (isShape(shape))
    return `(${shape.map((dim) => dim ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`
  return `[${shape.map((one) => printShape(one)).join(', ')}]`
}

function isShape(shape: Shape | readonly Shape[]): shape is Shape {
  return shape.every((dim) => dim === null || typeof dim === 'number')
}

/** A count with its digits grouped, `?` where it is not known. */
export function printCount(count: Count, language: string): string {
  if (count === null) return '?'
  return formatOf(language).format(BigInt(count))
}

/** In steps; what is more than nothing has at least one, what is less than all has at least one less than all. */
function share(part: Count, whole: Count): number {
  const [of, all] = [Number(part ?? 0), Number(whole ?? 0)]
  if (of <= 0 || all <= 0) return 0
  if (of >= all) return 100
  return Math.min(
    100 - SHARE_STEP,
    Math.max(SHARE_STEP, Math.round((100 * of) / all / SHARE_STEP) * SHARE_STEP),
  )
}

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: string): Intl.NumberFormat {
  const known = formats.get(language) ?? new Intl.NumberFormat(language)
  formats.set(language, known)
  return known
}

function gfmRow(cells: readonly (readonly Run[])[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map(
      (runs): TableCell => ({ type: 'tableCell', children: runs.filter(hasText).map(gfmRun) }),
    ),
  }
}

const hasText = (run: Run): boolean => run.text !== ''

function gfmRun(run: Run): PhrasingContent {
  return run.mark === 'code' ? { type: 'inlineCode', value: run.text } : { type: 'text', value: run.text }
}

function bodyRow(cells: readonly Cell[]): Element {
  return element(
    'tr',
    {},
    cells.map(({ column, runs, share: percent }) => {
      const shown = percent === 0 ? [] : [`layer-table-share-${percent}`]
      const properties = { className: [`layer-table-${column}`, ...shown] }
      const children = runs.filter(hasText).map(hastRun)
      return column === 'layer'
        ? element('th', { scope: 'row', ...properties }, children)
        : element('td', properties, children)
    }),
  )
}

/** A total; the note stands behind it, where a column is left for it. */
function footRow(name: string, value: string, columns: readonly TableColumn[], note: string): Element {
  const at = columns.indexOf('params')
  if (at < 0) {
    const rest = columns.length > 1 ? [element('td', spanning(columns.length - 1), [text(value)])] : []
    return element('tr', {}, [
      element('th', { scope: 'row' }, [text(rest.length > 0 ? name : `${name}: ${value}`)]),
      ...rest,
    ])
  }
  const after = columns.length - at - 1
  return element('tr', {}, [
    element('th', { scope: 'row', ...spanning(at) }, [text(name)]),
    element('td', { className: ['layer-table-params'] }, [text(value)]),
    ...(after > 0
      ? [element('td', spanning(after), note === '' ? [] : [hastRun({ text: note, mark: 'muted' })])]
      : []),
  ])
}

const spanning = (columns: number): Element['properties'] => (columns > 1 ? { colSpan: columns } : {})

function hastRun(run: Run): ElementContent {
  switch (run.mark) {
    case 'code':
      return element('code', {}, [text(run.text)])
    case 'type':
      return element('span', { className: ['layer-type'] }, [text(run.text)])
    case 'muted':
      return element('span', { className: ['layer-note'] }, [text(run.text)])
    case undefined:
      return text(run.text)
    default:
      return run.mark satisfies never
  }
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
