/** The checkable things that an explanation says: worked arithmetic, and sentences of the same kinds as statements. */
import type { Atom } from '../language/atoms.js'
import { spanOf, type Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { chainsIn } from './arithmetic.js'
import type { ClaimContext } from './context.js'
import { antecedents, sceneOn } from './evaluate.js'
import { keyOf } from './grammar/chart.js'
import { judgement, outcomesOf } from './judge.js'
import { namesOf, readableParts, readUtterance } from './read.js'
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
  for (const whole of readUtterance(utterance, names)) {
    const parts = whole.ok || whole.question ? [whole] : readableParts(whole.atoms, utterance.text, names)
    const scene = sceneOn(bench, it)
    it = []
    const all = textOf(utterance, whole.atoms)
    for (const sentence of parts) {
      const text = textOf(utterance, sentence.atoms)
      if (!sentence.ok || MEANT_WRONG.test(all.text)) continue
      const judged = judgement(outcomesOf(sentence, scene), context)
      const [claim] = sentence.claims
      if (claim !== undefined) it = antecedents(claim, scene) ?? []
      // Of whom a bare "the output" is, an explanation leaves to its reader.
      const implicit = sentence.claims.some((each) => keyOf(each).includes('"implicit"'))
      if (judged.verdict === 'holds' || (judged.verdict === 'fails' && !hypothetical && !implicit)) {
        claims.push({
          ...judged,
          verdict: judged.verdict,
          kind: 'sentence',
          span: spanOf(utterance, text),
          text: text.text,
        })
      }
    }
    hypothetical ||= HYPOTHESIS.test(all.text)
  }
  return claims
}

function textOf(utterance: Utterance, atoms: readonly Atom[]): Span & { readonly text: string } {
  const start = atoms[0]?.start ?? 0
  const end = atoms.at(-1)?.end ?? start
  return { start, end, text: utterance.text.slice(start, end) }
}
