/**
 * What one line of source leaves open for the next: brackets, a long string, a continuation. A light reading, for what is
 * looked at before the tokenizer.
 */

/** What matters of a line's text: strings, brackets, comments. */
const PIECE = /"""|'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[([{]|[)\]}]|#.*|\\$/g

export class LineState {
  #depth = 0
  #quotes: string | null = null
  #continues = false
  /** The indentation of the last line with code, for its reader to keep. */
  indent = 0
  /** Whether the last line opens a block. */
  opens = false

  /** Whether the next line begins a statement. */
  get begins(): boolean {
    return this.#depth === 0 && this.#quotes === null && !this.#continues
  }

  read(line: string): void {
    let rest = line
    this.#continues = false
    if (this.#quotes !== null) {
      const end = rest.indexOf(this.#quotes)
      if (end < 0) return
      rest = rest.slice(end + 3)
      this.#quotes = null
    }
    let code = ''
    let from = 0
    PIECE.lastIndex = 0
    for (let match = PIECE.exec(rest); match !== null; match = PIECE.exec(rest)) {
      const [piece] = match
      code += rest.slice(from, match.index)
      from = match.index + piece.length
      if (piece === '"""' || piece === "'''") {
        const end = rest.indexOf(piece, from)
        if (end < 0) {
          this.#quotes = piece
          this.opens = false
          return
        }
        PIECE.lastIndex = end + 3
        from = end + 3
      } else if ('([{'.includes(piece)) this.#depth += 1
      else if (')]}'.includes(piece)) this.#depth = Math.max(0, this.#depth - 1)
      else if (piece === '\\') this.#continues = true
      code += piece.startsWith('#') ? '' : ' x'
    }
    code += rest.slice(from)
    if (code.trim() !== '') this.opens = code.trimEnd().endsWith(':')
  }
}
