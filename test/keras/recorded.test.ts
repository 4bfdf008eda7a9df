import { describe, expect, test } from 'vitest'
import { type ModelResult, renderSummary, type SummaryResult, summarize } from '../../src/engine.js'
import { families, type Recorded, type RecordedModel, recorded } from './recorded.js'

/** What differs between the engine's answer and that of real Keras; `unknown` where the engine says that it cannot tell. */
function difference(one: Recorded): string | null {
  const result = summarize(one.source)
  const error = result.messages.find((message) => message.exception !== undefined)
  if (one.error !== null) return errorDifference(one.error, result)
  if (error !== undefined) return `refused: ${error.exception} at line ${error.line}: ${error.reason}`
  for (const wanted of one.models) {
    const found = result.models.find((model) => model.variable === wanted.variable)
    if (found === undefined) return 'unknown'
    const different = modelDifference(one, wanted, found)
    if (different !== null) return different
  }
  return null
}

function errorDifference(wanted: NonNullable<Recorded['error']>, result: SummaryResult): string | null {
  const error = result.messages.find((message) => message.exception !== undefined)
  if (error === undefined) return `not refused: ${wanted.class}: ${wanted.message}`
  if (error.exception !== wanted.class)
    return `${error.exception} (${error.reason}) instead of ${wanted.class} (${wanted.message})`
  const lines = [error.line, error.cause?.line]
  return wanted.lines.some((line) => lines.includes(line))
    ? null
    : `refused at line ${error.line} instead of ${wanted.lines.join(' or ')}`
}

function modelDifference(one: Recorded, wanted: RecordedModel, found: ModelResult): string | null {
  if (found.name !== wanted.name || found.built !== wanted.built)
    return `${found.name} (built: ${found.built}) instead of ${wanted.name} (${wanted.built})`
  const rows = found.layers.filter((row) => row.operation !== true)
  if (rows.length !== wanted.layers.length) return `${rows.length} rows instead of ${wanted.layers.length}`
  for (const [index, [name, type, shape, params, trainable]] of wanted.layers.entries()) {
    const row = rows[index]
    if (row?.name !== name || row.type !== type) return `row ${index} is ${row?.name} instead of ${name}`
    if (shape !== null && JSON.stringify(row.outputShape) !== JSON.stringify(shape))
      return `${name}: ${JSON.stringify(row.outputShape)} instead of ${JSON.stringify(shape)}`
    if (params !== null && row.params !== params) return `${name}: ${row.params} params instead of ${params}`
    if (row.trainableParams !== trainable)
      return `${name}: ${row.trainableParams} trainable params instead of ${trainable}`
  }
  const counts = [found.totalParams, found.trainableParams, found.nonTrainableParams]
  if (counts.join() !== wanted.counts.join()) return `totals ${counts} instead of ${wanted.counts}`
  const text = renderSummary(one.source, wanted.variable)
  return text?.trimEnd() === wanted.summary.trimEnd() ? null : `the text of the summary:\n${text}`
}

describe('real Keras and the engine', () => {
  test.each(families())(
    'agree on every name, shape, count, refusal and printed summary of %s',
    (family) => {
      const wrong: string[] = []
      const unknown: string[] = []
      for (const one of recorded(family)) {
        const different = difference(one)
        if (different === 'unknown') unknown.push(one.id)
        else if (different !== null) wrong.push(`${one.id} (${one.layer}): ${different}`)
      }
      expect(wrong).toEqual([])
      expect(unknown.filter((id) => !UNKNOWN.includes(id))).toEqual([])
    },
    60_000,
  )
})

/** What the engine does not follow: operations without a rule, models that are built by being called on numpy's arrays. */
const UNKNOWN: readonly string[] = [
  ...[270, 273, 274, 275, 276].map((line) => `operations.jsonl:${line}`),
  ...[93, 94].map((line) => `programs.jsonl:${line}`),
]
