/**
 * Publishing a folder as a whole. The new site is written beside the old one and takes its place by renaming, so that
 * whoever looks sees the old site or the new one, and a build that fails or is killed leaves the old one.
 */
import { existsSync, renameSync } from 'node:fs'
import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { exchange } from './exchange.js'
import { type Trouble, troubleOf } from './trouble.js'

/** In every published folder: the files that are ours, so that a later build knows what it may replace. */
export const MANIFEST = '.quizproof-manifest'
/** Put into folders by operating systems, not by people. */
const LITTER: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])
/** Two builds that end at the same moment take turns; each turn of another's costs one attempt. */
const MAX_ATTEMPTS = 20

/** A site: its files by path relative to the folder, with `/`. */
export type Files = ReadonlyMap<string, string | Uint8Array>

/**
 * Says why a folder can't be published to, before any work is done; null where it can.
 *
 * @param out the folder to publish to
 * @param posts the folder or files that are read, never to be replaced
 */
export async function refusal(out: string, posts: string): Promise<Trouble | null> {
  const target = await place(out)
  const source = await place(posts)
  if (isWithin(source, target)) {
    return {
      path: out,
      reason: 'The output folder holds the posts: publishing would replace them.',
      note: 'Give another folder as `out`, such as `dist`.',
    }
  }
  try {
    const status = await lstat(target)
    if (!status.isDirectory()) {
      return {
        path: out,
        reason: 'The output is a file, not a folder.',
        note: 'Give another folder as `out`.',
      }
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    return troubleOf(error, out, 'read')
  }
  const foreign = await foreignFile(target)
  return foreign === null
    ? null
    : {
        path: out,
        reason: `The output folder holds a file that quizproof did not put there: ${foreign}.`,
        note: 'Give another folder as `out`, or move that file away. Nothing was changed.',
      }
}

/**
 * Publishes a site.
 *
 * @param seen called after each file
 * @returns null when the folder holds the new site, else why not; then it is as it was
 */
export async function publish(
  out: string,
  files: Files,
  seen: (count: number) => void = () => undefined,
): Promise<Trouble | null> {
  const target = await place(out)
  let made: string | null = null
  try {
    await mkdir(dirname(target), { recursive: true })
    await clearLeftovers(target)
    made = await mkdtemp(`${prefixOf(target)}new-${process.pid}-`)
    await write(made, files, seen)
    await swap(made, target)
    return null
  } catch (error) {
    if (made !== null) await rm(made, { recursive: true, force: true }).catch(() => undefined)
    return troubleOf(error, out, 'write')
  }
}

async function write(folder: string, files: Files, seen: (count: number) => void): Promise<void> {
  let count = 0
  const paths = [...files.keys()].sort()
  for (const [path, content] of files) {
    const file = join(folder, ...path.split('/'))
    if (!isWithin(file, folder)) throw new Error(`a page outside the output folder: ${path}`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
    seen(++count)
  }
  await writeFile(join(folder, MANIFEST), `${paths.join('\n')}\n`)
}

/** Puts the new folder in the old one's place. If that fails half-way, the old one is put back. */
async function swap(made: string, target: string): Promise<void> {
  if (existsSync(target) && exchange(made, target)) {
    await rm(made, { recursive: true, force: true })
    return
  }
  for (let attempt = 1; ; attempt++) {
    const aside = `${prefixOf(target)}old-${basename(made).slice(basename(prefixOf(target)).length + 'new-'.length)}-${attempt}`
    // The two renames stand together, without an `await` between them: the shortest time without a site.
    const had = moved(target, aside)
    try {
      renameSync(made, target)
    } catch (error) {
      const anotherWasFaster = ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))
      if (had && !anotherWasFaster) moved(aside, target)
      if (had && anotherWasFaster) await rm(aside, { recursive: true, force: true })
      if (!anotherWasFaster || attempt === MAX_ATTEMPTS) throw error
      continue
    }
    if (had) await rm(aside, { recursive: true, force: true })
    return
  }
}

function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** Puts back an old site whose build was killed between the renames, and removes what killed builds left. */
export async function clearLeftovers(out: string): Promise<void> {
  const target = await place(out)
  const folder = dirname(target)
  const prefix = basename(prefixOf(target))
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix)).sort()
  for (const name of names) {
    const [, kind, pid] = /^(new|old|gone)-(\d+)-/u.exec(name.slice(prefix.length)) ?? []
    if (kind === undefined || isRunning(Number(pid))) continue
    const left = join(folder, name)
    if (kind === 'old' && !existsSync(target)) {
      moved(left, target)
      continue
    }
    // Out of the way first: whatever is still about to exchange it must not find a folder that is half gone.
    const rest = name.slice(prefix.length).replace(/^gone-\d+-/u, '')
    const gone = join(folder, `${prefix}gone-${process.pid}-${rest}`)
    if (moved(left, gone)) await rm(gone, { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** The first file of a folder that its manifest does not list; null where all are ours. */
async function foreignFile(folder: string): Promise<string | null> {
  const ours = new Set([MANIFEST])
  try {
    for (const line of (await readFile(join(folder, MANIFEST), 'utf8')).split('\n')) ours.add(line)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const foreign = entries
    .filter((entry) => !entry.isDirectory() && !LITTER.has(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !ours.has(path))
  return foreign.sort()[0] ?? null
}

/** The true place of a path, links followed as far as it exists. */
async function place(path: string): Promise<string> {
  const full = resolve(path)
  try {
    return await realpath(full)
  } catch {
    const parent = dirname(full)
    return parent === full ? full : join(await place(parent), basename(full))
  }
}

const prefixOf = (target: string): string => join(dirname(target), `.${basename(target)}.quizproof-`)

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
