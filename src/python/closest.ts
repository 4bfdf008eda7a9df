/**
 * The name that was probably meant: for hints.
 */

/** Names looked at for one hint: more would cost more than the hint is worth. */
const MAX_CANDIDATES = 2000

/** The candidate nearest to a word, if it is near: a third of the letters may differ, case counts half. */
export function closest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null
  let bound = Math.max(1, Math.floor(word.length / 3)) + 0.5
  let looked = 0
  for (const candidate of candidates) {
    looked += 1
    if (looked > MAX_CANDIDATES) break
    if (candidate === word || Math.abs(candidate.length - word.length) > bound) continue
    const distance = editDistance(word, candidate)
    if (distance < bound) {
      best = candidate
      bound = distance
    }
  }
  return best
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const [x, y] = [a[i - 1] ?? '', b[j - 1] ?? '']
      const cost = x === y ? 0 : x.toLowerCase() === y.toLowerCase() ? 0.5 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost))
    }
    row = next
  }
  return row[b.length] ?? a.length
}
