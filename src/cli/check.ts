/** `quizproof check`: what posts state, compared with what their models are. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { DEFAULTS, parseLevel } from '../config/config.js'
import { type Level, mergeLevels } from '../lint/level.js'
import { message, RULES, type RuleId } from '../message.js'
import { nearest } from '../nearest.js'
import { coverageOf, passes, totalsOf } from '../report.js'
import type { MessageResult, PostResult } from '../result.js'
import { findPosts, readPost } from '../site/posts.js'
import { type Trouble, troubleOf } from '../site/trouble.js'
import { decodeUtf8 } from '../site/utf8.js'
import { type Arguments, lastValue, UsageError } from './arguments.js'
import { applyBaseline } from './baseline-file.js'
import { loadProject, type Project } from './config-file.js'
import { complain, type ExitCode, type Io } from './io.js'
import type { Library } from './library.js'
import { shownPath } from './paths.js'
import { terminalOf } from './terminal.js'
import { sayTroubles } from './troubles.js'

/** What a post of standard input is called where nobody names it. */
const STDIN = '<stdin>'

/** A post and its text, which the pretty format shows lines of. */
export interface Checked {
  readonly result: PostResult
  readonly text: string | null
}

/** Runs the command. */
export async function run(given: Arguments, io: Io, library: Library): Promise<ExitCode> {
  const levels = levelsOf(given)
  const minimum = minimumOf(given)
  const project = await loadProject(io, lastValue(given, 'config'))
  if (project === null) return 2
  const { config } = project
  const strict = given.on.has('strict') || (config.strict ?? DEFAULTS.strict)
  const flags = given.on.has('strict') ? { strict: true } : {}
  const check = await library.check()

  const inputs = await inputsOf(given, io, project)
  const troubles = [...inputs.troubles]
  const posts: Checked[] = []
  for (const input of inputs.files) {
    const read = await input.read()
    if (typeof read === 'string') {
      const result = check(read, { file: input.name, config, rules: levels, ...flags })
      posts.push({ result, text: read })
    } else {
      troubles.push(read)
      if (read.line !== undefined) posts.push({ result: unreadable(input.name, read), text: null })
    }
  }
  const baseline = lastValue(given, 'baseline')
  const known = baseline === undefined ? null : await applyBaseline(io, baseline, posts)
  const reported = known?.posts ?? posts
  const format = lastValue(given, 'format') ?? 'pretty'
  await print(format, reported, { io, quiet: given.on.has('quiet') })
  known?.say()
  const covered = sayCoverage(io, posts, minimum)
  sayTroubles(io, troubles)
  if (troubles.length > 0) return 2
  return covered && reported.every(({ result }) => passes(result, strict)) ? 0 : 1
}

/** Says how much was read where too little was. */
function sayCoverage(io: Io, posts: readonly Checked[], minimum: number | null): boolean {
  const { read, choices, percent } = coverageOf(posts.map(({ result }) => result))
  if (minimum === null || percent >= minimum) return true
  complain(
    io,
    terminalOf(io.stderr, io.env),
    `Coverage of ${percent}%, expected at least ${minimum}%: ${read} of ${choices} choices were judged or acknowledged.`,
    'The remarks `unknown-answer` say which were not, and why.',
  )
  return false
}

/** `--min-coverage N`: whole percent. */
function minimumOf(given: Arguments): number | null {
  const text = lastValue(given, 'min-coverage')
  if (text === undefined) return null
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100)
    throw new UsageError(
      `Unexpected value "${text}" for --min-coverage, expected a whole number from 0 to 100.`,
      'It is the share of choices that were judged or acknowledged, in percent.',
    )
  return Number(text)
}

/** One post that is to be checked. */
interface Input {
  readonly name: string
  read(): Promise<string | Trouble>
}

