/** Builds a blog: reads and checks every post, renders the pages, and publishes them as a whole or not at all. */
import { relative, resolve, sep } from 'node:path'
import { type Config, DEFAULTS } from '../config/config.js'
import { atLevels, mergeLevels } from '../lint/level.js'
import { passes, totalsOf } from '../report.js'
import type { MessageResult, PostResult, Totals } from '../result.js'
import { Lines } from '../span.js'
import type { CheckPost } from './checked.js'
import { linkFiles, readFiles } from './files.js'
import { categoriesOf, describe } from './page.js'
import { readPosts } from './posts.js'
import { publish, refusal } from './publish.js'
import { type Draft, render } from './render.js'
import { templateTrouble } from './templates.js'
import { language } from './text.js'
import { type Trouble, troubleOf } from './trouble.js'

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
  const shownDrafts = drafts.filter(
    ({ checked }) => options.drafts === true || !checked.post.frontMatter.draft,
  )
  const linked = await follow(shownDrafts, folder, config)
  const results = drafts.map((draft) => linked.results.get(draft) ?? draft.checked.result)
  const totals = totalsOf(results)
  const unpublished = { ...totals, published: false, results, pages: 0, bytes: 0 }
  const troubles = [...(refused === null ? [] : [refused]), ...read.troubles, ...clashes(shownDrafts)]
  if (
    troubles.length > 0 ||
    results.some((result, index) => !passes(result, drafts[index]?.checked.strict ?? strict))
  )
    return { ...unpublished, troubles: troubles.map(named) }

  const theme = options.theme ?? config.theme ?? null
  try {
    const pages = await render(shownDrafts, config, theme === null ? null : resolve(cwd, theme), lang)
    const files = new Map([...(await readFiles(linked.files)), ...pages])
    const trouble = await publish(out, files)
    if (trouble !== null) return { ...unpublished, troubles: [named(trouble)] }
    return {
      ...totals,
      published: true,
      results,
      troubles: [],
      pages: [...files.keys()].filter((path) => path.endsWith('.html')).length,
      bytes: [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0),
    }
  } catch (error) {
    return { ...unpublished, troubles: [named(templateTrouble(error) ?? troubleOf(error, folder, 'read'))] }
  }
}

/** Follows the links of all posts: what they bring along, and the results of those with dead ones. */
async function follow(
  drafts: readonly Draft[],
  folder: string,
  config: Config,
): Promise<{
  readonly files: ReadonlyMap<string, string>
  readonly results: ReadonlyMap<Draft, PostResult>
}> {
  const pages = new Map(drafts.map(({ file, page }) => [file.name, page.path]))
  const files = new Map<string, string>()
  const results = new Map<Draft, PostResult>()
  for (const draft of drafts) {
    const { post, result, tree } = draft.checked
    const linked = await linkFiles(tree, draft.file.name, { folder, pages })
    for (const [path, source] of linked.files) files.set(path, source)
    const levels = mergeLevels(config.rules, post.frontMatter.options.rules)
    const said = atLevels(linked.messages, levels, false)
    if (said.length === 0) continue
    const lines = new Lines(draft.file.text)
    const shift = draft.file.text.length - post.text.length
    const placed = said.map(
      ({ span, fix: _, cause: __, ...rest }): MessageResult => ({
        ...rest,
        ...lines.place({ start: span.start + shift, end: span.end + shift }),
      }),
    )
    results.set(draft, { ...result, messages: [...result.messages, ...placed] })
  }
  return { files, results }
}

/** Two posts with one address: neither can be published. Compared as disks do that take `A` for `a`. */
function clashes(drafts: readonly Draft[]): readonly Trouble[] {
  const lists = categoriesOf(drafts.map(({ page }) => page))
  const taken = new Map<string, string>([
    ['index.html', 'the index of the posts'],
    ['404.html', 'what is not found'],
    ...lists.map(({ name, path }) => [path.toLowerCase(), `the category "${name}"`] as const),
  ])
  const found: Trouble[] = []
  for (const { file, page } of drafts) {
    for (const path of [page.path, ...page.aliases]) {
      const other = taken.get(path.toLowerCase())
      if (other === undefined) {
        taken.set(path.toLowerCase(), file.name)
        continue
      }
      const [what, note] =
        path === page.path
          ? ['Its page', 'Rename one of them.']
          : ['The page of an alias', 'Remove the alias.']
      found.push({
        path: file.path,
        reason: `${what} would be ${path}, which is the page of ${other}.`,
        note,
      })
    }
  }
  return found
}

/** A path as people see it: relative to the working directory, with `/`. */
function shown(cwd: string, path: string): string {
  return (relative(cwd, path) || '.').split(sep).join('/')
}
