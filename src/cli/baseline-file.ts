/** `--baseline FILE`: reads or writes the file of known errors. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { baselineOf, type PostText, parseBaseline, withoutKnown } from '../baseline.js'
import { readBytes } from '../site/read-file.js'
import { decodeUtf8 } from '../utf8.js'
import { UsageError } from './arguments.js'
import { plural } from './format/pretty.js'
import type { Io } from './io.js'
import { inert } from './terminal.js'
import { writeWhole } from './write.js'

/** Room for a hundred thousand entries. */
const MAX_BASELINE_BYTES = 32 * 2 ** 20

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
  if (!existsSync(path)) {
    const baseline = baselineOf(posts)
    const trouble = await writeWhole(path, `${JSON.stringify(baseline, null, 2)}\n`)
    if (trouble !== null) throw new UsageError(`${name}: ${trouble.reason}`, trouble.note)
    const count = baseline.entries.reduce((sum, entry) => sum + entry.count, 0)
    const say = () => io.stderr.write(`${inert(name)} now knows ${plural(count, 'error')}.\n`)
    return { posts: withoutKnown(posts, baseline).posts, say }
  }
  const read = await readBytes(path, MAX_BASELINE_BYTES, 'baseline')
  if (!(read instanceof Uint8Array)) throw new UsageError(`${name}: ${read.reason}`, read.note)
  const text = decodeUtf8(read)
  const baseline = typeof text === 'string' ? parseBaseline(text) : null
  if (baseline === null)
    throw new UsageError(`${name} is no baseline of quizproof.`, 'Delete the file to have it written anew.')
  const { posts: reported, gone } = withoutKnown(posts, baseline)
  // A post that was moved or deleted is not checked again, and its entries would stay for ever.
  const checked = new Set(posts.map(({ result }) => result.file))
  const lost = baseline.entries.filter(({ file }) => !checked.has(file) && !existsSync(resolve(io.cwd, file)))
  const say = () => {
    for (const { file, ruleId, line } of [...gone, ...lost])
      io.stderr.write(inert(`${name}: ${ruleId} in ${file} no longer occurs; remove its entry: ${line}\n`))
  }
  return { posts: reported, say }
}
