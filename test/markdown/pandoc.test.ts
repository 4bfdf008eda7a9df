import { readFileSync } from 'node:fs'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown.js'

interface Div {
  readonly depth: number
  readonly ancestors: readonly string[]
  readonly id: string
  readonly classes: readonly string[]
  readonly attributes: readonly (readonly [string, string])[]
  readonly text: string
}

interface Recorded {
  readonly input: string
  readonly divs: readonly Div[]
}

function read(name: string): Recorded[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line): Recorded => JSON.parse(line))
}

const recorded = read('pandoc-divs.jsonl')
const documents = read('pandoc-documents.jsonl')

/** Where our nesting differs from Pandoc's, by a part of the input, with the reason. */
const OTHER_NESTING: ReadonlyMap<string, string> = new Map([
  ['+-------+\n| ::: a', 'grid tables are no tables in GFM'],
  ['text <!-- c', 'a comment within a paragraph runs on over blank lines'],
  ['title="tab\there"', 'Pandoc replaces tabs by spaces before it reads; we keep what is written'],
])

/** Where the same divs hold a text that differs, with the reason. */
const OTHER_TEXT: ReadonlyMap<string, string> = new Map([
  ['one\n### Torch', 'a heading may follow a paragraph line in CommonMark'],
  ['- [ ] one', 'the box of a task is not text in mdast'],
  [': Caption {#tbl-a}', 'a caption stands below its table'],
  ['<summary>more</summary>', 'text within an HTML block is HTML'],
  ['\\vspace{1em}', 'raw TeX stays visible'],
  ['![caption](a.png)', 'Pandoc makes a figure of it and says the caption twice'],
])

const SHORT: ReadonlyMap<string, string> = new Map([
  ['containerDirective', 'div'],
  ['list', 'list'],
  ['definitionList', 'def'],
  ['blockquote', 'quote'],
  ['table', 'table'],
])

const NOT_TEXT: ReadonlySet<string> = new Set(['html', 'yaml', 'definition'])

function textOf(node: Nodes): string {
  if (NOT_TEXT.has(node.type)) return ''
  if ('value' in node) return node.value
  if ('alt' in node) return node.alt ?? ''
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
}

function divsOf(node: Nodes, ancestors: readonly string[] = []): Div[] {
  const short = SHORT.get(node.type)
  const inside = short === undefined ? ancestors : [...ancestors, short]
  const inner = 'children' in node ? node.children.flatMap((child) => divsOf(child, inside)) : []
  if (node.type !== 'containerDirective') return inner
  const { id = '', class: classes = '', ...rest } = node.attributes ?? {}
  const own: Div = {
    depth: ancestors.filter((name) => name === 'div').length,
    ancestors,
    id: id ?? '',
    classes: (classes ?? '').split(' ').filter(Boolean),
    attributes: Object.entries(rest).map(([key, value]) => [key, value ?? '']),
    text: textOf(node).replace(/\s+/g, ''),
  }
  return [own, ...inner]
}

/** Of repeated keys mdast keeps the first. */
const firstOfEach = (div: Div): Div => ({
  ...div,
  attributes: [...new Map([...div.attributes].reverse())].reverse(),
})
const withoutText = (div: Div) => ({ ...firstOfEach(div), text: '' })
const exceptional = (input: string, list: ReadonlyMap<string, string>) =>
  [...list.keys()].some((part) => input.includes(part))

describe(`the divs of ${recorded.length} texts nest as Pandoc nests them`, () => {
  const kept = recorded.filter(({ input }) => !exceptional(input, OTHER_NESTING))

  test.each(kept)('$input', ({ input, divs }) => {
    const found = divsOf(fromMarkdown(input))
    expect(found.map(withoutText)).toEqual(divs.map(withoutText))
    if (!exceptional(input, OTHER_TEXT)) expect(found.map(firstOfEach)).toEqual(divs.map(firstOfEach))
  })
  test('every exception is one', () => {
    for (const part of [...OTHER_NESTING.keys(), ...OTHER_TEXT.keys()]) {
      const differing = recorded.filter(({ input, divs }) => {
        if (!input.includes(part)) return false
        const found = JSON.stringify(divsOf(fromMarkdown(input)).map(firstOfEach))
        return found !== JSON.stringify(divs.map(firstOfEach))
      })
      expect([part, differing.length > 0]).toEqual([part, true])
    }
  })
  test('there are no more exceptions than that', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(200)
    expect(kept.length).toBe(recorded.length - OTHER_NESTING.size)
  })
})

/** Documents, by number, that nest otherwise, with the reason. */
const OTHER_DOCUMENTS: ReadonlyMap<number, string> = new Map([
  [35, 'a table directly behind a list marker: for Pandoc the marker is a cell'],
])

test('longer documents nest as Pandoc nests them', () => {
  const differing = documents.flatMap(({ input, divs }, index) => {
    const found = JSON.stringify(divsOf(fromMarkdown(input)).map(withoutText))
    return found === JSON.stringify(divs.map(withoutText)) ? [] : [index]
  })
  expect(documents.length).toBeGreaterThanOrEqual(60)
  expect(differing).toEqual([...OTHER_DOCUMENTS.keys()])
})
