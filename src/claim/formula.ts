/**
 * Formulas in letters with their substitution: `parameters = k * (f * h * w + 1)` and
 * `parameters = 32 * (1 * 3 * 3 + 1)`. Where both are the same but for letters and numbers, their constants must agree.
 */
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'

/** A line `name = expression`, cut into its parts. */
interface Line extends Span {
  readonly name: string
  readonly parts: readonly string[]
  readonly letters: boolean
}

/** A formula whose constants are not those of the computation that follows it. */
export interface FormulaFinding extends Span {
  readonly text: string
  readonly verdict: 'holds' | 'fails'
  readonly actual: string
  readonly expected: string
}

const PARTS = /[A-Za-z_]\w*|\d+(?:[.,]\d+)*|[-+*/^×·()²³]|\*\*|\S/gu
const LINE = /^[ \t]*([A-Za-z_][\w ]{0,40}?)[ \t]*=[ \t]*([^=\n]+?)[ \t]*(?:=[^\n]*)?$/gmu

/** More lines than this in one explanation are a table, not a derivation. */
const MAX_LINES = 200

function linesOf({ text }: Utterance): readonly Line[] {
  const lines: Line[] = []
  for (const match of text.matchAll(LINE)) {
    const expression = match[2] ?? ''
    const start = match.index + match[0].indexOf(expression, match[0].indexOf('='))
    const parts = expression.match(PARTS) ?? []
    if (
      parts.length < 3 ||
      !parts.every((part) => /^(?:[A-Za-z_]\w*|\d+(?:[.,]\d+)*|[-+*/^×·()²³])$/u.test(part))
    )
      continue
    const letters = parts.some((part) => /^[A-Za-z_]/.test(part))
    lines.push({ name: (match[1] ?? '').trim(), parts, letters, start, end: start + expression.length })
    if (lines.length > MAX_LINES) break
  }
  return lines
}

/** Formulas in letters in an utterance, held against the computations in it and in those near it. */
export function formulasIn(utterance: Utterance, nearby: readonly Utterance[]): readonly FormulaFinding[] {
  const own = linesOf(utterance)
  const formulas = own.filter((line) => line.letters)
  if (formulas.length === 0) return []
  const computations = [...own, ...nearby.flatMap(linesOf)].filter((line) => !line.letters)
  return formulas.flatMap((formula): readonly FormulaFinding[] => {
    const alike = computations
      .filter((line) => line.name === formula.name)
      .map((line) => differences(formula, line))
    const found = alike.filter((each) => each !== null)
    const text = utterance.text.slice(formula.start, formula.end)
    if (found.length === 0) return []
    const [first] = found
    const holds = found.some((each) => each.length === 0)
    const [wrong] = first ?? []
    if (holds || wrong === undefined)
      return [
        { start: formula.start, end: formula.end, text, verdict: 'holds', actual: text, expected: text },
      ]
    return [
      {
        start: formula.start,
        end: formula.end,
        text,
        verdict: 'fails',
        actual: wrong[0],
        expected: wrong[1],
      },
    ]
  })
}

const OF_THE_BIAS =
  /\bthe (?:value|constant|number|term) (\d+) (?:corresponds to|stands for|represents|is for|accounts for|is) (?:the|a|each) bias/giu

/** "The value 1 corresponds to the bias": a constant of the formula in letters that stands near. */
export function constantsNamed({ text }: Utterance, nearby: readonly Utterance[]): readonly FormulaFinding[] {
  const constants = nearby
    .flatMap(linesOf)
    .flatMap((line) => (line.letters ? line.parts.filter((part) => /^\d/.test(part)) : []))
  const [expected] = constants
  if (expected === undefined) return []
  return [...text.matchAll(OF_THE_BIAS)].flatMap((match): readonly FormulaFinding[] => {
    const actual = match[1] ?? ''
    const start = match.index + match[0].indexOf(actual)
    const verdict = constants.includes(actual) ? 'holds' : 'fails'
    return [{ start, end: start + actual.length, text: match[0], verdict, actual, expected }]
  })
}

/** The constants in which a formula and a computation differ; null where they are built differently. */
function differences(formula: Line, line: Line): readonly (readonly [string, string])[] | null {
  if (formula.parts.length !== line.parts.length) return null
  const values = new Map<string, string>()
  const wrong: (readonly [string, string])[] = []
  for (const [i, part] of formula.parts.entries()) {
    const other = line.parts[i] ?? ''
    if (/^[A-Za-z_]/.test(part)) {
      if (!/^\d/.test(other)) return null
      const known = values.get(part)
      if (known !== undefined && known !== other) return null
      values.set(part, other)
    } else if (/^\d/.test(part)) {
      if (!/^\d/.test(other)) return null
      if (part !== other) wrong.push([part, other])
    } else if (part !== other) return null
  }
  return wrong
}
