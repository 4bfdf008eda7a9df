/**
 * What notebooks and posts mix into Python is blanked out: shell lines and magics, prompts and output of sessions, pasted line
 * numbers, the indentation of a block as a whole. No character changes its place.
 */
import { LineState } from './line-state.js'

/** Ends what is blanked before code: Python's own rules let a form feed begin a line anew, so that its indentation is 0. */
const MARGIN = '\f'

/** Cell magics whose cell is Python all the same; the cells of all others are not. */
const PYTHON_CELLS = /^\s*%%(?:time|timeit|capture|prun|py|python|python3|tensorflow_version)\b/
const CELL_MAGIC = /^\s*%%\w+/
const SHELL_OR_MAGIC = /^\s*(?:!|%\w|%%\w|\?\w|[\w.]+\?{1,2}\s*$)/
const ASSIGNED_SHELL = /^(\s*\w[\w, ]*=\s*)([!%]\w.*)$/
const SESSION = /^\s*>>>(?: |$)/
const SESSION_LINE = /^(\s*(?:>>>|\.\.\.) ?)/
const NUMBERED_PROMPT = /^\s*In ?\[[\d ]*\]: ?/
const NUMBERED_MORE = /^\s*\.{3,}: ?/
const NUMBERED_OUTPUT = /^\s*Out ?\[[\d ]*\]:/
const LINE_NUMBER = /^\s*(\d{1,5})(?:[.:|]? |[.:|]?\t|[.:|]?$)/

/** Lines from which on numbers before all of them are taken for line numbers. */
const LEAST_NUMBERED = 3

/** The source with what is not Python replaced by blanks. Sources without any of it are given back as they are. */
export function prepare(source: string): string {
  if (!/^[ \t]|^\s*(?:[!%?]|>>>|In ?\[|\d+[.:|\s])|=\s*[!%]|\?\s*$/m.test(source)) return source
  const parts = source.split(/(\r\n|\n|\r)/)
  const lines = parts.filter((_, index) => index % 2 === 0)
  const ends = parts.filter((_, index) => index % 2 === 1)
  unnumber(lines)
  unprompt(lines)
  blankMagics(lines)
  dedent(lines)
  return lines.map((line, index) => line + (ends[index] ?? '')).join('')
}

function blanks(line: string): string {
  return line.replace(/[^\t]/g, ' ')
}

/** Blanks the first characters of a line; what follows them begins a line of its own. */
function cut(line: string, length: number): string {
  if (length === 0) return line
  return blanks(line.slice(0, length - 1)) + MARGIN + line.slice(length)
}

/** Numbers 1, 2, 3, … (or from any number on) before all lines with code. */
function unnumber(lines: string[]): void {
  let expected: number | null = null
  let count = 0
  for (const line of lines) {
    if (line.trim() === '') continue
    const match = LINE_NUMBER.exec(line)
    if (match === null) return
    const number = Number(match[1])
    if (expected !== null && number !== expected) return
    expected = number + 1
    count += 1
  }
  if (count < LEAST_NUMBERED) return
  for (const [index, line] of lines.entries()) {
    const match = LINE_NUMBER.exec(line)
    if (match !== null) lines[index] = cut(line, match[0].length)
  }
}

/** Sessions: the code after prompts stays, their output goes. A blank line ends a session. */
function unprompt(lines: string[]): void {
  let session = false
  let prompted = false
  for (const [index, line] of lines.entries()) {
    if (SESSION.test(line)) session = true
    else if (line.trim() === '') session = false
    if (session) {
      const length = SESSION_LINE.exec(line)?.[0].length ?? 0
      lines[index] = length === 0 ? blanks(line) : cut(line, length)
      continue
    }
    const prompt = NUMBERED_PROMPT.exec(line)
    if (prompt !== null) {
      prompted = true
      lines[index] = cut(line, prompt[0].length)
    } else if (prompted && NUMBERED_OUTPUT.test(line)) lines[index] = blanks(line)
    else if (prompted) {
      const more = NUMBERED_MORE.exec(line)
      if (more !== null) lines[index] = cut(line, more[0].length)
    }
  }
}

/** `!pip install …`, `%matplotlib inline`, `%%time`, `model?`: not where a line continues another one. */
function blankMagics(lines: string[]): void {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  if (CELL_MAGIC.test(first) && !PYTHON_CELLS.test(first)) {
    for (const [index, line] of lines.entries()) lines[index] = blanks(line)
    return
  }
  const state = new LineState()
  let continued = false
  for (const [index, line] of lines.entries()) {
    if (state.begins) {
      const assigned = ASSIGNED_SHELL.exec(line)
      if (continued || (SHELL_OR_MAGIC.test(line) && !isCode(line))) {
        continued = line.endsWith('\\')
        // `pass` keeps a block whose only line this is; there is room for it in all but the shortest lines.
        const indent = /^\s*/.exec(line)?.[0] ?? ''
        const room = line.length - indent.length
        lines[index] = room < 4 || continued ? blanks(line) : `${indent}pass${' '.repeat(room - 4)}`
        continue
      }
      if (assigned !== null) {
        const [, target = '', command = ''] = assigned
        lines[index] = `${target}${'...'.slice(0, command.length).padEnd(command.length)}`
      }
    }
    state.read(lines[index] ?? '')
  }
}

/** `%` and `?` at the beginning of a line have no meaning in Python, but a word before `?` may stand in a comment. */
function isCode(line: string): boolean {
  return /^\s*#/.test(line)
}

/** Blocks that are indented as a whole: at the beginning, or after a blank line where nothing asks for a block. */
function dedent(lines: string[]): void {
  const state = new LineState()
  let margin = 0
  let blankBefore = true
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') {
      blankBefore = true
      continue
    }
    if (state.begins) {
      const indent = (/^[ \t]*/.exec(line)?.[0] ?? '').length
      const comment = line.trimStart().startsWith('#')
      if (!comment) {
        if (margin > 0 && indent < margin) margin = 0
        if (margin === 0 && indent > 0 && blankBefore && state.indent === 0 && !state.opens) margin = indent
        state.indent = indent - margin
      }
      if (margin > 0 && indent >= margin) lines[index] = cut(line, margin)
      if (!comment) blankBefore = false
    }
    state.read(line)
  }
}
