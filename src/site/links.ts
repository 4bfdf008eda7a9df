/**
 * The links of a post: to other posts, to places on a page, and to the files beside it, which are published with it.
 * What leads nowhere on the site is a message with its place.
 */
import { realpath, stat } from 'node:fs/promises'
import { join, posix, resolve, sep } from 'node:path'
import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'
import { type Message, message } from '../message.js'
import { nearest } from '../nearest.js'
import type { Span } from '../span.js'
import { hrefTo, rootFrom } from './address.js'
import { spanOf } from './hast.js'
import type { Anchors } from './ids.js'

export interface Linking {
  /** The folder of posts. */
  readonly folder: string
  /** Published pages by the names of their posts: `cnn/a.md` → `cnn/a.html`. */
  readonly pages: ReadonlyMap<string, string>
  /** Everything that is published as a page, by path: posts, lists, former addresses. */
  readonly published: ReadonlySet<string>
  /** Names of posts that are not published: drafts. */
  readonly unpublished: ReadonlySet<string>
  /** The path of the site on its host, with a slash at both ends; null where it is not known. */
  readonly base: string | null
}

/** A link to a place on a page, to be looked up once all pages have named their places. */
export interface Reference {
  readonly node: Element
  /** The page that it leads to. */
  readonly page: string
  readonly anchor: string
  /** False for a link that only carries a script. */
  readonly isMeant: boolean
}

/** What the links of a post lead to. */
export interface Linked {
  /** Dead links and missing files, each with its place. */
  readonly messages: readonly Message[]
  /** Files to publish: their path in the site, and where they are on the disk. */
  readonly files: ReadonlyMap<string, string>
  readonly references: readonly Reference[]
}

/**
 * Follows the links and pictures of a post's page within the site, and rewrites them to where they lead. Addresses of
 * other hosts are left alone.
 *
 * @param name the post's own name, relative to the folder
 * @param source the text that the tree's places count in
 */
export async function followLinks(tree: Root, name: string, linking: Linking, source = ''): Promise<Linked> {
  const messages: Message[] = []
  const files = new Map<string, string>()
  const references: Reference[] = []
  const page = linking.pages.get(name) ?? name
  for (const { node, key, url } of linksOf(tree)) {
    const found = await follow(url, name, linking)
    if (found === null) continue
    if (found.kind === 'dead') {
      const said = dead({ span: spanOf(node), isPicture: key === 'src' }, url, found, linking.pages)
      const isMeant = isWritten(node, url, source)
      messages.push(isMeant ? said : { ...said, severity: 'warning' })
      if (!isMeant) silence(node, key)
      continue
    }
    if (found.kind === 'file') files.set(found.path, found.source)
    if (found.path !== page || found.kind === 'file' || found.query !== '')
      node.properties[key] = rootFrom(page) + hrefTo(found.path) + found.query + found.hash
    if (found.kind === 'page' && found.hash.length > 1)
      references.push({
        node,
        page: found.path,
        anchor: decoded(found.hash.slice(1)),
        isMeant: isWritten(node, url, source),
      })
  }
  return { messages, files, references }
}

/** Where the picture of a post's front matter is: a file of the site, a message that there is none, or null for another host's. */
export async function followPicture(
  url: string,
  name: string,
  span: Span,
  linking: Linking,
): Promise<{ readonly path: string; readonly source: string } | Message | null> {
  const found = await follow(url, name, linking)
  if (found === null || found.kind === 'page') return null
  return found.kind === 'file' ? found : dead({ span, isPicture: true }, url, found, linking.pages)
}

/** Puts the ids into links to places on pages. */
export function settleReferences(
  references: readonly Reference[],
  anchorsOf: (page: string) => Anchors | undefined,
): readonly Message[] {
  return references.flatMap(({ node, page, anchor, isMeant }) => {
    // `#:~:text=` is the browser's.
    if (anchor.startsWith(':~:')) return []
    const anchors = anchorsOf(page)
    const id = anchors?.get(anchor) ?? anchors?.get(anchor.toLowerCase())
    if (anchors === undefined) return []
    if (id === undefined) {
      const said = nowhere(node, anchor, [...anchors.keys()])
      if (isMeant) return [said]
      silence(node, 'href')
      return [{ ...said, severity: 'warning' }]
    }
    const [path] = String(node.properties['href']).split('#')
    node.properties['href'] = `${path}#${encodeURIComponent(id)}`
    return []
  })
}

/**
 * Whether somebody wanted a link or picture: all of Markdown, and of raw HTML what is no mere carrier of a script, as
 * `<img src=x onerror=…>` is. What such an element asks for is no mistake of an author.
 */
