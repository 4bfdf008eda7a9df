import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judge } from '../../src/claim/judge.js'
import { MISCONCEPTIONS } from '../../src/claim/misconceptions.js'
import type { Judgement } from '../../src/claim/verdict.js'
import { createWorkbench } from '../../src/keras/bench.js'
import { utter } from './bench.js'

/** What `misconceptions/record.py` asked Keras. */
interface Case {
  readonly mistake: string
  readonly model: string
  readonly text: string
  readonly true: string
  readonly said: number
  readonly right: number
  readonly computed: string
}

const cases = readFileSync(new URL('misconceptions/misconceptions.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)

function judged(model: string, text: string): Judgement {
  return judge(utter(text), { bench: createWorkbench(model) })
}

const said = (value: number) => value.toLocaleString('en-US')

describe.each(cases.map((each) => [`${each.mistake}: ${each.computed}`, each] as const))('%s', (_, each) => {
  test('the mistaken number is false, and the mistake is named', () => {
    const { verdict, misconception } = judged(each.model, each.text)
    expect(verdict).toBe('fails')
    expect(misconception?.id).toBe(each.mistake)
    expect(misconception?.text).toMatch(/^[A-Z][^.!?]*(?:`[^`]+`[^.!?]*)*\.$/)
  })

  test('the true number holds, and is no mistake', () => {
    expect(judged(each.model, each.true)).toMatchObject({ verdict: 'holds', misconception: null })
  })

  test('a number beside it is false without an explanation', () => {
    const beside = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => each.said + each.right + 100_003 * step)
    for (const value of beside) {
      const other = judged(each.model, each.text.replace(said(each.said), said(value)))
      expect(other).toMatchObject({ verdict: 'fails', misconception: null })
    }
  })
})

test('every mistake of the catalogue has a case, and every case is of the catalogue', () => {
  const asked = [...new Set(cases.map(({ mistake }) => mistake))].sort()
  expect(asked).toEqual([...MISCONCEPTIONS].sort())
})

test('of two mistakes with one number, the one that stands first explains it', () => {
  // 4 channels in, 4 filters of 1x1: four inputs beside four outputs, four weights of a filter, four of a window.
  const model = `import keras
model = keras.Sequential([keras.Input(shape=(1, 1, 4)), keras.layers.Conv2D(4, 1)])`
  expect(judged(model, 'The convolutional layer has 4 parameters.').misconception?.id).toBe(
    'activations-as-parameters',
  )
  expect(MISCONCEPTIONS.indexOf('activations-as-parameters')).toBeLessThan(
    MISCONCEPTIONS.indexOf('filters-ignored'),
  )
})

test('a bound, a fraction, an input, a denial and a what-if are no mistaken counts', () => {
  const model = `import keras
from keras import layers
model = keras.Sequential([keras.Input(shape=(20, 18, 3)), layers.Conv2D(7, (5, 4))])`
  const count = 16 * 15 * 7
  for (const text of [
    `The convolutional layer has more than ${count} parameters.`,
    "The convolutional layer doesn't have 427 parameters.",
    `The convolutional layer receives ${count} values.`,
    `With 9 filters, the convolutional layer would have ${count} parameters.`,
    `If the convolutional layer had no bias, it would have ${count} parameters.`,
  ])
    expect([text, judged(model, text)]).toMatchObject([text, { verdict: 'fails', misconception: null }])
})
