/** Finds answer sections in every spelling: divs, callouts, details, quotes, admonitions, headings, bare lines. */
import { toString as textOf } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { ANSWER_CLASS, calloutOf, classesOf, oddities, REASON_CLASS, titleOf } from './callout.js'
import { htmlText, summaryOf } from './html.js'
import { attributesOf, childrenOf, literalOf, spanOfNode, stringOf } from './node.js'
import type { Callout, StructureNote } from './question.js'
import { linesFrom, linesOf, rawUtterance, readInline, sliceUtterance, trimUtterance } from './utterance.js'
import { isAnswerLine, isNumberedKeyLine, isWholeAnswerLine, type TitleKind, titleKind } from './words.js'

/** An answer section before it is known whose answer it holds. */
export interface Section {
  readonly parent: Node
  /** The children of the parent that it takes: from, up to and without. */
  readonly from: number
  readonly to: number
  /** The node that contains it, or the parent where it is a run of the parent's children. */
  readonly node: Node
  readonly span: Span
  readonly callout: Callout | null
  readonly title: Utterance | null
  /** What its title or class says; null where only a key inside can show that it is one. */
  readonly says: TitleKind
  /** Words of the section that are no node of their own: the rest of the line that announces it. */
  readonly opening: readonly { readonly utterance: Utterance; readonly node: Node }[]
  readonly body: readonly Node[]
  /** A run of the parent's children, which ends where the next question begins. */
  readonly open: boolean
  readonly notes: readonly StructureNote[]
}

/** For the children of a node: where a run that begins at each ends at the latest, and where its `<details>` closes. */
interface Ends {
  readonly run: readonly number[]
  readonly details: ReadonlyMap<number, number>
}

/** The sections that begin among the children of a node, by index. `more` are further titles of sections. */
export function sectionsIn(
  parent: Node,
  source: string,
  more: readonly string[],
  isTaken: (child: Node) => boolean,
): ReadonlyMap<number, Section> {
  const children = childrenOf(parent)
  const ends = endsOf(children)
  const sections = new Map<number, Section>()
  for (const [i, child] of children.entries()) {
    const section = isTaken(child) ? null : sectionAt(parent, i, source, more, ends)
    if (section) sections.set(i, section)
  }
  return sections
}

function endsOf(children: readonly Node[]): Ends {
  const run: number[] = []
  const details = new Map<number, number>()
  let end = children.length
  for (let i = children.length - 1; i >= 0; i--) {
    if (/^(?:heading|thematicBreak)$/.test(children[i]?.type ?? '')) end = i
    run[i] = end
  }
  const open: number[] = []
  for (const [i, child] of children.entries()) {
    if (child.type !== 'html') continue
    for (const tag of literalOf(child).match(/<\/?details\b/gi) ?? []) {
      if (tag.charAt(1) !== '/') open.push(i)
      else {
        const from = open.pop()
        if (from !== undefined) details.set(from, i)
      }
    }
  }
  return { run, details }
}

function sectionAt(
  parent: Node,
  index: number,
  source: string,
  more: readonly string[],
  ends: Ends,
): Section | null {
  const node = childrenOf(parent)[index]
  switch (node?.type) {
    case 'containerDirective':
      return fromDiv(parent, index, node, source, more)
    case 'html':
      return fromDetails(parent, index, node, source, more, ends)
    case 'blockquote':
      return fromQuote(parent, index, node, source, more)
    case 'heading':
      return fromHeading(parent, index, node, source, more)
    case 'paragraph':
      return fromParagraph(parent, index, node, source, more, ends)
    case 'footnoteDefinition':
      return { ...plain(parent, index, node), body: childrenOf(node) }
    case 'definition':
      return fromDefinition(parent, index, node, source)
    default:
      return null
  }
}

function plain(parent: Node, index: number, node: Node): Section {
  return {
    parent,
    from: index,
    to: index + 1,
    node,
    span: spanOfNode(node),
    callout: null,
    title: null,
    says: null,
    opening: [],
    body: [],
    open: false,
    notes: [],
  }
}

