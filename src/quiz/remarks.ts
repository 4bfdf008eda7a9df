/** What an author says outside choices and keys, and the code that is no program: in document order. */
import type { Node } from 'unist'
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'
import type { Answered } from './answers.js'
import { childrenOf, literalOf, spanOfNode } from './node.js'
import { MAX_DEPTH } from './outline.js'
import { classifyCode, codeLines } from './program.js'
import type { Remark } from './question.js'
import type { Section } from './section.js'
import { readInline, sliceUtterance, textOffset, trimUtterance } from './utterance.js'

interface Context {
  readonly source: string
  readonly questions: readonly Answered[]
  readonly sections: readonly { readonly section: Section; readonly question: Answered | null }[]
  readonly choices: ReadonlySet<Node>
  readonly out: Remark[]
}

/** Collects every remark of a post. */
export function collectRemarks(
  tree: Node,
  source: string,
  questions: readonly Answered[],
  sections: Context['sections'],
): readonly Remark[] {
  const choices = new Set<Node>()
  for (const { candidate } of questions) for (const node of candidate.group?.nodes ?? []) choices.add(node)
  const context: Context = { source, questions, sections, choices, out: [] }
  walk(tree, context, 'prose', 0)
  return context.out
}

function walk(node: Node, context: Context, kind: Remark['kind'], depth: number): void {
  if (depth > MAX_DEPTH) return
  switch (node.type) {
    case 'paragraph':
    case 'heading': {
      const said = node.type === 'heading' ? 'heading' : kind
      remark(node, said, trimUtterance(readInline(childrenOf(node), context.source).utterance), context)
      return
    }
    case 'tableCell':
      remark(node, 'cell', trimUtterance(readInline(childrenOf(node), context.source).utterance), context)
      return
    case 'code':
      if (classifyCode(node).kind === 'text')
        remark(node, 'code', codeUtterance(node, context.source), context)
      return
    case 'math':
      remark(node, 'math', mathUtterance(node, context.source), context)
      return
    default: {
      const within = node.type === 'listItem' ? 'item' : kind
      for (const child of childrenOf(node)) walk(child, context, within, depth + 1)
    }
  }
}

function remark(node: Node, kind: Remark['kind'], whole: Utterance, context: Context): void {
  const span = spanOfNode(node)
  const utterance = outside(node, whole, span, context)
  if (utterance === null || utterance.text === '') return
  const inside = context.sections.filter(({ section }) => covers(section.span, span))
  const section = inside.at(-1)
  const explained = section?.question ?? null
  const question = explained ? context.questions.indexOf(explained) : nearest(span, context)
  context.out.push({
    kind,
    utterance,
    node,
    explains: inside.length > 0,
    question: question < 0 ? null : question,
  })
}

/** What of a node is neither stem, choice nor key; null where nothing is. */
function outside(node: Node, whole: Utterance, span: Span, context: Context): Utterance | null {
  let from = span.start
  for (const each of context.questions) {
    const { group, stemNode, span: place } = each.candidate
    if (stemNode === node || place.start > span.end) {
      if (stemNode === node) return null
      continue
    }
    if (group?.options.some((option) => overlaps(option.span, span))) return null
    for (const line of each.keyLines) {
      const end = line.utterance.pieces.at(-1)?.at.end ?? 0
      if (line.node === node) from = Math.max(from, end)
    }
  }
  if (from === span.start) return whole
  return trimUtterance(sliceUtterance(whole, textOffset(whole, from), whole.text.length))
}

function covers(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The question that a place stands nearest to: the next one, or the last one before. */
function nearest(span: Span, context: Context): number {
  const next = context.questions.findIndex((each) => each.candidate.span.end >= span.start)
  return next >= 0 ? next : context.questions.length - 1
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
