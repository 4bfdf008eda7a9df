/** `unclosed-div` and `unclosed-code`: a fence that is closed by the end of the post, which is rarely meant. */
import type { Code, Parent, Root } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Node } from 'unist'
// The types of `containerDirective` and of what the source says of one.
import type {} from '../markdown/mdast.js'
import { type Message, message } from '../message.js'
import type { Span } from '../span.js'
import { code } from './words.js'

/** Messages for the fences of a tree that nothing closes; places are offsets into `source`. */
export function unclosed(tree: Root, source: string): Message[] {
  const found: Message[] = []
  const waiting: Node[] = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isDiv(node)) found.push(...unclosedDiv(node, source))
    else if (isCode(node)) found.push(...unclosedCode(node, source))
    if ('children' in node) waiting.push(...(node as Parent).children)
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function unclosedDiv(node: ContainerDirective, source: string): Message[] {
  const data = node.data?.fencedDiv
  if (data === undefined || data.closer !== null) return []
  const opener = source.slice(data.opener.start, data.opener.end).trimEnd()
  const meant = indentedCloser(node, source)
  return [
    message({
      ruleId: 'unclosed-div',
      span: { start: data.opener.start, end: data.opener.start + opener.length },
      reason: `Unexpected end of the div ${code(opener)}, expected a closing ${code(colons(opener))}.`,
      actual: [opener],
      ...(meant === null
        ? { note: 'It takes in everything that follows. Close it with a line of colons where it should end.' }
        : {
            note: 'Its colons are indented, which makes them text of the list item. Put them at the start of the line.',
            cause: { span: { start: meant.end, end: meant.end + 3 }, reason: 'This closes nothing.' },
            fix: { ...meant, text: '' },
          }),
    }),
  ]
}

/** The blanks before colons that stand within the last list of a div, and were meant to close it. */
function indentedCloser(node: ContainerDirective, source: string): Span | null {
  const last = node.children.at(-1)
  const start = last?.position?.start.offset
  const end = last?.position?.end.offset
  if (last?.type !== 'list' || start === undefined || end === undefined) return null
  const found = /(?:\r\n|\n|\r)([ \t]+):{3,}[ \t]*$/.exec(source.slice(start, end))
  if (found === null) return null
  const colons = start + found.index + found[0].indexOf(':')
  return { start: colons - (found[1]?.length ?? 0), end: colons }
}

function unclosedCode(node: Code, source: string): Message[] {
  const { position } = node
  const start = position?.start.offset
  const end = position?.end.offset
  if (start === undefined || end === undefined) return []
  const lines = source.slice(start, end).split(/\r\n|\n|\r/)
  const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0]
  if (fence === undefined || (lines.length > 1 && closes(lines.at(-1) ?? '', fence))) return []
  const hides = lines.slice(1).some((line) => PROSE.test(line))
  return [
    message({
      ruleId: 'unclosed-code',
      ...(hides ? { severity: 'error' } : {}),
      span: { start, end: start + (lines[0] ?? '').trimEnd().length },
      reason: `Unexpected end of the code, expected a closing ${code(fence)}.`,
      actual: [(lines[0] ?? '').trimEnd()],
      note: `Everything that follows is read as code${hides ? ', a question or its answer too, and so nothing of it is checked' : ''}. Close it with a line of the same marks.`,
    }),
  ]
}

/** A line that no code has and a quiz does: a choice or a fence of a div. */
const PROSE = /^ {0,3}(?::{3,}|\d{1,3}[.)] +\p{Lu})/u

/** Whether a line closes a fence: the same mark, at least as often, behind what marks quotes and nothing after it. */
function closes(line: string, fence: string): boolean {
  const bare = line.replace(/^[\s>]*/, '').trimEnd()
  const mark = fence.charAt(0)
  return bare.length >= fence.length && bare === mark.repeat(bare.length)
}

function colons(opener: string): string {
  return /^:+/.exec(opener)?.[0] ?? ':::'
}

function isDiv(node: Node): node is ContainerDirective {
  return node.type === 'containerDirective'
}

function isCode(node: Node): node is Code {
  return node.type === 'code'
}
