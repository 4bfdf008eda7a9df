/** `quizproof config`: what is in force, and where each value comes from. */
import { type Config, DEFAULTS } from '../config/config.js'
import { type Arguments, lastValue } from './arguments.js'
import { loadProject } from './config-file.js'
import type { ExitCode, Io } from './io.js'
import { shownPath } from './paths.js'
import { inert, painter, terminalOf } from './terminal.js'

/** Runs the command. */
export async function run(given: Arguments, io: Io): Promise<ExitCode> {
  const project = await loadProject(io, lastValue(given, 'config'))
  if (project === null) return 2
  const file = project.file === null ? null : shownPath(io.cwd, project.file)
  const values = new Map<string, { readonly value: unknown; readonly from: string }>()
  for (const [key, value] of Object.entries(DEFAULTS)) values.set(key, { value, from: 'default' })
  for (const [key, value] of Object.entries(plainOf(project.config)))
    values.set(key, { value, from: file ?? 'default' })
  if (lastValue(given, 'format') === 'json') {
    io.stdout.write(`${JSON.stringify({ file, values: Object.fromEntries(values) }, null, 2)}\n`)
    return 0
  }
  const paint = painter(terminalOf(io.stdout, io.env))
  io.stdout.write(file === null ? 'No quizproof.yml was found.\n' : `${inert(file)}\n`)
  for (const [key, { value, from }] of values)
    io.stdout.write(
      `  ${paint(key, 'bold')}: ${inert(JSON.stringify(value))} ${paint(`(${inert(from)})`, 'dim')}\n`,
    )
  return 0
}

/** The configuration as the file would say it: Maps as objects. */
function plainOf(config: Config): { readonly [key: string]: unknown } {
  const { rules, given, overrides, ...rest } = config
  return {
    ...rest,
    ...(rules === undefined ? {} : { rules: Object.fromEntries(rules) }),
    ...(overrides === undefined
      ? {}
      : { overrides: overrides.map((one) => ({ files: one.files, rules: Object.fromEntries(one.rules) })) }),
    ...(given === undefined ? {} : { given: Object.fromEntries(given) }),
  }
}
