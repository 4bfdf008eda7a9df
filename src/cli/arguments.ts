/** The words of a command line, taken apart by what its command offers; a mistyped one gives a hint. */
import { parseArgs } from 'node:util'
import { nearest } from '../nearest.js'
import type { CommandSpec, OptionSpec } from './commands.js'

/** What a command was given. */
export interface Arguments {
  readonly operands: readonly string[]
  /** Switches that are on. */
  readonly on: ReadonlySet<string>
  /** Values of options, in their order. */
  readonly values: ReadonlyMap<string, readonly string[]>
}

/** A command line that can't be followed: exit code 2. */
export class UsageError extends Error {
  /** What to do. */
  readonly hint: string
  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}

/** The last value of an option that was given. */
export function lastValue(given: Arguments, name: string): string | undefined {
  return given.values.get(name)?.at(-1)
}

/** @throws {UsageError} for a word that the command doesn't take. */
export function parseArguments(spec: CommandSpec, words: readonly string[]): Arguments {
  const byName = new Map(spec.options.map((option) => [option.name, option]))
  const help = `See quizproof ${spec.name} --help.`
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      spec.options.map(({ name, short, value }) => [
        name,
        {
          type: value === undefined ? ('boolean' as const) : ('string' as const),
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const operands: string[] = []
  const on = new Set<string>()
  const values = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = byName.get(token.name)
    if (option === undefined) throw unknownOption(token.rawName, spec)
    if (option.value === undefined) {
      if (token.value !== undefined)
        throw new UsageError(`Unexpected value "${token.value}" for --${option.name}, expected none.`, help)
      on.add(option.name)
    } else if (token.value === undefined || (token.inlineValue !== true && /^-./.test(token.value))) {
      throw new UsageError(`Missing value for --${option.name}, expected ${option.value}.`, help)
    } else {
      checkChoice(option, token.value)
      values.set(option.name, [...(values.get(option.name) ?? []), token.value])
    }
  }
  // Help is given whatever else is missing.
  if (!on.has('help')) checkOperands(spec, operands)
  return { operands, on, values }
}

function unknownOption(raw: string, spec: CommandSpec): UsageError {
  const names = spec.options.map(({ name }) => `--${name}`)
  const near = nearest(raw, names)
  return new UsageError(
    `Unexpected option ${raw} for quizproof ${spec.name}${near === null ? '' : `, expected ${near}`}.`,
    near === null ? `It takes ${names.join(', ')}.` : `Did you mean ${near}?`,
  )
}

function checkChoice(option: OptionSpec, value: string): void {
  if (option.choices === undefined || option.choices.includes(value)) return
  const near = nearest(value, option.choices)
  throw new UsageError(
    `Unexpected value "${value}" for --${option.name}, expected ${option.choices.join(', ')}.`,
    near === null ? 'Give one of these.' : `Did you mean --${option.name} ${near}?`,
  )
}

function checkOperands(spec: CommandSpec, operands: readonly string[]): void {
  const usage = `Usage: quizproof ${spec.name} [OPTIONS]${spec.takes === '' ? '' : ` ${spec.takes}`}`
  if (operands.length < spec.operands.least)
    throw new UsageError(`Missing ${spec.takes} for quizproof ${spec.name}.`, usage)
  if (operands.length > spec.operands.most)
    throw new UsageError(
      `Unexpected "${operands[spec.operands.most]}", expected ${
        spec.operands.most === 0 ? 'nothing' : `only one ${spec.takes}`
      } after quizproof ${spec.name}.`,
      usage,
    )
}
