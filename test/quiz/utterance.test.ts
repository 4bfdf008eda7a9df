import { describe, expect, test } from 'vitest'
import { spanOf } from '../../src/language/utterance.js'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'
import { childrenOf } from '../../src/quiz/node.js'
import { readInline } from '../../src/quiz/utterance.js'

/** Reads the first paragraph of a post. */
function read(source: string) {
  const find = (node: Parameters<typeof childrenOf>[0]): ReturnType<typeof readInline> | null => {
    if (node.type === 'paragraph') return readInline(childrenOf(node), source)
    for (const child of childrenOf(node)) {
      const found = find(child)
      if (found) return found
    }
    return null
  }
  const inline = find(fromMarkdown(source, { pandocLists: false }))
  if (!inline) throw new Error('the post has no paragraph')
  return inline
}

/** The source of some words of the utterance. */
function sourceOf(source: string, words: string): string {
  const { utterance } = read(source)
  const start = utterance.text.indexOf(words)
  const span = spanOf(utterance, { start, end: start + words.length })
  return source.slice(span.start, span.end)
}

const kinds = (source: string) =>
  read(source).utterance.pieces.map(({ kind, start, end }) => [
    kind,
    read(source).utterance.text.slice(start, end),
  ])

describe('text', () => {
  test('is what a reader sees, without the marks', () => {
    expect(read('It has **320** `params` in *all*.').utterance.text).toBe('It has 320 params in all.')
  })

  test('remembers what was emphasised', () => {
    const { pieces, text } = read('is **not** so').utterance
    expect(pieces.filter((piece) => piece.emphasis).map(({ start, end }) => text.slice(start, end))).toEqual([
      'not',
    ])
  })

  test('has escapes and entities as the characters they stand for, each at its place', () => {
    expect(read('a &amp; b \\* c &#215; d').utterance.text).toBe('a & b * c × d')
    expect(sourceOf('a &amp; b \\* c &#215; d', '&')).toBe('&amp;')
    expect(sourceOf('a &amp; b \\* c &#215; d', '*')).toBe('\\*')
    expect(sourceOf('a &amp; b \\* c &#215; d', 'd')).toBe('d')
  })

  test('has a blank for a line end, with the marks of quotes and lists before the next line', () => {
    const source = '> - one\r\n>   two &lt; three\r\n>   four'
    expect(read(source).utterance.text).toBe('one two < three four')
    expect(sourceOf(source, 'two')).toBe('two')
    expect(sourceOf(source, 'four')).toBe('four')
  })

  test('has hard breaks as blanks', () => {
    expect(read('one  \ntwo\\\nthree<br>four').utterance.text).toBe('one two three four')
    expect(read('one  \ntwo').breaks).toEqual([3])
  })

  test('has directives that nobody registered as they are written', () => {
    expect(read('at 12:30, Q2:B, Answer:3, 4').utterance.text).toBe('at 12:30, Q2:B, Answer:3, 4')
  })

  test('has the words of links, and the alternative of images', () => {
    expect(kinds('see [the docs](https://x.y) ![a plot](p.png)')).toEqual([
      ['text', 'see '],
      ['text', 'the docs'],
      ['text', ' '],
      ['image', 'a plot'],
    ])
  })

  test('leaves out tags and footnote marks', () => {
    expect(read('H<sub>2</sub>O[^1]\n\n[^1]: x').utterance.text).toBe('H2O')
  })
})

describe('math', () => {
  test('is a piece without its dollars', () => {
    expect(kinds('so $8 \\cdot 16_a * b_c$ it is')).toEqual([
      ['text', 'so '],
      ['math', '8 \\cdot 16_a * b_c'],
      ['text', ' it is'],
    ])
  })

  test('is none in prices', () => {
    expect(kinds('from $5 to $6')).toEqual([['text', 'from $5 to $6']])
  })
})

describe('spans', () => {
  test('lose brackets and attributes, which are given as marks', () => {
    const source = '[It is `dense`.]{check="params(\'dense\') * 2 == a*b"} Yes.'
    const { utterance, marks } = read(source)
    expect(utterance.text).toBe('It is dense. Yes.')
    expect(marks.map(({ span }) => utterance.text.slice(span.start, span.end))).toEqual(['It is dense.'])
    const check = marks[0]?.attributes.get('check')
    expect(check?.value).toBe("params('dense') * 2 == a*b")
    expect(check && source.slice(check.span.start, check.span.end)).toBe("params('dense') * 2 == a*b")
  })

  test('may stand within a sentence, and have other attributes', () => {
    const { utterance, marks } = read('a [b]{.smallcaps} c [d]{unchecked="why \\"so\\""}')
    expect(utterance.text).toBe('a b c d')
    expect(marks[1]?.attributes.get('unchecked')?.value).toBe('why "so"')
  })

  test('need attributes that can be read', () => {
    expect(read('[a]{b c} and [d]').utterance.text).toBe('[a]{b c} and [d]')
  })

  test('of code lose their attributes', () => {
    expect(read('see `x = 1`{.python} here').utterance.text).toBe('see x = 1 here')
  })
})
