import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge } from '../../src/claim/judge.js'
import { createWorkbench } from '../../src/keras/bench.js'
import type { Workbench } from '../../src/keras/workbench.js'
import { utter } from './bench.js'

interface Told {
  readonly model: string
  readonly text: string
  readonly truth: boolean | null
  readonly trap: boolean
}

const told = readFileSync(new URL('told/told.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Told)

const benches = new Map<string, Workbench>()

function benchOf(name: string): Workbench {
  const known = benches.get(name)
  if (known !== undefined) return known
  const made = createWorkbench(readFileSync(new URL(`told/${name}.py`, import.meta.url), 'utf8'))
  if (made === null) throw new Error(`told/${name}.py has no model`)
  benches.set(name, made)
  return made
}

function verdictOf({ model, text }: Told, said = text): string {
  return judge(utter(said), { bench: benchOf(model) }).verdict
}

const verdicts = told.map((statement) => ({ statement, verdict: verdictOf(statement) }))
const show = ({ model, text }: Told) => `${model}: ${text}`

test('no statement that was written by hand gets a verdict that real Keras contradicts', () => {
  const wrong = verdicts.filter(
    ({ statement: { truth }, verdict }) =>
      truth !== null && verdict !== 'unknown' && (verdict === 'holds') !== truth,
  )
  expect(wrong.map(({ statement }) => show(statement))).toEqual([])
})

test('no statement that the model cannot settle gets a verdict', () => {
  const guessed = verdicts.filter(
    ({ statement, verdict }) => statement.truth === null && verdict !== 'unknown',
  )
  expect(guessed.map(({ statement }) => show(statement))).toEqual([])
})

test('more than 8 of 10 of them are read', () => {
  const decidable = verdicts.filter(({ statement }) => statement.truth !== null)
  const read = decidable.filter(({ verdict }) => verdict !== 'unknown')
  expect(told.length).toBeGreaterThan(800)
  expect(read.length / decidable.length).toBeGreaterThan(0.84)
})

/** What turns a true statement into a false one (or one that is not read). */
const MUTATIONS: readonly (readonly [kind: string, from: RegExp, to: string])[] = [
  ['ordinal', /\bfirst\b/, 'second'],
  ['ordinal', /\bsecond\b/, 'first'],
  ['ordinal', /\blast\b/, 'first'],
  ['comparator', /\bmore than\b/, 'fewer than'],
  ['comparator', /\bmore parameters than\b/, 'fewer parameters than'],
  ['comparator', /\bfewer parameters than\b/, 'more parameters than'],
  ['comparator', /\bless than\b/, 'more than'],
  ['comparator', /\bthe most\b/, 'the fewest'],
  ['comparator', /\btwice\b/, 'half'],
  ['negation', /\b(has|have) no\b/, '$1 some'],
  ['negation', /\bdoes not have\b/, 'does have'],
  ['negation', /\bdoesn't have\b/, 'does have'],
  ['negation', /\bis (?=trainable|frozen)/, 'is not '],
  ['negation', /\bare (?=trainable|frozen)/, 'are not '],
  ['negation', /\bAll (?=\w+ parameters)/, 'None of the '],
  ['negation', /\bwould not change\b/, 'would change'],
  ['negation', /\bNeither\b/, 'Both'],
]

/** Mutants that say what another statement of the corpus says, in words that name the same layer. */
const SAME_AS_ANOTHER = new Set([
  'The second GRU layer has more than half as many parameters as the second one.',
  'The first GRU layer has more than half as many parameters as the first one.',
  'If the second GRU were an LSTM, it would have more parameters.',
  'The second LSTM has 16 units.',
  'The bidirectional layer is less than five times as big as the second LSTM.',
  'The second LSTM has 64 biases, 16 for each gate.',
  'The second dropout layer outputs 256 values.',
])

/** Where a mutation keeps a statement true: what it changes was not what made it so. */
function isStillTrue(statement: Told, mutant: string): boolean {
  return (
    SAME_AS_ANOTHER.has(mutant) ||
    told.some(({ model, text, truth }) => model === statement.model && text === mutant && truth === true)
  )
}

test('a changed number in a true statement is never confirmed', () => {
  const survivors: string[] = []
  for (const { statement, verdict } of verdicts) {
    if (statement.truth !== true || verdict !== 'holds') continue
    // A bound, a rounding and what leaves a count as it is hold for other numbers too.
    if (
      /\b(?:more|less|fewer|over|under|least|most|about|around|roughly|nearly|almost|between|from|just|k|independent|change|smaller|larger|same|no|not|approximately|influence|need|fit|would not|add)\b|n't/i.test(
        statement.text,
      )
    )
      continue
    for (const match of statement.text.matchAll(/(?<![\w.`=(])\d[\d,]*(?![\w.)])/g)) {
      const changed = Number(match[0].replace(/,/g, '')) + 7
      const mutant = `${statement.text.slice(0, match.index)}${changed}${statement.text.slice(match.index + match[0].length)}`
      if (verdictOf(statement, mutant) === 'holds') survivors.push(`${statement.model}: ${mutant}`)
    }
  }
  expect(survivors).toEqual([])
})

test('a changed ordinal, comparator or negation in a true statement is never confirmed', () => {
  const survivors: string[] = []
  for (const { statement, verdict } of verdicts) {
    if (statement.truth !== true || verdict !== 'holds') continue
    for (const [kind, from, to] of MUTATIONS) {
      const mutant = statement.text.replace(from, to)
      if (mutant === statement.text || isStillTrue(statement, mutant)) continue
      if (verdictOf(statement, mutant) === 'holds') survivors.push(`${kind} ${statement.model}: ${mutant}`)
    }
  }
  expect(survivors).toEqual([])
})

test('a word that nobody knows leaves a statement open, or false as it was', () => {
  const changed = verdicts.filter(({ statement, verdict }) => {
    const other = verdictOf(statement, statement.text.replace(/[.]?$/, ' glimmeringly.'))
    return other !== 'unknown' && (other === 'holds' || other !== verdict)
  })
  expect(changed.map(({ statement }) => show(statement))).toEqual([])
})

test('other words for the same never turn a verdict round', () => {
  const swaps: readonly (readonly [string, string])[] = [
    [' parameters', ' params'],
    ['The model ', 'The network '],
    [' convolutional layer', ' convolution'],
    [' dense layer', ' fully connected layer'],
    [' has ', ' comes with '],
    ['outputs', 'produces'],
    [' more than ', ' over '],
    [' fewer than ', ' less than '],
    ['would have', 'would need'],
    ['convolutional', 'convolutonal'],
  ]
  const turned: string[] = []
  for (const { statement, verdict } of verdicts) {
    for (const [from, to] of swaps) {
      if (!statement.text.includes(from)) continue
      const text = statement.text.replaceAll(from, to)
      const other = verdictOf(statement, text)
      if (other !== verdict && other !== 'unknown' && verdict !== 'unknown')
        turned.push(`${statement.model}: ${text}`)
    }
  }
  expect(turned).toEqual([])
})

test('a sentence of ten thousand characters is given up on, not worked on without end', () => {
  const [first] = told
  if (first === undefined) throw new Error('no statements')
  for (const part of [
    'the first convolution and ',
    'more than 5 of the parameters of ',
    'if the input were ',
    '(3 * ',
    'with ',
  ]) {
    const text = part.repeat(Math.ceil(10_000 / part.length))
    expect(verdictOf(first, text)).toBe('unknown')
  }
})
