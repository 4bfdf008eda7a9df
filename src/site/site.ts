/** What every page of a site is made with: plain data. */
import type { Config } from '../config/config.js'
import { directionOf, language as tagOf, type Words, wordsOf } from './locale.js'

export interface Site {
  readonly title: string
  readonly description: string | null
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** With a slash at its end; null where it is not configured. */
  readonly url: string | null
  readonly author: string | null
  readonly words: Words
  /** The language of {@link words}. */
  readonly wordsLanguage: string
  /** Posts on a page of a list. */
  readonly pageSize: number
}

/** So many cards are looked over in one go. */
const PAGE_SIZE = 24

/** The site that a configuration describes. */
export function siteOf({ site = {} }: Config): Site {
  const language = tagOf(site.language)
  const { words, tag } = wordsOf(language)
  return {
    title: site.title ?? 'Quizzes',
    description: site.description ?? null,
    language,
    direction: directionOf(language),
    url: site.url === undefined ? null : site.url.replace(/\/*$/u, '/'),
    author: site.author ?? null,
    words,
    wordsLanguage: tag,
    pageSize: site.pageSize ?? PAGE_SIZE,
  }
}

/** The path of a site on its host: `/blog/`; null where it is not known. */
export function basePath(url: string | null): string | null {
  return url === null ? null : new URL(url).pathname
}
