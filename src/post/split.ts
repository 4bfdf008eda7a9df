/** Where the front matter of a post stands, if it has one. Looks at the fence lines only; runs no parser. */
import type { Span } from '../span.js'

export interface FrontMatterBlock {
  readonly kind: 'block'
  /** With both fence lines, without the last line ending. */
  readonly span: Span
  /** The lines between the fences. */
  readonly content: Span
  /** What stands behind the opening dashes: '' or `yaml` for YAML, else another language, which is refused. */
  readonly language: string
  readonly close: '---' | '...'
}

/** A first line `---` that looks as if front matter began there, and no line that closes it. */
export interface UnclosedFrontMatter {
  readonly kind: 'unclosed'
  readonly span: Span
}

const OPEN = /^---(?!-)[ \t]*([^\r\n]*?)[ \t]*(\r\n|\n|\r|$)/
const CLOSE = /^(---|\.\.\.)[ \t]*$/gm
/** A line as YAML mappings have it; a rule (`---`) followed by prose has none. */
const LOOKS_LIKE_YAML = /^\s*(?:#.*\s*)*(?:["'][^"'\r\n]*["']|[\w][\w .-]*)[ \t]*:(?:[ \t]|\r|\n|$)/
const BLANK_FIRST = /^[ \t]*(?:\r\n|\n|\r)/

/**
 * Finds the front matter at the start of a text (without its byte order mark). As for Pandoc, a blank line behind the
 * first `---` makes that a rule, unless what follows it can only be meant as YAML.
 */
export function splitFrontMatter(text: string): FrontMatterBlock | UnclosedFrontMatter | null {
  const open = OPEN.exec(text)
  if (!open) return null
  const [line, language = ''] = open
  const start = line.length
  const rest = text.slice(start)
  const isYaml = LOOKS_LIKE_YAML.test(rest.slice(0, LOOK_AHEAD))
  if (!isYaml && BLANK_FIRST.test(rest)) return null
  if (!/^\w*$/.test(language)) return null
  CLOSE.lastIndex = start
  const close = start < text.length || open[2] !== '' ? CLOSE.exec(text) : null
  if (!close) return isYaml ? { kind: 'unclosed', span: { start: 0, end: line.trimEnd().length } } : null
  const fence = close[1] === '...' ? '...' : '---'
  return {
    kind: 'block',
    span: { start: 0, end: close.index + close[0].length },
    content: { start, end: close.index },
    language,
    close: fence,
  }
}

/** So much of a text is looked at to tell YAML from prose: a few comment lines and a key. */
const LOOK_AHEAD = 2000
