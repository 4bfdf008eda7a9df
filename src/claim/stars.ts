/** Stars of a product that Markdown took for emphasis: `24 * (3*3*16 + 1)` is read as its author meant it. */
import type { Piece, Utterance } from '../language/utterance.js'

/** An utterance in which stars between digits or brackets stand again where emphasis begins or ends within a product. */
export function withStars(utterance: Utterance): Utterance {
  const { text, pieces } = utterance
  if (!pieces.some(({ emphasis }) => emphasis === true)) return utterance
  const whole: Piece[] = []
  let written = ''
  const put = (piece: Omit<Piece, 'start' | 'end'>, words: string) => {
    whole.push({ ...piece, start: written.length, end: written.length + words.length })
    written += words
  }
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1]
    const words = text.slice(piece.start, piece.end)
    if (before !== undefined && (before.emphasis ?? false) !== (piece.emphasis ?? false)) {
      const gap = piece.at.start - before.at.end
      const isProduct = /[\d)]$/.test(written) && /^[\d(]/.test(words)
      if (isProduct && (gap === 1 || gap === 2))
        put({ kind: 'text', at: { start: before.at.end, end: piece.at.start } }, '*'.repeat(gap))
    }
    put(piece, words)
  }
  return { text: written, pieces: whole }
}
