import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const ROWS = [
  ...readFileSync(new URL('docs/limits.md', ROOT), 'utf8').matchAll(
    /^\| .+ \| (.+) \| `(\w+)` in `([\w./-]+)` \|$/gm,
  ),
].map(([, value = '', name = '', file = '']) => [name, file, value] as const)

/** The value of a constant that is written as a number or a product of numbers. */
function constant(name: string, file: string): number {
  const text = readFileSync(new URL(file, ROOT), 'utf8')
  const written = new RegExp(`^(?:export )?const ${name} = ([\\d_ *]+)$`, 'm').exec(text)?.[1] ?? ''
  return written
    .replaceAll('_', '')
    .replaceAll('**', '^')
    .split('*')
    .map((factor) => factor.split('^').map(Number))
    .reduce((product, [base = Number.NaN, power = 1]) => product * base ** power, 1)
}

test('the page lists bounds', () => {
  expect(ROWS.length).toBeGreaterThan(15)
})

test.each(ROWS)('%s in %s is %s', (name, file, value) => {
  expect(existsSync(new URL(file, ROOT))).toBe(true)
  const [number = '', unit] = value.split(' ')
  expect(constant(name, file)).toBe(Number(number.replaceAll(',', '')) * (unit === 'MB' ? 2 ** 20 : 1))
})
