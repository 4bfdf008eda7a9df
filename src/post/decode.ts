/** The bytes of a file → its text, or a message that says what they are instead. */
import { type Message, message } from '../message.js'
import { decodeUtf8, type Undecodable } from '../utf8.js'

export interface Decoded {
  readonly text: string
  /** Whether the file starts with a byte order mark, which `text` leaves out. */
  readonly hasMark: boolean
  readonly messages: readonly Message[]
}

const MARK = '\uFEFF'
/** Decodes UTF-8 strictly. What is not UTF-8 gives an empty text and one message `encoding`. */
export function decode(input: string | Uint8Array): Decoded {
  const text = typeof input === 'string' ? input : decodeUtf8(input)
  return typeof text === 'string' ? cleaned(text) : refused(text)
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

/** There is no text that a place could be in: the reason names the line. */
function refused({ reason, note, line }: Undecodable): Decoded {
  const where = line === 1 ? reason : `${reason.replace(/\.$/, '')} in line ${line}.`
  const found = message({ ruleId: 'encoding', span: { start: 0, end: 0 }, reason: where, note })
  return { text: '', hasMark: false, messages: [found] }
}
