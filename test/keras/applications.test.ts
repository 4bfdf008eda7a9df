import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { summarize } from '../../src/engine.js'

interface Recorded {
  readonly source: string
  readonly error?: string
  readonly name?: string
  readonly counts?: readonly number[]
  readonly output?: unknown
  readonly table?: string
}

const FOLDER = new URL('./applications/', import.meta.url)

for (const file of readdirSync(FOLDER).filter((one) => one.endsWith('.jsonl')))
  describe(file.replace('.jsonl', ''), () => {
    const lines = readFileSync(new URL(file, FOLDER), 'utf8').trim().split('\n')
    for (const line of lines) {
      const recorded = JSON.parse(line) as Recorded
      test(`${recorded.source} is what Keras makes of it`, () => check(recorded))
    }
  })

function check(recorded: Recorded): void {
  const { source } = recorded
  const program = source.includes('model = ') ? source : `model = ${source}`
  const { models, messages } = summarize(`import keras\n${program}\n`)
  if (recorded.error !== undefined) {
    expect(messages.map((one) => one.exception)).toEqual([recorded.error])
    return
  }
  expect(messages).toEqual([])
  const model = models.find((one) => one.variable === 'model')
  if (model === undefined) throw new Error('there is no model')
  const table = model.layers
    .map((row) => {
      const trainable = row.operation === true ? '-' : row.trainable ? '1' : '0'
      return `${row.name} ${row.type} ${JSON.stringify(row.outputShape)} ${row.params} ${trainable}`
    })
    .join('\n')
  const { name, counts, output } = recorded
  const whole = recorded.table?.includes('\n') === true
  expect({
    name: model.name,
    counts: [model.layers.length, model.totalParams, model.trainableParams, model.nonTrainableParams],
    output: model.outputShape,
    table: whole ? table : createHash('sha256').update(table).digest('hex'),
  }).toEqual({ name, counts, output, table: recorded.table })
}
