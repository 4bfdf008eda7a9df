/** Which answer belongs to which question, and where in a section the key stands. */
import { toString as textOf } from 'mdast-util-to-string'
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import { type FoundKey, findKey } from './find-key.js'
import type { KeyContext } from './key.js'
import { type KeyLine, keyLines, startOf } from './key-lines.js'
import { spanOfNode } from './node.js'
import type { Option } from './option.js'
import type { Candidate, Event } from './outline.js'
import type { AsksFor, Key, StructureNote } from './question.js'
import type { Section } from './section.js'
import { type Asking, asksFor, counts, several } from './stem.js'
import { sliceUtterance, trimUtterance } from './utterance.js'

/** A candidate with its answer. */
export interface Answered {
  readonly candidate: Candidate
  readonly asksFor: AsksFor
  key: Key | null
  section: Section | null
  /** The lines that are the key and nothing else. */
  keyLines: readonly KeyLine[]
}

export interface Answers {
  /** In the order of the post; those without key and section were no questions. */
  readonly answered: readonly Answered[]
  readonly sections: readonly { readonly section: Section; readonly question: Answered | null }[]
  readonly notes: readonly StructureNote[]
}

/** Pairs the events of a post. */
export function pair(events: readonly Event[], source: string): Answers {
  const answered: Answered[] = []
  const sections: { section: Section; question: Answered | null }[] = []
  const notes: StructureNote[] = []
  const limits = limitsOf(events)
  let nearest: Answered | null = null
  // What stands inside a section that was understood has been read with it.
  let read: Span | null = null
  for (const [i, event] of events.entries()) {
    if (event.type === 'candidate') {
      const next = open(event.candidate)
      answered.push(next)
      if (event.candidate.group) nearest = next
      read = null
      continue
    }
    const { section } = event
    if (read && section.span.start >= read.start && section.span.end <= read.end) continue
    // What stands under a choice speaks of that choice alone.
    const isInside = nearest !== null && isUnderChoice(section, nearest.candidate)
    if (isInside && section.says === 'reason') {
      sections.push({ section, question: nearest })
      continue
    }
    const limit = limits[i] ?? Number.POSITIVE_INFINITY
    const lines = keyLines(section, source, limit).filter((line) => startOf(line) < limit)
    const pending = pendingBefore(answered)
    if (pending.length > 1 && assignMany(pending, section, lines, notes)) {
      sections.push({ section, question: null })
      read = section.span
      continue
    }
    const target = chooseTarget(isInside ? null : nearest, answered.at(-1), section, lines, notes)
    if (target && !target.candidate.group) nearest = null
    if (target) read = section.span
    if (target) sections.push({ section, question: target })
    else if (section.says !== null) sections.push({ section, question: null })
  }
  return { answered, sections, notes }
}

/**
 * For each section, where reading it for a key ends at the latest: where the next choices are asked for, where the next
 * section with a title begins, and, for a mere line, where anything else does.
 */
function limitsOf(events: readonly Event[]): readonly number[] {
  const limits: number[] = []
  let question = Number.POSITIVE_INFINITY
  let titled = Number.POSITIVE_INFINITY
  let any = Number.POSITIVE_INFINITY
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i]
    if (!event) continue
    if (event.type === 'section') {
      const { open: isOpen, says } = event.section
      if (isOpen) limits[i] = says === null ? Math.min(any, question) : Math.min(titled, question)
      if (says !== null) titled = event.span.start
      any = event.span.start
    } else if (event.candidate.group && isAsking(event.candidate.asks)) question = event.span.start
  }
  return limits
}

function open(candidate: Candidate): Answered {
  const count = candidate.group?.options.length ?? 0
  const asked: AsksFor = isCounting(candidate) ? 'value' : asksFor(candidate.asked, count)
  const key = marksOf(candidate, asked === 'correct')
  return { candidate, asksFor: asked, key, section: null, keyLines: [] }
}

/** Whether the number of choices that are so is asked for: they are statements then, and not numbers to choose from. */
function isCounting({ asked, group }: Candidate): boolean {
  const statements = group?.options.filter(({ utterance }) => /\S\s+\S+\s+\S/.test(utterance.text)) ?? []
  return group !== null && statements.length === group.options.length && counts(asked)
}

function isUnderChoice({ span }: Section, { group }: Candidate): boolean {
  return (
    group?.options.some(({ details }) =>
      details.some((node) => {
        const { start, end } = spanOfNode(node)
        return start <= span.start && span.end <= end
      }),
    ) ?? false
  )
}

/** The key that boxes or ticks on the choices are, or the verdict under each of them where what is right is asked for. */
function marksOf(candidate: Candidate, isForRight: boolean): Key | null {
  const options = candidate.group?.options ?? []
  const boxed = options.some((each) => each.checked === true)
  const ticked = options.some((each) => each.tick !== null)
  const told = isForRight && options.length > 0 && options.every((each) => verdictUnder(each) !== null)
  if (!boxed && !ticked && !told) return null
  const right = options.filter((each) =>
    boxed ? each.checked === true : ticked ? each.tick === true : verdictUnder(each),
  )
  const first = right[0] ?? options[0]
  const last = right.at(-1) ?? first
  const span = { start: first?.span.start ?? 0, end: last?.span.end ?? 0 }
  const labels = right.map((each) => each.label)
  return { labels, span, text: labels.join(', '), mentions: [], form: 'marks' }
}

