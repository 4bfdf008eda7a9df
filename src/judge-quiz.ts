/** Between a quiz and the folder that judges: which words go to which bench. */
import { claimsOf } from './claim/claims.js'
import { judgeCombinations } from './claim/combination.js'
import { judge, unread } from './claim/judge.js'
import { tableClaims } from './claim/layer-table.js'
import { speaksOfModel } from './claim/read.js'
import type { Claim, Judgement, Truth } from './claim/verdict.js'
import { judgeMatch } from './judge-match.js'
import { workbenchOf } from './keras/bench.js'
import { readProgram } from './keras/program.js'
import { render } from './keras/render.js'
import type { EngineMessage, ModelSummary, Plain } from './keras/summary.js'
import type { Workbench } from './keras/workbench.js'
import type { Utterance } from './language/utterance.js'
import type { Choice, Question, Quiz } from './quiz/question.js'
import { sliceUtterance } from './quiz/utterance.js'
import type { Span } from './span.js'

/** What the engine says of one program. */
export interface Bench {
  /** null where the program has no model that can be used. */
  readonly bench: Workbench | null
  /** Why there is no bench. */
  readonly reason: string
  readonly models: readonly ModelSummary[]
  readonly messages: readonly EngineMessage[]
  /** What `model.summary()` prints for one of the models. */
  printed(model: ModelSummary): string | null
}

/** Reads a program of a post and sets its model on a bench. A model that was not finished is none. */
export function setUp(source: string, given: ReadonlyMap<string, Plain>): Bench {
  const program = readProgram(source, { fragment: true, given })
  const { models, messages } = program.summary
  const [said] = messages.filter(({ ruleId }) => ruleId !== 'missing-import')
  const reason = said?.reason ?? NO_MODEL
  const end = messages.find(({ exception, ruleId }) => exception !== undefined || ruleId === 'limit')
  if (end !== undefined && leavesModelsOpen(end, source, models))
    return { bench: null, reason: end.reason, models: [], messages, printed: () => null }
  return {
    bench: workbenchOf(program),
    reason,
    models,
    messages,
    printed(model) {
      const found = program.models.find(({ summary }) => summary === model)
      return found === undefined ? null : render(found.printed)
    },
  }
}

/** Words of code that makes or changes a model, whatever it is called. */
const MAKES_MODELS = /\b(?:Sequential|Model|Functional|Input|trainable|add|pop)\b/

/**
 * Whether what a program did not come to, once it ended, may have made or changed a model: Keras refused one, or the rest of
 * the code speaks of one. A slip behind the last model, in a plot or a call of `fit`, leaves it as it is.
 */
function leavesModelsOpen(end: EngineMessage, source: string, models: readonly ModelSummary[]): boolean {
  if (end.ruleId !== 'python-error') return true
  const at = Math.min(end.span.start, end.cause?.start ?? end.span.start)
  const rest = source.slice(source.lastIndexOf('\n', at) + 1)
  const words = new Set(rest.match(/[\p{L}_][\p{L}\p{N}_]*/gu))
  return MAKES_MODELS.test(rest) || models.some(({ variable }) => variable === null || words.has(variable))
}

/** What is so of each choice of a question; of a question without choices, of its stem or stated value. */
export function judgeQuestion(question: Question, benches: readonly Bench[]): readonly Judgement[] {
  const bench = benchOf(question.program, benches)
  if (question.asksFor === 'match')
    return judgeMatch(question, (said) =>
      judge(said, { bench: bench.bench, stem: question.stem, ...reasonOf(bench) }),
    )
  if (question.choices.length > 0)
    return judgeCombinations(
      question.choices,
      question.choices.map((choice) => judgeChoice(choice, question, bench)),
    )
  if (question.asksFor === 'truth')
    return [judge(statementOf(question.stem), { bench: bench.bench, ...reasonOf(bench) })]
  if (question.key === null) return []
  const { text, span } = question.key
  const stated: Utterance = {
    text,
    pieces: text === '' ? [] : [{ kind: 'text', start: 0, end: text.length, at: span }],
  }
  return [judge(stated, { bench: bench.bench, stem: question.stem, ...reasonOf(bench) })]
}

const BEFORE =
  /^\s*(?:is it |is this )?(?:true or false|true\/false|t\/f|right or wrong|correct or not)\s*[:?.,\u2013\u2014-]*\s*/iu
const BEHIND =
  /\s*[([]?\s*(?:true or false|true\/false|t\/f|right or wrong|correct or not)\s*[)\]]?\s*[?.:]*\s*$/iu

/** The statement of a stem, without the words that ask whether it is true. */
function statementOf(stem: Utterance): Utterance {
  const start = BEFORE.exec(stem.text)?.[0].length ?? 0
  const end = start + stem.text.slice(start).replace(BEHIND, '').length
  return start === 0 && end === stem.text.length ? stem : sliceUtterance(stem, start, end)
}

function judgeChoice(choice: Choice, question: Question, bench: Bench): Judgement {
  if (choice.unchecked !== null) return unread(choice.unchecked)
  if (choice.check !== null) return checked(choice.check.expression, bench, choice.utterance)
  // "How many of these are true?" says nothing of what a single one states.
  const stem = question.asksFor === 'value' ? {} : { stem: question.stem }
  return judge(choice.utterance, { bench: bench.bench, ...stem, ...reasonOf(bench) })
}

