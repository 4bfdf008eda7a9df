import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { build } from '../../src/site.js'
import { contents, folder } from './folder.js'
import { faults } from './valid.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** The post that the project began with, as it was. */
const ORIGINAL = '7782f185'

test('every question of the posts that ship is verified, and nothing is to be said against them', async () => {
  const cwd = await folder()
  const result = await build({ cwd, posts: join(ROOT, 'posts'), out: 'dist' })
  expect(
    result.results.flatMap(({ file, messages }) => messages.map(({ reason }) => `${file}: ${reason}`)),
  ).toEqual([])
  expect(result).toMatchObject({ published: true, troubles: [], wrong: 0, unverified: 0, acknowledged: 0 })
  expect(result.posts).toBeGreaterThanOrEqual(12)
  expect(result.verified).toBe(result.questions)
  const files = (await contents(join(cwd, 'dist'))) ?? {}
  for (const [name, text] of Object.entries(files))
    if (name.endsWith('.html')) expect([name, ...(await faults(text))]).toEqual([name])
})

test('the first post is as it was', async () => {
  const text = await readFile(join(ROOT, 'posts/learnable-parameters.md'))
  expect(createHash('sha256').update(text).digest('hex').slice(0, 8)).toBe(ORIGINAL)
})

test('a wrong choice says what is so, and which mistake leads there', async () => {
  const cwd = await folder()
  await build({ cwd, posts: join(ROOT, 'posts'), out: 'dist' })
  const page = await readFile(join(cwd, 'dist/learnable-parameters.html'), 'utf8')
  expect(page).toContain(
    '<p class="feedback" hidden><code>conv2d</code> has 320 parameters, not 21,632. ' +
      'This counts the values that the layer puts out, not the parameters that it learns.</p>',
  )
})
