/** Pandoc's lists on a page: the check reads lettered lines as paragraphs, and readers see lists. */
import type { Root } from 'mdast'
import type { Node, Parent } from 'unist'
import { fromMarkdown } from '../../markdown/from-markdown.js'
import { MAYBE_MARKER } from '../../markdown/list-marker.js'
import type { Quiz } from '../../quiz/question.js'
import type { Span } from '../../span.js'

/** Puts definition lists and lists numbered with letters in the place of their paragraphs, but for choices and keys. */
export function graftLists(tree: Root, text: string, quiz: Quiz): void {
  if (!MAYBE_MARKER.test(text)) return
  const kept = [
    ...quiz.questions.flatMap(({ nodes }) => nodes.map(spanOf)),
    ...quiz.questions.flatMap(({ key }) => (key === null ? [] : [key.span])),
  ]
  for (const list of listsIn(fromMarkdown(text))) {
    const span = spanOf(list)
    if (!kept.some(({ start, end }) => start < span.end && span.start < end)) graft(tree, list, span)
  }
}

/** The outermost lists that hold one of Pandoc's own. */
function listsIn(parent: Parent): Node[] {
  return parent.children.flatMap((child) => {
    if (!isParent(child)) return []
    const isList = child.type === 'list' || child.type === 'definitionList'
    return isList ? (isOwn(child) ? [child] : []) : listsIn(child)
  })
}

function isOwn(node: Node): boolean {
  if (node.type === 'definitionList') return true
  if (node.data !== undefined && 'fancy' in node.data) return true
  return isParent(node) && node.children.some(isOwn)
}

function graft(tree: Root, list: Node, span: Span): void {
  const waiting: Parent[] = [tree]
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    const from = parent.children.findIndex((child) => spanOf(child).start === span.start)
    let to = from
    while (to >= 0 && to < parent.children.length && isWithin(parent.children[to], span)) to++
    if (to > from) {
      parent.children.splice(from, to - from, list)
      return
    }
    waiting.push(...parent.children.filter(isParent))
  }
}

const isWithin = (node: Node | undefined, { start, end }: Span): boolean =>
  node !== undefined && spanOf(node).start >= start && spanOf(node).end <= end

/** What was made by others has no place, and is within nothing. */
function spanOf(node: Node): Span {
  return { start: node.position?.start.offset ?? -1, end: node.position?.end.offset ?? -1 }
}

function isParent(node: Node): node is Parent {
  return 'children' in node && Array.isArray(node.children)
}
