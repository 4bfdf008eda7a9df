import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../../src/check.js'
import { applyFixes, mend } from '../../src/fix.js'

const LINES = [
  'Which statement is correct?',
  '1. A Dense layer has weights.',
  '2. It has none.',
  '4. It has both.',
  'Some words',
  '::: {.callout-note}',
  '::: {.calout-note collapse="true"}',
  '::: {.callout-tip collapse="false"}',
  '::: {.a',
  '## Answer',
  'Answer: 2',
  '1, 2',
  ':::',
  '- item',
  '    :::',
  '> quoted',
  '```python',
  'model = keras.Sequential([keras.layers.Dense(2, input_shape=(3,))])',
  '\tx = 1',
  '```',
  '',
  '',
  'é 😀',
]
const post = fc
  .tuple(fc.array(fc.constantFrom(...LINES), { maxLength: 16 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, ending]) => lines.join(ending))
const fixesOf = (text: string) => check(text).messages.flatMap(({ fix }) => fix ?? [])

test('what is mended has nothing more to mend', () => {
  fc.assert(
    fc.property(post, (text) => {
      const once = mend(text, (each) => check(each).messages)
      expect(mend(once.text, (each) => check(each).messages)).toEqual({ text: once.text, applied: 0 })
    }),
    { numRuns: 60, seed: 320 },
  )
})

test('every byte outside of the fixes stays as it is', () => {
  fc.assert(
    fc.property(post, (text) => {
      const fixes = fixesOf(text)
      const { text: after } = applyFixes(text, fixes)
      const changed = new Set<number>()
      for (const { start, end } of fixes) for (let at = start; at < end; at++) changed.add(at)
      const kept =
        [...text].length === 0
          ? ''
          : text
              .split('')
              .filter((_, at) => !changed.has(at))
              .join('')
      const added = fixes.map((fix) => fix.text).join('').length
      expect(after.length).toBeLessThanOrEqual(kept.length + added + changed.size)
      expect(isSubsequence(kept, after)).toBe(true)
    }),
    { numRuns: 60, seed: 320 },
  )
})

function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const char of long.split('')) if (char === short.charAt(at)) at++
  return at >= short.length
}
