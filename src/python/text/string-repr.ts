/** `repr(str)` and `repr(bytes)`. */

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/** What Python does not print as it is: other and separators, except the space. */
const UNPRINTABLE = /[\p{C}\p{Z}]/u

/** A string as Python writes it: single quotes, unless it has those and no double ones. */
export function strRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  let out = quote
  for (const character of text) {
    const escaped = ESCAPES.get(character)
    if (escaped !== undefined) out += escaped
    else if (character === quote) out += `\\${quote}`
    else if (character !== ' ' && UNPRINTABLE.test(character)) out += numbered(character.codePointAt(0) ?? 0)
    else out += character
  }
  return out + quote
}

function numbered(code: number): string {
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`
  return `\\U${code.toString(16).padStart(8, '0')}`
}

/** Bytes, one character each, as Python writes them. */
export function bytesRepr(bytes: string): string {
  const quote = bytes.includes("'") && !bytes.includes('"') ? '"' : "'"
  let out = `b${quote}`
  for (const character of bytes) {
    const code = character.charCodeAt(0)
    const escaped = ESCAPES.get(character)
    if (escaped !== undefined) out += escaped
    else if (character === quote) out += `\\${quote}`
    else out += code < 0x20 || code > 0x7e ? `\\x${code.toString(16).padStart(2, '0')}` : character
  }
  return out + quote
}

/** Text with escapes for all that is not ASCII. */
export function ascii(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    const hex = code.toString(16)
    if (code < 0x100) return `\\x${hex.padStart(2, '0')}`
    return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
  })
}
