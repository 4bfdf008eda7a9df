/**
 * What follows from the results of several posts: totals, and whether all that was checked holds.
 */
import type { PostResult, Totals } from './result.js'

/** Counts over posts, as the `totals` of `check`'s JSON. `failed` counts claims that are not so. */
export function totalsOf(posts: readonly PostResult[]): Totals {
  const questions = posts.flatMap((post) => post.questions)
  const claims = posts.flatMap((post) => post.claims)
  const ofStatus = (status: string) => questions.filter((question) => question.status === status).length
  return {
    posts: posts.length,
    questions: questions.length,
    verified: ofStatus('verified'),
    wrong: ofStatus('wrong'),
    acknowledged: ofStatus('acknowledged'),
    unverified: ofStatus('unverified'),
    choices: questions.reduce((sum, question) => sum + question.choices.length, 0),
    claims: claims.length,
    failed: claims.filter((claim) => claim.verdict === 'fails').length,
  }
}

/** True if nothing stands in the way of publishing a post: no error and, under `strict`, no unverified question. */
export function passes(post: PostResult, strict = false): boolean {
  if (post.messages.some((message) => message.severity === 'error')) return false
  return !strict || post.questions.every((question) => question.status !== 'unverified')
}

/** How much of the posts was really checked. */
export interface Coverage {
  /** Choices with a verdict, and those that their authors marked as not checkable. */
  readonly read: number
  readonly choices: number
  /** `read` of `choices` in whole percent, rounded down: 100 says all of them. 100 where there are no choices. */
  readonly percent: number
}

/** The share of choices that were judged or acknowledged. */
export function coverageOf(posts: readonly PostResult[]): Coverage {
  const choices = posts.flatMap((post) => post.questions.flatMap((question) => question.choices))
  const read = choices.filter(
    ({ verdict, acknowledged }) => verdict !== 'unknown' || acknowledged === true,
  ).length
  const percent = choices.length === 0 ? 100 : Math.floor((100 * read) / choices.length)
  return { read, choices: choices.length, percent }
}
