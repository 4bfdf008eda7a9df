/**
 * Callouts and other divs as HTML: what remark-rehype makes of a `containerDirective`. Only `data` is written, so that
 * the tree still says, and writes back, what the author wrote.
 */
import type { Heading, Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString as textOf } from 'mdast-util-to-string'
import type {} from 'remark-rehype'
import { visit } from 'unist-util-visit'
import { ENGLISH, type TransformWords } from './words.js'

/** Quarto's kinds. */
const KINDS = ['note', 'tip', 'warning', 'caution', 'important'] as const
type Kind = (typeof KINDS)[number]
const isKind = (word: string): word is Kind => KINDS.some((kind) => kind === word)
/** Blocks of Docusaurus, Starlight and the Carpentries that are callouts by another name: how each looks. */
const OTHER_NAMES: ReadonlyMap<string, Kind> = new Map([
  ...KINDS.map((kind): [string, Kind] => [kind, kind]),
  ['info', 'note'],
  ['danger', 'caution'],
  ['success', 'tip'],
  ['hint', 'tip'],
  ['challenge', 'important'],
  ['solution', 'note'],
  ['spoiler', 'note'],
  ['prereq', 'warning'],
  ['objectives', 'note'],
  ['questions', 'note'],
  ['keypoints', 'note'],
  ['discussion', 'note'],
  ['checklist', 'note'],
  ['testimonial', 'note'],
  ['instructor', 'note'],
])
/** Of those, the ones that are closed until a reader opens them. */
const CLOSED: ReadonlySet<string> = new Set(['solution', 'hint', 'spoiler', 'instructor'])
const CLOSING_FENCE = /^:{3,}$/u
const APPEARANCES: ReadonlySet<string> = new Set(['default', 'simple', 'minimal'])

/**
 * Says how every container directive that nobody else has claimed is written in HTML: a callout that can be opened and
 * closed as `<details>` with its title as `<summary>`, another callout as `<aside>` with its title, any other div as
 * `<div>` with its classes. A container that already has a `data.hName` is left alone.
 */
export function dressContainers(tree: Root, words: TransformWords = ENGLISH): void {
  visit(tree, 'containerDirective', (node) => {
    dropStrayFence(node)
    if (node.data?.hName !== undefined) return
    const classes = classesOf(node)
    const kind = kindOf(classes)
    const other = classes.length === 1 ? (classes[0] ?? '') : ''
    const look = OTHER_NAMES.get(other)
    if (kind !== null) dressCallout(node, kind, kind, words)
    else if (look !== undefined) dressCallout(node, look, other, words)
    else node.data = { ...node.data, hName: 'div', hProperties: { ...idOf(node), ...classOf(classes) } }
  })
}

/**
 * A closing fence that stands in a list or quote closes nothing, and is text by Pandoc's rules. At the end of a div that
 * is closed nowhere else it was meant as that div's; readers need not see it.
 */
function dropStrayFence(div: ContainerDirective): void {
  if (div.data?.fencedDiv === undefined || div.data.fencedDiv.closer !== null) return
  let parent: Parent = div
  for (;;) {
    const last: RootContent | undefined = parent.children.at(-1)
    if (last === undefined || !('children' in last)) return
    if (last.type === 'paragraph') {
      if (parent !== div && CLOSING_FENCE.test(textOf(last))) parent.children.pop()
      return
    }
    parent = last
  }
}

/** @param name what the title says where there is none */
function dressCallout(node: ContainerDirective, kind: string, name: string, words: TransformWords): void {
  const collapse = collapseOf(node) ?? (CLOSED.has(name) ? true : null)
  const appearance = node.attributes?.['appearance'] ?? ''
  const title = titleOf(node) ?? insertTitle(node, isKind(name) ? words[name] : capitalised(name))
  const properties = {
    ...idOf(node),
    ...classOf(['callout', `callout-${kind}`]),
    ...(APPEARANCES.has(appearance) ? { dataAppearance: appearance } : {}),
  }
  if (collapse === null) {
    node.data = { ...node.data, hName: 'aside', hProperties: properties }
    title.data = { ...title.data, hName: 'p', hProperties: { className: ['callout-title'] } }
  } else {
    node.data = {
      ...node.data,
      hName: 'details',
      hProperties: { ...properties, ...(collapse ? {} : { open: true }) },
    }
    title.data = { ...title.data, hName: 'summary', hProperties: { className: ['callout-title'] } }
  }
}

/** The node that holds the title: the first heading as in Quarto, or a directive's label. */
function titleOf(node: ContainerDirective): Heading | Paragraph | null {
  const first = node.children[0]
  if (first?.type === 'heading') return first
  if (first?.type === 'paragraph' && first.data?.directiveLabel === true) return first
  return null
}

function insertTitle(node: ContainerDirective, usual: string): Paragraph {
  const written = node.attributes?.['title'] ?? ''
  const words: PhrasingContent = { type: 'text', value: written || usual }
  const title: Paragraph = { type: 'paragraph', children: [words], data: { directiveLabel: true } }
  node.children.unshift(title)
  return title
}

/** `true` closed at first, `false` open at first, null without a handle. */
function collapseOf(node: ContainerDirective): boolean | null {
  const value = node.attributes?.['collapse']
  if (value === undefined || value === null) return null
  return value.toLowerCase() !== 'false'
}

function kindOf(classes: readonly string[]): string | null {
  for (const name of classes) {
    if (name === 'callout') return classes.find(isKind) ?? 'note'
    if (name.startsWith('callout-') && name.length > 'callout-'.length) return name.slice('callout-'.length)
  }
  return null
}

function classesOf(node: ContainerDirective): readonly string[] {
  const words = `${node.name} ${node.attributes?.['class'] ?? ''}`.split(/\s+/u)
  return [...new Set(words.filter((word) => word !== ''))]
}

const classOf = (classes: readonly string[]): { className?: string[] } =>
  classes.length > 0 ? { className: [...classes] } : {}

function idOf(node: ContainerDirective): { id?: string } {
  const id = node.attributes?.['id']
  return id ? { id } : {}
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
