import type { Nodes, Root } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown.js'

/** The types of the blocks of a tree: `math paragraph[text]` without what is plain. */
function outline(node: Nodes): string {
  const inner = 'children' in node ? node.children.map((child) => outline(child)).join(' ') : ''
  if (node.type === 'root') return inner
  return inner === '' || inner === 'text' ? node.type : `${node.type}[${inner}]`
}

const parsed = (text: string): string => outline(fromMarkdown(text))

function divs(node: Nodes): ContainerDirective[] {
  const inner = 'children' in node ? node.children.flatMap((child) => divs(child)) : []
  return node.type === 'containerDirective' ? [node, ...inner] : inner
}

function places(node: Nodes, text: string): string | undefined {
  return text.slice(node.position?.start.offset, node.position?.end.offset)
}

describe('a div', () => {
  test('knows its fences, and the places of its attributes', () => {
    const text = '# T\n\n::: {.callout-note title="So \\"3\\"" #q}\nx\n::::\n\ny\n'
    const [div] = divs(fromMarkdown(text))
    const data = div?.data?.fencedDiv
    expect(data?.spelling).toBe('attributes')
    expect(text.slice(data?.opener.start, data?.opener.end)).toBe('::: {.callout-note title="So \\"3\\"" #q}')
    expect(text.slice(data?.closer?.start, data?.closer?.end)).toBe('::::')
    expect(
      data?.attributes.map(({ key, value, span }) => [key, value, text.slice(span.start, span.end)]),
    ).toEqual([
      ['class', 'callout-note', '.callout-note'],
      ['title', 'So "3"', 'title="So \\"3\\""'],
      ['id', 'q', '#q'],
    ])
    expect(div && places(div, text)).toBe('::: {.callout-note title="So \\"3\\"" #q}\nx\n::::')
  })
  test('in a quote, with CRLF and attributes over lines, its places are right', () => {
    const text = '> x\r\n>\r\n> ::: {.a\r\n>   k="v"}\r\n> y\r\n> :::\r\n'
    const [div] = divs(fromMarkdown(text))
    const placed = div?.data?.fencedDiv?.attributes[1]
    expect(text.slice(placed?.valueSpan.start, placed?.valueSpan.end)).toBe('v')
    expect(div && places(div, text)).toBe('::: {.a\r\n>   k="v"}\r\n> y\r\n> :::')
  })
  test('that nobody closes has no closer, and ends with its container', () => {
    const [inList, atEnd] = divs(fromMarkdown('- ::: {.a}\n  x\n\n::: {.b}\n\ny\n'))
    expect(inList?.data?.fencedDiv?.closer).toBeNull()
    expect(atEnd?.data?.fencedDiv?.closer).toBeNull()
    expect(atEnd?.position?.end.offset).toBe(27)
  })
  test('in the spelling of directives has its label as first paragraph', () => {
    const [div] = divs(fromMarkdown(':::callout[The *answer*]{collapse .x #i}\n3\n:::\n'))
    expect(div).toMatchObject({
      name: 'callout',
      attributes: { id: 'i', class: 'callout x', collapse: '' },
      children: [
        { type: 'paragraph', data: { directiveLabel: true }, children: [{}, { type: 'emphasis' }] },
        { type: 'paragraph' },
      ],
    })
  })
  test.each([':::name[a]b', ':::name[a] b', '::: name[a]{b}c d'])('%s opens none', (line) => {
    expect(divs(fromMarkdown(`${line}\nx\n:::\n`))).toEqual([])
  })
  test('with a key __proto__ keeps it', () => {
    const [div] = divs(fromMarkdown(':::a{__proto__=x}\n:::\n'))
    expect(Object.entries(div?.attributes ?? {})).toEqual([
      ['class', 'a'],
      ['__proto__', 'x'],
    ])
  })
})

describe('a whole post', () => {
  test('front matter is a node, and a rule on the first line a rule', () => {
    expect(parsed('---\ntitle: x\n---\n\ny\n')).toBe('yaml paragraph')
    expect(parsed('---\ntitle: x\n...\n\ny\n')).toBe('yaml paragraph')
    expect(parsed('---\n\ny\n\n---\n')).toBe('thematicBreak paragraph thematicBreak')
  })
  test('a byte order mark counts for nothing', () => {
    expect(fromMarkdown('\uFEFF# T\n')).toEqual(fromMarkdown('# T\n'))
  })
  test('GFM is there, but one tilde strikes nothing', () => {
    expect(parsed('~~a~~ H~2~O')).toBe('paragraph[delete text]')
    expect(parsed('| a |\n|---|\n| b |\n')).toContain('table[')
    expect(parsed('x[^1]\n\n[^1]: y\n')).toBe(
      'paragraph[text footnoteReference] footnoteDefinition[paragraph]',
    )
  })
  test('directives in text need a label or attributes; leaves need nothing', () => {
    expect(parsed('at 12:30 :x[y]{z} :smile:')).toBe('paragraph[text textDirective text]')
    expect(parsed('::layer-table\n')).toBe('leafDirective')
  })
  test('attributes behind images, links, code and headings are no text', () => {
    const tree = fromMarkdown('## Title *x* {#t .c}\n\n![a](b.png){width=50%} [c](d){.e} `f`{.py}\n')
    expect(tree.children[0]).toMatchObject({
      type: 'heading',
      data: { attributes: { id: 't', class: 'c' }, hProperties: { id: 't', className: ['c'] } },
      children: [{ value: 'Title ' }, { type: 'emphasis' }],
    })
    expect(outline(tree)).toBe('heading[text emphasis] paragraph[image text link text inlineCode]')
    expect(tree.children[1]).toMatchObject({
      children: [{ data: { attributes: { width: '50%' } } }, {}, {}, {}, {}],
    })
  })
  test('braces elsewhere stay text', () => {
    const tree = fromMarkdown('a {.b} c `d` {.e}\n\n(x){.y}\n')
    expect(tree.children).toMatchObject([
      { children: [{ value: 'a {.b} c ' }, {}, { value: ' {.e}' }] },
      { children: [{ value: '(x){.y}' }] },
    ])
  })
})

