/** From checked posts to the files of a site: plain data in, bytes out. The same posts give the same bytes. */
import { type Config, DEFAULTS } from '../config/config.js'
import { transform } from '../transform/transform.js'
import { fonts, themeFile } from './assets.js'
import type { CheckedPost } from './checked.js'
import { layOutChoices } from './choices.js'
import { restoreDirectives } from './directives.js'
import { renderBody } from './html.js'
import { byDate, heading, hrefTo, type PostPage, rootFrom } from './page.js'
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

/** What every template gets. */
interface Shared {
  readonly site: { readonly title: string }
  readonly words: typeof WORDS
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
  lang: string,
): Promise<Files> {
  const templates = loadTemplates(theme)
  const [style, script] = [await themeFile('style.css', theme), await themeFile('quiz.js', theme)]
  const site = {
    title: config.site?.title ?? 'Quizzes',
    description: config.site?.description ?? null,
    language: lang,
    direction: 'ltr',
    style: style.path,
    script: script.path,
  }
  const files = new Map<string, string | Uint8Array>(
    [style, script, ...(await fonts())].map(({ path, content }) => [path, content]),
  )
  for (const draft of drafts) {
    files.set(draft.page.path, await renderPost(draft, { site, words: WORDS }, templates, config))
  }
  const posts = drafts.map(({ page }) => page).sort(byDate)
  const index = {
    title: site.title,
    heading: site.title,
    description: site.description,
    root: '',
    isIndex: true,
  }
  files.set(
    'index.html',
    await templates.render('index.liquid', {
      site,
      words: WORDS,
      page: index,
      posts: posts.map((post) => ({ ...post, href: hrefTo(post.path) })),
    }),
  )
  return files
}

async function renderPost(
  draft: Draft,
  shared: Shared,
  templates: Templates,
  config: Config,
): Promise<string> {
  const { checked, page } = draft
  restoreDirectives(checked.tree, checked.post.text)
  transform(checked.tree, checked, config.table === undefined ? {} : { table: config.table })
  layOutChoices(checked.tree, checked.quiz, checked.result, shared.words)
  const content = await renderBody(checked.tree, { allowHtml: config.allowHtml ?? DEFAULTS.allowHtml })
  return templates.render('post.liquid', {
    ...shared,
    page: { ...page, heading: heading(page.title, shared.site.title), root: rootFrom(page.path), content },
  })
}
