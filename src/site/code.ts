/** Code blocks as a reader should see them, in whatever dialect they are written. */
import type { Code, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseCodeInfo } from '../markdown/code-info.js'
import type { Quiz } from '../quiz/question.js'
import { listingOf } from './dialect/figures.js'

/** A line that speaks to Quarto or knitr, and not to the reader: `#| echo: false`. */
const CELL_OPTION = /^#\|.*(?:\r?\n|$)/u

/**
 * Gives each block the plain name of its language, takes away the option lines of executable cells, and makes raw HTML
 * of `{=html}`. A block without a language that is part of a program is Python.
 */
export function dressCells(tree: Root, quiz: Quiz): void {
  const programs = new Set(quiz.programs.flatMap(({ blocks }) => blocks.map(({ node }) => node)))
  visit(tree, 'code', (node, index, parent) => {
    const info = parseCodeInfo(node.lang, node.meta)
    if (info.kind === 'raw') {
      if (info.language === 'html' && parent !== undefined && index !== undefined)
        parent.children[index] = { type: 'html', value: node.value }
      return
    }
    const listing = listingOf(info, node.value)
    if (listing !== null) node.data = { ...node.data, listing }
    name(node, info.language ?? (programs.has(node) ? 'python' : null))
    if (info.kind === 'cell') {
      while (CELL_OPTION.test(node.value)) node.value = node.value.replace(CELL_OPTION, '')
    }
  })
}

function name(node: Code, language: string | null): void {
  node.lang = language
  node.meta = null
}
