/** Small changes of a page's HTML tree, each a function over the whole tree. */
import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { colourPython } from './python-colour.js'

/** Stands before every id that a post brings, so that it is never one of the page's own. */
export const ID_PREFIX = 'post-'

/** Names that blocks of Python go by, in info strings of Markdown and Quarto. */
const PYTHON = /^language-\{*\.?(?:python3?|py3?|ipython3?|pycon)\b/iu

/** Gives headings an id made of their words, unless they have one, each once. */
export function nameHeadings(tree: Root): void {
  const taken = new Set<string>()
  visit(tree, 'element', (node) => {
    if (typeof node.properties['id'] === 'string') taken.add(node.properties['id'])
  })
  visit(tree, 'element', (node) => {
    if (!/^h[1-6]$/u.test(node.tagName) || node.properties['id']) return
    const base = slug(textOf(node)) || 'section'
    let id = base
    for (let count = 1; taken.has(id); count++) id = `${base}-${count}`
    taken.add(id)
    node.properties['id'] = id
  })
}

/** Words as part of an address: letters and digits of any script, joined by hyphens. */
export function slug(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
}

/** Puts a prefix before every id, and before what refers to one. An id that occurs twice stays with its first element. */
export function prefixIds(tree: Root): void {
  const taken = new Set<string>()
  visit(tree, 'element', ({ properties }) => {
    const id = properties['id']
    if (id === undefined || id === null) return
    const name = String(id).replace(/\s+/gu, '-')
    if (name === '' || taken.has(name)) {
      delete properties['id']
      return
    }
    taken.add(name)
    properties['id'] = ID_PREFIX + name
  })
  const refer = (name: string): string | null => (taken.has(name) ? ID_PREFIX + name : null)
  visit(tree, 'element', ({ properties }) => {
    const href = properties['href']
    if (typeof href === 'string' && href.startsWith('#') && href.length > 1) {
      properties['href'] = `#${refer(decoded(href.slice(1))) ?? href.slice(1)}`
    }
    for (const key of ['ariaLabelledBy', 'ariaDescribedBy', 'headers', 'dataStem']) {
      const value = properties[key]
      if (value === undefined || value === null) continue
      const names = (Array.isArray(value) ? value.map(String) : String(value).split(/\s+/u)).map(refer)
      const known = names.filter((name) => name !== null)
      if (known.length > 0) properties[key] = known
      else delete properties[key]
    }
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Makes every heading of a post lower than the page's own: the page has one `h1`, its title. */
export function lowerHeadings(tree: Root): void {
  let highest = 7
  visit(tree, 'element', ({ tagName }) => {
    if (/^h[1-6]$/u.test(tagName)) highest = Math.min(highest, Number(tagName[1]))
  })
  let previous = 1
  visit(tree, 'element', (node) => {
    if (!/^h[1-6]$/u.test(node.tagName)) return
    // A level that is left out (`##`, then `####`) confuses those who go from heading to heading.
    const level = Math.min(Number(node.tagName[1]) - highest + 2, previous + 1, 6)
    node.tagName = `h${level}`
    previous = level
  })
}

/** A picture from another host would tell that host who reads; a link to it lets the reader decide. */
export function linkRemoteImages(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'img') return
    const source = String(node.properties['src'] ?? '')
    if (!/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/iu.test(source)) return
    const words = String(node.properties['alt'] ?? '') || source
    node.tagName = 'a'
    node.properties = { href: source }
    node.children = [{ type: 'text', value: words }]
  })
}

/** Colours Python, and lets the keyboard scroll code that is wider than the page. */
export function dressCode(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'pre') return undefined
    const code = node.children[0]
    if (code?.type === 'element' && code.tagName === 'code') {
      const names = classNames(code)
      if (names.some((name) => PYTHON.test(name))) {
        code.properties['className'] = ['language-python']
        code.children = colourPython(textOf(code))
      }
    }
    node.properties['tabIndex'] = 0
    return SKIP
  })
}

/** Says by class what HTML no longer says by attribute: how the cells of a column are aligned. */
export function alignCells(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    const align = properties['align']
    if (align === undefined || (tagName !== 'td' && tagName !== 'th')) return
    delete properties['align']
    if (align === 'right' || align === 'center') properties['className'] = [`align-${align}`]
  })
}

/** Takes away what sanitising has left empty, and sizes that are not whole pixels, which HTML does not know. */
export function tidy(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.properties['className'] !== undefined && classNames(node).length === 0)
      delete node.properties['className']
    for (const key of ['width', 'height']) {
      const value = node.properties[key]
      if (node.tagName === 'img' && value !== undefined && !/^\d+$/u.test(String(value)))
        delete node.properties[key]
    }
  })
}

/** Gives the boxes of a task list a name for those who don't see them. */
export function nameBoxes(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'input') properties['ariaLabel'] = properties['checked'] ? 'Done' : 'Not done'
  })
}

/** Details that an author wrote as HTML look like those that callouts become. */
export function dressDetails(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'details' || classNames(node).length > 0) return
    node.properties['className'] = ['callout', 'callout-note']
    node.properties['dataAppearance'] = 'minimal'
    const summary = node.children.find((child) => isElement(child, 'summary'))
    if (isElement(summary, 'summary')) summary.properties['className'] = ['callout-title']
  })
}

/** Wraps tables, so that a wide one scrolls within itself and never the page. */
export function wrapTables(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return undefined
    const caption = node.children.find((child) => child.type === 'element' && child.tagName === 'caption')
    const wrapper: Element = {
      type: 'element',
      tagName: 'section',
      properties: {
        className: ['table-scroll'],
        ariaLabel: caption === undefined ? 'Table' : textOf(caption),
        tabIndex: 0,
      },
      children: [node],
    }
    parent.children[index] = wrapper
    return SKIP
  })
}

export function classNames(node: Element): readonly string[] {
  const value = node.properties['className']
  return Array.isArray(value) ? value.map(String) : []
}

export function isElement(
  node: ElementContent | Root['children'][number] | undefined,
  tagName: string,
): node is Element {
  return node?.type === 'element' && node.tagName === tagName
}
