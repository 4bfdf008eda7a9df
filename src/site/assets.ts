/** The files of the theme that every page shares. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StyleConfig } from '../config/config.js'
import { minify, properties } from './style.js'
import { DEFAULT_THEME } from './templates.js'

/** A file under its published path. */
export interface Asset {
  readonly path: string
  readonly content: string | Uint8Array
}

/** The fonts that the style sheet names: Latin letters only; a reader's own fonts have the rest. */
const FONTS = [
  'literata-latin-wght-normal.woff2',
  'literata-latin-wght-italic.woff2',
  'source-sans-3-latin-wght-normal.woff2',
  'source-code-pro-latin-wght-normal.woff2',
]

/** The parts of the style sheet in their order. `own` is empty in the default theme, for a theme's own rules. */
export const STYLE_PARTS = [
  'fonts',
  'colours',
  'base',
  'code',
  'tables',
  'network',
  'callouts',
  'quiz',
  'frame',
  'lists',
  'print',
  'own',
] as const

/** The fonts, at the paths that the style sheet has. */
export async function fonts(): Promise<readonly Asset[]> {
  return Promise.all(
    FONTS.map(async (name) => ({
      path: `fonts/${name}`,
      content: await readFile(join(DEFAULT_THEME, 'fonts', name)),
    })),
  )
}

/** The style sheet: a theme's own as a whole or in parts, with what the configuration sets at its end. */
export async function styleFile(theme: string | null, style: StyleConfig): Promise<Asset> {
  const whole = theme === null ? null : await textOf(join(theme, 'style.css'))
  const parts =
    whole === null
      ? await Promise.all(STYLE_PARTS.map((part) => themeText(join('style', `${part}.css`), theme)))
      : [whole]
  const set = properties(style)
  const text = whole !== null && set === '' ? whole : minify([...parts, set].join('\n'))
  return hashed('style.css', text)
}

/** A script of the theme, else of the default one. */
export async function scriptFile(name: string, theme: string | null): Promise<Asset> {
  return hashed(name, await themeText(name, theme))
}

async function themeText(name: string, theme: string | null): Promise<string> {
  const own = theme === null ? null : await textOf(join(theme, name))
  return own ?? (await textOf(join(DEFAULT_THEME, name))) ?? ''
}

const textOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null)

/** Under a name that changes with its content, so that browsers may keep it. */
function hashed(name: string, content: string): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
  return { path: name.replace(/\.(?=[^.]*$)/u, `.${hash}.`), content }
}
