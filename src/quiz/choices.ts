/** Finds what may be choices: lists, and runs of labelled lines, which CommonMark sees as paragraphs. */
import type { Node } from 'unist'
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { AUTOMATIC, formatLabel, type LabelStyle, labelAt, numberOf, styleOf, type Written } from './label.js'
import { childrenOf, literalOf, spanOfNode } from './node.js'
import {
  EMPTY,
  type Inline,
  joinUtterances,
  linesFrom,
  linesOf,
  type Mark,
  rawUtterance,
  readInline,
  sliceUtterance,
  trimUtterance,
} from './utterance.js'
import { isAnswerLine, isNumberedKeyLine } from './words.js'

/** A choice before it is known to be one. */
export interface Option {
  readonly label: string
  readonly utterance: Utterance
  readonly span: Span
  /** A task list's box. */
  readonly checked: boolean | null
  /** A mark ✓ or ✗, or the word "(correct)", on the choice, which is not part of its utterance. */
  readonly tick: boolean | null
  /** Wholly in bold. */
  readonly bold: boolean
  readonly marks: readonly Mark[]
  /** What stands under it. */
  readonly details: readonly Node[]
}

/** Choices in a row. */
export interface Group {
  readonly kind: 'ordered' | 'bullet' | 'task' | 'lines' | 'table'
  readonly parent: Node
  /** The children of the parent that hold it: from, up to and without. */
  readonly from: number
  readonly to: number
  readonly nodes: readonly Node[]
  readonly span: Span
  readonly options: readonly Option[]
  /** Labels are printed; without them a position names a choice. */
  readonly printed: boolean
  /** Lines of the same paragraph before the first label. */
  readonly before: Utterance | null
  /** Lines of the same paragraph after the last choice: an answer that no blank line sets off. */
  readonly after: { readonly lines: readonly Utterance[]; readonly node: Node } | null
  /** A fence that no blank line sets off, so that the answer became part of the last choice. */
  readonly glued: Span | null
}

/** Blocks under a lettered choice that are looked over for the next letter. */
const LOOKAHEAD = 6
/** A quiz with more choices than this is a listing of something. */
const MAX_OPTIONS = 100

/** The groups among the children of a node, in order; nested ones are found from their own parents. */
export function groupsIn(parent: Node, source: string): readonly Group[] {
  const children = childrenOf(parent)
  const groups: Group[] = []
  let i = 0
  while (i < children.length) {
    const node = children[i]
    if (!node) break
    const group =
      node.type === 'list'
        ? listGroup(parent, i, source)
        : node.type === 'paragraph'
          ? linesGroup(parent, i, source)
          : node.type === 'table'
            ? tableGroup(parent, i, source)
            : null
    const previous = groups.at(-1)
    const continued = group && previous && continues(previous, group, children)
    if (continued) groups[groups.length - 1] = merge(previous, group, children)
    else if (group) groups.push(group)
    i = group ? group.to : i + 1
  }
  return groups.filter((group) => group.options.length >= 2 && group.options.length <= MAX_OPTIONS)
}

/** A numbered list that goes on counting after a block that is no heading and asks nothing. */
function continues(before: Group, after: Group, children: readonly Node[]): boolean {
  if (before.kind !== 'ordered' || after.kind !== 'ordered') return false
  const last = Number(before.options.at(-1)?.label)
  const first = Number(after.options[0]?.label)
  if (!(first === last + 1)) return false
  const between = children.slice(before.to, after.from)
  return between.length <= LOOKAHEAD && between.every((node) => /^(?:code|math|image|table)$/.test(node.type))
}

function merge(before: Group, after: Group, children: readonly Node[]): Group {
  const between = children.slice(before.to, after.from)
  const last = before.options.at(-1)
  const options = [...before.options.slice(0, -1)]
  if (last) options.push({ ...last, details: [...last.details, ...between] })
  return {
    ...before,
    to: after.to,
    nodes: [...before.nodes, ...after.nodes],
    span: { start: before.span.start, end: after.span.end },
    options: [...options, ...after.options],
    after: after.after,
    glued: after.glued,
  }
}

