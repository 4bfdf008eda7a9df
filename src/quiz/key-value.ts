/** Keys that are values: "320 parameters, since …", "(None, 4)", "`conv2d`", "True." */
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'

const NUMBER = String.raw`[-−]?\d[\d,_]*(?:\.\d+)?\s*%?`
const SHAPE = String.raw`\((?:None|\d[\d_ ]*)(?:\s*,\s*(?:None|\d[\d_ ]*))*,?\)|\[(?:None|\d+)(?:\s*,\s*(?:None|\d+))*\]|\d+(?:\s*[x×]\s*\d+)+`
const WORD = 'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none'
const NAME = String.raw`${'`'}?[A-Za-z_]\w+${'`'}?(?=\s*[.!]?\s*$)`
const VALUE = new RegExp(String.raw`^(?:${SHAPE}|${NUMBER}|\b(?:${WORD})\b|${NAME})`)
const TRUTH = /^(?:true|false|right|wrong|correct|incorrect|yes|no)\b/i
/** What may follow: the end, a reason, or a unit of up to four words. */
const CLOSED =
  /^\s*(?:$|[.!,;:(=—–-]|[)"”'`*]|\p{L}+(?:\s+\p{L}+){0,3}\s*(?:$|[.!,;:(]))|^\s+(?:since|because)\b/u
/** A line that goes on for longer than this after its value is a sentence of its own, unless it says "Answer:". */
const MAX_REST = 60

/** Reads a value at an offset; null if what stands there is none. `label` is the value as a key states it. */
export function readValue(
  utterance: Utterance,
  from: number,
  asksFor: 'value' | 'truth',
  isAnnounced: boolean,
): { readonly label: string; readonly span: Span } | null {
  const rest = utterance.text.slice(from)
  const found = (asksFor === 'truth' ? TRUTH : VALUE).exec(rest)
  if (!found) return null
  const value = found[0].replace(/[,_\s]+$/, '')
  const after = rest.slice(value.length)
  if (!CLOSED.test(after) || (!isAnnounced && after.trim().length > MAX_REST)) return null
  const span = { start: from, end: from + value.length }
  const label = asksFor === 'truth' ? String(/^(?:true|right|correct|yes)$/i.test(value)) : value
  return { label, span }
}