const UNDER = /^\W{0,4}(?:(true|correct|right|yes)|false|incorrect|wrong|no)\s*(?:[.!,:;—–-]|$)/i

/** The verdict that what stands under a choice begins with: "Right: …", "Wrong, the bias is missing." */
function verdictUnder(option: Option): boolean | null {
  const found = UNDER.exec(option.details[0] ? textOf(option.details[0]).slice(0, 60).trim() : '')
  return found && found[1] !== undefined ? true : found && false
}

/** Questions that one section can answer; an exam is shorter. */
const MAX_PENDING = 300

/** Questions that wait for an answer, since the last one that has one. */
function pendingBefore(answered: readonly Answered[]): readonly Answered[] {
  const pending: Answered[] = []
  for (let i = answered.length - 1; i >= Math.max(0, answered.length - MAX_PENDING); i--) {
    const each = answered[i]
    if (!each || each.section) break
    if (each.candidate.group && each.key === null && isAsking(each.candidate.asks)) pending.unshift(each)
  }
  return pending
}

function isAsking(asks: Asking): boolean {
  return asks === 'choose' || asks === 'open'
}

export function contextOf(answered: Answered): KeyContext {
  const { group } = answered.candidate
  // A count is no label, and neither is a pair.
  const options = /^(?:value|match)$/.test(answered.asksFor) ? [] : (group?.options ?? [])
  const context = { asksFor: answered.asksFor, options, printed: group?.printed ?? false }
  if (answered.asksFor === 'value') return { ...context, stem: answered.candidate.stem.text }
  if (answered.asksFor !== 'match' || !group) return context
  return { ...context, match: { rows: group.options, values: answered.candidate.values } }
}

/** The question that a section answers. Takes the key with it. */
function chooseTarget(
  nearest: Answered | null,
  last: Answered | undefined,
  section: Section,
  lines: readonly KeyLine[],
  notes: StructureNote[],
): Answered | null {
  // Choices that wait come before a question in the text between: that one is rhetorical.
  if (nearest && nearest.section === null) {
    const found = findKey(
      contextOf(nearest),
      lines.filter((line) => isFor(line, nearest) !== false),
    )
    if (found) {
      take(nearest, section, found, notes)
      return nearest
    }
    if (section.says !== null && (nearest.candidate.asks === 'choose' || nearest.key)) {
      nearest.section = section
      return nearest
    }
    if (section.says === null) return null
  }
  if (last && last !== nearest && last.section === null) {
    const found = findKey(contextOf(last), lines)
    if (found?.key.form === 'value') {
      take(last, section, found, notes)
      return last
    }
  }
  if (nearest?.section) {
    const found = findKey(contextOf(nearest), lines)
    if (found && !nearest.key && (found.announced || section.says === 'answer')) {
      take(nearest, section, found, notes)
      return nearest
    }
    if (found?.announced && nearest.key && section.says !== 'reason') {
      noteConflict(nearest.key, found.key, notes)
      return nearest
    }
    return section.says === null ? null : nearest
  }
  return null
}

function take(target: Answered, section: Section, found: FoundKey, notes: StructureNote[]): void {
  for (const { label, span } of found.unknown) notes.push({ kind: 'unknown-label', span, words: [label] })
  if (target.key) noteConflict(target.key, found.key, notes)
  else {
    target.key = found.key
    target.keyLines = found.lines
  }
  if (found.conflict) noteConflict(found.key, found.conflict, notes)
  target.section = section
}

function noteConflict(first: Key, second: Key, notes: StructureNote[]): void {
  if (
    first.labels.length === second.labels.length &&
    first.labels.every((label) => second.labels.includes(label))
  )
    return
  notes.push({
    kind: 'conflicting-keys',
    span: second.span,
    words: [second.text, first.text],
    cause: first.span,
  })
}

