/** The words of a post by the places where they stand: its source with blanks for code, formulas and comments. */
import type { Parent, Root } from 'mdast'
import type { Node } from 'unist'
import type { Span } from '../span.js'

/** A paragraph, a heading, a cell of a table, or a block of HTML. */
export interface Prose {
  readonly node: Node
  /** Where it starts in the source. */
  readonly at: number
  /** As long as the source: without code, formulas and comments. */
  readonly text: string
  /** The same, without links, pictures and HTML too; empty for a block of HTML. */
  readonly words: string
}

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'html'])
const CODE: ReadonlySet<string> = new Set(['inlineCode', 'inlineMath', 'math', 'code'])
const OTHERS: ReadonlySet<string> = new Set([
  ...['html', 'link', 'linkReference', 'image', 'imageReference'],
  ...['footnoteReference', 'textDirective'],
])

/** All of it, in the order of the source. */
export function proseOf(tree: Root, source: string): readonly Prose[] {
  const found: Prose[] = []
  const waiting: Node[] = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const span = spanOf(node)
    if (span !== null && BLOCKS.has(node.type)) {
      if (isCode(node, source)) continue
      const text = masked(node, span, source, (inner) => isCode(inner, source))
      const words =
        node.type === 'html'
          ? ''
          : masked(node, span, source, (inner) => isCode(inner, source) || OTHERS.has(inner.type))
      found.push({ node, at: span.start, text, words })
    } else if ('children' in node) waiting.push(...(node as Parent).children)
  }
  return found.sort((a, b) => a.at - b.at)
}

function isCode(node: Node, source: string): boolean {
  if (CODE.has(node.type)) return true
  const start = node.position?.start.offset
  return node.type === 'html' && start !== undefined && source.startsWith('<!--', start)
}

function masked(node: Node, { start, end }: Span, source: string, isHidden: (node: Node) => boolean): string {
  const hidden: Span[] = []
  const waiting: Node[] = 'children' in node ? [...(node as Parent).children] : []
  for (let inner = waiting.pop(); inner !== undefined; inner = waiting.pop()) {
    const span = spanOf(inner)
    if (isHidden(inner)) hidden.push(...(span === null ? [] : [span]))
    else if ('children' in inner) waiting.push(...(inner as Parent).children)
  }
  let at = start
  let text = ''
  for (const span of hidden.sort((a, b) => a.start - b.start)) {
    text += source.slice(at, span.start) + ' '.repeat(Math.max(0, span.end - Math.max(at, span.start)))
    at = Math.max(at, span.end)
  }
  return text + source.slice(at, end)
}

function spanOf({ position }: Node): Span | null {
  const start = position?.start.offset
  const end = position?.end.offset
  return start === undefined || end === undefined ? null : { start, end }
}
