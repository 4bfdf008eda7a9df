import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyFixes } from '../../src/fix.js'

test('fixes change their places and nothing else', () => {
  const fixes = [
    { start: 4, end: 5, text: 'XY' },
    { start: 0, end: 1, text: '' },
  ]
  expect(applyFixes('abcdef', fixes)).toEqual({ text: 'bcdXYf', applied: 2 })
})

test('of two that overlap the earlier is applied', () => {
  const fixes = [
    { start: 1, end: 4, text: 'X' },
    { start: 2, end: 3, text: 'Y' },
  ]
  expect(applyFixes('abcdef', fixes)).toEqual({ text: 'aXef', applied: 1 })
})

test('a fix outside the text is left out', () => {
  expect(applyFixes('abc', [{ start: 2, end: 9, text: 'X' }])).toEqual({ text: 'abc', applied: 0 })
})

test('text before the first fix and after the last one stays, whatever the fixes are', () => {
  const fix = fc.record({ start: fc.nat(20), end: fc.nat(20), text: fc.string() })
  fc.assert(
    fc.property(fc.string({ minLength: 20, maxLength: 20 }), fc.array(fix), (text, fixes) => {
      const { text: fixed } = applyFixes(text, fixes)
      const first = Math.min(20, ...fixes.map(({ start }) => start))
      const last = Math.max(0, ...fixes.map(({ end }) => end))
      expect(fixed.startsWith(text.slice(0, first))).toBe(true)
      expect(fixed.endsWith(text.slice(last))).toBe(true)
    }),
  )
})
