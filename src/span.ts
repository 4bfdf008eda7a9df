/**
 * Places. Inside the library a place is a pair of offsets; lines and columns exist only at the edge
 * (messages, JSON), made by {@link Lines}.
 */

/** A half-open range of UTF-16 offsets. Of the author's file, unless a docstring says otherwise. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The place alone, of something that has one: plain data that no tree hangs on. */
export function plainSpan({ start, end }: Span): Span {
  return { start, end }
}

/** A place as people and editors count: from 1, columns in UTF-16 units, a tab is one. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Converts offsets of one text to lines and columns. CRLF, LF and a lone CR each end one line. */
export class Lines {
  readonly #starts: readonly number[]
  readonly #length: number

  constructor(text: string) {
    const starts = [0]
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
    this.#starts = starts
    this.#length = text.length
  }

  /** The point at an offset; an offset outside the text is moved to its nearest end. */
  point(offset: number): { readonly line: number; readonly column: number } {
    const at = Math.max(0, Math.min(offset, this.#length))
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: at - (this.#starts[low] ?? 0) + 1 }
  }

  /** The place of a span. */
  place(span: Span): Place {
    const start = this.point(span.start)
    const end = this.point(Math.max(span.start, span.end))
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
  }
}
