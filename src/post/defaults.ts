/** Front matter that several posts share, under what each says itself: Quarto's `_metadata.yml`. */
import type { FrontMatter } from './front-matter.js'

/**
 * What a post says, completed by what holds for all of its folder. Lists of names and values are joined, as Quarto
 * joins them; of everything else the post's own is taken.
 */
export function withDefaults(own: FrontMatter, shared: FrontMatter): FrontMatter {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => own.spans.has(key))
  return {
    title: own.title ?? shared.title,
    subtitle: own.subtitle ?? shared.subtitle,
    description: own.description ?? shared.description,
    date: own.date ?? shared.date,
    dateModified: own.dateModified ?? shared.dateModified,
    authors: has('author', 'authors') ? own.authors : shared.authors,
    categories: [...new Set([...shared.categories, ...own.categories])],
    tags: [...new Set([...shared.tags, ...own.tags])],
    image: own.image ?? shared.image,
    imageAlt: own.imageAlt ?? shared.imageAlt,
    draft: has('draft') ? own.draft : shared.draft,
    // Of one page and no other.
    slug: own.slug,
    aliases: own.aliases,
    answer: own.answer,
    difficulty: own.difficulty ?? shared.difficulty,
    series: own.series ?? shared.series,
    lang: own.lang ?? shared.lang,
    given: new Map([...shared.given, ...own.given]),
    options: {
      rules: new Map([...shared.options.rules, ...own.options.rules]),
      ...strictOf(own, shared),
      answers: own.options.answers ?? shared.options.answers,
      table: { ...shared.options.table, ...own.options.table },
    },
    spans: own.spans,
  }
}

function strictOf(own: FrontMatter, shared: FrontMatter): { readonly strict?: boolean } {
  const strict = own.options.strict ?? shared.options.strict
  return strict === undefined ? {} : { strict }
}
