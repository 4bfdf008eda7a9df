/**
 * How long the evaluator takes, warm: `npm run compile && node bench/python.mjs`.
 * The goals: the Python of the original post in under 0.5 ms, and with Keras, its graph and its summary in under 2 ms;
 * 1,000 turns of a simple loop in under 1 ms.
 */
import { readFileSync } from 'node:fs'
import { summarize } from '../lib/engine.js'
import { evaluate } from '../lib/python/evaluate.js'

const post = readFileSync(new URL('../posts/learnable-parameters.md', import.meta.url), 'utf8')
const model = /```\{?python\}?[^\n]*\n([\s\S]*?)```/.exec(post)?.[1] ?? ''

const PROGRAMS = {
  'the original post (without Keras)': model,
  '1,000 turns of a simple loop': 'total = 0\nfor i in range(1000):\n    total += i * 2\n',
  '1,000 calls of a function': 'def f(x): return x + 1\nfor i in range(1000):\n    f(i)\n',
  'a class of three methods':
    'class A:\n    def __init__(self, n): self.n = n\n    def f(self): return self.n\nx = A(3).f()\n',
}

const WARM_UP = 300
const RUNS = 1000

function report(name, once) {
  for (let run = 0; run < WARM_UP; run += 1) once()
  const times = []
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now()
    once()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  console.log(`${(times[RUNS >> 1] ?? 0).toFixed(3)} ms  ${name}`)
}

for (const [name, source] of Object.entries(PROGRAMS)) {
  report(name, () => evaluate(source, { fragment: true, undefinedNames: 'unknown' }))
}
// A program that was seen before is not read again: each is made another one by a comment.
let count = 0
report('the original post with Keras: graph and summary', () => {
  count += 1
  return summarize(`${model}\n# ${count}`, { fragment: true })
})
