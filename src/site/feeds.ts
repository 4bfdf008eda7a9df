/** What readers of feeds and search engines ask a site for. All of it needs absolute addresses: `site.url`. */
import { Feed } from 'feed'
import { hrefTo } from './address.js'
import type { PostPage } from './page.js'

export interface FeedSite {
  readonly title: string
  readonly description: string | null
  readonly language: string
  /** Who writes where a post names nobody; the site's title where that is not known. */
  readonly author: string | null
  /** With a slash at its end. */
  readonly url: string
}

/** The newest posts are enough for a reader that comes by now and then. */
const MAX_ITEMS = 20
const GENERATOR = 'quizproof'
/** Feeds must have a time; a site without dates has this one, so that it does not change with each build. */
const NO_DATE = '1970-01-01'

/** RSS, Atom and JSON Feed of posts, the newest first. */
export function feeds(site: FeedSite, posts: readonly PostPage[]): ReadonlyMap<string, string> {
  const newest = posts.slice(0, MAX_ITEMS)
  const feed = new Feed({
    id: site.url,
    link: site.url,
    title: site.title,
    description: site.description ?? site.title,
    author: { name: site.author ?? site.title },
    language: site.language,
    generator: GENERATOR,
    updated: time(lastOf(newest)),
    feedLinks: { rss: `${site.url}feed.xml`, atom: `${site.url}atom.xml`, json: `${site.url}feed.json` },
  })
  for (const post of newest) {
    const link = site.url + hrefTo(post.path)
    feed.addItem({
      id: link,
      link,
      title: post.title,
      date: time(post.modified?.iso ?? post.date?.iso),
      published: time(post.date?.iso ?? post.modified?.iso),
      ...(post.excerpt === null ? {} : { description: post.excerpt }),
      content: `<p>${escapeXml(post.excerpt ?? post.title)}</p>`,
      ...(post.authors.length === 0 ? {} : { author: post.authors.map((name) => ({ name })) }),
      category: post.categories.map((name) => ({ name })),
    })
  }
  return new Map([
    ['feed.xml', feed.rss2()],
    ['atom.xml', feed.atom1()],
    ['feed.json', feed.json1()],
  ])
}

const time = (day: string | undefined): Date => new Date(`${day ?? NO_DATE}T00:00:00Z`)

/** The day of the last change. */
function lastOf(posts: readonly PostPage[]): string | undefined {
  const days = posts.flatMap(({ date, modified }) => [date?.iso ?? [], modified?.iso ?? []].flat())
  return days.sort().at(-1)
}

/** `sitemap.xml` and `robots.txt`. */
export function maps(url: string, pages: readonly string[]): ReadonlyMap<string, string> {
  const lines = pages.map((path) => `<url><loc>${escapeXml(url + hrefTo(path))}</loc></url>\n`)
  return new Map([
    [
      'sitemap.xml',
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</urlset>\n`,
    ],
    ['robots.txt', `User-agent: *\nAllow: /\nSitemap: ${url}sitemap.xml\n`],
  ])
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/gu, (character) => `&#${character.charCodeAt(0)};`)
}
