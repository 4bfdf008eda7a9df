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

/**
 * Attributes in Pandoc's spelling: `{#id .class key="value"}`. What Pandoc cannot spell (a key with a blank) is left out.
 */
export function writeAttributes(attributes: { readonly [key: string]: string | null | undefined }): string {
  const parts = Object.entries(attributes).flatMap(([key, value]): string[] => {
    if (value === null || value === undefined) return []
    if (key === 'id') return [PLAIN_ID.test(value) ? `#${value}` : `id=${quote(value)}`]
    if (key === 'class') return value.split(/\s+/u).filter(Boolean).map(writeClass)
    return PLAIN_KEY.test(key) ? [`${key}=${quote(value)}`] : []
  })
  return `{${parts.join(' ')}}`
}

function writeClass(name: string): string {
  return PLAIN_CLASS.test(name) ? `.${name}` : `class=${quote(name)}`
}

/** Quoted so that reading gives the value back: a blank at the start has to be escaped. */
function quote(value: string): string {
  const escaped = value
    .replace(/[\\"]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/\r\n|\r|\n/g, '&#10;')
    .replace(/^\s/u, (blank) => `&#${blank.charCodeAt(0)};`)
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
