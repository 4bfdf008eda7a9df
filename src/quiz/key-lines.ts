/** The lines of an answer section that may state a key. */
import type { Node } from 'unist'
import type { Utterance } from '../language/utterance.js'
import { fancyOf } from './fancy.js'
import { childrenOf, literalOf, spanOfNode } from './node.js'
import { codeLines } from './program.js'
import type { Section } from './section.js'
import {
  joinUtterances,
  linesOf,
  rawUtterance,
  readInline,
  sliceUtterance,
  trimUtterance,
} from './utterance.js'

export interface KeyLine {
  readonly utterance: Utterance
  /** The paragraph, heading or code that it stands in. */
  readonly node: Node
  /** Its position: the title, the first line of the section, or a later one. */
  readonly where: 'title' | 'first' | 'later'
  /** Nothing else stands in the node. */
  readonly whole: boolean
  /** The list that it begins an item of, with the number that is written before it; null outside lists. */
  readonly item: { readonly list: Node; readonly node: Node; readonly number: string | null } | null
}

/** Lines of a section that are looked through for a key. Keys stand near its start or end; this is a long essay. */
const MAX_LINES = 400
/** Lists and quotes within a section are looked into this deep. */
const MAX_DEPTH = 6

/** The lines of a section, its title first, up to an offset of the source. */
export function keyLines(section: Section, source: string, limit: number): readonly KeyLine[] {
  const lines: KeyLine[] = []
  if (section.title)
    lines.push({ utterance: section.title, node: section.node, where: 'title', whole: false, item: null })
  let first = true
  const add = (utterance: Utterance, node: Node, whole: boolean, item: KeyLine['item']) => {
    if (utterance.text.trim() === '' || lines.length >= MAX_LINES) return
    lines.push({ utterance, node, where: first ? 'first' : 'later', whole, item })
    first = false
  }
  const visit = (node: Node, depth: number, item: KeyLine['item']) => {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const inline = readInline(childrenOf(node), source)
      const spans = linesOf(inline)
      for (const [i, span] of spans.entries()) {
        const line = trimUtterance(sliceUtterance(inline.utterance, span.start, span.end))
        const first = i === 0 ? item : null
        // "1. and 3." is a list to CommonMark, and a key to its author; "b. since" is a line where letters make no list.
        const isWords = first !== null && (fancyOf(first.list) !== null || JOINED.test(line.text))
        const marker = isWords ? markerOf(first.node, source) : null
        if (marker) add(joinUtterances([marker, line]), node, spans.length === 1, null)
        else add(line, node, spans.length === 1, first)
      }
    } else if (node.type === 'list' && depth < MAX_DEPTH) {
      const ordered = 'ordered' in node && node.ordered === true
      const start = 'start' in node && typeof node.start === 'number' ? node.start : 1
      const isFancy = fancyOf(node) !== null
      for (const [i, each] of childrenOf(node).entries())
        visit(each, depth + 1, {
          list: node,
          node: each,
          number: ordered && !isFancy ? (writtenNumber(each, source) ?? String(start + i)) : null,
        })
    } else if (node.type === 'listItem') {
      const marker = item && childrenOf(node).length === 0 ? markerOf(node, source) : null
      if (marker) add(marker, node, true, null)
      for (const [i, child] of childrenOf(node).entries()) visit(child, depth + 1, i === 0 ? item : null)
    } else if (/^(?:blockquote|containerDirective)$/.test(node.type) && depth < MAX_DEPTH) {
      for (const child of childrenOf(node)) visit(child, depth + 1, null)
    } else if (node.type === 'table') {
      for (const row of childrenOf(node)) {
        const cells = childrenOf(row).map((cell) => readInline(childrenOf(cell), source).utterance)
        const utterance = joinUtterances(cells, ': ')
        if (utterance.text !== '' && lines.length < MAX_LINES)
          lines.push({ utterance, node: row, where: 'later', whole: false, item: null })
      }
    } else if (node.type === 'code' && first && literalOf(node).length < 200) {
      const all = codeLines(node, source)
      for (const { text, at } of all) {
        const span = { start: at, end: at + text.length }
        const piece = { kind: 'text' as const, start: 0, end: text.length, at: span }
        add(trimUtterance({ text, pieces: text === '' ? [] : [piece] }), node, all.length === 1, null)
      }
    }
  }
  for (const { utterance, node } of section.opening) add(utterance, node, section.opening.length === 1, null)
  const opened = new Set(section.opening.map(({ node }) => node))
  for (const node of section.body) {
    if (spanOfNode(node).start >= limit || lines.length >= MAX_LINES) break
    if (!opened.has(node)) visit(node, 0, null)
  }
  return lines
}

/** The words of an item that begins in the middle of a list of labels. */
const JOINED = /^(?:[,;&+/]|and\b)/

/** The marker of a numbered item, as words. */
function markerOf(item: Node, source: string): Utterance | null {
  const { start } = spanOfNode(item)
  const written = /^(?:\d{1,3}[.)]|[A-Za-z]{1,7}[.)]|\([A-Za-z\d]{1,7}\)|#[.)])/.exec(
    source.slice(start, start + 12),
  )?.[0]
  return written === undefined ? null : rawUtterance(source, { start, end: start + written.length }, 'text')
}

/** The number that the author wrote before an item: a reader of `2.` and `4.` sees 2 and 3, but 2 and 4 are meant. */
function writtenNumber(item: Node, source: string): string | null {
  const { start } = spanOfNode(item)
  const written = /^0*(\d{1,3})[.)]/.exec(source.slice(start, start + 12))
  return written?.[1] ?? null
}

/** Where a line begins in the source. */
export function startOf(line: KeyLine): number {
  return line.utterance.pieces[0]?.at.start ?? spanOfNode(line.node).start
}
