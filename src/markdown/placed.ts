/** Attributes with their places in the file, and attributes written back. */
import type { Span } from '../span.js'
import type { Attribute } from './attributes.js'
import { inSource, type SourceLine } from './source-line.js'

/** An attribute with its places in the source. */
export interface PlacedAttribute {
  /** `id`, `class`, or the key as written. */
  readonly key: string
  readonly value: string
  readonly span: Span
  /** The value as written, without quotes. */
  readonly valueSpan: Span
}

/** Gives the attributes of a text their places in the file. */
export function placeAttributes(
  items: readonly Attribute[],
  lines: readonly SourceLine[],
): readonly PlacedAttribute[] {
  return items.map(({ key, value, span, valueSpan }) => ({
    key,
    value,
    span: inSource(lines, span),
    valueSpan: inSource(lines, valueSpan),
  }))
}

const PLAIN_ID = /^[\p{L}\p{N}\-_:.]+$/u
const PLAIN_CLASS = /^\p{L}[\p{L}\p{N}\-_:.]*$/u
const PLAIN_KEY = /^\p{L}[\p{L}\p{N}\-_:.]*$/u

/** How attributes are spelled: Pandoc's values have backslash escapes, those of directives only entities. */
export type AttributeSpelling = 'pandoc' | 'directive'

/**
 * Attributes as text: `{#id .class key="value"}`. What neither spelling can say (a key with a blank) is left out.
 */
export function writeAttributes(
  attributes: { readonly [key: string]: string | null | undefined },
  spelling: AttributeSpelling = 'pandoc',
): string {
  const isPlain = (text: string, pattern: RegExp): boolean =>
    pattern.test(text) && (spelling === 'pandoc' || !text.includes('.'))
  const pair = (key: string, value: string): string => `${key}=${quote(value, spelling)}`
  const parts = Object.entries(attributes).flatMap(([key, value]): string[] => {
    if (value === null || value === undefined) return []
    if (key === 'id') return [isPlain(value, PLAIN_ID) ? `#${value}` : pair(key, value)]
    if (key !== 'class') return PLAIN_KEY.test(key) ? [pair(key, value)] : []
    const names = value.split(/\s+/u).filter(Boolean)
    return names.map((name) => (isPlain(name, PLAIN_CLASS) ? `.${name}` : pair(key, name)))
  })
  return `{${parts.join(' ')}}`
}

/** Quoted so that reading gives the value back: Pandoc takes no blank directly behind the quote. */
function quote(value: string, spelling: AttributeSpelling): string {
  const entity = (char: string): string => `&#${char.charCodeAt(0)};`
  const escaped = value
    .replace(/&/g, '&amp;')
    .replace(/[\\"]/g, (char) => (spelling === 'pandoc' ? `\\${char}` : entity(char)))
    .replace(/[\r\n\t]/g, entity)
    .replace(/^\s/u, entity)
  return `"${escaped}"`
}

/** Attributes that may stand in HTML: what only tools read (`check`, `unchecked`), and what runs, may not. */
const HTML_KEYS: ReadonlySet<string> = new Set(['lang', 'dir', 'title', 'width', 'height'])

/** The attributes as properties of an element. */
export function htmlProperties(attributes: {
  readonly [key: string]: string
}): Record<string, string | string[]> {
  const properties: Record<string, string | string[]> = {}
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'class') properties['className'] = value.split(' ')
    else if (key === 'id' || HTML_KEYS.has(key) || /^(?:data|aria)-[a-z-]+$/.test(key))
      properties[key] = value
  }
  return properties
}
