/** A command line from its words to its exit code. Loads a command only when it is called. */
import { readFileSync } from 'node:fs'
import type { Arguments } from './arguments.js'
import { COMMANDS, type CommandName, commandHelp, helpText } from './commands.js'
import { complain, type ExitCode, type Io } from './io.js'
import type { Library } from './library.js'

/** What each command's file exports. */
export interface CommandModule {
  run(given: Arguments, io: Io, library: Library): Promise<ExitCode>
}

const LOADERS: { readonly [N in CommandName]: () => Promise<CommandModule> } = {
  build: () => import('./build.js'),
  check: () => import('./check.js'),
  fix: () => import('./fix.js'),
  summary: () => import('./summary.js'),
  explain: () => import('./explain.js'),
  config: () => import('./config.js'),
}

/** Where an error of ours is reported. */
export const ISSUES_URL = 'https://github.com/quizproof/quizproof/issues'

/** Runs a command line. Never throws: a mistake of ours becomes a short message and exit code 2. */
export async function run(words: readonly string[], io: Io, library: Library): Promise<ExitCode> {
  try {
    return await dispatch(words, io, library)
  } catch (error) {
    return await failed(error, io)
  }
}

async function dispatch(words: readonly string[], io: Io, library: Library): Promise<ExitCode> {
  const [first, ...rest] = words
  if (first === undefined) {
    io.stderr.write(helpText())
    return 2
  }
  if (first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) {
    io.stdout.write(helpText())
    return 0
  }
  if (first === '--version' || first === '-v') {
    io.stdout.write(`${version()}\n`)
    return 0
  }
  const name = first === 'help' ? rest[0] : first
  const spec = COMMANDS.find((command) => command.name === name)
  if (spec === undefined) throw await unknownCommand(name ?? '')
  if (first === 'help' || rest.includes('--help') || rest.includes('-h')) {
    io.stdout.write(commandHelp(spec))
    return 0
  }
  const { parseArguments } = await import('./arguments.js')
  const given = parseArguments(spec, rest)
  const command = await LOADERS[spec.name]()
  return await command.run(given, io, library)
}

async function unknownCommand(name: string): Promise<Error> {
  const [{ UsageError }, { nearest }] = await Promise.all([import('./arguments.js'), import('../nearest.js')])
  const names = COMMANDS.map((command) => command.name)
  const near = nearest(name, names)
  const what = name.startsWith('-') ? 'option' : 'command'
  return new UsageError(
    `Unexpected ${what} "${name}", expected ${near ?? `one of ${names.join(', ')}`}.`,
    near === null ? 'See quizproof --help.' : `Did you mean quizproof ${near}?`,
  )
}

/** The version of the package. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const parsed: unknown = JSON.parse(text)
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed
    ? String(parsed.version)
    : 'unknown'
}

async function failed(error: unknown, io: Io): Promise<ExitCode> {
  const [{ UsageError }, { inert, terminalOf }] = await Promise.all([
    import('./arguments.js'),
    import('./terminal.js'),
  ])
  const terminal = terminalOf(io.stderr, io.env)
  if (error instanceof UsageError) {
    complain(io, terminal, inert(error.message), inert(error.hint))
    return 2
  }
  const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  complain(io, terminal, `This is a mistake in quizproof ${version()}, not in your post: ${inert(name)}`)
  io.stderr.write(`      Please report it with the command and the post: ${ISSUES_URL}\n`)
  if (io.env['QUIZPROOF_DEBUG'] !== undefined && error instanceof Error) io.stderr.write(`${error.stack}\n`)
  else io.stderr.write('      QUIZPROOF_DEBUG=1 shows where it happened.\n')
  return 2
}
