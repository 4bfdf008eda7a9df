/** The files that posts bring along. */
import { readFile } from 'node:fs/promises'

/** @param files where each is on the disk, by its path in the site */
export async function readFiles(
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const read = new Map<string, Uint8Array>()
  for (const [path, source] of files) read.set(path, await readFile(source))
  return read
}
