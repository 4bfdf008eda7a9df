/** The files that posts bring along. */
import { readBytes } from './read-file.js'
import type { Trouble } from './trouble.js'

/** A file beside a post, such as a picture, has at most so many bytes: more than any that a page should bring. */
const MAX_FILE_BYTES = 64 * 2 ** 20

/**
 * Reads them, or says what can't be read.
 *
 * @param files where each is on the disk, by its path in the site
 */
export async function readFiles(
  files: ReadonlyMap<string, string>,
): Promise<{ readonly read: ReadonlyMap<string, Uint8Array>; readonly troubles: readonly Trouble[] }> {
  const read = new Map<string, Uint8Array>()
  const troubles: Trouble[] = []
  for (const [path, source] of files) {
    const bytes = await readBytes(source, MAX_FILE_BYTES, 'file')
    if (bytes instanceof Uint8Array) read.set(path, bytes)
    else troubles.push(bytes)
  }
  return { read, troubles }
}
