/** The lists of a blog as plain data: the index in pages, categories, series, and the archive by year. */
import { slug } from './ids.js'
import { fill, type Words } from './locale.js'
import { type Category, categoriesOf, type PostPage } from './page.js'

/** A page that lists posts. */
export interface ListPage {
  readonly kind: 'index' | 'category' | 'series'
  readonly path: string
  readonly title: string
  readonly posts: readonly PostPage[]
  /** Counted from 1. */
  readonly number: number
  /** The paths of all pages of the list, this one included. */
  readonly pages: readonly string[]
}

/** The posts of a year, the newest first; null for those without a date. */
export interface Year {
  readonly year: string | null
  readonly posts: readonly PostPage[]
}

export interface Lists {
  readonly pages: readonly ListPage[]
  readonly categories: readonly Category[]
  readonly series: readonly Category[]
  readonly years: readonly Year[]
}

export const ARCHIVE = 'archive.html'

/**
 * @param posts the newest first
 * @param pageSize how many posts a page of a list has at most
 */
export function listsOf(posts: readonly PostPage[], title: string, pageSize: number, words: Words): Lists {
  const categories = categoriesOf(posts)
  const series = seriesOf(posts)
  const pages = [
    ...paged({ kind: 'index', title, path: 'index.html', folder: 'page', posts }, pageSize, words),
    ...categories.flatMap(({ name, path, posts: members }) =>
      paged({ kind: 'category', title: name, path, folder: folderOf(path), posts: members }, pageSize, words),
    ),
    ...series.flatMap(({ name, path, posts: members }) =>
      paged({ kind: 'series', title: name, path, folder: folderOf(path), posts: members }, pageSize, words),
    ),
  ]
  return { pages, categories, series, years: yearsOf(posts) }
}

const folderOf = (path: string): string => path.replace(/\.html$/u, '')

interface WholeList {
  readonly kind: ListPage['kind']
  readonly title: string
  /** Of the first page; the others are `2.html` and so on in the folder. */
  readonly path: string
  readonly folder: string
  readonly posts: readonly PostPage[]
}

function paged(
  { kind, title, path, folder, posts }: WholeList,
  size: number,
  words: Words,
): readonly ListPage[] {
  const count = Math.max(1, Math.ceil(posts.length / size))
  const pages = Array.from({ length: count }, (_, at) => (at === 0 ? path : `${folder}/${at + 1}.html`))
  return pages.map((own, at) => ({
    kind,
    path: own,
    title: at === 0 ? title : `${title} · ${fill(words.page, { number: at + 1 })}`,
    posts: posts.slice(at * size, (at + 1) * size),
    number: at + 1,
    pages,
  }))
}

/** Series with their parts, the oldest first. */
function seriesOf(posts: readonly PostPage[]): readonly Category[] {
  const found = new Map<string, { readonly name: string; readonly posts: PostPage[] }>()
  for (const post of posts.toReversed()) {
    if (post.series === null) continue
    const key = slug(post.series) || 'series'
    const known = found.get(key)
    if (known === undefined) found.set(key, { name: post.series, posts: [post] })
    else known.posts.push(post)
  }
  return [...found]
    .map(([key, { name, posts: parts }]) => ({ name, path: `series/${key}.html`, posts: parts }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function yearsOf(posts: readonly PostPage[]): readonly Year[] {
  const years = new Map<string | null, PostPage[]>()
  for (const post of posts) {
    const year = post.date?.iso.slice(0, 4) ?? null
    const members = years.get(year)
    if (members === undefined) years.set(year, [post])
    else members.push(post)
  }
  return [...years].map(([year, members]) => ({ year, posts: members }))
}
