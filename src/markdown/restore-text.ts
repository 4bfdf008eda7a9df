/**
 * Text directives that nobody meant, as the text they were. With remark-directive, `12:30`, `Q2:B` and `Answer:3, 4`
 * hold a directive `:30`, `:B`, `:3`; nothing renders it, so the words are lost.
 */
import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast'
import type { Node } from 'unist'

/** A tree to be read. It shares what is unchanged with the tree that it was made from. */
export interface ReadingView {
  readonly tree: Root
  /** The node of the first tree that a node of this one stands for. */
  original<T extends Node>(node: T): T
}

/**
 * Gives a view of a tree in which text directives without label and attributes, and without a plugin that took them up
 * (`data.hName`), are text. The tree itself is not changed.
 *
 * @param source The text that the tree's positions count in.
 */
export function restoreText(tree: Root, source: string): ReadingView {
  const originals = new WeakMap<Node, Node>()
  const restored = restoreIn(tree, source, originals)
  return {
    tree: restored,
    original<T extends Node>(node: T): T {
      return (originals.get(node) as T | undefined) ?? node
    },
  }
}

/** Does the same to a tree of our own, in place. */
export function restoreTextInPlace(tree: Root, source: string): void {
  const parents: Nodes[] = [tree]
  for (let node = parents.pop(); node; node = parents.pop()) {
    if (!('children' in node)) continue
    if (node.children.some((child) => isStray(child, source)))
      node.children = mergedChildren(node.children, source, null) as typeof node.children
    parents.push(...node.children)
  }
}

function restoreIn<T extends Nodes>(node: T, source: string, originals: WeakMap<Node, Node>): T {
  if (!('children' in node)) return node
  const parent: Parents = node
  const inner = parent.children.map((child) => restoreIn(child, source, originals))
  const hasStray = inner.some((child) => isStray(child, source))
  if (!hasStray && inner.every((child, index) => child === parent.children[index])) return node
  const children = hasStray ? mergedChildren(inner, source, originals) : inner
  const copy = { ...node, children } as T
  originals.set(copy, node)
  return copy
}

function mergedChildren(
  children: readonly Nodes[],
  source: string,
  originals: WeakMap<Node, Node> | null,
): PhrasingContent[] {
  const result: Nodes[] = []
  for (const child of children) {
    const node = isStray(child, source) ? textOf(child, source) : child
    if (node !== child && originals) originals.set(node, child)
    const last = result.at(-1)
    const first = children[result.length]
    if (last?.type === 'text' && node.type === 'text' && (node !== child || last !== first)) {
      const merged = joined(last, node)
      if (originals) originals.set(merged, originals.get(last) ?? last)
      result[result.length - 1] = merged
    } else result.push(node)
  }
  return result as PhrasingContent[]
}

function joined(first: Text, second: Text): Text {
  const value = first.value + second.value
  if (!first.position || !second.position) return { type: 'text', value }
  return { type: 'text', value, position: { start: first.position.start, end: second.position.end } }
}

function textOf(node: Nodes, source: string): Text {
  const text: Text = { type: 'text', value: sourceOf(node, source) ?? '' }
  return node.position ? { ...text, position: node.position } : text
}

function isStray(node: Nodes, source: string): boolean {
  if (node.type !== 'textDirective' || node.children.length > 0) return false
  if (Object.keys(node.attributes ?? {}).length > 0 || node.data?.hName !== undefined) return false
  return sourceOf(node, source) === `:${node.name}`
}

function sourceOf(node: Node, source: string): string | null {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? null : source.slice(start, end)
}
