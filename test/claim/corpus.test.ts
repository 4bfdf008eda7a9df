import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge } from '../../src/claim/judge.js'
import { benchOf, utter } from './bench.js'

interface Statement {
  readonly model: string
  readonly text: string
  readonly truth: boolean | null
  readonly kind: string
}

const statements = readFileSync(new URL('statements.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Statement)

function verdictOf(statement: Statement, text = statement.text): string {
  return judge(utter(text), { bench: benchOf(statement.model) }).verdict
}

const verdicts = statements.map((statement) => ({ statement, verdict: verdictOf(statement) }))

test('no statement of the corpus gets a verdict that real Keras contradicts', () => {
  const wrong = verdicts.filter(
    ({ statement, verdict }) =>
      statement.truth !== null && verdict !== 'unknown' && (verdict === 'holds') !== statement.truth,
  )
  expect(wrong.map(({ statement }) => `${statement.model}: ${statement.text}`)).toEqual([])
})

test('no statement that cannot be decided gets a verdict', () => {
  const guessed = verdicts.filter(
    ({ statement, verdict }) => statement.truth === null && verdict !== 'unknown',
  )
  expect(guessed.map(({ statement }) => `${statement.model}: ${statement.text}`)).toEqual([])
})

test('at least 97 of 100 decidable statements are read', () => {
  const decidable = verdicts.filter(({ statement }) => statement.truth !== null)
  const read = decidable.filter(({ verdict }) => verdict !== 'unknown')
  expect(decidable.length).toBeGreaterThan(700)
  expect(read.length / decidable.length).toBeGreaterThan(0.97)
})

test('a number that is changed in a true statement is never confirmed by accident', () => {
  const survivors: string[] = []
  for (const { statement, verdict } of verdicts) {
    // Bounds may hold for several numbers.
    if (
      statement.truth !== true ||
      verdict !== 'holds' ||
      /\b(?:at least|at most|more than|fewer than|doesn.t|If|time steps|fail)(?!\w)/.test(statement.text)
    )
      continue
    for (const match of statement.text.matchAll(/(?<![\w.])\d[\d,]*(?![\w.])/g)) {
      const changed = `${statement.text.slice(0, match.index)}${Number(match[0].replace(/,/g, '')) + 3}${statement.text.slice(match.index + match[0].length)}`
      if (verdictOf(statement, changed) === 'holds') survivors.push(changed)
    }
  }
  expect(survivors).toEqual([])
})

test('a negation turns a verdict round or leaves it open', () => {
  const survivors = verdicts.flatMap(({ statement, verdict }) => {
    if (verdict === 'unknown' || !statement.text.includes(' has ')) return []
    const negated = statement.text.replace(' has no ', ' does have ').replace(' has ', " doesn't have ")
    const other = verdictOf(statement, negated)
    return other === verdict &&
      other !== 'unknown' &&
      !/ and |Together| with | has no |, |^Each /.test(statement.text)
      ? [negated]
      : []
  })
  expect(survivors).toEqual([])
})

test('a word that nobody knows makes any statement unread', () => {
  const read = verdicts.filter(
    ({ statement }) =>
      verdictOf(
        statement,
        statement.text.replace(/\.$/, ' glimmeringly.').replace(/(?<!\.)$/, ' glimmeringly'),
      ) === 'holds',
  )
  expect(read).toEqual([])
})

test('other words for the same leave the verdict as it is', () => {
  const swaps: readonly (readonly [string, string])[] = [
    [' parameters', ' params'],
    [' has ', ' boasts '],
    ['The model ', 'The network '],
    [' convolutional layer', ' convolution'],
    [' dense layer', ' fully-connected layer'],
  ]
  const changed: string[] = []
  for (const { statement, verdict } of verdicts) {
    for (const [from, to] of swaps) {
      if (!statement.text.includes(from)) continue
      const other = verdictOf(statement, statement.text.replaceAll(from, to))
      if (other !== verdict && other !== 'unknown' && verdict !== 'unknown')
        changed.push(statement.text.replaceAll(from, to))
    }
  }
  expect(changed).toEqual([])
})
