/** YAML → a document whose nodes know their places in the file. The only place that calls the YAML parser. */
import { type Document, isMap, isScalar, type Node, parseDocument, type Scalar, visit } from 'yaml'
import { type Message, message } from '../message.js'
import type { Span } from '../span.js'
import { yamlError } from './yaml-words.js'

/** UTF-16 units of front matter. Real ones have up to some thousands. */
export const MAX_FRONT_MATTER = 64 * 1024
/** Brackets or block markers open at once: the YAML parser recurses on them. */
export const MAX_YAML_DEPTH = 64
/** How often aliases may be resolved: ten nested lists of ten aliases are 10¹⁰ values ("billion laughs"). */
export const MAX_ALIASES = 100

/** A key of the front matter, with its value as plain data and both their places. */
export interface Entry {
  readonly key: string
  readonly keySpan: Span
  readonly value: unknown
  readonly span: Span
  /** The place of a value inside, by its path: `['authors', 1]` from the top. */
  readonly at: (path: readonly PropertyKey[]) => Span
  /** The place of the key that a path ends in. */
  readonly keyAt: (path: readonly PropertyKey[]) => Span
}

export interface YamlRead {
  readonly entries: readonly Entry[]
  readonly messages: readonly Message[]
}

/**
 * Reads a mapping.
 *
 * @param base Where the source stands in the file.
 * @param ours Keys whose values are to be plain ones; those of other tools may have tags of theirs.
 */
export function readYaml(source: string, base: number, ours: readonly string[] = []): YamlRead {
  const limit = tooLarge(source, base)
  if (limit) return { entries: [], messages: [limit] }
  // A lone carriage return ends a line for YAML and for us, but not for the parser.
  const document = parseDocument(source.replace(/\r(?!\n)/g, '\n'), {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: false,
  })
  const broken = document.errors.map((error) => {
    const [pos, end] = error.pos
    const start = error.code === 'MISSING_CHAR' ? (openQuote(document, pos) ?? pos) : pos
    return yamlError(error.code, error.message, source, { start, end }, base)
  })
  if (broken.length > 0) return { entries: [], messages: broken.slice(0, 1) }
  return entriesOf(document, base, ours)
}

/** Where a quoted value starts that goes on up to `end`, where its closing quote is missed. */
function openQuote(document: Document.Parsed, end: number): number | null {
  let found: number | null = null
  visit(document, {
    Scalar(_, { type, range }) {
      if (range && range[1] >= end && range[0] < end && type?.startsWith('QUOTE')) found = range[0]
    },
  })
  return found
}

function entriesOf(document: Document.Parsed, base: number, ours: readonly string[]): YamlRead {
  const root = document.contents
  if (root === null || (isScalar(root) && root.value === null)) return { entries: [], messages: [] }
  if (!isMap(root)) {
    const reason = 'The front matter is not a list of keys with values.'
    const note = 'Write one `key: value` a line, as in `title: "Learnable parameters"`.'
    return {
      entries: [],
      messages: [message({ ruleId: 'front-matter', span: spanOf(root, base), reason, note })],
    }
  }
  const messages: Message[] = []
  const entries = root.items.flatMap((pair): Entry[] => {
    const key = pair.key as Node
    if (!isScalar(key)) return []
    const keySpan = spanOf(key, base)
    const node = (pair.value ?? null) as Node | null
    const span = node ? spanOf(node, base) : keySpan
    const value = plain(node, document)
    if (value === TOO_MANY_ALIASES || value === NO_ANCHOR) {
      // What goes beyond the bound once does so in each value that repeats it: said once.
      if (value === NO_ANCHOR || !messages.some(({ ruleId }) => ruleId === 'limit'))
        messages.push(aliasTrouble(value, keyText(key), span))
      return []
    }
    if (ours.includes(keyText(key))) messages.push(...foreignTag(node, keyText(key), base))
    const at = (path: readonly PropertyKey[]): Span => spanWithin(node, path, base) ?? span
    const keyAt = (path: readonly PropertyKey[]): Span => keyWithin(node, path, base) ?? keySpan
    return [{ key: keyText(key), keySpan, value, span, at, keyAt }]
  })
  return { entries, messages }
}

/** A value that asks to be made by something else, such as `!!js/function` or R's `!expr`: nothing is made of it. */
function foreignTag(node: Node | null, key: string, base: number): Message[] {
  let found: Message | null = null
  if (node)
    visit(node, {
      Node(_, { tag, range }) {
        if (tag === undefined || KNOWN_TAG.test(tag)) return undefined
        found = message({
          ruleId: 'front-matter',
          severity: 'warning',
          span: range ? { start: base + range[0], end: base + range[1] } : spanOf(node, base),
          reason: `Unexpected tag \`${shortTag(tag)}\` in \`${key}\`, expected a plain value.`,
          actual: [shortTag(tag)],
          note: 'Nothing was made or run by it: the value is taken as it is written behind the tag.',
        })
        return visit.BREAK
      },
    })
  return found === null ? [] : [found]
}

