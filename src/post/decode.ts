/** The bytes of a file → its text, or a message that says what they are instead. */
import { type Message, message } from '../message.js'

export interface Decoded {
  readonly text: string
  /** Whether the file starts with a byte order mark, which `text` leaves out. */
  readonly hasMark: boolean
  readonly messages: readonly Message[]
}

const MARK = '\uFEFF'
/** So many bytes are looked at to tell UTF-16 without a mark: in it, every second byte of plain text is zero. */
const SAMPLE = 512

/** Decodes UTF-8 strictly. What is not UTF-8 gives an empty text and one message `encoding`. */
export function decode(input: string | Uint8Array): Decoded {
  if (typeof input === 'string') return cleaned(input)
  const utf16 = looksLikeUtf16(input)
  if (utf16) return refused(`This file is encoded as ${utf16}, expected UTF-8.`, 0)
  try {
    return cleaned(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input))
  } catch {
    const at = firstBadByte(input)
    const byte = input[at]?.toString(16).toUpperCase().padStart(2, '0') ?? ''
    const line = lineOf(input, at)
    return refused(`Byte ${at + 1} of this file (0x${byte}, in line ${line}) is not UTF-8.`, 0)
  }
}

function cleaned(text: string): Decoded {
  const hasMark = text.startsWith(MARK)
  const body = hasMark ? text.slice(MARK.length) : text
  const zero = body.indexOf('\0')
  if (zero === -1) return { text: body, hasMark, messages: [] }
  const found = message({
    ruleId: 'encoding',
    span: { start: zero, end: zero + 1 },
    reason: 'Found a NUL character, which no text has.',
    note: 'Delete it; if the file is full of them, it is not a text file or was saved as UTF-16: save it as UTF-8.',
  })
  return { text: body, hasMark, messages: [found] }
}

function refused(reason: string, at: number): Decoded {
  const found = message({
    ruleId: 'encoding',
    span: { start: at, end: at },
    reason,
    note: 'Save the file as UTF-8; in most editors that is an option of "Save as" or stands in the status bar.',
  })
  return { text: '', hasMark: false, messages: [found] }
}

function looksLikeUtf16(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little endian)'
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big endian)'
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = sample.length / 4
  if (sample.length < 4 || Math.max(even, odd) < most) return null
  if (even > 0 && odd > 0) return null
  return odd > 0 ? 'UTF-16 (little endian)' : 'UTF-16 (big endian)'
}

/** The longest valid beginning, found by halving: a cut inside a character is not an error in a stream. */
function firstBadByte(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isValidStart(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  // The character that is cut off or broken starts up to three bytes earlier.
  for (let back = 1; back <= 3 && back <= low; back++) {
    const byte = bytes[low - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) return isValidStart(bytes.subarray(low - back, low), true) ? low : low - back
  }
  return low
}

function isValidStart(bytes: Uint8Array, whole = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole })
    return true
  } catch {
    return false
  }
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1
  for (const byte of bytes.subarray(0, at)) if (byte === 0x0a) line++
  return line
}
