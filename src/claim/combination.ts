/** Choices about choices ("All of the above"): judged from the judgements of the choices that they name. */
import type { Choice, Combination } from '../quiz/question.js'
import type { Judgement, Truth } from './verdict.js'

/** The judgements of a question's choices, those of choices about choices made from the others. */
export function judgeCombinations(
  choices: readonly Choice[],
  judgements: readonly Judgement[],
): readonly Judgement[] {
  if (choices.every(({ combines }) => combines === null)) return judgements
  const verdicts = new Map<string, Truth>()
  for (const [i, choice] of choices.entries())
    if (choice.combines === null) verdicts.set(choice.label, judgements[i]?.verdict ?? 'unknown')
  return judgements.map((judgement, i) => {
    const choice = choices[i]
    const isOwn = !choice?.combines || choice.check !== null || choice.unchecked !== null
    return isOwn ? judgement : combine(choice.combines, verdicts, judgement)
  })
}

/** Three-valued: one choice that is not as said makes it fail, though another is unknown. */
function combine(
  combination: Combination,
  verdicts: ReadonlyMap<string, Truth>,
  judgement: Judgement,
): Judgement {
  const { quantifier, labels, only } = combination
  const wanted: Truth = quantifier === 'all' ? 'holds' : 'fails'
  const against: Truth = quantifier === 'all' ? 'fails' : 'holds'
  const others = only ? [...verdicts.keys()].filter((label) => !labels.includes(label)) : []
  const broken = [
    ...labels.filter((label) => verdicts.get(label) === against),
    ...others.filter((label) => verdicts.get(label) === wanted),
  ]
  const open = [
    ...labels.filter((label) => (verdicts.get(label) ?? 'unknown') === 'unknown'),
    ...others.filter((label) => verdicts.get(label) === 'unknown'),
  ]
  const verdict: Truth = broken.length > 0 ? 'fails' : open.length > 0 ? 'unknown' : 'holds'
  return {
    ...judgement,
    verdict,
    actual: [],
    expected: [],
    reason: reasonOf(verdict, broken.length > 0 ? broken : open, verdicts),
    how: null,
    readings: [],
    misconception: null,
  }
}

function reasonOf(verdict: Truth, labels: readonly string[], verdicts: ReadonlyMap<string, Truth>): string {
  if (verdict === 'holds') return 'it follows from the other choices'
  const told = labels.map((label) => {
    const truth = verdicts.get(label) ?? 'unknown'
    return `${label} ${truth === 'unknown' ? 'is unknown' : truth}`
  })
  return `it is about other choices: ${told.join(', ')}`
}