async function inputsOf(
  given: Arguments,
  io: Io,
  project: Project,
): Promise<{ readonly files: readonly Input[]; readonly troubles: readonly Trouble[] }> {
  const out = resolve(project.folder, project.config.out ?? DEFAULTS.out)
  const roots =
    given.operands.length > 0
      ? given.operands.map((path) => (path === '-' ? path : resolve(io.cwd, path)))
      : [resolve(project.folder, project.config.posts ?? DEFAULTS.posts)]
  const files = new Map<string, Input>()
  const troubles: Trouble[] = []
  const add = (path: string) => files.set(path, { name: shownPath(io.cwd, path), read: () => readPost(path) })
  for (const root of roots) {
    if (root === '-') {
      const name = lastValue(given, 'stdin-filename') ?? STDIN
      files.set(root, { name, read: () => readStdin(io, name) })
      continue
    }
    try {
      if ((await stat(root)).isDirectory()) {
        const found = await findPosts(root, out)
        for (const path of found.paths) add(path)
        troubles.push(...found.troubles)
      } else add(root)
    } catch (error) {
      troubles.push(troubleOf(error, root, 'read'))
    }
  }
  const shown = troubles.map((trouble) => ({ ...trouble, path: shownPath(io.cwd, trouble.path) }))
  return { files: [...files.values()], troubles: shown }
}

async function readStdin(io: Io, name: string): Promise<string | Trouble> {
  const decoded = decodeUtf8(await io.stdin())
  return typeof decoded === 'string' ? decoded : { path: name, ...decoded }
}

/** `--rule ID=LEVEL`, as often as it is given. */
function levelsOf(given: Arguments): ReadonlyMap<RuleId, Level> {
  const ids = new Set(Object.keys(RULES))
  return mergeLevels(
    ...(given.values.get('rule') ?? []).map((text) => {
      const level = parseLevel(text, ids)
      if (level !== null) return new Map([level])
      const id = text.split('=')[0] ?? ''
      if (ids.has(id))
        throw new UsageError(
          `Unexpected "${text}" for --rule, expected a level after "=".`,
          `Give ${id}=off, ${id}=info, ${id}=warn or ${id}=error.`,
        )
      const near = nearest(id, ids)
      throw new UsageError(
        `Unexpected rule "${id}"${near === null ? '' : `, expected ${near}`}.`,
        near === null ? `The rules are ${[...ids].join(', ')}.` : `Did you mean --rule ${near}=off?`,
      )
    }),
  )
}

/** The entry of a post whose bytes are no text: there is nothing but the place. */
function unreadable(file: string, { line = 1, column = 1, reason, note }: Trouble): PostResult {
  const { span: _, ...said } = message({ ruleId: 'encoding', span: { start: 0, end: 0 }, reason, note })
  const place = { line, column, endLine: line, endColumn: column + 1 }
  const entry: MessageResult = { ...omitCause(said), ...place }
  return { file, questions: [], claims: [], messages: [entry] }
}

function omitCause({ cause: _, ...rest }: Omit<ReturnType<typeof message>, 'span'>) {
  return rest
}

async function print(
  format: string,
  posts: readonly Checked[],
  { io, quiet }: { readonly io: Io; readonly quiet: boolean },
): Promise<void> {
  const results = posts.map(({ result }) => result)
  switch (format) {
    case 'json':
      io.stdout.write(`${JSON.stringify({ posts: results, totals: totalsOf(results) }, null, 2)}\n`)
      return
    case 'sarif': {
      const { sarif } = await import('./format/sarif.js')
      io.stdout.write(sarif(results))
      return
    }
    case 'github': {
      const { github } = await import('./format/github.js')
      io.stdout.write(github(results))
      return
    }
    case 'junit': {
      const { junit } = await import('./format/junit.js')
      io.stdout.write(junit(results))
      return
    }
    default: {
      const { prettyMessages, prettyTotals } = await import('./format/pretty.js')
      const terminal = terminalOf(io.stdout, io.env)
      const files = posts.map(({ result, text }) => ({
        file: result.file,
        text,
        messages: quiet ? result.messages.filter(({ severity }) => severity === 'error') : result.messages,
      }))
      const said = prettyMessages(files, terminal)
      const messages = results.flatMap((result) => result.messages)
      const closing = prettyTotals(totalsOf(results), messages, terminal)
      io.stdout.write(quiet ? said : `${said}${said === '' ? '' : '\n'}${closing}`)
    }
  }
}
