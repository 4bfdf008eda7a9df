import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FormatFailure, MAX_WIDTH } from '../../src/python/text/failure.js'
import { formatFloat, formatInt, formatStr, parseSpec } from '../../src/python/text/format-spec.js'
import { strRepr } from '../../src/python/text/string-repr.js'

const recorded: readonly (readonly [string, string, string, string])[] = readFileSync(
  new URL('formats.jsonl', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))

function float(text: string): number {
  if (text === 'inf') return Number.POSITIVE_INFINITY
  return text === 'nan' ? Number.NaN : Number(text)
}

function print(kind: string, value: string, spec: string): string {
  try {
    if (kind === 'repr') return strRepr(value)
    if (kind === 'float') return formatFloat(float(value), parseSpec(spec))
    return kind === 'int' ? formatInt(BigInt(value), parseSpec(spec)) : formatStr(value, parseSpec(spec))
  } catch (failure) {
    if (failure instanceof FormatFailure) return `!${failure.exception}`
    throw failure
  }
}

test('numbers and strings are printed as CPython prints them', () => {
  expect(recorded.length).toBeGreaterThan(1200)
  const different = recorded
    .map(([kind, value, spec, text]) => ({ kind, value, spec, text, ours: print(kind, value, spec) }))
    .filter(({ text, ours }) => text !== ours)
  expect(different).toEqual([])
})

test('a width beyond the bound is refused before any text is made', () => {
  expect(print('int', '1', String(MAX_WIDTH + 1))).toBe('!limit')
  expect(print('float', '1', `.${MAX_WIDTH + 1}f`)).toBe('!limit')
})
