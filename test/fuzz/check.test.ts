import { expect, test } from 'vitest'
import { check } from '../../src/check.js'
import { applyFixes } from '../../src/fix.js'
import { passes } from '../../src/report.js'
import { complaints } from './complaints.js'
import { CORPUS, POSTS } from './corpus.js'
import { fragment, mutant } from './mutate.js'

/** Mutants of a usual run. `QUIZPROOF_FUZZ=100000` tries that many, `QUIZPROOF_SEED` starts elsewhere. */
const CASES = Number(process.env['QUIZPROOF_FUZZ'] ?? 150)
const SEED = Number(process.env['QUIZPROOF_SEED'] ?? 1)
/** One of so many is a whole post; the others are pieces, which take a tenth of the time. */
const WHOLE = 10
/** Far beyond what a run takes; a mutant that hangs fails here. */
const TIMEOUT = 60_000 + CASES * 500

test('no text makes the check throw, and every place is inside the file', { timeout: TIMEOUT }, () => {
  const found: string[] = []
  for (let seed = SEED; seed < SEED + CASES; seed++) {
    const text = seed % WHOLE === 0 ? mutant(POSTS, seed) : fragment(CORPUS, seed)
    try {
      found.push(...complaints(text, check(text)).map((said) => `seed ${seed}: ${said}`))
    } catch (error) {
      found.push(`seed ${seed}: ${String(error)}`)
    }
  }
  expect(found).toEqual([])
})

test('the posts of the blog pass, and applying their fixes changes nothing', () => {
  for (const text of POSTS) {
    const result = check(text)
    expect(passes(result, true)).toBe(true)
    const fixes = result.messages.flatMap(({ fix }) => fix ?? [])
    expect(applyFixes(text, fixes).text).toBe(text)
  }
})
