import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, installPackage } from './pack.js'

const POST = fileURLToPath(new URL('../../posts/learnable-parameters.md', import.meta.url))
/** Packing compiles everything. */
const PACK_TIMEOUT = 600_000

let installed: Installed
beforeAll(() => {
  installed = installPackage()
  mkdirSync(join(installed.project, 'posts'))
  copyFileSync(POST, join(installed.project, 'posts', 'learnable-parameters.md'))
  const wrong = readFileSync(POST, 'utf8').replace('\n3, 4\n', '\n1, 2\n')
  writeFileSync(join(installed.project, 'wrong.md'), wrong)
  writeFileSync(join(installed.project, 'model.py'), MODEL)
}, PACK_TIMEOUT)
afterAll(() => installed?.remove())

const MODEL = `import keras
from keras import layers

model = keras.Sequential([keras.Input(shape=(28, 28, 1)), layers.Conv2D(32, 3), layers.Flatten(), layers.Dense(10)])
`

/** Runs the installed program. */
function quizproof(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [installed.bin, ...words], {
    cwd: installed.project,
    encoding: 'utf8',
    input,
  })
  return { status, stdout, stderr }
}

/** Runs a module in the project. */
function node(code: string): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: installed.project,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return JSON.parse(stdout)
}

function validator(name: string) {
  const path = join(installed.project, 'node_modules/quizproof/schema', `${name}.json`)
  return new Ajv2020({ allowUnionTypes: true, formats: { uri: true } }).compile(
    JSON.parse(readFileSync(path, 'utf8')),
  )
}

test('the tarball holds the compiled package, schemas, templates and what npm adds, and no sources', () => {
  const folders = new Set(installed.files.map((path) => path.split('/')[0]))
  expect([...folders].sort()).toEqual([
    'LICENSE',
    'README.md',
    'THIRD-PARTY.md',
    'lib',
    'package.json',
    'schema',
    'templates',
  ])
  expect(installed.files.filter((path) => /\.ts$/.test(path) && !/\.d\.ts$/.test(path))).toEqual([])
  for (const name of ['check', 'summary', 'config']) expect(installed.files).toContain(`schema/${name}.json`)
  expect(installed.files.some((path) => path.startsWith('templates/') && path.endsWith('.liquid'))).toBe(true)
})

test('it is small: under 3 MB installed', () => {
  expect(installed.size).toBeLessThan(3_000_000)
})

const EXPORTS = {
  quizproof: ['default'],
  'quizproof/engine': ['evaluate', 'renderSummary', 'summarize'],
  'quizproof/check': ['check', 'checkPost', 'checkTree'],
  'quizproof/site': ['build'],
} as const
test.each(Object.entries(EXPORTS))('%s exports just what it says', (name, names) => {
  expect(node(`console.log(JSON.stringify(Object.keys(await import('${name}')).sort()))`)).toEqual(names)
})

test('quizproof/markdown gives the parser and its extensions', () => {
  expect(node(`console.log(JSON.stringify(Object.keys(await import('quizproof/markdown'))))`)).toEqual(
    expect.arrayContaining(['fencedDiv', 'fencedDivFromMarkdown', 'fromMarkdown']),
  )
})

test('the entry points are those of the documentation, each with types', () => {
  const { exports } = installed.manifest
  expect(Object.keys(exports)).toEqual([
    '.',
    './engine',
    './markdown',
    './check',
    './site',
    './schema/*',
    './package.json',
  ])
  for (const target of Object.values(exports))
    if (typeof target === 'object' && target !== null)
      for (const path of Object.values(target))
        expect(
          existsSync(join(installed.project, 'node_modules/quizproof', String(path))),
          String(path),
        ).toBe(true)
})

test('a schema is imported by its name', () => {
  expect(
    node(
      `import s from 'quizproof/schema/check.json' with { type: 'json' }; console.log(JSON.stringify(s.title))`,
    ),
  ).toBe('quizproof check --format json')
})

test('--version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(installed.bin, '../../../package.json'), 'utf8'))
  expect(quizproof(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test('the original post is verified, and its JSON keeps to the schema', () => {
  const { status, stdout, stderr } = quizproof(['check', '--format', 'json'])
  expect([status, stderr]).toEqual([0, ''])
  const result = JSON.parse(stdout)
  const validate = validator('check')
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true)
  const [question] = result.posts[0].questions
  expect(question).toMatchObject({ statedKey: ['3', '4'], computedKey: ['3', '4'], status: 'verified' })
  expect(question.choices.map((choice: { verdict: string }) => choice.verdict)).toEqual([
    'fails',
    'fails',
    'holds',
    'holds',
  ])
})

test('the same post with a wrong key is an error at the key', () => {
  const { status, stdout, stderr } = quizproof(['check', 'wrong.md', '--format', 'json'])
  expect([status, stderr]).toEqual([1, ''])
  const result = JSON.parse(stdout)
  const validate = validator('check')
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true)
  const [post] = result.posts
  expect(post.questions[0].status).toBe('wrong')
  expect(post.messages).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ruleId: 'wrong-answer', line: 36, column: 1, expected: ['3, 4'] }),
    ]),
  )
})