function isWritten(node: Element, url: string, source: string): boolean {
  const { start, end } = spanOf(node)
  const text = source.slice(start, end)
  if (!text.startsWith('<')) return true
  const tag = /^<[^>]*/u.exec(text)?.[0] ?? ''
  return (
    !/[\s/"']on[a-z]+\s*=/iu.test(tag) && (node.tagName !== 'img' || /\.[a-z\d]{2,5}(?:[?#]|$)/iu.test(url))
  )
}

/** Nothing dead is published. */
function silence(node: Element, key: 'href' | 'src'): void {
  delete node.properties[key]
  if (key === 'href') return
  node.tagName = 'span'
  node.children = [{ type: 'text', value: String(node.properties['alt'] ?? '') }]
  node.properties = {}
}

type Found =
  | { readonly kind: 'page'; readonly path: string; readonly query: string; readonly hash: string }
  | {
      readonly kind: 'file'
      readonly path: string
      readonly source: string
      readonly query: string
      readonly hash: string
    }
  | Dead

interface Dead {
  readonly kind: 'dead'
  readonly target: string
  readonly why: Refusal
}

/** Where an address leads within the site; null where it leads elsewhere. */
async function follow(url: string, name: string, linking: Linking): Promise<Found | null> {
  if (/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2}|\\|$)/iu.test(url)) return null
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/su.exec(url) ?? []
  const page = linking.pages.get(name) ?? name
  if (path === '') return query === '' ? { kind: 'page', path: page, query, hash } : null
  const target = targetOf(decoded(path), name, linking.base)
  if (target === null) return null
  const other = linking.pages.get(target)
  if (other !== undefined) return { kind: 'page', path: other, query, hash }
  const asPage = path.startsWith('/') ? target : posix.join(posix.dirname(page), decoded(path))
  for (const candidate of [target, asPage, posix.join(asPage, 'index.html')])
    if (linking.published.has(candidate)) return { kind: 'page', path: candidate, query, hash }
  if (linking.unpublished.has(target)) return { kind: 'dead', target, why: 'draft' }
  const file = await publishable(linking.folder, target)
  return typeof file === 'string'
    ? { kind: 'file', path: target, source: file, query, hash }
    : { kind: 'dead', target, why: file.why }
}

/** A path relative to the folder of posts; null for one of the host that is not the site's. */
function targetOf(path: string, name: string, base: string | null): string | null {
  if (!path.startsWith('/')) return posix.normalize(posix.join(posix.dirname(name), path))
  const inner = base !== null && path.startsWith(base) ? path.slice(base.length) : path.slice(1)
  if (base !== null && base !== '/' && !path.startsWith(base)) return null
  return posix.normalize(inner === '' ? 'index.html' : inner)
}

interface FoundLink {
  readonly node: Element
  readonly key: 'href' | 'src'
  readonly url: string
}

function linksOf(tree: Root): readonly FoundLink[] {
  const found: FoundLink[] = []
  visit(tree, 'element', (node) => {
    const key = node.tagName === 'a' ? 'href' : node.tagName === 'img' ? 'src' : null
    const url = key === null ? undefined : node.properties[key]
    if (key !== null && typeof url === 'string') found.push({ node, key, url: url.trim() })
  })
  return found
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

type Refusal = 'missing' | 'outside' | 'folder' | 'hidden' | 'draft'

/** Where a file is on the disk, or why it can't be published. Links of the disk are followed, but not out of the folder. */
async function publishable(folder: string, target: string): Promise<string | { readonly why: Refusal }> {
  if (target === '..' || target.startsWith('../')) return { why: 'outside' }
  if (target.split('/').some((part) => part.startsWith('.') && part !== '.')) return { why: 'hidden' }
  try {
    const path = await realpath(join(folder, ...target.split('/')))
    if (!path.startsWith((await realpath(resolve(folder))) + sep)) return { why: 'outside' }
    return (await stat(path)).isFile() ? path : { why: 'folder' }
  } catch {
    return { why: 'missing' }
  }
}

const REASONS: Readonly<Record<Refusal, string>> = {
  missing: 'does not exist',
  outside: 'lies outside the folder of posts, and is not published',
  folder: 'is a folder',
  hidden: 'is hidden, and is not published',
  draft: 'is a draft, and is not published',
}

interface From {
  readonly span: Span
  readonly isPicture: boolean
}

function dead({ span, isPicture }: From, url: string, found: Dead, pages: Linking['pages']): Message {
  const near = found.why === 'missing' ? nearest(found.target, [...pages.keys()]) : null
  return message({
    ruleId: 'missing-file',
    span,
    reason: `${isPicture ? 'The picture' : 'What the link leads to'}, \`${found.target}\`, ${REASONS[found.why]}.`,
    actual: [url],
    ...(near === null ? {} : { expected: [near] }),
    note: near === null ? 'Put the file there, or change the address.' : `Did you mean \`${near}\`?`,
  })
}

function nowhere(node: Element, anchor: string, names: readonly string[]): Message {
  const near = nearest(anchor, names)
  return message({
    ruleId: 'dead-anchor',
    span: spanOf(node),
    reason: `The link leads to \`#${anchor}\`, which is nowhere on that page.`,
    actual: [`#${anchor}`],
    ...(near === null ? {} : { expected: [`#${near}`] }),
    note:
      near === null
        ? 'Link to the id of a heading: its words in lower case, joined by hyphens.'
        : `Did you mean \`#${near}\`?`,
  })
}
