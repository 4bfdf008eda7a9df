/** `quizproof/engine`: Python and Keras read without Python. Runs in browsers too. */
import { type Program, type ProgramOptions, readProgram } from './keras/program.js'
import { type RenderOptions, render } from './keras/render.js'
import type { Count, LayerRow, ModelSummary, OutputShape, Plain } from './keras/summary.js'
import { Lines, type Place } from './span.js'

export type { RenderOptions } from './keras/render.js'
export { evaluate } from './python/evaluate.js'
export type { EvaluateOptions, Evaluation } from './python/evaluation.js'

/** The version of Keras whose behaviour is given. */
export const KERAS_VERSION = '3.15'

export interface SummarizeOptions {
  /** The source is a fragment: public names of Keras need no import. Default false. */
  readonly fragment?: boolean
  /** Values of names that the source leaves open. */
  readonly given?: Readonly<Record<string, Plain>>
}

/** A row of a summary, as the JSON of the command line has it. */
export interface RowResult {
  readonly name: string
  readonly type: string
  readonly outputShape: OutputShape
  readonly params: Count
  readonly trainableParams: Count
  readonly trainable: boolean
  readonly line: number
  readonly formula: string | null
  readonly operation?: true
  readonly rows?: readonly RowResult[]
  readonly reason?: string
}

export interface ModelResult {
  readonly variable: string | null
  readonly name: string
  readonly kind: ModelSummary['kind']
  readonly class: string
  readonly line: number
  readonly built: boolean
  readonly inputShape: OutputShape
  readonly outputShape: OutputShape
  readonly layers: readonly RowResult[]
  readonly totalParams: Count
  readonly trainableParams: Count
  readonly nonTrainableParams: Count
  readonly optimizerParams: Count
  readonly reason?: string
}

export interface EngineMessageResult extends Place {
  readonly ruleId: string
  readonly exception?: string
  readonly reason: string
  readonly note?: string
  readonly cause?: Place
}

/** The object of `quizproof summary --format json`. */
export interface SummaryResult {
  readonly keras: string
  readonly models: readonly ModelResult[]
  readonly messages: readonly EngineMessageResult[]
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

/** A program's summary with lines counted from 1. */
export function summaryResult(program: Program): SummaryResult {
  const lines = new Lines(program.source)
  return {
    keras: KERAS_VERSION,
    models: program.summary.models.map((model) => ({
      variable: model.variable,
      name: model.name,
      kind: model.kind,
      class: model.class,
      line: lines.point(model.span.start).line,
      built: model.built,
      inputShape: model.inputShape,
      outputShape: model.outputShape,
      layers: model.layers.map((row) => rowResult(lines, row)),
      totalParams: model.totalParams,
      trainableParams: model.trainableParams,
      nonTrainableParams: model.nonTrainableParams,
      optimizerParams: model.optimizerParams,
      ...(model.reason === undefined ? {} : { reason: model.reason }),
    })),
    messages: program.summary.messages.map((message) => ({
      ruleId: message.ruleId,
      ...(message.exception === undefined ? {} : { exception: message.exception }),
      ...lines.place(message.span),
      reason: message.reason,
      ...(message.note === undefined ? {} : { note: message.note }),
      ...(message.cause === undefined ? {} : { cause: lines.place(message.cause) }),
    })),
  }
}

function rowResult(lines: Lines, row: LayerRow): RowResult {
  return {
    name: row.name,
    type: row.type,
    outputShape: row.outputShape,
    params: row.params,
    trainableParams: row.trainableParams,
    trainable: row.trainable,
    line: lines.point(row.span.start).line,
    formula: row.formula,
    ...(row.operation === true ? { operation: true as const } : {}),
    ...(row.rows === undefined ? {} : { rows: row.rows.map((inner) => rowResult(lines, inner)) }),
    ...(row.reason === undefined ? {} : { reason: row.reason }),
  }
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
