import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/site.js'
import { folder } from './folder.js'

const MODEL = `\`\`\`python
model = keras.Sequential([
    keras.Input(shape=(8,)),
    layers.Dense(4, name="first"),
    layers.Dense(2, name="second"),
])
\`\`\`
`

async function post(text: string, language = 'en'): Promise<string> {
  const cwd = await folder({ 'posts/a.qmd': text })
  const built = await build({ cwd, config: { search: false, site: { language } } })
  expect(
    built.results.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 'error')),
  ).toEqual([])
  return readFile(join(cwd, 'dist/a.html'), 'utf8')
}

const answers = (key: string) => `\nAnswer: ${key}\n`

test('several right answers are boxes to tick, one right answer a choice of one', async () => {
  const list = '\n1. The model has 46 parameters.\n2. The model has 44 parameters.\n'
  const several = await post(
    `${MODEL}\nWhich of these are correct? Select all that apply.\n${list}${answers('1')}`,
  )
  expect(several).toContain('data-several="true"')
  const single = await post(`${MODEL}\nWhich one of these is correct?\n${list}${answers('1')}`)
  expect(single).toContain('data-several="false"')
})

test('a question for a value has a field, which knows the answer', async () => {
  const made = await post(`${MODEL}\nHow many parameters does the model have?\n${answers('46')}`)
  expect(made).toMatch(
    /parameters does the model have\?<\/p>\s*<div class="answer-field" data-question="1" data-value="46" data-stem="post-quiz-stem-1"><\/div>/u,
  )
})

test('true or false is a choice of two, in the words of the site', async () => {
  const made = await post(`${MODEL}\nTrue or false: the model has 44 parameters.\n${answers('false')}`, 'de')
  expect(made).toMatch(/data-several="false"[^>]*>\s*<li class="choice" data-right="false">.*>Wahr</su)
  expect(made).toMatch(/<li class="choice" data-right="true">.*>Falsch</su)
})

test('a choice knows which line of the code it speaks of', async () => {
  const cell = MODEL.replace('```python', '```{python}\n#| echo: true\n#| label: net')
  const list =
    '\n1. The layer `first` has 36 parameters.\n2. The layer `second` has 8 parameters.\n3. The model has 46 parameters.\n'
  for (const code of [MODEL, cell]) {
    const made = await post(`Intro.\n\n${code}\nWhich are correct?\n${list}${answers('1, 3')}`)
    expect(made).toContain('data-code="1"')
    expect(
      [...made.matchAll(/data-right="\w+"(?: data-lines="([^"]*)")?/gu)].map(([, lines]) => lines),
    ).toEqual(['1:3', '1:4', undefined])
    const lines = [...made.matchAll(/<span class="line">(.*)$/gmu)].map(([, line = '']) =>
      line.replace(/<[^>]*>/gu, ''),
    )
    expect(lines[2]).toContain('first')
    expect(lines[3]).toContain('second')
  }
})

test('feedback in another language than the page says so', async () => {
  const list = '\n1. The model has 46 parameters.\n2. The model has 44 parameters.\n'
  const made = await post(`${MODEL}\nWhich are correct?\n${list}${answers('1')}`, 'he')
  expect(made).toMatch(/<p class="feedback" hidden lang="en" dir="ltr">/u)
})

test('the table says how much memory the weights take', async () => {
  const list = '\n1. The model has 46 parameters.\n2. The model has 44 parameters.\n'
  const made = await post(
    `${MODEL}\nWhich are correct?\n${list}\n::: {.callout-note collapse="true"}\n## Answer\n\n1\n\nBecause.\n:::\n`,
  )
  expect(made).toContain('<td><span class="layer-note">184.00 B of memory</span></td>')
})
