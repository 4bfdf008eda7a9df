/** The workbench of a listing of models/, and utterances from text with code spans. */
import { readFileSync } from 'node:fs'
import { createWorkbench } from '../../src/keras/bench.js'
import type { Workbench } from '../../src/keras/workbench.js'
import type { Piece, Utterance } from '../../src/language/utterance.js'

const benches = new Map<string, Workbench>()

/** The bench of a listing, on the model that it binds to `model`. */
export function benchOf(name: string): Workbench {
  let bench = benches.get(name)
  if (bench === undefined) {
    const made = createWorkbench(readFileSync(new URL(`models/${name}.py`, import.meta.url), 'utf8'))
    if (made === null) throw new Error(`models/${name}.py has no model`)
    bench = made
    benches.set(name, bench)
  }
  return bench
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
