/** `fence-text`: a line of `:::` that Pandoc reads as text, or as an odd class. */
import type { Paragraph, Parent, Root } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Node } from 'unist'
import { isCloser, readOpener } from '../markdown/fence.js'
// The types of what the source says of a `containerDirective`.
import type {} from '../markdown/mdast.js'
import { type Message, message } from '../message.js'
import type { Span } from '../span.js'
import { code } from './words.js'

/** Messages for such lines, but for those that start at one of `told`, of which more is known. */
export function fenceText(tree: Root, source: string, told: ReadonlySet<number>): Message[] {
  const found: Message[] = []
  const waiting: Node[] = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'paragraph') found.push(...inParagraph(node as Paragraph, source, told))
    else if (node.type === 'containerDirective') found.push(...oddClass(node as ContainerDirective, source))
    if ('children' in node) waiting.push(...(node as Parent).children)
  }
  return found
}

function inParagraph(node: Paragraph, source: string, told: ReadonlySet<number>): Message[] {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined || node.data?.directiveLabel === true) return []
  if (!source.slice(start, end).includes(':::')) return []
  const found: Message[] = []
  for (const match of source.slice(start, end).matchAll(/^([ \t>]*)(:{3,}[^\r\n]*)/gm)) {
    const at = start + match.index + (match[1] ?? '').length
    const line = (match[2] ?? '').trimEnd()
    if (isCloser(line) || told.has(at) || isInline(node, at)) continue
    const span = { start: at, end: at + line.length }
    const opener = readOpener(line, null)
    const made =
      opener === null || opener === 'more' ? unreadable(line, span) : glued(line, span, source, at > start)
    if (made !== null) found.push(made)
  }
  return found
}

/** Whether a place is within code, math or a link of a paragraph. */
function isInline(node: Paragraph, at: number): boolean {
  return node.children.some(({ type, position }) => {
    const start = position?.start.offset ?? Number.POSITIVE_INFINITY
    return type !== 'text' && start < at && at < (position?.end.offset ?? 0)
  })
}

function glued(line: string, span: Span, source: string, follows: boolean): Message | null {
  if (!follows) return null
  const before = /(\r\n|\n|\r)$/.exec(source.slice(0, span.start))?.[1]
  return message({
    ruleId: 'fence-text',
    span,
    reason: `Unexpected ${code(line)} directly behind a line of text, expected an empty line before it.`,
    actual: [line],
    note: 'Pandoc and Quarto read it as text. Put an empty line before it.',
    ...(before === undefined ? {} : { fix: { start: span.start, end: span.start, text: before } }),
  })
}

function unreadable(line: string, span: Span): Message | null {
  const rest = line.replace(/^:+[ \t]*/, '')
  if (rest.startsWith('{'))
    return message({
      ruleId: 'fence-text',
      span,
      reason: `Unexpected attributes in ${code(line)}, expected \`{.class key="value"}\` and nothing behind them.`,
      actual: [line],
      note: 'Pandoc reads the line as text. Classes have a dot, values have quotes, and no blanks stand around `=`.',
    })
  if (!/^[\p{L}\p{N}]/u.test(rest)) return null
  return message({
    ruleId: 'fence-text',
    span,
    reason: `Unexpected words in ${code(line)}, expected one class, attributes in braces, or nothing.`,
    actual: [line],
    note: 'Pandoc reads the line as text, so it neither opens nor closes a div. Put the words in a line of their own.',
  })
}

/** `::: {.a` becomes the class `{.a`: the braces were meant for attributes. */
function oddClass(node: ContainerDirective, source: string): Message[] {
  const data = node.data?.fencedDiv
  if (data?.spelling !== 'word' || !/[{}]/.test(data.word)) return []
  const line = source.slice(data.opener.start, data.opener.end).trimEnd()
  const span = { start: data.opener.start, end: data.opener.start + line.length }
  return [
    message({
      ruleId: 'fence-text',
      span,
      reason: `Unexpected class ${code(data.word)}, expected attributes in closed braces.`,
      actual: [data.word],
      note: 'Pandoc can not read these braces, and takes all of it for the name of a class. Close them, with nothing but classes, an id and pairs within.',
    }),
  ]
}
