import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPost } from '../../src/check.js'
import { buildWith } from '../../src/site/build.js'
import { fakeCheck } from '../site/fake.js'
import { write } from '../site/folder.js'
import { axe, launch, sideways } from './browser.js'

const QUIZ = `---
title: "Learnable parameters"
date: 2022-09-19
categories: [cnn, first steps]
---

Here is the core of the code she put together:

\`\`\`python
model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, kernel_size=(3, 3), activation="relu", padding="same", name="a_rather_long_name_for_a_layer"),
    layers.Dense(10, activation="softmax"),
])
\`\`\`

What are the correct statements?

1. The first one, which is right.

2. The second one, which is not.

3. The third one, with \`code_that_is_rather_long_and_has_no_place_to_break_at_all\` in it.

::: {.callout-note collapse="true" appearance="minimal"}

## Expand to see the answer

1

Because of $\\frac{1}{2} \\cdot 32 \\cdot (3 \\cdot 3 + 1)$[^1] and:

| a column | another column | a third column | a fourth column | a fifth column |
|---|---|---|---|---|
| 1 | 2 | 3 | 4 | 5 |

:::

::: callout-warning
Take care.
:::

[^1]: A note.
`

const MODEL = `\`\`\`python
model = keras.Sequential([
    keras.Input(shape=(8,)),
    layers.Dense(4, name="first"),
    layers.Dense(2, name="second"),
])
\`\`\`
`
const CHOICES =
  '\n1. The layer `first` has 36 parameters.\n2. The layer `second` has 8 parameters.\n3. The model has 46 parameters.\n'
const ANSWER = '\n::: {.callout-note collapse="true"}\n## Answer\n\n1, 3\n\nBecause.\n:::\n'

/** Posts that are really checked. */
const REAL = {
  'posts/real.md': `${MODEL}\nWhich are correct?\n${CHOICES}${ANSWER}`,
  'posts/several.md': `${MODEL}\nWhich are correct?\n${CHOICES}${ANSWER}\n## Again\n\nWhich are correct?\n${CHOICES}${ANSWER}`,
  'posts/value.md': `${MODEL.replace('8,', '258,')}\nHow many parameters does the model have?\n\nAnswer: 1,046\n`,
  'posts/truth.md': `${MODEL}\nTrue or false: the model has 46 parameters.\n\nAnswer: true\n`,
}

let browser: Browser
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quizproof-browser-'))
  await write(folder, {
    'posts/quiz.md': QUIZ,
    ...REAL,
    'posts/deep/words.md': '# Words\n\n- [x] done\n- [ ] not done\n',
  })
  const built = await buildWith(
    (text, file) => (Object.keys(REAL).includes(file) ? checkPost(text, { file }) : fakeCheck(text, file)),
    { cwd: folder },
  )
  if (!built.published) throw new Error(JSON.stringify(built.troubles))
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

interface Opened {
  readonly page: Page
  /** What the console said, what failed, and what was asked of another host. */
  readonly complaints: string[]
}

interface View {
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly javaScriptEnabled?: boolean
}

async function open(name: string, { width = 1280, ...view }: View = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...view })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (said) => complaints.push(said.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`elsewhere: ${request.url()}`)
  })
  await page.goto(pathToFileURL(join(folder, 'dist', name)).href)
  return { page, complaints }
}

const PAGES = ['index.html', 'quiz.html', 'deep/words.html', 'categories/cnn.html', 'archive.html']
const VIEWS = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

for (const name of PAGES) {
  test.each(VIEWS)(
    `${name} at $width px, $colorScheme: fits, complains of nothing, and axe finds nothing`,
    async (view) => {
      const { page, complaints } = await open(name, view)
      await page.evaluate("for (const node of document.querySelectorAll('details')) node.open = true")
      expect(await sideways(page)).toBe(0)
      expect(await axe(page)).toEqual([])
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )
}

test('a wide table scrolls within itself at 360 px', async () => {
  const { page } = await open('quiz.html', { width: 360 })
  await page.locator('summary').click()
  const box = page.locator('.table-scroll:not(:has(.layer-table))').first()
  expect(await box.evaluate((node) => node.scrollWidth > node.clientWidth)).toBe(true)
  expect(await sideways(page)).toBe(0)
  await page.context().close()
})

test('without JavaScript the choices are a list and the answer opens by itself', async () => {
  const { page, complaints } = await open('quiz.html', { javaScriptEnabled: false })
  expect(await page.locator('input, button').count()).toBe(0)
  expect(await page.locator('.choices > li').count()).toBe(3)
  expect(await page.getByText('Because of').isVisible()).toBe(false)
  await page.locator('summary').click()
  expect(await page.getByText('Because of').isVisible()).toBe(true)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a right answer by mouse is marked, counted, and opens the explanation', async () => {
  const { page } = await open('quiz.html')
  await page.getByText('The first one, which is right.').click()
  await page.getByRole('button', { name: 'Check my answer' }).click()
  expect(await page.getByRole('status').textContent()).toBe('All right! 3 of 3 judged rightly.')
  expect(
    await page
      .locator('[data-state]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-state'))),
  ).toEqual(['right', 'left', 'left'])
  expect(await page.locator('details[open]').count()).toBe(1)
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('a wrong answer by keyboard says what was missed, and can be tried again', async () => {
  const { page } = await open('quiz.html')
  await page.getByRole('checkbox').nth(1).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('status').textContent()).toBe('Not quite. 1 of 3 judged rightly.')
  expect(await page.locator('.mark').allTextContents()).toEqual([
    'You missed this one: it is part of the answer.',
    'You chose this, but it is not part of the answer.',
    'Rightly left out.',
  ])
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Enter')
  expect(await page.locator('[data-state], details[open], input:checked').count()).toBe(0)
  expect(
    await page
      .getByRole('checkbox')
      .first()
      .evaluate((node) => node.matches(':focus')),
  ).toBe(true)
  await page.context().close()
})

