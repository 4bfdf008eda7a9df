/**
 * An utterance is a piece of what an author says, as a reader sees it: a statement, a stem, a sentence of an
 * explanation. It is plain text that remembers where each run of it stands in the file and how it was marked up.
 */
import type { Span } from '../span.js'

/** How a run of an utterance was marked up. `math` is TeX source without its dollars. */
export type PieceKind = 'text' | 'code' | 'math' | 'image'

/** A run of an utterance: `text.slice(start, end)`, which stands at `at` in the file. */
export interface Piece extends Span {
  readonly kind: PieceKind
  /** Set inside `**strong**` or `*emphasis*`. */
  readonly emphasis?: boolean
  /**
   * Where the run stands in the author's file. If `at.end - at.start === end - start`, offsets map one to one;
   * otherwise (escapes, entities) only the whole run has a place.
   */
  readonly at: Span
}

/** Text with places. The pieces cover all of `text`, in order, without gaps. */
export interface Utterance {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** The span in the file of a span of an utterance's text. */
export function spanOf(utterance: Utterance, span: Span): Span {
  return { start: offsetOf(utterance, span.start, false), end: offsetOf(utterance, span.end, true) }
}

function offsetOf(utterance: Utterance, offset: number, isEnd: boolean): number {
  for (const piece of utterance.pieces) {
    const inside = isEnd
      ? offset > piece.start && offset <= piece.end
      : offset >= piece.start && offset < piece.end
    if (!inside) continue
    if (piece.at.end - piece.at.start === piece.end - piece.start)
      return piece.at.start + offset - piece.start
    return isEnd ? piece.at.end : piece.at.start
  }
  const edge = offset <= 0 ? utterance.pieces[0]?.at.start : utterance.pieces.at(-1)?.at.end
  return edge ?? 0
}
