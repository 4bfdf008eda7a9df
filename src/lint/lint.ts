/**
 * All that is to be said about a post, from what was read, judged and graded: one rule a file, called here.
 */
import type { Claim, Judgement } from '../claim/verdict.js'
import type { EngineMessage } from '../keras/summary.js'
import type { Message } from '../message.js'
import { speaksOfKeras } from '../quiz/program.js'
import type { Program, Question, Quiz } from '../quiz/question.js'
import { engineError } from './engine-error.js'
import { noAnswer } from './no-answer.js'
import { notChecked } from './not-checked.js'
import type { Grade } from './status.js'
import { structure } from './structure.js'
import { unknownAnswer, unknownQuestion, unknownValue } from './unknown-answer.js'
import { type AskedValue, untoldValue } from './unknown-value.js'
import { wrongAnswer } from './wrong-answer.js'
import { doubtfulCheck, wrongCheck } from './wrong-check.js'
import { wrongClaim } from './wrong-claim.js'

/** A question with what is known of it. */
export interface Judged {
  readonly question: Question
  /** As {@link gradeQuestion} takes them: one a choice, or one for a question without choices. */
  readonly judgements: readonly Judgement[]
  readonly grade: Grade
}

/** What the rules look at. */
export interface Findings {
  /** The author's file. */
  readonly source: string
  readonly quiz: Quiz
  readonly judged: readonly Judged[]
  readonly claims: readonly Claim[]
  /** Authors' checks of sentences outside the choices that could not be evaluated, or differ from the sentence. */
  readonly checks?: readonly Parameters<typeof doubtfulCheck>[0][]
  /** The values that the post asks for. */
  readonly values?: readonly AskedValue[]
  /** What the engine said, by index of {@link Quiz.programs}. */
  readonly engine: readonly (readonly EngineMessage[])[]
  /** Programs whose model a choice or a claim needs; what they are refused for is an error. */
  readonly needed: ReadonlySet<number>
}

/** Every message about a post, in order of place, with the severity of its rule. */
export function lintPost(findings: Findings): Message[] {
  const { source, quiz } = findings
  const isForeign = quiz.programs.length > 0 && !quiz.programs.some(({ text }) => speaksOfKeras(text))
  const messages = [
    ...findings.judged.flatMap((judged) =>
      isForeign || (judged.question.program === null && quiz.programs.length === 0)
        ? lintTheory(judged, source)
        : lintQuestion(judged, source, isRefused(judged.question, findings)),
    ),
    ...findings.claims.flatMap((claim) => wrongClaim(claim) ?? []),
    ...(findings.checks ?? []).map(doubtfulCheck),
    ...(findings.values ?? []).flatMap((value) => untoldValue(value) ?? []),
    ...quiz.programs.flatMap((program, index) =>
      (findings.engine[index] ?? [])
        .filter((said) => isSaid(said, program))
        .map((said) => engineError(said, program, findings.needed.has(index))),
    ),
    ...quiz.notes.map((note) => structure(note, quiz, source)),
    ...notChecked(quiz, source),
  ]
  return inOrder(messages)
}

/** A listing without any import leaves all of them to its reader; only one that has some can have forgotten one. */
function isSaid({ ruleId }: EngineMessage, { text }: Program): boolean {
  return ruleId !== 'missing-import' || /^[ \t]*(?:import|from)[ \t]/m.test(text)
}

/** Whether the model that a question is about is refused, and a message says so: once is enough. */
function isRefused({ program }: Question, { engine, needed }: Findings): boolean {
  if (program === null || !needed.has(program)) return false
  return (engine[program] ?? []).some(
    ({ exception, ruleId }) => exception !== undefined || ruleId === 'limit',
  )
}

/** A question in a post without code for Keras: what can't be judged is said once, and whether it has a key is the author's affair. */
function lintTheory({ question, judgements, grade }: Judged, source: string): Message[] {
  const found = [
    ...question.choices.map((choice) => wrongCheck(choice, judgements[choice.index])),
    wrongAnswer(question, judgements, grade, source),
    unknownQuestion(question, grade),
  ]
  return found.filter((message) => message !== null)
}

function lintQuestion({ question, judgements, grade }: Judged, source: string, refused: boolean): Message[] {
  const ofChoices = refused
    ? []
    : question.choices.flatMap((choice) => {
        const judgement = judgements[choice.index]
        return wrongCheck(choice, judgement) ?? unknownAnswer(choice, judgement) ?? []
      })
  const found = [
    wrongAnswer(question, judgements, grade, source),
    noAnswer(question, grade),
    unknownValue(question, judgements[0]),
  ]
  return [...ofChoices, ...found.filter((message) => message !== null)]
}

/** In order of place; messages about one place keep the order in which they were made. */
export function inOrder(messages: readonly Message[]): Message[] {
  return [...messages].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}