function fromDiv(
  parent: Node,
  index: number,
  node: Node,
  source: string,
  more: readonly string[],
): Section | null {
  const attributes = attributesOf(node)
  const classes = classesOf(stringOf(node, 'name') ?? '', attributes)
  const { title, rest } = titleOf(node, source, attributes)
  const callout = calloutOf(node, source)
  const named = classes.some((each) => ANSWER_CLASS.test(each))
  const reasons = classes.some((each) => REASON_CLASS.test(each))
  const titled = title ? titleKind(title.text, more) : null
  const says: TitleKind = named ? 'answer' : (titled ?? (reasons ? 'reason' : null))
  if (says === null && callout === null && attributes.get('collapse') === undefined) return null
  return {
    ...plain(parent, index, node),
    callout,
    title,
    says,
    body: rest,
    notes: says === null ? [] : oddities(node, classes, attributes, source),
  }
}

/** Pieces of HTML in one `<details>` that are read for its title and text; more is a page, not an answer. */
const MAX_HTML = 20

/** `<details>`, with what stands between it and its end. */
function fromDetails(
  parent: Node,
  index: number,
  node: Node,
  source: string,
  more: readonly string[],
  ends: Ends,
): Section | null {
  const last = ends.details.get(index)
  if (last === undefined || !/^\s*<details\b/i.test(literalOf(node))) return null
  const children = childrenOf(parent)
  const to = last + 1
  const span = { start: spanOfNode(node).start, end: spanOfNode(children[last] ?? node).end }
  let title: Utterance | null = null
  const opening: { utterance: Utterance; node: Node }[] = []
  let count = 0
  for (let i = index; i < to && count < MAX_HTML; i++) {
    const html = children[i]
    if (html?.type !== 'html') continue
    count++
    const { start, end } = spanOfNode(html)
    const summary: Span | null = title === null ? summaryOf(source.slice(start, end)) : null
    if (summary) title = htmlText(source, { start: start + summary.start, end: start + summary.end })
    const words = htmlText(source, { start: start + (summary?.end ?? 0), end })
    if (words.text !== '') opening.push({ utterance: words, node: html })
  }
  return {
    ...plain(parent, index, parent),
    to,
    span,
    title,
    says: title ? titleKind(title.text, more) : null,
    opening,
    body: children.slice(index + 1, to).filter((child) => child.type !== 'html'),
  }
}

/** A quote that is an alert (`[!TIP]`) or begins as an answer does. */
function fromQuote(
  parent: Node,
  index: number,
  node: Node,
  source: string,
  more: readonly string[],
): Section | null {
  const [first, ...rest] = childrenOf(node)
  if (!first || (first.type !== 'paragraph' && first.type !== 'heading')) return null
  const inline = readInline(childrenOf(first), source)
  const lines = linesOf(inline)
  const head = lines[0] ?? { start: 0, end: 0 }
  const headText = inline.utterance.text.slice(head.start, head.end)
  const alert = /^\[!(\w+)\][+-]?\s*/.exec(headText)
  const from = alert ? alert[0].length : 0
  const title = trimUtterance(sliceUtterance(inline.utterance, from, head.end))
  const opening = linesFrom(inline, head.end + 1).map((utterance) => ({ utterance, node: first }))
  const says =
    alert && /^(?:answer|solution|success)$/i.test(alert[1] ?? '') ? 'answer' : titleKind(title.text, more)
  const callout: Callout = {
    kind: (alert?.[1] ?? 'quote').toLowerCase(),
    title: title.text === '' ? null : title,
    collapse: null,
    body: rest,
  }
  const base = { ...plain(parent, index, node), callout: alert ? callout : null, body: rest }
  if (isAnswerLine(title.text) || isNumberedKeyLine(title.text))
    return { ...base, says: 'answer', opening: [{ utterance: title, node: first }, ...opening] }
  if (says !== null) return { ...base, title, says, opening }
  if (!alert) return null
  const told = title.text === '' ? opening : [{ utterance: title, node: first }, ...opening]
  return { ...base, title: null, says: null, opening: told }
}

