/**
 * Whole posts of many voices. Each folder of `posts/` has one (`input.md`) with its questions (`expected.json`, written by
 * hand): what is asked for, the label and place of every choice, the key. All of them are right, so nothing is reported.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check } from '../../src/check.js'

interface Expected {
  readonly questions: readonly {
    readonly asksFor: string
    /** `B at 12:4`: label, line and column. */
    readonly choices: readonly string[]
    readonly key: readonly string[]
  }[]
}

const folder = new URL('./posts/', import.meta.url)
const names = readdirSync(folder).sort()

test('there are posts', () => {
  expect(names.length).toBeGreaterThan(50)
})

test.each(names)('%s', async (name) => {
  const source = readFileSync(new URL(`${name}/input.md`, folder), 'utf8')
  const expected: Expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8'))
  const post = await check(source)
  const found = post.questions.map(({ asksFor, choices, statedKey }) => ({
    asksFor,
    choices: choices.map(({ label, line, column }) => `${label} at ${line}:${column}`),
    key: statedKey,
  }))
  expect({ questions: found }).toEqual(expected)
  expect(post.questions.filter(({ status }) => status === 'wrong')).toEqual([])
  expect(post.messages.filter(({ severity }) => severity === 'error')).toEqual([])
})
