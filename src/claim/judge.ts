/** Judges what an utterance says. */
import type { Utterance } from '../language/utterance.js'
import { completed, readStem, type Stem } from './complete.js'
import type { ClaimContext } from './context.js'
import { antecedents, evaluate, sceneOn } from './evaluate.js'
import type { Claim } from './meaning.js'
import { misconceptionOf } from './misconceptions.js'
import { all, combinations, join, MAX_OUTCOMES, type Outcome, opposite, unknown } from './outcome.js'
import { namesOf, type ReadSentence, readUtterance } from './read.js'
import type { Scene } from './refer.js'
import { withStars } from './stars.js'
import type { Judgement, Reading, Truth } from './verdict.js'

export type { ClaimContext } from './context.js'

/**
 * Judges a statement on the model of a context, in every reading of its words: all true `holds`, all false `fails`,
 * else `unknown`. Never throws on what an author wrote.
 */
export function judge(said: Utterance, context: ClaimContext): Judgement {
  const { bench } = context
  const utterance = withStars(said)
  if (bench === null) return unread(context.reason ?? 'there is no model that this could be judged on')
  const names = namesOf(bench)
  const read = readUtterance(utterance, names)
  if (read.length === 0) return unread('there is nothing to read')
  const stem = context.stem === undefined ? null : readStem(context.stem, names)
  if (stem !== null && stem.unread !== null)
    return unread(`the question may speak of another model than the one that is written: "${stem.unread}"`)
  const truth = truthWord(utterance)
  if (truth !== null && context.stem !== undefined) return asTruth(truth, context, context.stem)
  let it: Scene['it'] = []
  for (const earlier of context.previous ?? []) {
    for (const sentence of readUtterance(earlier, names)) it = spokenOf(sentence, sceneOn(bench, it)) ?? it
  }
  const lists: (readonly Outcome[])[] = []
  const [single] = read
  if (stem !== null && read.length === 1 && single !== undefined && !single.ok) {
    const claims = completed(utterance, stem, names)
    if (claims.length > 0) return judgement(outcomesUnder(claims, stem, sceneOn(bench, it)), context)
  }
  for (const sentence of read) {
    const scene = sceneOn(bench, it)
    lists.push(
      sentence.ok && stem !== null
        ? outcomesUnder(sentence.claims, stem, scene)
        : outcomesOf(sentence, scene),
    )
    it = spokenOf(sentence, scene) ?? it
  }
  const outcomes = combinations(lists).map((parts) => join(parts, all))
  return judgement(outcomes, context)
}

/** "True" or "false" as a choice: the stem is the statement. */
function truthWord({ text }: Utterance): boolean | null {
  const word = text.trim().toLowerCase().replace(/[.!]$/, '')
  return word === 'true' ? true : word === 'false' ? false : null
}

function asTruth(value: boolean, context: ClaimContext, stem: Utterance): Judgement {
  const { stem: _, ...rest } = context
  const said =
    /^\s*(?:true or false|true\/false|right or wrong)\s*[:?.]?\s*/i.exec(stem.text)?.[0].length ?? 0
  const judged = judge(said === 0 ? stem : cut(stem, said), rest)
  return value ? judged : { ...judged, verdict: opposite(judged.verdict) }
}

/** An utterance without its beginning. */
function cut({ text, pieces }: Utterance, from: number): Utterance {
  return {
    text: text.slice(from),
    pieces: pieces.flatMap((piece) => {
      if (piece.end <= from) return []
      const start = Math.max(0, piece.start - from)
      const lost = Math.max(0, from - piece.start)
      return [
        { ...piece, start, end: piece.end - from, at: { start: piece.at.start + lost, end: piece.at.end } },
      ]
    }),
  }
}

/** The outcomes of claims about the model that a stem speaks of. */
function outcomesUnder(claims: readonly Claim[], stem: Stem, scene: Scene): readonly Outcome[] {
  const edited =
    stem.edits.length === 0
      ? claims
      : stem.edits.flatMap((edits) => claims.map((inner): Claim => ({ claim: 'under', edits, inner })))
  return outcomesOf({ ok: true, claims: edited, atoms: [] }, scene)
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