function listGroup(parent: Node, index: number, source: string): Group | null {
  const list = childrenOf(parent)[index]
  if (!list) return null
  const ordered = 'ordered' in list && list.ordered === true
  const start = 'start' in list && typeof list.start === 'number' ? list.start : 1
  const items = childrenOf(list)
  const options: Option[] = []
  const written: (Written | null)[] = []
  let after: Group['after'] = null
  let glued: Span | null = null
  for (const [position, item] of items.entries()) {
    const blocks = childrenOf(item)
    const first = blocks[0]
    const isText = first?.type === 'paragraph'
    const inline: Inline = isText
      ? readInline(childrenOf(first), source)
      : { utterance: first ? blockUtterance(first, source) : EMPTY, breaks: [], marks: [] }
    let end = inline.utterance.text.length
    if (position === items.length - 1 && isText) {
      const cut = cutAnswer(inline)
      if (cut) {
        end = cut.at
        glued = cut.fence
        after = { lines: linesFrom(inline, cut.next), node: first }
      }
    }
    const boxed = 'checked' in item && typeof item.checked === 'boolean' ? item.checked : null
    const box = isText && boxed === null ? /^\[([ xX])\]\s+/.exec(inline.utterance.text) : null
    const from = box?.[0].length ?? 0
    const inner = isText ? labelAt(sliceUtterance(inline.utterance, from, end)) : null
    written.push(inner)
    options.push(
      option(inline, from, end, {
        label: String(ordered ? start + position : position + 1),
        checked: box ? box[1] !== ' ' : boxed,
        details: blocks.slice(1),
      }),
    )
  }
  const style = sequence(written)
  const labelled = style === null ? options : options.map((each, i) => relabel(each, written[i] ?? null))
  const task = options.some((each) => each.checked !== null)
  return {
    kind: task ? 'task' : ordered ? 'ordered' : 'bullet',
    parent,
    from: index,
    to: index + 1,
    nodes: [list],
    span: spanOfNode(list),
    options: labelled,
    printed: ordered || style !== null,
    before: null,
    after,
    glued,
  }
}

function relabel(each: Option, written: Written | null): Option {
  if (!written) return each
  const utterance = sliceUtterance(each.utterance, written.end, each.utterance.text.length)
  return {
    ...each,
    label: written.label,
    utterance,
    span: { start: utterance.pieces[0]?.at.start ?? each.span.end, end: each.span.end },
  }
}

/** The style of labels that count up from the first of their kind, if all are labels. */
function sequence(written: readonly (Written | null)[]): LabelStyle | null {
  const first = written[0]
  if (!first || first.label === AUTOMATIC) return null
  const style = styleOf(first.label)
  return written.every((each, i) => each && numberOf(each.label, style) === i + 1) ? style : null
}

interface Line {
  readonly inline: Inline
  readonly span: Span
  readonly written: Written | null
}

function linesIn(node: Node | undefined, source: string): readonly Line[] {
  if (node?.type !== 'paragraph') return []
  const inline = readInline(childrenOf(node), source)
  const lines = linesOf(inline).flatMap((span) => splitAtLabels(inline.utterance.text, span))
  return lines.map((span) => {
    const written = labelAt(sliceUtterance(inline.utterance, span.start, span.end))
    return { inline, span, written }
  })
}

/** A line such as "How many? (a) 144 (b) 212 (c) 68", cut before each label; other lines whole. */
function splitAtLabels(text: string, line: Span): readonly Span[] {
  const words = text.slice(line.start, line.end)
  if (isAnswerLine(words)) return [line]
  const starts: number[] = []
  let due = ''
  for (const match of words.matchAll(/(?:^|\s)\(([a-hA-H1-8])\)(?=\s)/g)) {
    const label = match[1] ?? ''
    if (due === '' ? /[aA1]/.test(label) : label === due) {
      starts.push(line.start + match.index + (match[0].startsWith('(') ? 0 : 1))
      due = String.fromCharCode(label.charCodeAt(0) + 1)
    }
  }
  if (starts.length < 2) return [line]
  const cuts = [line.start, ...starts.filter((start) => start > line.start)]
  return cuts.map((start, i) => ({ start, end: cuts[i + 1] ?? line.end }))
}

