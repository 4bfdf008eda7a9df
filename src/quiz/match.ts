/**
 * Matching: rows, the values they are to be matched with, and keys that pair them: "A-3, B-1, C-2", "1 → c; 2 → a", a
 * table of answers. A key is read only when every word of it is a row, a value or stands between them.
 */
import type { Node } from 'unist'
import { spanOf, type Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import type { FoundKey } from './find-key.js'
import type { KeyLine } from './key-lines.js'
import { normalize } from './key-tokens.js'
import { labelAt } from './label.js'
import { childrenOf, spanOfNode } from './node.js'
import { type Group, type Option, option } from './option.js'
import type { Matched } from './question.js'
import { readInline } from './utterance.js'

/** Blocks between the rows and the values, at most: "with", "to one of these counts:". */
const MAX_BETWEEN = 2

/** The group of values that stands right behind a group of rows; null without one. */
export function valuesAfter(rows: Group, groups: readonly Group[], children: readonly Node[]): Group | null {
  const values = groups.find((group) => group.from >= rows.to)
  if (!values || values.from - rows.to > MAX_BETWEEN || rows.after || rows.glued) return null
  const between = children.slice(rows.to, values.from)
  return between.every(({ type }) => type === 'paragraph') ? values : null
}

/** A table of rows beside values: `| A. conv2d | 1. 320 |`, `| A | conv2d | 1 | 320 |`, `| conv2d | 320 |`. */
export function matchTable(
  parent: Node,
  index: number,
  source: string,
): { readonly rows: Group; readonly values: readonly Option[] } | null {
  const table = childrenOf(parent)[index]
  if (table?.type !== 'table') return null
  const body = childrenOf(table)
    .slice(1)
    .map((row) => childrenOf(row).map((cell) => readInline(childrenOf(cell), source)))
  const width = body[0]?.length ?? 0
  if (body.length < 2 || (width !== 2 && width !== 4)) return null
  const columns = [0, width / 2].map((from) =>
    body.flatMap((cells, i): readonly Option[] => {
      const told = cells[from + width / 2 - 1]
      if (!told || told.utterance.text.trim() === '') return []
      const written = width === 2 ? labelAt(told.utterance) : null
      const label =
        width === 4
          ? (cells[from]?.utterance.text.replace(/^[([]|[)\].:]+$/g, '') ?? '')
          : (written?.label ?? '')
      const rest = { label: label === '' ? String(i + 1) : label, checked: null, details: [] }
      return [option(told, written?.end ?? 0, told.utterance.text.length, rest)]
    }),
  )
  const printed = columns.map((options) => isPrinted(options, body, width))
  const [rows = [], values = []] = columns
  if (rows.length < 2 || values.length < 2) return null
  return {
    rows: {
      kind: 'table',
      parent,
      from: index,
      to: index + 1,
      nodes: [table],
      span: spanOfNode(table),
      options: rows,
      printed: printed[0] ?? false,
      before: null,
      after: null,
      glued: null,
    },
    values: printed[1] ? values : values.map((each) => ({ ...each, label: '' })),
  }
}

/** Whether the labels of a column are written, and not counted. */
function isPrinted(
  options: readonly Option[],
  body: readonly (readonly { readonly utterance: Utterance }[])[],
  width: number,
): boolean {
  if (new Set(options.map(({ label }) => label)).size !== options.length) return false
  if (width === 4) return true
  return options.every(({ span }) =>
    body.some((cells) =>
      cells.some(({ utterance }) => {
        const label = labelAt(utterance)
        return label !== null && (utterance.pieces.at(-1)?.at.end ?? 0) >= span.end
          ? spanOf(utterance, { start: label.end, end: utterance.text.length }).start === span.start
          : false
      }),
    ),
  )
}

/** What pairs are read against. */
export interface MatchContext {
  readonly rows: readonly { readonly label: string; readonly utterance: Utterance }[]
  /** null where the post offers none, so that any value may be stated. A value without a printed label has ''. */
  readonly values: readonly { readonly label: string; readonly utterance: Utterance }[] | null
}

/** Reads the lines of an answer section as pairs, from the first one that is; null where none are, or rows come twice. */
export function findMatch(context: MatchContext, lines: readonly KeyLine[]): FoundKey | null {
  const pairs: Matched[] = []
  const used: KeyLine[] = []
  for (const line of lines) {
    if (line.where === 'title') continue
    const read = pairsIn(line, context)
    if (read === null) {
      if (pairs.length > 0) break
      continue
    }
    pairs.push(...read)
    used.push(line)
  }
  const rows = new Set(pairs.map(({ row }) => row))
  if (pairs.length < 2 || rows.size !== pairs.length) return null
  const ordered = context.rows.flatMap((_, row) => pairs.filter((pair) => pair.row === row))
  const labels = ordered.map(({ row, value }) => `${context.rows[row]?.label ?? ''}=${value.label}`)
  const spans = pairs.map(({ span }) => span)
  return {
    key: {
      labels,
      span: { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 },
      text: labels.join(', '),
      mentions: [],
      form: 'words',
      pairs: ordered,
    },
    unknown: [],
    lines: used,
    announced: false,
    conflict: null,
  }
}

const LEAD =
  /^\W{0,4}(?:(?:the\s+)?(?:(?:correct|right)\s+)?(?:answers?|solutions?|key|pairs?|matches)\b(?:\s+(?:is|are))?\s*[:.=–—-]?[\s*_]*)/i
/** Between two pairs. */
const BETWEEN = /^\s*(?:[,;/|.]\s*(?:and\s+)?|and\s+)?/i
/** Between a row and its value. */
const JOINT = /^\s*(?:[–—:=]|-+>?|=>|→|↔|⇒|⟶|\bis\b|\bhas\b|\bwith\b|\bto\b|\bgoes\s+with\b)?\s*/i

/** The pairs of a line, all of it; null if anything else stands in it. */
function pairsIn(line: KeyLine, context: MatchContext): readonly Matched[] | null {
  const lead = LEAD.exec(line.utterance.text)?.[0].length ?? 0
  const whole = line.utterance.text.replace(/[\s.]+$/, '')
  const row = line.item?.number == null ? -1 : rowIndex(line.item.number, context)
  if (row >= 0) {
    const value = valueFrom(line.utterance, { start: 0, end: whole.length }, context, true)
    if (value) return [{ row, value, span: spanOf(line.utterance, { start: 0, end: whole.length }) }]
  }
  return byLabels(line, lead, whole, context) ?? byWords(line, lead, whole, context)
}

/** "A-3, B-1", "1b 2c 3a": labels alone. */
function byLabels(
  line: KeyLine,
  lead: number,
  whole: string,
  context: MatchContext,
): readonly Matched[] | null {
  const { values } = context
  if (values === null || values.some(({ label }) => label === '')) return null
  const names = (all: readonly { readonly label: string }[]) => new Set(all.map(({ label }) => label))
  const isDisjoint = ![...names(context.rows)].some((label) => names(values).has(label))
  const pairs: Matched[] = []
  let at = lead
  while (at < whole.length) {
    const start = at
    const first = labelFrom(whole, at, [...names(context.rows), ...(isDisjoint ? names(values) : [])])
    if (!first) return null
    const joint = JOINT.exec(whole.slice(first.end))?.[0].length ?? 0
    const isRow = names(context.rows).has(first.label)
    const second = labelFrom(whole, first.end + joint, [...names(isRow ? values : context.rows)])
    if (!second) return null
    const row = context.rows.findIndex(({ label }) => label === (isRow ? first : second).label)
    const value = values.find(({ label }) => label === (isRow ? second : first).label)
    if (!value) return null
    pairs.push({ row, value, span: spanOf(line.utterance, { start, end: second.end }) })
    const between = BETWEEN.exec(whole.slice(second.end))?.[0].length ?? 0
    // "1b2c" needs no blank; "12, 3" is no pair.
    at = second.end + between
    // Once every row has its value, reasons may follow.
    if (pairs.length === context.rows.length && /^[.;:]\s/.test(whole.slice(second.end))) break
  }
  return pairs.length === 0 ? null : pairs
}

/** The longest of some labels that stands at an offset, in brackets or not. */
function labelFrom(
  text: string,
  at: number,
  labels: readonly string[],
): { readonly label: string; readonly end: number } | null {
  const open = /^[([*_`]*/.exec(text.slice(at))?.[0].length ?? 0
  const begin = at + open
  const fitting = labels.filter((label) => text.startsWith(label, begin))
  const label = fitting.sort((a, b) => b.length - a.length)[0]
  if (label === undefined) return null
  const after = text.charAt(begin + label.length)
  // A digit does not end among digits, nor a letter within a word.
  const last = label.charAt(label.length - 1)
  if (/\d/.test(last) ? /\d/.test(after) : /\p{L}/u.test(after)) return null
  const close = /^[)\]*_`]*/.exec(text.slice(begin + label.length))?.[0].length ?? 0
  return { label, end: begin + label.length + close }
}

/** "`conv2d`: 320; `flatten`: 0", a row of a table: words or labels, parted once. */
function byWords(
  line: KeyLine,
  lead: number,
  whole: string,
  context: MatchContext,
): readonly Matched[] | null {
  const parts: Span[] = []
  let from = lead
  for (const found of whole.slice(lead).matchAll(/;\s*|,\s+(?:and\s+)?(?![^([]*[)\]])/g)) {
    parts.push({ start: from, end: lead + found.index })
    from = lead + found.index + found[0].length
  }
  parts.push({ start: from, end: whole.length })
  const pairs: Matched[] = []
  for (const part of parts) {
    const pair = pairAt(line.utterance, part, context)
    if (!pair) return null
    pairs.push(pair)
  }
  return pairs
}

function pairAt(utterance: Utterance, part: Span, context: MatchContext): Matched | null {
  const text = utterance.text.slice(part.start, part.end)
  const found: Matched[] = []
  for (const joint of text.matchAll(/\s*(?::|→|↔|⇒|->|=>|=|\s[–—-]\s|\s(?:is|has|goes with)\s)\s*/g)) {
    const row = rowIndex(text.slice(0, joint.index), context)
    const start = part.start + joint.index + joint[0].length
    const value = row < 0 ? null : valueFrom(utterance, { start, end: part.end }, context, false)
    if (value) found.push({ row, value, span: spanOf(utterance, part) })
  }
  // Where it can be parted in several ways nobody can tell which is meant.
  const [only] = found
  return found.length === 1 && only ? only : null
}

/** The row that words name, by its label, its own words or both; -1 for none. */
function rowIndex(words: string, { rows }: MatchContext): number {
  const bare = words.replace(/^[\s([*_]+|[\s)\].:*_]+$/g, '')
  const byLabel = rows.findIndex(({ label }) => label === bare)
  if (byLabel >= 0) return byLabel
  const same = rows.flatMap(({ label, utterance }, i) => {
    const said = normalize(utterance.text)
    return [said, normalize(`${label} ${utterance.text}`)].includes(
      normalize(bare.replace(/^(\w+)[.)]\s/, '$1 ')),
    )
      ? [i]
      : []
  })
  return same.length === 1 ? (same[0] ?? -1) : -1
}

/** A value as stated: one of those offered, or any where none are. */
function valueFrom(
  utterance: Utterance,
  span: Span,
  { values }: MatchContext,
  isLabelled: boolean,
): Matched['value'] | null {
  const text = utterance.text.slice(span.start, span.end).trim()
  if (text === '') return null
  if (values === null)
    return isLabelled ? null : { label: text, utterance: { text, pieces: piecesOf(utterance, span, text) } }
  const bare = text.replace(/^[\s([*_]+|[\s)\].:*_]+$/g, '')
  const byLabel = values.find(({ label }) => label !== '' && label === bare)
  const same = values.filter(({ label, utterance: own }) => {
    const said = normalize(own.text)
    const given = normalize(text.replace(/^(\w+)[.)]\s/, '$1 '))
    return given === said || (label !== '' && given === normalize(`${label} ${own.text}`))
  })
  const only = byLabel !== undefined && same.length === 0 ? byLabel : same.length === 1 ? same[0] : undefined
  // "2" may be a label or a value: where both exist and differ, it is neither.
  if (!only || (byLabel !== undefined && same.length === 1 && same[0] !== byLabel)) return null
  return { label: only.label === '' ? only.utterance.text : only.label, utterance: only.utterance }
}

function piecesOf(utterance: Utterance, span: Span, text: string): Utterance['pieces'] {
  return [{ kind: 'text', start: 0, end: text.length, at: spanOf(utterance, span) }]
}
