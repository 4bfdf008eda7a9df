/** The outline of a post: candidates for questions and answer sections, in document order. */
import type { Node } from 'unist'
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { groupsIn } from './choices.js'
import { matchTable, valuesAfter } from './match.js'
import { attributesOf, childrenOf, literalOf, spanOfNode, stringOf } from './node.js'
import type { Group, Option } from './option.js'
import { classifyCode, type PlacedBlock } from './program.js'
import { type Section, sectionsIn } from './section.js'
import { type Asking, asking, asksFor, questionNumber } from './stem.js'
import { EMPTY, readInline, trimUtterance } from './utterance.js'

/** Something that may be a question: choices with what stands before them, or a text that asks. */
export interface Candidate {
  readonly group: Group | null
  /** Where a match is asked for, what the group's rows are matched with (label '' where none is printed); else null. */
  readonly values: readonly Option[] | null
  readonly stem: Utterance
  /** The words that say what is asked for: the stem, or one that several questions share. */
  readonly asked: Utterance
  readonly stemNode: Node | null
  readonly asks: Asking
  /** From the stem (or the choices, whichever is first) to the last choice. */
  readonly span: Span
  /** The number that the author gives it. */
  readonly number: string | null
  /** Where the choices begin: code before this is what is asked about. */
  readonly point: Span
}

export type Event =
  | { readonly type: 'candidate'; readonly span: Span; readonly candidate: Candidate }
  | { readonly type: 'section'; readonly span: Span; readonly section: Section }

export interface Outline {
  readonly events: readonly Event[]
  readonly blocks: readonly PlacedBlock[]
}

/** Blocks between a stem and its choices, at most: code, figures, a sentence of help. */
const MAX_BETWEEN = 6
/** Paragraphs that ask nothing between a stem and its choices, at most. */
const MAX_ASIDE = 2
/** Containers are read this deep; no author nests further, and the call stack is finite. */
export const MAX_DEPTH = 50

/** Words of a stem that asks for several questions at once. */
const SHARED =
  /\b(?:for|in|of)\s+(?:each|every)\b[^.?!]*\b(?:parts?|questions?|cases?|models?|items?|groups?|exercises?)\b|\bfollowing\s+questions\b|\bquestions\s+below\b/i

interface Context {
  readonly source: string
  readonly more: readonly string[]
  readonly events: Event[]
  readonly blocks: PlacedBlock[]
  /** A stem that several questions share: "For each part, select …". */
  shared: Utterance | null
}

/** Walks the tree. `more` are further titles of answer sections. */
export function outline(tree: Node, source: string, more: readonly string[]): Outline {
  const context: Context = { source, more, events: [], blocks: [], shared: null }
  visit(tree, context, { depth: 0, lead: [], heading: null, tabset: null, tab: 0 })
  const events = context.events.sort((a, b) => a.span.start - b.span.start)
  return { events, blocks: context.blocks }
}

interface Place {
  readonly depth: number
  /** Siblings of the containers around that stand before them, nearest last. */
  readonly lead: readonly Node[]
  readonly heading: Node | null
  readonly tabset: Node | null
  readonly tab: number
}

function visit(parent: Node, context: Context, place: Place): void {
  if (place.depth > MAX_DEPTH) return
  const { source } = context
  const children = childrenOf(parent)
  const groups = groupsIn(parent, source)
  const starting = new Map(groups.map((group) => [group.from, group]))
  const taken = new Set<Node>(groups.flatMap((group) => group.nodes))
  const sections = sectionsIn(
    parent,
    source,
    context.more,
    (child) => taken.has(child) && child.type !== 'paragraph',
  )
  let { heading, tab } = place
  let i = 0
  let range: Section | null = null
  while (i < children.length) {
    const node = children[i]
    if (!node) break
    if (range && i >= range.to) range = null
    if (node.type === 'heading') {
      heading = node
      if (place.tabset === parent) tab++
    }
    const group = starting.get(i)
    const section = group ? undefined : sections.get(i)
    if (section) context.events.push({ type: 'section', span: section.span, section })
    if (section && isClosed(section)) {
      i = Math.max(section.to, i + 1)
      continue
    }
    if (section?.open && section.says !== null) range = section
    const table = node.type === 'table' ? matchTable(parent, i, source) : null
    if (table && isMatch(findStem(table.rows, context, { ...place, heading }, children, taken))) {
      pushGroup(table.rows, context, { ...place, heading }, children, taken, range, table.values)
      i++
      continue
    }
    if (group) {
      const values = valuesAfter(group, groups, children)
      const isRows = values && isMatch(findStem(group, context, { ...place, heading }, children, taken))
      const offered = isRows ? values : null
      const printed = offered?.printed
        ? offered.options
        : offered?.options.map((each) => ({ ...each, label: '' }))
      pushGroup(group, context, { ...place, heading }, children, taken, range, printed)
      for (const each of [...group.nodes, ...(offered?.nodes ?? [])])
        descend(each, context, { ...place, heading, tab }, children, i)
      i = offered?.to ?? group.to
      if (offered) pushAfter(offered, context, children)
      continue
    }
    if (node.type === 'code') pushCode(node, context, place, tab)
    else if (node.type === 'paragraph' && !section && (!range || sections.has(i + 1)))
      pushOpen(node, context, heading, taken, children, i)
    else if (node.type === 'heading' && !section && !range) pushOpen(node, context, null, taken, children, i)
    descend(node, context, { ...place, heading, tab }, children, i)
    i++
  }
}

