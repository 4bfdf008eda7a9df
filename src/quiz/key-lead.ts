/** What may stand before a key: "TL;DR:", "Q2:", "Answer:", "The correct statements are", "It's". */
import { type Cursor, NOUN, NUMBER_WORDS, type Token, VERB } from './key-tokens.js'
import { readVerdict, type Verdict } from './key-verdict.js'

export interface Lead {
  /** The number of the question that is named. */
  readonly number: string | null
  /** What the lead says of the labels after it ("Answer:", "False:"); null where it says nothing. */
  readonly says: Verdict | null
}

/** Reads what stands before a key. `isLabel` tells whether a token names a choice. */
export function readLead(c: Cursor, isLabel: (token: Token) => boolean): Lead {
  skipDecoration(c)
  if (c.word() === 'tl' && c.word(1) === ';' && c.word(2) === 'dr') {
    c.at += 3
    c.skip(':', ',', '.', '-', '–', '—')
  }
  if (c.word() === 'spoiler' && c.word(1) === ':') c.at += 2
  if (c.skip('so', 'thus', 'therefore', 'hence', 'again', ...SURELY)) c.skip(',', ':', '.', '!')
  const before = readQuestionNumber(c) ?? readPartNumber(c, isLabel)
  if (readAdvice(c)) return { number: before, says: { truth: true, isAnswer: true, only: false } }
  readCount(c, isLabel)
  const announcement = readAnnouncement(c, isLabel)
  skipDecoration(c)
  if (announcement.says?.isAnswer) readAdvice(c)
  const after = readQuestionNumber(c)
  skipDecoration(c)
  return { number: after ?? announcement.number ?? before, says: announcement.says }
}

