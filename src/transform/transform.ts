/**
 * Completes the tree of a post, for the remark plugin and for the site alike: the table of layers in the answer
 * section, and callouts and divs told how they are written in HTML.
 */
import type { Root } from 'mdast'
import type { ModelSummary } from '../keras/summary.js'
import type { Question, Quiz } from '../quiz/question.js'
import { dressContainers } from './callout.js'
import type { TransformOptions } from './options.js'
import { insert, markers, type Slot, slotInAnswer } from './placement.js'
import { layerTable } from './table.js'

export interface TransformInput {
  readonly quiz: Quiz
  /** The models of each of the quiz's programs, in the order of `quiz.programs`. */
  readonly models: readonly (readonly ModelSummary[])[]
}

/** Completes a tree in place. The quiz must have been read from this very tree. */
export function transform(tree: Root, input: TransformInput, options: TransformOptions = {}): void {
  placeTables(tree, input, options)
  dressContainers(tree)
}

function placeTables(tree: Root, { quiz, models }: TransformInput, options: TransformOptions): void {
  const { columns, place = 'answer', off = false } = options.table ?? {}
  const style = { columns, language: options.language }
  const asked = markers(tree)
  if (!off && asked.length === 0 && place === 'answer') {
    for (const { slot, model } of automatic(tree, quiz, models)) insert(slot, 0, [layerTable(model, style)])
  }
  for (const marker of asked) {
    const model = off ? null : modelNamed(models.flat(), marker.model)
    insert(marker, 1, model === null ? [] : [layerTable(model, style)])
  }
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
