import type { Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { type PluggableList, type Processor, unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { type AttachedSyntax, attachSyntax } from '../../src/markdown/attach.js'
import { restoreText } from '../../src/markdown.js'

let attached: AttachedSyntax | null = null

function ours(this: Processor<Root | undefined>): void {
  attached = attachSyntax(this)
}

const hosts = { remarkGfm, remarkDirective, remarkMath, remarkFrontmatter }

/** Every order of the host's plugins and ours. */
function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) =>
    orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  )
}

const post = [
  '---\ntitle: x\n---\n',
  'Para\n:::note\nstill para\n',
  '::: {.callout-note collapse="true"}\n:::: callout-tip\nx\n:::\n:::\n',
  ':::callout[Label *x*]{collapse}\n3, 4\n:::\n',
  '::layer-table\n',
  '[a]{check="1"}\n',
].join('\n')

function divs(node: Nodes): string[] {
  const inner = 'children' in node ? node.children.flatMap((child) => divs(child)) : []
  return node.type === 'containerDirective' ? [`${node.name}(${inner.join()})`] : inner
}

describe('in a processor of remark', () => {
  test('divs nest the same in every order of the plugins', () => {
    for (const order of orders([...Object.entries(hosts), ['ours', ours] as const])) {
      const plugins: PluggableList = order.map(([, plugin]) => plugin)
      const processor = unified().use(remarkParse).use(plugins).freeze()
      const tree = processor.parse(post) as Root
      const names = order.map(([name]) => name).join()
      expect([names, ...divs(tree)]).toEqual([names, 'callout-note(callout-tip())', 'callout()'])
      expect(tree.children.at(-1)).toMatchObject({ children: [{ type: 'bracketedSpan' }] })
      expect(attached?.trouble()).toBeNull()
    }
  })
  test('nothing of the host is changed by parsing', () => {
    const processor = unified().use(remarkParse).use(ours).use(remarkDirective).freeze()
    const before = [...(processor.data('micromarkExtensions') ?? [])]
    processor.parse('x')
    expect(processor.data('micromarkExtensions')).toEqual(before)
  })
  test('display math of remark-math ends at its label, not behind the answer', () => {
    const processor = unified().use(remarkParse).use(ours).use(remarkMath).freeze()
    const tree = processor.parse('$$\nx = 1\n$$ {#eq-one}\n\n::: {.a}\ny\n:::\n') as Root
    expect(tree.children).toMatchObject([{ type: 'math', value: 'x = 1' }, { type: 'containerDirective' }])
  })
  test('a parser put in after us is said where it matters', () => {
    unified().use(ours).use(remarkParse).use(remarkDirective).freeze()
    expect(attached?.trouble()).toMatchObject({ ruleId: 'parser-order' })
    unified().use(ours).use(remarkParse).use(remarkGfm).freeze()
    expect(attached?.trouble()).toBeNull()
    unified().use(remarkDirective).use(ours).use(remarkParse).freeze()
    expect(attached?.trouble()).toBeNull()
  })
  test('what is written by remark-stringify reads the same', () => {
    const processor = unified().use(remarkParse).use(ours).use(remarkDirective).use(remarkStringify)
    const text = '::: {#i .a k="v"}\nx\n:::\n\n:::b[L]{c="d"}\ny\n:::\n'
    const written = String(processor.processSync(text))
    expect(written).toContain(':::b[L]{c="d"}')
    expect(divs(processor.parse(written) as Root)).toEqual(['a()', 'b()'])
  })
})

describe('text directives that nobody meant', () => {
  const parse = (text: string): Root => unified().use(remarkParse).use(remarkDirective).parse(text) as Root

  test.each(['at 12:30 sharp', 'Q2:B', 'Answer:3, 4', '**Answer:C**', 'a:b:c'])('%s is text', (text) => {
    const tree = parse(text)
    const copy = structuredClone(tree)
    const view = restoreText(tree, text)
    expect(textOf(view.tree)).toBe(text.replaceAll('*', ''))
    expect(tree).toEqual(copy)
  })
  test('text nodes are joined, with their places', () => {
    const [paragraph] = restoreText(parse('at 12:30 sharp'), 'at 12:30 sharp').tree.children
    expect(paragraph).toMatchObject({
      children: [
        { type: 'text', value: 'at 12:30 sharp', position: { start: { offset: 0 }, end: { offset: 14 } } },
      ],
    })
  })
  test('a node of the view leads to the node of the tree', () => {
    const text = '- a\n- 12:30\n'
    const tree = parse(text)
    const view = restoreText(tree, text)
    const list = view.tree.children[0]
    expect(list).not.toBe(tree.children[0])
    expect(list && view.original(list)).toBe(tree.children[0])
  })
  test('what is unchanged is shared', () => {
    const text = 'x\n\n12:30\n'
    const tree = parse(text)
    expect(restoreText(tree, text).tree.children[0]).toBe(tree.children[0])
    expect(restoreText(parse('x'), 'x').tree).toEqual(parse('x'))
  })
  test('a directive with a label, attributes or a plugin that renders it stays', () => {
    const text = ':abbr[HTML]{title="x"} :smile'
    const tree = parse(text)
    const view = restoreText(tree, text)
    expect(view.tree.children[0]).toMatchObject({ children: [{ type: 'textDirective' }, { type: 'text' }] })
    const [paragraph] = parse(':smile').children
    if (paragraph?.type === 'paragraph' && paragraph.children[0])
      paragraph.children[0].data = { hName: 'img' }
    const rendered: Root = { type: 'root', children: paragraph ? [paragraph] : [] }
    expect(restoreText(rendered, ':smile').tree).toBe(rendered)
  })
})
