// What the dialect costs over micromark with GFM alone: one ratio, measured in turns within one run.
// Needs the compiled package: npm run compile && node bench/markdown.mjs FILE...
import { readFileSync } from 'node:fs'
import { fromMarkdown as parse } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { fromMarkdown } from '../lib/markdown.js'

const ROUNDS = 40
const texts = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'))
const plain = (text) => parse(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

function milliseconds(read) {
  const start = performance.now()
  for (const text of texts) read(text)
  return performance.now() - start
}

const times = { plain: [], ours: [] }
for (let round = 0; round < ROUNDS; round++) {
  times.plain.push(milliseconds(plain))
  times.ours.push(milliseconds(fromMarkdown))
}
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const [gfmAlone, ours] = [median(times.plain), median(times.ours)]
console.log(
  `GFM alone ${gfmAlone.toFixed(1)} ms, ours ${ours.toFixed(1)} ms, ratio ${(ours / gfmAlone).toFixed(2)}`,
)
