/** What an author says outside choices and keys, and the code that is no program: in document order. */
import type { Node } from 'unist'
import { spanOf, type Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import type { Answered } from './answers.js'
import { childrenOf, literalOf, spanOfNode } from './node.js'
import { MAX_DEPTH } from './outline.js'
import { classifyCode, codeLines } from './program.js'
import type { Remark, SaidTable, TakenOver } from './question.js'
import type { Section } from './section.js'
import { EMPTY, type Inline, readInline, sliceUtterance, textOffset, trimUtterance } from './utterance.js'

interface Context {
  readonly source: string
  readonly questions: readonly Answered[]
  /** The section that each of the nodes at its top belongs to. */
  readonly within: ReadonlyMap<Node, Answered | null>
  readonly stems: ReadonlySet<Node>
  /** Of the nodes that a key stands in: where it ends. */
  readonly keyEnds: ReadonlyMap<Node, number>
  /** Whether an offset lies in choices that no answer was found for: what they say may be meant to be wrong. */
  readonly unanswered: (offset: number) => boolean
  readonly out: Remark[]
  readonly tables: SaidTable[]
}

/** Collects every remark of a post. */
export function collectRemarks(
  tree: Node,
  source: string,
  questions: readonly Answered[],
  sections: readonly { readonly section: Section; readonly question: Answered | null }[],
  unanswered: (offset: number) => boolean,
): { readonly remarks: readonly Remark[]; readonly tables: readonly SaidTable[] } {
  const within = new Map<Node, Answered | null>()
  for (const { section, question } of sections)
    for (const node of [...section.opening.map((each) => each.node), ...section.body])
      within.set(node, question)
  const stems = new Set<Node>()
  const keyEnds = new Map<Node, number>()
  for (const { candidate, keyLines } of questions) {
    if (candidate.stemNode) stems.add(candidate.stemNode)
    for (const { node, utterance } of keyLines)
      keyEnds.set(node, Math.max(keyEnds.get(node) ?? 0, utterance.pieces.at(-1)?.at.end ?? 0))
  }
  const context: Context = { source, questions, within, stems, keyEnds, unanswered, out: [], tables: [] }
  walk(tree, context, { kind: 'prose', section: undefined, depth: 0 })
  return { remarks: context.out, tables: context.tables }
}

/** Where the walk is: what a paragraph here is, and whose answer it stands in (`undefined` outside of any). */
interface Here {
  readonly kind: Remark['kind']
  readonly section: Answered | null | undefined
  readonly depth: number
}

function walk(node: Node, context: Context, before: Here): void {
  if (before.depth > MAX_DEPTH) return
  const inside = context.within.get(node)
  const here = inside === undefined ? before : { ...before, section: inside }
  switch (node.type) {
    case 'paragraph':
    case 'heading': {
      const said = node.type === 'heading' ? 'heading' : here.kind
      inlineRemark(node, said, context, here)
      return
    }
    case 'tableCell':
      inlineRemark(node, 'cell', context, here)
      return
    case 'code':
      if (classifyCode(node).kind === 'text')
        remark(node, 'code', codeUtterance(node, context.source), context, here)
      return
    case 'math':
      remark(node, 'math', mathUtterance(node, context.source), context, here)
      return
    case 'table': {
      const table = tableOf(node, context, here)
      if (table !== null) context.tables.push(table)
      walkChildren(node, context, here)
      return
    }
    default:
      walkChildren(node, context, here)
  }
}

function walkChildren(node: Node, context: Context, here: Here): void {
  const kind = node.type === 'listItem' ? 'item' : here.kind
  for (const child of childrenOf(node))
    walk(child, context, { kind, section: here.section, depth: here.depth + 1 })
}

/** A table with its rows; null where it holds choices. */
function tableOf(node: Node, context: Context, here: Here): SaidTable | null {
  const [header, ...rows] = childrenOf(node).map((row) =>
    childrenOf(row).map((cell) => trimUtterance(readInline(childrenOf(cell), context.source).utterance)),
  )
  if (header === undefined || outside(node, EMPTY, context) === null) return null
  const before = context.out.at(-1)
  const question = questionOf(node, context, here)
  return { header, rows, before: before?.utterance ?? null, question }
}

function questionOf(node: Node, context: Context, here: Here): number | null {
  const explained = here.section ?? null
  const index = explained
    ? context.questions.indexOf(explained)
    : nearest(spanOfNode(node), context.questions)
  return index < 0 ? null : index
}

function inlineRemark(node: Node, kind: Remark['kind'], context: Context, here: Here): void {
  const inline = readInline(childrenOf(node), context.source)
  remark(node, kind, trimUtterance(inline.utterance), context, here, takenOver(inline))
}

/** What of inline content its author speaks for. */
function takenOver({ utterance, marks }: Inline): readonly TakenOver[] {
  return marks.flatMap(({ span, attributes }): readonly TakenOver[] => {
    const check = attributes.get('check')
    if (check === undefined && !attributes.has('unchecked')) return []
    return [
      {
        span: spanOf(utterance, span),
        text: utterance.text.slice(span.start, span.end),
        check: check === undefined ? null : { expression: check.value, span: check.span },
      },
    ]
  })
}

function remark(
  node: Node,
  kind: Remark['kind'],
  whole: Utterance,
  context: Context,
  here: Here,
  taken: readonly TakenOver[] = [],
): void {
  const utterance = outside(node, whole, context)
  if (utterance === null || utterance.text === '') return
  context.out.push({
    kind,
    utterance,
    node,
    explains: here.section !== undefined,
    question: questionOf(node, context, here),
    taken,
  })
}

/** What of a node is neither stem, choice nor key; null where nothing is. */
function outside(node: Node, whole: Utterance, context: Context): Utterance | null {
  if (context.stems.has(node)) return null
  const span = spanOfNode(node)
  if (context.unanswered(span.start)) return null
  const at = nearest(span, context.questions)
  const around = context.questions.slice(Math.max(0, at - 1), at + 2)
  for (const { candidate } of around)
    if (
      [...(candidate.group?.options ?? []), ...(candidate.values ?? [])].some((each) =>
        overlaps(each.span, span),
      )
    )
      return null
  const from = context.keyEnds.get(node)
  if (from === undefined) return whole
  return trimUtterance(sliceUtterance(whole, textOffset(whole, from), whole.text.length))
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The question that a place stands nearest to: the one it is in or before, or else the last one. */
function nearest(span: Span, questions: readonly Answered[]): number {
  let low = 0
  let high = questions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((questions[middle]?.candidate.span.end ?? 0) >= span.start) high = middle
    else low = middle + 1
  }
  return Math.min(low, questions.length - 1)
}

/** A block of code as an utterance: its lines as they stand, joined by line ends. */
function codeUtterance(node: Node, source: string): Utterance {
  let text = ''
  const pieces: Utterance['pieces'][number][] = []
  for (const line of codeLines(node, source)) {
    if (text !== '' || pieces.length > 0) {
      const at = pieces.at(-1)?.at.end ?? line.at
      pieces.push({
        kind: 'code',
        start: text.length,
        end: text.length + 1,
        at: { start: at, end: Math.max(at, line.at) },
      })
      text += '\n'
    }
    if (line.text === '') continue
    pieces.push({
      kind: 'code',
      start: text.length,
      end: text.length + line.text.length,
      at: { start: line.at, end: line.at + line.text.length },
    })
    text += line.text
  }
  return { text, pieces }
}

function mathUtterance(node: Node, source: string): Utterance {
  const value = literalOf(node)
  const span = spanOfNode(node)
  const found = source.slice(span.start, span.end).indexOf(value)
  const at =
    found < 0 || value === '' ? span : { start: span.start + found, end: span.start + found + value.length }
  return { text: value, pieces: value === '' ? [] : [{ kind: 'math', start: 0, end: value.length, at }] }
}

/** Code that no program is made of, with the reason. */
export function skippedCode(tree: Node): readonly { readonly span: Span; readonly reason: string }[] {
  const skipped: { span: Span; reason: string }[] = []
  const visit = (node: Node, depth: number) => {
    if (depth > MAX_DEPTH) return
    if (node.type === 'code') {
      const kind = classifyCode(node)
      if (kind.kind === 'skipped') skipped.push({ span: spanOfNode(node), reason: kind.reason })
    }
    for (const child of childrenOf(node)) visit(child, depth + 1)
  }
  visit(tree, 0)
  return skipped
}
