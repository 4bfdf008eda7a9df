/**
 * Tables as Keras prints them: the layout of its terminal library (columns of given widths reduced evenly until they fit,
 * words wrapped, longer words cut with an ellipsis), for text without a terminal.
 */

export type Alignment = 'left' | 'right' | 'center'

export interface Column {
  readonly header: string
  readonly alignment: Alignment
  /** Width of the content, before the table is made to fit. */
  readonly width: number
}

/** Takes `excess` away from widths as evenly as rounding (half to even) allows. */
function reduced(widths: readonly number[], excess: number): readonly number[] {
  let remaining = excess
  let columns = widths.filter((width) => width > 0).length
  return widths.map((width) => {
    if (width === 0 || columns <= 0) return width
    const share = Math.min(width, roundHalfEven(remaining / columns))
    remaining -= share
    columns -= 1
    return width - share
  })
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** Parts text into lines of at most `width`; a longer word is cut with an ellipsis. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    let offset = 0
    for (const [word] of paragraph.matchAll(/\s*\S+\s*/g)) {
      const bare = word.trimEnd().length
      if (bare <= width - offset) {
        line += word
        offset += word.length
        continue
      }
      if (line !== '' && (bare > width || offset > 0)) {
        lines.push(line)
        line = ''
      }
      line += word
      offset = word.length
    }
    lines.push(line)
  }
  return lines.map((line) => {
    const trimmed = line.length > width ? line.trimEnd() : line
    return trimmed.length > width ? `${trimmed.slice(0, Math.max(0, width - 1))}…` : trimmed
  })
}

function align(line: string, width: number, alignment: Alignment): string {
  switch (alignment) {
    case 'left':
      return line.padEnd(width).slice(0, width)
    case 'right':
      return line.trimEnd().padStart(width)
    case 'center': {
      const bare = line.trimEnd()
      const left = Math.floor((width - bare.length) / 2)
      return `${' '.repeat(Math.max(0, left))}${bare}`.padEnd(width)
    }
  }
}

/** A space on each side of a cell's content. */
const PADDING = 2

/** The lines of a table that is `total` wide. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  total: number,
): readonly string[] {
  const wanted = columns.map((column) => column.width + PADDING)
  const room = total - columns.length - 1
  const excess = wanted.reduce((a, b) => a + b, 0) - room
  const widths = excess > 0 ? reduced(wanted, excess) : wanted
  const rule = (left: string, fill: string, middle: string, right: string): string =>
    left + widths.map((width) => fill.repeat(width)).join(middle) + right
  const lines = (cells: readonly string[], edge: string, header: boolean): readonly string[] => {
    const wrapped = columns.map((_, index) =>
      wrap(cells[index] ?? '', Math.max(1, (widths[index] ?? 0) - PADDING)),
    )
    const height = Math.max(...wrapped.map((cell) => cell.length))
    return Array.from({ length: height }, (_, row) => {
      const content = columns.map((column, index) => {
        const cell = wrapped[index] ?? []
        const line = cell[header ? row - (height - cell.length) : row] ?? ''
        return ` ${align(line, Math.max(1, (widths[index] ?? 0) - PADDING), column.alignment)} `
      })
      return edge + content.join(edge) + edge
    })
  }
  const out = [rule('┏', '━', '┳', '┓')]
  out.push(
    ...lines(
      columns.map((column) => column.header),
      '┃',
      true,
    ),
  )
  out.push(rule('┡', '━', '╇', '┩'))
  for (const [index, row] of rows.entries()) {
    if (index > 0) out.push(rule('├', '─', '┼', '┤'))
    out.push(...lines(row, '│', false))
  }
  out.push(rule('└', '─', '┴', '┘'))
  return out
}
