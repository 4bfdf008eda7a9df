/**
 * `<!-- quizproof-ignore RULE: reason -->`: the author's word that a message is known and stays. Standing alone, it speaks of the block that
 * follows; within a paragraph or at the end of a line, of that line.
 */
import type { Html, Parent, Root } from 'mdast'
import type { Node } from 'unist'
import { type Message, message, RULES, type RuleId } from '../message.js'
import { nearest } from '../nearest.js'
import type { Span } from '../span.js'
import { code } from './words.js'

/** A comment, and what it speaks of. */
interface Ignore {
  readonly span: Span
  readonly rule: string
  readonly reason: string
  readonly scope: Span
}

const COMMENT = /<!--\s*quizproof-ignore\b([^>]*?)-->/g

/** The messages that no comment speaks of, and what is wrong with the comments themselves. */
export function withoutIgnored(messages: readonly Message[], tree: Root, source: string): Message[] {
  const ignores = collect(tree, source)
  if (ignores.length === 0) return [...messages]
  const used = new Set<Ignore>()
  const kept = messages.filter((said) => {
    const by = ignores.find(
      (ignore) => ignore.reason !== '' && ignore.rule === said.ruleId && isIn(said, ignore),
    )
    if (by !== undefined) used.add(by)
    return by === undefined
  })
  return [...kept, ...ignores.flatMap((ignore) => (used.has(ignore) ? [] : complaint(ignore)))]
}

function isIn({ span }: Message, { scope }: Ignore): boolean {
  return span.start >= scope.start && span.start <= scope.end
}

function complaint({ span, rule, reason }: Ignore): Message {
  if (!isRule(rule)) {
    const near = nearest(rule, Object.keys(RULES))
    return message({
      ruleId: 'ignore',
      span,
      reason: `Unexpected rule ${code(rule)} to ignore, expected ${near === null ? 'the id of a rule' : code(near)}.`,
      actual: [rule],
      ...(near === null ? {} : { expected: [near] }),
      note: 'Write `<!-- quizproof-ignore RULE: reason -->`.',
    })
  }
  if (reason === '')
    return message({
      ruleId: 'ignore',
      span,
      reason: `Unexpected end of the comment, expected a reason why ${code(rule)} is ignored.`,
      note: `Write ${code(`<!-- quizproof-ignore ${rule}: why -->`)}. Without a reason nothing is ignored.`,
    })
  return message({
    ruleId: 'ignore',
    span,
    reason: `There is no ${code(rule)} to ignore here.`,
    note: 'Remove the comment, or put it right before what it speaks of.',
  })
}

function isRule(id: string): id is RuleId {
  return Object.hasOwn(RULES, id)
}

/** Every comment of a tree, in order. */
function collect(tree: Root, source: string): readonly Ignore[] {
  const found: Ignore[] = []
  const waiting: Parent[] = [tree]
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const [index, child] of parent.children.entries()) {
      if (isParent(child)) waiting.push(child)
      if (!isHtml(child)) continue
      const span = spanOfNode(child)
      if (span === null) continue
      const next = spanOfNode(parent.children[index + 1])
      const inline = parent.type === 'paragraph' || parent.type === 'heading'
      const scope = inline || next === null ? lineAround(source, span) : { start: span.start, end: next.end }
      for (const match of child.value.matchAll(COMMENT)) {
        const [rule = '', ...reason] = (match[1] ?? '').split(':')
        found.push({ span, rule: rule.trim(), reason: reason.join(':').trim(), scope })
      }
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function lineAround(source: string, { start, end }: Span): Span {
  const before = source.slice(0, start).search(/[^\r\n]*$/)
  const after = source.slice(end).search(/[\r\n]|$/)
  return { start: before, end: end + after }
}

function spanOfNode(node: Node | undefined): Span | null {
  const start = node?.position?.start.offset
  const end = node?.position?.end.offset
  return start === undefined || end === undefined ? null : { start, end }
}

function isParent(node: Node): node is Parent {
  return 'children' in node
}

function isHtml(node: Node): node is Html {
  return node.type === 'html'
}