/** A heading that announces an answer; the section goes up to the next heading that is not below it. */
function fromHeading(
  parent: Node,
  index: number,
  node: Node,
  source: string,
  more: readonly string[],
): Section | null {
  if (titleKind(textOf(node), more) === null) return null
  const { utterance } = readInline(childrenOf(node), source)
  const children = childrenOf(parent)
  const depth = depthOf(node)
  let to = index + 1
  while (to < children.length) {
    const next = children[to]
    if (next?.type === 'thematicBreak' || (next?.type === 'heading' && depthOf(next) <= depth)) break
    to++
  }
  return run(parent, index, to, { title: utterance, says: titleKind(utterance.text, more) })
}

function depthOf(node: Node): number {
  return 'depth' in node && typeof node.depth === 'number' ? node.depth : 1
}

function run(
  parent: Node,
  from: number,
  to: number,
  rest: Pick<Section, 'says'> & Partial<Pick<Section, 'title' | 'opening'>>,
): Section {
  const children = childrenOf(parent)
  const first = children[from] ?? parent
  const last = children[to - 1] ?? first
  return {
    ...plain(parent, from, parent),
    to,
    span: { start: spanOfNode(first).start, end: spanOfNode(last).end },
    get body() {
      return children.slice(from + 1, to)
    },
    open: true,
    ...rest,
  }
}

/** "**Answers**", "Answer: B", `??? note "Answer"`. */
function fromParagraph(
  parent: Node,
  index: number,
  node: Node,
  source: string,
  more: readonly string[],
  ends: Ends,
): Section | null {
  const inline = readInline(childrenOf(node), source)
  const { utterance } = inline
  const [head, ...others] = linesOf(inline)
  if (!head) return null
  const line = trimUtterance(sliceUtterance(utterance, head.start, head.end))
  const opening = linesFrom(inline, head.end + 1).map((rest) => ({ utterance: rest, node }))
  const admonition = /^(?:\?\?\?\+?|!!!)\s+([\w ]*?)\s*(?:["“](.*)["”])?\s*$/.exec(line.text)
  if (admonition) {
    const words = admonition[2] ?? admonition[1] ?? ''
    const at = line.text.lastIndexOf(words)
    const title = sliceUtterance(line, at, at + words.length)
    const says = titleKind(words, more) ?? titleKind(admonition[1] ?? '', more)
    let to = index + 1
    const children = childrenOf(parent)
    while (to < children.length && isIndentedCode(children[to], source)) to++
    const section = run(parent, index, to, { title, says, opening })
    return { ...section, open: false }
  }
  const note = /^\[\^[^\]\s]+\]:\s*/.exec(line.text)
  if (note) {
    const words = trimUtterance(sliceUtterance(line, note[0].length, line.text.length))
    return { ...plain(parent, index, node), opening: [{ utterance: words, node }, ...opening] }
  }
  const isTitle =
    line.text.length <= 60 &&
    titleKind(line.text, more) === 'answer' &&
    !isWholeAnswerLine(line.text) &&
    (/[:.]\W*$/.test(line.text) ||
      others.length > 0 ||
      line.pieces.every((piece) => piece.emphasis) ||
      /^\W*\w+(?: key)?\W*$/.test(line.text)) &&
    /^[^:=.]*[:=.]?\W*$/.test(line.text)
  if (isTitle)
    return run(parent, index, ends.run[index] ?? index + 1, { title: line, says: 'answer', opening })
  if (isAnswerLine(line.text) || isNumberedKeyLine(line.text)) {
    const whole = [{ utterance: line, node }, ...opening]
    return run(parent, index, ends.run[index] ?? index + 1, { says: null, opening: whole })
  }
  return null
}

function isIndentedCode(node: Node | undefined, source: string): boolean {
  return node?.type === 'code' && !/^[`~]/.test(source.charAt(spanOfNode(node).start))
}

/** `[^1]: B`, where footnotes are not read: a link definition to CommonMark. */
function fromDefinition(parent: Node, index: number, node: Node, source: string): Section | null {
  const span = spanOfNode(node)
  const found = /^\[\^[^\]]*\]:[ \t]*/.exec(source.slice(span.start, span.end))
  if (!found) return null
  const utterance = rawUtterance(source, { start: span.start + found[0].length, end: span.end }, 'text')
  return { ...plain(parent, index, node), opening: [{ utterance, node }] }
}
