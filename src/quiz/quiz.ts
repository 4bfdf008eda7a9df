/**
 * mdast → {@link Quiz}: what a post asks, offers, states as its key and explains. Judges nothing, changes nothing,
 * and throws on nothing that an author may write.
 */
import type { Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Span } from '../span.js'
import { type Answered, pair } from './answers.js'
import { combinationOf } from './combination.js'
import { type FrontMatterAnswer, readFrontMatterKey } from './front-matter.js'
import { findGiven } from './given.js'
import { findInlineValues } from './inline-values.js'
import { childrenOf, spanOfNode } from './node.js'
import type { Option } from './option.js'
import { outline } from './outline.js'
import { assemble } from './program.js'
import type {
  AnswerSection,
  Choice,
  Key,
  MatchValue,
  Question,
  Quiz,
  Remark,
  StructureNote,
} from './question.js'
import { collectRemarks, skippedCode } from './remarks.js'
import type { Section } from './section.js'
import { certainty, several } from './stem.js'

export interface QuizOptions {
  /** Titles that make an answer section, besides the usual ones. */
  readonly answers?: readonly string[]
  /** The front matter's `answer`, with its place in the source. */
  readonly answer?: FrontMatterAnswer
}

/**
 * Reads the quiz of a post.
 *
 * @param tree The post; places of its nodes are offsets into `source`. It is not changed.
 * @param source The text that the tree was made from.
 */
export function readQuiz(tree: Root, source: string, options: QuizOptions = {}): Quiz {
  const { events, blocks } = outline(tree, source, options.answers ?? [])
  const { answered, sections, notes } = pair(events, source)
  for (const each of answered) each.key ??= boldKey(each)
  const fromFrontMatter = options.answer ? readFrontMatterKey(options.answer, answered) : []
  const found = answered.filter(isQuestion)
  const kept = sections.map(({ section, question }) => ({
    whole: section,
    section: clip(section, found),
    question: question && found.includes(question) ? question : null,
  }))
  const unanswered = within(
    answered
      .flatMap(({ candidate: { group, asks } }) =>
        group && (asks === 'choose' || asks === 'open') ? [group.span] : [],
      )
      .filter((span) => !found.some(({ candidate: { group } }) => group?.span === span)),
  )
  const points = found.map((each) => each.candidate.point)
  const isExplaining = within(kept.map(({ section }) => section.span))
  const { programs, at } = assemble(
    blocks.filter(({ node }) => !isInChoice(node, found) && !isExplaining(spanOfNode(node).start)),
    points,
    source,
  )
  const answering = new Map<Section | null, Answered[]>()
  for (const each of found) {
    const known = answering.get(each.section)
    if (known) known.push(each)
    else answering.set(each.section, [each])
  }
  const made = new Map<Section, AnswerSection>(
    kept.map(({ whole, section }) => [whole, toAnswerSection(section, answering.get(whole) ?? [])]),
  )
  const { remarks, tables } = collectRemarks(tree, source, found, kept, unanswered)
  const questions: Question[] = found.map((each, i) => ({
    stem: each.candidate.stem,
    span: each.candidate.stemNode ? stemSpan(each) : each.candidate.span,
    asksFor: each.asksFor,
    certainty: certainty(each.candidate.asked),
    several: several(each.candidate.asked),
    choices: (each.candidate.group?.options ?? []).map((option, index) =>
      toChoice(option, index, each.candidate.group?.options ?? [], remarks),
    ),
    ...(each.asksFor === 'match' && each.candidate.values
      ? { values: each.candidate.values.map(toMatchValue) }
      : {}),
    key: each.key,
    section: each.section ? (made.get(each.section) ?? null) : null,
    program: at[i] ?? null,
    nodes: (each.candidate.group?.nodes ?? []) as Question['nodes'],
  }))
  const structure: StructureNote[] = [...notes, ...fromFrontMatter]
  const used = new Set(found.map((each) => each.section))
  for (const { section } of sections) if (used.has(section)) structure.push(...section.notes)
  for (const each of found) {
    const { group } = each.candidate
    if (group?.glued) structure.push({ kind: 'answer-glued', span: group.glued, words: [] })
    structure.push(...duplicates(group?.options ?? []))
  }
  return {
    questions,
    programs,
    sections: [...made.values()],
    remarks,
    given: findGiven(programs, remarks),
    skipped: skippedCode(tree),
    notes: structure.sort((a, b) => a.span.start - b.span.start),
    tables,
    values: findInlineValues(tree, source, questions),
  }
}

/** Choices that are bold from end to end, where nothing else states a key and not all of them are. */
function boldKey(each: Answered): Key | null {
  const { group, asks } = each.candidate
  const bold = group?.options.filter((option) => option.bold) ?? []
  const first = bold[0]
  if (!group || !first || asks !== 'choose' || each.section || bold.length === group.options.length)
    return null
  const labels = bold.map(({ label }) => label)
  const span = { start: first.span.start, end: bold.at(-1)?.span.end ?? first.span.end }
  return { labels, span, text: labels.join(', '), mentions: [], form: 'marks' }
}

/** Code that is a choice, or stands under one, is no part of the program asked about. */
function isInChoice(node: Node, questions: readonly Answered[]): boolean {
  const { start, end } = spanOfNode(node)
  return questions.some(({ candidate: { group } }) => {
    if (!group || start < group.span.start || end > group.span.end) return false
    return group.kind === 'lines'
      ? group.options.some((option) => option.details.includes(node) || option.span.start === start)
      : group.nodes.some((each) => spanOfNode(each).start <= start && spanOfNode(each).end >= end)
  })
}

