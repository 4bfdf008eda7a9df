/** Builds a blog: reads and checks every post, renders the pages, and publishes them as a whole or not at all. */
import { relative, resolve, sep } from 'node:path'
import { type Config, DEFAULTS } from '../config/config.js'
import { passes, totalsOf } from '../report.js'
import type { PostResult, Totals } from '../result.js'
import { transform } from '../transform/transform.js'
import { fonts, themeFile } from './assets.js'
import type { CheckedPost, CheckPost } from './checked.js'
import { layOutChoices } from './choices.js'
import { restoreDirectives } from './directives.js'
import { renderBody } from './html.js'
import { byDate, describe, heading, hrefTo, type PostPage, rootFrom } from './page.js'
import { type PostFile, readPosts } from './posts.js'
import { type Files, publish, refusal } from './publish.js'
import { loadTemplates, type Templates } from './templates.js'
import { language } from './text.js'
import type { Trouble } from './trouble.js'
import { WORDS } from './words.js'

export interface BuildOptions {
  /** The folder that is read. Default: the configuration's, else `posts`. */
  readonly posts?: string
  /** The folder that is published. Default: the configuration's, else `dist`. */
  readonly out?: string
  /** Names of files in results are relative to it, and so are the folders. Default: the working directory. */
  readonly cwd?: string
  /** Publishes posts that say `draft: true`, too. Default: false. */
  readonly drafts?: boolean
  /** A question that could not be verified keeps the site from being published. Default: the configuration's. */
  readonly strict?: boolean
  /** A folder of templates that take the place of the default theme's. Default: the configuration's. */
  readonly theme?: string
  /** What `quizproof.yml` says. */
  readonly config?: Config
}

export interface BuildResult extends Totals {
  /** Whether the output folder holds the new site. If not, it is as it was. */
  readonly published: boolean
  readonly results: readonly PostResult[]
  /** What kept the builder from its work: exit code 2. */
  readonly troubles: readonly Trouble[]
  /** Published pages, and the bytes of all published files; 0 where nothing was published. */
  readonly pages: number
  readonly bytes: number
}

/** One post on its way to a page. */
interface Draft {
  readonly file: PostFile
  readonly checked: CheckedPost
  readonly page: PostPage
}

/**
 * Builds the site. Throws on nothing that a post, the disk or a folder's content brings; `troubles` and the results'
 * messages say it all.
 */
export async function buildWith(check: CheckPost, options: BuildOptions = {}): Promise<BuildResult> {
  const cwd = options.cwd ?? process.cwd()
  const config = options.config ?? {}
  const folder = resolve(cwd, options.posts ?? config.posts ?? DEFAULTS.posts)
  const out = resolve(cwd, options.out ?? config.out ?? DEFAULTS.out)
  const strict = options.strict ?? config.strict ?? DEFAULTS.strict
  const named = (trouble: Trouble): Trouble => ({ ...trouble, path: shown(cwd, resolve(trouble.path)) })

  const refused = await refusal(out, folder)
  const read = await readPosts(folder, out)
  const lang = language(config.site?.language)
  const drafts = read.posts.map((file): Draft => {
    const checked = check(file.text, shown(cwd, file.path))
    return { file, checked, page: describe(checked, file.name, lang) }
  })
  const results = drafts.map(({ checked }) => checked.result)
  const totals = totalsOf(results)
  const shownDrafts = drafts.filter(
    ({ checked }) => options.drafts === true || !checked.post.frontMatter.draft,
  )
  const troubles = [...(refused === null ? [] : [refused]), ...read.troubles, ...clashes(shownDrafts)]
  if (troubles.length > 0 || results.some((result) => !passes(result, strict))) {
    return { ...totals, published: false, results, troubles: troubles.map(named), pages: 0, bytes: 0 }
  }
  const theme = options.theme ?? config.theme ?? null
  const files = await render(shownDrafts, config, theme === null ? null : resolve(cwd, theme), lang)
  const trouble = await publish(out, files)
  const published = trouble === null
  return {
    ...totals,
    published,
    results,
    troubles: trouble === null ? [] : [named(trouble)],
    pages: published ? [...files.keys()].filter((path) => path.endsWith('.html')).length : 0,
    bytes: published ? [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0) : 0,
  }
}

/** What every template gets. */
interface Shared {
  readonly site: { readonly title: string }
  readonly words: typeof WORDS
}

/** All files of the site. The same posts give the same bytes. */
async function render(
  drafts: readonly Draft[],
  config: Config,
  theme: string | null,
  lang: string,
): Promise<Files> {
  const templates = loadTemplates(theme)
  const [style, script] = [await themeFile('style.css'), await themeFile('quiz.js')]
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

/** Two posts with one address: neither can be published. Compared as disks do that take `A` for `a`. */
function clashes(drafts: readonly Draft[]): readonly Trouble[] {
  const taken = new Map<string, string>([['index.html', 'the index of the posts']])
  const found: Trouble[] = []
  for (const { file, page } of drafts) {
    const other = taken.get(page.path.toLowerCase())
    if (other === undefined) taken.set(page.path.toLowerCase(), file.name)
    else {
      const reason = `Its page would be ${page.path}, which is the page of ${other}.`
      found.push({ path: file.path, reason, note: 'Rename one of them.' })
    }
  }
  return found
}

/** A path as people see it: relative to the working directory, with `/`. */
function shown(cwd: string, path: string): string {
  return (relative(cwd, path) || '.').split(sep).join('/')
}
