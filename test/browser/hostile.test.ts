import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/site.js'
import { write } from '../site/folder.js'
import { HOSTILE } from '../site/hostile.js'
import { launch } from './browser.js'

let browser: Browser
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quizproof-hostile-'))
  const posts = HOSTILE.map(([, text], index) => [`posts/p${index}.md`, text] as const)
  await write(folder, { ...Object.fromEntries(posts), 'posts/x.png': '', 'posts/x': '' })
  const built = await build({
    cwd: folder,
    config: {
      rules: new Map([
        ['front-matter', 'warning'],
        ['missing-file', 'warning'],
        ['dead-anchor', 'warning'],
        ['duplicate-id', 'warning'],
      ]),
    },
  })
  if (!built.published)
    throw new Error(
      JSON.stringify([
        built.troubles,
        built.results.map(({ messages }) => messages.map(({ reason }) => reason)),
      ]),
    )
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

/** What a page did that it must not do: run, ask another host, open a dialog, go elsewhere. */
async function misdeeds(path: string): Promise<readonly string[]> {
  const page = await browser.newPage()
  const found: string[] = []
  await page.exposeFunction('hacked', () => found.push('ran'))
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) found.push(`asked ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    found.push('opened a dialog')
    void dialog.dismiss()
  })
  const address = pathToFileURL(join(folder, 'dist', path)).href
  await page.goto(address)
  await page.evaluate("for (const node of document.querySelectorAll('details')) node.open = !node.open")
  await page.mouse.move(300, 300)
  const links = page.locator('main a:not([href^="http"]):not([href^="mailto"]):not([href$=".html"])')
  for (const link of await links.all())
    await link.click({ timeout: 1000, noWaitAfter: true }).catch(() => undefined)
  if (page.url().split('#')[0] !== address) found.push(`went to ${page.url()}`)
  await page.close()
  return found
}

test('what a page does that it must not do is seen', async () => {
  await write(folder, {
    'dist/bad.html':
      '<!DOCTYPE html><main><script>hacked()</script><img src="https://evil.example/p.png"></main>',
  })
  expect(await misdeeds('bad.html')).toEqual(
    expect.arrayContaining(['ran', 'asked https://evil.example/p.png']),
  )
})

test.each(HOSTILE.map(([name], index) => [name, index] as const))(
  '%s comes out inert',
  async (_name, index) => {
    expect(await misdeeds(`p${index}.html`)).toEqual([])
  },
)

test('the index and the categories of hostile posts are inert too', async () => {
  expect(await misdeeds('index.html')).toEqual([])
  for (const name of await readdir(join(folder, 'dist/categories')))
    expect(await misdeeds(`categories/${name}`)).toEqual([])
  expect((await readdir(folder)).sort()).toEqual(['dist', 'posts'])
})
