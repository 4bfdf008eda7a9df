/** From checked posts to the pages of a site: plain data in, text out. The same posts give the same bytes. */
import type { Config } from '../config/config.js'
import { hrefTo, rootFrom } from './address.js'
import { fonts, scriptFile, styleFile } from './assets.js'
import type { PrintedBody } from './bodies.js'
import type { Draft } from './draft.js'
import { aboutPost, aboutSite, inScript } from './json-ld.js'
import { ARCHIVE, type ListPage, type Lists } from './lists.js'
import { directionOf, fill } from './locale.js'
import { type Category, categoriesOf, heading, type PostPage } from './page.js'
import type { Files } from './publish.js'
import { basePath, type Site } from './site.js'
import { loadTemplates, type Templates } from './templates.js'
import { verifiedWords } from './verified.js'

/** All that the pages of a site are made of. */
export interface Rendering {
  readonly site: Site
  readonly config: Config
  /** A folder whose files take the place of the default theme's. */
  readonly theme: string | null
  /** The newest first. */
  readonly drafts: readonly Draft[]
  readonly bodies: ReadonlyMap<Draft, PrintedBody>
  readonly lists: Lists
  /** Whether there will be an index to search in. */
  readonly hasSearch: boolean
}

/** What every page is made with. */
interface Maker extends Rendering {
  readonly templates: Templates
  /** What every template gets as `site`. */
  readonly shared: object
  readonly pictures: ReadonlyMap<PostPage, string>
}

/** All pages of the site, and the theme's own files. `seen` is called after each post. */
export async function render(
  given: Rendering,
  seen: (count: number) => void = () => undefined,
): Promise<Files> {
  const { site, theme, drafts, bodies, lists } = given
  const [style, script, themeScript, searchScript] = await Promise.all([
    styleFile(theme, given.config.style ?? {}),
    scriptFile('script.js', theme),
    scriptFile('theme.js', theme),
    scriptFile('search.js', theme),
  ])
  const maker: Maker = {
    ...given,
    templates: loadTemplates(theme),
    pictures: new Map(
      drafts.flatMap((draft) => {
        const picture = bodies.get(draft)?.picture
        return picture == null ? [] : [[draft.page, picture] as const]
      }),
    ),
    shared: {
      ...{ title: site.title, description: site.description, url: site.url },
      ...{ language: site.language, direction: site.direction },
      ...{ style: style.path, script: script.path, themeScript: themeScript.path },
      searchScript: searchScript.path,
      verified: verifiedWords(drafts, site.words),
      hasSearch: given.hasSearch,
    },
  }
  const files = new Map<string, string | Uint8Array>()
  const assets = [style, script, themeScript, ...(given.hasSearch ? [searchScript] : []), ...(await fonts())]
  for (const { path, content } of assets) files.set(path, content)
  const posts = drafts.map(({ page }) => page)
  for (const [index, draft] of drafts.entries()) {
    const beside = { newer: posts[index - 1], older: posts[index + 1] }
    files.set(draft.page.path, await renderPost(maker, draft, beside))
    for (const alias of draft.page.aliases) files.set(alias, await renderAlias(maker, alias, draft.page))
    seen(index + 1)
  }
  for (const list of lists.pages) files.set(list.path, await renderList(maker, list))
  files.set(ARCHIVE, await renderArchive(maker))
  if (site.url !== null) {
    files.set('404.html', await renderPage(maker, '404.html', site.words.notFound, '404.liquid', {}))
    const { feeds, maps } = await import('./feeds.js')
    for (const [path, text] of feeds({ ...site, url: site.url }, posts)) files.set(path, text)
    const pages = [...lists.pages.map(({ path }) => path), ARCHIVE, ...posts.map(({ path }) => path)]
    for (const [path, text] of maps(site.url, pages)) files.set(path, text)
  }
  return files
}

interface Neighbours {
  readonly newer: PostPage | undefined
  readonly older: PostPage | undefined
}

function renderPost(maker: Maker, draft: Draft, { newer, older }: Neighbours): Promise<string> {
  const { site, bodies } = maker
  const { checked, page } = draft
  const link = (post: PostPage | undefined) =>
    post === undefined ? null : { title: post.title, href: rootFrom(page.path) + hrefTo(post.path) }
  const url = site.url === null ? null : site.url + hrefTo(page.path)
  const image = pictureUrl(maker, page)
  const about = aboutPost({
    ...{ page, url, image, language: site.language },
    questions: checked.result.questions,
  })
  return renderPage(maker, page.path, page.title, 'post.liquid', {
    ...card(maker, page, page.path),
    description: page.excerpt,
    isPost: true,
    direction: directionOf(page.language ?? site.language),
    image,
    updated: page.modified === null ? null : fill(site.words.updated, { date: page.modified.text }),
    content: bodies.get(draft)?.html ?? '',
    newer: link(newer),
    older: link(older),
    series: seriesOf(maker, page),
    about: inScript(about),
  })
}

