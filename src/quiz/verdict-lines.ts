/** Keys that give each choice its verdict: "1. False.", "- ✗ …", "1 true, 2 false", "True, False, True". */
import { spanOf } from '../language/utterance.js'
import type { Span } from '../span.js'
import type { FoundKey } from './find-key.js'
import type { KeyContext } from './key.js'
import type { KeyLine } from './key-lines.js'
import { labelAt } from './label.js'
import { sliceUtterance } from './utterance.js'

const VERDICT =
  /^\W{0,4}(true|correct|right|yes|valid|holds|false|incorrect|wrong|no|not\s+(?:true|correct)|untrue|invalid)\b(?=\W|$)(?!\s+\p{L})|^\W{0,2}(?:([✓✔✅☑])|([✗✘❌☒✖]))/iu

/**
 * A verdict on each choice: "1. False. It has 320.", "A: true", "- ✗ …", "Statement 2 is wrong because …". Taken as
 * the key where every choice has one.
 */
export function fromVerdicts(context: KeyContext, lines: readonly KeyLine[]): FoundKey | null {
  if (context.options.length === 0) return null
  const row = lines[0] ? (verdictsInLine(lines[0], context) ?? verdictsInOrder(lines[0], context)) : null
  if (row) return row
  const told = new Map<string, { value: boolean; line: KeyLine; span: Span }>()
  for (const line of lines) {
    const verdict = verdictOf(line, context)
    if (!verdict) continue
    if (told.has(verdict.label)) return null
    told.set(verdict.label, { value: verdict.value, line, span: spanOf(line.utterance, verdict.span) })
  }
  const complete = told.size === context.options.length
  return complete ? marks(context, told) : null
}

function marks(
  context: KeyContext,
  told: ReadonlyMap<string, { readonly value: boolean; readonly span: Span }>,
): FoundKey {
  const wanted = context.asksFor !== 'incorrect'
  const labels = context.options
    .map(({ label }) => label)
    .filter((label) => told.get(label)?.value === wanted)
  const spans = [...told.values()].map(({ span }) => span)
  return {
    key: {
      labels,
      span: { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 },
      text: labels.join(', '),
      mentions: [],
      form: 'marks',
    },
    unknown: [],
    lines: [],
    announced: false,
    conflict: null,
  }
}

/** "1 true, 2 false, 3 true": every choice with its verdict in one line, and nothing else. */
function verdictsInLine(line: KeyLine, context: KeyContext): FoundKey | null {
  const { text } = line.utterance
  const number = line.item?.number ?? null
  const whole = number === null ? text : `${number}. ${text}`
  const shift = text.length - whole.length
  const lead = /^\W{0,4}(?:answers?|solutions?|key)\W{1,4}/i.exec(whole)?.[0].length ?? 0
  const pattern =
    /\s*\(?(\d{1,3}|[a-z]|[ivx]{2,4})\)?\s*(?:[.:)=]|[–—-]|->|→)?\s*(?:is\s+)?(?:(true|correct|right|yes|t|[✓✔✅])|(?:false|incorrect|wrong|no|f|[✗✘❌✖]))️?(?=\W|$)\s*(?:[,;.|/]|and\b|(?=\(?(?:\d|[a-z](?![a-z])))|$)(?:\s*and\b)?/giuy
  const told = new Map<string, { value: boolean; span: Span }>()
  let end = 0
  pattern.lastIndex = lead
  for (const match of whole.matchAll(pattern)) {
    const option = optionNamed(match[1] ?? '', context)
    if (!option || told.has(option.label)) return null
    end = match.index + match[0].length
    const span = { start: Math.max(0, match.index + shift), end: Math.max(0, end + shift) }
    told.set(option.label, { value: match[2] !== undefined, span: spanOf(line.utterance, span) })
  }
  const complete = told.size === context.options.length && told.size > 1 && whole.slice(end).trim() === ''
  return complete ? marks(context, told) : null
}

/** "True, False, True", "F T T F", "FTTF": a verdict for each choice in order, and nothing else. */
function verdictsInOrder(line: KeyLine, context: KeyContext): FoundKey | null {
  const { text } = line.utterance
  const lead = /^\W{0,4}(?:answers?|solutions?|key)\W{1,4}/i.exec(text)?.[0].length ?? 0
  const rest = text.slice(lead)
  const letters = /^[TF]{3,}[.]?$/.test(rest.trim())
  const pattern = letters
    ? /[TF]/g
    : /\b(?:true|false|right|wrong|correct|incorrect|yes|no|t|f)\b|[✓✔✅✗✘❌✖]/giu
  const found = [...rest.matchAll(pattern)]
  const between = letters ? '' : rest.replace(pattern, '').replace(/\band\b/gi, '')
  if (found.length !== context.options.length || found.length < 2 || /[^\s,;/|.–—-]/u.test(between))
    return null
  const told = new Map<string, { value: boolean; span: Span }>()
  for (const [i, match] of found.entries()) {
    const option = context.options[i]
    if (!option || told.has(option.label)) return null
    const start = lead + match.index
    const value = /^(?:true|right|correct|yes|t|[✓✔✅])$/i.test(match[0])
    told.set(option.label, { value, span: spanOf(line.utterance, { start, end: start + match[0].length }) })
  }
  return marks(context, told)
}

/** The verdict that a line begins with, after the label of its choice, or after the choice's own words. */
function verdictOf(
  line: KeyLine,
  context: KeyContext,
): { readonly label: string; readonly value: boolean; readonly span: Span } | null {
  const mark = /^([✓✔✅☑])\s*|^([✗✘❌☒✖])\s*/u.exec(line.utterance.text)
  const skipped = mark?.[0].length ?? 0
  const utterance = sliceUtterance(line.utterance, skipped, line.utterance.text.length)
  const { text } = utterance
  const alone = mark ? optionNamed(text.replace(/[.!)]+$/, ''), context) : undefined
  if (mark && alone)
    return {
      label: alone.label,
      value: mark[1] !== undefined,
      span: { start: 0, end: line.utterance.text.length },
    }
  const written = labelAt(utterance)
  const from = written?.end ?? 0
  const name = written?.label ?? line.item?.number ?? null
  const labelled = name === null ? undefined : optionNamed(name, context)
  const repeated = context.options.find((option) => {
    const said = option.utterance.text.trim()
    return said.length > 2 && text.slice(from).toLowerCase().startsWith(said.toLowerCase())
  })
  const option = labelled ?? repeated
  if (!option || (labelled && repeated && labelled !== repeated)) return null
  const after = repeated ? from + repeated.utterance.text.trim().length : from
  const rest = text.slice(after)
  if (mark)
    return { label: option.label, value: mark[1] !== undefined, span: { start: 0, end: skipped + from } }
  const found = VERDICT.exec(rest) ?? /^\W{0,3}([tf])\W*$/i.exec(rest)
  if (!found) return null
  const value = found[2] !== undefined || /^(?:true|correct|right|yes|valid|holds|t)$/i.test(found[1] ?? '')
  return { label: option.label, value, span: { start: after, end: after + found[0].length } }
}

function optionNamed(name: string, context: KeyContext): KeyContext['options'][number] | undefined {
  return (
    context.options.find(({ label }) => label === name) ??
    context.options.find(({ label }) => label.toLowerCase() === name.toLowerCase())
  )
}