/** A line that is the number of a question and nothing else; its key is the next line. */
const ONLY_NUMBER =
  /^\W{0,4}(?:question|q|exercise|problem|quiz|challenge|task|answer(?:\s+to\s+question)?)\s*[.#]?\s*(\d+(?:\.\d+)*)\W*$/i

/** Several keys in one section: `Q1: B`, `3.1: 1, 2`, "1 B, 2 D", a list with one item a question. */
function assignMany(
  pending: readonly Answered[],
  section: Section,
  lines: readonly KeyLine[],
  notes: StructureNote[],
): boolean {
  const found = new Map<Answered, FoundKey>()
  let above: string | null = null
  let named = false
  for (const line of lines) {
    const marker = ONLY_NUMBER.exec(line.utterance.text)?.[1]
    if (marker !== undefined) {
      above = marker
      continue
    }
    const parts = numbered(line)
    const all = parts.length === 0 && above !== null ? [{ number: above, utterance: line.utterance }] : parts
    above = null
    for (const { number, utterance } of all) {
      const target = byNumber(pending, number)
      if (!target || found.has(target)) continue
      const key = findKey(contextOf(target), [{ ...line, utterance, where: 'first', item: null }])
      if (!key) continue
      found.set(target, key)
      if (isFor(line, target)) named = true
    }
  }
  // A single match may as well be a key that begins with a label.
  if (found.size < 2 && !named) return assignInOrder(pending, section, lines, notes)
  for (const [target, each] of found) take(target, section, each, notes)
  return true
}

/**
 * "Answers: 2; 1": one key a question, in their order. Where commas may join labels as well as questions, nobody can tell
 * which is meant, and no question gets any.
 */
function assignInOrder(
  pending: readonly Answered[],
  section: Section,
  lines: readonly KeyLine[],
  notes: StructureNote[],
): boolean {
  const line = lines.find(({ utterance }) => PLURAL.test(utterance.text))
  const lead = line && PLURAL.exec(line.utterance.text)
  if (!line || !lead) return false
  const rest = sliceUtterance(line.utterance, lead[0].length, line.utterance.text.length)
  const joint = rest.text.includes(';') ? ';' : ','
  const parts = rest.text.replace(/[.\s]+$/, '').split(joint)
  if (parts.length !== pending.length) return false
  if (joint === ',' && !pending.every(({ candidate }) => several(candidate.asked) === false)) return true
  const found = new Map<Answered, FoundKey>()
  let from = 0
  for (const [i, part] of parts.entries()) {
    const target = pending[i]
    const utterance = trimUtterance(sliceUtterance(rest, from, from + part.length))
    const key = target && findKey(contextOf(target), [{ ...line, utterance, where: 'first', item: null }])
    if (!key) return false
    found.set(target, key)
    from += part.length + 1
  }
  for (const [target, each] of found) take(target, section, each, notes)
  return true
}

const PLURAL = /^\W{0,4}(?:(?:the|correct|right)\s+){0,2}(?:answers|solutions|keys?)\s*[:=–—-]\W{0,3}\s/i

/** Whether a line names the number of a question that has one; null where it names none. */
function isFor(line: KeyLine, { candidate }: Answered): boolean | null {
  const text = line.utterance.text
  const written =
    /^\W{0,4}(?:question|q|exercise|problem)\s*[.#]?\s*(\d+(?:\.\d+)*)\b/i.exec(text) ??
    /^\W{0,4}(\d+\.\d+)\s*:/.exec(text)
  if (!written || candidate.number === null) return null
  return written[1] === candidate.number
}

function byNumber(pending: readonly Answered[], number: string): Answered | null {
  const named = pending.filter((each) => each.candidate.number === number)
  if (named.length === 1) return named[0] ?? null
  const index = /^\d+$/.test(number) ? Number(number) - 1 : -1
  return named.length === 0 ? (pending[index] ?? null) : null
}

/** The parts of a line that begin with a question's number. */
function numbered(line: KeyLine): readonly { readonly number: string; readonly utterance: Utterance }[] {
  const { utterance } = line
  if (line.item?.number) return [{ number: line.item.number, utterance }]
  const { text } = utterance
  const worded =
    /^\W{0,4}(?:q|question|exercise|problem|quiz|challenge)\s*[.#]?\s*(\d+(?:\.\d+)*)\s*[:.)=–—-]?\s*/i.exec(
      text,
    ) ?? /^\W{0,4}(\d+\.\d+(?:\.\d+)*)\s*[:.)=–—-]?\s*/.exec(text)
  const parts: { number: string; utterance: Utterance }[] = []
  const starts: { number: string; start: number; end: number }[] = []
  const pattern =
    /(?:^|[\s,;(])(?:q(?:uestion)?\s*\.?\s*)?(\d+(?:\.\d+)*)(?:\s*[:.)=–—-]\s*|\s*)(?=[([]?[A-Za-z]\b(?![’'])|(?<=[:)=]\s*)\d)/gi
  for (const match of text.matchAll(pattern))
    starts.push({ number: match[1] ?? '', start: match.index, end: match.index + match[0].length })
  if (starts.length > 1) {
    for (const [i, each] of starts.entries()) {
      const end = starts[i + 1]?.start ?? text.length
      const part = sliceUtterance(utterance, each.end, end)
      const trimmed = part.text.replace(/[\s,;.*_]+$/, '')
      parts.push({ number: each.number, utterance: sliceUtterance(part, 0, trimmed.length) })
    }
    return parts
  }
  if (worded?.[1] !== undefined)
    return [
      {
        number: worded[1],
        utterance: trimUtterance(sliceUtterance(utterance, worded[0].length, text.length)),
      },
    ]
  const single = starts[0]
  return single && single.start === 0
    ? [{ number: single.number, utterance: sliceUtterance(utterance, single.end, text.length) }]
    : []
}
