/** From spans to lines and columns: what was found, as the contract's JSON has it. */
import type { Claim, Judgement } from './claim/verdict.js'
import type { Judged } from './lint/lint.js'
import type { Message } from './message.js'
import type { Post } from './post/read-post.js'
import type { Choice } from './quiz/question.js'
import type { ChoiceResult, ClaimResult, MessageResult, PostResult, QuestionResult } from './result.js'
import { Lines, type Place, type Span } from './span.js'

export interface Found {
  readonly file: string
  readonly post: Post
  readonly judged: readonly Judged[]
  readonly claims: readonly Claim[]
  readonly messages: readonly Message[]
}

/** One post's entry of `check`'s JSON. */
export function toResult({ file, post, judged, claims, messages }: Found): PostResult {
  const places = new Places(post)
  return {
    file,
    questions: judged.map((each) => questionResult(each, places)),
    claims: claims.flatMap((claim) => claimResult(claim, places) ?? []),
    messages: messages.map((each) => messageResult(each, places)),
  }
}

/** Offsets of a post's text as places of the author's file, which a byte order mark may precede. */
class Places {
  readonly #lines: Lines
  readonly #shift: number

  constructor(post: Post) {
    this.#shift = post.hasMark ? 1 : 0
    this.#lines = new Lines(post.hasMark ? `\uFEFF${post.text}` : post.text)
  }

  offset(offset: number): number {
    return offset + this.#shift
  }

  place(span: Span): Place {
    return this.#lines.place({ start: this.offset(span.start), end: this.offset(span.end) })
  }
}

function questionResult({ question, judgements, grade }: Judged, places: Places): QuestionResult {
  return {
    line: places.place(question.span).line,
    stem: question.stem.text,
    asksFor: question.asksFor,
    choices: question.choices.map((choice) => choiceResult(choice, judgements[choice.index], places)),
    statedKey: grade.statedKey,
    keyLine: question.key === null ? null : places.place(question.key.span).line,
    computedKey: grade.computedKey,
    status: grade.status,
  }
}

function choiceResult(choice: Choice, judgement: Judgement | undefined, places: Places): ChoiceResult {
  return {
    label: choice.label,
    ...places.place(choice.span),
    text: choice.utterance.text,
    verdict: judgement?.verdict ?? 'unknown',
    actual: judgement?.actual ?? [],
    expected: judgement?.expected ?? [],
    reason: judgement?.reason ?? '',
    readings: judgement?.readings ?? [],
    misconception: judgement?.misconception ?? null,
    ...(choice.unchecked === null ? {} : { acknowledged: true }),
  }
}

/** Null for what is only doubted: that was not judged. */
function claimResult(claim: Claim, places: Places): ClaimResult | null {
  const { text, kind, verdict, actual, expected, reason } = claim
  if (kind === 'number') return null
  return { ...places.place(claim.span), text, kind, verdict, actual, expected, reason }
}

function messageResult({ span, fix, cause, ...said }: Message, places: Places): MessageResult {
  return {
    ruleId: said.ruleId,
    severity: said.severity,
    ...places.place(span),
    reason: said.reason,
    ...(said.actual === undefined ? {} : { actual: said.actual }),
    ...(said.expected === undefined ? {} : { expected: said.expected }),
    ...(said.note === undefined ? {} : { note: said.note }),
    url: said.url,
    ...(said.exception === undefined ? {} : { exception: said.exception }),
    ...(fix === undefined
      ? {}
      : { fix: { start: places.offset(fix.start), end: places.offset(fix.end), text: fix.text } }),
    ...(cause === undefined ? {} : { cause: { ...places.place(cause.span), reason: cause.reason } }),
  }
}
