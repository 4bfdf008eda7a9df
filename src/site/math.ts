/**
 * TeX to MathML at build time: browsers draw it themselves, so a page needs no script, style or font for it.
 * The library is loaded by the first post that has a formula.
 */
import type { Element, Root } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { classNames, isElement } from './hast.js'

/** Longer formulas are shown as they are written; the longest in real posts have a few hundred characters. */
const MAX_TEX_LENGTH = 10_000
/** How deep a formula's own macros may expand. KaTeX's default of 1,000, written down. */
const MAX_EXPANSIONS = 1_000

interface Formula {
  readonly code: Element
  readonly display: boolean
  readonly put: (node: Root['children'][number]) => void
}

/**
 * Replaces remark-math's code elements by raw MathML, to be parsed like other raw HTML.
 * A formula that can't be read is left as its source.
 *
 * @returns whether there were any
 */
export async function renderMath(tree: Root): Promise<boolean> {
  const formulas = find(tree)
  if (formulas.length === 0) return false
  const { default: katex } = await import('katex')
  for (const { code, display, put } of formulas) {
    const tex = textOf(code)
    try {
      if (tex.length > MAX_TEX_LENGTH) continue
      const value = katex.renderToString(tex, {
        output: 'mathml',
        displayMode: display,
        maxExpand: MAX_EXPANSIONS,
        strict: 'ignore',
        trust: false,
      })
      put({ type: 'raw', value })
    } catch {
      code.properties['className'] = ['tex']
    }
  }
  return true
}

function find(tree: Root): readonly Formula[] {
  const found: Formula[] = []
  visit(tree, 'element', (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined
    const put: Formula['put'] = (made) => {
      parent.children.splice(index, 1, made as Element)
    }
    const inner = node.tagName === 'pre' ? node.children[0] : node
    if (!isElement(inner, 'code')) return undefined
    const names = classNames(inner)
    const display = names.includes('math-display')
    if (!display && !names.includes('math-inline')) return undefined
    found.push({ code: inner, display, put })
    return SKIP
  })
  return found
}

/** KaTeX writes some lengths as inline styles, which a strict content security policy refuses. */
export function cleanMath(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'math') return undefined
    visit(node, 'element', ({ properties }) => {
      delete properties['style']
      delete properties['href']
    })
    return SKIP
  })
}
