/** Choices as lines that begin with labels in order, which CommonMark sees as paragraphs. */
import type { Node } from 'unist'
import type { Span } from '../span.js'
import { AUTOMATIC, formatLabel, labelAt, numberOf, styleOf, type Written } from './label.js'
import { childrenOf } from './node.js'
import { fromDetails, type Group, type Option, option } from './option.js'
import { type Inline, linesFrom, linesOf, readInline, sliceUtterance, trimUtterance } from './utterance.js'
import { isAnswerLine, isNumberedKeyLine } from './words.js'

/** Blocks under a lettered choice that are looked over for the next letter. */
export const LOOKAHEAD = 6
/** A line of a paragraph. */
export interface Line {
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
export function linesGroup(parent: Node, index: number, source: string): Group | null {
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
  if (options.some((each) => /\?|:$/.test(each.utterance.text) && beginsChoices(each.details, source)))
    return null
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

/** Whether choices begin among what stands under a line. */
function beginsChoices(details: readonly Node[], source: string): boolean {
  return details.some((node) => {
    const written = linesIn(node, source)[0]?.written
    return node.type === 'list' || (written !== null && written !== undefined && isFirst(written))
  })
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

/** Where a line stands in the source. */
export function sourceSpan(line: Line): Span {
  const { pieces } = sliceUtterance(line.inline.utterance, line.span.start, line.span.end)
  const start = pieces[0]?.at.start ?? 0
  return { start, end: pieces.at(-1)?.at.end ?? start }
}
