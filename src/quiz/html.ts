/** The words of raw HTML: its summary, and its text without tags. */
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { EMPTY, rawUtterance, trimUtterance } from './utterance.js'

/** The first `<summary>` of some HTML, with its tags. */
export function summaryOf(html: string): Span | null {
  const start = html.search(/<summary\b/i)
  if (start < 0) return null
  const length = html.slice(start).search(/<\/summary\s*>/i)
  if (length < 0) return null
  const end = html.indexOf('>', start + length)
  return { start, end: end + 1 }
}

/** The words of raw HTML, without its tags. */
export function htmlText(source: string, span: Span): Utterance {
  const text = source.slice(span.start, span.end)
  const parts: Utterance[] = []
  for (const match of text.matchAll(/<!--[\s\S]*?(?:-->|$)|<[^<>]*>?|([^<]+)/g)) {
    if (match[1] === undefined) continue
    const part = trimUtterance(
      rawUtterance(
        source,
        { start: span.start + match.index, end: span.start + match.index + match[1].length },
        'text',
      ),
    )
    if (part.text !== '') parts.push(part)
  }
  let joined: Utterance = EMPTY
  for (const part of parts) {
    const offset = joined.text === '' ? 0 : joined.text.length + 1
    const gap = { start: joined.pieces.at(-1)?.at.end ?? 0, end: part.pieces[0]?.at.start ?? 0 }
    joined = {
      text: joined.text === '' ? part.text : `${joined.text} ${part.text}`,
      pieces: [
        ...joined.pieces,
        ...(offset === 0 ? [] : [{ kind: 'text' as const, start: offset - 1, end: offset, at: gap }]),
        ...part.pieces.map((piece) => ({ ...piece, start: piece.start + offset, end: piece.end + offset })),
      ],
    }
  }
  return joined
}
