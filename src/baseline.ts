/**
 * A baseline: the errors that an old blog has today, so that only new ones are reported. An entry names the file, the rule and the
 * words of the line, not its number: it survives whatever is written above it.
 */
import type { MessageResult, PostResult } from './result.js'

/** One known error, as often as it occurs. */
export interface BaselineEntry {
  readonly file: string
  readonly ruleId: string
  /** The line it stands in, without the spaces around it. */
  readonly line: string
  readonly count: number
}

export interface Baseline {
  readonly version: 1
  readonly entries: readonly BaselineEntry[]
}

/** A post's result and the text that it is about. */
export interface PostText {
  readonly result: PostResult
  readonly text: string | null
}

/** Longest text of a line that is kept; enough to tell lines apart. */
const MAX_LINE = 200

/** The baseline that makes all of today's errors known, in order of file and place. */
export function baselineOf(posts: readonly PostText[]): Baseline {
  const counts = new Map<string, BaselineEntry>()
  for (const post of posts)
    for (const message of post.result.messages) {
      if (message.severity !== 'error') continue
      const entry = entryOf(post, message)
      const key = keyOf(entry)
      counts.set(key, { ...entry, count: (counts.get(key)?.count ?? 0) + 1 })
    }
  return { version: 1, entries: [...counts.values()] }
}

/** The posts without the errors that a baseline knows, and the entries that no longer occur as often as it says. */
export function withoutKnown<P extends PostText>(
  posts: readonly P[],
  baseline: Baseline,
): { readonly posts: readonly P[]; readonly gone: readonly BaselineEntry[] } {
  const left = new Map(baseline.entries.map((entry) => [keyOf(entry), entry]))
  const kept = posts.map((post) => {
    const messages = post.result.messages.filter((message) => {
      const key = keyOf(entryOf(post, message))
      const entry = left.get(key)
      if (message.severity !== 'error' || entry === undefined || entry.count === 0) return true
      left.set(key, { ...entry, count: entry.count - 1 })
      return false
    })
    return messages.length === post.result.messages.length
      ? post
      : { ...post, result: { ...post.result, messages } }
  })
  const checked = new Set(posts.map(({ result }) => result.file))
  // A file that was not checked this time says nothing about its entries.
  const gone = [...left.values()].filter(({ file, count }) => count > 0 && checked.has(file))
  return { posts: kept, gone }
}

/** A baseline from the text of its file, or null if it is none. */
export function parseBaseline(text: string): Baseline | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(value) || value['version'] !== 1 || !Array.isArray(value['entries'])) return null
  const entries = value['entries'].filter(isEntry)
  return entries.length === value['entries'].length ? { version: 1, entries } : null
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}

function isEntry(value: unknown): value is BaselineEntry {
  return (
    isObject(value) &&
    typeof value['file'] === 'string' &&
    typeof value['ruleId'] === 'string' &&
    typeof value['line'] === 'string' &&
    Number.isSafeInteger(value['count'])
  )
}

function entryOf({ result, text }: PostText, message: MessageResult): BaselineEntry {
  const line = (text ?? '').split(/\r\n|\n|\r/)[message.line - 1] ?? ''
  return { file: result.file, ruleId: message.ruleId, line: line.trim().slice(0, MAX_LINE), count: 1 }
}

function keyOf({ file, ruleId, line }: BaselineEntry): string {
  return JSON.stringify([file, ruleId, line])
}