/** A section whose content is the answer's alone. */
function isClosed(section: Section): boolean {
  return !section.open && section.says !== null
}

function descend(node: Node, context: Context, place: Place, siblings: readonly Node[], index: number): void {
  if (!/^(?:blockquote|containerDirective|list|listItem|footnoteDefinition)$/.test(node.type)) return
  const isTabset =
    node.type === 'containerDirective' &&
    /\b(?:panel-)?tab-?set\b|\btabs\b/.test(
      `${stringOf(node, 'name') ?? ''} ${attributesOf(node).get('class') ?? ''}`,
    )
  const isList = node.type === 'list'
  visit(node, context, {
    depth: place.depth + 1,
    lead: isList ? place.lead : siblings.slice(Math.max(0, index - MAX_BETWEEN), index),
    heading: place.heading,
    tabset: isTabset ? node : place.tabset,
    tab: isTabset ? 0 : place.tab,
  })
}

function pushCode(node: Node, context: Context, place: Place, tab: number): void {
  const { kind } = classifyCode(node)
  if (kind === 'program' || kind === 'session') context.blocks.push({ node, tabset: place.tabset, tab })
}

function pushGroup(
  group: Group,
  context: Context,
  place: Place,
  children: readonly Node[],
  taken: ReadonlySet<Node>,
  range: Section | null,
  values: readonly Option[] = [],
): void {
  const found = findStem(group, context, place, children, taken)
  if (
    range &&
    (found.asks === null ||
      found.asks === 'weak' ||
      (context.shared !== null && found.asked === context.shared) ||
      (range.title?.text !== undefined && found.asks === 'open' && isHeadingRange(range)))
  )
    return
  const start = Math.min(found.node ? spanOfNode(found.node).start : group.span.start, group.span.start)
  const heading = place.heading
  const end = Math.max(group.span.end, values.at(-1)?.span.end ?? 0)
  const candidate: Candidate = {
    group,
    values: values.length > 0 ? values : null,
    stem: found.stem,
    stemNode: found.node,
    asked: found.asked ?? found.stem,
    asks: found.asks,
    span: { start, end },
    number: questionNumber(found.stem.text) ?? (heading ? numberOfHeading(heading, context.source) : null),
    point: { start: group.span.start, end: group.span.start },
  }
  context.events.push({ type: 'candidate', span: candidate.span, candidate })
  pushAfter(group, context, children)
}

/** The answer that stands in one paragraph with the last choice. */
function pushAfter(group: Group, context: Context, children: readonly Node[]): void {
  if (group.after && group.after.lines.length > 0) {
    const { lines, node } = group.after
    const at = lines[0]?.pieces[0]?.at.start ?? group.span.end
    const span = { start: at, end: spanOfNode(node).end }
    const section: Section = {
      parent: group.parent,
      from: group.to,
      to: endOfAfter(children, group.to),
      node: group.parent,
      span: { start: at, end: spanOfNode(children[endOfAfter(children, group.to) - 1] ?? node).end },
      callout: null,
      title: null,
      says: null,
      opening: lines.map((utterance) => ({ utterance, node })),
      body: children.slice(group.to, endOfAfter(children, group.to)),
      open: true,
      notes: [],
    }
    context.events.push({ type: 'section', span, section })
  }
}

function isMatch({ stem, asked, asks }: Stem): boolean {
  return asks === 'choose' && asksFor(asked ?? stem, 1) === 'match'
}

function isHeadingRange(section: Section): boolean {
  return childrenOf(section.parent)[section.from]?.type === 'heading'
}

