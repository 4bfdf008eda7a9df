import type { Nodes, Paragraph } from 'mdast'
import { describe, expect, test } from 'vitest'
import { type BracketedSpan, fromMarkdown } from '../../src/markdown.js'

function spans(node: Nodes): BracketedSpan[] {
  const inner = 'children' in node ? node.children.flatMap((child) => spans(child)) : []
  return node.type === 'bracketedSpan' ? [node, ...inner] : inner
}

const typesIn = (text: string): string[] =>
  (fromMarkdown(text).children[0] as Paragraph).children.map((child) => child.type)

describe('bracketed spans', () => {
  test('a check and its place', () => {
    const text = '1. [`conv2d` has *320* parameters.]{check="params(\'conv2d\') == 320"}\n'
    const [span] = spans(fromMarkdown(text))
    expect(span?.attributes).toEqual({ check: "params('conv2d') == 320" })
    const placed = span?.data?.placed?.[0]
    expect(text.slice(placed?.valueSpan.start, placed?.valueSpan.end)).toBe("params('conv2d') == 320")
    expect(text.slice(placed?.span.start, placed?.span.end)).toBe('check="params(\'conv2d\') == 320"')
    expect(span?.children.map((child) => child.type)).toEqual(['inlineCode', 'text', 'emphasis', 'text'])
    expect(text.slice(span?.position?.start.offset, span?.position?.end.offset)).toBe(text.slice(3).trimEnd())
  })
  test('attributes over two lines of a quote keep their places', () => {
    const text = '> [a]{.b\n> check="x == 1"}\n'
    const [span] = spans(fromMarkdown(text))
    expect(span?.attributes).toEqual({ class: 'b', check: 'x == 1' })
    const placed = span?.data?.placed?.[1]
    expect(text.slice(placed?.valueSpan.start, placed?.valueSpan.end)).toBe('x == 1')
  })
  test('a brace inside a quoted value does not end it', () => {
    expect(spans(fromMarkdown('[a]{check="len({1, 2}) == 2"} b'))[0]?.attributes).toEqual({
      check: 'len({1, 2}) == 2',
    })
  })
  test('a link stands inside, and a span inside a span', () => {
    expect(spans(fromMarkdown('[a [b](c) d]{.x}'))[0]?.children.map(({ type }) => type)).toEqual([
      'text',
      'link',
      'text',
    ])
    expect(spans(fromMarkdown('[a [b]{.y} d]{.x}')).map(({ attributes }) => attributes)).toEqual([
      { class: 'x' },
      { class: 'y' },
    ])
  })
  test.each(['[a] {.x}', '[a]{x y}', '[a]{.x', 'a]{.x}', '`[a]{.x}`', '[a]{', '[a](b)', '![a]{.x}'])(
    '%s holds none',
    (text) => {
      expect(spans(fromMarkdown(text))).toEqual([])
    },
  )
  test('footnotes, links and task boxes are still there', () => {
    expect(typesIn('x[^1] [a](b) [a]{.x}\n\n[^1]: y\n')).toEqual([
      'text',
      'footnoteReference',
      'text',
      'link',
      'text',
      'bracketedSpan',
    ])
    const tree = fromMarkdown('- [x] [a]{.x}\n')
    expect(tree.children[0]).toMatchObject({ children: [{ checked: true }] })
  })
  test('a check is no attribute of HTML, nor is what runs', () => {
    const [span] = spans(fromMarkdown('[a]{#i .b check="1" onclick="x()" data-k="v"}'))
    expect(span?.data?.hProperties).toEqual({ id: 'i', className: ['b'], 'data-k': 'v' })
  })
})
