import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Config } from '../../src/config/config.js'
import type { MessageResult } from '../../src/result.js'
import { buildWith } from '../../src/site/build.js'
import { fakeCheck } from './fake.js'
import { contents, folder } from './folder.js'

type Posts = Readonly<Record<string, string>>

async function built(posts: Posts, config: Config = {}) {
  const cwd = await folder(
    Object.fromEntries(Object.entries(posts).map(([name, text]) => [`posts/${name}`, text])),
  )
  const result = await buildWith(fakeCheck, { cwd, config: { search: false, ...config } })
  return { result, site: (await contents(join(cwd, 'dist'))) ?? {} }
}

async function said(posts: Posts, config?: Config): Promise<readonly MessageResult[]> {
  const { result } = await built(posts, config)
  expect(result.published).toBe(false)
  return result.results.flatMap(({ messages }) => messages)
}

test('a link to a heading may use the id of Pandoc or of GitHub', async () => {
  const { site } = await built({
    'a.md':
      "x\n\n## 1. What's new & old?\n\n[p](#whats-new-old) [g](#1-whats-new--old) [s](#1-what-s-new-old)",
  })
  expect(site['a.html']?.match(/href="#post-whats-new-old"/gu)).toHaveLength(3)
})

test('the second of two like headings can be linked to', async () => {
  const { site } = await built({
    'a.md': 'x\n\n## Same\n\n## Same\n\n[b](#same-1)',
    'b.md': '[a](a.md#same-1)',
  })
  expect(site['a.html']).toContain('<h2 id="post-same-1">')
  expect(site['a.html']).toContain('href="#post-same-1"')
  expect(site['b.html']).toContain('href="a.html#post-same-1"')
})

test('a link to a place that is not there keeps the site from being published', async () => {
  expect(await said({ 'a.md': 'x\n\n## Layers\n\nSee [b](#layer).' })).toMatchObject([
    {
      ruleId: 'dead-anchor',
      severity: 'error',
      line: 5,
      column: 5,
      actual: ['#layer'],
      expected: ['#layers'],
      note: 'Did you mean `#layers`?',
    },
  ])
})

test('a link to a place that another page does not have is said, too', async () => {
  expect(await said({ 'a.md': '[b](b.md#gone)', 'b.md': '## Other' })).toMatchObject([
    { ruleId: 'dead-anchor', line: 1, column: 1 },
  ])
})

test('an id that is given twice keeps the site from being published', async () => {
  expect(await said({ 'a.md': 'x\n\n## One {#same}\n\n<p id="same">y</p>' })).toMatchObject([
    { ruleId: 'duplicate-id', severity: 'error', line: 5, column: 1, actual: ['same'] },
  ])
})

test('pictures and links of raw HTML are followed', async () => {
  expect(await said({ 'a.md': 'x\n\n<p><img src="gone.png" alt="x"></p>' })).toMatchObject([
    { ruleId: 'missing-file', line: 3, column: 4, actual: ['gone.png'] },
  ])
  const { site } = await built({
    'sub/a.md': '<p><img src="p.png" alt="x"> <a href="../b.md">b</a></p>',
    'sub/p.png': 'png',
    'b.md': 'x',
  })
  expect(site['sub/p.png']).toBe('png')
  expect(site['sub/a.html']).toContain('<img src="../sub/p.png" alt="x"> <a href="../b.html">')
})

test('a picture of the front matter is published, and missed', async () => {
  const { site } = await built({ 'sub/a.md': '---\nimage: p.png\n---\nx', 'sub/p.png': 'png' })
  expect(site['sub/p.png']).toBe('png')
  expect(site['index.html']).toContain('src="sub/p.png"')
  expect(await said({ 'a.md': '---\ntitle: A\nimage: p.png\n---\nx' })).toMatchObject([
    { ruleId: 'missing-file', line: 3, column: 8, actual: ['p.png'] },
  ])
})

test('an address from the root is one of the site', async () => {
  const { site } = await built(
    { 'sub/a.md': '[i](/) [b](/b.md) [c](/quiz/b.html) [other](/elsewhere/)', 'b.md': 'x' },
    { site: { url: 'https://example.org/quiz' } },
  ).catch(() => ({ site: {} as Readonly<Record<string, string>> }))
  expect(site['sub/a.html']).toContain('<a href="../b.html">c</a> <a href="/elsewhere/">other</a>')
  expect(await said({ 'a.md': '[b](/gone.md)' })).toMatchObject([{ ruleId: 'missing-file' }])
})

test('lists and former addresses can be linked to', async () => {
  const { result, site } = await built({
    'a.md':
      '---\ncategories: [cnn]\naliases: [/old/]\n---\n[i](index.html) [c](categories/cnn.html) [r](archive.html) [o](/old/)',
  })
  expect(result.published).toBe(true)
  expect(site['a.html']).toContain('href="old/index.html"')
})

test('other hosts, addresses of mail and the top of the page are left alone', async () => {
  const { result } = await built({
    'a.md':
      '[a](https://example.org/x#y) [b](mailto:a@b.example) [c](//x.example/) [d](#) [e](#top) <https://x.example>',
  })
  expect(result.published).toBe(true)
})

test('a link to a post that is only a draft is dead', async () => {
  expect(await said({ 'a.md': '[b](b.md)', 'b.md': '---\ndraft: true\n---\nx' })).toMatchObject([
    { ruleId: 'missing-file' },
  ])
})

test('what only carries a script is said, and nothing of it is published', async () => {
  const { result, site } = await built({
    'a.md':
      'x <img src=x onerror=hacked() alt="seen"> <img src=gone.png onerror=hacked()> <a href="#gone" onclick=hacked()>y</a>',
  })
  expect(result.published).toBe(true)
  expect(result.results[0]?.messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
    ['missing-file', 'warning'],
    ['missing-file', 'warning'],
    ['dead-anchor', 'warning'],
  ])
  expect(site['a.html']).toContain('<p>x <span>seen</span> <span></span> <a>y</a></p>')
})