/** An author's own check, in place of a reading of the sentence; a reading that differs from it stands behind it. */
function checked(expression: string, { bench, reason }: Bench, sentence: Utterance): Judgement {
  if (bench === null) return unread(reason)
  const answer = bench.evaluate(expression)
  if (!answer.ok) return unread(answer.reason)
  if (typeof answer.value !== 'boolean')
    return unread(`it gives ${JSON.stringify(answer.value)}, not true or false`)
  const verdict: Truth = answer.value ? 'holds' : 'fails'
  const read = judge(sentence, { bench })
  const differing =
    read.verdict === 'unknown' || read.verdict === verdict
      ? []
      : [{ text: read.reason, expression: read.readings[0]?.expression ?? null, verdict: read.verdict }]
  const says = `the author's check \`${expression}\` is ${answer.value ? 'true' : 'false'}`
  return {
    ...unread(says),
    verdict,
    readings: [{ text: says, expression, verdict }, ...differing],
  }
}

const NO_MODEL = 'the post has no model that it could be judged on'

/** An author's own check of a sentence outside the choices that answers neither true nor false, or not as the sentence. */
export interface DoubtfulCheck {
  readonly check: { readonly expression: string; readonly span: Span }
  readonly judgement: Judgement
}

/** Everything checkable that a post says outside its choices, in the order of the post. */
export function readClaims(
  quiz: Quiz,
  benches: readonly Bench[],
): { readonly claims: readonly Claim[]; readonly checks: readonly DoubtfulCheck[] } {
  const checks: DoubtfulCheck[] = []
  const said = saidOutside(quiz)
  const claims = quiz.remarks.flatMap((remark, index): readonly Claim[] => {
    const question = remark.question === null ? undefined : quiz.questions[remark.question]
    const bench = benchOf(question?.program ?? null, benches)
    const nearby = quiz.remarks.filter(
      (other) => other !== remark && other.question === remark.question && other.kind === 'code',
    )
    const read = claimsOf(remark.utterance, {
      bench: bench.bench,
      ...reasonOf(bench),
      nearby: nearby.map((other) => other.utterance),
      ...leadOf(quiz, index),
      ...(remark.explains && remark.kind !== 'cell' ? { explains: { said } } : {}),
    })
    const { taken } = remark
    if (taken.length === 0) return read
    const own = taken.flatMap(({ check, span, text }): readonly Claim[] => {
      if (check === null) return []
      const judgement = checked(check.expression, bench, {
        text,
        pieces: [{ kind: 'text', start: 0, end: text.length, at: span }],
      })
      const { verdict } = judgement
      if (judgement.readings.length > 1) checks.push({ check, judgement })
      if (verdict !== 'unknown') return [{ ...judgement, verdict, kind: 'sentence', span, text }]
      checks.push({ check, judgement })
      return []
    })
    return [...read.filter(({ span }) => !taken.some((each) => overlap(each.span, span))), ...own]
  })
  const ofTables = quiz.tables.flatMap((table) => {
    const question = table.question === null ? undefined : quiz.questions[table.question]
    const { bench } = benchOf(question?.program ?? null, benches)
    return bench === null ? [] : tableClaims(table, bench)
  })
  return { claims: [...claims, ...ofTables].sort((a, b) => a.span.start - b.span.start), checks }
}

/** The prose or the heading that stands before a remark. */
function leadOf({ remarks }: Quiz, index: number): { readonly lead?: Utterance } {
  const before = remarks.slice(0, index).findLast(({ kind }) => kind === 'prose' || kind === 'heading')
  return before === undefined || before.question !== remarks[index]?.question
    ? {}
    : { lead: before.utterance }
}

/** What a post says that its explanations may come back to: stems, choices, and prose before the answers. */
function saidOutside(quiz: Quiz): readonly Utterance[] {
  return [
    ...quiz.questions.flatMap(({ stem, choices }) => [stem, ...choices.map(({ utterance }) => utterance)]),
    ...quiz.remarks.flatMap(({ explains, utterance }) => (explains ? [] : [utterance])),
  ]
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The bench of a program; without one, that of the only program there is. */
export function benchOf(program: number | null, benches: readonly Bench[]): Bench {
  const index = program ?? (benches.length === 1 ? 0 : -1)
  return benches[index] ?? { bench: null, reason: NO_MODEL, models: [], messages: [], printed: () => null }
}

function reasonOf({ bench, reason }: Bench): { readonly reason?: string } {
  return bench === null ? { reason } : {}
}

/** Whether something of a post can't be judged because a program has no usable model. */
export function needsModel(program: number, quiz: Quiz, benches: readonly Bench[]): boolean {
  if (benches[program]?.bench !== null) return false
  const speaks = ({ check, unchecked, utterance }: Choice) =>
    check !== null || (unchecked === null && speaksOfModel(utterance))
  return (
    quiz.questions.some((question) => question.program === program && question.choices.some(speaks)) ||
    quiz.remarks.some(
      ({ explains, question, utterance }) =>
        explains &&
        question !== null &&
        quiz.questions[question]?.program === program &&
        speaksOfModel(utterance),
    )
  )
}
