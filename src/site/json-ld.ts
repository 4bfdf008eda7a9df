/** What search engines are told of a page: schema.org's Quiz and Blog, as JSON-LD. */
import type { QuestionResult } from '../result.js'
import type { PostPage } from './page.js'

/** Data in a page: nothing of it can end the element that holds it. */
export function inScript(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

export interface AboutPost {
  readonly page: PostPage
  readonly questions: readonly QuestionResult[]
  readonly language: string
  /** Null where the site has no address. */
  readonly url: string | null
  readonly image: string | null
}

/** A post with questions is a Quiz, another one a BlogPosting. */
export function aboutPost({ page, questions, language, url, image }: AboutPost): object {
  const asked = questions.flatMap(question)
  return {
    '@context': 'https://schema.org',
    '@type': asked.length > 0 ? 'Quiz' : 'BlogPosting',
    [asked.length > 0 ? 'name' : 'headline']: page.title,
    ...(url === null ? {} : { url }),
    ...(image === null ? {} : { image }),
    ...(page.excerpt === null ? {} : { description: page.excerpt }),
    inLanguage: page.language ?? language,
    ...(page.date === null ? {} : { datePublished: page.date.iso }),
    ...(page.modified === null ? {} : { dateModified: page.modified.iso }),
    ...(page.authors.length === 0
      ? {}
      : { author: page.authors.map((name) => ({ '@type': 'Person', name })) }),
    ...(page.categories.length === 0
      ? {}
      : asked.length > 0
        ? { about: page.categories.map((name) => ({ '@type': 'Thing', name })) }
        : { keywords: page.categories }),
    ...(page.difficulty === null || asked.length === 0 ? {} : { educationalLevel: page.difficulty }),
    ...(asked.length === 0 ? {} : { hasPart: asked }),
  }
}

/** The index of a blog. */
export function aboutSite(site: {
  readonly title: string
  readonly description: string | null
  readonly language: string
  readonly url: string | null
}): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Blog',
    name: site.title,
    ...(site.description === null ? {} : { description: site.description }),
    ...(site.url === null ? {} : { url: site.url }),
    inLanguage: site.language,
  }
}

function question({ stem, choices, statedKey, asksFor }: QuestionResult): object[] {
  if (statedKey === null || stem === '') return []
  const answer = (text: string, position?: number) => ({
    '@type': 'Answer',
    ...(position === undefined ? {} : { position }),
    text,
  })
  if (choices.length === 0)
    return [
      { '@type': 'Question', name: stem, text: stem, acceptedAnswer: statedKey.map((text) => answer(text)) },
    ]
  if (asksFor !== 'correct' && asksFor !== 'incorrect') return []
  const all = choices.map(({ label, text }, at) => ({
    right: statedKey.includes(label),
    said: answer(text, at),
  }))
  return [
    {
      '@type': 'Question',
      eduQuestionType: statedKey.length === 1 ? 'Multiple choice' : 'Checkbox',
      name: stem,
      text: stem,
      acceptedAnswer: all.filter(({ right }) => right).map(({ said }) => said),
      suggestedAnswer: all.filter(({ right }) => !right).map(({ said }) => said),
    },
  ]
}
