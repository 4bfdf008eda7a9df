/** The checkable things that an explanation says: worked arithmetic, and sentences of the same kinds as statements. */
import type { Atom } from '../language/atoms.js'
import { spanOf, type Utterance } from '../language/utterance.js'
import { chainsIn } from './arithmetic.js'
import type { ClaimContext } from './context.js'
import { antecedents, sceneOn } from './evaluate.js'
import { judgement, outcomesOf } from './judge.js'
import { namesOf, readUtterance } from './read.js'
import type { Scene } from './refer.js'
import type { Claim } from './verdict.js'

/** Words by which an author says that what follows is not so. */
const MEANT_WRONG =
  /\b(?:mistake|mistaken|mistakenly|wrong|wrongly|incorrect|incorrectly|erroneous|erroneously|miscalculat\w*|not true|false)\b/i

/** Words that may open a hypothesis, which sentences after it then speak of. */
const HYPOTHESIS =
  /\b(?:if|suppose|supposing|imagine|assume|assuming|would|had|without|instead|otherwise|what if|let's say)\b/i

/** What an utterance says that was read and could be judged, in order of its places. */
export function claimsOf(utterance: Utterance, context: ClaimContext): readonly Claim[] {
  return [...arithmeticOf(utterance), ...sentencesOf(utterance, context)].sort(
    (a, b) => a.span.start - b.span.start,
  )
}

function sentenceAround(text: string, at: number): string {
  const before = text.slice(0, at)
  const start = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('\n\n'),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
  )
  const end = /[.!?](?:\s|$)|\n\n/.exec(text.slice(at))
  return text.slice(start + 1, end === null ? text.length : at + end.index)
}

function arithmeticOf(utterance: Utterance): readonly Claim[] {
  const { text } = utterance
  return chainsIn(text).flatMap((chain): readonly Claim[] => {
    if (chain.verdict === 'fails' && MEANT_WRONG.test(sentenceAround(text, chain.start))) return []
    const { wrong } = chain
    const result = wrong ?? { side: chain.sides.at(-1), right: '' }
    const said = result.side?.text ?? ''
    const first = chain.sides[0]?.text ?? ''
    return [
      {
        kind: 'arithmetic',
        verdict: chain.verdict,
        span: spanOf(utterance, chain),
        text: text.slice(chain.start, chain.end),
        actual: [said],
        expected: wrong === null ? [] : [wrong.right],
        reason:
          wrong === null
            ? `${first} is ${said}`
            : `${leftOf(chain.sides, said)} is ${wrong.right}, not ${said}`,
        how: null,
        readings: [],
        misconception: null,
        ...(wrong === null ? {} : { result: { span: spanOf(utterance, wrong.side), right: wrong.right } }),
      },
    ]
  })
}

function leftOf(sides: readonly { readonly text: string }[], said: string): string {
  const at = sides.findIndex((side) => side.text === said)
  return sides[Math.max(0, at - 1)]?.text ?? ''
}

function sentencesOf(utterance: Utterance, context: ClaimContext): readonly Claim[] {
  const { bench } = context
  if (bench === null) return []
  const names = namesOf(bench)
  const claims: Claim[] = []
  let it: Scene['it'] = []
  let hypothetical = false
  for (const sentence of readUtterance(utterance, names)) {
    const [first] = sentence.atoms
    const last = sentence.atoms.at(-1)
    if (first === undefined || last === undefined) continue
    const span = { start: first.start, end: last.end }
    const text = utterance.text.slice(span.start, span.end)
    const scene = sceneOn(bench, it)
    it = []
    if (sentence.ok && !MEANT_WRONG.test(text) && !isBare(sentence.atoms)) {
      const judged = judgement(outcomesOf(sentence, scene), context)
      const [claim] = sentence.claims
      if (claim !== undefined) it = antecedents(claim, scene) ?? []
      if (judged.verdict === 'holds' || (judged.verdict === 'fails' && !hypothetical)) {
        claims.push({
          ...judged,
          verdict: judged.verdict,
          kind: 'sentence',
          span: spanOf(utterance, span),
          text,
        })
      }
    }
    hypothetical ||= HYPOTHESIS.test(text)
  }
  return claims
}

/** Without a number, a negation or a quantifier a sentence of an explanation says little that could be checked. */
function isBare(atoms: readonly Atom[]): boolean {
  return atoms.length < 3
}
