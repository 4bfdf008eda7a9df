/** Where in a tree the table of a model goes. */

import type { Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Node, Parent } from 'unist'
import { SKIP, visit } from 'unist-util-visit'
import type { AnswerSection, Key } from '../quiz/question.js'

/** A place among the children of a node. */
export interface Slot {
  readonly parent: Parent
  readonly index: number
}

/** A directive that stands for a model's table or summary. */
export interface Marker extends Slot {
  readonly shows: 'layer-table' | 'summary'
  /** The model that it asks for by variable or name; null for the one spoken of. */
  readonly model: string | null
  /** The columns that it asks for, as written; null for those of the configuration. */
  readonly columns: string | null
}

/** `::layer-table` as CommonMark reads it where no directive syntax is loaded. */
const MARKER = /^::(layer-table|summary)(\{[^{}]*\})?$/u

/** Every `::layer-table` and `::summary` of the tree, last one first, so that putting something in its place moves no other. */
export function markers(tree: Root): readonly Marker[] {
  const found: Marker[] = []
  visit(tree, (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined
    if (node.type === 'leafDirective' && (node.name === 'layer-table' || node.name === 'summary')) {
      const { model, columns } = node.attributes ?? {}
      found.push({ parent, index, shows: node.name, model: model || null, columns: columns || null })
      return SKIP
    }
    if (node.type === 'paragraph') {
      const match = node.children.length <= 2 ? MARKER.exec(textOf(node).trim()) : null
      if (match !== null) {
        const shows = match[1] === 'summary' ? 'summary' : 'layer-table'
        found.push({ parent, index, shows, ...asked(match[2] ?? '') })
      }
      return SKIP
    }
    return undefined
  })
  return found.reverse()
}

/** What the braces of a marker say. A single word is the name of a model. */
function asked(braces: string): Pick<Marker, 'model' | 'columns'> {
  const values = new Map<string, string>()
  for (const [, key = '', double, single, bare] of braces.matchAll(
    /([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))/gu,
  ))
    values.set(key, double ?? single ?? bare ?? '')
  const word = /^\{\s*["']?([^\s"'={}]+)["']?\s*\}$/u.exec(braces)?.[1]
  return { model: values.get('model') || word || null, columns: values.get('columns') || null }
}

/** The place in an answer section above its explanation and below its key; null where the section is not in the tree. */
export function slotInAnswer(tree: Root, section: AnswerSection, key: Key | null): Slot | null {
  const first = section.explanation[0]
  if (first !== undefined) return slotBefore(tree, first)
  if (!isParent(section.node)) return null
  const children = section.node.children
  const afterKey = key === null ? -1 : children.findIndex((child) => covers(child, key.span.start))
  return { parent: section.node, index: afterKey < 0 ? children.length : afterKey + 1 }
}

function slotBefore(tree: Root, wanted: Node): Slot | null {
  let slot: Slot | null = null
  visit(tree, (node, index, parent) => {
    if (slot !== null) return false
    if (node === wanted && parent !== undefined && index !== undefined) slot = { parent, index }
    return undefined
  })
  return slot
}

function covers(node: Node, offset: number): boolean {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start !== undefined && end !== undefined && start <= offset && offset < end
}

function isParent(node: Node): node is Parent {
  return 'children' in node && Array.isArray(node.children)
}

/** Puts nodes at a place, instead of the `replaced` nodes that stand there. */
export function insert(slot: Slot, replaced: number, nodes: readonly RootContent[]): void {
  slot.parent.children.splice(slot.index, replaced, ...nodes)
}
