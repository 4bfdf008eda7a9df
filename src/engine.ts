/** `quizproof/engine`: Python and Keras read without Python. Runs in browsers too. */
import { type Program, type ProgramOptions, readProgram } from './keras/program.js'
import { type RenderOptions, render } from './keras/render.js'
import type { Plain } from './keras/summary.js'
import { type SummaryResult, summaryResult } from './summary-result.js'

export type { RenderOptions } from './keras/render.js'
export { evaluate } from './python/evaluate.js'
export type { EvaluateOptions, Evaluation } from './python/evaluation.js'
export type { MessageResult } from './result.js'
export type { ModelResult, RowResult, SummaryResult } from './summary-result.js'

export interface SummarizeOptions {
  /** The source is a fragment: public names of Keras need no import. Default false. */
  readonly fragment?: boolean
  /** Values of names that the source leaves open. */
  readonly given?: Readonly<Record<string, Plain>>
}

function optionsOf(options: SummarizeOptions): ProgramOptions {
  return {
    ...(options.fragment === undefined ? {} : { fragment: options.fragment }),
    ...(options.given === undefined ? {} : { given: new Map(Object.entries(options.given)) }),
  }
}

/** Reads a program and says what its models are. Never throws on what the source says. */
export function summarize(source: string, options: SummarizeOptions = {}): SummaryResult {
  return summaryResult(read(source, options))
}

/** The programs read last: `summarize` and then `renderSummary` of the same source read it once. */
const REMEMBERED = 4
const recent: { readonly key: string; readonly program: Program }[] = []

function read(source: string, options: SummarizeOptions): Program {
  const key = JSON.stringify([source, options])
  const known = recent.find((one) => one.key === key)
  if (known !== undefined) return known.program
  const program = readProgram(source, optionsOf(options))
  recent.unshift({ key, program })
  recent.length = Math.min(recent.length, REMEMBERED)
  return program
}

/**
 * What `model.summary()` prints for the model that is bound to a variable, character for character; null where there is no
 * such model.
 */
export function renderSummary(
  source: string,
  variable: string,
  options: RenderOptions & SummarizeOptions = {},
): string | null {
  const { fragment, given, ...how } = options
  const program = read(source, {
    ...(fragment === undefined ? {} : { fragment }),
    ...(given === undefined ? {} : { given }),
  })
  const found = program.models.findLast((model) => model.summary.variable === variable)
  return found === undefined ? null : render(found.printed, how)
}
