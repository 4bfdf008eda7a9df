import { readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type BuildOptions, type BuildResult, buildWith } from '../../src/site/build.js'
import { fakeCheck } from './fake.js'
import { contents, folder, write } from './folder.js'
import { faults } from './valid.js'

const POST = `---
title: "Learnable parameters"
date: 2022-09-19
---

Read the code.

\`\`\`python
model = keras.Sequential([layers.Dense(10)])
\`\`\`

Which are correct?

1. One.

2. Two.

:::{.callout-note collapse="true"}

## Expand to see the answer

1

Because.

:::
`

async function blog(posts: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  return folder(Object.fromEntries(Object.entries(posts).map(([name, text]) => [`posts/${name}`, text])))
}

function build(cwd: string, options: BuildOptions = {}): Promise<BuildResult> {
  // The index of the search has tests of its own.
  return buildWith(fakeCheck, { cwd, ...options, config: { search: false, ...options.config } })
}

async function page(cwd: string, name: string): Promise<string> {
  return readFile(join(cwd, 'dist', name), 'utf8')
}

test('a post becomes a page and a line of the index', async () => {
  const cwd = await blog({ 'learnable-parameters.md': POST })
  const result = await build(cwd)
  expect(result).toMatchObject({
    published: true,
    posts: 1,
    questions: 1,
    verified: 1,
    pages: 3,
    troubles: [],
  })
  expect(await page(cwd, 'index.html')).toContain(
    '<a href="learnable-parameters.html">Learnable parameters</a>',
  )
  const made = await page(cwd, 'learnable-parameters.html')
  expect(made).toContain('<title>Learnable parameters · Quizzes</title>')
  expect(made).toContain('<time datetime="2022-09-19">September 19, 2022</time>')
  expect(made).toContain('<details class="callout callout-note" data-answers="1">')
})

test('the table stands in the answer, below the key and above the explanation', async () => {
  const cwd = await blog({ 'a.md': POST })
  await build(cwd)
  expect(await page(cwd, 'a.html')).toMatch(
    /Expand to see the answer<\/summary>\s*<p>1<\/p>\s*<figure.*<\/figure>\s*<div class="table-scroll"[^>]*><table class="layer-table">.*<\/table><\/div>\s*<p>Because\.<\/p>\s*<\/details>/su,
  )
})

test('the table goes where the author places it, and away where it is turned off', async () => {
  const cwd = await blog({ 'a.md': POST.replace('Which are', '::layer-table\n\nWhich are') })
  await build(cwd)
  const placed = await page(cwd, 'a.html')
  expect(placed.match(/<table/gu)).toHaveLength(1)
  expect(placed.indexOf('<table')).toBeLessThan(placed.indexOf('Which are'))
  await build(cwd, { config: { table: { off: true } } })
  expect(await page(cwd, 'a.html')).not.toMatch(/<table|layer-table/u)
})

test('every page is valid HTML', async () => {
  const cwd = await blog({
    'a.md': POST,
    'sub/b.qmd':
      '# Heading\n\n### Deep\n\n|a|b|\n|:-|-:|\n|1|2|\n\n- [x] done\n- [ ] not\n\n$x^2$[^1]\n\n[^1]: Note.\n',
    'empty.md': '',
    'x.png': 'png',
    'c.md':
      ':::{.callout-tip}\nx\n:::\n\n<details>\n<summary>Why?</summary>\n\nx\n\n</details>\n\n![alt](x.png) ~~s~~\n',
  })
  expect((await build(cwd)).published).toBe(true)
  for (const [name, text] of Object.entries((await contents(join(cwd, 'dist'))) ?? {})) {
    if (name.endsWith('.html')) expect([name, ...(await faults(text))]).toEqual([name])
  }
})

