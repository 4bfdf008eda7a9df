/** The workbench: a program's model as it is, and as it would be if one thing were otherwise. */

import { evaluate } from '../python/evaluate.js'
import { hostFunction } from '../python/host.js'
import { fromPlain, toPlain } from '../python/plain.js'
import { signature } from '../python/signature.js'
import { int, NONE, tuple, type Value } from '../python/value.js'
import { BYTES } from './bytes.js'
import { freezing, interventionOf } from './interventions.js'
import { type Program, type ProgramOptions, readProgram } from './program.js'
import type { SummarisedModel } from './summarize.js'
import type { Count, LayerRow, ModelSummary, OutputShape, Plain, Summary } from './summary.js'
import { layerOf } from './trace/values.js'
import type { Edit, Outcome, Workbench } from './workbench.js'

/** Edits on top of edits: more than any statement speaks of. */
const MAX_EDITS = 8

/** Reads a program and sets it on a bench; null where it has no model to speak of. */
export function createWorkbench(source: string, options: ProgramOptions = {}): Workbench | null {
  const program = readProgram(source, options)
  return workbenchOf(program)
}

/** The bench of a program that is read already. */
export function workbenchOf(program: Program): Workbench | null {
  const model = spokenOf(program)
  return model === undefined ? null : new Bench(program, model, [])
}

/** The model that statements speak of: the last that a name holds and no other model contains. */
function spokenOf(program: Program): SummarisedModel | undefined {
  const contained = new Set<string>()
  for (const { summary } of program.models) for (const row of summary.layers) contained.add(row.id)
  const free = program.models.filter((model) => !contained.has(model.object.id))
  const named = free.filter((model) => model.summary.variable !== null)
  const globals = [...program.evaluation.globals.keys()]
  const place = (model: SummarisedModel): number => globals.indexOf(model.summary.variable ?? '')
  return named.toSorted((a, b) => place(a) - place(b)).at(-1) ?? free.at(-1) ?? program.models.at(-1)
}

class Bench implements Workbench {
  readonly #program: Program
  readonly #model: SummarisedModel
  readonly #edits: readonly Edit[]
  readonly #outcomes = new Map<string, Outcome>()

  constructor(program: Program, model: SummarisedModel, edits: readonly Edit[]) {
    this.#program = program
    this.#model = model
    this.#edits = edits
  }

  get model(): ModelSummary {
    return this.#model.summary
  }

  get summary(): Summary {
    return this.#program.summary
  }

  get variables(): ReadonlyMap<string, Plain> {
    const found = new Map<string, Plain>()
    for (const [name, value] of this.#program.evaluation.globals) {
      const plain = toPlain(value)
      if (plain !== undefined) found.set(name, plain)
    }
    return found
  }

