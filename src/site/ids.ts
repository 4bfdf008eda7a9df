/**
 * The ids of a post's page: headings get one, the post's own are kept apart from the page's, and what links may call
 * them is told. Authors write for Quarto, GitHub and others, so a link may use the id that any of them would give.
 */
import type { Element, Root } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { type Message, message } from '../message.js'
import { spanOf } from './hast.js'

/** Stands before every id that a post brings, so that it is never one of the page's own. */
export const ID_PREFIX = 'post-'

/** What a link to a page may say behind `#`, and the id that it means. */
export type Anchors = ReadonlyMap<string, string>

export interface Named {
  readonly anchors: Anchors
  /** Ids that a post gives twice. */
  readonly messages: readonly Message[]
}

/**
 * Gives headings an id made of their words, unless they have one, each once.
 *
 * @param title what the page says above the post: a link to it leads to the top
 */
export function nameElements(tree: Root, title: string): Named {
  const anchors = new Map<string, string>()
  const messages: Message[] = []
  visit(tree, 'element', (node) => {
    const { properties } = node
    // Before HTML 5 a place was named like this, and people still do.
    if (node.tagName === 'a' && typeof properties['name'] === 'string') {
      properties['id'] ??= properties['name']
      delete properties['name']
    }
    const id = String(properties['id'] ?? '').replace(/\s+/gu, '-')
    if (id === '') delete properties['id']
    else if (anchors.has(id)) {
      messages.push(twice(node, id))
      delete properties['id']
    } else {
      properties['id'] = id
      anchors.set(id, ID_PREFIX + id)
    }
  })
  const headings: Element[] = []
  visit(tree, 'element', (node) => {
    if (/^h[1-6]$/u.test(node.tagName)) headings.push(node)
  })
  for (const node of headings) {
    if (node.properties['id']) continue
    node.properties['id'] = free(pandocName(textOf(node)), anchors)
    anchors.set(String(node.properties['id']), ID_PREFIX + String(node.properties['id']))
  }
  for (const node of headings)
    for (const name of otherNames(textOf(node))) {
      const id = free(name, anchors)
      anchors.set(id, ID_PREFIX + String(node.properties['id']))
    }
  for (const name of [pandocName(title), ...otherNames(title), 'top', 'title-block-header'])
    if (!anchors.has(name)) anchors.set(name, 'main')
  return { anchors, messages }
}

function free(name: string, taken: ReadonlyMap<string, unknown>): string {
  let id = name
  for (let count = 1; taken.has(id); count++) id = `${name}-${count}`
  return id
}

/** The id that Pandoc gives a heading. */
function pandocName(words: string): string {
  const kept = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_.\s-]/gu, '')
    .trim()
    .replace(/\s+/gu, '-')
    .replace(/^[^\p{L}]+/u, '')
  return kept || 'section'
}

/** The ids that GitHub and others would give, where they differ from Pandoc's. */
function otherNames(words: string): ReadonlySet<string> {
  const plain = words.normalize('NFC').toLowerCase()
  const names = new Set([plain.replace(/[^\p{L}\p{M}\p{N}_\s-]/gu, '').replace(/\s/gu, '-'), slug(words)])
  names.delete(pandocName(words))
  names.delete('')
  return names
}

/** Words as part of an address: letters and digits of any script, joined by hyphens. */
export function slug(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
}

/** Puts a prefix before every id, and before what refers to one within the page. */
export function prefixIds(tree: Root): void {
  const taken = new Set<string>()
  visit(tree, 'element', ({ properties }) => {
    const id = properties['id']
    if (id === undefined || id === null) return
    if (taken.has(String(id))) {
      delete properties['id']
      return
    }
    taken.add(String(id))
    properties['id'] = ID_PREFIX + String(id)
  })
  visit(tree, 'element', ({ properties }) => {
    for (const key of ['ariaLabelledBy', 'ariaDescribedBy', 'headers', 'dataStem']) {
      const value = properties[key]
      if (value === undefined || value === null) continue
      const names = Array.isArray(value) ? value.map(String) : String(value).split(/\s+/u)
      const known = names.filter((name) => taken.has(name)).map((name) => ID_PREFIX + name)
      if (known.length > 0) properties[key] = known
      else delete properties[key]
    }
  })
}

function twice(node: Element, id: string): Message {
  return message({
    ruleId: 'duplicate-id',
    span: spanOf(node),
    reason: `The id \`${id}\` is given twice on this page.`,
    actual: [id],
    note: 'Give one of the two another id: a link can lead to one place only.',
  })
}
