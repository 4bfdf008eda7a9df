import { readFile } from 'node:fs/promises'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import quizproof from '../../src/index.js'

const ORIGINAL = new URL('../../posts/learnable-parameters.md', import.meta.url)
const HEADER = /^\| Layer +\| Output shape +\| Parameters \| How +\|$/mu

test('a completed post is written back as Markdown with its table, without GFM', async () => {
  const processor = unified().use(remarkParse).use(remarkFrontmatter).use(quizproof).use(remarkStringify)
  const file = String(await processor.process(await readFile(ORIGINAL, 'utf8')))
  expect(file).toMatch(HEADER)
  expect(file).toMatch(/^:::\s*\{.*collapse="true"/mu)
  expect(file).not.toContain('\\--')
})

test("a host's own way of writing tables wins, whichever plugin comes first", async () => {
  for (const gfmFirst of [true, false]) {
    const base = unified().use(remarkParse).use(remarkFrontmatter)
    const gfm = { tablePipeAlign: false }
    const processor = gfmFirst
      ? base.use(remarkGfm, gfm).use(quizproof)
      : base.use(quizproof).use(remarkGfm, gfm)
    const file = String(await processor.use(remarkStringify).process(await readFile(ORIGINAL, 'utf8')))
    expect(file).toContain('| Layer | Output shape | Parameters | How |')
  }
})

test('markers place tables by the name of a model, and an unknown name gives none', async () => {
  const text = [
    '::layer-table{model="decoder"}',
    '',
    '::layer-table{model=nothing}',
    '',
    '```python',
    'encoder = keras.Sequential([keras.Input(shape=(4,)), layers.Dense(2)])',
    'decoder = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4)])',
    '```',
  ].join('\n')
  const processor = unified().use(remarkParse).use(quizproof).use(remarkStringify)
  const file = String(await processor.process(text))
  expect(file.match(/\| Total/gu)).toHaveLength(1)
  expect(file).toContain('4 × (2 + 1)')
  expect(file).not.toContain('layer-table')
})
