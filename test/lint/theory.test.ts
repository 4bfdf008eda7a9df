import { expect, test } from 'vitest'
import { check } from '../../src/check.js'

const theory = `---
title: "Activations"
---

Which of the following are advantages of ReLU?

1. It is cheap to compute.
2. Its gradient does not vanish for positive inputs.
3. It outputs probabilities.

::: {.callout-note collapse="true"}
## Answer

1, 2
:::
`

test('a question in a post without code is one remark, not one a choice', () => {
  expect(check(theory).messages).toEqual([
    expect.objectContaining({
      ruleId: 'unknown-answer',
      severity: 'info',
      line: 5,
      reason: expect.stringContaining('no Keras model'),
    }),
  ])
})

test('under strict, that remark is an error', () => {
  expect(check(theory, { strict: true }).messages).toEqual([
    expect.objectContaining({ ruleId: 'unknown-answer', severity: 'error' }),
  ])
})

test('a key that names no choice is an error without a model too', () => {
  expect(check(theory.replace('1, 2\n', '1, 4\n')).messages).toContainEqual(
    expect.objectContaining({ ruleId: 'unknown-label', severity: 'error' }),
  )
})
