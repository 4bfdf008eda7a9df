/**
 * `wrong-claim`, `wrong-arithmetic`, `wrong-summary`, `wrong-table`: something said outside the choices that is not so;
 * `stray-number`: a number there that may be of something else, and is none of the model.
 */
import type { Claim } from '../claim/verdict.js'
import { type Message, message, type RuleId } from '../message.js'
import { code, excerpt, explained, list, sentence } from './words.js'

const RULE_OF: { readonly [K in Claim['kind']]: RuleId } = {
  arithmetic: 'wrong-arithmetic',
  number: 'stray-number',
  sentence: 'wrong-claim',
  shape: 'wrong-claim',
  summary: 'wrong-summary',
  table: 'wrong-table',
}

const WHERE: { readonly [K in Claim['kind']]: string } = {
  arithmetic: 'the calculation',
  number: 'the number',
  sentence: 'the sentence',
  shape: 'the shape',
  summary: 'the pasted summary',
  table: 'the table',
}

/** What is wrong with a claim, or null where it holds. */
export function wrongClaim(claim: Claim): Message | null {
  if (claim.verdict === 'holds') return null
  const { actual, expected, result } = claim
  const said = excerpt(claim.text)
  const told = actual.length > 0 && expected.length > 0
  return message({
    ruleId: RULE_OF[claim.kind],
    span: claim.span,
    reason: told
      ? `Unexpected ${list(actual.map(code))}, expected ${list(expected.map(code))} in ${WHERE[claim.kind]} ${said}.`
      : sentence(claim.reason === '' ? `${said} is not so` : claim.reason),
    actual: actual.length > 0 ? actual : [claim.text],
    ...(expected.length > 0 ? { expected } : {}),
    ...(told ? noteOf(claim) : claim.kind === 'number' ? { note: STRAY } : {}),
    ...(result === undefined ? {} : { fix: { ...result.span, text: result.right } }),
  })
}

/** What to do about a number that may be right of something else. */
const STRAY = 'Correct it, or say what it counts; where it is right, mark it: `[…]{unchecked="why"}`.'

function noteOf(claim: Claim): { readonly note?: string } {
  const note = explained(claim)
  return note === '' ? {} : { note }
}
