/** `--baseline FILE`: reads or writes the file of known errors. */
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { baselineOf, type PostText, parseBaseline, withoutKnown } from '../baseline.js'
import { troubleOf } from '../site/trouble.js'
import { UsageError } from './arguments.js'
import { plural } from './format/pretty.js'
import type { Io } from './io.js'
import { inert } from './terminal.js'

export interface Known<P> {
  /** The posts without the errors that the file knows. */
  readonly posts: readonly P[]
  /** Says on standard error what became of the file. */
  say(): void
}

/** @throws {UsageError} if the file can't be read or written, or is no baseline */
export async function applyBaseline<P extends PostText>(
  io: Io,
  name: string,
  posts: readonly P[],
): Promise<Known<P>> {
  const path = resolve(io.cwd, name)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    const { reason, note } = troubleOf(error, name, 'read')
    throw new UsageError(`${name}: ${reason}`, note)
  })
  if (text === null) {
    const baseline = baselineOf(posts)
    await writeFile(path, `${JSON.stringify(baseline, null, 2)}\n`).catch((error: unknown) => {
      const { reason, note } = troubleOf(error, name, 'write')
      throw new UsageError(`${name}: ${reason}`, note)
    })
    const count = baseline.entries.reduce((sum, entry) => sum + entry.count, 0)
    const say = () => io.stderr.write(`${inert(name)} now knows ${plural(count, 'error')}.\n`)
    return { posts: withoutKnown(posts, baseline).posts, say }
  }
  const baseline = parseBaseline(text)
  if (baseline === null)
    throw new UsageError(`${name} is no baseline of quizproof.`, 'Delete the file to have it written anew.')
  const { posts: reported, gone } = withoutKnown(posts, baseline)
  const say = () => {
    for (const { file, ruleId, line } of gone)
      io.stderr.write(inert(`${name}: ${ruleId} in ${file} no longer occurs; remove its entry: ${line}\n`))
  }
  return { posts: reported, say }
}
