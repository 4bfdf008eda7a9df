import { expect, test } from 'vitest'
import { check } from '../../src/check.js'

const MODEL = `\`\`\`python
model = keras.Sequential([keras.Input((28, 28, 1)), layers.Conv2D(32, 3), layers.Flatten(), layers.Dense(10)])
\`\`\``

function post(stem: string, answer: string): string {
  return `${MODEL}\n\n${stem}\n\n::: {.callout-note collapse="true"}\n## Answer\n\n${answer}\n:::\n`
}

test.each([
  'True or false: the dense layer has 216,330 parameters.',
  'True or False? The dense layer has 216,330 parameters.',
  'The dense layer has 216,330 parameters. True or false?',
])('%s is judged without the words that ask', (stem) => {
  const [right, wrong] = ['True', 'False'].map((answer) => check(post(stem, answer)).questions[0])
  expect(right).toMatchObject({
    asksFor: 'truth',
    statedKey: ['true'],
    computedKey: ['true'],
    status: 'verified',
  })
  expect(wrong).toMatchObject({ statedKey: ['false'], computedKey: ['true'], status: 'wrong' })
})
