/** The text of a configuration, read: its values, or what is wrong with it and where. */
import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Level, Levels } from '../lint/level.js'
import type { RuleId } from '../message.js'
import { nearest } from '../nearest.js'
import type { Span } from '../span.js'
import { type Config, levelOf } from './config.js'
import { CONFIG_SCHEMA, type RawConfig } from './schema.js'

/** Something wrong in a configuration, in offsets of its text. */
export interface ConfigProblem {
  readonly span: Span
  readonly reason: string
  readonly actual?: readonly string[]
  readonly expected?: readonly string[]
  readonly note?: string
}

export interface ReadConfig {
  /** What was read; empty where there are problems. */
  readonly config: Config
  readonly problems: readonly ConfigProblem[]
}

/** Longest configuration that is read: far beyond any real one, and quick to parse whatever it holds. */
const MAX_LENGTH = 100_000
/** Times that aliases may be followed; a configuration needs none. */
const MAX_ALIASES = 50

/** Reads a configuration. Never throws on what it says. */
export function readConfig(text: string): ReadConfig {
  if (text.length > MAX_LENGTH) {
    const reason = `The configuration is ${text.length} characters long, at most ${MAX_LENGTH} are read.`
    return { config: {}, problems: [{ span: { start: 0, end: 0 }, reason }] }
  }
  const document = parseDocument(text.replace(/^\uFEFF/, ' '), {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    customTags: [],
    uniqueKeys: true,
  })
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      span: { start: pos[0], end: Math.max(pos[1], pos[0] + 1) },
      reason: `This is not YAML: ${message.split('\n')[0] ?? ''}`,
    }))
    return { config: {}, problems }
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {}
  } catch {
    const reason = `The configuration follows aliases more than ${MAX_ALIASES} times.`
    return { config: {}, problems: [{ span: { start: 0, end: 0 }, reason, note: 'Write the values out.' }] }
  }
  const parsed = CONFIG_SCHEMA.safeParse(value)
  if (parsed.success) return { config: configOf(parsed.data), problems: [] }
  const contents = document.contents
  return { config: {}, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, contents, value)) }
}

function configOf(raw: RawConfig): Config {
  const { rules, given, overrides, ...rest } = raw
  return defined({
    ...rest,
    site: rest.site === undefined ? undefined : defined(rest.site),
    table: rest.table === undefined ? undefined : defined(rest.table),
    style: rest.style === undefined ? undefined : defined(rest.style),
    rules: rules === undefined ? undefined : levelsOf(rules),
    overrides: overrides?.map(({ files, rules: own }) => ({ files, rules: levelsOf(own) })),
    given: given === undefined ? undefined : new Map(Object.entries(given)),
  })
}

function levelsOf(rules: NonNullable<RawConfig['rules']>): Levels {
  const levels = new Map<RuleId, Level>()
  for (const [id, name] of Object.entries(rules))
    if (name !== undefined) levels.set(id as RuleId, levelOf(name))
  return levels
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Without the keys whose value is undefined. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>
}

type Issue = z.core.$ZodIssue

function problemsOf(issue: Issue, contents: unknown, value: unknown): ConfigProblem[] {
  const path = issue.path.map(String)
  const name = path.length === 0 ? 'the configuration' : `\`${path.join('.')}\``
  const node = nodeAt(contents, path)
  const span = spanOf(node)
  const found = shown(valueAt(value, path))
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, contents))
    case 'invalid_key':
      return [unknownKey(path.at(-1) ?? '', path.slice(0, -1), contents)]
    case 'invalid_type':
      return [
        {
          span,
          reason: `Unexpected ${found} for ${name}, expected ${TYPES.get(issue.expected) ?? issue.expected}.`,
          actual: [found],
          expected: [TYPES.get(issue.expected) ?? issue.expected],
        },
      ]
    case 'invalid_value': {
      const options = issue.values.map(String)
      const near = nearest(found.replaceAll('`', ''), options)
      return [
        {
          span,
          reason: `Unexpected ${found} for ${name}, expected ${near ?? options.join(', ')}.`,
          actual: [found],
          expected: near === null ? options : [near],
          ...(near === null ? {} : { note: `It may be ${options.join(', ')}.` }),
        },
      ]
    }
    default:
      return [{ span, reason: `Unexpected ${found} for ${name}: ${issue.message}.`, actual: [found] }]
  }
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'keys with values'],
  ['record', 'keys with values'],
])

/** Keys that a part of the configuration has, by its path. */
function keysAt(path: readonly string[]): readonly string[] {
  const { shape } = CONFIG_SCHEMA
  switch (path.join('.')) {
    case '':
      return Object.keys(shape)
    case 'site':
      return Object.keys(shape.site.unwrap().shape)
    case 'style':
      return Object.keys(shape.style.unwrap().shape)
    case 'table':
      return Object.keys(shape.table.unwrap().shape)
    case 'rules':
      return shape.rules.unwrap().keyType.options
    default:
      break
  }
  switch (path.at(-1)) {
    case 'rules':
      return shape.rules.unwrap().keyType.options
    default:
      return path[0] === 'overrides' ? ['files', 'rules'] : []
  }
}

function unknownKey(key: string, path: readonly string[], contents: unknown): ConfigProblem {
  const keys = keysAt(path)
  const near = nearest(key, keys)
  const parent = nodeAt(contents, path)
  const pair = isMap(parent)
    ? (parent.items as Pair[]).find((item) => isScalar(item.key) && String(item.key.value) === key)
    : undefined
  const where = path.length === 0 ? '' : ` in \`${path.join('.')}\``
  return {
    span: spanOf(pair?.key),
    reason: `Unexpected key \`${key}\`${where}, expected ${near === null ? keys.join(', ') : `\`${near}\``}.`,
    actual: [key],
    expected: near === null ? keys : [near],
    note: near === null ? 'Remove the key.' : `Did you mean \`${near}\`?`,
  }
}

function nodeAt(contents: unknown, path: readonly string[]): unknown {
  let node = contents
  for (const step of path) {
    if (!isMap(node)) {
      const next = isCollection(node) ? node.items[Number(step)] : undefined
      if (next === undefined) return node
      node = next
      continue
    }
    const pair = (node.items as Pair[]).find((item) => isScalar(item.key) && String(item.key.value) === step)
    if (pair?.value == null) return pair?.key ?? node
    node = pair.value
  }
  return node
}

function isCollection(node: unknown): node is { readonly items: readonly unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items)
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let at: unknown = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = new Map<string, unknown>(Object.entries(at)).get(step)
  }
  return at
}

/** A value as an author recognises it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'keys with values'
  return value === undefined ? 'nothing' : `\`${String(value).slice(0, 60)}\``
}

function spanOf(node: unknown): Span {
  const range = typeof node === 'object' && node !== null ? (node as Partial<Node>).range : undefined
  return range == null ? { start: 0, end: 0 } : { start: range[0], end: Math.max(range[1], range[0]) }
}
