/** From the completed tree of a post to the HTML of its page: the one place where a post's words become markup. */
import type { Element, Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { Message } from '../message.js'
import { dressCode } from './code-blocks.js'
import { hangDrawings } from './drawing.js'
import {
  alignCells,
  dressDetails,
  linkRemoteImages,
  lowerHeadings,
  mend,
  nameBoxes,
  tidy,
  wrapFormulas,
  wrapTables,
} from './hast.js'
import { type Anchors, nameElements, prefixIds } from './ids.js'
import type { Linked } from './links.js'
import { EN } from './locale/en.js'
import { fill, type Words } from './locale.js'
import { cleanMath, renderMath } from './math.js'
import { SCHEMA } from './schema.js'

export interface HtmlOptions {
  /** Leaves raw HTML as it is: for a blog whose authors are all trusted. Default: false. */
  readonly allowHtml?: boolean
  /** Drawings of networks by number; none by default. */
  readonly drawings?: ReadonlyMap<string, Element>
  /** The words that the page adds. Default: English. */
  readonly words?: Words
  /** What the page says above the post. Default: nothing. */
  readonly title?: string
  /** Follows the links of the page. Default: leaves them as they are. */
  readonly link?: (tree: HtmlRoot) => Promise<Linked>
}

/** The body of a page, finished but for the ids of other pages. */
export interface Body extends Linked {
  readonly tree: HtmlRoot
  readonly anchors: Anchors
}

const sanitize = unified().use(rehypeSanitize, SCHEMA).freeze()
const stringify = unified().use(rehypeStringify).freeze()
const NO_LINKS: Linked = { messages: [], files: new Map(), references: [] }

/** The body of a post's page. */
export async function makeBody(tree: Root, options: HtmlOptions = {}): Promise<Body> {
  const { words = EN, link = async () => NO_LINKS } = options
  let html: HtmlRoot = toHtmlTree(tree, words)
  if (hasRaw(html)) html = await parseRaw(html)
  if (options.allowHtml !== true) {
    linkRemoteImages(html)
    html = sanitize.runSync(html)
    tidy(html)
  }
  if (await renderMath(html)) {
    html = await parseRaw(html)
    cleanMath(html)
  }
  mend(html)
  lowerHeadings(html)
  const { anchors, messages } = nameElements(html, options.title ?? '')
  const linked = await link(html)
  hangDrawings(html, options.drawings ?? new Map())
  prefixIds(html)
  await dressCode(html)
  alignCells(html)
  nameBoxes(html, words)
  dressDetails(html)
  wrapTables(html, words)
  wrapFormulas(html)
  return { ...linked, tree: html, anchors, messages: inOrder([...messages, ...linked.messages]) }
}

/** The HTML of a body. */
export function printBody(body: Pick<Body, 'tree'>): string {
  return stringify.stringify(body.tree)
}

function inOrder(messages: readonly Message[]): readonly Message[] {
  return messages.toSorted((a, b) => a.span.start - b.span.start)
}

function toHtmlTree(tree: Root, words: Words): HtmlRoot {
  return unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      footnoteLabel: words.footnotes,
      footnoteBackLabel: (reference: number, again: number) =>
        fill(words.backToReference, {
          number: again > 1 ? `${reference + 1}-${again}` : reference + 1,
        }),
    })
    .runSync(tree)
}

function hasRaw(tree: HtmlRoot): boolean {
  let found = false
  visit(tree, 'raw', () => {
    found = true
    return false
  })
  return found
}

/** Loads the HTML parser only for the posts that need it. */
async function parseRaw(tree: HtmlRoot): Promise<HtmlRoot> {
  const { default: rehypeRaw } = await import('rehype-raw')
  return unified().use(rehypeRaw).runSync(tree)
}
