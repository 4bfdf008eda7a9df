import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/site.js'
import { BESIDE, DIVERSE } from '../site/diverse.js'
import { write } from '../site/folder.js'
import { axe, launch, sideways } from './browser.js'

let browser: Browser
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quizproof-diverse-'))
  for (const files of [DIVERSE, BESIDE])
    await write(
      folder,
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`posts/${name}`, text])),
    )
  const built = await build({ cwd: folder })
  if (!built.published) throw new Error(JSON.stringify(built.troubles))
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

test.each([
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const)(
  'every page of the blog fits and is accessible at $width px, $colorScheme',
  async ({ width, colorScheme }) => {
    const names = (await readdir(join(folder, 'dist'), { recursive: true })).filter((name) =>
      name.endsWith('.html'),
    )
    expect(names.length).toBeGreaterThan(Object.keys(DIVERSE).length)
    const context = await browser.newContext({ viewport: { width, height: 740 }, colorScheme })
    for (const name of names) {
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (said) => complaints.push(said.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) complaints.push(`elsewhere: ${request.url()}`)
      })
      await page.goto(pathToFileURL(join(folder, 'dist', name)).href)
      for (const form of await page.locator('form.quiz').all()) {
        const control = form.locator('input').first()
        if ((await control.getAttribute('type')) === 'text') await control.fill('7')
        else await control.check()
        await form.locator('button[type=submit]').click()
      }
      await page.evaluate("for (const node of document.querySelectorAll('details')) node.open = true")
      expect([name, await sideways(page), ...complaints, ...(await axe(page))]).toEqual([name, 0])
      await page.close()
    }
    await context.close()
  },
)
