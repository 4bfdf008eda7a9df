import { configFor } from '../config/config.js'
import { message } from '../message.js'
import { coverageOf, passes, totalsOf } from '../report.js'
import type { MessageResult, PostResult } from '../result.js'
import type { Trouble } from '../site/trouble.js'
import { type Arguments, lastValue, UsageError } from './arguments.js'
import { applyBaseline } from './baseline-file.js'
import { loadProject } from './config-file.js'
import { foldersOf, inputsOf, levelsOf } from './inputs.js'
import { complain, type ExitCode, type Io } from './io.js'
import type { Library } from './library.js'
import { terminalOf } from './terminal.js'
import { sayTroubles } from './troubles.js'

/** A post and its text, which the pretty format shows lines of. */
export interface Checked {
  readonly result: PostResult
  readonly strict: boolean
  readonly text: string | null
}

/** Runs the command. */
export async function run(given: Arguments, io: Io, library: Library): Promise<ExitCode> {
  // Looked at before any work, so that a mistyped one is not said after it.
  levelsOf(given)
  minimumOf(given)
  explainedLineOf(given)
  if (!given.on.has('watch')) return await once(given, io, library)
  const { watching } = await import('./watch.js')
  let code: ExitCode = 0
  await watching(io, await foldersOf(given, io), async () => {
    code = await once(given, io, library)
  })
  return code
}

/** One round of checking. */
async function once(given: Arguments, io: Io, library: Library): Promise<ExitCode> {
  const levels = levelsOf(given)
  const minimum = minimumOf(given)
  const project = await loadProject(io, lastValue(given, 'config'))
  if (project === null) return 2
  const { config } = project
  const flags = given.on.has('strict') ? { strict: true } : {}
  const check = await library.check()

  const inputs = await inputsOf(given, io, project)
  const troubles = [...inputs.troubles]
  const posts: Checked[] = []
  for (const input of inputs.files) {
    const read = await input.read()
    if (typeof read === 'string') {
      const checked = check(read, {
        file: input.name,
        config: configFor(config, input.inProject),
        rules: levels,
        ...flags,
      })
      posts.push({ ...checked, text: read })
    } else {
      troubles.push({ ...read, path: input.name })
      if (read.line !== undefined)
        posts.push({ result: unreadable(input.name, read), strict: false, text: null })
    }
  }
  const baseline = lastValue(given, 'baseline')
  const known = baseline === undefined ? null : await applyBaseline(io, baseline, posts)
  const reported = known?.posts ?? posts
  const line = explainedLineOf(given)
  const [one] = posts
  if (line !== null && one !== undefined) {
    const { explainedLine } = await import('./format/explained.js')
    io.stdout.write(explainedLine(one.result, line))
    return posts.length === 1 && troubles.length === 0 && passes(one.result, one.strict) ? 0 : 1
  }
  const format = lastValue(given, 'format') ?? 'pretty'
  await print(format, reported, { io, quiet: given.on.has('quiet') })
  known?.say()
  const covered = sayCoverage(io, posts, minimum)
  sayTroubles(io, troubles)
  if (troubles.length > 0) return 2
  return covered && reported.every(({ result, strict }) => passes(result, strict)) ? 0 : 1
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

/** `--explain LINE`: a line of the one post that is named. */
function explainedLineOf(given: Arguments): number | null {
  const text = lastValue(given, 'explain')
  if (text === undefined) return null
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UsageError(
      `Unexpected value "${text}" for --explain, expected the number of a line.`,
      'Lines count from 1 in the file, front matter included.',
    )
  if (given.operands.length !== 1)
    throw new UsageError(
      'Unexpected --explain without one post, expected one file.',
      'Name the post that the line is of.',
    )
  return Number(text)
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
      // What is no text is said at the end, among what could not be read.
      const files = posts
        .filter(({ text }) => text !== null)
        .map(({ result, text }) => ({
          file: result.file,
          text,
          messages: quiet ? result.messages.filter(({ severity }) => severity === 'error') : result.messages,
        }))
      const said = prettyMessages(files, terminal)
      const messages = results.flatMap((result) => result.messages)
      const refused = totalsOf(posts.filter(({ strict }) => strict).map(({ result }) => result)).unverified
      const closing = prettyTotals(totalsOf(results), messages, terminal, refused)
      io.stdout.write(quiet ? said : `${said}${said === '' ? '' : '\n'}${closing}`)
    }
  }
}