test('checking without having chosen asks for a choice', async () => {
  const { page } = await open('quiz.html')
  await page.getByRole('button', { name: 'Check my answer' }).click()
  expect(await page.getByRole('status').textContent()).toBe('Choose an answer first.')
  expect(await page.locator('[data-state]').count()).toBe(0)
  await page.context().close()
})

test('an answer is still there on the next visit', async () => {
  const { page } = await open('quiz.html')
  await page.getByText('The first one, which is right.').click()
  await page.getByRole('button', { name: 'Check my answer' }).click()
  await page.goto(pathToFileURL(join(folder, 'dist', 'index.html')).href)
  expect(await page.locator('.solved:visible').allTextContents()).toEqual(['Solved'])
  await page.goBack()
  expect(await page.getByRole('status').textContent()).toBe('All right! 3 of 3 judged rightly.')
  expect(await page.getByRole('checkbox').first().isChecked()).toBe(true)
  await page.context().close()
})

test('on paper the answers are open and the controls are gone', async () => {
  const { page } = await open('quiz.html')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('Because of').evaluate((node) => node.checkVisibility())).toBe(true)
  expect(await page.getByRole('button').count()).toBe(0)
  await page.context().close()
})

test('the colours can be chosen, and stay chosen', async () => {
  const { page, complaints } = await open('quiz.html', { colorScheme: 'light' })
  const paper = () =>
    page.locator('body').evaluate((node) => node.computedStyleMap().get('background-color')?.toString())
  const light = await paper()
  await page.getByRole('button', { name: 'Colours: automatic' }).click()
  expect(await paper()).toBe(light)
  await page.getByRole('button', { name: 'Colours: light' }).click()
  const dark = await paper()
  expect(dark).not.toBe(light)
  await page.getByRole('link', { name: 'Quizzes' }).click()
  expect(await paper()).toBe(dark)
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Colours: dark' }).click()
  expect(await paper()).toBe(light)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('code can be copied as it is written', async () => {
  const { page } = await open('quiz.html')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const code = await page.locator('pre code').first().textContent()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(code)
  await page.context().close()
})

test('a choice points at its line of the code while it has focus', async () => {
  const { page } = await open('real.html')
  const lit = page.locator('.line-lit')
  await page.getByRole('checkbox').nth(1).focus()
  expect((await lit.allTextContents()).map((line) => line.trim())).toEqual([
    'layers.Dense(2, name="second"),',
  ])
  await page.getByRole('checkbox').nth(2).focus()
  expect(await lit.count()).toBe(0)
  await page.context().close()
})

test('a value is written, judged as a number, kept and tried again by keyboard alone', async () => {
  const { page } = await open('value.html')
  const field = page.getByRole('textbox', { name: 'Your answer' })
  await field.focus()
  await page.keyboard.press('Enter')
  expect(await page.getByRole('status').textContent()).toBe('Write an answer first.')
  await page.keyboard.type('45')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('status').textContent()).toBe('Not quite. The answer is 1,046.')
  await page.keyboard.press('Enter')
  expect(await field.evaluate((node) => node.matches(':focus'))).toBe(true)
  await page.keyboard.type('1046 parameters')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('status').textContent()).toBe('All right!')
  expect(await axe(page)).toEqual([])
  await page.reload()
  expect(await field.inputValue()).toBe('1046 parameters')
  expect(await page.getByRole('status').textContent()).toBe('All right!')
  await page.context().close()
})

test('true or false is a choice of one', async () => {
  const { page } = await open('truth.html')
  await page.getByRole('radio', { name: 'False' }).check()
  await page.getByRole('button', { name: 'Check my answer' }).click()
  expect(await page.getByRole('status').textContent()).toBe('Not quite.')
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('on paper the answers of several questions stand behind all of them', async () => {
  const { page } = await open('several.html')
  await page.emulateMedia({ media: 'print' })
  const tops = async (selector: string) =>
    page.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().top))
  const [questions, answers] = [await tops('.choices'), await tops('.post > details')]
  expect(questions).toHaveLength(2)
  expect(answers).toHaveLength(2)
  expect(Math.min(...answers)).toBeGreaterThan(Math.max(...questions))
  await page.context().close()
})

test('the skip link is the first stop and leads to the content', async () => {
  const { page } = await open('quiz.html')
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').textContent()).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.locator(':focus').getAttribute('id')).toBe('main')
  await page.context().close()
})

test('every link of a page leads to a page', async () => {
  const { page } = await open('index.html')
  await page.getByRole('link', { name: 'Words' }).click()
  expect(await page.locator('h1').textContent()).toBe('Words')
  await page.locator('.site-title').click()
  expect(await page.locator('h1').textContent()).toBe('Quizzes')
  await page.context().close()
})
