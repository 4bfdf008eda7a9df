/** The style sheet as text: what a configuration sets, and the whole without what only people need. */
import type { StyleConfig } from '../config/config.js'

/** The custom properties that a configuration sets; their values have been checked by its schema. */
export function properties({ accent, accentDark, width, ...fonts }: StyleConfig): string {
  const root = [
    ...(accent === undefined ? [] : [tone(accent)]),
    ...(width === undefined ? [] : [`--measure:${width};`]),
    ...(fonts.textFont === undefined ? [] : [`--text-font:${fonts.textFont};`]),
    ...(fonts.uiFont === undefined ? [] : [`--ui-font:${fonts.uiFont};`]),
    ...(fonts.codeFont === undefined ? [] : [`--code-font:${fonts.codeFont};`]),
  ].join('')
  // A colour that can be read on white can't be read on black.
  const dark = accentDark ?? (accent === undefined ? undefined : `color-mix(in oklab,${accent},white 55%)`)
  return [
    root === '' ? '' : `:root{${root}}`,
    dark === undefined
      ? ''
      : `@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${tone(dark)}}}@media screen{:root[data-theme="dark"]{${tone(dark)}}}`,
  ].join('')
}

const tone = (colour: string): string =>
  `--accent:${colour};--accent-soft:color-mix(in oklab,${colour} 12%,var(--paper));`

/** Takes away comments and white space that mean nothing. */
export function minify(css: string): string {
  return css
    .replace(/("(?:[^"\\]|\\.)*")|\/\*.*?\*\/|\s+/gsu, (whole, text: string | undefined) =>
      text !== undefined ? whole : ' ',
    )
    .replace(/("(?:[^"\\]|\\.)*")|\s*([{};,])\s*/gu, (whole, text: string | undefined, mark: string) =>
      text !== undefined ? whole : mark,
    )
    .replace(/;\}/gu, '}')
    .trim()
}
