import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { build } from '../../src/site.js'
import { deadLinks } from './dead-links.js'
import { BESIDE, DIVERSE } from './diverse.js'
import { contents, scratch, write } from './folder.js'
import { faults } from './valid.js'

let site: Readonly<Record<string, string>>

beforeAll(async () => {
  const cwd = await scratch()
  await write(cwd, withPosts({ ...DIVERSE, ...BESIDE }))
  const built = await build({
    cwd,
    config: { site: { title: 'Diverse', url: 'https://quiz.example/' } },
  })
  expect(built.troubles).toEqual([])
  expect(
    built.results.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 'error')),
  ).toEqual([])
  expect(built.published).toBe(true)
  site = (await contents(join(cwd, 'dist'), 'utf8')) ?? {}
}, 120_000)

function withPosts<T>(files: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`posts/${name}`, text]))
}

const pages = () => Object.keys(site).filter((name) => name.endsWith('.html'))

test('there is a page for each post but the draft', () => {
  expect(pages().length).toBeGreaterThan(Object.keys(DIVERSE).length)
  expect(pages().filter((name) => /draft/u.test(name))).toEqual([])
  expect(Object.entries(site).filter(([, text]) => text.includes('A draft'))).toEqual([])
})

test('every kind of page is valid HTML', async () => {
  for (const name of pages()) expect([name, ...(await faults(site[name] ?? ''))]).toEqual([name])
})

test('every link leads somewhere', () => {
  expect(deadLinks(site)).toEqual([])
})

test('a dead link would be seen', () => {
  const files = { 'a.html': '<p id="x"></p><a href="b.html"></a><a href="#y"></a><a href="#x"></a>' }
  expect(deadLinks(files)).toEqual(['a.html: b.html', 'a.html: #y'])
})

test('no id is given twice on a page', () => {
  for (const name of pages()) {
    const ids = [...(site[name] ?? '').matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id)
    expect([name, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([name, []])
  }
})

test('nothing of a page runs inline, is styled inline, or comes from elsewhere', () => {
  for (const name of pages()) {
    const text = site[name] ?? ''
    expect([name, text.match(/<script(?![^>]*\s(?:src=|type="application\/ld\+json"))[^>]*>/u)]).toEqual([
      name,
      null,
    ])
    expect([name, text.match(/<style|\sstyle=|\son[a-z]+=/u)]).toEqual([name, null])
    expect([
      name,
      text.match(/<(?:img|script|link rel="stylesheet")[^>]*(?:src|href)="(?:https?:)?\/\//u),
    ]).toEqual([name, null])
  }
})

test('what search engines are told is JSON of schema.org', () => {
  const told = pages().flatMap((name) =>
    [...(site[name] ?? '').matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gsu)].map(
      ([, json = '']) => [name, JSON.parse(json)] as const,
    ),
  )
  const about = new Map(told)
  expect(about.get('select-all.html')).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Quiz',
    name: 'Select all',
    url: 'https://quiz.example/select-all.html',
    author: [{ '@type': 'Person', name: 'Ada' }],
    datePublished: '2024-01-01',
    about: [{ name: 'mlp' }, { name: 'C++ & more' }],
    hasPart: [
      {
        '@type': 'Question',
        eduQuestionType: 'Checkbox',
        acceptedAnswer: [
          { text: 'The layer first has 36 parameters.', position: 0 },
          { text: 'The model has 46 parameters.', position: 2 },
        ],
        suggestedAnswer: [{ text: 'The layer second has 8 parameters.', position: 1 }],
      },
    ],
  })
  expect(about.get('words.html')).toMatchObject({ '@type': 'BlogPosting' })
  expect(about.get('index.html')).toMatchObject({ '@type': 'Blog', name: 'Diverse' })
})

test('a post has what other sites show of it', () => {
  expect(site['pictures.html']).toContain(
    '<meta property="og:image" content="https://quiz.example/img/plot.png">',
  )
  expect(site['pictures.html']).toContain('<meta property="og:image:alt" content="A plot">')
  expect(site['index.html'] + (site['page/2.html'] ?? '')).toContain('<img class="card-picture" src="')
})

test('our own style sheet and scripts are small', () => {
  const size = (end: RegExp) =>
    Object.entries(site)
      .filter(([name]) => end.test(name) && !name.startsWith('pagefind/'))
      .reduce((sum, [, text]) => sum + gzipSync(text).length, 0)
  expect(size(/\.css$/u)).toBeLessThan(20_000)
  expect(size(/\.js$/u)).toBeLessThan(8000)
})
