import { expect, test } from 'vitest'
import { checkPost } from '../../src/check.js'

const POST = (strict: string) => `---\ntitle: x\n${strict}---\n\nSome text.\n`
const ON = 'quizproof: { strict: true }\n'
const OFF = 'quizproof: { strict: false }\n'

test('how strict a check is: the option, else the front matter, else the configuration', () => {
  expect(checkPost(POST('')).strict).toBe(false)
  expect(checkPost(POST(''), { config: { strict: true } }).strict).toBe(true)
  expect(checkPost(POST(OFF), { config: { strict: true } }).strict).toBe(false)
  expect(checkPost(POST(ON)).strict).toBe(true)
  expect(checkPost(POST(OFF), { strict: true }).strict).toBe(true)
})
