/** The files of the theme that every page shares. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DEFAULT_THEME } from './templates.js'

/** A file under its published path. */
export interface Asset {
  readonly path: string
  readonly content: Uint8Array
}

/** The fonts that the style sheet names: Latin letters only; a reader's own fonts have the rest. */
const FONTS = [
  'literata-latin-wght-normal.woff2',
  'literata-latin-wght-italic.woff2',
  'source-sans-3-latin-wght-normal.woff2',
  'source-code-pro-latin-wght-normal.woff2',
]

/** The fonts, at the paths that the style sheet has. */
export async function fonts(): Promise<readonly Asset[]> {
  return Promise.all(
    FONTS.map(async (name) => ({
      path: `fonts/${name}`,
      content: await readFile(join(DEFAULT_THEME, 'fonts', name)),
    })),
  )
}

/** A file of the theme, else of the default one, under a name that changes with its content, so that browsers may keep it. */
export async function themeFile(name: string, theme: string | null): Promise<Asset> {
  const own = theme === null ? null : await readFile(join(theme, name)).catch(() => null)
  const content = own ?? (await readFile(join(DEFAULT_THEME, name)))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
  return { path: name.replace(/\.(?=[^.]*$)/u, `.${hash}.`), content }
}
