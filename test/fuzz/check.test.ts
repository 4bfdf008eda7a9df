import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check } from '../../src/check.js'
import { applyFixes } from '../../src/fix.js'
import { passes } from '../../src/report.js'
import type { PostResult } from '../../src/result.js'
import { mutant } from './mutate.js'

const FOLDER = new URL('../../posts/', import.meta.url)
const POSTS = readdirSync(FOLDER)
  .filter((name) => /\.(md|qmd)$/.test(name))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))

/** Mutants of a usual run. `QUIZPROOF_FUZZ=100000` tries that many, `QUIZPROOF_SEED` starts elsewhere. */
const CASES = Number(process.env['QUIZPROOF_FUZZ'] ?? 150)
const SEED = Number(process.env['QUIZPROOF_SEED'] ?? 1)
/** Far beyond what a run takes; a mutant that hangs fails here. */
const TIMEOUT = 60_000 + CASES * 500

/** Everything in a result stands inside the file. */
function complaints(text: string, result: PostResult): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  const inside = (line: number, column: number) =>
    Number.isInteger(line) &&
    line >= 1 &&
    line <= lines.length &&
    column >= 1 &&
    column <= (lines[line - 1]?.length ?? 0) + 3
  const places = [
    ...result.messages,
    ...result.claims,
    ...result.questions.flatMap(({ choices }) => choices),
    ...result.messages.flatMap(({ cause }) => cause ?? []),
  ]
  return [
    ...places
      .filter((at) => !inside(at.line, at.column) || !inside(at.endLine, at.endColumn))
      .map((at) => `outside the file: ${at.line}:${at.column}-${at.endLine}:${at.endColumn}`),
    ...places
      .filter((at) => at.endLine < at.line || (at.endLine === at.line && at.endColumn < at.column))
      .map((at) => `ends before it starts: ${at.line}:${at.column}-${at.endLine}:${at.endColumn}`),
    ...result.messages
      .filter(
        ({ fix }) => fix !== undefined && (fix.start < 0 || fix.end < fix.start || fix.end > text.length),
      )
      .map(({ ruleId }) => `a fix outside the file: ${ruleId}`),
    ...result.questions
      .filter(({ status, statedKey }) => status === 'verified' && statedKey === null)
      .map(({ line }) => `verified without a key: line ${line}`),
  ]
}

test('no text makes the check throw, and every place is inside the file', { timeout: TIMEOUT }, () => {
  const found: string[] = []
  for (let seed = SEED; seed < SEED + CASES; seed++) {
    const text = mutant(POSTS, seed)
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