/** Tags of YAML's own types, and those that only say which of them it is. */
const KNOWN_TAG =
  /^(?:tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|timestamp|binary|set|omap|pairs|merge)|!)$/u

/** A tag as people write it. */
function shortTag(tag: string): string {
  return tag.replace(/^tag:yaml\.org,2002:/u, '!!').slice(0, MAX_TAG)
}
/** So much of a tag is shown. */
const MAX_TAG = 40

function keyText(key: Scalar): string {
  return key.value === null ? (key.source ?? '') : String(key.value)
}

const TOO_MANY_ALIASES = Symbol('too many aliases')
const NO_ANCHOR = Symbol('an alias of nothing')

function aliasTrouble(trouble: typeof TOO_MANY_ALIASES | typeof NO_ANCHOR, key: string, span: Span): Message {
  if (trouble === NO_ANCHOR)
    return message({
      ruleId: 'front-matter',
      span,
      reason: `The value of \`${key}\` repeats a value that has no name.`,
      note: 'A value that starts with `*` needs quotes.',
    })
  return message({
    ruleId: 'limit',
    span,
    reason: `The value of \`${key}\` resolves more than ${MAX_ALIASES} aliases.`,
    note: 'Write the values out instead of repeating them by `*name`.',
  })
}

function plain(node: Node | null, document: Document.Parsed): unknown {
  if (!node) return null
  try {
    return node.toJS(document, { maxAliasCount: MAX_ALIASES, mapAsMap: true })
  } catch (error) {
    if (error instanceof ReferenceError)
      return /excessive/i.test(error.message) ? TOO_MANY_ALIASES : NO_ANCHOR
    throw error
  }
}

function spanWithin(node: Node | null, path: readonly PropertyKey[], base: number): Span | null {
  let current: unknown = node
  for (const step of path) {
    if (!current || typeof current !== 'object' || !('get' in current) || typeof current.get !== 'function')
      break
    const inner: unknown = current.get(step, true)
    if (!inner) break
    current = inner
  }
  return current && typeof current === 'object' && 'range' in current ? spanOf(current as Node, base) : null
}

function keyWithin(node: Node | null, path: readonly PropertyKey[], base: number): Span | null {
  const name = path.at(-1)
  const around: unknown = path.length > 1 && isMap(node) ? node.getIn(path.slice(0, -1), true) : node
  if (name === undefined || !isMap(around)) return null
  const pair = around.items.find(({ key }) => isScalar(key) && key.value === name)
  return pair ? spanOf(pair.key as Node, base) : null
}

function spanOf(node: Node, base: number): Span {
  const [start, end] = node.range ?? [0, 0]
  return { start: base + start, end: base + end }
}

function tooLarge(source: string, base: number): Message | null {
  if (source.length > MAX_FRONT_MATTER)
    return message({
      ruleId: 'limit',
      span: { start: base, end: base },
      reason: `The front matter has ${source.length} characters; the bound is ${MAX_FRONT_MATTER}.`,
      note: 'Front matter holds a post’s title, date and options; put the rest into the post.',
    })
  const at = deepest(source)
  if (at === null) return null
  return message({
    ruleId: 'limit',
    span: { start: base + at, end: base + at + 1 },
    reason: `The front matter nests more than ${MAX_YAML_DEPTH} deep.`,
    note: 'No option of ours nests deeper than three.',
  })
}

/** Where the source nests beyond the bound; null where it does not. Counts in strings and comments too, which is rarely much. */
function deepest(source: string): number | null {
  let flow = 0
  for (const line of source.matchAll(/[^\r\n]+/g)) {
    const markers = /^[ \t]*(?:[-?:][ \t]+)*/.exec(line[0])?.[0].replace(/[ \t]/g, '').length ?? 0
    const indent = /^ */.exec(line[0])?.[0].length ?? 0
    if (markers > MAX_YAML_DEPTH || indent > MAX_YAML_DEPTH * 4) return line.index
    for (let index = 0; index < line[0].length; index++) {
      const char = line[0][index]
      if (char === '[' || char === '{') flow++
      else if (char === ']' || char === '}') flow = Math.max(0, flow - 1)
      if (flow > MAX_YAML_DEPTH) return line.index + index
    }
  }
  return null
}
