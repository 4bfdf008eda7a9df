import { readFile } from 'node:fs/promises'
import remarkDirective from 'remark-directive'
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

const TWO = [
  '```python',
  'encoder = keras.Sequential([keras.Input(shape=(4,)), layers.Dense(2)])',
  'decoder = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4)])',
  '```',
].join('\n')

test('::summary becomes the printed summary, and leaves the table in its place', async () => {
  for (const plugins of [[], [remarkDirective]]) {
    const processor = unified().use(remarkParse)
    for (const plugin of plugins) processor.use(plugin)
    const written = await processor
      .use(quizproof)
      .use(remarkStringify)
      .process(`::summary{model="encoder"}\n\n${TWO}`)
    const text = String(written)
    expect(text).toMatch(/^```text\nModel: "sequential"\n┏━/u)
    expect(text).toContain('Total params: 10 (40.00 B)')
    expect(text).not.toContain('::summary')
  }
})

test('a marker names the columns of its table', async () => {
  for (const plugins of [[], [remarkDirective]]) {
    const processor = unified().use(remarkParse)
    for (const plugin of plugins) processor.use(plugin)
    const written = await processor
      .use(quizproof)
      .use(remarkStringify)
      .process(`::layer-table{columns="layer params" model=decoder}\n\n${TWO}`)
    expect(String(written)).toMatch(/^\| Layer +\| Parameters \|$/mu)
    expect(String(written)).toContain('12')
  }
})
