/**
 * Completes the tree of a post, for the remark plugin and for the site alike: the table of layers in the answer
 * section, and callouts and divs told how they are written in HTML.
 */
import type { Root } from 'mdast'
import type { ComputedValue } from '../inline-values.js'
import type { ModelSummary } from '../keras/summary.js'
import type { Question, Quiz } from '../quiz/question.js'
import { dressContainers } from './callout.js'
import { fillValues } from './inline-values.js'
import { TABLE_COLUMNS, type TableColumn, type TransformOptions } from './options.js'
import { insert, markers, type Slot, slotInAnswer } from './placement.js'
import { layerTable } from './table.js'

export interface TransformInput {
  readonly quiz: Quiz
  /** The models of each of the quiz's programs, in the order of `quiz.programs`. */
  readonly models: readonly (readonly ModelSummary[])[]
  /** The values that the post asks for. Default: none. */
  readonly values?: readonly ComputedValue[]
  /** What `model.summary()` prints for a model. */
  readonly printed?: (model: ModelSummary) => string
  /** The text that the tree's positions count in; needed for values that can't be told. */
  readonly source?: string
}

/** Completes a tree in place. The quiz must have been read from this very tree. */
export function transform(tree: Root, input: TransformInput, options: TransformOptions = {}): void {
  fillValues(tree, input.values ?? [], input.source ?? '', options.language ?? 'en')
  placeTables(tree, input, options)
  dressContainers(tree, options.words)
}

function placeTables(tree: Root, input: TransformInput, options: TransformOptions): void {
  const { quiz, models } = input
  const { columns, place = 'answer', off = false } = options.table ?? {}
  const style = { columns, language: options.language, words: options.words }
  const asked = markers(tree)
  if (!off && !asked.some(({ shows }) => shows === 'layer-table') && place === 'answer') {
    for (const { slot, model } of automatic(tree, quiz, models)) insert(slot, 0, [layerTable(model, style)])
  }
  for (const marker of asked) {
    const model = modelNamed(models.flat(), marker.model)
    if (marker.shows === 'summary') {
      const text = model === null ? '' : (input.printed?.(model) ?? '')
      insert(marker, 1, text === '' ? [] : [{ type: 'code', lang: 'text', value: text.replace(/\n$/u, '') }])
      continue
    }
    const own = { ...style, columns: columnsAsked(marker.columns) ?? columns }
    insert(marker, 1, model === null || off ? [] : [layerTable(model, own)])
  }
}

/** The columns that a marker names, in its order; null where it names none that there is. */
function columnsAsked(written: string | null): readonly TableColumn[] | null {
  const words = written?.split(/[\s,]+/u) ?? []
  const columns = TABLE_COLUMNS.filter((column) => words.includes(column))
  return columns.length === 0 ? null : columns.toSorted((a, b) => words.indexOf(a) - words.indexOf(b))
}

/** One table for each model asked about, in the first answer section that answers about it; last place first. */
function automatic(
  tree: Root,
  quiz: Quiz,
  models: TransformInput['models'],
): readonly { readonly slot: Slot; readonly model: ModelSummary }[] {
  const placed = new Set<ModelSummary>()
  const found: { readonly slot: Slot; readonly model: ModelSummary }[] = []
  for (const question of quiz.questions) {
    const model = modelOf(question, models)
    if (model === null || question.section === null || placed.has(model)) continue
    const slot = slotInAnswer(tree, question.section, question.key)
    if (slot === null) continue
    placed.add(model)
    found.push({ slot, model })
  }
  return found.reverse()
}

function modelOf(question: Question, models: TransformInput['models']): ModelSummary | null {
  return question.program === null ? null : spokenOf(models[question.program] ?? [])
}

function modelNamed(models: readonly ModelSummary[], name: string | null): ModelSummary | null {
  if (name === null) return spokenOf(models)
  return (
    models.find((model) => model.variable === name) ?? models.find((model) => model.name === name) ?? null
  )
}

/** The model that a post speaks of when it names none: the last one at module level that no other contains. */
function spokenOf(models: readonly ModelSummary[]): ModelSummary | null {
  const nested = new Set(
    models.flatMap((model) => model.layers.filter((row) => row.rows).map((row) => row.name)),
  )
  const bound = models.filter((model) => model.variable !== null)
  const free = bound.filter((model) => !nested.has(model.name))
  return free.at(-1) ?? bound.at(-1) ?? models.at(-1) ?? null
}
