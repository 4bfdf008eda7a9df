import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown.js'

const first = (text: string) => fromMarkdown(text).children[0]

/** A tree as types and texts. */
function shape(node: Nodes): unknown {
  if ('value' in node) return node.value
  return 'children' in node ? [node.type, ...node.children.map(shape)] : node.type
}

describe('definition lists', () => {
  test('a term with its description, directly behind it or after an empty line', () => {
    expect(shape(fromMarkdown('Kernel\n:   Weights.\n\nStride\n\n:   A step.\n'))).toEqual([
      'root',
      [
        'definitionList',
        ['definitionTerm', 'Kernel'],
        ['definitionDescription', ['paragraph', 'Weights.']],
        ['definitionTerm', 'Stride'],
        ['definitionDescription', ['paragraph', 'A step.']],
      ],
    ])
  })
  test('several descriptions of one term', () => {
    expect(first('Padding\n:   valid\n:   same\n')).toMatchObject({
      type: 'definitionList',
      children: [
        { type: 'definitionTerm' },
        { type: 'definitionDescription' },
        { type: 'definitionDescription' },
      ],
    })
  })
  test('code in a description is code, with places in the text', () => {
    const text = 'Kernel\n\n:   Weights.\n\n    ```python\n    k = 3\n    ```\n'
    const list = first(text)
    const code = list?.type === 'definitionList' ? list.children[1]?.children[1] : undefined
    expect(code).toMatchObject({ type: 'code', lang: 'python', value: 'k = 3' })
    expect(text.slice(code?.position?.start.offset, code?.position?.end.offset)).toMatch(
      /^```python[\s\S]*```$/,
    )
  })
  test.each([
    ['a caption below its table', '| a |\n|---|\n| 1 |\n\n: Caption\n'],
    ['a colon without a term', ': nothing\n'],
    ['a term of two lines', 'one\ntwo\n:   three\n'],
    ['a time', 'It is\n12:30 now\n'],
  ])('%s is none', (_, text) => {
    expect(JSON.stringify(fromMarkdown(text))).not.toContain('definitionList')
  })
})

describe('lists that CommonMark does not number', () => {
  test.each([
    ['a. one\nb. two\n', { style: 'lower-alpha', delimiter: '.' }, 1],
    ['c) three\nd) four\n', { style: 'lower-alpha', delimiter: ')' }, 3],
    ['(iv) four\n(v) five\n', { style: 'lower-roman', delimiter: '()' }, 4],
    ['B)  two\nC)  three\n', { style: 'upper-alpha', delimiter: ')' }, 2],
    ['(7) seven\n', { style: 'decimal', delimiter: '()' }, 7],
    ['#. one\n#. two\n', { style: 'default', delimiter: '.' }, 1],
    ['(@) one\n(@x) two\n', { style: 'example', delimiter: '()' }, 1],
  ])('%j', (text, fancy, start) => {
    expect(first(text)).toMatchObject({ type: 'list', ordered: true, start, data: { fancy } })
  })
  test('examples count on', () => {
    const lists = fromMarkdown('(@a) one\n\ntext\n\n(@b) two\n').children.filter(
      ({ type }) => type === 'list',
    )
    expect(lists).toMatchObject([{ start: 1 }, { start: 2 }])
  })
  test('another kind of marker begins another list', () => {
    expect(fromMarkdown('a. one\nb. two\n\ni) three\n').children).toMatchObject([
      { data: { fancy: { style: 'lower-alpha' } }, children: [{}, {}] },
      { data: { fancy: { style: 'lower-roman' } } },
    ])
  })
  test('one within another', () => {
    expect(shape(fromMarkdown('a. one\n    i. inner\n    ii. inner too\nb. two\n'))).toEqual([
      'root',
      [
        'list',
        [
          'listItem',
          ['paragraph', 'one'],
          ['list', ['listItem', ['paragraph', 'inner']], ['listItem', ['paragraph', 'inner too']]],
        ],
        ['listItem', ['paragraph', 'two']],
      ],
    ])
  })
  test.each([
    'B. Russell wrote\n',
    'text\na. one\n',
    'e.g. this\n',
    '```\na. one\n```\n',
    'vix. no number\n',
  ])('%j is none', (text) => {
    expect(JSON.stringify(fromMarkdown(text))).not.toContain('"list"')
  })
  test('they are paragraphs where asked for', () => {
    expect(fromMarkdown('a. one\nb. two\n', { pandocLists: false }).children[0]?.type).toBe('paragraph')
  })
})
