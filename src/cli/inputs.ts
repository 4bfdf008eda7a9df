/** What the words of a command line name: the posts to check, and the levels of rules. */
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DEFAULTS, parseLevel } from '../config/config.js'
import { globBase, globTest, isGlob } from '../glob.js'
import { type Level, mergeLevels } from '../lint/level.js'
import { RULES, type RuleId } from '../message.js'
import { nearest } from '../nearest.js'
import { findPosts, readPost, textOf } from '../site/posts.js'
import { type Trouble, troubleOf } from '../site/trouble.js'
import { type Arguments, lastValue, UsageError } from './arguments.js'
import type { Project } from './config-file.js'
import { ignoredByGit } from './gitignore.js'
import type { Io } from './io.js'
import { shownPath } from './paths.js'

/** What a post of standard input is called where nobody names it. */
const STDIN = '<stdin>'

/** One post that is to be checked. */
export interface Input {
  /** As it is called in results. */
  readonly name: string
  /** Relative to the configuration's folder. */
  readonly inProject: string
  /** On the disk; null for standard input. */
  readonly path: string | null
  read(): Promise<string | Trouble>
}

/** The posts that the operands name; without any, those of the configured folder. */
export async function inputsOf(
  given: Arguments,
  io: Io,
  project: Project,
): Promise<{ readonly files: readonly Input[]; readonly troubles: readonly Trouble[] }> {
  const out = resolve(project.folder, project.config.out ?? DEFAULTS.out)
  const files = new Map<string, Input>()
  const troubles: Trouble[] = []
  const add = (path: string) => {
    const inProject = shownPath(project.folder, path)
    files.set(path, { name: shownPath(io.cwd, path), inProject, path, read: () => readPost(path) })
  }
  /** The posts under a folder, but for those that Git ignores. */
  const addFolder = async (folder: string, fits: (path: string) => boolean) => {
    const found = await findPosts(folder, out)
    const ignored = ignoredByGit(folder)
    for (const path of found.paths) if (fits(path) && !ignored(path)) add(path)
    troubles.push(...found.troubles)
  }
  const operands =
    given.operands.length > 0
      ? given.operands
      : [resolve(project.folder, project.config.posts ?? DEFAULTS.posts)]
  for (const operand of operands) {
    if (operand === '-') {
      const name = lastValue(given, 'stdin-filename') ?? STDIN
      const inProject = shownPath(project.folder, resolve(io.cwd, name))
      files.set(operand, { name, inProject, path: null, read: () => readStdin(io, name) })
      continue
    }
    const path = resolve(io.cwd, operand)
    try {
      if ((await stat(path)).isDirectory()) await addFolder(path, () => true)
      else add(path)
    } catch (error) {
      // A shell that knows no `**`, or quotes, hand on a pattern as it is.
      const pattern = operand.replaceAll('\\', '/')
      const before = files.size
      if (isGlob(pattern)) {
        const fits = globTest(shownPath(io.cwd, path))
        await addFolder(resolve(io.cwd, globBase(pattern)), (one) => fits(shownPath(io.cwd, one)))
      }
      if (files.size === before) troubles.push(troubleOf(error, path, 'read'))
    }
  }
  const shown = troubles.map((trouble) => ({ ...trouble, path: shownPath(io.cwd, trouble.path) }))
  return { files: [...files.values()], troubles: shown }
}

/** The folders in which a change may matter: those that are named, those of named files, and the configured one. */
export async function foldersOf(given: Arguments, io: Io): Promise<readonly string[]> {
  const folders = new Set<string>()
  for (const operand of given.operands.filter((one) => one !== '-')) {
    const path = resolve(io.cwd, operand)
    const status = await stat(path).catch(() => null)
    if (status !== null) folders.add(status.isDirectory() ? path : dirname(path))
    else if (isGlob(operand)) folders.add(resolve(io.cwd, globBase(operand.replaceAll('\\', '/'))))
  }
  return folders.size > 0 ? [...folders] : [io.cwd]
}

async function readStdin(io: Io, name: string): Promise<string | Trouble> {
  return textOf(await io.stdin(), name)
}

/** `--rule ID=LEVEL`, as often as it is given. */
export function levelsOf(given: Arguments): ReadonlyMap<RuleId, Level> {
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
