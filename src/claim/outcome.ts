/** What comes of judging a claim in one reading, and how outcomes join under three-valued logic. */
import type { Truth } from './verdict.js'

export interface Outcome {
  readonly truth: Truth
  /** Set where the claim does not fit the model in this reading: another reading that fits goes before it. */
  readonly misfit?: true
  /** In plain English, with what is so. */
  readonly text: string
  readonly expression: string | null
  readonly actual: readonly string[]
  readonly expected: readonly string[]
  readonly how: string | null
  /** What was measured and what was said of it, for finding misconceptions. */
  readonly about?: Measurement
}

/** A plain count of one layer: who, what, and the false number. */
export interface Measurement {
  readonly layer: string
  readonly quantity: string
  readonly said: string
}

/** Readings of a claim; beyond this many the words say too little. */
export const MAX_OUTCOMES = 64

export function unknown(text: string): Outcome {
  return { truth: 'unknown', text, expression: null, actual: [], expected: [], how: null }
}

/** A phrase that finds nothing in the model. */
export function misfit(text: string): Outcome {
  return { ...unknown(text), misfit: true }
}

export function opposite(truth: Truth): Truth {
  return truth === 'holds' ? 'fails' : truth === 'fails' ? 'holds' : 'unknown'
}

export function all(truths: readonly Truth[]): Truth {
  if (truths.includes('fails')) return 'fails'
  return truths.includes('unknown') ? 'unknown' : 'holds'
}

export function any(truths: readonly Truth[]): Truth {
  if (truths.includes('holds')) return 'holds'
  return truths.includes('unknown') ? 'unknown' : 'fails'
}

/** Every way to take one of each: readings of parts are independent. */
export function combinations(lists: readonly (readonly Outcome[])[]): readonly (readonly Outcome[])[] {
  let result: (readonly Outcome[])[] = [[]]
  for (const list of lists) {
    result = result.flatMap((left) => list.map((right) => [...left, right]))
    if (result.length > MAX_OUTCOMES) return [[unknown('the statement can be understood in too many ways')]]
  }
  return result
}

/** Joins outcomes under a connective; what is wrong is named first. */
export function join(parts: readonly Outcome[], connect: (truths: readonly Truth[]) => Truth): Outcome {
  const truth = connect(parts.map((part) => part.truth))
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return { ...only, truth }
  const telling = parts.filter((part) => part.truth === truth)
  const told = telling.length > 0 ? telling : parts
  const misfits = parts.some((part) => part.misfit === true)
  const first = told.find((part) => part.about !== undefined)?.about
  return {
    truth,
    ...(misfits ? { misfit: true as const } : {}),
    text: [...new Set(told.map((part) => part.text))].slice(0, 6).join('; '),
    expression: parts.every((part) => part.expression !== null)
      ? parts.map((part) => `(${part.expression})`).join(' and ')
      : null,
    actual: told.flatMap((part) => part.actual),
    expected: told.flatMap((part) => part.expected),
    how: told.find((part) => part.how !== null)?.how ?? null,
    ...(first === undefined ? {} : { about: first }),
  }
}
