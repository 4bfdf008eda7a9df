/** The checkable things that an explanation says: worked arithmetic, and sentences of the same kinds as statements. */

import type { Workbench } from '../keras/workbench.js'
import { type Atom, atomsOf, atomsOfText } from '../language/atoms.js'
import { numbersIn } from '../language/numbers.js'
import { spanOf, type Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { chainsIn } from './arithmetic.js'
import type { ClaimContext } from './context.js'
import { antecedents, sceneOn } from './evaluate.js'
import { constantsNamed, formulasIn } from './formula.js'
import { keyOf } from './grammar/chart.js'
import { DENIAL, HYPOTHESIS, MEANT_WRONG, OPENS_HYPOTHESIS, withoutJudgement } from './guards.js'
import { judgement, outcomesOf } from './judge.js'
import { labelledLines } from './labelled-lines.js'
import { layerLines } from './layer-lines.js'
import { mentionsIn } from './mentions.js'
import { MAX_ATOMS, namesModel, namesOf, readableParts, readUtterance } from './read.js'
import type { Scene } from './refer.js'
import { withStars } from './stars.js'
import { isSummary, summaryFindings } from './summary-text.js'
import type { Claim } from './verdict.js'

/** What an utterance says that was read and could be judged, in order of its places. */
export function claimsOf(said: Utterance, context: ClaimContext): readonly Claim[] {
  const utterance = withStars(said)
  const { bench } = context
  if (bench !== null && isSummary(utterance.text)) return pastedOf(utterance, bench)
  const walk = bench === null ? [] : walkOf(utterance, bench)
  const labelled = bench === null || walk.length > 0 ? [] : labelledOf(utterance, bench, context)
  const sentences = walk.length > 0 ? [] : sentencesOf(utterance, context)
  const read = [
    ...arithmeticOf(utterance),
    ...formulasOf(utterance, context),
    ...walk,
    ...labelled,
    ...sentences.filter(({ span }) => !labelled.some((line) => overlap(line.span, span))),
  ]
  return [...read, ...mentionedOf(utterance, context, read)].sort((a, b) => a.span.start - b.span.start)
}

/** What an explanation only mentions and the model does not have. */
function mentionedOf(
  utterance: Utterance,
  { bench, explains }: ClaimContext,
  read: readonly Claim[],
): readonly Claim[] {
  if (bench === null || explains === undefined) return []
  const names = namesOf(bench)
  const said = new Set(
    [...explains.said, utterance].flatMap((each) =>
      each === utterance ? workedNumbers(each) : numbersOf(each),
    ),
  )
  const near = new Set(numbersOf(utterance))
  const sentences = readUtterance(utterance, names)
  let hypothetical = false
  return sentences.flatMap(({ atoms }, i): readonly Claim[] => {
    const whole = textOf(utterance, atoms)
    const denied = DENIAL.test(textOf(utterance, sentences[i + 1]?.atoms ?? []).text)
    const skipped = hypothetical || denied || atoms.at(-1)?.key === '?' || atoms.length > MAX_ATOMS
    hypothetical ||= OPENS_HYPOTHESIS.test(whole.text)
    if (skipped) return []
    const inFile = (span: Span) => spanOf(utterance, span)
    const found = mentionsIn(atoms, utterance.text, { bench, names, said, near, read: [] })
    return found
      .filter((mention) => !read.some(({ span }) => overlap(span, inFile(mention))))
      .map((mention) => ({
        ...plain(utterance, mention, 'fails'),
        kind: mention.kind,
        actual: [mention.text],
        expected: mention.expected === null ? [] : [mention.expected],
        reason: mention.reason,
      }))
  })
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** All whole numbers that an utterance says. */
function numbersOf(utterance: Utterance): readonly number[] {
  return numbersIn(atomsOf(utterance)).flatMap(({ value: { value } }) =>
    value.d === 1n ? [Number(value.n)] : [],
  )
}

/** The numbers of computations that hold. */
function workedNumbers({ text }: Utterance): readonly number[] {
  return chainsIn(text).flatMap((chain) =>
    chain.verdict === 'holds'
      ? numbersIn(atomsOfText(text.slice(chain.start, chain.end))).map(({ value }) => Number(value.value.n))
      : [],
  )
}

/** What stands in a pasted summary: one claim for what is right, one for each thing that is not. */
function pastedOf(utterance: Utterance, bench: Workbench): readonly Claim[] {
  const findings = summaryFindings(utterance.text, bench)
  const wrong = findings.filter(({ verdict }) => verdict === 'fails')
  const [first] = findings
  if (first === undefined) return []
  const told = wrong.length > 0 ? wrong : [first]
  return told.map((finding) => ({
    ...plain(utterance, finding, finding.verdict),
    kind: 'summary',
    actual: [finding.actual],
    expected: wrong.length > 0 ? [finding.expected] : [],
    reason:
      wrong.length > 0
        ? `${finding.what}: ${finding.expected}, not ${finding.actual}`
        : 'the summary is that of the model',
  }))
}

function walkOf(utterance: Utterance, bench: Workbench): readonly Claim[] {
  return layerLines(utterance, bench, namesOf(bench)).map((line) => ({
    ...plain(utterance, line, line.verdict),
    kind: 'shape',
    actual: [line.text],
    expected: line.verdict === 'fails' ? [line.expected] : [],
    reason: `${line.name}: ${line.expected}${line.verdict === 'fails' ? `, not ${line.text}` : ''}`,
  }))
}

function labelledOf(utterance: Utterance, bench: Workbench, { lead }: ClaimContext): readonly Claim[] {
  return labelledLines(utterance, bench, lead ?? null).map(({ judgement, ...line }) => ({
    ...judgement,
    kind: 'sentence',
    span: spanOf(utterance, line),
    text: line.text,
  }))
}

function formulasOf(utterance: Utterance, context: ClaimContext): readonly Claim[] {
  const nearby = context.nearby ?? []
  const found = [...formulasIn(utterance, nearby), ...constantsNamed(utterance, nearby)]
  return found.map((formula) => ({
    ...plain(utterance, formula, formula.verdict),
    kind: 'arithmetic',
    actual: [formula.actual],
    expected: formula.verdict === 'fails' ? [formula.expected] : [],
    reason:
      formula.verdict === 'fails'
        ? `the formula has ${formula.actual} where the computation has ${formula.expected}`
        : 'the computation follows the formula',
  }))
}

function plain(utterance: Utterance, span: Span & { readonly text: string }, verdict: 'holds' | 'fails') {
  return {
    verdict,
    span: spanOf(utterance, span),
    text: span.text,
    how: null,
    readings: [],
    misconception: null,
  }
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
    if (chain.verdict === 'fails' && MEANT_WRONG.test(withoutJudgement(sentenceAround(text, chain.start))))
      return []
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
  const sentences = readUtterance(utterance, names)
  for (const [i, whole] of sentences.entries()) {
    const scene = sceneOn(bench, it)
    const open = !whole.ok || judgement(outcomesOf(whole, scene), context).verdict === 'unknown'
    const cut =
      open && !whole.ok && whole.question ? [] : open ? readableParts(whole.atoms, utterance.text, names) : []
    const parts = cut.length > 0 ? cut : [{ ...whole, whole: true }]
    it = []
    const all = textOf(utterance, whole.atoms)
    const denied = DENIAL.test(textOf(utterance, sentences[i + 1]?.atoms ?? []).text)
    for (const sentence of parts) {
      const text = textOf(utterance, sentence.atoms)
      if (!sentence.ok || MEANT_WRONG.test(all.text)) continue
      const here = sceneOn(bench, it.length > 0 ? it : scene.it)
      const judged = judgement(outcomesOf(sentence, here), context)
      const [claim] = sentence.claims
      if (claim !== undefined) it = antecedents(claim, here) ?? []
      // Of whom a bare "the output" is, an explanation leaves to its reader.
      const implicit =
        BARE_WHAT_IF.test(text.text) ||
        sentence.claims.some((each) => keyOf(each).includes('"implicit"')) ||
        (sentence.claims.some((each) => keyOf(each).includes('"ref":"model"')) &&
          !namesModel(sentence.atoms, utterance.text, names))
      if (
        judged.verdict === 'holds' ||
        (judged.verdict === 'fails' && !hypothetical && !implicit && !denied && sentence.whole)
      ) {
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

/** "It's 736 without the bias": what the number counts is left to the clause before. */
const BARE_WHAT_IF = /\b(?:it|this|that)(?:['’]s| is| was)\s+\d[\d,]*\s+(?:with|without|if)\b/i

function textOf(utterance: Utterance, atoms: readonly Atom[]): Span & { readonly text: string } {
  const start = atoms[0]?.start ?? 0
  const end = atoms.at(-1)?.end ?? start
  return { start, end, text: utterance.text.slice(start, end) }
}
