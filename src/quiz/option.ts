/** A choice before it is known to be one, and choices in a row. */
import type { Node } from 'unist'
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { childrenOf, literalOf, spanOfNode } from './node.js'
import {
  type Inline,
  type Mark,
  rawUtterance,
  readInline,
  sliceUtterance,
  trimUtterance,
} from './utterance.js'

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

const TICKS = /^\s*(?:([✓✔✅☑🗹])|([✗✘❌☒✖]))️?\s*|\s*(?:([✓✔✅☑🗹])|([✗✘❌☒✖]))️?\s*$/u
const WORDED_TICK = /\s*[([](?:(correct|right|true)|(incorrect|wrong|false))[)\]]\s*[.!]?\s*$/i

/** A line of attributes that kramdown takes off: `{: .choices}`. */
const KRAMDOWN = /\s*\{:[^{}]*\}\s*$/

/** The choice that a part of some inline content is; marks on it are taken off. */
export function option(
  inline: Inline,
  from: number,
  to: number,
  rest: Pick<Option, 'label' | 'checked' | 'details'>,
): Option {
  let utterance = trimUtterance(sliceUtterance(inline.utterance, from, to))
  const attributes = KRAMDOWN.exec(utterance.text)
  if (attributes) utterance = sliceUtterance(utterance, 0, attributes.index)
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
export function fromDetails(made: Option, source: string): Option {
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

/** What a block says that is a choice by itself. */
export function blockUtterance(node: Node, source: string): Utterance {
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
