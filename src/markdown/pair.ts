/** Makes containers of the fences in a tree: an opener takes what follows it in its parent, up to its closer. */
import type { Paragraph, Parent, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Node } from 'unist'

/** Pairs the fences of every parent, and changes the tree so. A closer without an opener stays the paragraph `:::`. */
export function pairFences(tree: Root): undefined {
  const parents: Parent[] = [tree]
  for (const parent of parents) {
    for (const child of parent.children) if (isParent(child)) parents.push(child)
  }
  for (const parent of parents.reverse()) {
    if (parent.children.some(isFence)) parent.children = paired(parent.children)
  }
}

function paired(children: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = []
  const open: ContainerDirective[] = []
  const put = (node: RootContent): void => {
    const siblings: RootContent[] = open.at(-1)?.children ?? result
    siblings.push(node)
  }
  for (const child of children) {
    if (!isCloser(child)) {
      put(child)
      if (isOpener(child)) open.push(child)
      continue
    }
    const div = open.pop() ?? openAtEnd(result.at(-1))
    if (div) close(div, child)
    else {
      delete child.data
      put(child)
    }
  }
  for (let div = open.pop(); div; div = open.pop()) closeAtEnd(div)
  return result
}

/** The innermost open div at the end of a list or quote: a closer that leaves out the container's marker means it. */
function openAtEnd(node: Node | undefined): ContainerDirective | null {
  let found: ContainerDirective | null = null
  for (let last = node; last && isParent(last); last = last.children.at(-1)) {
    if (isOpener(last) && !last.data?.fencedDiv?.closer) found = last
  }
  return found && found !== node ? found : null
}

function close(div: ContainerDirective, closer: Paragraph): void {
  const data = div.data?.fencedDiv
  const { position } = closer
  if (!data || !position || !div.position) return
  data.closer = { start: position.start.offset ?? 0, end: position.end.offset ?? 0 }
  div.position.end = position.end
}

function closeAtEnd(div: ContainerDirective): void {
  const last = div.children.at(-1)
  if (last?.position && div.position) div.position.end = last.position.end
}

function isFence(node: Node): boolean {
  return isOpener(node) || isCloser(node)
}

function isOpener(node: Node): node is ContainerDirective {
  const div = node as Partial<ContainerDirective>
  return node.type === 'containerDirective' && div.data?.fencedDiv !== undefined
}

function isCloser(node: Node): node is Paragraph {
  const { data } = node as Partial<Paragraph>
  return node.type === 'paragraph' && data?.fencedDivCloser === true
}

/** Paragraphs and headings hold no fences. */
function isParent(node: Node): node is Parent {
  return 'children' in node && node.type !== 'paragraph' && node.type !== 'heading'
}
