/**
 * `wrong-claim`, `wrong-arithmetic`, `wrong-summary`, `wrong-table`: something said outside the choices that is not so.
 */
import type { Claim, ClaimKind } from '../claim/verdict.js'
import { type Message, message, type RuleId } from '../message.js'
import { code, excerpt, explained, list, sentence } from './words.js'

const RULE_OF: { readonly [K in ClaimKind]: RuleId } = {
  arithmetic: 'wrong-arithmetic',
  sentence: 'wrong-claim',
  shape: 'wrong-claim',
  summary: 'wrong-summary',
  table: 'wrong-table',
}

const WHERE: { readonly [K in ClaimKind]: string } = {
  arithmetic: 'the calculation',
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
    ...(told ? noteOf(claim) : {}),
    ...(result === undefined ? {} : { fix: { ...result.span, text: result.right } }),
  })
}

function noteOf(claim: Claim): { readonly note?: string } {
  const note = explained(claim)
  return note === '' ? {} : { note }
}
