/** Lists with letters that the host's parser reads as lists: the plugin says of them what the check says. */
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check.js'
import quizproof from '../../src/index.js'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'

const CODE = `\`\`\`python
model = keras.Sequential([
    keras.Input(shape=(8,)),
    layers.Dense(16),
])
\`\`\`

`

/** What the plugin says of a tree with lists of letters. */
async function withLists(source: string) {
  const file = new VFile(source)
  const processor = unified().use(remarkParse).use(quizproof, { fail: false })
  await processor.run(fromMarkdown(source), file)
  return file.data.quizproof
}

const STEM = 'Which of these statements are true?\n\n'

describe('the plugin on lists of letters reads as the check does', () => {
  test.each([
    [
      'lower letters',
      'a. The layer has 144 parameters.\nb. The layer has 128 parameters.\n\nAnswer: a\n',
      ['a'],
    ],
    [
      'upper letters',
      'A) The layer has 144 parameters.\nB) The layer has 128 parameters.\n\nAnswer: A\n',
      ['A'],
    ],
    [
      'brackets',
      '(i) The layer has 128 parameters.\n(ii) The layer has 144 parameters.\n\nAnswer: ii\n',
      ['ii'],
    ],
    ['counted', '#. The layer has 128 parameters.\n#. The layer has 144 parameters.\n\nAnswer: 2\n', ['2']],
    [
      'the key as an item',
      'a. The layer has 128 parameters.\nb. The layer has 144 parameters.\n\n::: {.answer}\nb. There are 16 biases.\n:::\n',
      ['b'],
    ],
    [
      'details under a choice',
      'a. The layer has 128 parameters.\n\n    Without biases?\n\nb. The layer has 144 parameters.\n\n::: {.answer}\nb\n:::\n',
      ['b'],
    ],
    [
      'labels in brackets as the key',
      '(a) The layer has 144 parameters.\n(b) The layer has 128 parameters.\n(c) The layer has 16 units.\n\n::: {.answer}\n(a) and (c)\n:::\n',
      ['a', 'c'],
    ],
  ])('%s', async (_, text, key) => {
    const source = CODE + STEM + text
    const { questions } = check(source)
    const data = await withLists(source)
    expect(questions.map(({ statedKey, status }) => [statedKey, status])).toEqual([[key, 'verified']])
    const told = (all: typeof questions | undefined) =>
      all?.map(({ choices, statedKey, computedKey, keyLine, status }) => ({
        choices: choices.map(
          ({ label, line, column, text: words }) => `${label} at ${line}:${column} ${words}`,
        ),
        statedKey,
        computedKey,
        keyLine,
        status,
      }))
    expect(told(data?.questions)).toEqual(told(questions))
  })
})
