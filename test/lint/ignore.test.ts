import { expect, test } from 'vitest'
import { withoutIgnored } from '../../src/lint/ignore.js'
import { fromMarkdown } from '../../src/markdown/from-markdown.js'
import { message } from '../../src/message.js'

/** Rules that are left of a `wrong-claim` at the word `HERE`. */
function left(source: string): string[] {
  const start = source.indexOf('HERE')
  const said = message({ ruleId: 'wrong-claim', span: { start, end: start + 4 }, reason: 'x' })
  return withoutIgnored([said], fromMarkdown(source), source).map(({ ruleId }) => ruleId)
}

test('a comment of its own speaks of the block that follows', () => {
  expect(left('<!-- quizproof-ignore wrong-claim: a quote -->\n\nnot so\nHERE\n')).toEqual([])
  expect(left('<!-- quizproof-ignore wrong-claim: a quote -->\n\n- a\n- HERE\n')).toEqual([])
})

test('it speaks of no other block', () => {
  expect(left('<!-- quizproof-ignore wrong-claim: a quote -->\n\nfine\n\nHERE\n')).toEqual([
    'wrong-claim',
    'ignore',
  ])
})

test('a comment within a line speaks of that line', () => {
  expect(left('one\nHERE <!-- quizproof-ignore wrong-claim: a quote -->\n')).toEqual([])
  expect(left('HERE\ntwo <!-- quizproof-ignore wrong-claim: a quote -->\n')).toEqual([
    'wrong-claim',
    'ignore',
  ])
})

test('another rule is not ignored, and the comment is reported', () => {
  expect(left('<!-- quizproof-ignore wrong-table: why -->\n\nHERE\n')).toEqual(['wrong-claim', 'ignore'])
})

test('without a reason nothing is ignored', () => {
  expect(left('<!-- quizproof-ignore wrong-claim -->\n\nHERE\n')).toEqual(['wrong-claim', 'ignore'])
})

test('a rule that does not exist is named with the nearest one', () => {
  const source = '<!-- quizproof-ignore wrong-clame: why -->\n\nHERE\n'
  expect(withoutIgnored([], fromMarkdown(source), source)).toMatchObject([
    { ruleId: 'ignore', severity: 'warning', actual: ['wrong-clame'], expected: ['wrong-claim'] },
  ])
})

test('what looks like a comment within code is code', () => {
  expect(left('```\n<!-- quizproof-ignore wrong-claim: why -->\n```\n\nHERE\n')).toEqual(['wrong-claim'])
})
