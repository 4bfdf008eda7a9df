/** Rarer habits of authors: letters without marks, letters from P on, quoted choices, "all but one". */
import { expect, test } from 'vitest'
import { check } from '../../src/check.js'

const STEM = 'Which of these statements are true?\n\n'
const THREE = `${STEM}1. There is one layer.\n2. There are two layers.\n3. There is a bias.\n\n`

function read(text: string) {
  const [question] = check(text).questions
  return { labels: question?.choices.map(({ label }) => label), key: question?.statedKey }
}

test.each([
  [
    'letters without marks',
    'How many layers are there?\n\n- A 3\n- B 4\n- C 5\n\nAnswer: B\n',
    ['A', 'B', 'C'],
    ['B'],
  ],
  [
    'letters from P on',
    `${STEM}- P. There is one layer.\n- Q. There are two.\n\nAnswer: Q\n`,
    ['P', 'Q'],
    ['Q'],
  ],
  [
    'an article is no label',
    `${STEM}- A layer is there.\n- Biases are there.\n\nAnswer: 2\n`,
    ['1', '2'],
    ['2'],
  ],
  [
    'a quoted choice',
    `${THREE}::: {.answer}\n"There are two layers" is the right one.\n:::\n`,
    ['1', '2', '3'],
    ['2'],
  ],
  [
    'all but one',
    `${THREE}::: {.answer}\nAll but one are right: 2 is wrong.\n:::\n`,
    ['1', '2', '3'],
    ['1', '3'],
  ],
  ['neither of some', `${THREE}::: {.answer}\nNeither 1 nor 2.\n:::\n`, ['1', '2', '3'], null],
  ['a number that may be a count', `${THREE}::: {.answer}\nTwo.\n:::\n`, ['1', '2', '3'], null],
  [
    'all but one, and two are told',
    `${THREE}::: {.answer}\nAll but one are right: 2 and 3 are wrong.\n:::\n`,
    ['1', '2', '3'],
    null,
  ],
])('%s', (_, text, labels, key) => {
  expect(read(text)).toEqual({ labels, key })
})
