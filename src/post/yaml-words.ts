/** What the YAML parser refuses, in our words. */
import { type Message, message } from '../message.js'
import type { Span } from '../span.js'

/** The message of an error of the YAML parser. @param at In offsets of `source`, which stands at `base` in the file. */
export function yamlError(code: string, said: string, source: string, at: Span, base: number): Message {
  const start = Math.min(at.start, source.length)
  const end = Math.max(start, Math.min(at.end, source.length))
  const lineEnd = source.slice(start).search(/[\r\n]/)
  const until = lineEnd === -1 ? end : Math.max(start, Math.min(end, start + lineEnd))
  const words = WORDS.find((each) => each.code === code && each.said.test(said))
  return message({
    ruleId: 'front-matter',
    span: { start: base + start, end: base + until },
    reason: `The front matter is not YAML: ${words?.found ?? sentence(said)}.`,
    note: words?.advice ?? 'Until it is mended, nothing in the front matter is read.',
  })
}

function sentence(text: string): string {
  const first = text.split('\n')[0] ?? text
  return `${first.charAt(0).toLowerCase()}${first.slice(1).replace(/[.:]?$/, '')}`
}

interface Words {
  readonly code: string
  /** Tells the cases of one code apart. */
  readonly said: RegExp
  readonly found: string
  readonly advice: string
}

const NO_COLON = 'Each line is `key: value`, or, in a list, `- entry` with a blank behind the dash.'
const QUOTES = 'A value with `: `, ` #`, quotes or brackets in it needs quotes around it.'

const WORDS: readonly Words[] = [
  {
    code: 'MISSING_CHAR',
    said: /quote/,
    found: 'this quote is not closed',
    advice: 'Close it, or quote the whole value.',
  },
  { code: 'MISSING_CHAR', said: /map values/, found: 'this line has no colon', advice: NO_COLON },
  { code: 'MULTILINE_IMPLICIT_KEY', said: /./, found: 'this line has no colon', advice: NO_COLON },
  {
    code: 'BAD_INDENT',
    said: /end with a [\]}]/,
    found: 'a bracket is not closed',
    advice: 'Close it, or quote the value.',
  },
  {
    code: 'MISSING_CHAR',
    said: /./,
    found: 'a bracket is not closed',
    advice: 'Close it, or quote the value.',
  },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    said: /./,
    found: 'this value has a colon and a blank in it, and no quotes',
    advice: 'Put quotes around it: `title: "Dense: how many?"`.',
  },
  { code: 'TAB_AS_INDENT', said: /./, found: 'a tab indents this line', advice: 'Indent with spaces.' },
  {
    code: 'DUPLICATE_KEY',
    said: /./,
    found: 'this key stands here a second time',
    advice: 'Keep one of the two.',
  },
  {
    code: 'BAD_INDENT',
    said: /./,
    found: 'this line is indented unlike those it belongs to',
    advice: 'Lines that belong together start in the same column.',
  },
  {
    code: 'BAD_SCALAR_START',
    said: /./,
    found: 'a value cannot start with this character',
    advice: 'Put quotes around the value.',
  },
  {
    code: 'BAD_ALIAS',
    said: /./,
    found: 'a value cannot start with this character',
    advice: 'Put quotes around the value.',
  },
  {
    code: 'UNEXPECTED_TOKEN',
    said: /./,
    found: 'this does not belong to what stands before it',
    advice: `${QUOTES} Keys start in the same column.`,
  },
]
