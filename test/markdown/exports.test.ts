import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as markdown from '../../src/markdown.js'

test('quizproof/markdown exports just this', () => {
  expect(Object.keys(markdown).sort()).toEqual([
    'bracketedSpan',
    'bracketedSpanFromMarkdown',
    'bracketedSpanToMarkdown',
    'fencedDiv',
    'fencedDivFromMarkdown',
    'fencedDivToMarkdown',
    'fromMarkdown',
    'pandocListsToMarkdown',
    'parseCodeInfo',
    'restoreText',
  ])
})

test('each of them is described', () => {
  const page = readFileSync(new URL('../../docs/markdown.md', import.meta.url), 'utf8')
  for (const name of Object.keys(markdown)) expect(page).toContain(name)
})
