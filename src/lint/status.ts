/**
 * Whether the stated key of a question agrees with what is so.
 */
import type { Judgement } from '../claim/verdict.js'
import type { Choice, Question, StructureNote } from '../quiz/question.js'
import type { Status } from '../result.js'

/** What becomes of a question's key. */
export interface Grade {
  readonly status: Status
  /** The key as stated; null where none was found. */
  readonly statedKey: readonly string[] | null
  /** The key that would be right; null unless every choice is known to hold or to fail. */
  readonly computedKey: readonly string[] | null
  /** Choices that contradict the key: stated and not to be picked, or to be picked and not stated. */
  readonly disputed: readonly Dispute[]
}

/** A choice that the stated key has wrong. */
export interface Dispute {
  readonly choice: Choice
  readonly judgement: Judgement
  /** True where the key names the choice though it should not; false where the key leaves it out. */
  readonly stated: boolean
}

/**
 * Compares the stated key with the judgements.
 *
 * `judgements[i]` is about `question.choices[i]`: whether the choice is so; for `match`, whether the stated
 * pair is so, with the right value of the row in `expected` where it is known. A question without choices (`value`, `truth`)
 * has one judgement: for `value`, whether the stated value is right, with the right one in `expected`; for
 * `truth`, whether the stem's statement is so. A missing judgement counts as unknown.
 *
 * `notes` are the structure notes of the post: a key that names a choice that does not exist can't be right.
 */
export function gradeQuestion(
  question: Question,
  judgements: readonly Judgement[],
  notes: readonly StructureNote[] = [],
): Grade {
  if (question.asksFor === 'match') return gradeMatch(question, judgements)
  if (question.choices.length === 0) return gradeAnswer(question, judgements[0])
  if (question.asksFor === 'value') return gradeCount(question, judgements)
  const grade = gradeChoices(question, judgements, notes)
  if (question.certainty === 'plain' || grade.disputed.length === 0) return grade
  return grantDoubt(question, grade, () =>
    gradeChoices(
      { ...question, asksFor: question.asksFor === 'incorrect' ? 'correct' : 'incorrect' },
      judgements,
      notes,
    ),
  )
}

/** Where the stem does not say outright which choices are asked for, a key is wrong only if no reading makes it right. */
function grantDoubt(question: Question, grade: Grade, otherwise: () => Grade): Grade {
  const open: Grade = { ...grade, status: 'unverified', computedKey: null, disputed: [] }
  switch (question.certainty) {
    case 'plain':
      return grade
    case 'best': {
      const disputed = grade.disputed.filter(({ stated }) => stated)
      return disputed.length === 0 ? open : { ...grade, computedKey: null, disputed }
    }
    case 'tacit':
      return otherwise().disputed.length === 0 ? open : grade
    case 'unclear':
      return open
    default:
      return question.certainty satisfies never
  }
}

const COUNTS = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** "How many of these statements are true?": the key is the number of choices that hold. */
function gradeCount(question: Question, judgements: readonly Judgement[]): Grade {
  const statedKey = question.key?.labels ?? null
  const verdicts = question.choices.map(({ index }) => judgements[index]?.verdict ?? 'unknown')
  const least = verdicts.filter((verdict) => verdict === 'holds').length
  const most = least + verdicts.filter((verdict) => verdict === 'unknown').length
  const word = statedKey?.[0]?.toLowerCase() ?? ''
  const stated = COUNTS.includes(word) ? COUNTS.indexOf(word) : Number(word || Number.NaN)
  const isWrong = Number.isInteger(stated) && (stated < least || stated > most)
  return {
    status: statusOf(Number.isInteger(stated), isWrong, most - least, 0),
    statedKey,
    computedKey: least === most ? [String(least)] : null,
    disputed: [],
  }
}

