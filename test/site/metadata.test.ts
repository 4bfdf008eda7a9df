import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/site.js'
import { folder } from './folder.js'

const page = (cwd: string, name: string) => readFile(join(cwd, 'dist', name), 'utf8')
const config = { search: false }

test('a folder’s metadata holds where a post says nothing, lists are joined', async () => {
  const cwd = await folder({
    'posts/_metadata.yml': 'author: Ada\ncategories: [shared]\ndifficulty: easy\n',
    'posts/sub/_metadata.yml': 'author: Alan\n',
    'posts/a.md': '---\ncategories: [own]\ndifficulty: hard\n---\nx',
    'posts/sub/b.md': 'x',
  })
  expect((await build({ cwd, config })).published).toBe(true)
  const a = await page(cwd, 'a.html')
  expect(a).toContain('<span>Ada</span>')
  expect(a).toContain('<span>hard</span>')
  expect(a.match(/class="tag"/gu)).toHaveLength(2)
  const b = await page(cwd, 'sub/b.html')
  expect(b).toContain('<span>Alan</span>')
  expect(b).toContain('<span>easy</span>')
})

test('a draft may be called so for a whole folder', async () => {
  const cwd = await folder({
    'posts/new/_metadata.yml': 'draft: true',
    'posts/new/a.md': 'x',
    'posts/b.md': 'x',
  })
  expect(await build({ cwd, config })).toMatchObject({ published: true, pages: 3 })
})

test('values that the code does not give may be given for all posts of a folder', async () => {
  const model = '```python\nmodel = keras.Sequential([keras.Input(shape=(n,)), layers.Dense(2)])\n```\n'
  const cwd = await folder({
    'posts/_metadata.yml': 'given: { n: 4 }',
    'posts/a.md': `${model}\nWhich are correct?\n\n1. The model has 10 parameters.\n2. The model has 11 parameters.\n\nAnswer: 1\n`,
  })
  expect(await build({ cwd, config })).toMatchObject({ published: true, verified: 1 })
})

test('_quarto.yml says what the site is called, and the configuration wins over it', async () => {
  const cwd = await folder({
    '_quarto.yml':
      'project: { type: website }\ntitle: No\nlang: de\nwebsite:\n  title: Quarto’s\n  description: D\n  site-url: https://example.org/q\nauthor: Ada\n',
    'posts/a.md': 'x',
  })
  await build({ cwd, config: { ...config, site: { description: 'Own' } } })
  const index = await page(cwd, 'index.html')
  expect(index).toContain('<html lang="de"')
  expect(index).toContain('Quarto’s</h1>')
  expect(index).toContain('<p class="lead">Own</p>')
  expect(index).toContain('<link rel="canonical" href="https://example.org/q/">')
  expect(await page(cwd, 'a.html')).toMatch(/<h1 dir="auto">a<\/h1>.*<span>Ada<\/span>/su)
})

test('what is wrong in metadata is said with its place, and nothing is published', async () => {
  const cwd = await folder({ 'posts/_metadata.yml': 'author: Ada\ndraft: perhaps\n', 'posts/a.md': 'x' })
  expect(await build({ cwd, config })).toMatchObject({
    published: false,
    troubles: [{ path: 'posts/_metadata.yml', line: 2, column: 8 }],
  })
})
