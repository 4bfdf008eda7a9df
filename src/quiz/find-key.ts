/** Where in an answer section the key stands, and in which of its forms. */
import { spanOf, type Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { type KeyContext, type ReadKey, readKey } from './key.js'
import type { KeyLine } from './key-lines.js'
import { normalize } from './key-tokens.js'
import { labelAt } from './label.js'
import { findMatch } from './match.js'
import { spanOfNode } from './node.js'
import type { Key } from './question.js'
import { sliceUtterance } from './utterance.js'
import { fromVerdicts } from './verdict-lines.js'

/** A key, and what else its section says of it. */
export interface FoundKey {
  readonly key: Key
  readonly unknown: readonly { readonly label: string; readonly span: Span }[]
  /** The lines that are the key and nothing else. */
  readonly lines: readonly KeyLine[]
  /** A line said that this is the answer. */
  readonly announced: boolean
  /** A second statement of the key that disagrees. */
  readonly conflict: Key | null
}

/** Finds the key among the lines of a section; null where no line states one. */
export function findKey(context: KeyContext, lines: readonly KeyLine[]): FoundKey | null {
  if (context.match) return findMatch(context.match, lines)
  const title = lines.find((line) => line.where === 'title')
  const body = lines.filter((line) => line.where !== 'title')
  const inTitle = title ? readKey(title.utterance, context) : null
  if (title && inTitle?.announced) return withConflict(fromRead(inTitle, []), context, body)
  const found =
    fromVerdicts(context, body) ??
    fromSaid(context, body) ??
    fromRestated(context, body) ??
    fromNumbers(context, body) ??
    fromLabelLines(context, body) ??
    fromLine(context, body) ??
    fromSentences(context, body)
  return found && withConflict(found, context, body)
}

function fromRead(read: ReadKey, lines: readonly KeyLine[]): FoundKey {
  return { key: read.key, unknown: read.unknown, lines, announced: read.announced, conflict: null }
}

/** Whether nothing but closing marks stands after the key. */
function isWhole(read: ReadKey, utterance: Utterance): boolean {
  return /^[\s.!*_)\]`"”’']*$/.test(utterance.text.slice(read.end))
}

/** A line that is the key: the first one, or any that announces it. */
function fromLine(context: KeyContext, lines: readonly KeyLine[]): FoundKey | null {
  for (const line of lines) {
    const read = readKey(line.utterance, context)
    if (!read || (line.where !== 'first' && !read.announced)) continue
    return fromRead(read, isWhole(read, line.utterance) ? [line] : [])
  }
  return null
}

/** "3. The others forget the bias.": the labels of the right choices, as a list with the reasons. */
function fromNumbers(context: KeyContext, lines: readonly KeyLine[]): FoundKey | null {
  const list = lines[0]?.item?.list
  const items = lines.filter((line) => line.item && line.item.list === list && list !== undefined)
  const labels = items.map((line) => line.item?.number ?? '')
  const first = items[0]
  // Items counted from 1 on may as well be reasons.
  const isCounted = labels.length > 1 && labels.every((label, i) => label === String(i + 1))
  const known = labels.every((label) => context.options.some((option) => option.label === label))
  if (!first || isCounted || !known || new Set(labels).size !== labels.length) return null
  if (labels.length >= context.options.length) return null
  const spans = items.map(({ node }) => spanOfNode(node))
  return {
    key: {
      labels: context.options.map(({ label }) => label).filter((label) => labels.includes(label)),
      span: { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 },
      text: labels.join(', '),
      mentions: [],
      form: 'words',
    },
    unknown: [],
    lines: [],
    announced: false,
    conflict: null,
  }
}

/** Labels one a line, from the first line on. */
function fromLabelLines(context: KeyContext, lines: readonly KeyLine[]): FoundKey | null {
  const reads: { read: ReadKey; line: KeyLine }[] = []
  for (const line of lines) {
    const read = readKey(line.utterance, context)
    const plain = read && (read.key.form === 'labels' || read.key.form === 'value')
    if (!read || !plain || !isWhole(read, line.utterance)) break
    const isNext = line.node === reads[0]?.line.node || line.item !== null || isLoneLabel(read, line)
    if (reads.length > 0 && !isNext) break
    reads.push({ read, line })
  }
  return reads.length < 2 ? null : unite(context, reads)
}

/** A paragraph that is one label and nothing else, behind others of its kind. */
function isLoneLabel(read: ReadKey, line: KeyLine): boolean {
  return line.whole && !read.announced && read.key.labels.length === 1 && read.named.length === 1
}

function unite(
  context: KeyContext,
  reads: readonly { readonly read: ReadKey; readonly line: KeyLine }[],
  form: Key['form'] = 'labels',
): FoundKey {
  const named = new Set(reads.flatMap(({ read }) => read.key.labels))
  const first = reads[0]?.read.key.span ?? { start: 0, end: 0 }
  const last = reads.at(-1)?.read.key.span ?? first
  return {
    key: {
      labels: context.options.map(({ label }) => label).filter((label) => named.has(label)),
      span: { start: first.start, end: Math.max(first.end, last.end) },
      text: reads.map(({ read }) => read.key.text).join(', '),
      mentions: reads.flatMap(({ read }) => read.key.mentions),
      form,
    },
    unknown: reads.flatMap(({ read }) => read.unknown),
    lines: reads.map(({ line }) => line),
    announced: reads.some(({ read }) => read.announced),
    conflict: null,
  }
}

/** The right choices repeated in words, as a list or in lines, with or without their labels. */
function fromRestated(context: KeyContext, lines: readonly KeyLine[]): FoundKey | null {
  const told: { label: string; line: KeyLine; span: Span }[] = []
  for (const line of lines) {
    const option = restatedBy(line, context)
    if (!option) break
    told.push({ label: option.label, line, span: spanOf(line.utterance, option.span) })
  }
  const first = told[0]
  const last = told.at(-1)
  const labels = new Set(told.map(({ label }) => label))
  // All of the choices over again are a list to comment on, not a key.
  if (!first || !last || labels.size !== told.length || labels.size === context.options.length) return null
  return {
    key: {
      labels: context.options.map(({ label }) => label).filter((label) => labels.has(label)),
      span: { start: first.span.start, end: last.span.end },
      text: told.map(({ line }) => line.utterance.text).join('; '),
      mentions: [],
      form: 'words',
    },
    unknown: [],
    lines: told.map(({ line }) => line),
    announced: false,
    conflict: null,
  }
}

/** The choice whose words a line repeats from its start on. */
function restatedBy(
  line: KeyLine,
  context: KeyContext,
): { readonly label: string; readonly span: Span } | null {
  const { text } = line.utterance
  const label = labelAt(line.utterance)
  for (const from of label ? [label.end, 0] : [0]) {
    const rest = normalize(text.slice(from))
    if (rest.length < 3) continue
    const same = context.options.filter(({ utterance }) => normalize(utterance.text) === rest)
    const only = same.length === 1 ? same[0] : undefined
    if (!only) continue
    const written = label && from > 0 ? label.label : (line.item?.number ?? null)
    // A label that names another choice than the words do: not understood.
    if (written !== null && isOther(written, only.label, context)) return null
    return { label: only.label, span: { start: 0, end: text.length } }
  }
  return null
}

function isOther(written: string, label: string, context: KeyContext): boolean {
  return (
    written.toLowerCase() !== label.toLowerCase() && context.options.some((each) => each.label === written)
  )
}

/** "B is correct because …", "Statement 1 is wrong: …", one sentence after another. */
function fromSaid(context: KeyContext, lines: readonly KeyLine[]): FoundKey | null {
  if (context.options.length === 0) return null
  const reads: { read: ReadKey; line: KeyLine }[] = []
  const told = new Map<string, boolean>()
  for (const line of lines) {
    const read = readKey(line.utterance, { ...context, asksFor: 'correct' })
    const lax = read ?? readKey(line.utterance, { ...context, asksFor: 'incorrect' })
    if (!lax || lax.verdict === null || lax.announced) {
      if (line.where === 'first' && read && read.verdict === null) return null
      continue
    }
    if (lax.named.length === 0 || lax.named.some((label) => told.has(label))) return null
    for (const label of lax.named) told.set(label, lax.verdict)
    reads.push({ read: lax, line })
  }
  // One sentence is a key by itself, and read as such.
  if (reads.length < 2)
    return reads.length === 1 && reads[0]?.line.where === 'later' ? fromOne(context, reads[0].line) : null
  const wanted = context.asksFor !== 'incorrect'
  const right = reads.filter(({ read }) => read.verdict === wanted)
  if (right.length === 0 && told.size < context.options.length) return null
  const labels = [...told].filter(([, value]) => value === wanted).map(([label]) => label)
  const made = unite(context, right.length > 0 ? right : reads, 'words')
  return {
    ...made,
    key: {
      ...made.key,
      labels: context.options.map(({ label }) => label).filter((label) => labels.includes(label)),
      mentions: [],
    },
    lines: [],
  }
}

function fromOne(context: KeyContext, line: KeyLine): FoundKey | null {
  const read = readKey(line.utterance, context)
  return read ? fromRead(read, []) : null
}

/** Where a sentence within a text says what the answer is: "…, so the correct answer is B." */
const ANNOUNCING =
  /(?:^|[\s(])((?:the|our)\s+(?:(?:only|correct|right|true|best|final)\s+(?:and\s+)?)*(?:answers?|options?|choices?|statements?|ones?|solutions?)\s+(?:is|are|would\s+be|must\s+be)\s*:?|(?:correct|right)\s+answers?:|answers?:)(?=\s)/gi

function fromSentences(context: KeyContext, lines: readonly KeyLine[]): FoundKey | null {
  for (const line of lines) {
    const read = announcedIn(line, context)
    if (read) return fromRead(read, [])
  }
  return null
}

function announcedIn(line: KeyLine, context: KeyContext): ReadKey | null {
  for (const match of line.utterance.text.matchAll(ANNOUNCING)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0)
    if (/\b(?:wrong|incorrect|false|other|not)\s+$/i.test(line.utterance.text.slice(0, start))) continue
    const rest = sliceUtterance(line.utterance, start, line.utterance.text.length)
    const read = readKey(rest, context)
    if (read?.announced && read.key.form !== 'value') return { ...read, end: read.end + start }
  }
  return null
}

/** A later line that announces another key than the one found is a second key. */
function withConflict(found: FoundKey, context: KeyContext, lines: readonly KeyLine[]): FoundKey {
  for (const line of lines) {
    const start = line.utterance.pieces[0]?.at.start ?? 0
    if (start <= found.key.span.end || found.lines.includes(line)) continue
    const strict =
      /^\W{0,4}(?:the\s+)?(?:(?:correct|right)\s+)?(?:answers?|solution)\b\s*(?::|\bis\b|\bare\b)/i
    const read = strict.test(line.utterance.text) ? readKey(line.utterance, context) : null
    if (!read?.announced || read.key.form !== 'labels' || read.key.labels.length === 0) continue
    const agrees = read.key.labels.every((label) => found.key.labels.includes(label))
    if (!agrees) return { ...found, conflict: read.key }
  }
  return found
}