/** A run of lines that begin with labels in order, over one or several paragraphs. */
function linesGroup(parent: Node, index: number, source: string): Group | null {
  const children = childrenOf(parent)
  const lines = linesIn(children[index], source)
  const start = lines.findIndex((line) => line.written && isFirst(line.written))
  const opening = lines[start]
  if (!opening?.written) return null
  const style = styleOf(opening.written.label)
  const { frame } = opening.written
  const options: Option[] = []
  let current: { line: Line; written: Written; end: number; details: Node[] } | null = null
  let after: Group['after'] = null
  let glued: Span | null = null
  const close = () => {
    if (!current) return
    const { line, written, details } = current
    const label = written.label === AUTOMATIC ? formatLabel(options.length + 1, 'decimal') : written.label
    const made = option(line.inline, line.span.start + written.end, current.end, {
      label,
      checked: null,
      details,
    })
    options.push(made.utterance.text === '' ? fromDetails(made, source) : made)
    current = null
  }
  const isNext = (written: Written | null, count: number) =>
    written !== null &&
    written.frame === frame &&
    (written.label === AUTOMATIC || numberOf(written.label, style) === count + 1)
  let i = index
  let from = start
  let to = index
  while (i < children.length) {
    const here = linesIn(children[i], source)
    let stopped = false
    for (const line of here.slice(from)) {
      const text = line.inline.utterance.text.slice(line.span.start, line.span.end)
      const count: number = options.length + (current ? 1 : 0)
      if (isNext(line.written, count) && line.written) {
        close()
        current = { line, written: line.written, end: line.span.end, details: [] }
      } else if (/^:::/.test(text)) {
        glued = sourceSpan(line)
        const node = children[i]
        if (node) after = { lines: linesFrom(line.inline, line.span.end + 1), node }
        stopped = true
      } else if (isAnswerLine(text) || isNumberedKeyLine(text)) {
        const node = children[i]
        if (node) after = { lines: linesFrom(line.inline, line.span.start), node }
        stopped = true
      } else if (current) current.end = line.span.end
      if (stopped) break
    }
    to = i + 1
    if (stopped) break
    const next = findNext(children, i + 1, source, (w) => isNext(w, options.length + (current ? 1 : 0)))
    if (next === null) break
    if (current) (current as { details: Node[] }).details.push(...children.slice(i + 1, next))
    i = next
    from = 0
  }
  close()
  if (options.length < 2) return null
  // "(1) Which …? (2) How …?": numbered questions, each with choices of its own.
  if (options.some((each) => each.utterance.text.includes('?') && each.details.length > 0)) return null
  // A last choice that is a label alone is told by the block after it.
  const last = options.at(-1)
  const following = children[to]
  if (last?.utterance.text === '' && following && /^(?:code|math|image)$/.test(following.type)) {
    options[options.length - 1] = fromDetails({ ...last, details: [following] }, source)
    to++
  }
  const nodes = children.slice(index, to)
  const before =
    start === 0 ? null : trimUtterance(sliceUtterance(opening.inline.utterance, 0, opening.span.start))
  const end = options.at(-1)?.span.end ?? 0
  return {
    kind: 'lines',
    parent,
    from: index,
    to,
    nodes,
    span: { start: sourceSpan(opening).start, end },
    options,
    printed: true,
    before,
    after,
    glued,
  }
}

function isFirst(written: Written): boolean {
  return written.label === AUTOMATIC || numberOf(written.label, styleOf(written.label)) === 1
}

/** The next paragraph that begins with the label that is due; null where another matter begins before it. */
function findNext(
  children: readonly Node[],
  from: number,
  source: string,
  isNext: (written: Written | null) => boolean,
): number | null {
  for (let i = from; i < Math.min(children.length, from + LOOKAHEAD); i++) {
    const node = children[i]
    if (!node || /^(?:heading|thematicBreak|containerDirective|blockquote|html)$/.test(node.type)) return null
    const first = linesIn(node, source)[0]
    if (!first) continue
    if (isNext(first.written)) return i
    if (isAnswerLine(first.inline.utterance.text)) return null
  }
  return null
}