function gradeChoices(
  question: Question,
  judgements: readonly Judgement[],
  notes: readonly StructureNote[],
): Grade {
  const known = new Set(question.choices.map(({ label }) => label))
  // A key that is no set of labels (a value, "true") can't be held against choices.
  const comparable = question.key?.labels.every((label) => known.has(label)) ?? false
  const stated = question.key !== null && comparable ? new Set(question.key.labels) : null
  // Where two choices bear one label, the key does not say which is meant: neither can be held against it.
  const seen = new Map<string, number>()
  for (const { label } of question.choices) seen.set(label, (seen.get(label) ?? 0) + 1)

  const implied = impliedBy(question, stated ?? new Set())
  const covered = new Set<string>()
  const picked: string[] = []
  const disputed: Dispute[] = []
  let unknown = 0
  let acknowledged = 0
  for (const choice of question.choices) {
    const judgement = judgements[choice.index]
    const pick = judgement === undefined ? null : isPick(question, judgement)
    if (judgement === undefined || pick === null || (seen.get(choice.label) ?? 0) > 1) {
      unknown += 1
      if (choice.unchecked !== null) acknowledged += 1
      continue
    }
    if (pick) {
      picked.push(choice.label)
      for (const label of namedBy(choice, question)) covered.add(label)
    }
    const isStated = stated === null ? pick : stated.has(choice.label) || implied.has(choice.label)
    if (isStated !== pick) disputed.push({ choice, judgement, stated: isStated })
  }

  const namesNothing = question.key !== null && namesMissingChoice(question.key.span, notes)
  return {
    status: statusOf(stated !== null, disputed.length > 0 || namesNothing, unknown, acknowledged),
    statedKey: question.key?.labels ?? null,
    computedKey: unknown === 0 ? picked.filter((label) => !covered.has(label)) : null,
    disputed,
  }
}

/**
 * What a key says without naming it: with "All of the above" the choices above; with each of A and C the choice "Both A
 * and C".
 */
function impliedBy(question: Question, stated: ReadonlySet<string>): ReadonlySet<string> {
  const implied = new Set<string>()
  for (const choice of question.choices) {
    const named = namedBy(choice, question)
    if (stated.has(choice.label)) for (const label of named) implied.add(label)
    else if (named.length > 0 && named.every((label) => stated.has(label))) implied.add(choice.label)
  }
  return implied
}

/** The choices that a choice says are right; none for an ordinary one. */
function namedBy({ combines }: Choice, { asksFor }: Question): readonly string[] {
  return asksFor === 'correct' && combines?.quantifier === 'all' ? combines.labels : []
}

/** Whether a choice belongs into the key; null where that is unknown. */
function isPick(question: Question, judgement: Judgement): boolean | null {
  if (judgement.verdict === 'unknown') return null
  return (judgement.verdict === 'holds') !== (question.asksFor === 'incorrect')
}

function gradeMatch(question: Question, judgements: readonly Judgement[]): Grade {
  const pairs: string[] = []
  const disputed: Dispute[] = []
  let unknown = 0
  let acknowledged = 0
  for (const choice of question.choices) {
    const judgement = judgements[choice.index]
    const value = judgement?.expected[0]
    if (judgement === undefined || judgement.verdict === 'unknown') {
      unknown += 1
      if (choice.unchecked !== null) acknowledged += 1
      continue
    }
    if (value !== undefined) pairs.push(`${choice.label}=${value}`)
    if (judgement.verdict === 'fails') disputed.push({ choice, judgement, stated: true })
  }
  return {
    status: statusOf(question.key !== null, disputed.length > 0, unknown, acknowledged),
    statedKey: question.key?.labels ?? null,
    computedKey: pairs.length > 0 && pairs.length === question.choices.length ? pairs : null,
    disputed,
  }
}

/** A question that is answered by a value or by true or false. */
function gradeAnswer(question: Question, judgement: Judgement | undefined): Grade {
  const statedKey = question.key?.labels ?? null
  if (judgement === undefined || judgement.verdict === 'unknown')
    return { status: 'unverified', statedKey, computedKey: null, disputed: [] }
  if (question.asksFor === 'truth') {
    const right = judgement.verdict === 'holds' ? 'true' : 'false'
    const wrong = statedKey !== null && statedKey[0]?.toLowerCase() !== right
    return {
      status: statusOf(statedKey !== null, wrong, 0, 0),
      statedKey,
      computedKey: [right],
      disputed: [],
    }
  }
  return {
    status: statusOf(statedKey !== null, judgement.verdict === 'fails', 0, 0),
    statedKey,
    computedKey: judgement.verdict === 'holds' ? statedKey : [...judgement.expected],
    disputed: [],
  }
}

function statusOf(isStated: boolean, conflict: boolean, unknown: number, acknowledged: number): Status {
  if (!isStated) return 'unverified'
  if (conflict) return 'wrong'
  if (unknown === 0) return 'verified'
  return unknown === acknowledged ? 'acknowledged' : 'unverified'
}

function namesMissingChoice(
  key: { readonly start: number; readonly end: number },
  notes: readonly StructureNote[],
): boolean {
  return notes.some(
    ({ kind, span }) => kind === 'unknown-label' && span.start >= key.start && span.end <= key.end,
  )
}
