/**
 * Text as bytes and back, in the encodings that programs about models use. Bytes are kept as a string of their codes.
 */
export type Errors = 'strict' | 'ignore' | 'replace'
export type Codec = 'utf-8' | 'ascii' | 'latin-1' | 'utf-16-le' | 'utf-16-be'

const CODECS: ReadonlyMap<string, Codec> = new Map([
  ['utf8', 'utf-8'],
  ['u8', 'utf-8'],
  ['ascii', 'ascii'],
  ['usascii', 'ascii'],
  ['latin1', 'latin-1'],
  ['iso88591', 'latin-1'],
  ['l1', 'latin-1'],
  ['utf16le', 'utf-16-le'],
  ['utf16be', 'utf-16-be'],
])

/** The encoding of a name as Python spells it; null for one that is not read. */
export function codecOf(name: string): Codec | null {
  return CODECS.get(name.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? null
}

const encoder = new TextEncoder()

/** The bytes of a text; null where a character has none and errors are strict. */
export function encode(text: string, codec: Codec, errors: Errors): string | null {
  let bytes = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const lone = code >= 0xd800 && code <= 0xdfff
    const most = codec === 'ascii' ? 0x7f : codec === 'latin-1' ? 0xff : 0x10ffff
    if (lone || code > most) {
      if (errors === 'strict') return null
      if (errors === 'replace') bytes += codec === 'utf-16-le' ? '?\0' : codec === 'utf-16-be' ? '\0?' : '?'
    } else if (codec === 'utf-8') {
      bytes += code < 0x80 ? character : String.fromCharCode(...encoder.encode(character))
    } else if (codec === 'ascii' || codec === 'latin-1') bytes += character
    else {
      for (let unit = 0; unit < character.length; unit += 1) {
        const at = character.charCodeAt(unit)
        const [low, high] = [String.fromCharCode(at & 255), String.fromCharCode(at >> 8)]
        bytes += codec === 'utf-16-le' ? low + high : high + low
      }
    }
  }
  return bytes
}

/** The text of bytes; null where they are none and errors are strict. */
export function decode(bytes: string, codec: Codec, errors: Errors): string | null {
  if (codec === 'latin-1') return bytes
  if (codec === 'ascii') {
    if (errors === 'strict') return /^[\0-\x7f]*$/.test(bytes) ? bytes : null
    return bytes.replace(/[^\0-\x7f]/g, errors === 'ignore' ? '' : '\ufffd')
  }
  const codes = Uint8Array.from(bytes, (character) => character.charCodeAt(0))
  try {
    const made = new TextDecoder(codec, { fatal: errors === 'strict', ignoreBOM: true }).decode(codes)
    return errors === 'ignore' ? made.replaceAll('\ufffd', '') : made
  } catch {
    return null
  }
}
