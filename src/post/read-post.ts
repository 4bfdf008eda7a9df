/** The text of a file → front matter, the place of the body, and what is wrong with either. */
import matter from 'gray-matter'
import { type Message, message } from '../message.js'
import type { Span } from '../span.js'
import { checkBounds } from './bounds.js'
import { decode } from './decode.js'
import { emptyFrontMatter, type FrontMatter, readFrontMatter } from './front-matter.js'
import { type FrontMatterBlock, splitFrontMatter } from './split.js'

export interface Post {
  /** The whole file, without its byte order mark. All spans of a post are offsets of this text. */
  readonly text: string
  /** Whether the file starts with a byte order mark, to be put back when it is written. */
  readonly hasMark: boolean
  /** Where the body stands: behind the front matter's last line. */
  readonly body: Span
  readonly frontMatter: FrontMatter
  readonly messages: readonly Message[]
  /** False where the text must not be given to any parser: it is not UTF-8, or goes beyond a bound. */
  readonly readable: boolean
}

/** Reads a file. Never throws on what it says, and never runs anything that it says. */
export function readPost(input: string | Uint8Array): Post {
  const { text, hasMark, messages } = decode(input)
  const isText = !messages.some(({ span }) => span.end === span.start)
  const limit = checkBounds(text)
  if (limit || !isText) {
    const all = limit ? [...messages, limit] : messages
    const body = { start: 0, end: text.length }
    return { text, hasMark, body, frontMatter: emptyFrontMatter(), messages: all, readable: false }
  }
  const block = splitFrontMatter(text)
  const base = { text, hasMark, readable: true }
  if (block?.kind !== 'block') {
    const body = { start: 0, end: text.length }
    const said = block ? [...messages, unclosed(block.span)] : messages
    return { ...base, body, frontMatter: emptyFrontMatter(), messages: said }
  }
  const body = { start: afterLineEnding(text, block.span.end), end: text.length }
  const refused = refusedLanguage(block)
  if (refused) return { ...base, body, frontMatter: emptyFrontMatter(), messages: [...messages, refused] }
  const read = parseBlock(text, block)
  return { ...base, body, frontMatter: read.frontMatter, messages: [...messages, ...read.messages] }
}

function afterLineEnding(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2
  return at < text.length ? at + 1 : at
}

/**
 * gray-matter splits and calls the engine; the engine is ours. Its others (JavaScript is evaluated!) are never reached:
 * a fence line that names a language is refused before, and with options it keeps no cache.
 */
function parseBlock(text: string, block: FrontMatterBlock): ReturnType<typeof readFrontMatter> {
  // gray-matter stands on Node's Buffer. A browser has none, and needs it for nothing: the block is split off already.
  if (!('Buffer' in globalThis))
    return readFrontMatter(text.slice(block.content.start, block.content.end), block.content.start)
  let read: ReturnType<typeof readFrontMatter> = { frontMatter: emptyFrontMatter(), messages: [] }
  const none = (): never => {
    throw new Error('only the YAML engine is ever asked for')
  }
  // gray-matter takes what follows the dashes up to a line feed for a language: a lone carriage return must not reach it.
  const content = text.slice(block.content.start, block.content.end).replace(/\r\n?/g, '\n')
  const file = matter(`---\n${content}${block.close}`, {
    language: 'yaml',
    delimiters: ['---', block.close],
    engines: {
      yaml: {
        parse: () => {
          read = readFrontMatter(text.slice(block.content.start, block.content.end), block.content.start)
          return {}
        },
        stringify: none,
      },
      json: { parse: none, stringify: none },
      javascript: { parse: none, stringify: none },
    },
  })
  return file.content === '' ? read : { ...read, messages: [...read.messages, dashes(text, block)] }
}

function refusedLanguage(block: FrontMatterBlock): Message | null {
  const language = block.language.toLowerCase()
  if (language === '' || language === 'yaml' || language === 'yml') return null
  return message({
    ruleId: 'front-matter',
    span: { start: 0, end: 3 + block.language.length },
    reason: `Unexpected front matter in \`${block.language}\`, expected YAML.`,
    actual: [block.language],
    expected: ['yaml'],
    note: 'It was not read, and nothing in it was run. Write `---` alone on the first line, and YAML below it.',
  })
}

function unclosed(span: Span): Message {
  return message({
    ruleId: 'front-matter',
    span,
    reason: 'The front matter that starts here is not closed.',
    note: 'Put a line `---` behind its last line.',
  })
}

function dashes(text: string, block: FrontMatterBlock): Message {
  const content = text.slice(block.content.start, block.content.end)
  const at = block.content.start + Math.max(0, content.search(/^(?:---|\.\.\.)/m))
  return message({
    ruleId: 'front-matter',
    span: { start: at, end: at + 3 },
    reason: `A line within the front matter starts with \`${text.slice(at, at + 3)}\`, where many tools take it to end.`,
    note: 'Indent the line, or put it in quotes.',
  })
}