  about(variable: string): Workbench | null {
    const found = this.#program.models.findLast((model) => model.summary.variable === variable)
    return found === undefined ? null : new Bench(this.#program, found, this.#edits)
  }

  under(edit: Edit): Outcome {
    const key = JSON.stringify(edit)
    let outcome = this.#outcomes.get(key)
    if (outcome === undefined) {
      outcome = this.#remade(edit)
      this.#outcomes.set(key, outcome)
    }
    return outcome
  }

  #remade(edit: Edit): Outcome {
    const edits = [...this.#edits, edit]
    const unknown = (reason: string): Outcome => ({ ok: false, refused: false, reason })
    if (edits.length > MAX_EDITS) return unknown(`more than ${MAX_EDITS} changes at once are not followed`)
    if (
      edit.kind === 'input' &&
      edit.rank === undefined &&
      this.#model.object.graph !== null &&
      this.#model.object.graph.inputs.length > 1
    )
      return unknown('the model has several inputs')
    if (edit.kind === 'variable' && !this.#program.evaluation.globals.has(edit.name))
      return unknown(`the code has no variable \`${edit.name}\``)
    const { intervention, touched } = interventionOf(edits)
    const override = new Map<string, Plain>()
    for (const one of edits) if (one.kind === 'variable') override.set(one.name, one.value)
    const { source, options } = this.#program
    const program = readProgram(source, {
      ...options,
      intervention,
      ...(override.size > 0 ? { override } : {}),
      after: freezing(edits),
    })
    if (edit.kind !== 'variable' && edit.kind !== 'trainable' && !touched())
      return unknown('nothing in the code is what the change applies to')
    const error = program.summary.messages.find((message) => message.exception !== undefined)
    const before = this.#program.summary.messages.find((message) => message.exception !== undefined)
    if (error?.exception !== undefined && before === undefined)
      return { ok: false, refused: true, exception: error.exception, reason: error.reason }
    const model =
      program.models.find((one) => one.object.id === this.#model.object.id) ??
      program.models.findLast(
        (one) => one.summary.variable !== null && one.summary.variable === this.model.variable,
      )
    if (model === undefined) {
      const why = program.summary.messages.find((message) => message.exception === undefined)
      return unknown(why?.reason ?? 'what becomes of the model cannot be told')
    }
    return { ok: true, bench: new Bench(program, model, edits) }
  }

  evaluate(
    expression: string,
  ): { readonly ok: true; readonly value: Plain } | { readonly ok: false; readonly reason: string } {
    const { globals } = this.#program.evaluation
    const names = new Map<string, Value>(globals)
    names.set('model', this.#model.object.instance)
    for (const [name, ask] of QUESTIONS)
      names.set(
        name,
        hostFunction(name, signature('of=None'), (args, vm) => {
          const of = args.get('of')
          const rows = rowsOf(this.model, of)
          if (of.kind === 'str' && rows?.length === 0)
            return vm.unknown(`no layer of the model is named \`${of.value}\``)
          if (of.kind === 'str' && new Set(rows?.map((row) => row.id)).size > 1)
            return vm.unknown(`several layers are named \`${of.value}\``)
          return ask(this.model, rows) ?? vm.unknown(`\`${name}\` of that cannot be told`)
        }),
      )
    if (/[\r\n]/.test(expression)) return { ok: false, reason: 'a check is one expression on one line' }
    const result = evaluate(`${RESULT} = (${expression}\n)`, {
      host: this.#program.trace.host,
      fragment: true,
      names,
    })
    if (result.error !== null)
      return { ok: false, reason: `${result.error.exception}: ${result.error.message}` }
    const value = result.globals.get(RESULT)
    if (value === undefined)
      return { ok: false, reason: result.messages[0]?.reason ?? 'the expression gives no value' }
    if (value.kind === 'unknown') return { ok: false, reason: value.reason }
    const plain = toPlain(value)
    return plain === undefined
      ? {
          ok: false,
          reason: 'the expression gives something that is neither a number, a text, nor true or false',
        }
      : { ok: true, value: plain }
  }
}

/** The name that the value of a check is bound to. */
const RESULT = 'quizproof_check'

/** The rows that a check asks about: by name, by layer object, or null for the whole model. Empty where there is none. */
function rowsOf(model: ModelSummary, of: Value): readonly LayerRow[] | null {
  if (of.kind === 'none') return null
  const layer = layerOf(of)
  if (layer !== undefined && layer.id === 'model') return null
  const all = everyRow(model.layers)
  if (of.kind === 'str') return all.filter((row) => row.name === of.value)
  if (layer === undefined) return []
  const found = all.filter((row) => row.id === layer.id)
  return found.length === 0 && layer.isModel && layer.name === model.name ? null : found
}

function everyRow(rows: readonly LayerRow[]): readonly LayerRow[] {
  return rows.flatMap((row) => [row, ...everyRow(row.rows ?? [])])
}

type Question = (model: ModelSummary, rows: readonly LayerRow[] | null) => Value | undefined

const QUESTIONS: readonly (readonly [string, Question])[] = [
  ['params', (model, rows) => count(rows === null ? model.totalParams : rows[0]?.params)],
  ['trainable', (model, rows) => count(rows === null ? model.trainableParams : rows[0]?.trainableParams)],
  [
    'non_trainable',
    (model, rows) => {
      if (rows === null) return count(model.nonTrainableParams)
      const all = rows[0]?.params
      const trained = rows[0]?.trainableParams
      return all == null || trained == null ? undefined : int(BigInt(all) - BigInt(trained))
    },
  ],
  ['shape', (model, rows) => shape(rows === null ? model.outputShape : rows[0]?.outputShape)],
  ['macs', (model, rows) => sum((rows ?? model.layers).map((row) => row.macs))],
  ['memory', (model, rows) => sum((rows ?? model.layers).map(memoryOf))],
]

function count(value: Count | undefined): Value | undefined {
  return value == null ? undefined : int(BigInt(value))
}

function sum(counts: readonly Count[]): Value | undefined {
  if (counts.length === 0) return undefined
  let total = 0n
  for (const one of counts) {
    if (one === null) return undefined
    total += BigInt(one)
  }
  return int(total)
}

/** Bytes of a layer's weights. */
function memoryOf(row: LayerRow): Count {
  let total = 0
  for (const weight of row.weights) {
    if (weight.params === null) return null
    total += Number(weight.params) * (BYTES.get(weight.dtype) ?? 4)
  }
  return total
}

function shape(value: OutputShape | undefined): Value | undefined {
  if (value == null) return undefined
  const dims = value.map((one) =>
    Array.isArray(one) ? (shape(one) ?? NONE) : fromPlain(one as number | null),
  )
  return tuple(dims)
}
