/** `cell-runs` and `tabs`: what Quarto would do to code, and the author may not mean. */
import type { Code, Parent, Root } from 'mdast'
import type { Node } from 'unist'
import { parseCodeInfo } from '../markdown/code-info.js'
import { type Message, message } from '../message.js'
import { code } from './words.js'

/** Messages for the code of a tree. */
export function cells(tree: Root, source: string): Message[] {
  const found: Message[] = []
  const waiting: Node[] = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'code') found.push(...runs(node as Code, source), ...tabs(node as Code, source))
    if ('children' in node) waiting.push(...(node as Parent).children)
  }
  return found
}

const EVAL_OPTION = /^[ \t>]*#\|[ \t]*eval[ \t]*:[ \t]*true[ \t]*$/m

function runs(node: Code, source: string): Message[] {
  const info = parseCodeInfo(node.lang, node.meta)
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (info.kind !== 'cell' || start === undefined || end === undefined) return []
  const option = EVAL_OPTION.exec(source.slice(start, end))
  const said = info.attributes.get('eval')
  if (option === null && !/^true$/i.test(said ?? '')) return []
  const line = option?.[0] ?? /^[^\r\n]*/.exec(source.slice(start, end))?.[0] ?? ''
  const from = start + (option?.index ?? 0) + (line.length - line.trimStart().length)
  return [
    message({
      ruleId: 'cell-runs',
      span: { start: from, end: from + line.trim().length },
      reason: `Unexpected ${code(line.trim())}: Quarto would run this cell, and print the answer with the question.`,
      actual: [line.trim()],
      expected: ['eval: false'],
      note: 'quizproof never runs code. Where the post is built by Quarto too, say `#| eval: false`.',
    }),
  ]
}

/** Columns that Pandoc makes of a tab. */
const TAB_STOP = 4

function tabs(node: Code, source: string): Message[] {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined || !node.value.includes('\t')) return []
  const match = /(?:^|\r\n|\n|\r)((?: *\t)[ \t]*)(?=\S)/.exec(source.slice(start, end))
  const [all, blanks] = match ?? []
  if (match === null || all === undefined || blanks === undefined || match.index === 0) return []
  const from = start + match.index + all.length - blanks.length
  return [
    message({
      ruleId: 'tabs',
      span: { start: from, end: from + blanks.length },
      reason: 'Unexpected tab before code, expected blanks.',
      note: `Pandoc makes ${TAB_STOP} blanks of it, other tools 8 or none, and Python refuses a mixture. Indent by blanks.`,
      fix: { start: from, end: from + blanks.length, text: expanded(blanks) },
    }),
  ]
}

function expanded(blanks: string): string {
  let text = ''
  for (const char of blanks) text += char === '\t' ? ' '.repeat(TAB_STOP - (text.length % TAB_STOP)) : char
  return text
}
