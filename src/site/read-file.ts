/** Reading a file that anyone may have put there: a regular one, of bounded size, once. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Trouble, troubleOf } from './trouble.js'

/**
 * The bytes of a file, or why there are none. The size is looked at before and while it is read, for a file may grow; what
 * is no regular file (a pipe, a device) may never end, and is not read at all.
 *
 * @param what As what the file is named where it is too large: `post`.
 */
export async function readBytes(path: string, maxBytes: number, what: string): Promise<Uint8Array | Trouble> {
  try {
    // Opening a pipe that nobody writes to would wait for ever.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const status = await file.stat()
      if (status.isDirectory()) return troubleOf(Object.assign(new Error(), { code: 'EISDIR' }), path, 'read')
      if (!status.isFile())
        return {
          path,
          reason: "It can't be read: it is no regular file.",
          note: 'Give the path of a file; what comes from another program is read as `-`.',
        }
      if (status.size > maxBytes) return tooLarge(path, status.size, maxBytes, what)
      const bytes = Buffer.alloc(Math.min(status.size, maxBytes) + 1)
      let length = 0
      for (;;) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length, null)
        length += bytesRead
        if (bytesRead === 0 || length === bytes.length) break
      }
      // It was longer than it said: it is written just now, and read whole.
      if (length === bytes.length) return await rest(file, bytes, path, maxBytes, what)
      return bytes.subarray(0, length)
    } finally {
      await file.close()
    }
  } catch (error) {
    return troubleOf(error, path, 'read')
  }
}

/** Bytes that are read at once behind the size that a file said. */
const CHUNK = 65_536

async function rest(
  file: Awaited<ReturnType<typeof open>>,
  first: Uint8Array,
  path: string,
  maxBytes: number,
  what: string,
): Promise<Uint8Array | Trouble> {
  const chunks: Uint8Array[] = [first]
  let length = first.length
  while (length <= maxBytes) {
    const chunk = Buffer.alloc(CHUNK)
    const { bytesRead } = await file.read(chunk, 0, CHUNK, null)
    if (bytesRead === 0) return Buffer.concat(chunks)
    chunks.push(chunk.subarray(0, bytesRead))
    length += bytesRead
  }
  return tooLarge(path, length, maxBytes, what)
}

/** Why a file is not read whole. */
export function tooLarge(path: string, size: number, maxBytes: number, what: string): Trouble {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MB`
  return {
    path,
    reason: `The ${what} is too long: ${megabytes(size)}.`,
    note: `Split it. At most ${megabytes(maxBytes)} are read.`,
  }
}
