/** The Liquid templates of a theme, over the default theme that the package ships. */
import { fileURLToPath } from 'node:url'
import { Liquid, LiquidError } from 'liquidjs'
import type { Trouble } from './trouble.js'

/** The package's own templates: beside `lib/` as installed, and beside `src/` in the repository. */
export const DEFAULT_THEME = fileURLToPath(new URL('../../templates/', import.meta.url))

/** Renders the pages of one site. */
export interface Templates {
  /** @param name the file name of a template: `post.liquid`; `data` is plain data, and every value of it is escaped */
  render(name: string, data: object): Promise<string>
}

/** @param theme a folder whose templates take the place of those of the default theme that have the same name */
export function loadTemplates(theme: string | null): Templates {
  const liquid = new Liquid({
    root: theme === null ? [DEFAULT_THEME] : [theme, DEFAULT_THEME],
    cache: true,
    outputEscape: 'escape',
    ownPropertyOnly: true,
    strictFilters: true,
    relativeReference: false,
    locale: 'en',
    timezoneOffset: 0,
  })
  return { render: async (name, data) => String(await liquid.renderFile(name, data)) }
}

/** What is wrong with a template, if that is what an error is about. */
export function templateTrouble(error: unknown): Trouble | null {
  if (!LiquidError.is(error)) return null
  const path = error.token?.file ?? DEFAULT_THEME
  const [reason = ''] = error.message.split('\n')
  return {
    path,
    reason: `The template can't be used: ${reason}.`,
    note: 'Mend the template; its syntax is Liquid.',
  }
}
