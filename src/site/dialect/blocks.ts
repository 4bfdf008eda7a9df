/** Blocks of Quarto, GitHub and Material for MkDocs on a page: tabs, content for one format, alerts, admonitions. */
import type { Blockquote, Heading, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type {} from 'remark-rehype'
import type { Parent } from 'unist'
import { visit } from 'unist-util-visit'
import type { BracketedSpan } from '../../markdown/span-mdast.js'
import { parsed } from './smart.js'

/** Renders them. Nothing is left out: content for another format is shown on demand, with its format. */
export function dressBlocks(tree: Root, text: string): void {
  let tabsets = 0
  visit(tree, 'containerDirective', (node) => {
    const classes = new Set((node.attributes?.['class'] ?? '').split(/\s+/u))
    if (classes.has('panel-tabset') || classes.has('tabset')) dressTabs(node, ++tabsets)
    else if (classes.has('content-visible') || classes.has('content-hidden')) dressConditional(node, classes)
  })
  visit(tree, 'blockquote', dressAlert)
  visit(tree, 'bracketedSpan', dressSpan)
  dressAdmonitions(tree, text)
}

/** Elements that spans of Quarto's classes are. */
const SPANS: ReadonlyMap<string, string> = new Map([
  ['mark', 'mark'],
  ['underline', 'u'],
  ['ul', 'u'],
  ['kbd', 'kbd'],
])

function dressSpan(node: BracketedSpan): void {
  const hName = (node.attributes['class'] ?? '').split(' ').flatMap((name) => SPANS.get(name) ?? [])[0]
  if (hName !== undefined) node.data = { ...node.data, hName }
}

const summary = (children: PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children,
  data: { directiveLabel: true, hName: 'summary', hProperties: { className: ['callout-title'] } },
})

/** Each tab can be opened, the first one is: what a page without a script can do. */
function dressTabs(node: ContainerDirective, number: number): void {
  const depth = node.children.find((child): child is Heading => child.type === 'heading')?.depth
  if (depth === undefined) return
  const result: RootContent[] = []
  let tab: ContainerDirective | null = null
  let count = 0
  for (const child of node.children) {
    if (child.type === 'heading' && child.depth === depth) {
      const open = count++ === 0 ? { open: true } : {}
      const hProperties = { className: ['callout', 'callout-tab'], name: `tabset-${number}`, ...open }
      tab = {
        type: 'containerDirective',
        name: '',
        children: [summary(child.children)],
        data: { hName: 'details', hProperties },
      }
      result.push(tab)
    } else if (tab === null) result.push(child)
    else tab.children.push(child)
  }
  node.children = result as typeof node.children
}

/** Formats that a page of ours is. */
const HTML = /^(?:html(?::js|4|5)?|web)$/

function dressConditional(node: ContainerDirective, classes: ReadonlySet<string>): void {
  const { attributes } = node
  const when = attributes?.['when-format']
  const unless = attributes?.['unless-format']
  if (!when && !unless) return
  const applies = when ? HTML.test(when) : !HTML.test(unless ?? '')
  if (applies === classes.has('content-visible')) return
  const only = classes.has('content-visible') === Boolean(when)
  node.children.unshift(
    summary([{ type: 'text', value: `${only ? 'Only for' : 'Not for'} ${when ?? unless}` }]),
  )
  node.data = { ...node.data, hName: 'details', hProperties: { className: ['callout', 'callout-note'] } }
}

/** The kinds of callout that others' names stand for, by how they look. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ...['note', 'tip', 'warning', 'caution', 'important'].map((kind): [string, string] => [kind, kind]),
  ['hint', 'tip'],
  ['success', 'tip'],
  ['danger', 'caution'],
  ['error', 'caution'],
  ['attention', 'warning'],
])

const ALERT = /^\[!([a-z]+)\]([+-]?)[ \t]*([^\n]*)(?:\n|$)/iu

/** `> [!TIP]`, with a title behind it and `-` or `+` as in Obsidian. */
function dressAlert(node: Blockquote): void {
  const first = node.children[0]
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  const match = text?.type === 'text' ? ALERT.exec(text.value) : null
  if (!match || first?.type !== 'paragraph' || text?.type !== 'text') return
  const [all, name = '', fold, words = ''] = match
  text.value = text.value.slice(all.length)
  if (text.value === '') first.children.shift()
  if (first.children[0]?.type === 'break') first.children.shift()
  if (first.children.length === 0) node.children.shift()
  const parts = callout(name, words, fold === '' ? null : fold === '-')
  node.children.unshift(parts.title)
  node.data = { ...node.data, hName: parts.hName, hProperties: parts.hProperties }
}

interface Parts {
  readonly title: Paragraph
  readonly hName: 'aside' | 'details'
  readonly hProperties: { className: string[]; open?: true }
}

function callout(name: string, words: string, collapsed: boolean | null): Parts {
  const lower = name.toLowerCase()
  const className = ['callout', `callout-${KINDS.get(lower) ?? 'note'}`]
  const value = words.trim() || lower.charAt(0).toUpperCase() + lower.slice(1)
  const title = summary([{ type: 'text', value }])
  if (collapsed !== null)
    return { title, hName: 'details', hProperties: { className, ...(collapsed ? {} : { open: true }) } }
  title.data = { directiveLabel: true, hName: 'p', hProperties: { className: ['callout-title'] } }
  return { title, hName: 'aside', hProperties: { className } }
}

const ADMONITION = /^(!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+["“](.*)["”])?[ \t]*(?=\r|\n|$)/u

/** `!!! note "Title"`, and the lines below it that are indented by four. */
function dressAdmonitions(tree: Root, text: string): void {
  if (!/^(?:!!!|\?\?\?)/m.test(text)) return
  const parents: Parent[] = []
  visit(tree, (node) => {
    if ('children' in node) parents.push(node)
  })
  for (const parent of parents) {
    for (let index = 0; index < parent.children.length; index++) {
      const made = admonitionAt(parent.children as RootContent[], index, text)
      if (made) parent.children.splice(index, made.length, made.node)
    }
  }
}

function admonitionAt(
  children: readonly RootContent[],
  index: number,
  text: string,
): { readonly node: RootContent; readonly length: number } | null {
  const head = children[index]
  const start = head?.position?.start
  if (head?.type !== 'paragraph' || start?.offset === undefined || start.column !== 1) return null
  const match = ADMONITION.exec(text.slice(start.offset, head.position?.end.offset))
  if (!match) return null
  let end = head.position?.end.offset ?? start.offset
  let to = index + 1
  const others: RootContent[] = []
  for (; to < children.length; to++) {
    const next = children[to]
    const at = next?.position?.start
    if (next === undefined) break
    if (at?.offset === undefined) others.push(next)
    else if (next.type === 'code' && !/[`~]/.test(text.charAt(at.offset)))
      end = next.position?.end.offset ?? end
    else break
  }
  const inner = text.slice(start.offset + match[0].length, end).replace(/^(?: {4}|\t)/gm, '')
  const [, mark = '', name = '', words = ''] = match
  const parts = callout(name, words, mark === '!!!' ? null : mark === '???')
  const node: ContainerDirective = {
    type: 'containerDirective',
    name: '',
    children: [parts.title, ...parsed(inner).children, ...others] as ContainerDirective['children'],
    data: { hName: parts.hName, hProperties: parts.hProperties },
  }
  return { node, length: to - index }
}
