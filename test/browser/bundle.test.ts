import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './browser.js'

const ROOT = new URL('../../', import.meta.url).pathname
/** An address that nobody has: what is asked of it is answered here. */
const ORIGIN = 'http://quizproof.test/'

let browser: Browser
let folder: string

beforeAll(async () => {
  browser = await launch()
  folder = await mkdtemp(join(tmpdir(), 'quizproof-bundle-'))
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

/** An entry point as a site would bundle it for its readers. */
async function bundled(entry: string): Promise<string> {
  await build({
    root: ROOT,
    logLevel: 'silent',
    configFile: false,
    build: {
      outDir: join(folder, entry),
      emptyOutDir: true,
      target: 'es2023',
      lib: { entry: join(ROOT, `src/${entry}.ts`), formats: ['es'], fileName: () => 'bundle.js' },
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  })
  return readFile(join(folder, entry, 'bundle.js'), 'utf8')
}

/** What a bundle's function gives for a text, in a browser. */
async function inBrowser(script: string, name: string, text: string): Promise<unknown> {
  const page = await browser.newPage()
  await page.route(`${ORIGIN}**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: '<title>bundle</title>' }),
  )
  await page.goto(ORIGIN)
  // As text: what a test file imports dynamically is rewritten for the test runner.
  const call = `import('${ORIGIN}bundle.js').then((module) => module.${name}(${JSON.stringify(text)}))`
  const result = await page.evaluate(call)
  await page.close()
  return result
}

test('the engine runs in a browser, bundled to less than 220 KB compressed', async () => {
  const script = await bundled('engine')
  const source =
    "import keras\nn = 'a,b'.split(',')\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(len(n))])"
  expect(await inBrowser(script, 'summarize', source)).toMatchObject({
    models: [{ totalParams: 10 }],
    messages: [],
  })
  expect(gzipSync(script).length).toBeLessThan(220_000)
})

test('a whole post is checked in a browser, front matter included', async () => {
  const post = await readFile(join(ROOT, 'posts/learnable-parameters.md'), 'utf8')
  expect(await inBrowser(await bundled('check'), 'check', post)).toMatchObject({
    questions: [{ status: 'verified', statedKey: ['3', '4'] }],
    messages: [],
  })
})
