/** What a key says of the labels it names: that they are right, or wrong; and of the others. */
import { type Cursor, FALSE_ADJECTIVE, HOLD_VERB, NOUN, TRUE_ADJECTIVE, VERB } from './key-tokens.js'

export interface Verdict {
  readonly truth: boolean
  /** "is the correct answer": about the answer to the question, not about what the choice states. */
  readonly isAnswer: boolean
  /** "is the only wrong one": all others are otherwise. */
  readonly only: boolean
}

/** "are correct", "is the right answer", "hold", "is false"; null where no verdict stands here. */
export function readVerdict(c: Cursor): Verdict | null {
  const start = c.at
  let negated = false
  let only = false
  if (HOLD_VERB.test(c.word())) {
    c.at++
    return { truth: true, isAnswer: false, only: false }
  }
  if (/^(?:don't|doesn't)$/.test(c.word()) && HOLD_VERB.test(c.word(1))) {
    c.at += 2
    return { truth: false, isAnswer: false, only: false }
  }
  if (/^(?:do|does)$/.test(c.word()) && c.word(1) === 'not' && HOLD_VERB.test(c.word(2))) {
    c.at += 3
    return { truth: false, isAnswer: false, only: false }
  }
  if (/^(?:isn't|aren't|wasn't|weren't)$/.test(c.word())) {
    negated = true
    c.at++
  } else if (VERB.test(c.word())) {
    c.at++
    c.skip('be')
  } else if (!TRUE_ADJECTIVE.test(c.word()) && !FALSE_ADJECTIVE.test(c.word())) return null
  for (;;) {
    if (c.word() === 'not') {
      negated = !negated
      c.at++
    } else if (c.skip('only')) only = true
    else if (!c.skip('the', 'all', 'both', 'indeed', 'actually', 'a', 'thus', 'therefore', 'also')) break
  }
  const adjective = c.word()
  if (!TRUE_ADJECTIVE.test(adjective) && !FALSE_ADJECTIVE.test(adjective)) {
    if (NOUN.test(adjective) && /^(?:answers?|solutions?|ones?)$/.test(adjective)) {
      c.at++
      return { truth: !negated, isAnswer: true, only }
    }
    c.at = start
    return null
  }
  c.at++
  const isAnswer = /^(?:answers?|solutions?|options?|choices?)$/.test(c.word())
  if (NOUN.test(c.word())) c.at++
  return { truth: TRUE_ADJECTIVE.test(adjective) !== negated, isAnswer, only }
}

/**
 * "the others are wrong", "the rest is not": what is said of all other choices, passed over. `said` is what was said of
 * those named before, which "the others are" turns round. Null where nothing is said.
 */
export function readOthers(c: Cursor, said: boolean | null): boolean | null {
  const start = c.at
  c.skip(',', ';', '.', '(')
  c.skip('and', 'but', 'while', 'whereas')
  const isElse = /^(?:everything|all|nothing)$/.test(c.word()) && c.word(1) === 'else'
  if (isElse) c.at += 1
  c.skip('the', 'all')
  c.skip('the')
  if (c.skip('others', 'rest', 'remaining', 'other', 'else')) {
    if (NOUN.test(c.word())) c.at++
    const verdict = readVerdict(c)
    let truth = verdict?.truth ?? null
    if (truth === null && VERB.test(c.word()) && /^(?:not|[.!)]|)$/.test(c.word(1))) {
      truth = said === null ? null : !said
      c.at += c.word(1) === 'not' ? 2 : 1
    }
    if (truth !== null) {
      c.skip(')')
      return truth
    }
  }
  c.at = start
  return null
}
