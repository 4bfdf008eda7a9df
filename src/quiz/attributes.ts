/** Pandoc's attributes `{#id .class key="value"}`, read from the source, each value with its place. */
import type { Span } from '../span.js'

export interface Attribute {
  readonly value: string
  /** The value in the source, without its quotes. */
  readonly span: Span
}

export interface Attributes {
  /** By key; the last of repeated keys. Classes are joined under `class`. */
  readonly attributes: ReadonlyMap<string, Attribute>
  /** After the closing brace. */
  readonly end: number
}

/** Reads attributes whose `{` stands at `start`; null if what stands there is none. Linear. */
export function parseAttributes(source: string, start: number, limit: number): Attributes | null {
  const attributes = new Map<string, Attribute>()
  let p = start + 1
  while (p < limit) {
    while (p < limit && /\s/.test(source.charAt(p))) p++
    const char = source.charAt(p)
    if (char === '}') return { attributes, end: p + 1 }
    if (char === '.' || char === '#') {
      const end = wordEnd(source, p + 1, limit, /[\s}"'=.#]/)
      if (end === p + 1) return null
      const key = char === '.' ? 'class' : 'id'
      const before = attributes.get(key)
      const word = source.slice(p + 1, end)
      const value = key === 'class' && before ? `${before.value} ${word}` : word
      attributes.set(key, { value, span: { start: p + 1, end } })
      p = end
      continue
    }
    if (char === '-' && /[\s}]/.test(source.charAt(p + 1))) {
      p++
      continue
    }
    const from = p
    while (p < limit && /[\w:.-]/.test(source.charAt(p))) p++
    if (p === from || source.charAt(p) !== '=') return null
    const read = parseValue(source, p + 1, limit)
    if (!read) return null
    attributes.set(source.slice(from, p), read.attribute)
    p = read.end
  }
  return null
}

function parseValue(
  source: string,
  start: number,
  limit: number,
): { readonly attribute: Attribute; readonly end: number } | null {
  const quote = source.charAt(start)
  if (quote !== '"' && quote !== "'") {
    const end = wordEnd(source, start, limit, /[\s}"']/)
    return end === start
      ? null
      : { attribute: { value: source.slice(start, end), span: { start, end } }, end }
  }
  let value = ''
  let p = start + 1
  while (p < limit && source.charAt(p) !== quote) {
    const escaped = source.charAt(p) === '\\' && /["'\\]/.test(source.charAt(p + 1))
    if (escaped) p++
    value += source.charAt(p)
    p++
  }
  return p < limit ? { attribute: { value, span: { start: start + 1, end: p } }, end: p + 1 } : null
}

function wordEnd(source: string, start: number, limit: number, stop: RegExp): number {
  let p = start
  while (p < limit && !stop.test(source.charAt(p))) p++
  return p
}
