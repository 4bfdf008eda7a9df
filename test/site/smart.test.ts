import { readFileSync } from 'node:fs'
import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown.js'
import { dressPunctuation } from '../../src/site/dialect/smart.js'

interface Recorded {
  readonly input: string
  readonly words: string
}

const RECORDED = readFileSync(new URL('smart.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded)

/** The words of a page, without the blanks between its blocks. */
function words(text: string): string {
  const tree = fromMarkdown(text)
  dressPunctuation(tree, text)
  return textOf(tree)
}

const bare = (text: string): string => text.replace(/\s+/gu, '')

describe('punctuation', () => {
  test('there are answers of Pandoc to compare with', () => {
    expect(RECORDED.length).toBeGreaterThan(80)
  })
  test.each(RECORDED)('$input', ({ input, words: expected }) => {
    expect(bare(words(input))).toBe(bare(expected))
  })
  test.each([
    '`"x" -- \'y\'...`\n',
    '```\n"x" --- y\n```\n',
    '$f\'(x) -- "a"$\n',
    '<b title="x -- y">z</b>\n',
    '<!-- "x" -->\n',
  ])('%j stays', (text) => {
    const tree = fromMarkdown(text)
    dressPunctuation(tree, text)
    expect(tree).toEqual(fromMarkdown(text))
  })
  test.each([
    ['See {{< video "a.mp4" >}}.\n', 'See {{< video "a.mp4" >}}.'],
    [': Counts {#tbl-n tbl-colwidths="[1,2]"}\n', ': Counts {#tbl-n tbl-colwidths="[1,2]"}'],
    ['---\nfrom: markdown-smart\n---\n\n"x"\n', 'from: markdown-smart"x"'],
    ['![it\'s](a.png "a -- b")\n', "it's"],
  ])('%j stays as it is', (text, expected) => {
    expect(words(text)).toBe(expected)
  })
  test('hundreds of marks that nothing closes take a bounded time, and no character is lost', () => {
    const text = ` 'a "b`.repeat(3000)
    expect(words(text).replace(/[“”"]/gu, '"').replace(/[‘’']/gu, "'")).toBe(text.trim())
  })
})
