/** Finds what may be choices: lists, and runs of labelled lines, which CommonMark sees as paragraphs. */
import type { Node } from 'unist'
import type { Span } from '../span.js'
import { fancyLabel, fancyOf } from './fancy.js'
import { AUTOMATIC, type LabelStyle, labelAt, numberOf, styleOf, type Written } from './label.js'
import { LOOKAHEAD, linesGroup, sourceSpan } from './lettered.js'
import { childrenOf, spanOfNode } from './node.js'
import { blockUtterance, type Group, type Option, option } from './option.js'
import {
  EMPTY,
  type Inline,
  joinUtterances,
  linesFrom,
  linesOf,
  readInline,
  sliceUtterance,
} from './utterance.js'
import { isAnswerLine, isNumberedKeyLine } from './words.js'

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
  const fancy = fancyOf(list)
  const items = childrenOf(list)
  const options: Option[] = []
  const written: (Written | null)[] = []
  const bare: (Written | null)[] = []
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
    bare.push(
      isText && boxed === null && box === null ? bareLabel(inline.utterance.text.slice(0, end)) : null,
    )
    options.push(
      option(inline, from, end, {
        label: fancy ? fancyLabel(fancy, start, position) : String(ordered ? start + position : position + 1),
        checked: box ? box[1] !== ' ' : boxed,
        details: blocks.slice(1),
      }),
    )
  }
  const labels = sequence(written) !== null ? written : !ordered && sequence(bare) !== null ? bare : null
  const labelled = labels === null ? options : options.map((each, i) => relabel(each, labels[i] ?? null))
  const task = options.some((each) => each.checked !== null)
  return {
    kind: task ? 'task' : ordered ? 'ordered' : 'bullet',
    parent,
    from: index,
    to: index + 1,
    nodes: [list],
    span: spanOfNode(list),
    options: labelled,
    printed: ordered || labels !== null,
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

/** "A 18": a letter without a mark, which is a label where all of a list count up. */
function bareLabel(text: string): Written | null {
  const found = /^([A-Z])\s+(?=\S)/.exec(text)
  return found?.[1] === undefined ? null : { label: found[1], frame: '', end: found[0].length }
}

/** The style of labels that count up, from the first of their kind or a later letter, if all are labels. */
function sequence(written: readonly (Written | null)[]): LabelStyle | null {
  const first = written[0]
  if (!first || first.label === AUTOMATIC) return null
  const style = styleOf(first.label)
  // "P.", "Q.": one letter alone may be anything.
  const isLater = style === 'upper-alpha' && written.length > 1 && first.frame !== ''
  const from = isLater ? (numberOf(first.label, style) ?? 1) : 1
  return written.every((each, i) => each && numberOf(each.label, style) === from + i) ? style : null
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
