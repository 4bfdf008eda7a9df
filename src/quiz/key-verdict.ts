/** What a key says of the labels it names: that they are right, or wrong; and of the others. */
import { type Cursor, FALSE_ADJECTIVE, HOLD_VERB, NOUN, TRUE_ADJECTIVE, VERB } from './key-tokens.js'

export interface Verdict {
  readonly truth: boolean
  /** "is the correct answer": about the answer to the question, not about what the choice states. */
  readonly isAnswer: boolean
}

/** "are correct", "is the right answer", "hold", "is false"; null where no verdict stands here. */
export function readVerdict(c: Cursor): Verdict | null {
  const start = c.at
  let negated = false
  if (HOLD_VERB.test(c.word())) {
    c.at++
    return { truth: true, isAnswer: false }
  }
  if (/^(?:don't|doesn't)$/.test(c.word()) && HOLD_VERB.test(c.word(1))) {
    c.at += 2
    return { truth: false, isAnswer: false }
  }
  if (/^(?:do|does)$/.test(c.word()) && c.word(1) === 'not' && HOLD_VERB.test(c.word(2))) {
    c.at += 3
    return { truth: false, isAnswer: false }
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
    } else if (!c.skip('the', 'all', 'both', 'only', 'indeed', 'actually', 'a', 'thus', 'therefore', 'also'))
      break
  }
  const adjective = c.word()
  if (!TRUE_ADJECTIVE.test(adjective) && !FALSE_ADJECTIVE.test(adjective)) {
    if (NOUN.test(adjective) && /^(?:answers?|solutions?|ones?)$/.test(adjective)) {
      c.at++
      return { truth: !negated, isAnswer: true }
    }
    c.at = start
    return null
  }
  c.at++
  const isAnswer = /^(?:answers?|solutions?|options?|choices?)$/.test(c.word())
  if (NOUN.test(c.word())) c.at++
  return { truth: TRUE_ADJECTIVE.test(adjective) !== negated, isAnswer }
}

/** "the others are wrong", "the rest is not": accounted for, and told already. */
export function skipOthers(c: Cursor): void {
  const start = c.at
  c.skip(',', ';', '.', '(')
  c.skip('and', 'but', 'while', 'all')
  const isElse = /^(?:everything|all|nothing)$/.test(c.word()) && c.word(1) === 'else'
  if (isElse) c.at += 1
  c.skip('the', 'all')
  if (c.skip('others', 'rest', 'remaining', 'other', 'else')) {
    if (NOUN.test(c.word())) c.at++
    const before = c.at
    if (readVerdict(c) !== null || (VERB.test(c.word()) && c.word(1) === 'not')) {
      if (c.at === before) c.at += 2
      c.skip(')')
      return
    }
  }
  c.at = start
}
