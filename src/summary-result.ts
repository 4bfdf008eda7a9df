/** A program's summary as the JSON of the command line has it: lines counted from 1, messages with their rule's severity and url. */
import type { Program } from './keras/program.js'
import type { Count, EngineMessage, LayerRow, ModelSummary, OutputShape } from './keras/summary.js'
import { CAUSE } from './lint/engine-error.js'
import { sentence } from './lint/words.js'
import { message } from './message.js'
import type { MessageResult } from './result.js'
import { Lines, type Place, type Span } from './span.js'

/** The version of Keras whose behaviour is given. */
export const KERAS_VERSION = '3.15'

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

/** The object of `quizproof summary --format json`. */
export interface SummaryResult {
  readonly keras: string
  readonly models: readonly ModelResult[]
  readonly messages: readonly MessageResult[]
}

/**
 * A program's summary with lines counted from 1.
 *
 * @param place Where a span of the program stands; by default in the program itself.
 */
export function summaryResult(
  program: Program,
  place: (span: Span) => Place = placer(program),
): SummaryResult {
  return {
    keras: KERAS_VERSION,
    models: program.summary.models.map((model) => ({
      variable: model.variable,
      name: model.name,
      kind: model.kind,
      class: model.class,
      line: place(model.span).line,
      built: model.built,
      inputShape: model.inputShape,
      outputShape: model.outputShape,
      layers: model.layers.map((row) => rowResult(place, row)),
      totalParams: model.totalParams,
      trainableParams: model.trainableParams,
      nonTrainableParams: model.nonTrainableParams,
      optimizerParams: model.optimizerParams,
      ...(model.reason === undefined ? {} : { reason: model.reason }),
    })),
    messages: program.summary.messages.map((said) => messageResult(said, place)),
  }
}

function messageResult(said: EngineMessage, place: (span: Span) => Place): MessageResult {
  const { ruleId, span, reason, note, exception, cause } = said
  const { severity, url } = message({ ruleId, span, reason })
  return {
    ruleId,
    severity,
    ...place(span),
    reason,
    ...(note === undefined ? {} : { note: sentence(note) }),
    url,
    ...(exception === undefined ? {} : { exception }),
    ...(cause === undefined ? {} : { cause: { ...place(cause), reason: CAUSE } }),
  }
}

function placer({ source }: Program): (span: Span) => Place {
  const lines = new Lines(source)
  return (span) => lines.place(span)
}

function rowResult(place: (span: Span) => Place, row: LayerRow): RowResult {
  return {
    name: row.name,
    type: row.type,
    outputShape: row.outputShape,
    params: row.params,
    trainableParams: row.trainableParams,
    trainable: row.trainable,
    line: place(row.span).line,
    formula: row.formula,
    ...(row.operation === true ? { operation: true as const } : {}),
    ...(row.rows === undefined ? {} : { rows: row.rows.map((inner) => rowResult(place, inner)) }),
    ...(row.reason === undefined ? {} : { reason: row.reason }),
  }
}
