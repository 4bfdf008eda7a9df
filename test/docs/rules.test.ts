import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { COMMANDS } from '../../src/cli/commands.js'
import { prettyMessages } from '../../src/cli/format/pretty.js'
import { readConfig } from '../../src/config/read.js'
import { message, RULES, RULES_URL, type RuleId } from '../../src/message.js'

const ROOT = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const RULES_MD = read('docs/rules.md')
const IDS = Object.keys(RULES) as RuleId[]

/** The sections of a text by their headings, as GitHub makes anchors of them. */
function sections(text: string): Map<string, string> {
  const parts = text
    .replace(/^```[\s\S]*?^```$/gm, '')
    .split(/^## /m)
    .slice(1)
  return new Map(
    parts.map((part) => {
      const [heading = '', ...body] = part.split('\n')
      return [heading.trim().toLowerCase().replaceAll(' ', '-'), body.join('\n').trim()]
    }),
  )
}

test('every rule has a section of its own, and every section is one of a rule', () => {
  expect([...sections(RULES_MD).keys()]).toEqual(IDS)
})

test.each(IDS)('the url of %s leads to a section that says something', (ruleId) => {
  const { url } = message({ ruleId, span: { start: 0, end: 0 }, reason: 'x' })
  const [page, anchor = ''] = url.split('#')
  expect(page).toBe(RULES_URL)
  expect(RULES_URL.endsWith('/docs/rules.md')).toBe(true)
  expect(sections(RULES_MD).get(anchor)?.length).toBeGreaterThan(80)
})

test.each(IDS)('the table gives the level of %s', (ruleId) => {
  const row = RULES_MD.split('\n').find((line) => line.startsWith(`| [\`${ruleId}\`](#${ruleId}) |`))
  expect(row?.split('|')[2]?.trim().split(',')[0]).toBe(RULES[ruleId])
})

test('every option of every command is in the documentation', () => {
  const text = read('docs/cli.md')
  for (const { name, options } of COMMANDS) {
    expect(text).toContain(`## quizproof ${name}`)
    for (const option of options) if (option.name !== 'help') expect(text).toContain(`--${option.name}`)
  }
})

test('the example of the configuration is one', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(read('docs/configuration.md'))?.[1] ?? ''
  expect(example).not.toBe('')
  expect(readConfig(example).problems).toEqual([])
})

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(new URL('docs/', ROOT)).map((name) => `docs/${name}`),
]
test.each(PAGES)('the links of %s lead somewhere', (page) => {
  const text = read(page)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '')
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? new URL(page, ROOT) : new URL(path, new URL(page, ROOT))
    expect(existsSync(file), `${page} links to ${target}`).toBe(true)
    if (anchor !== undefined) expect([...sections(readFileSync(file, 'utf8')).keys()]).toContain(anchor)
  }
})

test('the problem matcher of the documentation reads a line of the pretty format', () => {
  const tasks = [...read('docs/cli.md').matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) =>
    JSON.parse(json),
  )
  const { pattern } = tasks.at(-1).tasks[0].problemMatcher
  const [line = ''] = prettyMessages(
    [
      {
        file: 'posts/a.md',
        text: 'x',
        messages: [
          {
            ruleId: 'no-answer',
            severity: 'warning',
            reason: 'r: 1',
            line: 1,
            column: 2,
            endLine: 1,
            endColumn: 3,
          },
        ],
      },
    ],
    { colour: false, columns: 80 },
  ).split('\n')
  const match = new RegExp(pattern.regexp).exec(line) ?? []
  expect(match.slice(1)).toEqual(['posts/a.md', '1', '2', 'warning', 'r: 1', 'no-answer'])
})

test('the action and the hook are YAML that names what exists', () => {
  const action = parse(read('action.yml'))
  expect(Object.keys(action.inputs)).toEqual(['paths', 'strict', 'version'])
  expect(action.runs.steps[0].run).toContain('check --format github')
  expect(parse(read('.pre-commit-hooks.yaml'))).toMatchObject([{ id: 'quizproof', entry: 'quizproof check' }])
})
