import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../../src/markdown.js'
import { readPost } from '../../src/post/read-post.js'

/** Pieces that mean something to one of the constructs, in any order. */
const piece = fc.constantFrom(
  ...[
    ':::',
    '::::',
    ':::a',
    '::: {.a}',
    '::: {.a',
    'k="v',
    '"}',
    '}',
    '{',
    '{.x}',
    '[',
    ']',
    '](u)',
    '![',
    '`',
    '```',
  ],
  ...[
    '```{python}',
    '$',
    '$$',
    '{#eq-x}',
    '<div>',
    '</div>',
    '<br>',
    '<!--',
    '-->',
    '<b',
    '> ',
    '- ',
    '1. ',
    '# ',
    '| a |',
  ],
  ...[
    '|---|',
    '---',
    '===',
    '...',
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '    ',
    '\t',
    'x',
    'é',
    '😀',
    '\\',
    '&amp;',
    '*',
    '_',
  ],
  ...['~~', ':x', '12:30', '::leaf', '[^1]', '[^1]: y', '[r]: u', '\\newpage', 'title: x', '\0', '\uFEFF'],
)
const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))

/** All places of a tree that do not fit: outside of the text, or outside of their parent. */
function misplaced(node: Nodes, from: number, to: number): string[] {
  const start = node.position?.start.offset ?? -1
  const end = node.position?.end.offset ?? -1
  const fits = start >= from && end <= to && start <= end
  const inner = 'children' in node ? node.children.flatMap((child) => misplaced(child, start, end)) : []
  return fits ? inner : [`${node.type} ${start}-${end} in ${from}-${to}`, ...inner]
}

describe('whatever an author writes', () => {
  test('a tree comes of it, with places inside each other', () => {
    fc.assert(
      fc.property(text, (source) => {
        const body = source.replace(/^\uFEFF/, '')
        expect(misplaced(fromMarkdown(source), 0, body.length)).toEqual([])
      }),
      { numRuns: 200, seed: 320 },
    )
  })
  test('reading its front matter gives messages with places inside the text', () => {
    const lines = fc.array(
      fc.constantFrom(
        ...[
          'title: x',
          'title: "x',
          'date: 2022-13-01',
          'draft: [a',
          'given: {a: 1}',
          '  b: - c',
          '- d',
          'x: &a *a',
          '*a',
          '---',
        ],
        ...[
          '!!js/function x',
          '? a',
          'quizproof: {strict: yes}',
          '\ttabs',
          '# c',
          '__proto__: 1',
          'a: |',
          '  block',
          '@',
          '`',
          '%',
          '...',
        ],
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), (parts, ending) => {
        const post = readPost(['---', ...parts, '---', 'Text'].join(ending))
        for (const { span } of post.messages) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThanOrEqual(span.start)
          expect(span.end).toBeLessThanOrEqual(post.text.length)
        }
        expect(structuredClone(post)).toEqual(post)
      }),
      { numRuns: 200, seed: 320 },
    )
  })
  test('any bytes are read without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(readPost(bytes).messages.every(({ span }) => span.end >= span.start)).toBe(true)
      }),
      { numRuns: 150, seed: 320 },
    )
  })
})
