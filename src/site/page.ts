/** The pages of a blog as plain data: what the templates print. */
import type { Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { CheckedPost } from './checked.js'
import { slug } from './ids.js'
import { language as tagOf } from './locale.js'
import { stem } from './posts.js'
import { type PrintedDate, printDate } from './text.js'

/** A post as the index and its own page show it. */
export interface PostPage {
  /** Relative to the output folder, with `/`: `cnn/learnable-parameters.html`. */
  readonly path: string
  readonly title: string
  /** What the post says of itself. */
  readonly description: string | null
  /** The description, else how the post begins. */
  readonly excerpt: string | null
  readonly date: PrintedDate | null
  readonly modified: PrintedDate | null
  readonly categories: readonly string[]
  readonly authors: readonly string[]
  readonly difficulty: string | null
  readonly series: string | null
  /** The language of the post, where it says one. */
  readonly language: string | null
  /** Its picture, as the front matter has it. */
  readonly image: string | null
  readonly imageAlt: string | null
  /** Whole minutes, at least one. */
  readonly minutes: number
  /** Former paths of the page, from where readers are led on. */
  readonly aliases: readonly string[]
}

/** `2022-09-19`: a date of the front matter may have a time behind it. */
const ISO_DAY_LENGTH = 10

/** People read code and formulas slower than a novel. */
const WORDS_PER_MINUTE = 180

/** What the page of a post says of it, without its body. */
export function describe(post: CheckedPost, name: string, language: string): PostPage {
  const {
    title,
    subtitle,
    description,
    date,
    dateModified,
    categories,
    tags,
    slug: own,
    aliases,
    authors,
    difficulty,
    series,
    lang,
    image,
    imageAlt,
  } = post.post.frontMatter
  return {
    path: pathOf(name, own),
    title: words(title) ?? headingOf(post.tree) ?? stem(name),
    description: words(description) ?? words(subtitle),
    excerpt: words(description) ?? words(subtitle) ?? beginning(post.tree),
    date: date === null ? null : printDate(date.slice(0, ISO_DAY_LENGTH), language),
    modified: dateModified === null ? null : printDate(dateModified.slice(0, ISO_DAY_LENGTH), language),
    categories: [...new Set([...categories, ...tags])],
    authors,
    difficulty: words(difficulty),
    series: words(series),
    language: lang === null || !isTag(lang) ? null : tagOf(lang),
    image: words(image),
    imageAlt: words(imageAlt),
    minutes: Math.max(1, Math.round(textOf(post.tree).split(/\s+/u).length / WORDS_PER_MINUTE)),
    aliases: aliases.map((alias) => aliasPath(alias, name)).filter((path) => path !== null),
  }
}

/** Where the page of a post goes, by the post's own name, its last part by a `slug` of its own. Every part is one path segment that needs no quoting. */
export function pathOf(name: string, own: string | null): string {
  const folders = name.split('/').slice(0, -1)
  return `${[...folders, words(own) ?? stem(name)].map((part) => slug(part) || 'post').join('/')}.html`
}

/**
 * The path of a former address: from the site's root where it begins with `/`, else from the post's folder. Steps
 * upwards end at the root. Null for what is no path of a page.
 */
function aliasPath(alias: string, name: string): string | null {
  const from = alias.startsWith('/') ? [] : name.split('/').slice(0, -1)
  const parts: string[] = [...from]
  for (const part of alias.replace(/[?#].*$/su, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  const [last = '', ...folders] = parts.reverse().map((part) => part.replace(/\.html?$/iu, ''))
  const path = [...folders.reverse(), last].map(slug).filter((part) => part !== '')
  if (path.length === 0) return null
  return alias.endsWith('/') ? `${path.join('/')}/index.html` : `${path.join('/')}.html`
}

/** Search engines and tabs cut a title off at about this length. */
const MAX_TITLE_LENGTH = 70

/** The title of the window: with the site's name where both fit. */
export function heading(title: string, site: string): string {
  const both = `${title} · ${site}`
  if (title !== site && both.length <= MAX_TITLE_LENGTH) return both
  return title.length <= MAX_TITLE_LENGTH ? title : `${cutAt(title, MAX_TITLE_LENGTH - 1)}…`
}

/** The beginning of a text, not in the middle of a character. */
function cutAt(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()
}

/** The newest first; those without a date last; those of one day by title. */
export function byDate(a: PostPage, b: PostPage): number {
  const [left, right] = [a.date?.iso ?? '', b.date?.iso ?? '']
  if (left !== right) return left < right ? 1 : -1
  if (a.title !== b.title) return a.title < b.title ? -1 : 1
  return a.path < b.path ? -1 : 1
}

/** Search engines and readers of feeds show about as much. */
const MAX_EXCERPT_LENGTH = 200

/** The first paragraph of a post, cut at a word. */
function beginning(tree: Root): string | null {
  const first = tree.children.find((node) => node.type === 'paragraph')
  const text = first === undefined ? null : words(textOf(first))
  if (text === null || text.length <= MAX_EXCERPT_LENGTH) return text
  const cut = text.slice(0, MAX_EXCERPT_LENGTH)
  const end = cut.lastIndexOf(' ')
  return `${cutAt(text, end > 0 ? end : MAX_EXCERPT_LENGTH)}…`
}

function headingOf(tree: Root): string | null {
  const heading = tree.children.find((node) => node.type === 'heading')
  return heading === undefined ? null : words(textOf(heading))
}

/** Takes a heading away that begins the post and only repeats its title: the page has said it already. */
export function dropTitle(tree: Root, title: string): void {
  const at = tree.children.findIndex(({ type }) => type !== 'yaml' && type !== 'definition')
  const first = tree.children[at]
  if (first?.type === 'heading' && words(textOf(first)) === title) tree.children.splice(at, 1)
}

/** Whether a text is a language tag by form. */
function isTag(tag: string): boolean {
  return tagOf(tag) !== 'en' || /^en\b/iu.test(tag)
}

/** A text of the front matter on one line, if it is one and says something. */
function words(value: string | null): string | null {
  return value?.replace(/\s+/gu, ' ').trim() || null
}

/** A category with its posts. */
export interface Category {
  readonly name: string
  readonly path: string
  readonly posts: readonly PostPage[]
}

/** The categories of posts, by name; two that differ only in case or punctuation are one, under its first name. */
export function categoriesOf(posts: readonly PostPage[]): readonly Category[] {
  const found = new Map<string, { readonly name: string; readonly posts: PostPage[] }>()
  for (const post of posts) {
    for (const name of post.categories) {
      // C, C++ and C# are three things.
      const key = slug(name.replace(/\+/gu, 'p').replace(/#/gu, 'sharp')) || 'category'
      const members = found.get(key)?.posts
      if (members === undefined) found.set(key, { name, posts: [post] })
      else if (!members.includes(post)) members.push(post)
    }
  }
  const all = [...found].map(([key, { name, posts }]) => ({ name, path: `categories/${key}.html`, posts }))
  return all.sort((a, b) => (a.path < b.path ? -1 : 1))
}
