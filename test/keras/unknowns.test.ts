import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { summarize } from '../../src/engine.js'

const PROGRAMS: readonly string[] = readFileSync(
  new URL('./recorded/programs.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter((one) => one.error === undefined)
  .map((one) => one.source)

/** Literals among arguments: numbers, strings, truth values, and lists or tuples without inner ones. */
const LITERAL =
  /(?<![\w."'])(?:\d+(?:\.\d+)?|'[^'\n]*'|"[^"\n]*"|True|False|\([^()\n]*\)|\[[^[\]\n]*\])(?=\s*[,)\]:*\n])/g

const program = fc.constantFrom(...PROGRAMS)

test('no value that is not known turns into a refusal of Keras', () => {
  fc.assert(
    fc.property(program, fc.nat(), (source, which) => {
      const places = [...source.matchAll(LITERAL)]
      const place = places[which % Math.max(1, places.length)]
      if (place === undefined) return
      const changed = `${source.slice(0, place.index)}mystery${source.slice(place.index + place[0].length)}`
      const { messages } = summarize(changed, { fragment: true })
      expect(messages.filter((message) => message.ruleId === 'keras-error')).toEqual([])
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('programs cut short or with pieces put elsewhere are read without an exception of ours', () => {
  fc.assert(
    fc.property(program, program, fc.nat(), fc.nat(), (source, other, from, to) => {
      const changed =
        source.slice(0, from % source.length) + other.slice(to % other.length, (to % other.length) + 40)
      const result = summarize(changed + source.slice(from % source.length))
      expect(structuredClone(result)).toEqual(result)
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('the parameters of a row are the sum of its weights, and those of a model the sum over its layers', () => {
  for (const source of PROGRAMS)
    for (const model of summarize(source).models) {
      const { totalParams, trainableParams, nonTrainableParams } = model
      if (totalParams === null) continue
      expect(Number(trainableParams) + Number(nonTrainableParams)).toBe(Number(totalParams))
    }
}, 60_000)
