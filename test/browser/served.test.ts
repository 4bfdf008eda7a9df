import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/site.js'
import { axe, launch } from './browser.js'

/** The policy that the documentation gives. */
const DOC = await readFile(new URL('../../docs/theme.md', import.meta.url), 'utf8')
const POLICY = /^default-src 'none';.*$/mu.exec(DOC)?.[0] ?? ''
const POSTS = fileURLToPath(new URL('../../posts', import.meta.url))
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

let browser: Browser
let folder: string
let server: Server
let address: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quizproof-served-'))
  const built = await build({ cwd: folder, posts: POSTS })
  if (!built.published) throw new Error(JSON.stringify(built.troubles))
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).replace(
      /^\/blog\//u,
      '',
    )
    readFile(join(folder, 'dist', path || 'index.html')).then(
      (content) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(path || 'index.html')] ?? 'application/octet-stream',
          'content-security-policy': POLICY,
        })
        response.end(content)
      },
      () => response.writeHead(path === 'favicon.ico' ? 204 : 404).end(),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/blog/`
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

test('under a strict policy a quiz can be taken and the blog be searched, and nothing is complained of', async () => {
  expect(POLICY).toContain("script-src 'self'")
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (said) => complaints.push(said.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) complaints.push(`elsewhere: ${request.url()}`)
  })
  await page.goto(`${address}learnable-parameters.html`)
  await page.locator('.quiz input').first().check()
  await page.getByRole('button', { name: 'Check my answer' }).click()
  await page.locator('.result-wrong').waitFor()

  await page.goto(`${address}index.html`)
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.fill('residual')
  const link = page.locator('.search-results a').first()
  await link.waitFor()
  expect(await page.locator('.search-count').textContent()).toMatch(/found for “residual”\.$/u)
  expect(await axe(page)).toEqual([])
  await link.click()
  await page.waitForURL(/\/blog\/[\w-]+\.html$/u)
  expect(await page.locator('article.post').count()).toBe(1)

  await page.goto(`${address}index.html`)
  await box.fill('zyxwvut')
  await page.getByText('Nothing was found for “zyxwvut”.').waitFor()
  expect(complaints).toEqual([])
  await page.close()
})