/** A picture for those who show a link to a post; they need a whole address. */
function pictureUrl({ site, pictures }: Maker, page: PostPage): string | null {
  const own = pictures.get(page)
  if (own !== undefined) return site.url === null ? null : site.url + hrefTo(own)
  return page.image !== null && /^https?:\/\//iu.test(page.image) ? page.image : null
}

function seriesOf({ lists, site }: Maker, page: PostPage): object | null {
  const series = lists.series.find(({ posts }) => posts.includes(page))
  if (series === undefined) return null
  const root = rootFrom(page.path)
  return {
    name: series.name,
    href: root + hrefTo(series.path),
    part: fill(site.words.part, { number: series.posts.indexOf(page) + 1, count: series.posts.length }),
    posts: series.posts.map((post) => ({
      title: post.title,
      href: root + hrefTo(post.path),
      isCurrent: post === page,
    })),
  }
}

/** Leads readers of a former address on, without a script. */
function renderAlias(maker: Maker, path: string, page: PostPage): Promise<string> {
  return renderPage(maker, path, page.title, 'alias.liquid', { target: rootFrom(path) + hrefTo(page.path) })
}

function renderList(maker: Maker, list: ListPage): Promise<string> {
  const { site, lists } = maker
  const root = rootFrom(list.path)
  const isIndex = list.kind === 'index'
  const pages = list.pages.map((path, at) => ({
    number: at + 1,
    label: fill(site.words.page, { number: at + 1 }),
    href: root + hrefTo(path),
    isCurrent: path === list.path,
  }))
  return renderPage(maker, list.path, list.title, 'index.liquid', {
    isIndex,
    isFirst: list.number === 1,
    ...(isIndex ? { heading: list.title } : {}),
    kind: list.kind,
    ...(isIndex && list.number === 1
      ? { description: site.description, about: inScript(aboutSite(site)) }
      : {}),
    posts: list.posts.map((post) => ({
      ...card(maker, post, list.path),
      href: root + hrefTo(post.path),
      picture: pictureOf(maker, post, root),
    })),
    categories: lists.categories.map((category) => ({
      ...tag(category, root),
      count: category.posts.length,
      isCurrent: list.kind === 'category' && list.pages[0] === category.path,
    })),
    pages: pages.length > 1 ? pages : [],
    newer: pages[list.number - 2] ?? null,
    older: pages[list.number] ?? null,
  })
}

function pictureOf({ pictures }: Maker, post: PostPage, root: string): object | null {
  const path = pictures.get(post)
  return path === undefined ? null : { src: root + hrefTo(path), alt: post.imageAlt ?? '' }
}

function renderArchive(maker: Maker): Promise<string> {
  const { lists, site } = maker
  return renderPage(maker, ARCHIVE, site.words.archive, 'archive.liquid', {
    isArchive: true,
    years: lists.years.map(({ year, posts }) => ({
      name: year ?? site.words.undated,
      id: year === null ? 'undated' : `y${year}`,
      posts: posts.map((post) => ({ ...card(maker, post, ARCHIVE), href: hrefTo(post.path) })),
    })),
  })
}

/** What a list and the post's own page show of a post. */
function card({ site }: Maker, post: PostPage, from: string): object {
  return {
    ...post,
    categories: categoriesOf([post]).map((category) => tag(category, rootFrom(from))),
    readingTime: fill(site.words.minutes, { count: post.minutes }),
  }
}

const tag = ({ name, path }: Category, root: string): object => ({ name, href: root + hrefTo(path) })

/** A page: what all have, and what its own template needs, as `page`. */
function renderPage(
  maker: Maker,
  path: string,
  title: string,
  template: string,
  own: object,
): Promise<string> {
  const { site, templates, shared } = maker
  // A page that is shown in the place of any other one can't lead on by relative addresses.
  const root = template === '404.liquid' ? (basePath(site.url) ?? '/') : rootFrom(path)
  const canonical = site.url === null ? null : site.url + (path === 'index.html' ? '' : hrefTo(path))
  const page = { title, heading: heading(title, site.title), path, root, canonical, ...own }
  return templates.render(template, { site: shared, words: site.words, page })
}
