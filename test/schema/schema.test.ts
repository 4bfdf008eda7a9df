import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CONFIG_SCHEMA } from '../../src/config/schema.js'
import { RULES } from '../../src/message.js'

function schema(name: string) {
  return JSON.parse(readFileSync(new URL(`../../schema/${name}.json`, import.meta.url), 'utf8'))
}

function validator(name: string) {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { uri: true } })
  return ajv.compile(schema(name))
}

test.each(['check', 'summary', 'config'])('%s.json is a JSON Schema', (name) => {
  expect(validator(name)).toBeTypeOf('function')
})

test('config.json says what the schema of the configuration says', () => {
  const { $schema, ...rest } = z.toJSONSchema(CONFIG_SCHEMA, { io: 'input' })
  const { $schema: _, $id: __, ...written } = schema('config')
  expect(written).toEqual(rest)
})

test('check.json lists every rule', () => {
  expect(schema('check').$defs.ruleId.enum).toEqual(Object.keys(RULES))
})

const MESSAGE = {
  ruleId: 'wrong-answer',
  severity: 'error',
  line: 36,
  column: 1,
  endLine: 36,
  endColumn: 5,
  reason: 'r',
  actual: ['1, 2'],
  expected: ['3, 4'],
  note: 'n',
  url: 'https://example.org',
  fix: { start: 1100, end: 1104, text: '3, 4' },
}
const CHOICE = {
  label: '1',
  line: 25,
  column: 4,
  endLine: 25,
  endColumn: 67,
  text: 't',
  verdict: 'fails',
  actual: ['21,632'],
  expected: ['320'],
  reason: 'r',
  readings: [],
  misconception: { id: 'activations-as-parameters', text: 't' },
}
const QUESTION = {
  line: 23,
  stem: 's',
  asksFor: 'correct',
  choices: [CHOICE],
  statedKey: ['1', '2'],
  keyLine: 36,
  computedKey: ['3', '4'],
  status: 'wrong',
}
const TOTALS = {
  posts: 1,
  questions: 1,
  verified: 0,
  wrong: 1,
  acknowledged: 0,
  unverified: 0,
  choices: 4,
  claims: 12,
  failed: 0,
}
const CHECK = {
  posts: [{ file: 'p.md', questions: [QUESTION], claims: [], messages: [MESSAGE] }],
  totals: TOTALS,
}

test('check.json takes what the contract shows, and nothing beside it', () => {
  const validate = validator('check')
  expect(validate(CHECK)).toBe(true)
  expect(validate({ ...CHECK, extra: 1 })).toBe(false)
  const withQuestion = (more: object) => ({
    ...CHECK,
    posts: [{ ...CHECK.posts[0], questions: [{ ...QUESTION, ...more }] }],
  })
  expect(validate(withQuestion({ statedKey: null, keyLine: null, computedKey: null }))).toBe(true)
  expect(validate(withQuestion({ choices: [{ ...CHOICE, acknowledged: true, misconception: null }] }))).toBe(
    true,
  )
  for (const wrong of [
    { status: 'fine' },
    { line: 0 },
    { extra: 1 },
    { asksFor: 'all' },
    { choices: [{ ...CHOICE, verdict: 'maybe' }] },
    { choices: [{ ...CHOICE, acknowledged: false }] },
  ])
    expect(validate(withQuestion(wrong))).toBe(false)
})

test('summary.json takes what the contract shows, and nothing beside it', () => {
  const validate = validator('summary')
  const layer = {
    name: 'conv2d',
    type: 'Conv2D',
    outputShape: [null, 26, 26, 32],
    params: 320,
    trainableParams: 320,
    trainable: true,
    line: 3,
    formula: '32 × (3 × 3 × 1 + 1)',
  }
  const model = {
    variable: 'model',
    name: 'sequential',
    kind: 'Sequential',
    class: 'Sequential',
    line: 1,
    built: true,
    inputShape: [null, 28, 28, 1],
    outputShape: [
      [null, 10],
      [null, 2],
    ],
    layers: [layer, { ...layer, operation: true, outputShape: null, params: '9007199254740993' }],
    totalParams: 34826,
    trainableParams: 34826,
    nonTrainableParams: 0,
    optimizerParams: null,
  }
  expect(validate({ keras: '3.15', models: [model], messages: [] })).toBe(true)
  expect(validate({ keras: '3.15', models: [{ ...model, extra: 1 }], messages: [] })).toBe(false)
  expect(validate({ keras: '3.15', models: [{ ...model, kind: 'Other' }], messages: [] })).toBe(false)
  expect(validate({ models: [], messages: [] })).toBe(false)
})
