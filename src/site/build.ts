/** Builds a blog: reads and checks every post, renders the pages, and publishes them as a whole or not at all. */
import { relative, resolve, sep } from 'node:path'
import { type Config, DEFAULTS } from '../config/config.js'
import type { Message } from '../message.js'
import { passes, totalsOf } from '../report.js'
import type { PostResult, Totals } from '../result.js'
import { makeBodies } from './bodies.js'
import type { CheckPost } from './checked.js'
import { clashes } from './clashes.js'
import type { Draft } from './draft.js'
import { readFiles } from './files.js'
import type { Linking } from './links.js'
import { ARCHIVE, type Lists, listsOf } from './lists.js'
import { byDate, describe } from './page.js'
import { readPosts } from './posts.js'
import { publish, refusal } from './publish.js'
import { render } from './render.js'
import { withMessages } from './results.js'
import { canSearch, search } from './search.js'
import { basePath, type Site, siteOf } from './site.js'
import { templateTrouble } from './templates.js'
import { type Trouble, troubleOf } from './trouble.js'

/** How far a build has come. */
export interface Progress {
  readonly stage: 'check' | 'render' | 'index' | 'write'
  readonly done: number
  readonly total: number
}

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
  /** Called often, and must be quick. */
  readonly onProgress?: (progress: Progress) => void
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

/**
 * Builds the site. Throws on nothing that a post, the disk or a folder's content brings; `troubles` and the results'
 * messages say it all.
 */
export async function buildWith(check: CheckPost, options: BuildOptions = {}): Promise<BuildResult> {
  const cwd = options.cwd ?? process.cwd()
  const folder = resolve(cwd, options.posts ?? options.config?.posts ?? DEFAULTS.posts)
  const out = resolve(cwd, options.out ?? options.config?.out ?? DEFAULTS.out)
  const tell = options.onProgress ?? (() => undefined)

  const refused = await refusal(out, folder)
  const read = await readPosts(folder, out)
  const config = read.metadata.configured(options.config ?? {})
  const site = siteOf(config)
  const all = read.posts.map((file, at): Draft => {
    const checked = check(file.text, shown(cwd, file.path), read.metadata.of(file.name))
    tell({ stage: 'check', done: at + 1, total: read.posts.length })
    return { file, checked, page: describe(checked, file.name, site.language) }
  })
  const drafts = all
    .filter(({ checked }) => options.drafts === true || !checked.post.frontMatter.draft)
    .sort((a, b) => byDate(a.page, b.page))
  const lists = listsOf(
    drafts.map(({ page }) => page),
    site.title,
    site.pageSize,
    site.words,
  )
  const made = await makeBodies(drafts, site, config, linkingOf(folder, all, drafts, lists, site), (done) =>
    tell({ stage: 'render', done, total: 2 * drafts.length }),
  )
  const results = all.map((draft) => resultOf(draft, made.messages.get(draft) ?? [], config))
  const unpublished = { ...totalsOf(results), published: false, results, pages: 0, bytes: 0 }
  const troubles = [...(refused === null ? [] : [refused]), ...read.troubles, ...clashes(drafts, lists)]
  const named = (trouble: Trouble): Trouble => ({ ...trouble, path: shown(cwd, resolve(trouble.path)) })
  const strict = options.strict ?? config.strict ?? DEFAULTS.strict
  if (troubles.length > 0 || results.some((result, at) => !passes(result, all[at]?.checked.strict ?? strict)))
    return { ...unpublished, troubles: troubles.map(named) }

  const theme = options.theme ?? config.theme ?? null
  try {
    const hasSearch = config.search !== false && (await canSearch())
    const folderOfTheme = theme === null ? null : resolve(cwd, theme)
    const pages = await render(
      { site, config, theme: folderOfTheme, drafts, bodies: made.bodies, lists, hasSearch },
      (done) => tell({ stage: 'render', done: drafts.length + done, total: 2 * drafts.length }),
    )
    const posts = drafts.map(({ page }) => page.path)
    const found = hasSearch
      ? await search(pages, posts, (done) => tell({ stage: 'index', done, total: posts.length }))
      : []
    const brought = await readFiles(made.files)
    if (brought.troubles.length > 0) return { ...unpublished, troubles: brought.troubles.map(named) }
    const files = new Map([...brought.read, ...found, ...pages])
    const trouble = await publish(out, files, (done) => tell({ stage: 'write', done, total: files.size }))
    if (trouble !== null) return { ...unpublished, troubles: [named(trouble)] }
    return {
      ...unpublished,
      published: true,
      troubles: [],
      pages: [...pages.keys()].filter((path) => path.endsWith('.html')).length,
      bytes: [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0),
    }
  } catch (error) {
    return { ...unpublished, troubles: [named(templateTrouble(error) ?? troubleOf(error, folder, 'read'))] }
  }
}

function linkingOf(
  folder: string,
  all: readonly Draft[],
  drafts: readonly Draft[],
  lists: Lists,
  site: Site,
): Linking {
  const pages = new Map(drafts.map(({ file, page }) => [file.name, page.path]))
  const published = new Set([
    ...pages.values(),
    ...drafts.flatMap(({ page }) => page.aliases),
    ...lists.pages.map(({ path }) => path),
    ARCHIVE,
  ])
  const unpublished = new Set(all.map(({ file }) => file.name).filter((name) => !pages.has(name)))
  return { folder, pages, published, unpublished, base: basePath(site.url) }
}

function resultOf({ checked, file }: Draft, messages: readonly Message[], config: Config): PostResult {
  return messages.length === 0 ? checked.result : withMessages(checked, file.text, messages, config)
}

/** A path as people see it: relative to the working directory, with `/`. */
function shown(cwd: string, path: string): string {
  return (relative(cwd, path) || '.').split(sep).join('/')
}
