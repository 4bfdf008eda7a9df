import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { type Printable, prettyMessages, prettyTotals } from '../../src/cli/format/pretty.js'
import { inert, terminalOf, widthOf, wrap } from '../../src/cli/terminal.js'

const PLAIN = { colour: false, columns: 80 }

function printed(text: string, more: Partial<Printable>, columns = 80): string[] {
  const message: Printable = {
    ruleId: 'wrong-answer',
    severity: 'error',
    reason: 'Unexpected `1, 2`, expected `3, 4`.',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    ...more,
  }
  return prettyMessages([{ file: 'posts/a.md', text, messages: [message] }], {
    colour: false,
    columns,
  }).split('\n')
}

test('a message has its place, severity, reason and rule, its line underlined, and what explains it', () => {
  const said = printed('# Quiz\n\n1, 2\n', {
    line: 3,
    endLine: 3,
    endColumn: 5,
    actual: ['1, 2'],
    expected: ['3, 4'],
    note: '1 does not hold.\nWrite `3, 4`.',
    url: 'https://example.org/rules.md#wrong-answer',
  })
  expect(said).toEqual([
    'posts/a.md:3:1 error Unexpected `1, 2`, expected `3, 4`. wrong-answer',
    '3 | 1, 2',
    '  | ^^^^ expected 3, 4, not 1, 2',
    '  | 1 does not hold.',
    '  | Write `3, 4`.',
    '  = https://example.org/rules.md#wrong-answer',
    '',
  ])
})

test('an underline stands under its words after tabs, wide characters and CRLF', () => {
  expect(printed('\tab\r\n', { column: 2, endColumn: 4 }).slice(1, 3)).toEqual(['1 |     ab', '  |     ^^'])
  expect(printed('日本 ab', { column: 4, endColumn: 6 }).slice(1, 3)).toEqual(['1 | 日本 ab', '  |      ^^'])
  expect(printed('日本', { column: 1, endColumn: 3 }).slice(1, 3)).toEqual(['1 | 日本', '  | ^^^^'])
  expect(printed('\uFEFFab', { column: 2, endColumn: 4 }).slice(1, 3)).toEqual(['1 |  ab', '  |  ^^'])
})

test('a long line is cut to a window in which the place is seen', () => {
  const [, line = '', mark = ''] = printed(`${'x'.repeat(500)}HERE${'y'.repeat(500)}`, {
    column: 501,
    endColumn: 505,
  })
  expect(line.length).toBeLessThanOrEqual(80)
  expect(line).toMatch(/^1 \| …x+HEREy+…$/)
  expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('HERE')
})

test('a place longer than a line is underlined as far as is seen', () => {
  const [, line = '', mark = ''] = printed('x'.repeat(500), { column: 1, endColumn: 501 })
  expect(line.length).toBeLessThanOrEqual(80)
  expect(mark.length).toBeLessThanOrEqual(80)
  expect(mark).toMatch(/\^{70,}$/)
})

test('a place over several lines is underlined to the end of its first', () => {
  expect(printed('ab cd\nef', { column: 4, endLine: 2, endColumn: 2 }).slice(1, 3)).toEqual([
    '1 | ab cd',
    '  |    ^^',
  ])
})

test('an empty place has one caret', () => {
  expect(printed('', { endColumn: 1 }).slice(1, 3)).toEqual(['1 |', '  | ^'])
})

test('a place outside the text has no line', () => {
  expect(printed('a', { line: 9, endLine: 9 })).toEqual([
    'posts/a.md:9:1 error Unexpected `1, 2`, expected `3, 4`. wrong-answer',
    '',
  ])
})

test('no control character of a post reaches the terminal', () => {
  const evil = '\x1b]0;title\x07\x1b[2J\x9b31m\u202Eab\u2028\x7f'
  const said = prettyMessages(
    [
      {
        file: `${evil}.md`,
        text: `${evil}\n`,
        messages: [
          {
            ruleId: 'x',
            severity: 'error',
            reason: evil,
            note: evil,
            actual: [evil],
            expected: [evil],
            cause: { reason: evil, line: 1, column: 1, endLine: 1, endColumn: 2 },
            line: 1,
            column: 2,
            endLine: 1,
            endColumn: 4,
          },
        ],
      },
    ],
    PLAIN,
  )
  expect(said).not.toMatch(/[^\P{Cc}\n]|\u202e|\u2028/u)
  expect(said).toContain('␛]0;title')
})

