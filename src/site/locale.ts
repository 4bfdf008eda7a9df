/** Languages: the words of the interface, and which way they run. */
import { DE } from './locale/de.js'
import { EN, type Words } from './locale/en.js'
import { HE } from './locale/he.js'

export type { Words } from './locale/en.js'

const LOCALES: ReadonlyMap<string, Words> = new Map([
  ['en', EN],
  ['de', DE],
  ['he', HE],
])

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
])

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/** The words of a language; English where there are none of it yet. `tag` says which language they are in. */
export function wordsOf(language: string): { readonly tag: string; readonly words: Words } {
  const words = LOCALES.get(primary(language))
  return words === undefined ? { tag: 'en', words: EN } : { tag: language, words }
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(primary(language)) ? 'rtl' : 'ltr'
}

/** A language tag that the machine's tables know by form; `en` where it is none. */
export function language(tag: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(tag ?? 'en')[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** Fills in what stands in braces. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
}
