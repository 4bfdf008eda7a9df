/**
 * The attributes in braces of Pandoc (`{#id .class key="value"}`) and of directives (`{#id.class key}`):
 * text → attributes with places. Pure; knows of no syntax tree.
 */
import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference'
import type { Span } from '../span.js'

/** One attribute as written. Spans are offsets of the text that was read. */
export interface Attribute {
  readonly kind: 'id' | 'class' | 'pair'
  /** `id`, `class`, or the key as written. */
  readonly key: string
  /** With escapes and entities resolved. */
  readonly value: string
  readonly span: Span
  /** The value as written, without quotes; for `#id` and `.class` without the marker. */
  readonly valueSpan: Span
}

/** What stands between one pair of braces. */
export interface AttributeList {
  /** The offset after the closing brace. */
  readonly end: number
  readonly items: readonly Attribute[]
}

/** `more` is the answer where the text ends too early: what follows decides. */
export type AttributesRead = AttributeList | 'more' | null

const SPACE = /[ \t]*(?:\r\n|\n|\r)?[ \t]*/y
const ID = /#([\p{L}\p{N}\-_:.]+)/uy
const CLASS = /\.(\p{L}[\p{L}\p{N}\-_:.]*)/uy
const KEY = /(\p{L}[\p{L}\p{N}\-_:.]*)=/uy
const UNQUOTED = /(?:\\[^\p{L}\p{N}\r\n]|[^ \t\r\n}])*/uy
/** Nothing but blanks up to the end of a line: where it stands, the line is blank. */
const BLANK_LINE = /[ \t]*(?:\r\n|\n|\r|$)/y

/**
 * Reads attributes as Pandoc 3 does, from the `{` at an offset.
 *
 * @param more Whether the text may go on after its end; if so, attributes that are only begun answer `more`.
 * @returns null where Pandoc would not take it for attributes.
 */
export function readAttributes(text: string, at: number, more = false): AttributesRead {
  if (text[at] !== '{') return null
  const items: Attribute[] = []
  let index = skip(text, at + 1)
  for (;;) {
    if (index === null) return null
    if (index >= text.length) return more ? 'more' : null
    if (text[index] === '}') return { end: index + 1, items }
    const item = readAttribute(text, index, more)
    if (item === null || item === 'more') return item
    items.push(item)
    index = skip(text, item.span.end)
  }
}

/** After blanks and at most one line ending; null at a blank line. */
function skip(text: string, at: number): number | null {
  SPACE.lastIndex = at
  const skipped = SPACE.exec(text)?.[0] ?? ''
  const index = at + skipped.length
  const blank = /[\r\n]/.test(skipped) && (text[index] === '\n' || text[index] === '\r')
  return blank ? null : index
}

function readAttribute(text: string, at: number, more: boolean): Attribute | 'more' | null {
  const mark = text[at]
  if (mark === '#') return shorthand(text, at, ID, 'id')
  if (mark === '.') return shorthand(text, at, CLASS, 'class')
  if (mark === '-') {
    const span = { start: at, end: at + 1 }
    return { kind: 'class', key: 'class', value: 'unnumbered', span, valueSpan: span }
  }
  KEY.lastIndex = at
  const key = KEY.exec(text)?.[1]
  if (key === undefined) return null
  const valueAt = at + key.length + 1
  const quoted = readQuoted(text, valueAt, more)
  if (quoted === 'more') return 'more'
  const value = quoted ?? readUnquoted(text, valueAt)
  const kind = key === 'id' || key === 'class' ? key : 'pair'
  return {
    kind,
    key,
    value: value.value,
    span: { start: at, end: value.end },
    valueSpan: value.span,
  }
}

function shorthand(text: string, at: number, pattern: RegExp, kind: 'id' | 'class'): Attribute | null {
  pattern.lastIndex = at
  const value = pattern.exec(text)?.[1]
  if (value === undefined) return null
  const end = at + 1 + value.length
  return { kind, key: kind, value, span: { start: at, end }, valueSpan: { start: at + 1, end } }
}

interface Value {
  readonly value: string
  readonly end: number
  readonly span: Span
}

/** A value in quotes; null where it isn't one, and so has to be read as unquoted. */
function readQuoted(text: string, at: number, more: boolean): Value | 'more' | null {
  const quote = text[at]
  if (quote !== '"' && quote !== "'") return null
  const first = text[at + 1]
  if (first === undefined) return more ? 'more' : null
  if (/\s/u.test(first)) return null
  let value = ''
  let index = at + 1
  while (index < text.length) {
    const char = text.charAt(index)
    if (char === quote) return { value, end: index + 1, span: { start: at + 1, end: index } }
    const literal = readLiteral(text, index)
    if (literal === null) return null
    value += literal.value
    index = literal.end
  }
  return more ? 'more' : null
}

function readUnquoted(text: string, at: number): Value {
  UNQUOTED.lastIndex = at
  const raw = UNQUOTED.exec(text)?.[0] ?? ''
  const span = { start: at, end: at + raw.length }
  return { value: raw.replace(/\\([^\p{L}\p{N}])/gu, '$1'), end: span.end, span }
}

