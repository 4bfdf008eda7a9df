/** The links of a post within the blog: to other posts, and to the files beside it, which are published with it. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { join, posix, resolve, sep } from 'node:path'
import type { Definition, Image, Link, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Message, message } from '../message.js'
import { nearest } from '../nearest.js'
import { ID_PREFIX } from './hast.js'
import { hrefTo, rootFrom } from './page.js'

/** What the links of a post lead to. */
export interface Linked {
  /** Dead links and missing files, each with its place. */
  readonly messages: readonly Message[]
  /** Files to publish: their path in the site, and where they are on the disk. */
  readonly files: ReadonlyMap<string, string>
}

export interface Linking {
  /** The folder of posts. */
  readonly folder: string
  /** Published pages by the names of their posts: `cnn/a.md` → `cnn/a.html`. */
  readonly pages: ReadonlyMap<string, string>
}

/**
 * Follows the relative links and pictures of a tree, and rewrites them to where they lead on the site. Addresses with a
 * scheme or from the root of a host are left alone, and so is raw HTML.
 *
 * @param name the post's own name, relative to the folder
 */
export async function linkFiles(tree: Root, name: string, { folder, pages }: Linking): Promise<Linked> {
  const nodes: (Link | Image | Definition)[] = []
  visit(tree, (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') nodes.push(node)
  })
  const page = pages.get(name) ?? name
  const published = new Set(pages.values())
  const messages: Message[] = []
  const files = new Map<string, string>()
  for (const node of nodes) {
    const address = ownAddress(node.url)
    if (address === null) continue
    const target = posix.normalize(posix.join(posix.dirname(name), address.path))
    const other = pages.get(target)
    if (other !== undefined) {
      node.url = from(page, other) + address.rest.replace(/#(?=.)/u, `#${ID_PREFIX}`)
      continue
    }
    if (published.has(posix.join(posix.dirname(page), address.path))) continue
    const file = await publishable(folder, target)
    if (typeof file === 'string') {
      files.set(target, file)
      node.url = from(page, target) + address.rest
    } else {
      messages.push(dead(node, target, file, pages))
    }
  }
  return { messages, files }
}

/** The way from one page of the site to another, or to a file. */
function from(page: string, target: string): string {
  return rootFrom(page) + hrefTo(target)
}

/** A relative address, its path decoded; null for any other one. */
function ownAddress(url: string): { readonly path: string; readonly rest: string } | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\#?]|$)/iu.test(url)) return null
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(url) ?? []
  try {
    return { path: decodeURIComponent(path), rest }
  } catch {
    return { path, rest }
  }
}

type Refusal = 'missing' | 'outside' | 'folder' | 'hidden'

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
}

function dead(
  node: Link | Image | Definition,
  target: string,
  { why }: { readonly why: Refusal },
  pages: Linking['pages'],
): Message {
  const near = why === 'missing' ? nearest(target, [...pages.keys()]) : null
  const start = node.position?.start.offset ?? 0
  return message({
    ruleId: 'missing-file',
    span: { start, end: node.position?.end.offset ?? start },
    reason: `${node.type === 'image' ? 'The picture' : 'What the link leads to'}, \`${target}\`, ${REASONS[why]}.`,
    actual: [node.url],
    ...(near === null ? {} : { expected: [near] }),
    note: near === null ? 'Put the file there, or change the address.' : `Did you mean \`${near}\`?`,
  })
}

/** Reads the files that posts bring along. */
export async function readFiles(
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const read = new Map<string, Uint8Array>()
  for (const [path, source] of files) read.set(path, await readFile(source))
  return read
}
