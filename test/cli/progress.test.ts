import { expect, test } from 'vitest'
import { progressBar } from '../../src/cli/progress.js'
import { testIo } from './io.js'

test('long work shows a bar on a terminal, and takes it away', () => {
  const io = testIo({ isTTY: true })
  let time = 0
  const bar = progressBar(io, () => time)
  for (let done = 1; done <= 100; done++) {
    time += 10
    bar.show('checking posts', done, 100)
  }
  expect(io.err()).toMatch(/█{13}░{11} checking posts 5\d\/100/u)
  expect(io.err().match(/checking posts/gu)?.length).toBeLessThan(20)
  expect(io.err()).toContain('checking posts 100/100')
  bar.end()
  expect(io.err().endsWith('\r\x1b[2K')).toBe(true)
  expect(io.out()).toBe('')
})

test('nothing is shown of short work, elsewhere than on a terminal, and in a CI', () => {
  for (const [io, total] of [
    [testIo({ isTTY: true }), 5],
    [testIo(), 100],
    [testIo({ isTTY: true, env: { CI: 'true' } }), 100],
    [testIo({ isTTY: true, env: { TERM: 'dumb' } }), 100],
  ] as const) {
    const bar = progressBar(io)
    bar.show('x', total, total)
    bar.end()
    expect(io.err()).toBe('')
  }
})
