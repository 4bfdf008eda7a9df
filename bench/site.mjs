/**
 * Builds a blog of generated posts and says where the time goes: `npm run compile && node bench/site.mjs [POSTS]`.
 * Every post differs: in its model, its numbers, its words and its categories.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

const count = Number(process.argv[2] ?? 1000)
const folder = mkdtempSync(join(tmpdir(), 'quizproof-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const WORDS =
  'the of a layer filters weights bias padding stride image channel batch gradient shape tensor kernel output input dense'.split(
    ' ',
  )
/** A sequence of numbers that is the same in each run. */
let state = 7
const random = (below) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const prose = (length) => Array.from({ length }, () => WORDS[random(WORDS.length)]).join(' ')

function post(number) {
  const filters = 4 + random(120)
  const units = 2 + random(60)
  const kernel = 1 + 2 * random(3)
  const channels = [1, 3][random(2)]
  const first = filters * (kernel * kernel * channels + 1)
  const dense = units * (filters + 1)
  const isGraph = number % 4 === 0
  const code = isGraph
    ? `inputs = keras.Input(shape=(32, 32, ${channels}))
x = layers.Conv2D(${filters}, ${kernel}, padding="same", name="look")(inputs)
y = layers.Conv2D(${filters}, ${kernel}, padding="same", name="see")(inputs)
x = layers.Add()([x, y])
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(${units}, name="decide")(x)
model = keras.Model(inputs, outputs)`
    : `model = keras.Sequential([
    keras.Input(shape=(32, 32, ${channels})),
    layers.Conv2D(${filters}, ${kernel}, padding="same", name="look"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(${units}, name="decide"),
])`
  const day = new Date(Date.UTC(2015, 0, 1 + number)).toISOString().slice(0, 10)
  return `---
title: Quiz ${number}, ${prose(3)}
date: ${day}
categories: [topic ${random(12)}, topic ${random(12)}]
description: ${prose(12)}
---

${prose(60)}.

\`\`\`python
${code}
\`\`\`

Which of the following are correct?

1. The layer \`look\` has ${first} parameters.

2. The layer \`look\` has ${first + 1} parameters.

3. The layer \`decide\` has ${dense} parameters.

::: {.callout-note collapse="true"}
## Expand to see the answer

1, 3

${prose(80)}.${number % 3 === 0 ? '\n\n$k (f h w + 1)$' : ''}

\`\`\`
${filters} * (${kernel} * ${kernel} * ${channels} + 1) = ${first}
\`\`\`

${prose(40)}.
:::
`
}

mkdirSync(join(folder, 'posts'))
for (let number = 0; number < count; number++)
  writeFileSync(join(folder, 'posts', `p${number}.md`), post(number))

const { build } = await import('../lib/site.js')
for (const search of [false, true]) {
  const stages = new Map()
  let stage = 'read'
  let since = performance.now()
  const start = since
  const turn = (next) => {
    const now = performance.now()
    stages.set(stage, (stages.get(stage) ?? 0) + now - since)
    stage = next
    since = now
  }
  const built = await build({
    cwd: folder,
    config: { search, site: { url: 'https://example.org' } },
    onProgress: (progress) => {
      if (progress.stage !== stage) turn(progress.stage)
    },
  })
  turn('end')
  if (!built.published || built.verified !== count) throw new Error(JSON.stringify(built.troubles))
  const total = performance.now() - start
  console.log(
    `${count} posts, ${built.pages} pages${search ? ', with a search' : ''}: ${(total / 1000).toFixed(2)} s, ${(total / count).toFixed(2)} ms a post`,
  )
  for (const [name, time] of stages) console.log(`  ${name.padEnd(8)} ${(time / count).toFixed(3)} ms a post`)
}
