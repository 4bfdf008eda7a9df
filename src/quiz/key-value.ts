/** Keys that are values: "320 parameters, since …", "(None, 4)", "`conv2d`", "True." */
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'

const NUMBER = String.raw`[-−]?\d[\d,_]*(?:\.\d+)?\s*%?`
const SHAPE = String.raw`\((?:None|\d[\d_ ]*)(?:\s*,\s*(?:None|\d[\d_ ]*))*,?\)|\[(?:None|\d+)(?:\s*,\s*(?:None|\d+))*\]|\d+(?:\s*[x×]\s*\d+)+`
const COUNT = 'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const WORD = String.raw`none|${COUNT}|${COUNT.replace(/(?:^|\b)[a-z]/g, (letter) => letter.toUpperCase())}`
const NAME = String.raw`${'`'}?[A-Za-z_]\w+${'`'}?(?=\s*[.!]?\s*$)`
const VALUE = new RegExp(String.raw`^(?:${SHAPE}|${NUMBER}|\b(?:${WORD})\b|${NAME})`)
const TRUTH = /^(?:true|false|right|wrong|correct|incorrect|yes|no)\b/i
/** What may follow: the end, a reason, or a unit of up to four words. */
const CLOSED =
  /^\s*(?:$|[.!,;:(=—–-]|[)"”'`*]|\p{L}+(?:\s+\p{L}+){0,3}\s*(?:$|[.!,;:(]))|^\s+(?:since|because)\b/u
/** A line that goes on for longer than this after its value is a sentence of its own, unless it says "Answer:". */
const MAX_REST = 60

/** "8 * 16 + 16 = 144": worked out, with the value at its end. */
const WORKED =
  /^[\d(][\d\s,._()]*[+*/×·−-][\d\s,._()+*/×·−=-]*=\s*(\d[\d,_]*)(?=\s*(?:\p{L}+(?:\s+\p{L}+){0,3}\s*)?[.!]?\s*$)/u
/** "There are 3 layers.", "The model has 3 of them.": a sentence around the value. */
const SENTENCE =
  /^(?:there\s+(?:is|are)|(?:it|they|the\s+(?:model|network))\s+(?:has|have))\s+(?:(?:exactly|just|only)\s+)?/i
/** "Exactly three." */
const JUST = /^(?:exactly|just|only)\s+/i
/** Words behind the value of such a sentence that change nothing. */
const PLAIN = /^(?:of|them|these|those|in|all|total|it|here|altogether)$/i

/** Reads a value at an offset; null if what stands there is none. `label` is the value as a key states it. */
export function readValue(
  utterance: Utterance,
  from: number,
  asksFor: 'value' | 'truth',
  isAnnounced: boolean,
  stem = '',
): { readonly label: string; readonly span: Span } | null {
  if (asksFor === 'value') {
    const said = sentenceValue(utterance, from, stem)
    if (said) return said
  }
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

/** A value within a sentence of its own, or at the end of a sum. The sentence speaks of what the stem asks about, and of nothing else. */
function sentenceValue(
  utterance: Utterance,
  from: number,
  stem: string,
): { readonly label: string; readonly span: Span } | null {
  const rest = utterance.text.slice(from)
  const worked = /\b(?:shape|size|dimension)/i.test(stem) ? null : WORKED.exec(rest)
  if (worked?.[1] !== undefined) {
    const start = from + worked[0].length - worked[1].length
    return { label: worked[1], span: { start, end: start + worked[1].length } }
  }
  const lead = (SENTENCE.exec(rest) ?? JUST.exec(rest))?.[0].length ?? 0
  if (lead === 0) return null
  const found = new RegExp(`^(?:${NUMBER}|\\b(?:${WORD})\\b)`).exec(rest.slice(lead))
  if (!found) return null
  const value = found[0].replace(/[,_\s]+$/, '')
  const after = /^\s*([\p{L}\s]*)(?:$|[.!,;:(])/u.exec(rest.slice(lead + value.length))
  const asked = new Set(stem.toLowerCase().match(/\p{L}+/gu))
  const words = (after?.[1] ?? '').toLowerCase().match(/\p{L}+/gu) ?? []
  if (!after || !words.every((word) => PLAIN.test(word) || asked.has(word) || asked.has(`${word}s`)))
    return null
  const start = from + lead
  return { label: value, span: { start, end: start + value.length } }
}
