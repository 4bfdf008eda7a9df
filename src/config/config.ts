/**
 * What a project configures, and what holds where it says nothing. Node-free: finding the file is the command's work.
 */
import { globTest } from '../glob.js'
import type { Plain } from '../keras/summary.js'
import { type Level, type Levels, mergeLevels } from '../lint/level.js'
import type { RuleId } from '../message.js'
import type { TableOptions } from '../transform/options.js'

/** A severity as people write it in configurations and options. */
export const LEVEL_NAMES = ['off', 'info', 'warn', 'error'] as const
export type LevelName = (typeof LEVEL_NAMES)[number]

/** The level that a name means. */
export function levelOf(name: LevelName): Level {
  return name === 'warn' ? 'warning' : name
}

export interface SiteConfig {
  readonly title?: string
  readonly description?: string
  readonly url?: string
  readonly language?: string
  /** Who writes, for feeds. */
  readonly author?: string
  /** Posts on a page of a list. */
  readonly pageSize?: number
}

/** What the default theme looks like, without a style sheet of one's own. */
export interface StyleConfig {
  readonly accent?: string
  readonly accentDark?: string
  readonly textFont?: string
  readonly uiFont?: string
  readonly codeFont?: string
  readonly width?: string
}

/** Settings for some of the files. */
export interface Override {
  /** Patterns of paths, relative to the configuration's folder. */
  readonly files: readonly string[]
  readonly rules: Levels
}

/** The configuration, as far as it is given. */
export interface Config {
  /** The folder of posts. */
  readonly posts?: string
  /** The folder that is published. */
  readonly out?: string
  readonly site?: SiteConfig
  readonly rules?: Levels
  /** Levels for some of the files; a later one wins over an earlier one, and all over {@link rules}. */
  readonly overrides?: readonly Override[]
  readonly strict?: boolean
  /** Further headings and titles that make an answer section: `Lösung`. */
  readonly answers?: readonly string[]
  readonly table?: TableOptions
  /** Values of names that posts use without binding them: `x_train.shape`. */
  readonly given?: ReadonlyMap<string, Plain>
  /** Trusts raw HTML of posts. */
  readonly allowHtml?: boolean
  /** A folder of templates that take the place of the default theme's. */
  readonly theme?: string
  readonly style?: StyleConfig
  /** Whether there is a search, where its library is installed. Default: true. */
  readonly search?: boolean
}

/** The configuration for one file, by its path relative to the configuration's folder. */
export function configFor(config: Config, path: string): Config {
  const fitting = (config.overrides ?? []).filter(({ files }) =>
    files.some((pattern) => globTest(pattern)(path)),
  )
  if (fitting.length === 0) return config
  return { ...config, rules: mergeLevels(config.rules, ...fitting.map(({ rules }) => rules)) }
}

/** What holds where nothing is configured. */
export const DEFAULTS = {
  posts: 'posts',
  out: 'dist',
  strict: false,
  allowHtml: false,
} as const satisfies Config

/** `ID=LEVEL` of an option; null where it is none, or its rule or level is none. */
export function parseLevel(text: string, rules: ReadonlySet<string>): readonly [RuleId, Level] | null {
  const [id = '', name = '', ...rest] = text.split('=')
  const level = LEVEL_NAMES.find((one) => one === name) ?? (name === 'warning' ? 'warn' : undefined)
  if (level === undefined || rest.length > 0 || !isRule(id, rules)) return null
  return [id, levelOf(level)]
}

function isRule(id: string, rules: ReadonlySet<string>): id is RuleId {
  return rules.has(id)
}