function endOfAfter(children: readonly Node[], from: number): number {
  let to = from
  while (to < children.length && !/^(?:heading|thematicBreak)$/.test(children[to]?.type ?? '')) to++
  return to
}

function numberOfHeading(node: Node, source: string): string | null {
  return questionNumber(readInline(childrenOf(node), source).utterance.text)
}

interface Stem {
  readonly stem: Utterance
  readonly asked?: Utterance
  readonly node: Node | null
  readonly asks: Asking
}

/** The text that asks for the choices: in the same paragraph, before, around, or right after. */
function findStem(
  group: Group,
  context: Context,
  place: Place,
  children: readonly Node[],
  taken: ReadonlySet<Node>,
): Stem {
  const { source } = context
  const own = group.nodes[0] ?? null
  let weak: Stem | null = null
  if (group.before && group.before.text !== '') {
    const asks = asking(group.before)
    const stem = { stem: group.before, node: own, asks }
    if (asks !== null && asks !== 'weak') return stem
    weak = stem
  }
  const near = children.slice(Math.max(0, group.from - MAX_BETWEEN - 1), group.from)
  const before = near.length > MAX_BETWEEN ? near : [...place.lead, ...near]
  const boundary = before.length - near.length
  let asides = 0
  for (let i = before.length - 1; i >= Math.max(0, before.length - MAX_BETWEEN - 1); i--) {
    const node = before[i]
    if (!node) break
    const text = node.type === 'paragraph' || node.type === 'heading' || node.type === 'blockquote'
    if (!text) {
      const item = node.type === 'list' ? numberedStem(node, source) : null
      if (item) return item
      if (/^(?:list|thematicBreak|containerDirective)$/.test(node.type)) break
      if (node.type === 'html' && /<\/?details/i.test(literalOf(node))) break
      continue
    }
    if (taken.has(node)) break
    const inner = node.type === 'blockquote' ? (childrenOf(node).at(-1) ?? node) : node
    const { utterance } = readInline(childrenOf(inner), source)
    const stem = trimUtterance(utterance)
    if (stem.text === '') continue
    const asks = asking(stem)
    if (asks === 'choose' || asks === 'open') return { stem, node, asks }
    weak ??= { stem, node, asks }
    if (node.type === 'heading' && i >= boundary) break
    asides++
    if (asides > MAX_ASIDE) break
  }
  const next = children[group.to]
  if (next?.type === 'paragraph' && !taken.has(next) && !taken.has(children[group.to + 1] ?? next)) {
    const stem = trimUtterance(readInline(childrenOf(next), source).utterance)
    if (asking(stem) === 'choose') return { stem, node: next, asks: 'choose' }
  }
  if (context.shared)
    return {
      stem: weak?.stem ?? context.shared,
      asked: context.shared,
      node: weak?.node ?? null,
      asks: 'choose',
    }
  return weak ?? { stem: EMPTY, node: null, asks: null }
}

/** "3. How many are there?", with the choices after it: a list of one item that asks. */
function numberedStem(list: Node, source: string): Stem | null {
  const item = childrenOf(list)
  const paragraph = item.length === 1 && item[0] ? childrenOf(item[0]).at(-1) : undefined
  if (paragraph?.type !== 'paragraph') return null
  const stem = trimUtterance(readInline(childrenOf(paragraph), source).utterance)
  const asks = asking(stem)
  return asks === 'choose' || asks === 'open' ? { stem, node: paragraph, asks } : null
}

/** A paragraph or heading that asks without choices: a value, or true or false. */
function pushOpen(
  node: Node,
  context: Context,
  heading: Node | null,
  taken: ReadonlySet<Node>,
  children: readonly Node[],
  index: number,
): void {
  if (taken.has(node)) return
  const next = children[index + 1]
  if (next?.type === 'list' && taken.has(next)) return
  const stem = trimUtterance(readInline(childrenOf(node), context.source).utterance)
  const asks = asking(stem)
  if (asks !== 'open' && asks !== 'choose') return
  if (SHARED.test(stem.text)) context.shared = stem
  const span = spanOfNode(node)
  const candidate: Candidate = {
    group: null,
    values: null,
    stem,
    asked: stem,
    stemNode: node,
    asks,
    span,
    number: questionNumber(stem.text) ?? (heading ? numberOfHeading(heading, context.source) : null),
    point: { start: span.end, end: span.end },
  }
  context.events.push({ type: 'candidate', span, candidate })
}
