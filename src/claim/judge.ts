/** Judges what an utterance says. */
import type { Utterance } from '../language/utterance.js'
import type { ClaimContext } from './context.js'
import { antecedents, evaluate, sceneOn } from './evaluate.js'
import { misconceptionOf } from './misconceptions.js'
import { all, combinations, join, MAX_OUTCOMES, type Outcome, unknown } from './outcome.js'
import { namesOf, type ReadSentence, readUtterance } from './read.js'
import type { Scene } from './refer.js'
import type { Judgement, Reading, Truth } from './verdict.js'

export type { ClaimContext } from './context.js'

/**
 * Judges a statement on the model of a context, in every reading of its words: all true `holds`, all false `fails`,
 * else `unknown`. Never throws on what an author wrote.
 */
export function judge(utterance: Utterance, context: ClaimContext): Judgement {
  const { bench } = context
  if (bench === null) return unread(context.reason ?? 'there is no model that this could be judged on')
  const names = namesOf(bench)
  const read = readUtterance(utterance, names)
  if (read.length === 0) return unread('there is nothing to read')
  let it: Scene['it'] = []
  for (const earlier of context.previous ?? []) {
    for (const sentence of readUtterance(earlier, names)) it = spokenOf(sentence, sceneOn(bench, it)) ?? it
  }
  const lists: (readonly Outcome[])[] = []
  for (const sentence of read) {
    const scene = sceneOn(bench, it)
    lists.push(outcomesOf(sentence, scene))
    it = spokenOf(sentence, scene) ?? it
  }
  const outcomes = combinations(lists).map((parts) => join(parts, all))
  return judgement(outcomes, context)
}

function spokenOf(sentence: ReadSentence, scene: Scene): Scene['it'] | null {
  if (!sentence.ok) return null
  const [claim] = sentence.claims
  return claim === undefined ? null : antecedents(claim, scene)
}

/** The outcomes of a sentence in all its readings; readings that do not fit the model give way to those that do. */
export function outcomesOf(sentence: ReadSentence, scene: Scene): readonly Outcome[] {
  if (!sentence.ok) return [unknown(sentence.reason)]
  const outcomes = sentence.claims.flatMap((claim) => evaluate(claim, scene))
  if (outcomes.length > MAX_OUTCOMES) return [unknown('the statement can be understood in too many ways')]
  const fitting = outcomes.filter((outcome) => outcome.misfit !== true)
  return fitting.length > 0 ? fitting : outcomes
}

export function unread(reason: string): Judgement {
  return {
    verdict: 'unknown',
    actual: [],
    expected: [],
    reason,
    how: null,
    readings: [],
    misconception: null,
  }
}

/** What outcomes say together. */
export function judgement(outcomes: readonly Outcome[], context: ClaimContext): Judgement {
  const truths = new Set<Truth>(outcomes.map((outcome) => outcome.truth))
  const [first] = outcomes
  if (first === undefined) return unread('there is nothing to judge')
  const verdict: Truth = truths.size === 1 ? first.truth : 'unknown'
  const readings = readingsOf(outcomes)
  const clearest = outcomes.find((outcome) => outcome.truth === verdict) ?? first
  return {
    verdict,
    actual: [...new Set(clearest.actual)],
    expected: verdict === 'fails' ? [...new Set(clearest.expected)] : [],
    reason: verdict === 'unknown' && truths.size > 1 ? mixed(readings) : clearest.text,
    how: clearest.how,
    readings,
    misconception:
      verdict === 'fails' && clearest.about !== undefined && context.bench !== null
        ? misconceptionOf(clearest.about, context.bench)
        : null,
  }
}

function mixed(readings: readonly Reading[]): string {
  const differing = readings.map((reading) => `${reading.text} (${reading.verdict})`)
  return `it can be understood in several ways that do not agree: ${differing.slice(0, 4).join('; ')}`
}

function readingsOf(outcomes: readonly Outcome[]): readonly Reading[] {
  const readings = new Map<string, Reading>()
  for (const outcome of outcomes) {
    readings.set(`${outcome.truth} ${outcome.text}`, {
      text: outcome.text,
      expression: outcome.expression,
      verdict: outcome.truth,
    })
  }
  return [...readings.values()]
}
