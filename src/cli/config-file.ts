/** Finds and reads the configuration of a project: `quizproof.yml`, from the working directory upwards. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config/config.js'
import { readBytes } from '../site/read-file.js'
import type { Trouble } from '../site/trouble.js'
import { Lines } from '../span.js'
import { decodeUtf8 } from '../utf8.js'
import { UsageError } from './arguments.js'
import type { Printable } from './format/pretty.js'
import type { Io } from './io.js'
import { shownPath } from './paths.js'
import { terminalOf } from './terminal.js'

export const CONFIG_NAMES = ['quizproof.yml', 'quizproof.yaml'] as const

/** Far more than the characters that are read of a configuration. */
const MAX_CONFIG_BYTES = 2 ** 20

/** A configuration with the folder that its paths are relative to. */
export interface Project {
  readonly config: Config
  /** The file, or null where there is none. */
  readonly file: string | null
  readonly folder: string
}

/**
 * The configuration in force, or null if it is broken: what is wrong has then been said, and the exit code is 2.
 *
 * @throws {UsageError} if the file that was asked for can't be read
 */
export async function loadProject(io: Io, asked: string | undefined): Promise<Project | null> {
  const found = asked === undefined ? await search(io.cwd) : await required(io, asked)
  if (found === null) return { config: {}, file: null, folder: io.cwd }
  const { readConfig } = await import('../config/read.js')
  const { config, problems } = readConfig(found.text)
  if (problems.length === 0) return { config, file: found.file, folder: dirname(found.file) }
  const lines = new Lines(found.text)
  const messages = problems.map(
    ({ span, ...problem }): Printable => ({
      ...problem,
      ...lines.place(span),
      ruleId: 'config',
      severity: 'error',
    }),
  )
  const { prettyMessages } = await import('./format/pretty.js')
  const file = shownPath(io.cwd, found.file)
  io.stderr.write(prettyMessages([{ file, text: found.text, messages }], terminalOf(io.stderr, io.env)))
  return null
}

interface Found {
  readonly file: string
  readonly text: string
}

async function required(io: Io, asked: string): Promise<Found> {
  const file = resolve(io.cwd, asked)
  return { file, text: textOf(await readBytes(file, MAX_CONFIG_BYTES, 'configuration'), asked) }
}

async function search(from: string): Promise<Found | null> {
  for (let folder = from; ; folder = dirname(folder)) {
    for (const name of CONFIG_NAMES) {
      const file = join(folder, name)
      // A file in place of a folder holds no configuration either.
      if (!existsSync(file)) continue
      const read = await readBytes(file, MAX_CONFIG_BYTES, 'configuration')
      return { file, text: textOf(read, shownPath(from, file)) }
    }
    if (dirname(folder) === folder) return null
  }
}

/** @throws {UsageError} if the file could not be read, or is no text */
function textOf(read: Uint8Array | Trouble, name: string): string {
  if (!(read instanceof Uint8Array)) throw new UsageError(`${name}: ${read.reason}`, read.note)
  const text = decodeUtf8(read)
  if (typeof text === 'string') return text
  throw new UsageError(`${name}:${text.line}:${text.column}: ${text.reason}`, text.note)
}
