/** A text that was read over several lines of a file, and where its parts stand there. */
import type { Span } from '../span.js'

/** A line: where it starts in the text that was read, and in the file. */
export interface SourceLine {
  readonly from: number
  readonly at: number
}

/** The span in the file of a span of the text. */
export function inSource(lines: readonly SourceLine[], span: Span): Span {
  return { start: offsetInSource(lines, span.start), end: offsetInSource(lines, span.end) }
}

function offsetInSource(lines: readonly SourceLine[], offset: number): number {
  const line = lines.findLast(({ from }) => from <= offset) ?? lines[0]
  return line ? line.at + offset - line.from : offset
}
