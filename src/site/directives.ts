/**
 * Directives that nobody registered. `12:30` and `Q2:B` are directives to a parser and words to their author: they are
 * put back as they are written, so that nothing of a post gets lost.
 */
import type { PhrasingContent, Root, RootContent } from 'mdast'
import type { LeafDirective, TextDirective } from 'mdast-util-directive'
import type { Parent } from 'unist'
import { SKIP, visit } from 'unist-util-visit'

/** @param text the text that the tree's offsets count in */
export function restoreDirectives(tree: Root, text: string): void {
  visit(tree, (node, index, parent: Parent | undefined) => {
    if (node.type !== 'textDirective' && node.type !== 'leafDirective') return undefined
    if (node.data?.hName !== undefined || parent === undefined || index === undefined) return undefined
    const words = written(node, text)
    const nodes: RootContent[] =
      node.type === 'textDirective' ? words : [{ type: 'paragraph', children: words }]
    parent.children.splice(index, 1, ...nodes)
    return [SKIP, index]
  })
}

/** The label stays what it is; the marks around it become text. */
function written(node: TextDirective | LeafDirective, text: string): PhrasingContent[] {
  const slice = (start: number | undefined, end: number | undefined): PhrasingContent => ({
    type: 'text',
    value: start === undefined || end === undefined ? '' : text.slice(start, end),
  })
  const first = node.children[0]?.position?.start.offset
  const last = node.children.at(-1)?.position?.end.offset
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (first === undefined || last === undefined) return [slice(start, end)]
  return [slice(start, first), ...node.children, slice(last, end)]
}
