/** Bytes to text: UTF-8 and nothing else, with the place of the first byte that is none. */
import type { Trouble } from './trouble.js'

/** The text, its byte order mark included, or why the bytes are none. */
export function decodeUtf8(bytes: Uint8Array): string | Omit<Trouble, 'path'> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refused(bytes)
  }
}

function refused(bytes: Uint8Array): Omit<Trouble, 'path'> {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    const note = 'Save it as UTF-8 in your editor.'
    return { reason: 'The file is UTF-16, expected UTF-8.', note, line: 1, column: 1 }
  }
  const at = firstBad(bytes)
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, at))
  const lines = before.split(/\r\n|\n|\r/)
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return {
    reason: `The file is not UTF-8: unexpected byte ${byte}.`,
    note: 'Save it as UTF-8 in your editor.',
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
