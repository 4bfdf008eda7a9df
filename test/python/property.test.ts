/** Programs that nobody wrote: recorded ones changed at random, and texts made of Python's pieces. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../src/python/evaluate.js'
import { prepare } from '../../src/python/syntax/prepare.js'

const sources: readonly string[] = readFileSync(new URL('recorded.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line).source)

const limits = { steps: 20_000, cells: 50_000, depth: 100 }
/** One operation of a built-in is counted before it is done, and may be this much beyond the bound. */
const ONE_OPERATION = 600_000

const pieces = fc.constantFrom(
  ...'if else for in while def class return yield lambda try except finally with as match case not and or is None True'.split(
    ' ',
  ),
  ...'( ) [ ] { } : , . = == + - * ** / // % @ := -> ... \n | \n     | \n         |x|y|f|foo|0|1|2.5|1e9|"a"|f"{x}"|"""|\'|#|\\|\t|\r\n|é|😀'.split(
    /(?<! ) |\|/,
  ),
)

const mutated = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.array(fc.tuple(fc.nat(), fc.nat(6), pieces), { minLength: 1, maxLength: 4 }),
  )
  .map(([source, changes]) =>
    changes.reduce((text, [at, length, piece]) => {
      const start = at % (text.length + 1)
      return text.slice(0, start) + piece + text.slice(start + length)
    }, source),
  )

const generated = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(' '))

/** What can be compared of an evaluation. */
function outline(source: string): string {
  const result = evaluate(source, { limits, undefinedNames: 'unknown' })
  expect(result.steps).toBeLessThan(limits.steps + ONE_OPERATION)
  const { error, messages, steps, cells, shown } = result
  return JSON.stringify({
    names: [...result.globals].map(([name, value]) => [name, value.kind]),
    error: error === null ? null : [error.exception, error.message, error.span, error.callStack.length],
    messages,
    steps,
    cells,
    shown: shown.map(({ text, span }) => [text, span]),
  })
}

test('no program throws or runs for ever, and each means the same twice', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, generated), (source) => {
      expect(outline(source)).toBe(outline(source))
    }),
    { numRuns: 400 },
  )
})

test('places of errors are places in the source', () => {
  fc.assert(
    fc.property(mutated, (source) => {
      const { error, messages } = evaluate(source, { limits })
      for (const { start, end } of [error?.span, ...messages.map(({ span }) => span)].filter(
        (span) => span !== undefined,
      )) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(source.length + 1)
        expect(start).toBeLessThanOrEqual(end)
      }
    }),
    { numRuns: 200 },
  )
})

test('blanking out what is not Python moves nothing', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, generated), (source) => {
      const prepared = prepare(source)
      expect(prepared).toHaveLength(source.length)
      for (const [index, character] of [...prepared].entries())
        if (/[\r\n]/.test(character)) expect([...source][index]).toBe(character)
    }),
    { numRuns: 200 },
  )
})