test('nothing of a page runs inline or comes from elsewhere', async () => {
  const cwd = await blog({ 'a.md': POST, 'sub/b.md': POST })
  await build(cwd)
  for (const name of ['index.html', 'a.html', 'sub/b.html']) {
    const made = await page(cwd, name)
    expect(made).not.toMatch(
      /<style|\sstyle=|<script(?![^>]*\s(?:src=|type="application\/ld\+json"))|\son[a-z]+=/u,
    )
    expect(made).not.toMatch(/(?:src|<link[^>]*href)="?(?:https?:)?\/\//u)
  }
})

test('pages in folders find their way back', async () => {
  const cwd = await blog({ 'x/y/b.md': POST })
  await build(cwd)
  expect(await page(cwd, 'x/y/b.html')).toMatch(
    /<link rel="stylesheet" href="..\/..\/style\.[0-9a-f]{8}\.css">/u,
  )
  expect(await page(cwd, 'x/y/b.html')).toContain('href="../../index.html"')
  expect(await page(cwd, 'index.html')).toContain('href="x/y/b.html"')
})

test('the same posts give the same bytes', async () => {
  const cwd = await blog({ 'a.md': POST, 'b.md': POST })
  await build(cwd)
  const once = await contents(join(cwd, 'dist'))
  await build(cwd)
  expect(await contents(join(cwd, 'dist'))).toEqual(once)
})

test('a title comes from the front matter, else the first heading, else the name of the file', async () => {
  const cwd = await blog({ 'a.md': '---\ntitle: A *t*\n---\n# No', 'b.md': '# A `b`', 'my-post.md': 'x' })
  await build(cwd)
  expect(await page(cwd, 'a.html')).toContain('<h1 dir="auto">A *t*</h1>')
  expect(await page(cwd, 'b.html')).toContain('<h1 dir="auto">A b</h1>')
  expect(await page(cwd, 'my-post.html')).toContain('<h1 dir="auto">my-post</h1>')
})

test('the newest post stands first', async () => {
  const cwd = await blog({
    'a.md': '---\ntitle: A\ndate: 2020-01-01\n---',
    'b.md': '---\ntitle: B\n---',
    'c.md': '---\ntitle: C\ndate: 2021-01-01\n---',
  })
  await build(cwd)
  const titles = [...(await page(cwd, 'index.html')).matchAll(/\.html">([ABC])</gu)].map((match) => match[1])
  expect(titles).toEqual(['C', 'A', 'B'])
})

test('dates and languages follow the site', async () => {
  const cwd = await blog({ 'a.md': POST })
  await build(cwd, { config: { site: { language: 'de' } } })
  expect(await page(cwd, 'a.html')).toContain('<html lang="de"')
  expect(await page(cwd, 'a.html')).toContain('19. September 2022')
})

test('hostile titles are only words', async () => {
  const title = '</title><b>" on="'
  const cwd = await blog({
    'a.md': `---\ntitle: '${title}'\ndescription: '"><img src=x onerror=alert(3)>'\n---\nx`,
  })
  await build(cwd, { config: { site: { title: '<b>Blog</b>', description: '{{ site | json }}<i>' } } })
  for (const name of ['index.html', 'a.html']) {
    const made = await page(cwd, name)
    const shown = made.replace(/<script type="application\/ld\+json">[^<]*<\/script>/gu, '')
    expect(shown).not.toMatch(/<script(?! src=)|<img|<b>|<i>|" on/u)
    expect(await faults(made)).toEqual([])
  }
})

test('Liquid in a post is only words', async () => {
  const cwd = await blog({
    'a.md': '---\ntitle: "{{ site.style }}{% raw %}"\n---\n{{ site.style }} {% assign x = 1 %}',
  })
  await build(cwd)
  expect(await page(cwd, 'a.html')).toContain('<p>{{ site.style }} {% assign x = 1 %}</p>')
  expect(await page(cwd, 'a.html')).toContain('<h1 dir="auto">{{ site.style }}{% raw %}</h1>')
})

test('a wrong answer publishes nothing and leaves the old site', async () => {
  const cwd = await blog({ 'a.md': POST })
  await build(cwd)
  const before = await contents(join(cwd, 'dist'))
  await write(cwd, { 'posts/b.md': `${POST}\nWRONG` })
  expect(await build(cwd)).toMatchObject({
    published: false,
    wrong: 1,
    posts: 2,
    pages: 0,
    bytes: 0,
  })
  expect(await contents(join(cwd, 'dist'))).toEqual(before)
})

test('a file that is not UTF-8 is said after the others were checked', async () => {
  const cwd = await blog({ 'a.md': new Uint8Array([0x61, 0xff, 0xfe]), 'b.md': POST })
  expect(await build(cwd)).toMatchObject({
    published: false,
    posts: 1,
    troubles: [
      { path: 'posts/a.md', reason: 'The file is not UTF-8: unexpected byte FF.', line: 1, column: 2 },
    ],
  })
})

test('a posts folder that is not there is said', async () => {
  const cwd = await folder()
  expect((await build(cwd)).troubles).toEqual([
    {
      path: 'posts',
      reason: "It can't be read: it does not exist.",
      note: 'Check the spelling of the path.',
    },
  ])
})

test('two posts with one page are refused', async () => {
  const cwd = await blog({ 'a.md': POST, 'a.qmd': POST, 'index.md': POST })
  expect((await build(cwd)).troubles).toEqual([
    {
      path: 'posts/a.qmd',
      reason: 'Its page would be a.html, which is the page of a.md.',
      note: 'Rename one of them.',
    },
    {
      path: 'posts/index.md',
      reason: 'Its page would be index.html, which is the page of the index of the posts.',
      note: 'Rename one of them.',
    },
  ])
})

test('strange names of files become plain addresses', async () => {
  const cwd = await blog({ 'Why ReLU? "<b>".md': 'x', 'Größe & Form.md': 'x' })
  await build(cwd)
  expect(await page(cwd, 'index.html')).toContain('href="why-relu-b.html"')
  expect(await page(cwd, 'index.html')).toContain('href="gr%C3%B6%C3%9Fe-form.html"')
})

test('names that begin with a dot or an underscore are passed over, and the output folder too', async () => {
  const cwd = await folder({
    '_draft.md': POST,
    '.hidden.md': POST,
    'a.md': POST,
    'node_modules/x/README.md': 'x',
  })
  expect(await build(cwd, { posts: '.', out: 'site' })).toMatchObject({ published: true, posts: 1 })
  await write(cwd, { 'site/.keep.md': '' })
  expect(await build(cwd, { posts: '.', out: 'site' })).toMatchObject({ posts: 1 })
})

test('templates of a theme take the place of ours one by one', async () => {
  const cwd = await blog({ 'a.md': POST })
  await write(cwd, {
    'theme/post.liquid': "{% layout 'base.liquid' %}{% block main %}<p>{{ page.title }}</p>{% endblock %}",
  })
  await build(cwd, { theme: join(cwd, 'theme') })
  expect(await page(cwd, 'a.html')).toContain('<p>Learnable parameters</p>')
  expect(await page(cwd, 'index.html')).toContain('class="posts"')
})

test('a draft is checked, and published only when asked for', async () => {
  const cwd = await blog({ 'a.md': POST, 'b.md': '---\ntitle: B\ndraft: true\n---\n' })
  expect(await build(cwd)).toMatchObject({ posts: 2, pages: 3 })
  expect(await build(cwd, { drafts: true })).toMatchObject({ posts: 2, pages: 4 })
})

test('files that a post links to are published with it', async () => {
  const cwd = await blog({
    'cnn/a.md': '![plot](img/my%20plot.png) [data](../data.csv?x#y) ![again][p]\n\n[p]: img/my%20plot.png',
    'cnn/img/my plot.png': 'png',
    'data.csv': '1,2',
    'unused.csv': '3',
  })
  expect((await build(cwd)).published).toBe(true)
  const made = await contents(join(cwd, 'dist'))
  expect(made?.['cnn/img/my plot.png']).toBe('png')
  expect(made?.['data.csv']).toBe('1,2')
  expect(made?.['unused.csv']).toBeUndefined()
  expect(made?.['cnn/a.html']).toContain('<img src="../cnn/img/my%20plot.png" alt="plot">')
  expect(made?.['cnn/a.html']).toContain('<a href="../data.csv?x#y">')
})

test('a link to a post leads to its page', async () => {
  const cwd = await blog({
    'a.md': '[b](sub/b.qmd#why)',
    'sub/b.qmd': '# Why\n\n[a](../a.md) [also a](../a.html)',
  })
  await build(cwd)
  expect(await page(cwd, 'a.html')).toContain('href="sub/b.html#main"')
  expect(await page(cwd, 'sub/b.html')).toContain('href="../a.html"')
})

const DEAD: readonly (readonly [target: string, reason: string])[] = [
  ['missing.png', '`missing.png`, does not exist.'],
  ['../../secret.txt', '`../secret.txt`, lies outside the folder of posts, and is not published.'],
  ['out.txt', '`sub/out.txt`, lies outside the folder of posts, and is not published.'],
  ['.env', '`sub/.env`, is hidden, and is not published.'],
  ['inner', '`sub/inner`, is a folder.'],
]

test.each(DEAD)('a link to %s keeps the site from being published', async (target, reason) => {
  const cwd = await blog({
    'sub/a.md': `---\ntitle: A\n---\nSee [x](${target}).`,
    'sub/.env': 'x',
    'sub/inner/y': 'x',
  })
  await write(cwd, { 'secret.txt': 'x' })
  await symlink(join(cwd, 'secret.txt'), join(cwd, 'posts/sub/out.txt'))
  const result = await build(cwd)
  expect(result.published).toBe(false)
  const [said] = result.results[0]?.messages ?? []
  expect(said).toMatchObject({ ruleId: 'missing-file', severity: 'error', line: 4, column: 5 })
  expect(said?.reason.endsWith(reason.replace('missing.png', 'sub/missing.png'))).toBe(true)
})

test('a link that is nearly one to a post says which', async () => {
  const cwd = await blog({ 'a.md': '[b](other-pots.md)', 'other-post.md': 'x' })
  const [said] = (await build(cwd)).results[0]?.messages ?? []
  expect(said?.note).toBe('Did you mean `other-post.md`?')
})

test('a project can live with dead links', async () => {
  const cwd = await blog({ 'a.md': '[b](gone.png)' })
  expect(await build(cwd, { config: { rules: new Map([['missing-file', 'warning']]) } })).toMatchObject({
    published: true,
  })
})

test('a template that cannot be read is said, and leaves the old site', async () => {
  const cwd = await blog({ 'a.md': POST })
  await build(cwd)
  const before = await contents(join(cwd, 'dist'))
  await write(cwd, { 'theme/post.liquid': '{% if %}{% nonsense %}' })
  const result = await build(cwd, { theme: 'theme' })
  expect(result).toMatchObject({ published: false, troubles: [{ path: 'theme/post.liquid' }] })
  expect(await contents(join(cwd, 'dist'))).toEqual(before)
})

test('a theme may bring a style sheet of its own', async () => {
  const cwd = await blog({ 'a.md': POST })
  await write(cwd, { 'theme/style.css': 'body { color: red }' })
  await build(cwd, { theme: 'theme' })
  const made = (await contents(join(cwd, 'dist'))) ?? {}
  expect(Object.entries(made).find(([name]) => name.endsWith('.css'))?.[1]).toBe('body { color: red }')
})

const TAGGED = (title: string, date: string, categories: string) =>
  `---\ntitle: ${title}\ndate: ${date}\ncategories: [${categories}]\n---\n`

test('every category has a page that lists its posts', async () => {
  const cwd = await blog({
    'a.md': TAGGED('A', '2022-01-01', 'CNN, Batch Norm'),
    'b.md': TAGGED('B', '2022-01-02', 'cnn'),
  })
  await build(cwd)
  const made = await page(cwd, 'categories/cnn.html')
  expect([...made.matchAll(/<h2 dir="auto"><a href="([^"]*)">/gu)].map((match) => match[1])).toEqual([
    '../b.html',
    '../a.html',
  ])
  expect(await page(cwd, 'categories/batch-norm.html')).toContain('<h1 dir="auto">Batch Norm</h1>')
  expect(await page(cwd, 'a.html')).toContain(
    '<a class="tag" href="categories/batch-norm.html">Batch Norm</a>',
  )
  expect(await page(cwd, 'index.html')).toMatch(/href="categories\/cnn.html">\w+ <span class="count">2</u)
  for (const name of ['index.html', 'a.html', 'categories/cnn.html'])
    expect(await faults(await page(cwd, name))).toEqual([])
})

test('a post leads to the one before it and the one after it', async () => {
  const cwd = await blog({
    'a.md': TAGGED('A', '2022-01-01', ''),
    'b.md': TAGGED('B', '2022-01-02', ''),
    'c.md': TAGGED('C', '2022-01-03', ''),
  })
  await build(cwd)
  const made = await page(cwd, 'b.html')
  expect(made).toContain(
    '<a href="a.html" rel="prev"><span class="neighbour">Older</span> <span dir="auto">A</span></a>',
  )
  expect(made).toContain(
    '<a class="newer" href="c.html" rel="next"><span class="neighbour">Newer</span> <span dir="auto">C</span></a>',
  )
})

const URL_SITE = { config: { site: { title: 'B & <C>', url: 'https://quiz.example/blog' } } }

test('a site with an address has feeds, a map, and a page for what is not there', async () => {
  const cwd = await blog({ 'sub/a.md': TAGGED("'A & <B> ]]>'", '2022-01-02', 'x&y') })
  await build(cwd, URL_SITE)
  const rss = await page(cwd, 'feed.xml')
  expect(rss).toContain('<link>https://quiz.example/blog/sub/a.html</link>')
  expect(rss).toContain('<pubDate>Sun, 02 Jan 2022 00:00:00 GMT</pubDate>')
  expect(await page(cwd, 'atom.xml')).toContain('<updated>2022-01-02T00:00:00.000Z</updated>')
  expect(JSON.parse(await page(cwd, 'feed.json'))).toMatchObject({
    feed_url: 'https://quiz.example/blog/feed.json',
    items: [{ title: 'A & <B> ]]>', url: 'https://quiz.example/blog/sub/a.html' }],
  })
  expect(await page(cwd, 'sitemap.xml')).toContain('<loc>https://quiz.example/blog/sub/a.html</loc>')
  expect(await page(cwd, 'robots.txt')).toContain('Sitemap: https://quiz.example/blog/sitemap.xml')
  expect(await page(cwd, '404.html')).toContain('href="/blog/index.html"')
  expect(await page(cwd, 'sub/a.html')).toContain(
    '<link rel="canonical" href="https://quiz.example/blog/sub/a.html">',
  )
  for (const name of ['404.html', 'sub/a.html', 'index.html'])
    expect(await faults(await page(cwd, name))).toEqual([])
})

test('feeds do not change from build to build', async () => {
  const cwd = await blog({ 'a.md': 'x' })
  await build(cwd, URL_SITE)
  const once = await contents(join(cwd, 'dist'))
  await build(cwd, URL_SITE)
  expect(await contents(join(cwd, 'dist'))).toEqual(once)
})

test('cells of Quarto are shown without their options, and raw HTML as HTML', async () => {
  const cwd = await blog({
    'a.qmd':
      '```{python}\n#| echo: true\n#| label: x\nx = 1\n```\n\n```{=html}\n<b onclick="x">bold</b>\n```\n',
  })
  await build(cwd)
  const made = await page(cwd, 'a.html')
  expect(made).toContain(
    '<code class="language-python" data-code="1">x <span class="o">=</span> <span class="n">1</span>\n</code>',
  )
  expect(made).toContain('<b>bold</b>')
})

test('a heading that only repeats the title is not said twice', async () => {
  const cwd = await blog({ 'a.md': '# A title\n\nx', 'b.md': '---\ntitle: B\n---\n\n# Another\n\nx' })
  await build(cwd)
  expect((await page(cwd, 'a.html')).match(/>A title</gu)).toHaveLength(1)
  expect(await page(cwd, 'b.html')).toContain('>Another</h2>')
})

test('a key that stands only on the choices is told below them, and not shown on them', async () => {
  const text = ['Check what applies!', '', '- [x] One.', '- [ ] Two.', ''].join('\n')
  const key = { labels: ['1'], span: { start: 0, end: 0 }, text: '', mentions: [], form: 'marks' as const }
  const cwd = await blog({ 'a.md': text })
  const marked: typeof fakeCheck = (...given) => {
    const checked = fakeCheck(...given)
    return {
      ...checked,
      quiz: { ...checked.quiz, questions: checked.quiz.questions.map((one) => ({ ...one, key })) },
    }
  }
  await buildWith(marked, { cwd })
  const made = await page(cwd, 'a.html')
  expect(made).not.toContain('checkbox')
  expect(made).toMatch(
    /<\/ol>\s*<details class="callout callout-note"[^>]*>\s*<summary[^>]*>Answer<\/summary>\s*<p>Answer: 1<\/p>/u,
  )
})

test('a slug names the page, and stays in its folder', async () => {
  const cwd = await blog({ 'sub/a.md': '---\nslug: ../../My Slug\n---\nx' })
  await build(cwd)
  expect(await page(cwd, 'sub/my-slug.html')).toContain('<h1 dir="auto">a</h1>')
})

test('former addresses lead on, and never out of the site', async () => {
  const cwd = await blog({
    'sub/a.md':
      '---\ntitle: A\naliases: [/old/name.html, ../../../escape, other/, "javascript:alert(1)"]\n---\nx',
  })
  expect((await build(cwd)).published).toBe(true)
  expect(await page(cwd, 'old/name.html')).toContain(
    '<meta http-equiv="refresh" content="0; url=../sub/a.html">',
  )
  expect(await page(cwd, 'escape.html')).toContain('url=sub/a.html')
  expect(await page(cwd, 'sub/other/index.html')).toContain('<a href="../../sub/a.html">A</a>')
  expect(await faults(await page(cwd, 'old/name.html'))).toEqual([])
  expect(Object.keys((await contents(cwd)) ?? {}).filter((name) => !/^(?:dist|posts)\//u.test(name))).toEqual(
    [],
  )
})

test('an alias that is the page of another post is refused', async () => {
  const cwd = await blog({ 'a.md': 'x', 'b.md': '---\naliases: [a.html]\n---\nx' })
  expect((await build(cwd)).troubles[0]?.reason).toBe(
    'The page of an alias would be a.html, which is the page of a.md.',
  )
})

test('a page tells its authors, how long it takes and how hard it is', async () => {
  const cwd = await blog({ 'a.md': '---\nauthor: [Ada <b>, Alan]\ndifficulty: easy\n---\nx' })
  await build(cwd)
  expect(await page(cwd, 'a.html')).toMatch(
    /<span>Ada &lt;b&gt;, Alan<\/span> <span>1 min read<\/span> <span>easy<\/span>/u,
  )
})
