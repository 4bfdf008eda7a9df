/** A workbench over recorded data of real Keras, without what-ifs; and utterances from text with code spans. */
import { readFileSync } from 'node:fs'
import type { ModelSummary } from '../../src/keras/summary.js'
import type { Workbench } from '../../src/keras/workbench.js'
import type { Piece, Utterance } from '../../src/language/utterance.js'

const recorded = JSON.parse(readFileSync(new URL('models.json', import.meta.url), 'utf8')) as Record<
  string,
  readonly ModelSummary[]
>

/** The bench of a recorded listing, on its variable `model`. */
export function recordedBench(name: string, variable = 'model'): Workbench {
  const models = recorded[name]
  const model = models?.find((each) => each.variable === variable)
  if (models === undefined || model === undefined) throw new Error(`no recorded model ${name}.${variable}`)
  return {
    model,
    summary: { models, messages: [] },
    variables: new Map(),
    under: () => ({ ok: false, refused: false, reason: 'recorded data cannot be remade' }),
    about: (other) => (models.some((each) => each.variable === other) ? recordedBench(name, other) : null),
    evaluate: () => ({ ok: false, reason: 'recorded data cannot be evaluated' }),
  }
}

/** An utterance from text in which `code` is marked by backticks and math by dollars. */
export function utter(source: string): Utterance {
  const pieces: Piece[] = []
  let text = ''
  for (const match of source.matchAll(/`([^`]+)`|\$([^$]+)\$|[^`$]+/g)) {
    const run = match[1] ?? match[2] ?? match[0]
    const kind = match[1] !== undefined ? 'code' : match[2] !== undefined ? 'math' : 'text'
    const at = match.index + (kind === 'text' ? 0 : 1)
    pieces.push({
      kind,
      start: text.length,
      end: text.length + run.length,
      at: { start: at, end: at + run.length },
    })
    text += run
  }
  return { text, pieces }
}
