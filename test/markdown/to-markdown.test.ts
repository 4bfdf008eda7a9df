import fc from 'fast-check'
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { toMarkdown } from 'mdast-util-to-markdown'
import { describe, expect, test } from 'vitest'
import {
  bracketedSpanToMarkdown,
  fencedDivToMarkdown,
  fromMarkdown,
  pandocListsToMarkdown,
} from '../../src/markdown.js'

const write = (tree: Root): string =>
  toMarkdown(tree, {
    extensions: [
      gfmToMarkdown(),
      mathToMarkdown(),
      bracketedSpanToMarkdown(),
      pandocListsToMarkdown(),
      fencedDivToMarkdown(),
    ],
  })

/** The tree as it would be written by hand: without places and what was derived from them. */
function bare(node: Nodes): unknown {
  const copy: Record<string, unknown> = { ...node }
  delete copy['position']
  // Whether a list is loose is mdast-util-to-markdown's own business.
  delete copy['spread']
  const label = node.type === 'paragraph' && node.data?.directiveLabel
  delete copy['data']
  if (node.type === 'list' && node.data?.fancy) copy['data'] = node.data.fancy
  if (label) copy['data'] = { directiveLabel: true }
  if ('children' in node) copy['children'] = node.children.map((child) => bare(child))
  return copy
}

const words = fc.constantFrom(
  'Dense',
  '3, 4',
  'a: b',
  ':::',
  '::: x',
  ']',
  '{.x}',
  '$5',
  '* no',
  '[x]',
  '12:30',
  'a. x',
  '(ii) x',
  ': x',
  'é',
)
const value = fc.oneof(
  words,
  fc.constantFrom('', ' led', 'quo"te', "it's", 'back\\slash', '&amp;', '}', '{', '\n', 'two  blanks '),
  fc.string({ maxLength: 6 }).filter((text) => !/[\p{Cc}\uFFFD]/u.test(text)),
)
const key = fc.constantFrom('title', 'collapse', 'data-k', 'constructor', 'k.x', 'ключ')
const name = fc.constantFrom('a', 'callout-note', 'b_c', 'größe', 'x1', '{.a}', '9')
const attributes = fc
  .tuple(
    fc.option(fc.constantFrom('i', 'q-1', 'a b', '7'), { nil: undefined }),
    fc.uniqueArray(name, { maxLength: 3 }),
    fc.dictionary(key, value, { maxKeys: 2 }),
  )
  .map(
    ([id, classes, rest]): Record<string, string> =>
      Object.fromEntries([
        ...(id === undefined ? [] : [['id', id]]),
        ...(classes.length > 0 ? [['class', classes.join(' ')]] : []),
        ...Object.entries(rest),
      ]),
  )

const text = fc
  .array(words, { minLength: 1, maxLength: 3 })
  .map((parts): PhrasingContent => ({ type: 'text', value: parts.join(' ') }))
const phrasing = fc.oneof(
  { weight: 3, arbitrary: text.map((node) => [node]) },
  fc
    .tuple(text, attributes)
    .map(([node, given]): PhrasingContent[] => [
      { type: 'bracketedSpan', attributes: given, children: [node] },
    ]),
)

const FANCY = [
  { style: 'lower-alpha', delimiter: '.' },
  { style: 'upper-alpha', delimiter: '.' },
  { style: 'lower-roman', delimiter: '()' },
  { style: 'decimal', delimiter: '()' },
  { style: 'default', delimiter: '.' },
] as const

const { block } = fc.letrec<{ block: RootContent; div: RootContent }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    phrasing.map((children): RootContent => ({ type: 'paragraph', children })),
    fc.constantFrom<RootContent>(
      { type: 'code', lang: 'python', meta: null, value: ':::\nx = 1' },
      { type: 'heading', depth: 2, children: [{ type: 'text', value: 'Answer' }] },
      { type: 'thematicBreak' },
    ),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 2 })
      .map((children): RootContent => ({ type: 'blockquote', children: children as never })),
    fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map(
      (children): RootContent => ({
        type: 'list',
        ordered: true,
        start: 1,
        spread: true,
        children: [{ type: 'listItem', spread: true, checked: null, children: children as never }],
      }),
    ),
    fc.tuple(text, fc.array(tie('block'), { minLength: 1, maxLength: 2 })).map(
      ([term, children]): RootContent => ({
        type: 'definitionList',
        children: [
          { type: 'definitionTerm', children: [term] },
          { type: 'definitionDescription', children: children as never },
        ],
      }),
    ),
    fc.tuple(fc.constantFrom(...FANCY), fc.array(tie('block'), { minLength: 1, maxLength: 2 })).map(
      ([fancy, children]): RootContent => ({
        type: 'list',
        ordered: true,
        start: 2,
        spread: true,
        data: { fancy },
        children: [{ type: 'listItem', spread: true, checked: null, children: children as never }],
      }),
    ),
    tie('div'),
  ),
  div: fc
    .tuple(attributes, fc.array(tie('block'), { maxLength: 3 }), fc.option(text, { nil: null }))
    .map(([given, children, label]): RootContent => {
      const first = given['class']?.split(' ')[0] ?? ''
      const isName = /^[\p{L}\p{N}]+$/u.test(first)
      const labels: RootContent[] =
        label && isName ? [{ type: 'paragraph', data: { directiveLabel: true }, children: [label] }] : []
      return {
        type: 'containerDirective',
        name: first,
        attributes: given,
        children: [...labels, ...children] as never,
      }
    }),
}))

describe('written back', () => {
  test('a div reads as it was', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (children) => {
        const tree: Root = { type: 'root', children }
        const once = fromMarkdown(write(tree))
        const twice = fromMarkdown(write(once))
        expect(bare(twice)).toEqual(bare(once))
      }),
      { numRuns: 100, seed: 20220919 },
    )
  })
  test('attributes come back whatever they hold', () => {
    fc.assert(
      fc.property(attributes, (given) => {
        const name = given['class']?.split(' ')[0] ?? ''
        const tree: Root = {
          type: 'root',
          children: [{ type: 'containerDirective', name, attributes: given, children: [] }],
        }
        const [node] = fromMarkdown(write(tree)).children
        expect(node).toMatchObject({ type: 'containerDirective', name })
        expect(Object.entries((node as { attributes: object }).attributes)).toEqual(Object.entries(given))
      }),
      { numRuns: 100, seed: 20220919 },
    )
  })
  test.each([
    ['::: {.a}\nx\n:::\n', '::: {.a}\nx\n:::\n'],
    [':::note\nx\n:::\n', '::: {.note}\nx\n:::\n'],
    [':::note[A *label*]{k}\nx\n:::\n', ':::note[A *label*]{k=""}\nx\n:::\n'],
    ['::: {.a}\n::: {.b}\nx\n:::\n:::\n', ':::: {.a}\n::: {.b}\nx\n:::\n::::\n'],
    ['::: {.a}\n:::\n', '::: {.a}\n:::\n'],
    ['[x]{check="a == \\"b\\""}\n', '[x]{check="a == \\"b\\""}\n'],
    ['para\n\n\\:::\n', 'para\n\n\\:::\n'],
    ['Term\n: one\n: two\n', 'Term\n\n:   one\n\n:   two\n'],
    ['c) three\nd) four\n', 'c)  three\nd)  four\n'],
    ['(iv) four\n', '(iv)  four\n'],
    ['(@x) one\n', '(@x)  one\n'],
  ])('%j', (source, expected) => {
    expect(write(fromMarkdown(source))).toBe(expected)
  })
})
