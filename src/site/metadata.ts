/** Quarto's files of metadata beside the posts: what `_metadata.yml` and `_quarto.yml` say for all of them. */
import { readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Config, SiteConfig } from '../config/config.js'
import { withDefaults } from '../post/defaults.js'
import { emptyFrontMatter, type FrontMatter, readFrontMatter } from '../post/front-matter.js'
import { readYaml } from '../post/yaml.js'
import { Lines } from '../span.js'
import { decodeUtf8 } from '../utf8.js'
import { type Trouble, troubleOf } from './trouble.js'

/** Longer ones are no metadata. */
const MAX_BYTES = 100_000
const FOLDER_FILES = ['_metadata.yml', '_metadata.yaml'] as const
const PROJECT_FILES = ['_quarto.yml', '_quarto.yaml'] as const

export interface Metadata {
  /** What holds for a post, by its name relative to the folder; null where nothing does. */
  of(name: string): FrontMatter | null
  /** A configuration, completed by what `_quarto.yml` says of the site. */
  configured(config: Config): Config
  readonly troubles: readonly Trouble[]
}

/**
 * @param folder the folder of posts; its `_quarto.yml` stands in it or beside it
 * @param folders the folders below that hold posts, relative to it, with `/`; `''` is the folder itself
 */
export async function readMetadata(folder: string, folders: Iterable<string>): Promise<Metadata> {
  const troubles: Trouble[] = []
  const project = await firstOf([folder, dirname(resolve(folder))], PROJECT_FILES, troubles)
  const shared = project === null ? null : forAll(frontMatterOf(project, []))
  const known = new Map<string, FrontMatter | null>()
  const all = new Set(['', ...[...folders].flatMap(withParents)])
  for (const name of [...all].sort()) {
    const above = name === '' ? shared : (known.get(parentOf(name)) ?? null)
    const file = await firstOf([join(folder, ...name.split('/'))], FOLDER_FILES, troubles)
    const own = file === null ? null : frontMatterOf(file, troubles)
    known.set(name, own === null ? above : above === null ? own : withDefaults(own, above))
  }
  const site = project === null ? {} : siteOf(project)
  return {
    troubles,
    of: (name) => known.get(parentOf(name)) ?? null,
    configured: (config) =>
      Object.keys(site).length === 0 ? config : { ...config, site: { ...site, ...config.site } },
  }
}

const parentOf = (name: string): string => name.split('/').slice(0, -1).join('/')

function withParents(name: string): readonly string[] {
  const parts = name.split('/')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

interface MetadataFile {
  readonly path: string
  readonly text: string
}

async function firstOf(
  folders: readonly string[],
  names: readonly string[],
  troubles: Trouble[],
): Promise<MetadataFile | null> {
  for (const folder of folders)
    for (const name of names) {
      const path = join(folder, name)
      try {
        const { size } = await stat(path)
        if (size > MAX_BYTES) {
          const reason = `The file is too long: ${size} bytes, at most ${MAX_BYTES} are read.`
          troubles.push({ path, reason, note: 'Shorten it.' })
          continue
        }
        const text = decodeUtf8(await readFile(path))
        if (typeof text === 'string') return { path, text }
        troubles.push({ path, ...text })
      } catch (error) {
        const trouble = troubleOf(error, path, 'read')
        if (!isMissing(error)) troubles.push(trouble)
      }
    }
  return null
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

/** A file's keys as front matter; what is wrong with one goes to the troubles. */
function frontMatterOf({ path, text }: MetadataFile, troubles: Trouble[]): FrontMatter {
  const { frontMatter, messages } = readFrontMatter(text, 0)
  const lines = new Lines(text)
  for (const { span, reason, severity } of messages) {
    if (severity !== 'error') continue
    const { line, column } = lines.point(span.start)
    troubles.push({
      path,
      reason,
      note: 'Mend the value: it holds for every post of the folder.',
      line,
      column,
    })
  }
  return frontMatter
}

/** Of a whole project's metadata, what can hold for every post: its `title` and the like are the project's own. */
function forAll({ authors, categories, tags, lang, given, options }: FrontMatter): FrontMatter {
  return { ...emptyFrontMatter(), authors, categories, tags, lang, given, options }
}

/** What `_quarto.yml` says of the site. */
function siteOf({ text }: MetadataFile): SiteConfig {
  const { entries } = readYaml(text, 0)
  const values = new Map(entries.map(({ key, value }) => [key, value]))
  const website = values.get('website')
  const of = (map: unknown, key: string): string | null => {
    const value: unknown = map instanceof Map ? map.get(key) : undefined
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const url = of(website, 'site-url')
  const language = of(values, 'lang')
  const title = of(website, 'title')
  const description = of(website, 'description')
  return {
    ...(title === null ? {} : { title }),
    ...(description === null ? {} : { description }),
    ...(url !== null && /^https?:\/\/[^\s/]+/iu.test(url) && URL.canParse(url) ? { url } : {}),
    ...(language === null ? {} : { language }),
  }
}
