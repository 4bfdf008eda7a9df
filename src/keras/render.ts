/** `model.summary()` as text, character for character as Keras 3 prints it where there is no terminal. */
import { refuse } from './error.js'
import type { Count } from './summary.js'
import { type Column, table } from './table.js'

/** A row as it is printed. */
export interface PrintedRow {
  readonly name: string
  readonly type: string
  /** `(None, 26, 26, 32)`, `?`, or a nesting of shapes. */
  readonly shape: string
  /** Null where it cannot be known. */
  readonly params: Count
  readonly built: boolean
  /** What it is connected to: `dense[0][0], add[0][0]`, or `-`. */
  readonly connected: string
  /** `Y`, `N`, or `-` without weights. */
  readonly trainable: 'Y' | 'N' | '-'
  /** The layers of a model. */
  readonly rows: readonly PrintedRow[]
}

/** Entries and bytes of a group of weights; null where they cannot be known. */
export interface PrintedTotal {
  readonly count: Count
  readonly bytes: number | null
}

export interface PrintedModel {
  readonly name: string
  /** Whether one thing follows the other: three columns instead of four. */
  readonly sequential: boolean
  readonly rows: readonly PrintedRow[]
  readonly trainable: PrintedTotal
  readonly nonTrainable: PrintedTotal
  /** Null while the optimizer is not built. */
  readonly optimizer: PrintedTotal | null
}

export interface RenderOptions {
  /** Characters a line; by default 76 (80 less a margin of 4). */
  readonly lineLength?: number
  readonly expandNested?: boolean
  readonly showTrainable?: boolean
  /** Names (patterns, matched at the start) of the first and the last row to print. */
  readonly layerRange?: readonly [string, string]
}

/** Columns of the terminal that Keras assumes where there is none. */
const TERMINAL_WIDTH = 80

/** The text of `summary()`, with its final line break. */
export function render(model: PrintedModel, options: RenderOptions = {}): string {
  const showTrainable = options.showTrainable ?? false
  const natural = (model.sequential ? 88 : 108) + (showTrainable ? 12 : 0)
  const total = options.lineLength || Math.min(natural, TERMINAL_WIDTH - 4)
  const columns = columnsOf(model.sequential, showTrainable, total)
  const rows: string[][] = []
  for (const row of inRange(model.rows, options.layerRange))
    add(row, 0, options.expandNested ?? false, rows, (one, prefix) => {
      const cells = [`${prefix}${one.name} (${one.type})`, one.shape, params(one)]
      if (!model.sequential) cells.push(one.connected)
      if (showTrainable) cells.push(one.trainable)
      return cells
    })
  const groups = [model.trainable, model.nonTrainable, ...(model.optimizer === null ? [] : [model.optimizer])]
  const lines = [
    ...folded(`Model: "${model.name}"`),
    ...table(columns, rows, total).map((line) => [...line].slice(0, TERMINAL_WIDTH).join('')),
    ` Total params: ${totalText(sumOf(groups))}`,
    ` Trainable params: ${totalText(model.trainable)}`,
    ` Non-trainable params: ${totalText(model.nonTrainable)}`,
  ]
  if (model.optimizer !== null) lines.push(` Optimizer params: ${totalText(model.optimizer)}`)
  return `${lines.join('\n')}\n`
}

function columnsOf(sequential: boolean, showTrainable: boolean, total: number): readonly Column[] {
  const columns: Omit<Column, 'width'>[] = [
    { header: 'Layer (type)', alignment: 'left' },
    { header: 'Output Shape', alignment: 'left' },
    { header: 'Param #', alignment: 'right' },
  ]
  if (!sequential) columns.push({ header: 'Connected to', alignment: 'left' })
  if (showTrainable) columns.push({ header: 'Trainable', alignment: 'center' })
  let positions = sequential ? [0.45, 0.8, 1] : [0.3, 0.56, 0.74, 1]
  if (showTrainable) positions = [...positions.map((position) => position * 0.9), 1]
  let current = 0
  return columns.map((column, index) => {
    const width = Math.trunc((positions[index] ?? 1) * total) - current
    if (width < 4)
      refuse(
        'ValueError',
        `a summary of ${total} characters a line has no room for its columns`,
        'use a larger line_length',
      )
    current += width
    return { ...column, width }
  })
}

function add(
  row: PrintedRow,
  level: number,
  expand: boolean,
  out: string[][],
  cells: (row: PrintedRow, prefix: string) => string[],
): void {
  out.push(cells(row, level === 0 ? '' : `${'   '.repeat(level)}└ `))
  if (expand) for (const inner of row.rows) add(inner, level + 1, expand, out, cells)
}

function params(row: PrintedRow): string {
  if (!row.built) return '0 (unbuilt)'
  return row.params === null ? '?' : grouped(row.params)
}

/** A whole number with its thousands parted: `21,632`. */
export function grouped(count: number | string): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

function sumOf(groups: readonly PrintedTotal[]): PrintedTotal {
  let count = 0n
  let bytes = 0
  for (const group of groups) {
    if (group.count === null || group.bytes === null) return { count: null, bytes: null }
    count += BigInt(group.count)
    bytes += group.bytes
  }
  return { count: count.toString(), bytes }
}

function totalText(total: PrintedTotal): string {
  if (total.count === null) return '?'
  return `${grouped(total.count)} (${total.bytes === null ? '?' : readableMemory(total.bytes)})`
}

/** Bytes as Keras writes them: `1.25 KB`. */
export function readableMemory(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']
  let value = bytes
  for (const unit of units) {
    if (value / 1024 < 1) return `${fixed(value)} ${unit}`
    value /= 1024
  }
  return `${fixed(value)} PB`
}

/** Two decimals, an exact half to even, as Python rounds. */
function fixed(value: number): string {
  const scaled = value * 100
  if (scaled - Math.floor(scaled) === 0.5 && value < 2 ** 40) {
    const floor = Math.floor(scaled)
    return ((floor % 2 === 0 ? floor : floor + 1) / 100).toFixed(2)
  }
  return value.toFixed(2)
}

/** Text that is longer than the terminal is broken at spaces, or anywhere. */
function folded(text: string): readonly string[] {
  const lines: string[] = []
  let rest = text
  while (rest.length > TERMINAL_WIDTH) {
    const space = rest.lastIndexOf(' ', TERMINAL_WIDTH)
    const cut = space > 0 ? space : TERMINAL_WIDTH
    const end = space > 0 ? cut + 1 : cut
    lines.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...lines, rest]
}

function inRange(rows: readonly PrintedRow[], range: RenderOptions['layerRange']): readonly PrintedRow[] {
  if (range === undefined) return rows
  const matching = (pattern: string): readonly number[] =>
    rows.flatMap((row, index) => (matches(pattern, row.name) ? [index] : []))
  const from = matching(range[0])
  const to = matching(range[1])
  if (from.length === 0 || to.length === 0)
    refuse(
      'ValueError',
      `no layer is named ${from.length === 0 ? range[0] : range[1]}`,
      'use names of rows of the summary',
    )
  const first = Math.min(...from)
  const last = Math.max(...to)
  return first > last ? rows.slice(Math.min(...to), Math.max(...from) + 1) : rows.slice(first, last + 1)
}

/** Whether a pattern matches a name from its start on, as Python's `re.match`; a broken pattern is taken literally. */
function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})`, 'u').test(name)
  } catch {
    return name.startsWith(pattern)
  }
}
