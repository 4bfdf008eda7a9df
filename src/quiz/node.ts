/** Small readers of tree nodes whose type is known only at run time. */
import type { Node } from 'unist'
import type { Span } from '../span.js'

export function childrenOf(node: Node): readonly Node[] {
  return 'children' in node && Array.isArray(node.children) ? (node.children as readonly Node[]) : []
}

export function literalOf(node: Node): string {
  return 'value' in node && typeof node.value === 'string' ? node.value : ''
}

/** Where a node stands in the source; a node without a place stands at its start, empty. */
export function spanOfNode(node: Node): Span {
  const start = node.position?.start.offset ?? 0
  return { start, end: Math.max(start, node.position?.end.offset ?? start) }
}

/** A string attribute of a node of a given key, such as `lang`, or null. */
export function stringOf(node: Node, key: string): string | null {
  const value = (node as unknown as Readonly<Record<string, unknown>>)[key]
  return typeof value === 'string' ? value : null
}

/** The attributes of a directive node, as strings. */
export function attributesOf(node: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const attributes = 'attributes' in node ? node.attributes : null
  if (attributes && typeof attributes === 'object')
    for (const [key, value] of Object.entries(attributes)) found.set(key, String(value ?? ''))
  return found
}
