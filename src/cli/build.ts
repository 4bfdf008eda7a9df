/** `quizproof build`: every post checked, then the blog published, or nothing. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { DEFAULTS } from '../config/config.js'
import { type Arguments, lastValue } from './arguments.js'
import { loadProject } from './config-file.js'
import { plural, prettyMessages, prettyTotals } from './format/pretty.js'
import type { ExitCode, Io } from './io.js'
import type { Built, Library, Progress } from './library.js'
import { progressBar } from './progress.js'
import { inert, painter, terminalOf } from './terminal.js'
import { sayTroubles } from './troubles.js'

/** Runs the command. */
export async function run(given: Arguments, io: Io, library: Library): Promise<ExitCode> {
  const project = await loadProject(io, lastValue(given, 'config'))
  if (project === null) return 2
  const { config, folder } = project
  // A path of the command line is relative to where it is called, one of a file to the file.
  const path = (name: 'posts' | 'out') => {
    const flag = lastValue(given, name)
    return flag === undefined ? resolve(folder, config[name] ?? DEFAULTS[name]) : resolve(io.cwd, flag)
  }
  const out = path('out')
  const isStrict = given.on.has('strict') || (config.strict ?? DEFAULTS.strict)
  const bar = progressBar(io)
  const start = Date.now()
  const built = await library.build({
    cwd: io.cwd,
    posts: path('posts'),
    out,
    drafts: given.on.has('drafts'),
    ...(given.on.has('strict') ? { strict: true } : {}),
    config,
    onProgress: ({ stage, done, total }) => bar.show(STAGES[stage], done, total),
    ...(config.theme === undefined ? {} : { theme: resolve(folder, config.theme) }),
  })
  bar.end()
  const seconds = (Date.now() - start) / 1000
  await say(built, isStrict, lastValue(given, 'out') ?? config.out ?? DEFAULTS.out, seconds, io)
  sayTroubles(io, built.troubles)
  if (built.troubles.length > 0) return 2
  return built.published ? 0 : 1
}

const STAGES: Readonly<Record<Progress['stage'], string>> = {
  check: 'checking posts',
  render: 'rendering pages',
  index: 'indexing the search',
  write: 'writing files',
}

async function say(built: Built, isStrict: boolean, out: string, seconds: number, io: Io): Promise<void> {
  const terminal = terminalOf(io.stdout, io.env)
  const paint = painter(terminal)
  const files = await Promise.all(
    built.results
      .filter(({ messages }) => messages.length > 0)
      .map(async ({ file, messages }) => {
        const text = await readFile(resolve(io.cwd, file), 'utf8').catch(() => null)
        return { file, text, messages }
      }),
  )
  const said = prettyMessages(files, terminal)
  const messages = built.results.flatMap((result) => result.messages)
  io.stdout.write(
    `${said}${said === '' ? '' : '\n'}${prettyTotals(built, messages, terminal, isStrict ? built.unverified : 0)}`,
  )
  io.stdout.write(
    built.published
      ? `${paint('✔', 'green')} Published ${plural(built.pages, 'page')} (${sizeOf(built.bytes)}) to ${inert(out)} in ${seconds.toFixed(1)} s.\n`
      : `${paint('✖', 'red')} Nothing was published; ${inert(out)} is as it was.\n`,
  )
}

/** Bytes as people read them. */
function sizeOf(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1000)
  return kilobytes < 10_000 ? `${kilobytes.toLocaleString('en-US')} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
