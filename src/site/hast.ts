/** Small changes of a page's HTML tree, each a function over the whole tree. */
import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { Span } from '../span.js'
import type { Words } from './locale.js'

/** Where an element stands in the post; its start where that is not known. */
export function spanOf({ position }: Element): Span {
  const start = position?.start.offset ?? 0
  return { start, end: position?.end.offset ?? start }
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

/**
 * Mends what authors write and pages can't have: headings that say nothing, header cells without words, lists with
 * children that are no items, pictures whose only words stand in their title.
 */
export function mend(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const { tagName, properties } = node
    if (/^h[1-6]$/u.test(tagName) && isEmpty(node) && parent !== undefined && index !== undefined) {
      parent.children.splice(index, 1)
      return index
    }
    if (tagName === 'th' && isEmpty(node)) {
      node.tagName = 'td'
      delete properties['scope']
    }
    if (tagName === 'img' && properties['alt'] === '' && properties['title'])
      properties['alt'] = properties['title']
    if (tagName === 'ul' || tagName === 'ol')
      node.children = node.children.map((child) =>
        child.type === 'element' && child.tagName !== 'li'
          ? { type: 'element', tagName: 'li', properties: {}, children: [child] }
          : child,
      )
    // Several of them on a page would need a name each to be told apart.
    if (tagName === 'aside') {
      node.tagName = 'div'
      properties['role'] = 'note'
    }
    return undefined
  })
}

function isEmpty(node: Element): boolean {
  let isFull = textOf(node).trim() !== ''
  visit(node, 'element', ({ tagName }) => {
    if (tagName === 'img' || tagName === 'math') isFull = true
  })
  return !isFull
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
export function nameBoxes(tree: Root, words: Words): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'input') properties['ariaLabel'] = properties['checked'] ? words.done : words.notDone
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

/** Lets a wide formula scroll within itself, by the keyboard, too. */
export function wrapFormulas(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'math' || parent === undefined || index === undefined) return undefined
    if (node.properties['display'] !== 'block') return SKIP
    parent.children[index] = {
      type: 'element',
      // A formula may stand in a paragraph, where a `div` may not.
      tagName: 'span',
      properties: { className: ['formula'], tabIndex: 0 },
      children: [node],
    }
    return SKIP
  })
}

/** Wraps tables, so that a wide one scrolls within itself and never the page. */
export function wrapTables(tree: Root, words: Words): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || parent === undefined || index === undefined) return undefined
    const caption = node.children.find((child) => child.type === 'element' && child.tagName === 'caption')
    const wrapper: Element = {
      type: 'element',
      tagName: 'div',
      properties: {
        className: ['table-scroll'],
        role: 'group',
        ariaLabel: caption === undefined ? words.table : textOf(caption),
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