/** One character of a quoted value: an escape, an entity, a newline (a space, unless a blank line follows) or itself. */
function readLiteral(text: string, at: number): { readonly value: string; readonly end: number } | null {
  const char = text.charAt(at)
  const next = text.charAt(at + 1)
  if (char === '\\' && next !== '' && !/[\p{L}\p{N}\r\n]/u.test(next)) return { value: next, end: at + 2 }
  if (char === '&') {
    const entity = readEntity(text, at)
    if (entity) return entity
  }
  if (char === '\n' || char === '\r') {
    const end = char === '\r' && next === '\n' ? at + 2 : at + 1
    BLANK_LINE.lastIndex = end
    return end < text.length && BLANK_LINE.test(text) ? null : { value: ' ', end }
  }
  return { value: char, end: at + 1 }
}

const ENTITY = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{0,31}));/y

function readEntity(text: string, at: number): { readonly value: string; readonly end: number } | null {
  ENTITY.lastIndex = at
  const match = ENTITY.exec(text)
  if (!match) return null
  const [whole, hex, decimal, name] = match
  const value =
    name === undefined
      ? decodeNumericCharacterReference(hex ?? decimal ?? '', hex === undefined ? 10 : 16)
      : decodeNamedCharacterReference(name)
  return value === false ? null : { value, end: at + whole.length }
}

const DIRECTIVE_SHORTHAND = /([#.])([^\s#.}"'<=>`]+)/y
const DIRECTIVE_KEY = /([\p{L}_:][\p{L}\p{N}\-_:.]*)/uy
const DIRECTIVE_VALUE = /[ \t]*=[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'<=>`}]+))/y

/** Reads attributes as directives have them, from the `{` at an offset: keys without a value, `.a.b`, blanks around `=`; one line. */
export function readDirectiveAttributes(text: string, at: number): AttributeList | null {
  if (text[at] !== '{') return null
  const items: Attribute[] = []
  let index = at + 1
  for (;;) {
    while (text[index] === ' ' || text[index] === '\t') index++
    if (text[index] === '}') return { end: index + 1, items }
    const item = readDirectiveShorthand(text, index) ?? readDirectivePair(text, index)
    if (!item) return null
    items.push(item)
    index = item.span.end
  }
}

function readDirectiveShorthand(text: string, at: number): Attribute | null {
  DIRECTIVE_SHORTHAND.lastIndex = at
  const match = DIRECTIVE_SHORTHAND.exec(text)
  if (!match) return null
  const value = match[2] ?? ''
  const kind = match[1] === '#' ? 'id' : 'class'
  const end = at + match[0].length
  return { kind, key: kind, value, span: { start: at, end }, valueSpan: { start: at + 1, end } }
}

function readDirectivePair(text: string, at: number): Attribute | null {
  DIRECTIVE_KEY.lastIndex = at
  const key = DIRECTIVE_KEY.exec(text)?.[1]
  if (key === undefined) return null
  const kind = key === 'id' || key === 'class' ? key : 'pair'
  const keyEnd = at + key.length
  DIRECTIVE_VALUE.lastIndex = keyEnd
  const match = DIRECTIVE_VALUE.exec(text)
  if (!match)
    return {
      kind,
      key,
      value: '',
      span: { start: at, end: keyEnd },
      valueSpan: { start: keyEnd, end: keyEnd },
    }
  const raw = match[1] ?? match[2] ?? match[3] ?? ''
  const end = keyEnd + match[0].length
  const valueEnd = match[3] === undefined ? end - 1 : end
  return {
    kind,
    key,
    value: decodeEntities(raw),
    span: { start: at, end },
    valueSpan: { start: valueEnd - raw.length, end: valueEnd },
  }
}

/** Resolves character references of a text. */
export function decodeEntities(text: string): string {
  let value = ''
  let index = 0
  while (index < text.length) {
    const entity = text[index] === '&' ? readEntity(text, index) : null
    value += entity ? entity.value : text.charAt(index)
    index = entity ? entity.end : index + 1
  }
  return value
}

/**
 * Attributes as mdast has them: `id` (the last one), `class` (all classes joined by a space), the rest by key,
 * the first of repeated keys. Made so that a key `__proto__` is an ordinary one.
 */
export function attributeRecord(items: readonly Attribute[]): Record<string, string> {
  const record = new Map<string, string>()
  const id = items.findLast((item) => item.kind === 'id')
  if (id && id.value !== '') record.set('id', id.value)
  const classes = classList(items)
  if (classes.length > 0) record.set('class', classes.join(' '))
  for (const item of items) {
    if (item.kind === 'pair' && !record.has(item.key)) record.set(item.key, item.value)
  }
  return Object.fromEntries(record)
}

/** All classes, in order. */
export function classList(items: readonly Attribute[]): readonly string[] {
  return items.flatMap((item) => (item.kind === 'class' ? item.value.split(/\s+/u).filter(Boolean) : []))
}
