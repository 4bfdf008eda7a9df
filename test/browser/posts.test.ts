import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/site.js'
import { axe, launch, sideways } from './browser.js'

const POSTS = fileURLToPath(new URL('../../posts', import.meta.url))

let browser: Browser
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quizproof-posts-'))
  const built = await build({ cwd: folder, posts: POSTS })
  if (!built.published) throw new Error(JSON.stringify(built.troubles))
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

test.each(['light', 'dark'] as const)(
  'every post that ships fits on a phone once it is answered, %s',
  async (colorScheme) => {
    const pages = (await readdir(POSTS)).map((name) => name.replace(/\.\w+$/, '.html'))
    expect(pages.length).toBeGreaterThanOrEqual(12)
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme })
    for (const name of pages) {
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (said) => complaints.push(said.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(pathToFileURL(join(folder, 'dist', name)).href)
      await page.locator('.quiz input').first().check()
      await page.getByRole('button', { name: 'Check my answer' }).click()
      expect([name, await sideways(page), ...complaints, ...(await axe(page))]).toEqual([name, 0])
      await page.close()
    }
    await context.close()
  },
)