/** A table whose first column counts up in labels. */
function tableGroup(parent: Node, index: number, source: string): Group | null {
  const table = childrenOf(parent)[index]
  if (!table) return null
  const rows = childrenOf(table)
    .slice(1)
    .map((row) => childrenOf(row).map((cell) => readInline(childrenOf(cell), source)))
  const labels = rows.map((cells) => cells[0]?.utterance.text.replace(/^[([]|[)\].:]+$/g, '') ?? '')
  const style = labels[0] === undefined || labels[0] === '' ? null : styleOf(labels[0])
  if (style === null || !labels.every((label, i) => numberOf(label, style) === i + 1)) return null
  const options = rows.map((cells, i) => {
    const told = cells.slice(1)
    const utterance = joinUtterances(told.map((cell) => cell.utterance))
    const made = option({ utterance, breaks: [], marks: told[0]?.marks ?? [] }, 0, utterance.text.length, {
      label: labels[i] ?? String(i + 1),
      checked: null,
      details: [],
    })
    return made
  })
  return {
    kind: 'table',
    parent,
    from: index,
    to: index + 1,
    nodes: [table],
    span: spanOfNode(table),
    options,
    printed: true,
    before: null,
    after: null,
    glued: null,
  }
}

const TICKS = /^\s*(?:([✓✔✅☑🗹])|([✗✘❌☒✖]))️?\s*|\s*(?:([✓✔✅☑🗹])|([✗✘❌☒✖]))️?\s*$/u
const WORDED_TICK = /\s*[([](?:(correct|right|true)|(incorrect|wrong|false))[)\]]\s*[.!]?\s*$/i

function option(
  inline: Inline,
  from: number,
  to: number,
  rest: Pick<Option, 'label' | 'checked' | 'details'>,
): Option {
  let utterance = trimUtterance(sliceUtterance(inline.utterance, from, to))
  let tick: boolean | null = null
  const found = TICKS.exec(utterance.text) ?? WORDED_TICK.exec(utterance.text)
  if (found && found[0].length < utterance.text.length) {
    tick = (found[1] ?? found[3]) !== undefined
    utterance =
      found.index === 0
        ? sliceUtterance(utterance, found[0].length, utterance.text.length)
        : sliceUtterance(utterance, 0, found.index)
  }
  const start = utterance.pieces[0]?.at.start ?? 0
  const bold =
    utterance.pieces.length > 0 &&
    utterance.pieces.every(
      (piece) => piece.emphasis === true || /^[\s.]*$/.test(utterance.text.slice(piece.start, piece.end)),
    )
  return {
    ...rest,
    utterance,
    span: { start, end: Math.max(start, utterance.pieces.at(-1)?.at.end ?? start) },
    tick,
    bold,
    marks: inline.marks.filter((mark) => mark.span.start >= from && mark.span.start < Math.max(to, from + 1)),
  }
}

/** A choice that is a label alone says what the block under it says: code, math, an image. */
function fromDetails(made: Option, source: string): Option {
  const first = made.details[0]
  if (!first) return made
  const utterance = blockUtterance(first, source)
  return {
    ...made,
    utterance,
    span: spanOfNode(first),
    details: made.details.slice(1),
  }
}

function blockUtterance(node: Node, source: string): Utterance {
  if (node.type === 'code' || node.type === 'math') {
    const value = literalOf(node)
    const span = spanOfNode(node)
    const found = source.slice(span.start, span.end).indexOf(value)
    const kind = node.type === 'code' ? 'code' : 'math'
    if (found >= 0 && value !== '')
      return rawUtterance(source, { start: span.start + found, end: span.start + found + value.length }, kind)
    return { text: value, pieces: [{ kind, start: 0, end: value.length, at: span }] }
  }
  return readInline(childrenOf(node), source).utterance
}

/** Where the lines of an answer or a fence begin that stand in the same paragraph as the last choice. */
function cutAnswer(
  inline: Inline,
): { readonly at: number; readonly next: number; readonly fence: Span | null } | null {
  for (const span of linesOf(inline).slice(1)) {
    const text = inline.utterance.text.slice(span.start, span.end)
    if (/^:::/.test(text)) {
      const at = sourceSpan({ inline, span, written: null })
      return { at: span.start - 1, next: span.end + 1, fence: at }
    }
    if (isAnswerLine(text) || isNumberedKeyLine(text))
      return { at: span.start - 1, next: span.start, fence: null }
  }
  return null
}

function sourceSpan(line: Line): Span {
  const { pieces } = sliceUtterance(line.inline.utterance, line.span.start, line.span.end)
  const start = pieces[0]?.at.start ?? 0
  return { start, end: pieces.at(-1)?.at.end ?? start }
}
