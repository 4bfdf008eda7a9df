/** A program of Keras code, read once: its models as data and as text, and what it has to say. */

import { evaluate } from '../python/evaluate.js'
import type { Evaluation } from '../python/evaluation.js'
import type { Value } from '../python/value.js'
import { plainSpan, type Span } from '../span.js'
import { type SummarisedModel, summariseModel } from './summarize.js'
import type { EngineMessage, Plain, Summary } from './summary.js'
import { keras, type Trace } from './trace/host.js'
import type { LayerObject } from './trace/objects.js'
import { innerLayers } from './trace/objects.js'
import { layerOf } from './trace/values.js'
import type { Intervention } from './trace/world.js'

export interface ProgramOptions {
  /** The source is a listing in a post: names of Keras that it does not import are taken for granted. */
  readonly fragment?: boolean
  /** Data that the author declares: `vocab_size`, `x_train.shape`. */
  readonly given?: ReadonlyMap<string, Plain>
  /** Module-level names bound to other values. */
  readonly override?: ReadonlyMap<string, Plain>
  readonly intervention?: Intervention
  /** What is done to the objects once the program has run. */
  readonly after?: (trace: Trace) => void
}

export interface Program {
  readonly source: string
  readonly options: ProgramOptions
  readonly trace: Trace
  readonly evaluation: Evaluation
  readonly models: readonly SummarisedModel[]
  readonly summary: Summary
}

/** Reads a program. Never throws on what the source says. */
export function readProgram(source: string, options: ProgramOptions = {}): Program {
  const fragment = options.fragment ?? false
  const trace = keras({
    fragment,
    ...(options.intervention === undefined ? {} : { intervention: options.intervention }),
  })
  const evaluation = evaluate(source, {
    host: trace.host,
    fragment,
    undefinedNames: 'unknown',
    ...(options.given === undefined ? {} : { given: options.given }),
    ...(options.override === undefined ? {} : { override: options.override }),
  })
  options.after?.(trace)
  const { models, messages } = collect(trace, evaluation, source)
  return {
    source,
    options,
    trace,
    evaluation,
    models,
    summary: { models: models.map((one) => one.summary), messages },
  }
}

/** The models of a program, in the order in which they are made, and its messages. */
function collect(
  trace: Trace,
  evaluation: Evaluation,
  source: string,
): { readonly models: readonly SummarisedModel[]; readonly messages: readonly EngineMessage[] } {
  const { kit, world } = trace
  const variables = new Map<LayerObject, string>()
  const bindings = new Map<LayerObject, string[]>()
  const note = (layer: LayerObject, name: string): void => {
    const names = bindings.get(layer)
    if (names === undefined) bindings.set(layer, [name])
    else if (!names.includes(name)) names.push(name)
  }
  for (const [name, value] of evaluation.globals) {
    const layer = layerOf(value)
    if (layer === undefined) continue
    note(layer, name)
    if (layer.isModel) variables.set(layer, name)
  }
  for (const layer of world.layers)
    for (const [name, value] of layer.instance.attributes) {
      const inner = layerOf(value)
      if (inner !== undefined && !name.startsWith('_')) note(inner, `self.${name}`)
    }
  const messages: EngineMessage[] = []
  // What an error left half made, and no name holds, is no model.
  const unfinished = evaluation.error !== null
  const shown = world.layers.filter(
    (layer) =>
      layer.isModel && (variables.has(layer) || (!unfinished && standsAlone(world.layers, layer, variables))),
  )
  const models: SummarisedModel[] = []
  for (const model of shown) {
    if (!model.initialised || model.unknown !== null) {
      if (model.unknown !== null)
        messages.push({
          ruleId: 'not-checked',
          span: plainSpan(model.span),
          ...unknownWords(model, model.unknown),
        })
      continue
    }
    const deep = tooDeep(() =>
      models.push(summariseModel(kit, model, variables.get(model) ?? null, bindings)),
    )
    if (deep)
      messages.push({
        ruleId: 'limit',
        span: plainSpan(model.span),
        reason: 'the model holds models too deep within each other',
        note: 'nest it less',
      })
  }
  messages.push(...evaluationMessages(trace, evaluation, source))
  if (models.length === 0 && messages.length === 0) {
    const hidden = firstUnknown(evaluation.globals)
    if (hidden !== undefined)
      messages.push({ ruleId: 'not-checked', span: plainSpan(hidden.origin), reason: hidden.reason })
  }
  return { models, messages }
}

