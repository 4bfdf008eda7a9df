import rehypeStringify from 'rehype-stringify'
import remarkDirective from 'remark-directive'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown.js'
import { dressContainers } from '../../src/transform/callout.js'

const parse = unified().use(remarkParse).use(remarkDirective)

function html(markdown: string): string {
  const tree = parse.parse(markdown)
  dressContainers(tree)
  const processor = unified().use(remarkRehype).use(rehypeStringify)
  return processor.stringify(processor.runSync(tree)).replaceAll('\n', '')
}

test('a collapsed callout is a closed details with its heading as summary', () => {
  expect(html(':::callout-note{collapse="true" appearance="minimal"}\n## Expand to *see*\n\n3, 4\n:::')).toBe(
    '<details class="callout callout-note" data-appearance="minimal">' +
      '<summary class="callout-title">Expand to <em>see</em></summary><p>3, 4</p></details>',
  )
})

test('collapse="false" is an open details', () => {
  expect(html(':::callout-tip{collapse="false"}\n## Hint\n\nx\n:::')).toBe(
    '<details class="callout callout-tip" open><summary class="callout-title">Hint</summary><p>x</p></details>',
  )
})

test('a callout without a handle is an aside with its title', () => {
  expect(html(':::callout-warning\n## Mind\n\nx\n:::')).toBe(
    '<aside class="callout callout-warning"><p class="callout-title">Mind</p><p>x</p></aside>',
  )
})

test('a title comes from the label of a directive, from its attribute, or from the kind', () => {
  expect(html(':::callout[My *answer*]{collapse}\nx\n:::')).toContain(
    '<summary class="callout-title">My <em>answer</em></summary>',
  )
  expect(html(':::callout-important{title="A < B" collapse}\nx\n:::')).toContain(
    '<summary class="callout-title">A &#x3C; B</summary>',
  )
  expect(html(':::callout-caution\nx\n:::')).toContain('<p class="callout-title">Caution</p>')
})

test('another div keeps its classes and id', () => {
  expect(html(':::solution{.wide #s1}\nx\n:::')).toBe('<div id="s1" class="solution wide"><p>x</p></div>')
})

test('a callout within a div is dressed too', () => {
  expect(html('::::challenge\n:::callout-note\nx\n:::\n::::')).toContain(
    '<aside class="callout callout-note">',
  )
})

test('a container that another plugin has claimed is left alone', () => {
  const tree = parse.parse(':::note\nx\n:::')
  const node = tree.children[0]
  if (node?.type !== 'containerDirective') throw new Error('the test needs a container')
  node.data = { hName: 'section' }
  dressContainers(tree)
  expect(node.data).toEqual({ hName: 'section' })
})

test('what is written back as Markdown still has the callout', () => {
  const tree = parse.parse(':::callout-note{collapse="true"}\n## Answer\n\n3\n:::')
  dressContainers(tree)
  expect(unified().use(remarkDirective).use(remarkStringify).stringify(tree)).toBe(
    ':::callout-note{collapse="true"}\n## Answer\n\n3\n:::\n',
  )
})

test('a closing fence that is glued to the last list item of an unclosed div is not shown', () => {
  const tree = fromMarkdown(':::{.callout-note collapse="true"}\n## Answer\n\n3\n\n- reading\n  :::\n')
  dressContainers(tree)
  const processor = unified().use(remarkRehype).use(rehypeStringify)
  expect(processor.stringify(processor.runSync(tree))).not.toContain(':::')
})

test('a closing fence that closes nothing stays text where its div is closed', () => {
  const tree = fromMarkdown('::: {.wide}\n\n- reading\n\n  :::\n\n:::\n')
  dressContainers(tree)
  const processor = unified().use(remarkRehype).use(rehypeStringify)
  expect(processor.stringify(processor.runSync(tree))).toContain(':::')
})