test('a second place is shown under its reason', () => {
  const said = printed('A\nB\n', {
    line: 2,
    endLine: 2,
    cause: { reason: 'The answer is stated here first.', line: 1, column: 1, endLine: 1, endColumn: 2 },
  })
  expect(said.slice(1, -1)).toEqual([
    '2 | B',
    '  | ^',
    '  | The answer is stated here first. (line 1)',
    '1 | A',
    '  | -',
  ])
})

test('a note that remarks share is given once', () => {
  const remark = { ruleId: 'unknown-answer', severity: 'info', reason: 'r', note: 'the way out' } as const
  const at = (line: number) => ({ ...remark, line, column: 1, endLine: line, endColumn: 2 })
  const said = prettyMessages([{ file: 'a.md', text: 'a\nb\n', messages: [at(1), at(2)] }], PLAIN)
  expect(said.match(/the way out/g)).toHaveLength(1)
})

test('with colour the same words are printed', () => {
  const messages = [
    { ruleId: 'x', severity: 'error', reason: 'r', line: 1, column: 1, endLine: 1, endColumn: 2 },
  ] as const
  const files = [{ file: 'a.md', text: 'a', messages }]
  const coloured = prettyMessages(files, { colour: true, columns: 80 })
  expect(coloured).toContain('\x1b[')
  expect(stripVTControlCharacters(coloured)).toBe(prettyMessages(files, PLAIN))
})

test('colour is for terminals, unless the environment says otherwise', () => {
  const terminal = { isTTY: true, columns: 80 }
  expect(terminalOf(terminal, {}).colour).toBe(true)
  expect(terminalOf({}, {}).colour).toBe(false)
  expect(terminalOf(terminal, { NO_COLOR: '1' }).colour).toBe(false)
  expect(terminalOf(terminal, { NO_COLOR: '' }).colour).toBe(true)
  expect(terminalOf(terminal, { TERM: 'dumb' }).colour).toBe(false)
  expect(terminalOf({}, { FORCE_COLOR: '1' }).colour).toBe(true)
  expect(terminalOf(terminal, { FORCE_COLOR: '0' }).colour).toBe(false)
})

test('the closing line counts what was checked and what was found', () => {
  const totals = {
    posts: 2,
    questions: 3,
    verified: 1,
    wrong: 1,
    acknowledged: 0,
    unverified: 1,
    choices: 1200,
    claims: 1,
    failed: 1,
  }
  expect(
    prettyTotals(totals, [{ severity: 'error' }, { severity: 'info' }, { severity: 'info' }], PLAIN),
  ).toBe(
    '✖ 2 posts: 3 questions (1 verified, 1 wrong, 1 unverified), 1,200 choices, 1 claim (1 not so). 1 error, 2 remarks.\n',
  )
  expect(prettyTotals({ ...totals, failed: 0 }, [], PLAIN)).toMatch(/^✔ /)
  expect(prettyTotals({ ...totals, failed: 0 }, [], PLAIN, 1)).toMatch(
    /^✖ .*\n {2}1 question could not be verified, which strict does not let pass\.\n$/,
  )
})

test('prose is wrapped between words, and lines stay lines', () => {
  expect(wrap('aa bb cc\ndd', 5)).toEqual(['aa bb', 'cc', 'dd'])
  expect(wrap('abcdefgh i', 4)).toEqual(['abcdefgh', 'i'])
})

test('widths are those of a terminal', () => {
  expect(widthOf('abc')).toBe(3)
  expect(widthOf('日本語')).toBe(6)
  expect(widthOf('e\u0301')).toBe(1)
  expect(widthOf('👩‍💻')).toBe(2)
})

test('making text inert keeps its length, so that columns stay right', () => {
  for (const text of ['\x00\x1b\x7f\x85', '\u202e\u{e0001}', '\ud800', 'a\tb'])
    expect(inert(text)).toHaveLength(text.length)
})
