import { expect, test } from 'vitest'
import { github } from '../../src/cli/format/github.js'
import { junit } from '../../src/cli/format/junit.js'
import { sarif } from '../../src/cli/format/sarif.js'
import type { PostResult } from '../../src/result.js'

const POST: PostResult = {
  file: 'posts/a,b:c.md',
  questions: [
    {
      line: 3,
      stem: 'Which <b> & "c"?',
      asksFor: 'correct',
      choices: [],
      statedKey: ['1'],
      keyLine: 9,
      computedKey: ['2'],
      status: 'wrong',
    },
    {
      line: 20,
      stem: 'And this?',
      asksFor: 'correct',
      choices: [],
      statedKey: ['1'],
      keyLine: 29,
      computedKey: null,
      status: 'unverified',
    },
  ],
  claims: [],
  messages: [
    {
      ruleId: 'wrong-answer',
      severity: 'error',
      reason: '100% wrong\n::error::injected',
      note: 'a note',
      url: 'https://example.org',
      line: 9,
      column: 1,
      endLine: 9,
      endColumn: 5,
    },
    {
      ruleId: 'not-checked',
      severity: 'info',
      reason: 'x\u0000y',
      url: 'https://example.org',
      line: 40,
      column: 1,
      endLine: 41,
      endColumn: 5,
    },
  ],
}

test('github gets one command a message, and no post can write another', () => {
  expect(github([POST]).split('\n')).toEqual([
    '::error file=posts/a%2Cb%3Ac.md,line=9,endLine=9,col=1,endColumn=5,title=wrong-answer::100%25 wrong%0A::error::injected%0Aa note%0Ahttps://example.org',
    '::notice file=posts/a%2Cb%3Ac.md,line=40,endLine=41,title=not-checked::x\u0000y%0Ahttps://example.org',
    '',
  ])
})

test('junit has a case a question, with failures and what was not verified', () => {
  const xml = junit([POST])
  expect(xml).toContain('<testsuites name="quizproof" tests="3" failures="1" skipped="1">')
  expect(xml).toContain('name="line 3: Which &lt;b&gt; &amp; &quot;c&quot;?"')
  expect(xml).toContain('<skipped message="unverified"/>')
  expect(xml).toContain('<failure type="wrong-answer" message="100% wrong&#10;::error::injected">')
  expect(xml).not.toContain('\u0000')
})

test('sarif has a result a message, at its place, under a rule that is listed', () => {
  const log = JSON.parse(sarif([POST]))
  const [run] = log.runs
  expect(log.version).toBe('2.1.0')
  expect(run.results).toHaveLength(2)
  for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
  expect(run.results[0]).toMatchObject({
    level: 'error',
    message: { text: '100% wrong\n::error::injected\na note' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'posts/a%2Cb%3Ac.md' },
          region: { startLine: 9, startColumn: 1, endLine: 9, endColumn: 5 },
        },
      },
    ],
  })
  expect(run.results[1].level).toBe('note')
})
