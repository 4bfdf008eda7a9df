import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Config } from '../../src/config/config.js'
import { buildWith } from '../../src/site/build.js'
import { deadLinks } from './dead-links.js'
import { fakeCheck } from './fake.js'
import { contents, folder } from './folder.js'
import { faults } from './valid.js'

async function site(posts: Readonly<Record<string, string>>, config: Config = {}) {
  const cwd = await folder(
    Object.fromEntries(Object.entries(posts).map(([name, text]) => [`posts/${name}`, text])),
  )
  const built = await buildWith(fakeCheck, { cwd, config: { search: false, ...config } })
  expect(built.troubles).toEqual([])
  const made = (await contents(join(cwd, 'dist'), 'utf8')) ?? {}
  for (const [name, text] of Object.entries(made))
    if (name.endsWith('.html')) expect([name, ...(await faults(text))]).toEqual([name])
  expect(deadLinks(made)).toEqual([])
  return made
}

const titles = (page: string | undefined) =>
  [...(page ?? '').matchAll(/<h2[^>]*><a href="[^"]*">([^<]*)</gu)].map(([, title]) => title)

const FIVE = Object.fromEntries(
  [1, 2, 3, 4, 5].map((day) => [
    `p${day}.md`,
    `---\ntitle: P${day}\ndate: 202${day}-01-0${day}\ncategories: [all]\nseries: Steps\n---\nx`,
  ]),
)

test('a list is cut into pages of the configured size', async () => {
  const made = await site(FIVE, { site: { pageSize: 2 } })
  expect(titles(made['index.html'])).toEqual(['P5', 'P4'])
  expect(titles(made['page/2.html'])).toEqual(['P3', 'P2'])
  expect(titles(made['page/3.html'])).toEqual(['P1'])
  expect(titles(made['categories/all/3.html'])).toEqual(['P1'])
  expect(made['page/2.html']).toContain('<a class="pages-step" href="../index.html" rel="prev">')
  expect(made['page/2.html']).toContain('<a class="pages-step" href="../page/3.html" rel="next">')
  expect(made['page/2.html']).toContain('aria-label="Page 2" aria-current="page"')
  expect(made['page/2.html']).toContain('<title>Quizzes · Page 2</title>')
})

test('a list that fits on a page has no pages', async () => {
  expect((await site(FIVE))['index.html']).not.toContain('class="pages"')
})

test('the archive has the posts by year, and those without a date last', async () => {
  const made = await site({ ...FIVE, 'q.md': 'x' })
  const years = [...(made['archive.html'] ?? '').matchAll(/<h2 id="([^"]*)">([^<]*)</gu)].map(
    ([, id, name]) => [id, name],
  )
  expect(years).toEqual([
    ...['2025', '2024', '2023', '2022', '2021'].map((year) => [`y${year}`, year]),
    ['undated', 'Without a date'],
  ])
})

test('a series leads through its parts, the oldest first', async () => {
  const made = await site(FIVE)
  expect(made['p2.html']).toMatch(/<a href="series\/steps.html">Steps<\/a> <span>Part 2 of 5<\/span>/u)
  expect(made['p2.html']).toContain('<li><span aria-current="page">P2</span></li>')
  expect(titles(made['series/steps.html'])).toEqual(['P1', 'P2', 'P3', 'P4', 'P5'])
})

test('languages whose names differ by a sign only are categories of their own', async () => {
  const made = await site({ 'a.md': '---\ncategories: [C, C++, "C#"]\n---\nx' })
  expect(Object.keys(made).filter((name) => name.startsWith('categories/'))).toEqual([
    'categories/c.html',
    'categories/cpp.html',
    'categories/csharp.html',
  ])
})

test('another language has its own words, and may run from right to left', async () => {
  const german = await site(FIVE, { site: { language: 'de-AT' } })
  expect(german['index.html']).toContain('<html lang="de-AT" dir="ltr">')
  expect(german['p1.html']).toContain('data-check="Antwort prüfen"')
  expect(german['p1.html']).toContain('Teil 1 von 5')
  const hebrew = await site(FIVE, { site: { language: 'he' } })
  expect(hebrew['index.html']).toContain('<html lang="he" dir="rtl">')
  expect(hebrew['archive.html']).toContain('<h1>ארכיון</h1>')
})

test('a post may be in a language of its own', async () => {
  const made = await site({ 'a.md': '---\ntitle: א\nlang: he\n---\nx' })
  expect(made['a.html']).toMatch(/<article class="post" [^>]*lang="he" dir="rtl"/u)
  expect(made['a.html']).toContain('<html lang="en" dir="ltr">')
})

test('colours, fonts and the width come from the configuration', async () => {
  const made = await site(
    { 'a.md': 'x' },
    { style: { accent: '#123456', width: '50rem', textFont: 'Georgia, serif' } },
  )
  const css = Object.entries(made).find(([name]) => name.endsWith('.css'))?.[1] ?? ''
  expect(css).toMatch(/:root\{--accent:#123456;[^}]*--measure:50rem;--text-font:Georgia,serif\}/u)
  expect(css).not.toContain('/*')
})
