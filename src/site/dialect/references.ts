/** Cross-references: `@fig-x`, `[@tbl-x]` and `-@sec-x` lead to what bears that id, and `(@good)` says an example's number. */
import type { Link, Nodes, PhrasingContent, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type {} from 'remark-rehype'
import type { Parent } from 'unist'
import { SKIP, visit } from 'unist-util-visit'

/** What Quarto counts, by the prefix of its ids. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['fig', 'Figure'],
  ['tbl', 'Table'],
  ['lst', 'Listing'],
  ['eq', 'Equation'],
  ['sec', 'Section'],
  ['thm', 'Theorem'],
  ['lem', 'Lemma'],
  ['cor', 'Corollary'],
  ['def', 'Definition'],
  ['exm', 'Example'],
  ['exr', 'Exercise'],
  ['nte', 'Note'],
  ['tip', 'Tip'],
  ['wrn', 'Warning'],
  ['imp', 'Important'],
  ['cau', 'Caution'],
])

const REFERENCE =
  /(\[)?(-)?@((?:fig|tbl|lst|eq|sec|thm|lem|cor|def|exm|exr|nte|tip|wrn|imp|cau)-[\w-]*\w)(\])?|\(@([\w-]+)\)/gu

/** Renders those whose target the page has; others stay as they are written. */
export function dressReferences(tree: Root): void {
  const numbers = numbersOf(tree)
  sayNumbers(tree, numbers)
  const examples = examplesOf(tree)
  visit(tree, 'text', (node, index, parent: Parent | undefined) => {
    if (parent === undefined || index === undefined || !node.value.includes('@')) return undefined
    if (parent.type === 'link' || parent.type === 'linkReference') return undefined
    const parts: PhrasingContent[] = []
    let at = 0
    for (const match of node.value.matchAll(REFERENCE)) {
      const [all, open, bare, id = '', close, label] = match
      const example = label === undefined ? undefined : examples.get(label)
      const number = numbers.get(id)
      if (number === undefined && example === undefined) continue
      const isWhole = open !== undefined && close !== undefined
      const from = match.index + (open !== undefined && !isWhole ? 1 : 0)
      const to = match.index + all.length - (close !== undefined && !isWhole ? 1 : 0)
      if (from > at) parts.push({ type: 'text', value: node.value.slice(at, from) })
      if (example !== undefined) parts.push({ type: 'text', value: `(${example})` })
      else if (number !== undefined) parts.push(link(id, number, bare !== undefined))
      at = to
    }
    if (at === 0) return undefined
    if (at < node.value.length) parts.push({ type: 'text', value: node.value.slice(at) })
    parent.children.splice(index, 1, ...parts)
    return [SKIP, index + parts.length]
  })
}

interface Numbered {
  /** As it is referred to: `Figure 1`; a section by its title, since those of a post are not numbered. */
  readonly words: string
  readonly number: string
}

/** Puts the number before a caption. */
function sayNumbers(tree: Root, numbers: ReadonlyMap<string, Numbered>): void {
  visit(tree, 'containerDirective', (node) => {
    const found = numbers.get(idOf(node) ?? '')
    const caption = node.children.find(({ data }) => data?.hName === 'figcaption')
    if (found === undefined || node.data?.hName !== 'figure' || caption?.type !== 'paragraph') return
    caption.children.unshift({ type: 'text', value: `${found.words}: ` })
  })
}

function link(id: string, { words, number }: Numbered, bare: boolean): Link {
  const value = bare ? number : words
  return { type: 'link', url: `#${id}`, children: [{ type: 'text', value }] }
}

function numbersOf(tree: Root): ReadonlyMap<string, Numbered> {
  const counts = new Map<string, number>()
  const numbers = new Map<string, Numbered>()
  visit(tree, (node) => {
    const id = idOf(node)
    const prefix = id?.split('-')[0] ?? ''
    const kind = KINDS.get(prefix)
    if (id === null || kind === undefined || numbers.has(id)) return
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    const title = node.type === 'heading' ? textOf(node) : ''
    numbers.set(id, { words: title || `${kind}\u00A0${count}`, number: title || String(count) })
  })
  return numbers
}

function idOf({ data }: Nodes): string | null {
  const id = data?.hProperties?.['id']
  return typeof id === 'string' && id.includes('-') ? id : null
}

function examplesOf(tree: Root): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  visit(tree, 'list', (list) => {
    for (const [index, { data }] of list.children.entries())
      if (data?.label !== undefined) numbers.set(data.label, (list.start ?? 1) + index)
  })
  return numbers
}
