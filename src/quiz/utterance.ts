/**
 * Inline nodes → {@link Utterance}: the text a reader sees, with the place of each run in the source.
 *
 * Line ends inside a paragraph are one space (and remembered as breaks); escapes and entities are one run each; text
 * directives that nobody registered (`12:30`) are put back from the source; `$…$` is math though no extension read it;
 * the brackets and attributes of a span `[…]{…}` are left out and given as marks.
 */

import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type { Node } from 'unist'
import type { Piece, PieceKind, Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { type Attribute, applyMasks, findMasks, type Run } from './masks.js'
import { childrenOf, literalOf, spanOfNode } from './node.js'

/** A span `[…]{…}` of an utterance, with its attributes. */
export interface Mark {
  /** The bracketed words, in offsets of the utterance's text. */
  readonly span: Span
  readonly attributes: ReadonlyMap<string, Attribute>
}

/** The inline content of a block. */
export interface Inline {
  readonly utterance: Utterance
  /** Offsets in the text of the spaces that are line ends in the source. */
  readonly breaks: readonly number[]
  readonly marks: readonly Mark[]
}

/** Inline nesting is read this deep; what lies deeper is left out. No author nests further. */
const MAX_DEPTH = 60

export const EMPTY: Utterance = { text: '', pieces: [] }

/** Reads inline nodes. */
export function readInline(nodes: readonly Node[], source: string): Inline {
  const runs: Run[] = []
  const opaque: Span[] = []
  for (const node of nodes) collect(node, source, false, 0, runs, opaque)
  const first = nodes[0] && spanOfNode(nodes[0])
  const last = nodes.at(-1)
  const range = { start: first?.start ?? 0, end: last ? spanOfNode(last).end : 0 }
  const brackets: { open: number; close: number; attributes: ReadonlyMap<string, Attribute> }[] = []
  const masks = findMasks(source, range, opaque, brackets)
  const shown = masks.length === 0 ? runs : applyMasks(runs, masks)
  const { utterance, breaks } = join(shown)
  const marks = brackets.map(({ open, close, attributes }) => ({
    span: { start: textOffset(utterance, open), end: textOffset(utterance, close) },
    attributes,
  }))
  return { utterance, breaks, marks }
}

/** Source text outside Markdown's inline syntax (a line of code, raw HTML), as an utterance of one kind. */
export function rawUtterance(source: string, span: Span, kind: PieceKind): Utterance {
  const text = source.slice(span.start, span.end)
  return text === '' ? EMPTY : { text, pieces: [{ kind, start: 0, end: text.length, at: span }] }
}

/** A part of an utterance. */
export function sliceUtterance(utterance: Utterance, start: number, end: number): Utterance {
  const pieces: Piece[] = []
  for (const piece of utterance.pieces) {
    const from = Math.max(piece.start, start)
    const to = Math.min(piece.end, end)
    if (from >= to) continue
    const exact = piece.at.end - piece.at.start === piece.end - piece.start
    const at = exact
      ? { start: piece.at.start + from - piece.start, end: piece.at.start + to - piece.start }
      : piece.at
    pieces.push({ ...piece, start: from - start, end: to - start, at })
  }
  return { text: utterance.text.slice(start, end), pieces }
}

/** The same without blanks at its ends. */
export function trimUtterance(utterance: Utterance): Utterance {
  const { text } = utterance
  const start = text.length - text.trimStart().length
  const end = Math.max(start, text.trimEnd().length)
  return start === 0 && end === text.length ? utterance : sliceUtterance(utterance, start, end)
}

/** Several utterances one after another, with a separator that stands nowhere. */
export function joinUtterances(parts: readonly Utterance[], separator = ' '): Utterance {
  let text = ''
  const pieces: Piece[] = []
  for (const part of parts) {
    if (part.text === '') continue
    if (text !== '') {
      const at = pieces.at(-1)?.at.end ?? 0
      const next = part.pieces[0]?.at.start ?? at
      const end = text.length + separator.length
      pieces.push({ kind: 'text', start: text.length, end, at: { start: at, end: Math.max(at, next) } })
      text += separator
    }
    const offset = text.length
    for (const piece of part.pieces)
      pieces.push({ ...piece, start: piece.start + offset, end: piece.end + offset })
    text += part.text
  }
  return { text, pieces }
}

/** The lines of inline content, as the source breaks them, each with its place in the text. */
export function linesOf(inline: Inline): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  for (const at of inline.breaks) {
    spans.push({ start, end: at })
    start = at + 1
  }
  spans.push({ start, end: inline.utterance.text.length })
  return spans
}

/** The lines of inline content from an offset of its text on, as utterances; empty ones are left out. */
export function linesFrom(inline: Inline, from: number): readonly Utterance[] {
  return linesOf(inline)
    .filter((span) => span.end > from)
    .map((span) => trimUtterance(sliceUtterance(inline.utterance, Math.max(span.start, from), span.end)))
    .filter((line) => line.text !== '')
}

