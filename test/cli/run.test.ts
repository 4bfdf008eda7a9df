import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.js'
import { run } from '../../src/cli/run.js'
import { fakeLibrary } from './fake.js'
import { testIo } from './io.js'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'quizproof-cli-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: { readonly [name: string]: string | Uint8Array }): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

/** Calls the program as a shell would. */
async function call(words: string, stdin: string | Uint8Array = '', library = fakeLibrary()) {
  const io = testIo({ cwd: folder, stdin })
  const code = await run(words.split(' ').filter(Boolean), io, library)
  return { code, out: io.out(), err: io.err(), library }
}

test('--help and --version print to standard output', async () => {
  for (const words of ['--help', '-h', 'help']) {
    const { code, out, err } = await call(words)
    expect([code, err]).toEqual([0, ''])
    for (const { name } of COMMANDS) expect(out).toContain(name)
  }
  expect(await call('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
})

test.each(COMMANDS.map(({ name }) => name))('%s --help names each of its options', async (name) => {
  const { code, out } = await call(`${name} --help`)
  expect(code).toBe(0)
  for (const option of COMMANDS.find((one) => one.name === name)?.options ?? [])
    expect(out).toContain(`--${option.name}`)
})

test('without a command the help goes to standard error, and the exit code is 2', async () => {
  expect(await call('')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage:') })
})

const MISTAKES: readonly [words: string, said: string][] = [
  ['chekc', 'Did you mean quizproof check?'],
  ['frobnicate', 'expected one of build, check, fix, summary, explain, config'],
  ['--versoin', 'Unexpected option "--versoin"'],
  ['check --fromat json', 'Did you mean --format?'],
  ['check --format jsn', 'Did you mean --format json?'],
  ['check --format', 'Missing value for --format'],
  ['check --format --strict', 'Missing value for --format'],
  ['check --strict=yes', 'Unexpected value "yes" for --strict'],
  ['check --rule no-answer', 'Give no-answer=off'],
  ['check --rule no-anser=off', 'Did you mean --rule no-answer=off?'],
  ['check --rule no-answer=loud', 'expected a level'],
  ['check -x', 'Unexpected option -x'],
  ['summary', 'Missing FILE|-'],
  ['summary a.py b.py', 'Unexpected "b.py"'],
  ['build posts', 'Unexpected "posts"'],
  ['check --config nowhere.yml', "It can't be read: it does not exist."],
]
test.each(MISTAKES)('%s is refused with a hint and exit code 2', async (words, said) => {
  const { code, out, err } = await call(words)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(said)
  expect(err).not.toMatch(/\n\s+at /)
})

test('check reads the folder of posts by default, and 0 says that all of it holds', async () => {
  write({ 'posts/a.md': 'fine', 'posts/deep/b.qmd': 'fine', 'posts/c.txt': '!wrong-answer' })
  const { code, out, library } = await call('check')
  expect(code).toBe(0)
  expect(library.checked.map(({ file }) => file)).toEqual(['posts/a.md', 'posts/deep/b.qmd'])
  expect(out).toMatch(/^✔ 2 posts/)
})

test('an error of a post is exit code 1, a warning or a remark is not', async () => {
  write({ 'a.md': '!wrong-answer', 'b.md': '!no-answer !unknown-answer' })
  expect((await call('check a.md b.md')).code).toBe(1)
  expect((await call('check b.md')).code).toBe(0)
})

test('with --strict, or strict in the configuration, an unverified question is exit code 1', async () => {
  write({ 'a.md': 'What?' })
  expect((await call('check a.md')).code).toBe(0)
  expect((await call('check a.md --strict')).code).toBe(1)
  write({ 'quizproof.yml': 'strict: true\n' })
  expect((await call('check a.md')).code).toBe(1)
})

test('what cannot be read is exit code 2, said after everything else was checked', async () => {
  write({ 'a.md': '!wrong-answer' })
  const { code, out, err } = await call('check nowhere.md a.md')
  expect(code).toBe(2)
  expect(out).toContain('wrong-answer')
  expect(err).toContain("nowhere.md: It can't be read: it does not exist.")
})

test('a file that is not UTF-8 is exit code 2, with the place of the byte', async () => {
  write({ 'a.md': new Uint8Array([0x61, 0x0a, 0x62, 0xe9, 0x63]), 'b.md': 'fine' })
  const { code, out, err } = await call('check a.md b.md --format json')
  expect(code).toBe(2)
  expect(err).toContain('a.md:2:2: The file is not UTF-8: unexpected byte E9.')
  const { posts, totals } = JSON.parse(out)
  expect(totals.posts).toBe(2)
  expect(posts[0].messages).toMatchObject([{ ruleId: 'encoding', severity: 'error', line: 2, column: 2 }])
})

test('UTF-16 is named', async () => {
  write({ 'a.md': new Uint8Array([0xff, 0xfe, 0x61, 0x00]) })
  expect((await call('check a.md')).err).toContain(
    'The file is encoded as UTF-16 (little endian), expected UTF-8.',
  )
})

test('json prints nothing but the results and totals', async () => {
  write({ 'a.md': '!wrong-answer' })
  const { out, err } = await call('check a.md --format json')
  expect(err).toBe('')
  expect(JSON.parse(out)).toMatchObject({
    posts: [{ file: 'a.md', messages: [{ ruleId: 'wrong-answer', line: 1, column: 1 }] }],
    totals: { posts: 1 },
  })
})

test('a post of standard input is called what --stdin-filename says', async () => {
  const { code, out } = await call('check - --stdin-filename posts/x.md --format json', '!wrong-answer')
  expect(code).toBe(1)
  expect(JSON.parse(out).posts[0].file).toBe('posts/x.md')
})

test('a file that is named twice is checked once', async () => {
  write({ 'p/a.md': 'x' })
  expect((await call('check p p/a.md ./p/a.md')).library.checked).toHaveLength(1)
})

test('paths in results are relative to the working directory', async () => {
  write({ 'p/a.md': 'x' })
  expect((await call(`check ${join(folder, 'p')}`)).library.checked.map(({ file }) => file)).toEqual([
    'p/a.md',
  ])
})

test('--rule reaches the check, a later one wins', async () => {
  write({ 'a.md': 'x' })
  const { library } = await call('check a.md --rule no-answer=off --rule no-answer=warn --rule limit=info')
  expect([...(library.checked[0]?.rules ?? [])]).toEqual([
    ['no-answer', 'warning'],
    ['limit', 'info'],
  ])
})

test('--quiet prints errors and nothing else', async () => {
  write({ 'a.md': '!no-answer' })
  expect((await call('check a.md -q')).out).toBe('')
})

test('a configuration is found upwards, and its paths are relative to it', async () => {
  write({ 'quizproof.yml': 'posts: quizzes\n', 'quizzes/a.md': 'x', 'sub/keep.txt': '' })
  const io = testIo({ cwd: join(folder, 'sub') })
  const library = fakeLibrary()
  expect(await run(['check'], io, library)).toBe(0)
  expect(library.checked.map(({ file }) => file)).toEqual(['../quizzes/a.md'])
})

test('a broken configuration is exit code 2, with its place and the nearest key', async () => {
  write({ 'quizproof.yml': 'posts: posts\nruels:\n  no-answer: off\n' })
  const { code, err } = await call('check')
  expect(code).toBe(2)
  expect(err).toContain('quizproof.yml:2:1 error Unexpected key `ruels`, expected `rules`.')
  expect(err).toContain('2 | ruels:\n  | ^^^^^ expected rules, not ruels')
})

test('build takes flags before the configuration before defaults', async () => {
  write({ 'quizproof.yml': 'posts: quizzes\nout: public\nstrict: true\n' })
  const { code, out, library } = await call('build --out site')
  expect(code).toBe(0)
  expect(library.built).toMatchObject([
    { posts: join(folder, 'quizzes'), out: join(folder, 'site'), config: { strict: true }, drafts: false },
  ])
  expect(library.built[0]).not.toHaveProperty('strict')
  expect((await call('build --strict')).library.built).toMatchObject([
    { strict: true, out: join(folder, 'public') },
  ])
  expect(out).toMatch(/Published 2 pages \(2 kB\) to site in \d+\.\d s\.\n/u)
})

test('summary prints each model as Keras does, and what is refused is exit code 1', async () => {
  write({ 'm.py': 'x' })
  const model = {
    variable: 'm',
    name: 'm',
    layers: [
      { name: 'dense', type: 'Dense', outputShape: [null, 10], params: 1010, formula: '10 × (100 + 1)' },
    ],
    totalParams: 1010,
    trainableParams: 1010,
    nonTrainableParams: 0,
  }
  const said = {
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 2,
    reason: 'No.',
    ruleId: 'keras-error',
    exception: 'ValueError',
  }
  const library = fakeLibrary({ models: [model, model], messages: [{ ...said, severity: 'error' }] })
  const { code, out, err } = await call('summary m.py', '', library)
  expect(code).toBe(1)
  expect(out).toBe('model 0 of python\n\nmodel 1 of python\n')
  expect(err).toMatch(/^m\.py:1:1 error ValueError: No\. keras-error\n/)
  const markdown = await call('summary m.py --format markdown', '', fakeLibrary({ models: [model] }))
  expect(markdown.code).toBe(0)
  expect(markdown.out).toContain('| dense (Dense) | (None, 10) | 1,010 | 10 × (100 + 1) |')
})

test('a summary of a post reads its code, one of standard input is Python', async () => {
  write({ 'p.qmd': 'x' })
  const library = () => fakeLibrary({ models: [{} as never] })
  expect((await call('summary p.qmd', '', library())).out).toBe('model 0 of post\n')
  expect((await call('summary -', 'x', library())).out).toBe('model 0 of python\n')
})

test('config says where each value comes from', async () => {
  write({ 'quizproof.yml': 'out: public\nrules: { no-answer: off }\n' })
  const { out } = await call('config --format json')
  expect(JSON.parse(out)).toMatchObject({
    file: 'quizproof.yml',
    values: {
      posts: { value: 'posts', from: 'default' },
      out: { value: 'public', from: 'quizproof.yml' },
      rules: { value: { 'no-answer': 'off' } },
    },
  })
})

test('a mistake of ours is a short message on how to report it, and exit code 2', async () => {
  write({ 'a.md': 'x' })
  const broken = { ...fakeLibrary(), check: () => Promise.reject(new TypeError('oh')) }
  const { code, err } = await call('check a.md', '', broken)
  expect(code).toBe(2)
  expect(err).toContain('TypeError: oh')
  expect(err).toContain('/issues')
  expect(err).not.toMatch(/\n\s+at /)
})

test('--baseline writes what is wrong today, and then reports only what is new', async () => {
  write({ 'a.md': '!wrong-answer' })
  const first = await call('check a.md --baseline known.json')
  expect(first.code).toBe(0)
  expect(first.err).toContain('known.json now knows 1 error')
  expect((await call('check a.md --baseline known.json')).code).toBe(0)
  write({ 'a.md': '!wrong-answer and !limit' })
  expect((await call('check a.md --baseline known.json')).code).toBe(1)
  write({ 'a.md': 'fine' })
  const mended = await call('check a.md --baseline known.json')
  expect(mended.code).toBe(0)
  expect(mended.err).toContain('no longer occurs')
})

test('a baseline that is none is exit code 2', async () => {
  write({ 'a.md': 'fine', 'known.json': '{}' })
  expect(await call('check a.md --baseline known.json')).toMatchObject({
    code: 2,
    err: expect.stringContaining('known.json is no baseline'),
  })
})

test('--min-coverage takes a percentage', async () => {
  write({ 'a.md': 'fine' })
  expect((await call('check a.md --min-coverage 80')).code).toBe(0)
  expect(await call('check a.md --min-coverage lots')).toMatchObject({ code: 2 })
})

test('fix mends the places that are wrong, and changes no other byte', async () => {
  const text = '\uFEFFteh cat\r\nand teh\tdog \n'
  write({ 'a.md': text })
  expect(await call('fix a.md --dry-run')).toMatchObject({
    code: 0,
    out: 'a.md:1\n- \uFFFDteh cat\n+ \uFFFDthe cat\na.md:2\n- and teh\tdog \n+ and the\tdog \n',
    err: '2 places would be mended.\n',
  })
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(text)
  expect((await call('fix a.md')).err).toBe('2 places mended.\n')
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(text.replaceAll('teh', 'the'))
  expect((await call('fix a.md')).err).toBe('Nothing to mend.\n')
})

test('fix - prints the mended post', async () => {
  expect(await call('fix -', 'teh cat')).toMatchObject({ code: 0, out: 'the cat' })
})

test('a pattern is expanded where the shell has not', async () => {
  write({ 'p/a.md': 'x', 'p/q/b.qmd': 'x', 'p/q/c.md': 'x' })
  const { code, library } = await call('check p/**/*.md')
  expect(code).toBe(0)
  expect(library.checked.map(({ file }) => file)).toEqual(['p/a.md', 'p/q/c.md'])
  expect((await call('check q/*.md')).code).toBe(2)
})

test('what Git ignores is passed over in folders, and checked where it is named', async () => {
  write({ '.git/HEAD': '', '.gitignore': 'drafts/\n*.tmp.md\n', 'p/.gitignore': '!b.tmp.md\n' })
  write({ 'p/a.md': 'x', 'p/a.tmp.md': 'x', 'p/b.tmp.md': 'x', 'p/drafts/c.md': 'x' })
  const { library } = await call('check p')
  expect(library.checked.map(({ file }) => file)).toEqual(['p/a.md', 'p/b.tmp.md'])
  expect((await call('check p/drafts/c.md')).library.checked).toHaveLength(1)
})

test('an override changes the rules of the files it names', async () => {
  write({ 'quizproof.yml': 'overrides:\n  - files: [p/old/**]\n    rules: { no-answer: off }\n' })
  write({ 'p/a.md': 'x', 'p/old/b.md': 'x' })
  const { library } = await call('check p')
  expect(library.checked.map(({ config }) => [...(config.rules ?? [])])).toEqual([[], [['no-answer', 'off']]])
})

test('--watch checks again when a post changes, until it is stopped', async () => {
  write({ 'p/a.md': 'fine' })
  const stop = new AbortController()
  const library = fakeLibrary()
  const io = testIo({ cwd: folder, stop: stop.signal })
  const ended = run(['check', 'p', '--watch'], io, library)
  const rounds = async (count: number) => {
    while ((io.err().match(/Watching/g) ?? []).length < count)
      await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await rounds(1)
  write({ 'p/a.md': '!wrong-answer' })
  await rounds(2)
  stop.abort()
  expect(await ended).toBe(1)
  expect(library.checked).toHaveLength(2)
  expect(io.out()).toContain('wrong-answer')
})

test('links that lead in a circle are followed once', async () => {
  write({ 'p/a.md': 'x', 'p/q/b.md': 'x' })
  symlinkSync('..', join(folder, 'p/q/back'))
  symlinkSync('.', join(folder, 'p/self'))
  const { code, library } = await call('check p')
  expect(code).toBe(0)
  expect(library.checked.map(({ file }) => file)).toEqual(['p/a.md', 'p/q/b.md'])
})

test('explain reads Python or a post, and takes a layer', async () => {
  write({ 'm.py': 'x', 'p.md': 'x' })
  expect(await call('explain m.py')).toMatchObject({ code: 0, out: 'python all\n' })
  expect(await call('explain p.md conv2d')).toMatchObject({ code: 0, out: 'post conv2d\n' })
  expect((await call('explain nothing.py')).code).toBe(2)
})

test('check --explain takes a line of one post', async () => {
  write({ 'p.md': 'x' })
  const { code, out } = await call('check p.md --explain 1')
  expect([code, out]).toEqual([0, 'p.md:1\nNothing on this line was read as a statement.\n'])
  for (const words of ['check p.md --explain first', 'check p.md --explain 0', 'check --explain 1'])
    expect((await call(words)).code).toBe(2)
})
