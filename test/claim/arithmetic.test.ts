import { expect, test } from 'vitest'
import { chainsIn } from '../../src/claim/arithmetic.js'

function read(text: string): readonly string[] {
  return chainsIn(text).map(
    (chain) =>
      `${chain.verdict} ${text.slice(chain.start, chain.end)}${chain.wrong === null ? '' : ` → ${chain.wrong.right}`}`,
  )
}

test('a product with its result holds', () => {
  expect(read('26x26x32 = 21,632')).toEqual(['holds 26x26x32 = 21,632'])
})

test('a wrong result fails and gives the right one in the same spelling', () => {
  expect(read('`10 * (1600 + 1) = 16011`')).toEqual(['fails 10 * (1600 + 1) = 16011 → 16010'])
  expect(read('7 * 7 * 48 = 2,517')).toEqual(['fails 7 * 7 * 48 = 2,517 → 2,352'])
})

test('a name on the left is no side of the chain', () => {
  expect(read('parameters = 32 * (1 * 3 * 3 + 1) = 320')).toEqual(['holds 32 * (1 * 3 * 3 + 1) = 320'])
})

test('letters are not computed', () => {
  expect(read('parameters = k * (f * h * w + 1)')).toEqual([])
  expect(read('n * 3 + 2 = 11')).toEqual([])
})

test('a part of something is not taken for the whole', () => {
  expect(read('a quarter of 4 * 50 = 50')).toEqual([])
  expect(read('1 + 2 + ... + 9 = 45')).toEqual([])
})

test('a result may be rounded to the digits shown', () => {
  expect(read('18496 / 320 = 57.8')).toEqual(['holds 18496 / 320 = 57.8'])
  expect(read('18496 / 320 = 57.9')[0]).toMatch(/^fails/)
})

test('a chain goes wrong where it first does', () => {
  expect(read('5 * 5 * 64 = 25 * 64 = 1,601')).toEqual(['fails 5 * 5 * 64 = 25 * 64 = 1,601 → 1,600'])
})

test('units between numbers and operators are passed over', () => {
  expect(read('100 units * 5 classes + 5 biases = 505 parameters')[0]).toMatch(/^holds/)
})

test('math in TeX is read', () => {
  expect(read('$\\lfloor \\frac{28 - 3}{1} \\rfloor + 1 = 26$')[0]).toMatch(/^holds/)
  expect(read('$3^2 \\cdot 32{,}000 = 288{,}000$')[0]).toMatch(/^holds/)
})

test('thousands of digits and brackets end in silence', () => {
  expect(read(`1 + ${'('.repeat(5000)}1 + 1 = 3`)).toEqual([])
  expect(read('9 ^ 999999999 = 1')).toEqual([])
})

test('a result may be given in per cent', () => {
  expect(read('77,450 / 96,266 = 80.45%')).toMatchObject([expect.stringMatching(/^holds/)])
  expect(read('So 77,450 / 96,266 = 80%.')).toMatchObject([expect.stringMatching(/^holds/)])
  expect(read('77,450 / 96,266 = 81%')).toMatchObject([expect.stringMatching(/^fails/)])
})

test('a result in its unit may be rounded to the digits shown', () => {
  expect(read('96,266 * 4 / 1024 = 376 KB')).toMatchObject([expect.stringMatching(/^holds/)])
  expect(read('96,266 * 4 / 1024 = 378 KB')).toMatchObject([expect.stringMatching(/^fails/)])
})