/** Choices that something asks for and something answers; or a text that asks with a value as its answer. */
function isQuestion(each: Answered): boolean {
  const { group, asks } = each.candidate
  if (!group) return each.key !== null
  if (each.asksFor === 'match' && each.key === null) return false
  if (each.key !== null && each.key.form !== 'marks') return asks !== null || each.section?.says === 'answer'
  if (each.key !== null) return asks === 'choose' || (asks === 'open' && each.key.form === 'marks')
  return asks === 'choose' && each.section?.says === 'answer'
}

function stemSpan(each: Answered): Span {
  const { stem, stemNode, span } = each.candidate
  const start = stem.pieces[0]?.at.start ?? (stemNode ? spanOfNode(stemNode).start : span.start)
  return { start, end: Math.max(start, stem.pieces.at(-1)?.at.end ?? start) }
}

const QUESTION = /^\W{0,4}(?:question|exercise|problem|challenge|task|quiz|q)\s*\.?\s*\d/i

/** The first words of a paragraph or heading; '' for other nodes. */
function startOfText(node: Node): string {
  if (node.type !== 'paragraph' && node.type !== 'heading') return ''
  const first = childrenOf(node)[0]
  return first ? textOf(first).slice(0, 40) : ''
}

/** Tells of an offset whether it lies in one of the spans. */
function within(spans: readonly Span[]): (offset: number) => boolean {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return (offset) => {
    let low = 0
    let high = merged.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((merged[middle]?.end ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return (merged[low]?.start ?? Number.POSITIVE_INFINITY) <= offset
  }
}

/** A section that is a run of blocks ends where the next question begins, with the code before it. */
function clip(section: Section, questions: readonly Answered[]): Section {
  if (!section.open) return section
  const children = childrenOf(section.parent)
  const next = questions[firstAfter(questions, section.span.start)]
  if (!next) return section
  let to = section.from
  while (to < section.to && spanOfNode(children[to] ?? section.parent).end <= next.candidate.span.start) to++
  if (to >= section.to) return section
  // The next question's own code stands right before it, or after a line that numbers it.
  while (to > section.from + 1 && children[to - 1]?.type === 'code') to--
  const numbered = children.slice(section.from + 1, to).findIndex((node) => QUESTION.test(startOfText(node)))
  if (numbered >= 0) to = section.from + 1 + numbered
  const kept = new Set<Node>(children.slice(section.from, to))
  const body = section.body.filter((node) => kept.has(node))
  const last = children[to - 1]
  const end = last && to > section.from ? spanOfNode(last).end : section.span.end
  return { ...section, to, body, span: { start: section.span.start, end: Math.max(section.span.start, end) } }
}

/** The index of the first question that begins after an offset. */
function firstAfter(questions: readonly Answered[], offset: number): number {
  let low = 0
  let high = questions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((questions[middle]?.candidate.span.start ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

function toAnswerSection(section: Section, questions: readonly Answered[]): AnswerSection {
  const keyNodes = new Set(questions.flatMap((each) => keyNodesOf(each)))
  return {
    span: section.span,
    node: section.node,
    callout: section.callout,
    explanation: section.body.filter((node) => !keyNodes.has(node)),
  }
}

function toChoice(
  option: Option,
  index: number,
  options: readonly Option[],
  remarks: readonly Remark[],
): Choice {
  const check = option.marks.map((mark) => mark.attributes.get('check')).find((each) => each !== undefined)
  const unchecked = option.marks
    .map((mark) => mark.attributes.get('unchecked'))
    .find((each) => each !== undefined)
  return {
    label: option.label,
    index,
    span: option.span,
    utterance: option.utterance,
    checked: option.checked,
    check: check ? { expression: check.value, span: check.span } : null,
    // Without a reason it acknowledges nothing.
    unchecked: unchecked && unchecked.value.trim() !== '' ? unchecked.value : null,
    details: option.details.length === 0 ? [] : remarks.filter(({ node }) => isWithin(node, option.details)),
    combines: combinationOf(option, options),
  }
}

function toMatchValue({ label, utterance }: Option): MatchValue {
  return { label: label === '' ? utterance.text : label, utterance }
}

function isWithin(node: Node, parents: readonly Node[]): boolean {
  const { start, end } = spanOfNode(node)
  return parents.some((parent) => spanOfNode(parent).start <= start && end <= spanOfNode(parent).end)
}

/** The nodes in which nothing but the key stands. */
function keyNodesOf(each: Answered): readonly Node[] {
  return each.keyLines.flatMap((line) =>
    line.item ? [line.item.list] : line.whole || isOnlyKey(each, line.node) ? [line.node] : [],
  )
}

function isOnlyKey(each: Answered, node: Node): boolean {
  const end = spanOfNode(node).end
  return each.keyLines.some((line) => (line.utterance.pieces.at(-1)?.at.end ?? 0) >= end)
}

function duplicates(options: readonly Option[]): readonly StructureNote[] {
  const seen = new Map<string, Option>()
  const notes: StructureNote[] = []
  for (const option of options) {
    const first = seen.get(option.label)
    if (first)
      notes.push({ kind: 'duplicate-label', span: option.span, words: [option.label], cause: first.span })
    else seen.set(option.label, option)
  }
  return notes
}
