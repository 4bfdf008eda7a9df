/** A table of layers that was written by hand: each cell held against the model. */
import type { LayerRow } from '../keras/summary.js'
import type { Workbench } from '../keras/workbench.js'
import { atomsOf } from '../language/atoms.js'
import { equal, fromCount, parseDecimal } from '../language/rational.js'
import { shapesIn } from '../language/shapes.js'
import { spanOf, type Utterance } from '../language/utterance.js'
import { HYPOTHESIS, MEANT_WRONG } from './guards.js'
import { flat, kindsMeant } from './layer-lines.js'
import { namesOf } from './read.js'
import { relateShape } from './relate.js'
import { isInput, singleShape } from './things.js'
import type { Claim } from './verdict.js'

/** A table as it is written. */
export interface WrittenTable {
  readonly header: readonly Utterance[]
  readonly rows: readonly (readonly Utterance[])[]
  /** The text right before it; null where there is none. */
  readonly before: Utterance | null
}

/** What a column says of a layer. */
type Column = 'layer' | 'shape' | 'params' | 'trainable'

/** The usual words of a header. Anything else is a column of the author's own, and not read. */
const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['layer', /^(?:layers?|layer names?|names?|layer \(type\)|layer type)$/],
  ['shape', /^(?:outputs?|output shapes?|output sizes?|output dimensions?|shape of (?:the )?output)$/],
  [
    'params',
    /^(?:#|no\.?|number of|num\.?)? ?(?:params?|parameters?)(?: ?#| count)?$|^total (?:params|parameters)$/,
  ],
  ['trainable', /^(?:#|number of)? ?trainable (?:params?|parameters?)$/],
]

/** Fewer layers in a table are not clearly a table of the model. */
const MIN_ROWS = 2

/** A cell that was read. */
interface Cell {
  readonly utterance: Utterance
  readonly what: string
  readonly holds: boolean
  readonly expected: string
  /** Whether it could tell this model from another: not a zero. */
  readonly telling: boolean
}

/**
 * The cells of a table of this model's layers that could be read; empty where it is no such table: every row must name a
 * layer, in the model's order, and more than half of what the cells say must be so.
 */
export function tableClaims(table: WrittenTable, bench: Workbench): readonly Claim[] {
  const columns = columnsOf(table.header)
  const at = columns.indexOf('layer')
  const rest = columns.filter((column) => column !== null && column !== 'layer')
  if (at < 0 || rest.length === 0 || new Set(rest).size < rest.length) return []
  const isTotal = (row: readonly Utterance[]) => /^(?:grand )?totals?\b/i.test(row[at]?.text ?? '')
  const body = table.rows.filter((row) => !isTotal(row))
  const meant = rowsMeant(
    body.map((row) => row[at] ?? EMPTY),
    bench,
  )
  if (meant === null || meant.length < MIN_ROWS) return []
  const cells = body.flatMap((row, i) => {
    const layer = meant[i]
    return layer === undefined ? [] : columns.flatMap((column, j) => cellOf(column, row[j], layer) ?? [])
  })
  const telling = cells.filter((cell) => cell.telling)
  if (2 * telling.filter(({ holds }) => holds).length <= telling.length) return []
  const isWhole = bench.model.layers.every((row) => row.params === 0 || meant.includes(row))
  const totals = isWhole ? table.rows.filter(isTotal).flatMap((row) => totalOf(columns, row, bench)) : []
  const all = [...cells, ...totals]
  const around = `${table.before?.text ?? ''} ${table.header.map(({ text }) => text).join(' ')}`
  const open = [HYPOTHESIS, MEANT_WRONG, OTHER].some((words) => words.test(around))
  if (open && all.some(({ holds }) => !holds)) return []
  return all.map(claimOf)
}

/** Words by which a table may be of another model than the one that is written. */
const OTHER =
  /\bwith(?! (?:its|the|their|all)\b)|\b(?:other|another|alternative\w*|variants?|versions?|modif\w*|chang\w*|new|different|previous|original|compar\w*|batch)\b|=/i

const EMPTY: Utterance = { text: '', pieces: [] }

function columnsOf(header: readonly Utterance[]): readonly (Column | null)[] {
  const found = header.map(({ text }) => {
    const words = text.toLowerCase().replace(/\s+/g, ' ').trim()
    return COLUMNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
  })
  return found.map((column, i) => (column === 'layer' && found.indexOf('layer') !== i ? null : column))
}

/** A label without its number among those of its kind, and that number. */
interface Label {
  readonly base: string
  readonly nth: number | null
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

function labelOf({ text }: Utterance): Label {
  const plain = text.trim()
  const word = /^(?:the )?(\w+)\s+(.+)$/i.exec(plain)
  const ordinal = ORDINALS.indexOf(word?.[1]?.toLowerCase() ?? '')
  if (ordinal >= 0) return { base: word?.[2] ?? '', nth: ordinal + 1 }
  const behind = /^(.*[^\s\d])(?:\s+|\s*#)(\d{1,2})$/.exec(plain)
  if (behind !== null) return { base: behind[1] ?? '', nth: Number(behind[2]) }
  return { base: plain, nth: null }
}

/** The layers that labels name, one each and in the model's order; null where one of them is not clear. */
function rowsMeant(labels: readonly Utterance[], bench: Workbench): readonly LayerRow[] | null {
  const { layers } = bench.model
  const meant: LayerRow[] = []
  const read = labels.map(labelOf)
  for (const [i, label] of labels.entries()) {
    const name = label.text.replace(/\s*\([A-Za-z]\w*\)\s*$/, '').trim()
    const named = layers.filter((row) => row.name === name)
    const own = read[i]
    const [only] = named
    if (only !== undefined && named.length === 1) {
      // `dense` may be the name of the first layer of a kind, and the kind's word for each of them.
      const alike = labels.filter((other) => other.text.trim() === label.text.trim()).length
      if (alike > 1) return null
      meant.push(only)
      continue
    }
    if (own === undefined) return null
    const kind = layersOfKind(own.base, bench)
    const group = read.filter(({ base }) => base.toLowerCase() === own.base.toLowerCase())
    const place = read.slice(0, i).filter(({ base }) => base.toLowerCase() === own.base.toLowerCase()).length
    const isCounted = group.every(({ nth }, j) => nth === null || nth === j + 1)
    const row = kind[place]
    if (kind.length !== group.length || !isCounted || row === undefined) return null
    meant.push(row)
  }
  const order = meant.map((row) => layers.indexOf(row))
  return order.every((index, i) => i === 0 || index > (order[i - 1] ?? -1)) ? meant : null
}

function layersOfKind(words: string, bench: Workbench): readonly LayerRow[] {
  const plain = words.replace(/\s*\(.*\)\s*$/s, '').trim()
  const { layers } = bench.model
  if (/^inputs?(?: layer)?$/i.test(plain)) return layers.filter(isInput)
  const atoms = atomsOf({
    text: plain,
    pieces: [{ kind: 'text', start: 0, end: plain.length, at: { start: 0, end: plain.length } }],
  })
  const kinds = kindsMeant(atoms, plain, namesOf(bench))
  return layers.filter((row) => !isInput(row) && (row.type === plain || kinds.some((kind) => kind(row))))
}

function cellOf(column: Column | null, utterance: Utterance | undefined, row: LayerRow): Cell | null {
  if (utterance === undefined || column === null || column === 'layer') return null
  const what = `\`${row.name}\``
  if (column === 'shape') return shapeCell(utterance, row, `the output shape of ${what}`)
  const count = column === 'params' ? row.params : row.trainableParams
  const noun = column === 'params' ? 'parameters' : 'trainable parameters'
  return countCell(utterance, count, `the ${noun} of ${what}`)
}

function totalOf(
  columns: readonly (Column | null)[],
  row: readonly Utterance[],
  { model }: Workbench,
): Cell[] {
  return columns.flatMap((column, i) => {
    const cell = row[i]
    if (cell === undefined || (column !== 'params' && column !== 'trainable')) return []
    const count = column === 'params' ? model.totalParams : model.trainableParams
    return (
      countCell(cell, count, `the ${column === 'params' ? '' : 'trainable '}parameters of the model`) ?? []
    )
  })
}

function shapeCell(utterance: Utterance, row: LayerRow, what: string): Cell | null {
  const shape = singleShape(row.outputShape)
  if (shape === null) return null
  const atoms = flat(utterance)
  const said = shapesIn(atoms, utterance.text).find(
    ({ from, to }) => from === 0 && to === atoms.length,
  )?.value
  if (said === undefined) return null
  if (said.dims.length !== shape.length - (said.dims[0] === null ? 0 : 1)) return null
  const verdict = relateShape(shape, said, true)
  if (verdict === 'unknown') return null
  const own = said.dims[0] === null ? shape : shape.slice(1)
  const sign = /\s*[x×*]\s*/i.exec(utterance.text)?.[0] ?? 'x'
  const expected =
    said.form === 'cross'
      ? own.join(sign)
      : `(${own.map((dim) => dim ?? 'None').join(', ')}${own.length === 1 ? ',' : ''})`
  return { utterance, what, holds: verdict === 'holds', expected, telling: true }
}

/** A whole number as people write it, or what a calculation ends in. */
const COUNT = /^(?:.*=\s*)?(\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)(?: (?:params?|parameters?))?$/s

function countCell(utterance: Utterance, count: LayerRow['params'], what: string): Cell | null {
  const written = COUNT.exec(utterance.text)?.[1]
  const said = written === undefined ? null : parseDecimal(written.replace(/\D/g, ''))
  if (count === null || said === null || written === undefined) return null
  const right = fromCount(count)
  if (right === null) return null
  const expected =
    written.length > 3 && /^\d+$/.test(written) ? right.n.toString() : right.n.toLocaleString('en-US')
  return { utterance, what, holds: equal(right, said), expected, telling: count !== 0 }
}

function claimOf({ utterance, what, holds, expected }: Cell): Claim {
  const { text } = utterance
  return {
    kind: 'table',
    verdict: holds ? 'holds' : 'fails',
    span: spanOf(utterance, { start: 0, end: text.length }),
    text,
    actual: [text],
    expected: holds ? [] : [expected],
    reason: holds ? `${what}: ${text}` : `${what}: ${expected}, not ${text}`,
    how: null,
    readings: [],
    misconception: null,
  }
}
