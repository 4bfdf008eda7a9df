import type { Code } from 'mdast'
import { describe, expect, test } from 'vitest'
import { fromMarkdown, parseCodeInfo } from '../../src/markdown.js'

function info(line: string) {
  const code = fromMarkdown(`\`\`\`${line}\nx\n\`\`\`\n`).children[0] as Code
  const { kind, language, classes, id, attributes } = parseCodeInfo(code.lang, code.meta)
  return [kind, language, classes.join(' '), id, Object.fromEntries(attributes)]
}

describe('the info string of fenced code', () => {
  test.each([
    ['', ['code', null, '', null, {}]],
    ['python', ['code', 'python', '', null, {}]],
    ['Python title="a b.py" {1,3}', ['code', 'python', '', null, { title: 'a b.py' }]],
    ['{python}', ['cell', 'python', '', null, {}]],
    ['{python, echo=FALSE}', ['cell', 'python', '', null, { echo: 'FALSE' }]],
    ['{r setup, fig.cap="x y"}', ['cell', 'r', '', null, { 'fig.cap': 'x y' }]],
    ['{{python}}', ['shown-cell', 'python', '', null, {}]],
    ['{.python filename="a.py"}', ['code', 'python', '', null, { filename: 'a.py' }]],
    [' {.python .numberLines #lst-a}', ['code', 'python', 'numberLines', 'lst-a', {}]],
    ['{#lst-a .python}', ['code', 'python', '', 'lst-a', {}]],
    ['python {.numberLines startFrom="3"}', ['code', 'python', 'numberLines', null, { startFrom: '3' }]],
    ['python{.numberLines}', ['code', 'python', 'numberLines', null, {}]],
    ['{=html}', ['raw', 'html', '', null, {}]],
    ['{code-cell} ipython3', ['cell', 'python', '', null, {}]],
    ['{code-block} python', ['cell', 'python', '', null, {}]],
    ['python:model.py', ['code', 'python', '', null, {}]],
    ['python,ignore', ['code', 'python', '', null, {}]],
  ])('```%s', (line, expected) => {
    expect(info(line)).toEqual(expected)
  })
})
