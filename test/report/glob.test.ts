import { expect, test } from 'vitest'
import { globBase, globTest, isGlob } from '../../src/glob.js'

test.each([
  ['posts/*.md', ['posts/a.md'], ['posts/b/a.md', 'a.md', 'posts/a.mdx', 'posts/a/md']],
  ['posts/**', ['posts/a.md', 'posts/b/a.md'], ['post/a.md']],
  ['posts/**/*.md', ['posts/a.md', 'posts/b/c/a.md'], ['posts/a.qmd']],
  ['*.{md,qmd}', ['a.md', 'x/y/a.qmd'], ['a.txt']],
  ['quiz-?.md', ['quiz-1.md'], ['quiz-12.md', 'quiz-/.md']],
  ['[a-c].md', ['a.md'], ['d.md']],
  ['[!a].md', ['b.md'], ['a.md']],
  ['./a.(1)+.md', ['a.(1)+.md'], ['a.11.md']],
  ['a{b', ['a{b'], ['ab']],
])('%s', (pattern, right, wrong) => {
  const matches = globTest(pattern)
  for (const path of right) expect(matches(path), path).toBe(true)
  for (const path of wrong) expect(matches(path), path).toBe(false)
})

test('where to look for a pattern is what stands before its first wildcard', () => {
  expect(globBase('posts/2024/*.md')).toBe('posts/2024')
  expect(globBase('*.md')).toBe('.')
  expect(globBase('/*.md')).toBe('/')
})

test('a path without wildcards is no pattern', () => {
  expect(isGlob('posts/a.md')).toBe(false)
  expect(isGlob('posts/*.md')).toBe(true)
})

test('no pattern makes matching slow or throws', () => {
  for (const pattern of [
    '*'.repeat(400),
    '[',
    '{'.repeat(100),
    '\\',
    '[]',
    '[^]',
    '[z-a]x',
    '(',
    '**/'.repeat(100),
  ])
    expect(globTest(pattern)('a'.repeat(50))).toBeTypeOf('boolean')
})
