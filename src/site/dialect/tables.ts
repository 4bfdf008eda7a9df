/** Pandoc's grid tables, captions of tables, and line blocks on a page. */
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type {} from 'remark-rehype'
import type { Parent } from 'unist'
import { visit } from 'unist-util-visit'
import { readAttributes } from '../../markdown/attributes.js'
import { element } from './element.js'
import { parsed } from './smart.js'

/** Cells in one table that are read; a larger one stays as it is written. */
const MAX_CELLS = 2000

/** Renders them. */
export function dressTables(tree: Root, text: string): void {
  const parents: Parent[] = []
  visit(tree, (node) => {
    if ('children' in node && node.type !== 'paragraph') parents.push(node)
  })
  for (const parent of parents) {
    parent.children = parent.children.map((child) => {
      const lines = child.type === 'paragraph' ? linesOf(child as Paragraph, text) : null
      return (lines && (gridTable(lines) ?? lineBlock(lines))) ?? child
    })
    parent.children = captioned(parent.children as RootContent[])
  }
}

/** The lines of a paragraph of the page; null where there is no source for them. */
function linesOf(node: Paragraph, text: string): readonly string[] | null {
  const start = node.position?.start
  const end = node.position?.end.offset
  if (start?.offset === undefined || end === undefined) return null
  const first = text.charAt(start.offset)
  if (first !== '+' && first !== '|') return null
  const lines = text.slice(start.offset, end).split(/\r\n|\n|\r/)
  const indented = new RegExp(`^[ \\t>]{0,${start.column - 1}}`)
  return lines.map((line, index) => (index === 0 ? line : line.replace(indented, '')).trimEnd())
}

/** `| a line`: its breaks and its indentation are the author's; a line that goes on is indented without a mark. */
function lineBlock(lines: readonly string[]): Paragraph | null {
  if (!lines.every((line, index) => /^\|(?: |$)/.test(line) || (index > 0 && /^\s+\S/.test(line))))
    return null
  const children: PhrasingContent[] = []
  for (const [index, line] of lines.entries()) {
    const goesOn = !line.startsWith('|')
    const words = goesOn ? ` ${line.trim()}` : line.slice(2)
    const indentation = goesOn ? '' : '\u00A0'.repeat(words.length - words.trimStart().length)
    if (index > 0 && !goesOn) children.push({ type: 'break' })
    if (indentation !== '') children.push({ type: 'text', value: indentation })
    const first = parsed(words.trimStart()).children[0]
    if (goesOn) children.push({ type: 'text', value: ' ' })
    if (first?.type === 'paragraph') children.push(...first.children)
    else if (words.trim() !== '') children.push({ type: 'text', value: words.trim() })
  }
  return { type: 'paragraph', children }
}

const RULE = /^\+(?::?[-=]+:?\+)+$/

/** A table whose cells are drawn by `+`, `-` and `|`; null for one with cells over several columns. */
function gridTable(lines: readonly string[]): RootContent | null {
  const first = lines[0] ?? ''
  if (!RULE.test(first) || lines.length < 3 || !RULE.test(lines.at(-1) ?? '')) return null
  const edges = [...first.matchAll(/\+/g)].map(({ index }) => index)
  const rules = lines.flatMap((line, index) => (RULE.test(line) ? [index] : []))
  const inner = edges.slice(1, -1)
  const isRow = (line: string): boolean =>
    line.startsWith('|') && line.endsWith('|') && inner.every((edge) => line.charAt(edge) === '|')
  if (!lines.every((line) => (RULE.test(line) ? line.length === first.length : isRow(line)))) return null
  if (rules.length * edges.length > MAX_CELLS) return null
  const head = rules.find((index) => (lines[index] ?? '').includes('='))
  const aligned = alignments(lines[head ?? 0] ?? '')
  const row = (from: number, to: number, name: 'td' | 'th'): ContainerDirective => {
    const cells = edges.slice(0, -1).map((edge, column) => {
      const content = lines.slice(from + 1, to).map((line) => line.slice(edge + 1, edges[column + 1]))
      const { children } = parsed(dedented(content))
      const only =
        children.length === 1 && children[0]?.type === 'paragraph' ? children[0].children : children
      return element(name, only, aligned[column] ? { align: aligned[column] } : {})
    })
    return element('tr', cells)
  }
  const top: ContainerDirective[] = []
  const body: ContainerDirective[] = []
  for (const [index, from] of rules.slice(0, -1).entries()) {
    const isHead = head !== undefined && from < head
    const target = isHead ? top : body
    target.push(row(from, rules[index + 1] ?? from, isHead ? 'th' : 'td'))
  }
  return element('table', [
    ...(top.length > 0 ? [element('thead', top)] : []),
    ...(body.length > 0 ? [element('tbody', body)] : []),
  ])
}

function alignments(rule: string): readonly (string | null)[] {
  return rule
    .slice(1, -1)
    .split('+')
    .map((part) => {
      const [left, right] = [part.startsWith(':'), part.endsWith(':')]
      return left && right ? 'center' : right ? 'right' : null
    })
}

/** Without the blank that stands before every line of a cell. */
function dedented(lines: readonly string[]): string {
  const used = lines.filter((line) => line.trim() !== '')
  const depth = Math.min(...used.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(Number.isFinite(depth) ? depth : 0).trimEnd()).join('\n')
}

const CAPTION = /^(?:[Tt]able)?:[ \t\n]+/u

/** Puts a table and the caption below it (or, with `Table:`, above it) into one figure. */
function captioned(children: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = []
  for (let index = 0; index < children.length; index++) {
    const node = children[index]
    if (node === undefined) continue
    const caption = isTable(node) ? captionOf(children[index + 1]) : null
    if (caption) {
      index++
      result.push(element('figure', [node, caption.node], caption.id === null ? {} : { id: caption.id }))
    } else result.push(node)
  }
  return result
}

function isTable(node: RootContent): boolean {
  return node.type === 'table' || (node.type === 'containerDirective' && node.data?.hName === 'table')
}

function captionOf(
  node: RootContent | undefined,
): { readonly node: Paragraph; readonly id: string | null } | null {
  const first = node?.type === 'paragraph' ? node.children[0] : undefined
  if (node?.type !== 'paragraph' || first?.type !== 'text' || !CAPTION.test(first.value)) return null
  first.value = first.value.replace(CAPTION, '')
  const last = node.children.at(-1)
  const braces = last?.type === 'text' ? /\s*(\{[^{}]*\})\s*$/.exec(last.value) : null
  const list = braces ? readAttributes(braces[1] ?? '', 0) : null
  let id: string | null = null
  if (last?.type === 'text' && braces && list && list !== 'more') {
    last.value = last.value.slice(0, braces.index)
    id = list.items.findLast(({ kind }) => kind === 'id')?.value ?? null
  }
  return { node: { ...node, data: { ...node.data, hName: 'figcaption' } }, id }
}