/** Marks that stand before an answer and say nothing: quotes, arrows, ticks. */
function skipDecoration(c: Cursor): void {
  while (/^[*_"“”'‘’`→⇒➡✓✔✅👉•>~]$/u.test(c.word())) c.at++
  if (c.word() === '️') c.at++
}

/** `Q2:`, `Question 3.`, `3.1:`. A lone number is none, for it may be a label. */
function readQuestionNumber(c: Cursor): string | null {
  const start = c.at
  const isWorded = /^(?:q|question|exercise|problem|quiz|ex|challenge)$/.test(c.word())
  if (isWorded) {
    c.at++
    c.skip('.', '#')
  }
  const number = c.peek()
  if (number?.kind === 'number' && (isWorded || /^\d{1,3}(?:\.\d{1,3})+$/.test(number.text))) {
    c.at++
    if (c.skip(':', ')', '.', '-', '–', '—', '=') || isWorded) return number.text
  }
  c.at = start
  return null
}

/** Words that say no more than that the author is sure. */
export const SURELY: readonly string[] =
  'definitely certainly obviously clearly naturally simply indeed surely evidently undoubtedly'.split(' ')

/** `(2) c alone`: the number of a part, where no choice is called so. */
function readPartNumber(c: Cursor, isLabel: (token: Token) => boolean): string | null {
  const [, number, close, label] = [0, 1, 2, 3].map((offset) => c.peek(offset))
  if (c.word() !== '(' || number?.kind !== 'number' || close?.text !== ')' || !label) return null
  if (isLabel(number) || !isLabel(label)) return null
  c.at += 3
  return number.text
}

const PICK =
  /^(?:tick|pick|choose|select|check|mark|circle|take|say|defend|sign|answer|accept|go|vote|agree|subscribe|stand|bet)$/
const COMMAND = /^(?:tick|pick|choose|select|check|mark|circle|take)$/
const PICKED = /^(?:ticked|picked|chosen|selected|checked|marked|circled|found|taken)$/

/** "You should have ticked", "Tick", "I would pick": the labels after it are the answer. */
function readAdvice(c: Cursor): boolean {
  const start = c.at
  const isShort = c.skip("i'd", "we'd", "you'd")
  const isPerson = isShort || c.skip('you', 'i', 'we')
  if (isPerson) {
    if (!isShort && !c.skip('should', 'would', 'must', 'had', 'need', 'needed', 'have')) {
      c.at = start
      return false
    }
    c.skip('to', 'have')
  }
  if (COMMAND.test(c.word()) || (isPerson && (PICK.test(c.word()) || PICKED.test(c.word())))) {
    c.at++
    c.skip('for', 'with', 'to', 'by', 'on', 'that')
    c.skip(':')
    return true
  }
  c.at = start
  return false
}

/** "Three of the four: A, B and D"; "Two are right: 1 and 3". How many says nothing that the labels don't. */
function readCount(c: Cursor, isLabel: (token: Token) => boolean): void {
  const start = c.at
  const first = c.peek()
  if (!first || !(NUMBER_WORDS.includes(first.lower) || (first.kind === 'number' && !isLabel(first)))) return
  c.at++
  if (c.skip('of')) {
    c.skip('the', 'them', 'these', 'those')
    if (NUMBER_WORDS.includes(c.word()) || c.peek()?.kind === 'number') c.at++
  }
  if (NOUN.test(c.word())) c.at++
  const says = readVerdict(c)
  if (says?.truth === false || !c.skip(':')) c.at = start
}

const TRUE_OR_FALSE =
  /^(?:correct|right|true|expected|final|full|only|best|accurate|valid|short|quick|incorrect|false|wrong)$/
const FALSE = /^(?:incorrect|false|wrong)$/
const ANSWER = /^(?:answers?|solutions?|key|keys|ans|responses?)$/
const OF_ANSWER = /^(?:options?|choices?|letters?|ones?)$/

function readAnnouncement(c: Cursor, isLabel: (token: Token) => boolean): Lead {
  const start = c.at
  const nothing: Lead = { number: null, says: null }
  const adjectives: string[] = []
  c.skip('the', 'our', 'my', 'a')
  if (c.word() === 'odd' && c.word(1) === 'one' && c.word(2) === 'out') {
    c.at += 3
    if (readLink(c) || c.skip(':')) return { number: null, says: { truth: true, isAnswer: true, only: true } }
    c.at = start
    return nothing
  }
  if (c.word() === 'not' && TRUE_OR_FALSE.test(c.word(1))) {
    adjectives.push('false')
    c.at += 2
  }
  while (TRUE_OR_FALSE.test(c.word())) {
    adjectives.push(c.word())
    c.at++
    c.skip('and', ',')
  }
  const isFalse = adjectives.some((word) => FALSE.test(word))
  const only = adjectives.includes('only')
  const noun = c.word()
  if (ANSWER.test(noun) || (adjectives.length > 0 && NOUN.test(noun))) {
    c.at++
    c.skip('key')
    if (c.word() === '(' && c.word(1) === 's' && c.word(2) === ')') c.at += 3
    c.skip('here')
    const number = readAnsweredNumber(c)
    const isLinked = c.skip(':', '-', '–', '—', '=', '.') || readLink(c)
    c.skip(':')
    // "Answer B", but not "Answer the question".
    const next = c.peek()
    const isAnswer = !isFalse && (ANSWER.test(noun) || OF_ANSWER.test(noun))
    if (isLinked || (next && isLabel(next))) return { number, says: { truth: !isFalse, isAnswer, only } }
  } else if (adjectives.length > 0 && (c.skip(':', '–', '—', '-', '=') || readLink(c)))
    return { number: null, says: { truth: !isFalse, isAnswer: false, only } }
  c.at = start
  const isPronoun = /^(?:it|they|that|these|those)$/.test(c.word()) && VERB.test(c.word(1))
  if (isPronoun || /^(?:it's|they're|that's)$/.test(c.word())) {
    c.at += isPronoun ? 2 : 1
    c.skip(':')
  }
  return nothing
}

/** "to question 2", "for 3", "2:". */
function readAnsweredNumber(c: Cursor): string | null {
  const start = c.at
  if (c.skip('to', 'for', 'of')) {
    c.skip('this', 'the')
    const isNamed = c.skip('question', 'exercise', 'quiz', 'q', 'problem')
    const number = c.peek()
    if (number?.kind === 'number') {
      c.at++
      return number.text
    }
    if (!isNamed) c.at = start
    return null
  }
  const number = c.peek()
  if (number?.kind !== 'number' || c.word(1) !== ':') return null
  c.at++
  return number.text
}

function readLink(c: Cursor): boolean {
  if (!/^(?:is|are|was|were|would|should|will|'s)$/.test(c.word())) return false
  c.at++
  c.skip('be')
  return true
}
