import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown.js'

/** The tree as nested names: `div(a)[paragraph]`. */
function outline(node: Nodes): string {
  const children = 'children' in node ? node.children.map((child) => outline(child)).join(' ') : ''
  if (node.type === 'root') return children
  const name = node.type === 'containerDirective' ? `div(${node.attributes?.['class'] ?? ''})` : node.type
  return children === '' ? name : `${name}[${children}]`
}

const parsed = (text: string): string => outline(fromMarkdown(text)).replaceAll('[text]', '')

describe('how divs nest', () => {
  test('a closer straight after a paragraph line closes', () => {
    expect(parsed('::: {.a}\nx\n:::\ny\n')).toBe('div(a)[paragraph] paragraph')
  })
  test('a closer without an opener is a paragraph', () => {
    expect(parsed('x\n\n:::\n\ny\n')).toBe('paragraph paragraph paragraph')
  })
  test('divs of the same length nest', () => {
    expect(parsed('::: {.a}\n::: {.b}\nx\n:::\ny\n:::\nz\n')).toBe(
      'div(a)[div(b)[paragraph] paragraph] paragraph',
    )
  })
  test('a list line directly before a closer ends the list', () => {
    expect(parsed('::: {.a}\n1. x\n2. y\n:::\nz\n')).toBe(
      'div(a)[list[listItem[paragraph] listItem[paragraph]]] paragraph',
    )
  })
  test('a closer without the quote marker closes the div in the quote', () => {
    expect(parsed('> ::: {.a}\n> x\n:::\ny\n')).toBe('blockquote[div(a)[paragraph]] paragraph')
  })
  test('a div that ends with its list item is no longer open after it', () => {
    expect(parsed('- ::: {.a}\n  x\n\ny\n:::\n')).toBe('list[listItem[div(a)[paragraph]]] paragraph')
  })
})
