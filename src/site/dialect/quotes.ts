/** Quotation marks: which open, which close, and which are apostrophes, as Pandoc finds it out. */
import type { Node } from 'unist'
import type { Piece } from './smart.js'

/** The innermost marks that words stand in. */
export type Quoting = 'double' | 'single' | null

/** Steps of one paragraph; one that needs more, by hundreds of marks that open and never close, keeps those that are left. */
const MAX_STEPS = 200_000

interface Open {
  readonly kind: 'double' | 'single'
  readonly at: number
}

/**
 * Replaces straight marks. `"` opens where no word ends before it and no blank follows; `'` does so where another one closes
 * it, and else is an apostrophe. Marks of one kind stand in each other only with some of the other kind between.
 *
 * @param around what the paragraph, or the emphasis, stands in
 * @returns what the nodes among the pieces stand in
 */
export function pairQuotes(pieces: readonly Piece[], around: Quoting): ReadonlyMap<Node, Quoting> {
  const found = new Map<Node, Quoting>()
  const isMark = (at: number, char: string): boolean => pieces[at]?.char === char && !pieces[at]?.isFixed
  const ends = (at: number): boolean => isMark(at, "'") && !isWord(pieces[at + 1])
  let lastEnd = pieces.length - 1
  while (lastEnd >= 0 && !ends(lastEnd)) lastEnd--
  const opens = (at: number): boolean =>
    !endsWord(pieces[at - 1]) && pieces[at + 1] !== undefined && !isBlank(pieces[at + 1])
  const failed = new Set<number>()
  let open: readonly Open[] = []
  const saved = new Map<number, readonly Open[]>()
  let steps = 0
  let at = 0
  for (; at <= pieces.length && steps < MAX_STEPS; at++, steps++) {
    const inner = open.at(-1)
    const context = inner?.kind ?? around
    const piece = pieces[at]
    if (piece === undefined) {
      // A single mark that nothing closes is an apostrophe, and what follows it is read anew.
      const last = open.findLast(({ kind }) => kind === 'single')
      if (last === undefined) break
      for (const other of failed) if (other > last.at) failed.delete(other)
      failed.add(last.at)
      open = saved.get(last.at) ?? []
      at = last.at - 1
    } else if (piece.char === null) found.set(piece.node, context)
    else if (isMark(at, '"')) {
      const starts = context !== 'double' && opens(at)
      piece.replaced = starts ? '“' : '”'
      if (starts) open = [...open, { kind: 'double', at }]
      else if (inner?.kind === 'double') open = open.slice(0, -1)
    } else if (isMark(at, "'")) {
      const starts = context !== 'single' && opens(at) && at < lastEnd - 1 && !failed.has(at)
      piece.replaced = starts ? '‘' : '’'
      if (starts) {
        saved.set(at, open)
        open = [...open, { kind: 'single', at }]
      } else if (inner?.kind === 'single' && ends(at) && at > inner.at + 1) open = open.slice(0, -1)
    }
  }
  return found
}

function isWord(piece: Piece | undefined): boolean {
  return piece?.char != null && /[\p{L}\p{N}]/u.test(piece.char)
}

/** A full stop belongs to the word before it, those of an ellipsis do not; emphasis counts as a word. */
function endsWord(piece: Piece | undefined): boolean {
  if (piece?.node.type === 'emphasis' || piece?.node.type === 'strong') return true
  return isWord(piece) || (piece?.char === '.' && piece.replaced === null)
}

function isBlank(piece: Piece | undefined): boolean {
  return piece?.node.type === 'break' || (piece?.char != null && /\s/u.test(piece.char))
}
