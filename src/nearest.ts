/** The nearest name to a mistyped one: for hints in messages, everywhere the same. */

/** Longest name that is compared; no name of ours is longer, and the cost grows with the product of the lengths. */
const MAX_LENGTH = 64

/**
 * The candidate that `word` most likely means, or null: at most a third of its letters (at least one) mistyped,
 * left out, added or swapped with their neighbour; case and the kind of hyphen don't count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length === 0 || word.length > MAX_LENGTH) return null
  const plain = fold(word)
  let best: string | null = null
  let least = Math.max(1, Math.floor(plain.length / 3)) + 1
  for (const candidate of candidates) {
    if (candidate.length > MAX_LENGTH) continue
    const distance = edits(plain, fold(candidate))
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[_\s]/g, '-')
}

/** Edit distance with swaps of neighbours (optimal string alignment). */
function edits(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
