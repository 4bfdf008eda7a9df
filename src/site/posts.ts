/** The files of a posts folder, found and read. */
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join, relative, resolve, sep } from 'node:path'
import { decodeUtf8 } from '../utf8.js'
import { type Metadata, readMetadata } from './metadata.js'
import { readBytes, tooLarge } from './read-file.js'
import { type Trouble, troubleOf } from './trouble.js'

const EXTENSIONS: ReadonlySet<string> = new Set(['.md', '.qmd', '.markdown'])
const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules'])
/** Far deeper than folders that people make. */
const MAX_DEPTH = 32
/** A post is at most this long. Real ones have a few thousand characters. */
export const MAX_BYTES = 16 * 2 ** 20

export interface PostFile {
  /** Where it is on the disk. */
  readonly path: string
  /** Relative to the posts folder, with `/`: what its address is made of. */
  readonly name: string
  readonly text: string
}

export interface PostFiles {
  readonly posts: readonly PostFile[]
  /** What could not be read; the others have been. */
  readonly troubles: readonly Trouble[]
  readonly metadata: Metadata
}

/**
 * Reads every post of a folder, its sub-folders included, in the order of their names. Names that begin with `_` or
 * `.` are passed over, as Quarto and Jekyll do; so is the output folder, where it lies inside.
 */
export async function readPosts(folder: string, out: string): Promise<PostFiles> {
  const { paths, troubles: unread } = await findPosts(folder, out)
  const troubles = [...unread]
  const posts: PostFile[] = []
  for (const path of paths) {
    const read = await readPost(path)
    if (typeof read === 'string')
      posts.push({ path, name: relative(folder, path).split(sep).join('/'), text: read })
    else troubles.push(read)
  }
  const folders = new Set(posts.map(({ name }) => name.split('/').slice(0, -1).join('/')))
  const metadata = await readMetadata(folder, folders)
  return { posts, troubles: [...troubles, ...metadata.troubles], metadata }
}

/** The paths of the posts of a folder, by the same rules, and what could not be looked into. */
export async function findPosts(
  folder: string,
  out: string,
): Promise<{ readonly paths: readonly string[]; readonly troubles: readonly Trouble[] }> {
  const paths: string[] = []
  const troubles: Trouble[] = []
  await walk(folder, resolve(out), [], paths, troubles)
  return { paths, troubles }
}

async function walk(
  folder: string,
  out: string,
  above: readonly string[],
  paths: string[],
  troubles: Trouble[],
): Promise<void> {
  if (above.length > MAX_DEPTH) {
    const note = `Move the posts up, or remove a link that leads back. At most ${MAX_DEPTH} folders deep is read.`
    troubles.push({ path: folder, reason: 'The folder is nested too deep.', note })
    return
  }
  try {
    // A link that leads back up holds nothing that is not read already.
    const { dev, ino } = await stat(folder, { bigint: true })
    const here = `${dev}:${ino}`
    if (above.includes(here)) return
    const names = (await readdir(folder)).sort()
    for (const name of names) {
      if (/^[._]/u.test(name) || PASSED_OVER.has(name)) continue
      const path = join(folder, name)
      if (resolve(path) === out) continue
      const isPost = EXTENSIONS.has(extname(name).toLowerCase())
      const status = await stat(path).catch((error: unknown) => {
        if (isPost) troubles.push(troubleOf(error, path, 'read'))
        return null
      })
      if (status?.isDirectory()) await walk(path, out, [...above, here], paths, troubles)
      else if (status?.isFile() && isPost) paths.push(path)
    }
  } catch (error) {
    troubles.push(troubleOf(error, folder, 'read'))
  }
}

/** The text of a post, or why there is none. */
export async function readPost(path: string): Promise<string | Trouble> {
  const bytes = await readBytes(path, MAX_BYTES, 'post')
  return bytes instanceof Uint8Array ? textOf(bytes, path) : bytes
}

/** The text that bytes are, or why they are none. */
export function textOf(bytes: Uint8Array, path: string): string | Trouble {
  if (bytes.length > MAX_BYTES) return tooLarge(path, bytes.length, MAX_BYTES, 'post')
  const decoded = decodeUtf8(bytes)
  return typeof decoded === 'string' ? decoded : { path, ...decoded }
}

/** The name of a file without its folder and extension. */
export function stem(name: string): string {
  const base = basename(name)
  return base.slice(0, base.length - extname(base).length)
}