test('every format says the same exit code, and pretty shows the line', () => {
  for (const format of ['pretty', 'sarif', 'github', 'junit'])
    expect(quizproof(['check', 'wrong.md', '--format', format]).status).toBe(1)
  expect(quizproof(['check', 'wrong.md']).stdout).toContain('36 | 1, 2\n   | ^^^^ expected 3, 4, not 1, 2\n')
})

test('a summary is printed, and its JSON keeps to the schema', () => {
  expect(quizproof(['summary', 'model.py']).stdout).toMatch(/^Model: "sequential"\n┏━/)
  const { status, stdout } = quizproof(['summary', 'model.py', '--format', 'json'])
  expect(status).toBe(0)
  const result = JSON.parse(stdout)
  const validate = validator('summary')
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true)
  expect(result.models[0]).toMatchObject({ variable: 'model', totalParams: 216_650 })
})

test('what Keras refuses is exit code 1, with its line', () => {
  const source =
    'import keras\n\nmodel = keras.Sequential([keras.Input((2, 2, 1)), keras.layers.Conv2D(1, 3)])\n'
  const { status, stdout } = quizproof(['summary', '-', '--format', 'json'], source)
  expect(status).toBe(1)
  const result = JSON.parse(stdout)
  const validate = validator('summary')
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true)
  expect(result.models).toEqual([])
  expect(result.messages).toMatchObject([{ ruleId: 'keras-error', exception: 'ValueError', line: 3 }])
})

test('the post is published, and a wrong one leaves the site as it was', () => {
  expect(quizproof(['build'])).toMatchObject({ status: 0, stderr: '' })
  const index = readFileSync(join(installed.project, 'dist/index.html'), 'utf8')
  mkdirSync(join(installed.project, 'wrong'))
  copyFileSync(join(installed.project, 'wrong.md'), join(installed.project, 'wrong/wrong.md'))
  const { status, stdout } = quizproof(['build', '--posts', 'wrong'])
  expect(status).toBe(1)
  expect(stdout).toContain('Nothing was published')
  expect(readFileSync(join(installed.project, 'dist/index.html'), 'utf8')).toBe(index)
})

test('a reader that closes the pipe early is no error', () => {
  const { stderr, status } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${installed.bin}" check wrong.md --format json | head -c 1 >/dev/null`],
    { cwd: installed.project, encoding: 'utf8' },
  )
  expect([status, stderr]).toEqual([0, ''])
})

test('the example of the README is what the program prints', () => {
  const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
  const example = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const post = readFileSync(POST, 'utf8').replace('\n3, 4\n', '\n2, 3, 4\n')
  const { stdout } = quizproof(['check', '-', '--stdin-filename', 'posts/learnable-parameters.md'], post)
  expect(example).not.toBe('')
  expect(stdout).toContain(example)
})

const RIGHT = `
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import quizproof from 'quizproof'
import { check } from 'quizproof/check'
import { renderSummary, summarize } from 'quizproof/engine'
import { fromMarkdown } from 'quizproof/markdown'
import { build } from 'quizproof/site'

unified().use(remarkParse).use(quizproof)
unified().use(remarkParse).use(quizproof, { fail: false })
const status: 'verified' | 'wrong' | 'acknowledged' | 'unverified' | undefined = check('').questions[0]?.status
const total: number | string | null | undefined = summarize('').models[0]?.totalParams
const text: string | null = renderSummary('', 'model', { lineLength: 80, expandNested: true })
const type: 'root' = fromMarkdown('').type
const published: Promise<boolean> = build({ posts: 'posts' }).then((built) => built.published)
export { published, status, text, total, type }
`
const WRONG = [
  ["import q from 'quizproof'; import { unified } from 'unified'; unified().use(q, { fial: false })", 'fial'],
  ["import { check } from 'quizproof/check'; check(5)", "'number'"],
  ["import { summarize } from 'quizproof/engine'; summarize('', { fragmet: true })", 'fragmet'],
  ["import { build } from 'quizproof/site'; build({ out: 5 })", "'number'"],
  ["import { check } from 'quizproof/check'; check('').questions.push()", 'push'],
] as const

/** What TypeScript says of a module of the project; nothing if it is right. */
function typeErrors(name: string, code: string): string {
  writeFileSync(join(installed.project, name), code)
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
  const flags = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--skipLibCheck',
    '--ignoreConfig',
  ]
  const { stdout } = spawnSync(process.execPath, [tsc, ...flags, name], {
    cwd: installed.project,
    encoding: 'utf8',
  })
  return stdout
}

test('a right use of each entry point compiles', () => {
  expect(typeErrors('right.mts', RIGHT)).toBe('')
})

test.each(WRONG)('%s does not compile', (code, at) => {
  expect(typeErrors('wrong.mts', `${code}\n`)).toMatch(new RegExp(`error TS\\d+: .*${at}`, 's'))
})
