/**
 * A line of source with its place underlined: tabs and wide characters keep the underline under what it means, a long
 * line is cut to a window around it.
 */
import { inert, widthOf } from './terminal.js'

/** What to show. Lines and columns count from 1, columns in UTF-16 units. */
export interface Frame {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** A line ready to print, and the columns of the terminal to underline. */
export interface FramedLine {
  readonly text: string
  /** Columns before the underline. */
  readonly indent: number
  /** Columns of the underline; at least 1. */
  readonly length: number
}

/** A tab leads to the next multiple of this. */
const TAB = 4
const CUT = '…'

/** Prepares line `frame.line` of a text; null where the text has no such line. */
export function framedLine(lines: readonly string[], frame: Frame, columns: number): FramedLine | null {
  const source = lines[frame.line - 1]
  if (source === undefined) return null
  const from = Math.min(Math.max(frame.column - 1, 0), source.length)
  const until =
    frame.endLine > frame.line ? source.trimEnd().length : Math.min(frame.endColumn - 1, source.length)
  const window = cut(source, from, Math.max(until, from), columns)
  const before = expand(window.before, 0)
  const marked = expand(window.marked, widthOf(before))
  const after = expand(window.after, widthOf(before) + widthOf(marked))
  return {
    text: `${before}${marked}${after}`.trimEnd(),
    indent: widthOf(before),
    length: Math.max(1, widthOf(marked)),
  }
}

/** Splits a text into lines as editors do; no line holds its terminator. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, ' ').split(/\r\n|\n|\r/)
}

/** The part of a line that fits, with what is marked in it. Counted in UTF-16 units: wide text is cut earlier. */
function cut(source: string, from: number, until: number, columns: number) {
  const room = widthOf(source) > source.length ? Math.floor(columns / 2) : columns
  if (source.length <= room)
    return { before: source.slice(0, from), marked: source.slice(from, until), after: source.slice(until) }
  const marked = Math.min(until - from, room - 2)
  // A third of what is left goes before the mark, the rest after it.
  const left = Math.max(0, Math.min(from - Math.floor((room - marked) / 3), source.length - room + 1))
  const right = Math.min(source.length, Math.max(left + room - (left > 0 ? 2 : 1), from + marked))
  const start = boundary(source, left)
  const end = boundary(source, right)
  const stop = boundary(source, from + marked)
  return {
    before: `${start > 0 ? CUT : ''}${source.slice(start, from)}`,
    marked: source.slice(from, stop),
    after: `${source.slice(stop, end)}${end < source.length ? CUT : ''}`,
  }
}

/** Moves an offset out of the middle of a surrogate pair. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

/** Tabs as spaces, starting at a column, and everything else made inert. */
function expand(text: string, column: number): string {
  let out = ''
  let at = column
  for (const part of inert(text).split(/(\t)/)) {
    const next = part === '\t' ? ' '.repeat(TAB - (at % TAB)) : part.replaceAll('\n', ' ')
    out += next
    at += widthOf(next)
  }
  return out
}
