/** Bytes to text: UTF-8 and nothing else, with the place of the first byte that is none. */

/** Why bytes are no text of ours, with the place of the first one that is wrong; counted from 1. */
export interface Undecodable {
  readonly reason: string
  readonly note: string
  readonly line: number
  readonly column: number
}

const NOTE = 'Save it as UTF-8; in most editors that is an option of "Save as" or stands in the status bar.'

/** The text, its byte order mark included, or why the bytes are none. */
export function decodeUtf8(bytes: Uint8Array): string | Undecodable {
  const utf16 = looksLikeUtf16(bytes)
  if (utf16 !== null)
    return { reason: `The file is encoded as ${utf16}, expected UTF-8.`, note: NOTE, line: 1, column: 1 }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refused(bytes)
  }
}

/** So many bytes are looked at to tell UTF-16 without a mark: in it, every second byte of plain text is zero. */
const SAMPLE = 512

function looksLikeUtf16(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little endian)'
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big endian)'
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (sample.length < 4 || Math.max(even, odd) < sample.length / 4 || (even > 0 && odd > 0)) return null
  return odd > 0 ? 'UTF-16 (little endian)' : 'UTF-16 (big endian)'
}

function refused(bytes: Uint8Array): Undecodable {
  const at = firstBad(bytes)
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, at))
  const lines = before.split(/\r\n|\n|\r/)
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return {
    reason: `The file is not UTF-8: unexpected byte ${byte}.`,
    note: NOTE,
    line: lines.length,
    column: (lines.at(-1)?.length ?? 0) + 1,
  }
}

/** Offset of the first byte that no UTF-8 text has there: everything before it decodes. */
function firstBad(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  // `stream` allows a sequence that is cut off at the end, so a prefix is refused only for what is in it.
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (startsWell(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  return startOfSequence(bytes, bad - 1)
}

function startsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Where the sequence begins that the byte at `at` breaks or ends: the byte itself unless lead bytes wait for it. */
function startOfSequence(bytes: Uint8Array, at: number): number {
  const waits = (text: Uint8Array): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(text)
      return false
    } catch {
      return true
    }
  }
  let start = at
  while (start > 0 && at - start < 3 && waits(bytes.subarray(0, start))) start -= 1
  return start
}
