/**
 * How long a statement takes to be read and judged, warm: `npm run compile && node bench/claim.mjs`.
 * The goal: under 1 ms on average over the statements that were written by hand.
 */
import { readFileSync } from 'node:fs'
import { judge } from '../lib/claim/judge.js'
import { createWorkbench } from '../lib/keras/bench.js'

const folder = new URL('../test/claim/told/', import.meta.url)
const told = readFileSync(new URL('told.jsonl', folder), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))

const benches = new Map()
const benchOf = (name) => {
  if (!benches.has(name))
    benches.set(name, createWorkbench(readFileSync(new URL(`${name}.py`, folder), 'utf8')))
  return benches.get(name)
}
const utterances = told.map(({ model, text }) => ({
  bench: benchOf(model),
  utterance: {
    text,
    pieces: [{ kind: 'text', start: 0, end: text.length, at: { start: 0, end: text.length } }],
  },
}))

const WARM_UP = 3
const RUNS = 5

for (let run = 0; run < WARM_UP; run += 1)
  for (const { utterance, bench } of utterances) judge(utterance, { bench })
const start = process.cpuUsage()
for (let run = 0; run < RUNS; run += 1)
  for (const { utterance, bench } of utterances) judge(utterance, { bench })
const spent = process.cpuUsage(start)
const each = (spent.user + spent.system) / 1000 / (RUNS * utterances.length)
console.log(`${utterances.length} statements: ${each.toFixed(2)} ms of processor time each`)