/** Whether work ends because the engine's own stack does: models are nested in ways that nothing counts. */
function tooDeep(work: () => void): boolean {
  try {
    work()
    return false
  } catch (failure) {
    if (failure instanceof RangeError && /call stack/i.test(failure.message)) return true
    throw failure
  }
}

function unknownWords(
  model: LayerObject,
  why: { readonly reason: string; readonly name?: string },
): { readonly reason: string; readonly note?: string } {
  return {
    reason: `\`${model.name}\` cannot be followed, because ${why.reason}`,
    ...(why.name === undefined
      ? {}
      : { note: `declare \`${why.name}\` under \`given\` in the front matter` }),
  }
}

/** A model that no name holds is shown if no name holds any, and no other layer holds it. */
function standsAlone(
  layers: readonly LayerObject[],
  model: LayerObject,
  variables: ReadonlyMap<LayerObject, string>,
): boolean {
  if (variables.size > 0) return false
  return !layers.some((layer) => layer !== model && innerLayers(layer).includes(model))
}

function firstUnknown(globals: ReadonlyMap<string, Value>) {
  let found: (Value & { kind: 'unknown' }) | undefined
  for (const value of globals.values()) if (value.kind === 'unknown') found = value
  return found
}

function evaluationMessages(trace: Trace, evaluation: Evaluation, source: string): readonly EngineMessage[] {
  const { world } = trace
  const messages: EngineMessage[] = []
  const { error } = evaluation
  if (error !== null) {
    const place = world.refusal
    const own = place !== null && place.error.reason === error.message ? place.layer : null
    const layer: Span = own ?? error.span
    const call: Span | null = own !== null && own.start !== error.span.start ? error.span : null
    messages.push({
      ruleId: world.raised.has(error.message) ? 'keras-error' : 'python-error',
      exception: error.exception,
      span: plainSpan(layer),
      reason: error.message,
      ...(error.hint === null ? {} : { note: error.hint }),
      ...(call === null ? {} : { cause: plainSpan(call) }),
    })
  } else {
    const undefinedName = neededName(trace, evaluation)
    if (undefinedName !== undefined) messages.push(undefinedName)
  }
  for (const message of evaluation.messages) {
    if (message.kind === 'missing-import' && !IMPORTS.test(source)) continue
    messages.push({
      ruleId: message.kind === 'not-read' ? 'not-checked' : message.kind,
      span: plainSpan(message.span),
      reason: message.reason,
      ...(message.note === undefined ? {} : { note: message.note }),
    })
  }
  return messages
}

/** Whether a program imports anything: only then is it worth saying that it does not import something else. */
const IMPORTS = /^[ \t>.]*(?:from|import)[ \t]/m

/** Names of Keras that a program uses without importing them: there Python stops. */
function neededName(trace: Trace, evaluation: Evaluation): EngineMessage | undefined {
  if (trace.world.fragment) return undefined
  for (const value of evaluation.globals.values()) {
    if (value.kind !== 'unknown' || value.undefinedName === undefined) continue
    if (trace.host.fragmentName?.(value.undefinedName) === undefined) continue
    return {
      ruleId: 'python-error',
      exception: 'NameError',
      span: plainSpan(value.origin),
      reason: `name \`${value.undefinedName}\` is not defined`,
      note: `import \`${value.undefinedName}\` first`,
    }
  }
  return undefined
}
