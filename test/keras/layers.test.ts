/** Every program recorded by record.py, through the engine: what real Keras answers is what the engine answers. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderSummary, summarize } from '../../src/engine.js'
import { readProgram } from '../../src/keras/program.js'
import type { LayerRow, ModelSummary, Shape } from '../../src/keras/summary.js'

type RecordedShape = Shape | readonly Shape[] | null
/** Name, type, output shape, params, trained params, weights: see record.py. */
type RecordedLayer = readonly [
  string,
  string,
  RecordedShape,
  number | null,
  number,
  readonly (readonly [string, Shape, boolean])[],
]
interface RecordedModel {
  readonly variable: string
  readonly name: string
  readonly built: boolean
  readonly layers: readonly RecordedLayer[]
  readonly counts: readonly [number, number, number]
  readonly summary: readonly (string | number)[]
}
interface RecordedProgram {
  readonly layer: string
  readonly source: string
  readonly models?: readonly RecordedModel[]
  readonly error?: { readonly class: string; readonly message: string; readonly lines: readonly number[] }
}

const FOLDER = new URL('recorded/', import.meta.url)
const LINES = JSON.parse(readFileSync(new URL('lines.json', FOLDER), 'utf8')) as readonly string[]

/** Programs whose answer the engine may leave open, each with the reason. None of them may be wrong. */
const OPEN: readonly { readonly what: RegExp; readonly why: string }[] = [
  {
    what: /Equalization\(/,
    why: 'Keras loses track of a model through a layer that gives its own input back',
  },
  {
    what: /Add\(\)\(\[x, x\]\)[\s\S]*Sequential\.from_config/,
    why: 'Keras keeps no graph of a Sequential that is made of a merging layer',
  },
]

const programs: readonly RecordedProgram[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.jsonl'))
  .toSorted()
  .flatMap((file) =>
    readFileSync(new URL(file, FOLDER), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as RecordedProgram),
  )

const groups = new Map<string, RecordedProgram[]>()
for (const program of programs) {
  const members = groups.get(program.layer) ?? []
  members.push(program)
  groups.set(program.layer, members)
}

test('at least 3,000 configurations and 200 whole programs are recorded, a tenth of them refused', () => {
  expect(programs.length).toBeGreaterThan(4000)
  expect(programs.filter(({ error }) => error !== undefined).length).toBeGreaterThan(programs.length / 10)
})

test('every public layer that can be in a model is recorded at least ten times', () => {
  const signatures = JSON.parse(readFileSync(new URL('signatures.json', import.meta.url), 'utf8')) as Record<
    string,
    { readonly function?: true }
  >
  const elsewhere = [
    'FlaxLayer',
    'InputSpec',
    'JaxLayer',
    'Layer',
    'TFSMLayer',
    'TorchModuleWrapper',
    'Wrapper',
  ]
  const few = Object.entries(signatures).filter(
    ([name, recorded]) =>
      recorded.function !== true && !elsewhere.includes(name) && (groups.get(name)?.length ?? 0) < 10,
  )
  expect(few).toEqual([])
})

test.each([...groups])('%s is as Keras says', (_, members) => {
  expect(members.flatMap(differences)).toEqual([])
})

/** What the engine says otherwise than Keras, in words. */
function differences({ source, models = [], error }: RecordedProgram): readonly string[] {
  const program = readProgram(source)
  const told = { models: program.summary.models, messages: summarize(source).messages }
  const found: string[] = []
  const note = (what: string, want: unknown, got: unknown): void => {
    if (JSON.stringify(want) !== JSON.stringify(got))
      found.push(`${source}${what}: want ${JSON.stringify(want)}, got ${JSON.stringify(got)}`)
  }
  const open = OPEN.some(({ what }) => what.test(source))
  const refused = told.messages.find(({ exception }) => exception !== undefined)
  if (error !== undefined) {
    if (open && refused === undefined) return []
    note(`refusal (${error.message})`, error.class, refused?.exception)
    if (refused !== undefined && !error.lines.includes(refused.line)) note('line', error.lines, refused.line)
    return found
  }
  note('refusal', undefined, refused?.exception ?? undefined)
  for (const want of models) {
    const got = told.models.find((model) => model.variable === want.variable)
    if (got === undefined) {
      if (!open) note(`model ${want.variable}`, want.name, told.messages[0]?.reason ?? null)
      continue
    }
    if (open && got.totalParams === null) continue
    compareModel(want, got, note)
    if (!open) {
      const text = want.summary.map((line) => (typeof line === 'number' ? LINES[line] : line)).join('\n')
      note('summary', text, renderSummary(source, want.variable)?.trimEnd())
    }
  }
  return found
}

type Note = (what: string, want: unknown, got: unknown) => void

function compareModel(
  want: RecordedModel,
  got: Pick<ModelSummary, 'name' | 'built' | 'layers'> & Totals,
  note: Note,
): void {
  note('name', want.name, got.name)
  note('built', want.built, got.built)
  const rows = got.layers.filter(({ operation }) => operation !== true)
  note(
    'layers',
    want.layers.map(([name, type]) => `${name} (${type})`),
    rows.map(({ name, type }) => `${name} (${type})`),
  )
  for (const [index, row] of rows.entries()) {
    const recorded = want.layers[index]
    if (recorded !== undefined) compareLayer(recorded, row, note)
  }
  const [total, trainable, fixed] = want.counts
  note('total', total, got.totalParams ?? 0)
  note('trainable', trainable, got.trainableParams ?? 0)
  note('non-trainable', fixed, got.nonTrainableParams ?? 0)
}

type Totals = Pick<ModelSummary, 'totalParams' | 'trainableParams' | 'nonTrainableParams'>

function compareLayer(
  [name, type, shape, params, trained, weights]: RecordedLayer,
  row: LayerRow,
  note: Note,
): void {
  note(`${name}: output shape`, shape, row.outputShape)
  note(`${name}: params`, params ?? 0, row.params ?? 0)
  note(`${name}: trainable params`, trained, row.trainableParams ?? 0)
  // Names of weights inside a model follow the paths of its making, and SpectralNormalization lists the kernel it borrows
  // before its own vector: of both only shapes and counts are promised.
  const ours = row.weights.map((weight) => [weight.name, weight.shape, weight.trainable])
  const loose = type === 'SpectralNormalization' || row.rows !== undefined
  const told = (list: readonly (readonly unknown[])[]): unknown =>
    loose ? list.map(([, ...rest]) => String(rest)).toSorted() : list
  note(`${name}: weights`, told(weights), told(ours))
  if (row.formula !== null) note(`${name}: formula ${row.formula}`, params, evaluate(row.formula))
}

/** The number that a formula comes to: sums and products of whole numbers, with parentheses. */
function evaluate(formula: string): number {
  const tokens = formula.match(/\d+|[()+×]/g) ?? []
  let at = 0
  const sum = (): number => {
    let value = product()
    while (tokens[at] === '+') {
      at += 1
      value += product()
    }
    return value
  }
  const product = (): number => {
    let value = factor()
    while (tokens[at] === '×') {
      at += 1
      value *= factor()
    }
    return value
  }
  const factor = (): number => {
    const token = tokens[at]
    at += 1
    if (token !== '(') return Number(token)
    const value = sum()
    at += 1
    return value
  }
  const value = sum()
  return at === tokens.length ? value : Number.NaN
}
