/** From the completed tree of a post to the HTML of its page: the one place where a post's words become markup. */
import type { Element, Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { hangDrawings } from './drawing.js'
import {
  alignCells,
  dressCode,
  dressDetails,
  linkRemoteImages,
  lowerHeadings,
  nameBoxes,
  nameHeadings,
  prefixIds,
  tidy,
  wrapTables,
} from './hast.js'
import { cleanMath, renderMath } from './math.js'
import { SCHEMA } from './schema.js'

export interface HtmlOptions {
  /** Leaves raw HTML as it is: for a blog whose authors are all trusted. Default: false. */
  readonly allowHtml?: boolean
  /** Drawings of networks by number; none by default. */
  readonly drawings?: ReadonlyMap<string, Element>
}

const toHtmlTree = unified().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' }).freeze()
const sanitize = unified().use(rehypeSanitize, SCHEMA).freeze()
const stringify = unified().use(rehypeStringify).freeze()

/** The HTML of a post's body. */
export async function renderBody(tree: Root, options: HtmlOptions = {}): Promise<string> {
  let html: HtmlRoot = toHtmlTree.runSync(tree)
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
  lowerHeadings(html)
  nameHeadings(html)
  hangDrawings(html, options.drawings ?? new Map())
  prefixIds(html)
  dressCode(html)
  alignCells(html)
  nameBoxes(html)
  dressDetails(html)
  wrapTables(html)
  return stringify.stringify(html)
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
