import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { evaluate } from '../../src/python/evaluate.js'
import { Raised } from '../../src/python/failure.js'
import { Interpreter } from '../../src/python/interpreter.js'
import { Lines } from '../../src/span.js'

interface Recorded {
  readonly source: string
  readonly values?: Readonly<Record<string, string>>
  readonly error?: { readonly class: string; readonly line?: number; readonly outer?: number }
}

function records(name: string): readonly Recorded[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** What our evaluation of a snippet says, in the form of its record. */
function ours({ source, values, error }: Recorded): Recorded {
  const result = evaluate(source)
  const lines = new Lines(source)
  const machine = new Interpreter({})
  const shown: [string, string][] = []
  for (const name of Object.keys(values ?? {})) {
    const value = result.globals.get(name)
    if (value === undefined) continue
    try {
      const text = machine.repr(value)
      shown.push([name, typeof text === 'string' ? text : `unknown: ${text.reason}`])
    } catch (failure) {
      if (!(failure instanceof Raised)) throw failure
    }
  }
  const line = (at: number) => lines.point(at).line
  return {
    source,
    ...(values === undefined ? {} : { values: Object.fromEntries(shown) }),
    ...(result.error === null
      ? {}
      : {
          error: {
            class: result.error.exception,
            ...(error?.line === undefined ? {} : { line: line(result.error.span.start) }),
            ...(error?.outer === undefined
              ? {}
              : { outer: line((result.error.callStack[0] ?? result.error.span).start) }),
          },
        }),
  }
}

/** The records that we disagree with. */
function different(recorded: readonly Recorded[]) {
  return recorded
    .map((one) => ({ ours: ours(one), recorded: one }))
    .filter((pair) => !isDeepStrictEqual(pair.ours, pair.recorded))
}

test('values and errors of the recorded snippets are those of CPython, class and line', () => {
  const recorded = records('recorded.jsonl')
  expect(recorded.length).toBeGreaterThan(1200)
  expect(different(recorded)).toEqual([])
})

test('shapes and small arrays are those of numpy', () => {
  expect(different(records('recorded-numpy.jsonl'))).toEqual([])
})

test('what listings do to their data keeps the shapes that numpy gives', () => {
  expect(different(records('recorded-preprocessing.jsonl'))).toEqual([])
})
