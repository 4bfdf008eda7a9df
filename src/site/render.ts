/** From checked posts to the files of a site: plain data in, bytes out. The same posts give the same bytes. */
import { type Config, DEFAULTS } from '../config/config.js'
import { fillValues } from '../transform/inline-values.js'
import { transform } from '../transform/transform.js'
import { fonts, themeFile } from './assets.js'
import type { CheckedPost } from './checked.js'
import { layOutChoices, tellKeys } from './choices.js'
import { dressCells } from './code.js'
import { restoreDirectives } from './directives.js'
import { drawModels } from './drawing.js'
import { renderBody } from './html.js'
import {
  byDate,
  type Category,
  categoriesOf,
  dropTitle,
  heading,
  hrefTo,
  type PostPage,
  rootFrom,
} from './page.js'
import type { PostFile } from './posts.js'
import type { Files } from './publish.js'
import { loadTemplates, type Templates } from './templates.js'
import { WORDS } from './words.js'

/** One post on its way to a page. */
export interface Draft {
  readonly file: PostFile
  readonly checked: CheckedPost
  readonly page: PostPage
}

/** What every template gets as `site`. */
interface Site {
  readonly title: string
  readonly description: string | null
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** With a slash at its end; null where it is not configured. */
  readonly url: string | null
  readonly style: string
  readonly script: string
  readonly themeScript: string
  /** What the foot of each page says of the checking. */
  readonly verified: string
}

/** What every page is made with. */
interface Maker {
  readonly site: Site
  readonly templates: Templates
  readonly config: Config
}

/**
 * All pages of the site, and the theme's own files.
 *
 * @param theme a folder whose templates take the place of the default theme's
 */
export async function render(
  drafts: readonly Draft[],
  config: Config,
  theme: string | null,
  language: string,
): Promise<Files> {
  const [style, script, themeScript] = await Promise.all([
    themeFile('style.css', theme),
    themeFile('script.js', theme),
    themeFile('theme.js', theme),
  ])
  const url = config.site?.url
  const site: Site = {
    title: config.site?.title ?? 'Quizzes',
    description: config.site?.description ?? null,
    language,
    direction: RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr',
    url: url === undefined ? null : url.replace(/\/*$/u, '/'),
    style: style.path,
    script: script.path,
    themeScript: themeScript.path,
    verified: verifiedWords(drafts),
  }
  const maker = { site, templates: loadTemplates(theme), config }
  const ordered = [...drafts].sort((a, b) => byDate(a.page, b.page))
  const posts = ordered.map(({ page }) => page)
  const categories = categoriesOf(posts)
  const files = new Map<string, string | Uint8Array>()
  for (const { path, content } of [style, script, themeScript, ...(await fonts())]) files.set(path, content)
  for (const [index, draft] of ordered.entries())
    files.set(
      draft.page.path,
      await renderPost(maker, draft, { newer: posts[index - 1], older: posts[index + 1] }),
    )
  for (const { page } of ordered)
    for (const alias of page.aliases) files.set(alias, await renderAlias(maker, alias, page))
  for (const category of categories)
    files.set(
      category.path,
      await renderList(maker, category.path, category.name, category.posts, categories),
    )
  files.set('index.html', await renderList(maker, 'index.html', site.title, posts, categories))
  if (site.url !== null) {
    files.set('404.html', await renderPage(maker, '404.html', WORDS.notFound, '404.liquid', {}))
    const { feeds, maps } = await import('./feeds.js')
    for (const [path, text] of feeds({ ...site, url: site.url }, posts)) files.set(path, text)
    const pages = ['index.html', ...categories.map(({ path }) => path), ...posts.map(({ path }) => path)]
    for (const [path, text] of maps(site.url, pages)) files.set(path, text)
  }
  return files
}

/** Only what is so: how many of the questions that are published were verified. */
function verifiedWords(drafts: readonly Draft[]): string {
  const questions = drafts.flatMap(({ checked }) => checked.result.questions)
  const verified = questions.filter(({ status }) => status === 'verified').length
  if (questions.length === 0) return ''
  if (verified === questions.length) return WORDS.allVerified
  return WORDS.someVerified.replace('{verified}', String(verified)).replace('{all}', String(questions.length))
}

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
])

interface Neighbours {
  readonly newer: PostPage | undefined
  readonly older: PostPage | undefined
}

async function renderPost(maker: Maker, draft: Draft, { newer, older }: Neighbours): Promise<string> {
  const { checked, page } = draft
  const { allowHtml = DEFAULTS.allowHtml } = maker.config
  const table = { ...maker.config.table, ...checked.post.frontMatter.options.table }
  fillValues(checked.tree, checked.values ?? [], checked.post.text, maker.site.language)
  restoreDirectives(checked.tree, checked.post.text)
  dressCells(checked.tree, checked.quiz)
  dropTitle(checked.tree, page.title)
  tellKeys(checked.tree, checked.quiz, checked.result, WORDS)
  transform(
    checked.tree,
    { quiz: checked.quiz, models: checked.models },
    { table, language: maker.site.language },
  )
  const drawings = await drawModels(checked.tree, checked.models.flat(), WORDS)
  layOutChoices(checked.tree, checked.quiz, checked.result)
  const content = await renderBody(checked.tree, { allowHtml, drawings })
  const link = (post: PostPage | undefined) =>
    post === undefined ? null : { title: post.title, href: rootFrom(page.path) + hrefTo(post.path) }
  return renderPage(maker, page.path, page.title, 'post.liquid', {
    ...card(page, page.path),
    content,
    newer: link(newer),
    older: link(older),
  })
}

/** Leads readers of a former address on, without a script. */
function renderAlias(maker: Maker, path: string, page: PostPage): Promise<string> {
  return renderPage(maker, path, page.title, 'alias.liquid', { target: rootFrom(path) + hrefTo(page.path) })
}

function renderList(
  maker: Maker,
  path: string,
  title: string,
  posts: readonly PostPage[],
  categories: readonly Category[],
): Promise<string> {
  const isIndex = path === 'index.html'
  return renderPage(maker, path, title, 'index.liquid', {
    isIndex,
    ...(isIndex ? { description: maker.site.description } : {}),
    posts: posts.map((post) => ({ ...card(post, path), href: rootFrom(path) + hrefTo(post.path) })),
    categories: categories.map(({ name, path: own, posts: members }) => ({
      name,
      href: rootFrom(path) + hrefTo(own),
      count: members.length,
      isCurrent: own === path,
    })),
  })
}

/** What a list and the post's own page show of a post. */
function card(post: PostPage, from: string): object {
  const categories = categoriesOf([post]).map(({ name, path }) => ({
    name,
    href: rootFrom(from) + hrefTo(path),
  }))
  return { ...post, categories }
}

/** A page: what all have, and what its own template needs, as `page`. */
function renderPage(
  maker: Maker,
  path: string,
  title: string,
  template: string,
  own: object,
): Promise<string> {
  const { site, templates } = maker
  // A page that is shown in the place of any other one can't lead on by relative addresses.
  const root =
    template === '404.liquid' && site.url !== null
      ? site.url.replace(/^[a-z]+:\/\/[^/]*/iu, '')
      : rootFrom(path)
  const canonical = site.url === null ? null : site.url + (path === 'index.html' ? '' : hrefTo(path))
  const page = { title, heading: heading(title, site.title), path, root, canonical, ...own }
  return templates.render(template, { site, words: WORDS, page })
}