function collect(
  node: Node,
  source: string,
  emphasis: boolean,
  depth: number,
  runs: Run[],
  opaque: Span[],
): void {
  if (depth > MAX_DEPTH) return
  const at = spanOfNode(node)
  switch (node.type) {
    case 'text':
      alignText(literalOf(node), source, at, emphasis, runs)
      return
    case 'inlineCode': {
      opaque.push(at)
      runs.push({ kind: 'code', emphasis, ...placed(literalOf(node), source, at) })
      return
    }
    case 'inlineMath':
      opaque.push(at)
      runs.push({ kind: 'math', emphasis, ...placed(literalOf(node), source, at) })
      return
    case 'image':
    case 'imageReference': {
      opaque.push(at)
      const alt = 'alt' in node && typeof node.alt === 'string' ? node.alt : ''
      if (alt !== '') runs.push({ kind: 'image', emphasis, ...placed(alt, source, at) })
      return
    }
    case 'break':
      runs.push({ kind: 'break', text: ' ', at, emphasis: false })
      return
    case 'html':
      opaque.push(at)
      if (/^<br\b/i.test(literalOf(node))) runs.push({ kind: 'break', text: ' ', at, emphasis: false })
      return
    case 'textDirective':
      opaque.push(at)
      runs.push({ kind: 'text', text: source.slice(at.start, at.end), at, emphasis })
      return
    case 'footnoteReference':
      return
    case 'emphasis':
    case 'strong':
      for (const child of childrenOf(node)) collect(child, source, true, depth + 1, runs, opaque)
      return
    default:
      for (const child of childrenOf(node)) collect(child, source, emphasis, depth + 1, runs, opaque)
  }
}

/** A value that stands verbatim within its node, or else in the whole of it. */
function placed(text: string, source: string, at: Span): { readonly text: string; readonly at: Span } {
  const clean = text.replace(/\r\n|\r|\n/g, ' ')
  const found = source.slice(at.start, at.end).indexOf(text)
  if (found < 0 || clean.length !== text.length) return { text: clean, at }
  return { text: clean, at: { start: at.start + found, end: at.start + found + text.length } }
}

/** Walks a text node's value along its source. */
function alignText(value: string, source: string, at: Span, emphasis: boolean, runs: Run[]): void {
  let i = 0
  let p = at.start
  let from = 0
  const flush = () => {
    if (i > from)
      runs.push({
        kind: 'text',
        text: value.slice(from, i),
        at: { start: p - (i - from), end: p },
        emphasis,
      })
  }
  while (i < value.length) {
    const char = value.charAt(i)
    const there = source.charAt(p)
    if (char === '\n' || char === '\r') {
      flush()
      const next = i + (char === '\r' && value.charAt(i + 1) === '\n' ? 2 : 1)
      const width = lineEndWidth(source.slice(p, at.end), value.charAt(next))
      runs.push({ kind: 'break', text: ' ', at: { start: p, end: p + width }, emphasis: false })
      i = next
      p += width
      from = i
      continue
    }
    const special = there === '\\' || there === '&' ? escapeAt(value, i, source, p) : null
    if (special) {
      flush()
      const end = p + special.width
      runs.push({
        kind: 'text',
        text: value.slice(i, i + special.length),
        at: { start: p, end },
        emphasis,
      })
      i += special.length
      p = end
      from = i
      continue
    }
    if (p >= at.end || (char !== there && there !== '\0')) {
      flush()
      const text = value.slice(i).replace(/\r\n|\r|\n/g, ' ')
      runs.push({ kind: 'text', text, at: { start: Math.min(p, at.end), end: at.end }, emphasis })
      return
    }
    i++
    p++
  }
  flush()
}

/** How much of the source a line end takes, with the marks of containers that the next line begins with. */
function lineEndWidth(rest: string, next: string): number {
  const ended = /^[ \t]*(?:\r\n|\r|\n)[ \t]*/.exec(rest)?.[0].length ?? 1
  const quotes = next === '>' ? '' : (/^(?:>[ \t]*)*/.exec(rest.slice(ended))?.[0] ?? '')
  return ended + quotes.length
}

/** An escape or a character reference at `p` of the source that makes what stands at `i` of the value. */
function escapeAt(
  value: string,
  i: number,
  source: string,
  p: number,
): { readonly width: number; readonly length: number } | null {
  if (source.charAt(p) === '\\') {
    const next = source.charAt(p + 1)
    return /[!-/:-@[-`{-~]/.test(next) && value.charAt(i) === next ? { width: 2, length: 1 } : null
  }
  const reference = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{0,30}));/.exec(
    source.slice(p, p + 40),
  )
  if (!reference) return null
  const [whole, decimal, hex, name] = reference
  if (name !== undefined) {
    const decoded = decodeNamedCharacterReference(name)
    return decoded !== false && value.startsWith(decoded, i)
      ? { width: whole.length, length: decoded.length }
      : null
  }
  const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10)
  return { width: whole.length, length: code > 0xffff && code <= 0x10ffff ? 2 : 1 }
}

function join(runs: readonly Run[]): { readonly utterance: Utterance; readonly breaks: readonly number[] } {
  let text = ''
  const pieces: Piece[] = []
  const breaks: number[] = []
  for (const run of runs) {
    if (run.text === '') continue
    const start = text.length
    text += run.text
    if (run.kind === 'break') breaks.push(start)
    const kind = run.kind === 'break' ? 'text' : run.kind
    const last = pieces.at(-1)
    const emphasis = run.emphasis ? { emphasis: true } : {}
    const exact = run.at.end - run.at.start === run.text.length
    if (
      last &&
      kind === 'text' &&
      last.kind === 'text' &&
      exact &&
      last.at.end === run.at.start &&
      last.at.end - last.at.start === last.end - last.start &&
      (last.emphasis ?? false) === run.emphasis
    )
      pieces[pieces.length - 1] = {
        ...last,
        end: text.length,
        at: { start: last.at.start, end: run.at.end },
      }
    else pieces.push({ kind, start, end: text.length, at: run.at, ...emphasis })
  }
  return { utterance: { text, pieces }, breaks }
}

/** The offset in the text of what stands at, or next after, an offset of the source. */
export function textOffset(utterance: Utterance, offset: number): number {
  const { pieces } = utterance
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.at.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  const piece = pieces[low]
  if (!piece) return utterance.text.length
  const exact = piece.at.end - piece.at.start === piece.end - piece.start
  return offset <= piece.at.start || !exact ? piece.start : piece.start + offset - piece.at.start
}