describe('math', () => {
  test.each([
    ['a $x$ b', 'paragraph[text inlineMath text]'],
    ['it costs $5 or $6', 'paragraph'],
    ['$ x$ and $x $', 'paragraph'],
    ['$x$5', 'paragraph'],
    ['$\\$5$', 'paragraph[inlineMath]'],
    ['\\$x$', 'paragraph'],
    ['`$x`$', 'paragraph[inlineCode text]'],
    ['a $$x$$ b', 'paragraph[text inlineMath text]'],
    ['$x\ny$', 'paragraph[inlineMath]'],
    ['$$\nx\n$$\n', 'math'],
    ['$$ x\ny $$\nz', 'math paragraph'],
    ['a\n$$\nx\n$$\nb', 'paragraph math paragraph'],
    ['$$\nx\n\ny\n$$', 'paragraph paragraph'],
    ['- $$\n  x\n  $$\n', 'list[listItem[math]]'],
    ['> $$\nx\n', 'blockquote[paragraph]'],
  ])('%j', (text, expected) => {
    expect(parsed(text)).toBe(expected)
  })
  test('a label is the id of its formula', () => {
    expect(fromMarkdown('$$\nx = 1\n$$ {#eq-one}\n').children[0]).toMatchObject({
      type: 'math',
      value: 'x = 1',
      data: { hProperties: { id: 'eq-one' } },
    })
  })
  test('it ends before the closer of a div', () => {
    expect(parsed('::: {.a}\n$$\nx\n:::\ny\n')).toBe('containerDirective[paragraph] paragraph')
  })
})

describe('HTML', () => {
  test.each([
    ['::: {.a}\n<img src="x">\n:::\ny\n', 'containerDirective[html] paragraph'],
    ['::: {.a}\n<div>\nx\n</div>\n:::\ny\n', 'containerDirective[html] paragraph'],
    ['<div>\n::: {.a}\nx\n:::\n</div>\n', 'html containerDirective[paragraph] html'],
    ['<div>\n:::\n</div>\n', 'html'],
    ['<!--\n:::\n-->\n', 'html'],
    ['<br>\n:::a\n', 'html'],
    ['<div>\nx\n\ny\n', 'html paragraph'],
    ['> <div>\nx\n', 'blockquote[html] paragraph'],
    ['x\n<div>\ny\n', 'paragraph html'],
    ['x\n<b>\ny\n', 'paragraph[text html text]'],
  ])('%j', (text, expected) => {
    expect(parsed(text)).toBe(expected)
  })
})

test('openers beyond a bound are text', () => {
  expect(divs(fromMarkdown('::: {.a}\n'.repeat(5000)))).toHaveLength(200)
})

/** What is within the bounds, and still meant to hurt. Nothing throws, and no text is lost. */
describe('hostile input', () => {
  test.each([
    ['openers without an end', '::: {.a k="v\n'.repeat(90)],
    ['closers of nothing', ':::\n'.repeat(2000)],
    ['labels', `:::a${'['.repeat(150)}\n`],
    ['spans', '[a]{.x '.repeat(190)],
    ['braces', '[a]{'.repeat(190)],
    ['dollars', '$$a\n'.repeat(500)],
    ['single dollars', '$a '.repeat(2000)],
    ['lazy fences', '> ::: {.a}\n:::\n'.repeat(300)],
    ['fences in lists', '- ::: {.a}\n:::\n'.repeat(300)],
    ['HTML', '<div>\n:::\n'.repeat(500)],
    ['carriage returns', ':::a\r\r:::\r'.repeat(100)],
    ['NUL', '::: {.a\0}\n\0\n:::\n'],
    ['tabs', ':::\t{.a\t.b}\t\n\t:::\n'],
  ])('%s', (_, text) => {
    const tree: Root = fromMarkdown(text)
    expect(tree.position?.end.offset).toBe(text.length)
  })
})
